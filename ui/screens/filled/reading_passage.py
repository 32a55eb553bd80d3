"""One passage of a handover, large, with what was said of it by whoever is heard here, and the ways to the next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jgvisit.content.family_words import FamilyWords
from ui import theme
from ui.widgets.both import both
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear
from ui.widgets.text import Text


@dataclass(frozen=True)
class PassageShown:
    """A passage as it is on record."""

    kind: str
    text: str
    source: str
    said: tuple[tuple[str, bool], ...]
    """Each line, and whether it is one of before."""
    is_first: bool
    is_last: bool


class PassageView(QWidget):
    """Draws one passage, or none.

    Signals:
        turned: by one, forward or back.
        take_out_requested: take out of the fields what was asked to be left out.
    """

    turned = Signal(int)
    take_out_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.passage, self.source = Text(role="label"), Text(role="title"), Text(role="small", subtle=True)
        self.said = QVBoxLayout()
        self.out = Button(self.tr("Take out what was asked to be left out"))
        self.out.setObjectName("take-out")
        self.before, self.after = Button(self.tr("Sentence before")), Button(self.tr("Next sentence"))
        self.before.setObjectName("sentence-before")
        self.after.setObjectName("sentence-after")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.kind, self.passage, self.source):
            column.addWidget(widget)
        column.addLayout(self.said)
        turn = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        for button in (self.before, self.after, self.out):
            turn.addWidget(button)
        column.addLayout(turn)
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.out.clicked.connect(self.take_out_requested)

    def say(self, words: FamilyWords) -> None:
        """Say what can be pressed in Dutch, and in the language of those who are here."""
        self.before.setText(both(self.tr("Sentence before"), words))
        self.after.setText(both(self.tr("Next sentence"), words))

    def show_passage(self, there: PassageShown | None, *, can_take_out: bool) -> None:
        """Draw a passage; None where nothing is on record yet."""
        for widget in (self.kind, self.passage, self.source):
            widget.setVisible(there is not None)
        clear(self.said)
        self.before.setVisible(there is not None and not there.is_first)
        self.after.setVisible(there is not None and not there.is_last)
        self.out.setVisible(can_take_out)
        if there is None:
            return
        self.kind.setText(there.kind)
        self.passage.setText(there.text)
        self.source.setText(there.source)
        self.source.setVisible(bool(there.source))
        for line, earlier in there.said:
            self.said.addWidget(Text(line, "small" if earlier else "body", subtle=earlier))
