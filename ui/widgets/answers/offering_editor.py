"""Words as anywhere else, and below them names that may be meant: one press puts one there, nothing else ever does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from jgvisit.records.answers import Answer
from ui import theme
from ui.i18n import isolated
from ui.widgets.answers.editor import Asked
from ui.widgets.answers.text_editor import TextEditor
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear


class OfferingEditor(TextEditor):
    """Takes any words; who makes one says which names to offer (`_names`), and calls `_offer` once it can."""

    def __init__(self, asked: Asked, prefix: str, value: Answer | None, parent: QWidget | None = None) -> None:
        super().__init__(asked, value, parent)
        self._prefix = prefix
        self._shown: tuple[str, ...] | None = None
        self.offers = QWidget()
        self._row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        self.offers.setLayout(self._row)
        self.column.insertWidget(self.column.indexOf(self.problem), self.offers)
        self.field.text_changed.connect(lambda _: self._offer())

    def _names(self, typed: str) -> Sequence[str]:
        """Return whom to offer by what is typed so far."""
        raise NotImplementedError

    def _offer(self) -> None:
        found = tuple(self._names(self.field.text()))
        if found != self._shown:
            self._shown = found
            clear(self._row)
            for each in found:
                button = Button(isolated(each), "secondary", name=self.tr("Fill in {name}").format(name=each))
                button.setObjectName(f"{self._prefix}-{self.asked.path}-{each}")
                button.clicked.connect(lambda _=False, name=each: self._take(name))
                self._row.addWidget(button)
        self.offers.setVisible(bool(found))

    def _take(self, name: str) -> None:
        edit = self.field.edit
        if isinstance(edit, QPlainTextEdit):
            edit.selectAll()
            edit.insertPlainText(name)  # so that one step back brings back what was typed
        edit.setFocus()
