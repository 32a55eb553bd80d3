"""What became different in a text, sentence by sentence: as it was, as it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from jgvisit.content.earlier import What
from ui import theme
from ui.theme import Tone
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text


@dataclass(frozen=True)
class DifferenceRow:
    """One sentence; `old` or `new` is empty where it was not there."""

    what: What
    old: str
    new: str


class DifferencePanel(Panel):
    """Shows the sentences that changed; those that stayed the same are only counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()

    def show_texts(self, texts: tuple[tuple[str, tuple[DifferenceRow, ...]], ...]) -> None:
        """Show each text with its sentences; nothing at all hides the panel."""
        clear(self.body)
        self.setVisible(bool(texts))
        for title, rows in texts:
            self.body.addWidget(Heading(title, 2))
            if not rows:
                self.body.addWidget(
                    Text(self.tr("The old text does not stand beside it. Explain all of it."), subtle=True)
                )
                continue
            self._add_rows([row for row in rows if row.what != "same"])
            same = sum(1 for row in rows if row.what == "same")
            if same:
                self.body.addWidget(Text(self.tr("%n sentence(s) stayed the same.", "", same), "small", subtle=True))

    def _add_rows(self, rows: list[DifferenceRow]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.current().px("basis-space-md"))
        grid.setVerticalSpacing(theme.current().px("basis-space-sm"))
        grid.setColumnStretch(1, 1)
        words: dict[What, tuple[str, Tone]] = {
            "changed": (self.tr("Changed"), "warning"),
            "new": (self.tr("New"), "positive"),
            "gone": (self.tr("Gone"), "negative"),
        }
        for at, row in enumerate(rows):
            label, tone = words[row.what]
            grid.addWidget(StatusPill(label, tone), 2 * at, 0, Qt.AlignmentFlag.AlignTop)
            if row.old:
                old = Text(self.tr("Was: {text}").format(text=row.old), subtle=True)
                grid.addWidget(old, 2 * at, 1)
            if row.new:
                grid.addWidget(Text(self.tr("Is: {text}").format(text=row.new)), 2 * at + bool(row.old), 1)
        self.body.addLayout(grid)
