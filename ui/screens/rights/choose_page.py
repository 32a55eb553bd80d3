"""Whose card: those in the room, each with the children it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import isolated
from ui.screens.rights.state import CardRow
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text
from ui.widgets.whole_page import turning


class ChoosePage(ScrollPage):
    """List the cards.

    Signals:
        card_requested: key of the card.
        seen_requested: key of the card to which something is added.
    """

    card_requested = Signal(str)
    seen_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width="basis-page-form-inline-size", margin="basis-space-md")
        self._known: tuple[CardRow, ...] | None = None
        self._rows = QVBoxLayout()
        panel = Panel()
        panel.body.addWidget(Heading(self.tr("What may each of you decide?")))
        panel.body.addLayout(self._rows)
        self.body.addWidget(panel)
        self.body.addStretch(1)

    def show_rows(self, rows: tuple[CardRow, ...]) -> None:
        """Draw the list; nothing in it says who saw a card before."""
        if rows == self._known:
            return
        self._known = rows
        clear(self._rows)
        for row in rows:
            self._rows.addLayout(self._row(row))
        if not rows:
            self._rows.addWidget(Text(self.tr("There is no card for anybody in the room.")))

    def _row(self, row: CardRow) -> QHBoxLayout:
        line, words = turning(QHBoxLayout()), QVBoxLayout()
        words.setSpacing(0)
        about = self.tr("about {names}").format(names=row.about) if row.about else ""
        whose = f"{row.name}, {about}" if about else row.name
        words.addWidget(Text(isolated(row.name), "strong"))
        if about:
            words.addWidget(Text(about, "small", subtle=True))
        line.addLayout(words, 1)
        if row.can_ask:
            add = Button(
                self.tr("Add"), "quiet", icon="plus", name=self.tr("Add something to the card of {name}").format(
                    name=whose
                )
            )  # fmt: skip
            add.setObjectName(f"seen-{row.key}")
            add.clicked.connect(lambda: self.seen_requested.emit(row.key))
            line.addWidget(add, 0, Qt.AlignmentFlag.AlignVCenter)
        show = Button(self.tr("Show"), name=self.tr("Show the card of {name}").format(name=whose))
        show.setObjectName(f"rights-{row.key}")
        show.clicked.connect(lambda: self.card_requested.emit(row.key))
        line.addWidget(show, 0, Qt.AlignmentFlag.AlignVCenter)
        return line
