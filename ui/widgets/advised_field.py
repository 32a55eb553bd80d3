"""A field for words that a family will read, with advice beneath it; the advice never changes or blocks anything."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from jgvisit.content.advice import Advice, Span
from ui import theme
from ui.i18n import isolated
from ui.theme import Theme
from ui.widgets.advice_list import AdviceList
from ui.widgets.marked_line import MarkedLine
from ui.widgets.mood import look_of
from ui.widgets.text import Text

FieldsAdvice = Mapping[str, tuple[str, tuple[Advice, ...]]]
"""Field -> the text that was looked at, and the advice on it."""


class AdvisedField(QWidget):
    """A line, or lines, to type in. The words are underlined: a wave for a term, dots for a tip.

    Signals:
        text_changed: what stands in the field now.
    """

    text_changed = Signal(str)

    def __init__(self, name: str, text: str, parent: QWidget | None = None, *, lines: bool = False) -> None:
        super().__init__(parent)
        self._description = ""
        self._advice: tuple[Advice, ...] = ()
        self._advised = ""
        self.edit = QPlainTextEdit(text) if lines else MarkedLine(text)
        self.edit.setObjectName(f"field-{name}")
        self.advice = AdviceList(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px("basis-space-2xs"))
        self.whole = Text(role="small", subtle=True)
        column.addWidget(self.edit)
        column.addWidget(self.whole)
        column.addWidget(self.advice)
        if isinstance(self.edit, QPlainTextEdit):
            self.edit.setTabChangesFocus(True)
        # no focus proxy: Tab would stop at this part beside its line, wherever the line was moved to in the order
        self.edit.textChanged.connect(self._on_text_changed)
        self.advice.taken.connect(self._on_taken)
        self._show_whole()

    def describe(self, label: str, description: str) -> None:
        """Tell a screen reader what the field is for; advice is added to it."""
        self._description = description
        self.edit.setAccessibleName(label)
        self._tell_description()

    def _tell_description(self) -> None:
        self.edit.setAccessibleDescription(" ".join(filter(None, (self._description, self.advice.summary()))))

    def text(self) -> str:
        """Return what stands in the field."""
        return self.edit.toPlainText() if isinstance(self.edit, QPlainTextEdit) else self.edit.text()

    def show_advice(self, text: str, advice: tuple[Advice, ...]) -> None:
        """Show the advice that was given on `text`; nothing happens where the field has moved on since."""
        if text != self.text() or (text, advice) == (self._advised, self._advice):
            return
        self._advised, self._advice = text, advice
        self.advice.show_advice(advice)
        self._underline()
        self._tell_description()

    def _underline(self) -> None:
        if isinstance(self.edit, QPlainTextEdit):
            self.edit.setExtraSelections([self._selection(self.edit, each) for each in self._advice])
        else:
            places = [[_qt_position(self._advised, at) for at in (e.at.start, e.at.end)] for e in self._advice]
            looks = [_look(each, look_of(self)) for each in self._advice]
            self.edit.mark((start, end - start, look) for (start, end), look in zip(places, looks, strict=True))

    def _selection(self, edit: QPlainTextEdit, advice: Advice) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = self._cursor(edit, advice.at), _look(advice, look_of(self))
        return selection

    def _cursor(self, edit: QPlainTextEdit, span: Span) -> QTextCursor:
        cursor = QTextCursor(edit.document())
        cursor.setPosition(_qt_position(self._advised, span.start))
        cursor.setPosition(_qt_position(self._advised, span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look anew whether the words fit."""
        super().resizeEvent(event)
        self._show_whole()

    def _show_whole(self) -> None:
        """Show a line that is longer than its field once more below it, whole: nobody signs for half a sentence."""
        edges = 2 * theme.current().px("basis-space-sm")
        width = self.edit.fontMetrics().horizontalAdvance(self.text())
        cut = isinstance(self.edit, MarkedLine) and width > self.width() - edges
        if isinstance(self.edit, MarkedLine) and cut and not self.edit.hasFocus():
            self.edit.setCursorPosition(0)  # nobody types in it: show how it begins
        self.whole.setText(isolated(self.text()) if cut else "")
        self.whole.setVisible(cut)

    def _on_text_changed(self) -> None:
        self._show_whole()
        self.text_changed.emit(self.text())

    def _on_taken(self, advice: Advice) -> None:
        """Put the better words in their place, as one step that can be undone; the cursor goes behind them."""
        span = advice.takes
        if span is None or self.text() != self._advised:  # typed on since: the places are no longer right
            return
        if isinstance(self.edit, QPlainTextEdit):
            cursor = self._cursor(self.edit, span)
            cursor.insertText(advice.better)
            self.edit.setTextCursor(cursor)
        else:
            start, end = (_qt_position(self._advised, at) for at in (span.start, span.end))
            self.edit.setSelection(start, end - start)
            self.edit.insert(advice.better)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)


def _look(advice: Advice, worn: Theme) -> QTextCharFormat:
    look, is_term = QTextCharFormat(), advice.kind == "term"
    line = QTextCharFormat.UnderlineStyle.WaveUnderline if is_term else QTextCharFormat.UnderlineStyle.DotLine
    look.setUnderlineStyle(line)
    look.setUnderlineColor(worn.tone("warning" if is_term else "info", "border"))
    return look


def _qt_position(text: str, at: int) -> int:
    """Return where code point `at` stands as Qt counts: in units of UTF-16."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
