"""Yes, no or later for each row apart: a yes for one is no yes for another (H15)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import with_translation
from ui.screens.form.state import FormState, LineSaid
from ui.widgets.both import both
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear
from ui.widgets.text import Text

_SAID: tuple[LineSaid, ...] = ("agreed", "refused", "later")


class LinesChoice(QWidget):
    """Take an answer to each row.

    Signals:
        changed: an answer was given.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[str, QButtonGroup] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px("basis-space-xs"))

    def begin(self, state: FormState) -> None:
        """Lay out the rows, with what was said before a lock."""
        self.forget()
        words: dict[LineSaid, str] = {"agreed": self.tr("Yes"), "refused": self.tr("No"), "later": self.tr("Later")}
        kept = dict(state.kept.lines)
        for line in state.lines:
            if self._groups:  # a yes or no stands with the words above it, apart from those below
                self._column.addSpacing(theme.current().px("basis-space-xl"))
            self._column.addWidget(Text(with_translation(line.words, line.translation)))
            row, group = FlowLayout(gap_px=theme.current().px("basis-space-xs")), QButtonGroup(self)
            for said in _SAID:
                button = Button(both(words[said], state.words), "choice", name=f"{words[said]}: {line.words}")
                button.setObjectName(f"line-{line.id}-{said}")
                button.setProperty("said", said)
                button.setChecked(kept.get(line.id) == said)
                group.addButton(button)
                row.addWidget(button)
            group.buttonToggled.connect(lambda *_: self.changed.emit())
            self._groups[line.id] = group
            self._column.addLayout(row)

    def forget(self) -> None:
        """Take every row off the screen."""
        self._groups = {}
        clear(self._column)

    def said(self) -> tuple[tuple[str, LineSaid], ...]:
        """Return what was said to each row so far."""
        chosen = ((row, group.checkedButton()) for row, group in self._groups.items())
        return tuple((row, button.property("said")) for row, button in chosen if button is not None)

    @property
    def is_complete(self) -> bool:
        """Whether each row has its answer."""
        return len(self.said()) == len(self._groups)
