"""The neutral page of a visit: what a shown page gives way to while the family may still look (H10)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui.widgets.both import both, both_lines
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.icon_mark import IconMark
from ui.widgets.mood import be_family_page
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


class NeutralScreen(QWidget):
    """Says that the talk goes on, and nothing else.

    Signals:
        go_on_requested: to the page in the worker's hands.
    """

    go_on_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        be_family_page(self)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.go_on = Button(self.tr("Go on"), "secondary", icon="arrow-right", trailing=True)
        self.go_on.clicked.connect(self.go_on_requested)
        self.title, self.text = Heading(), Text(alignment=centre)
        self.title.setAlignment(centre)
        page = ScrollPage()
        page.body.addStretch(2)
        page.body.addWidget(IconMark("message-circle", size="2xl", disc=True), 0, centre)
        page.body.addWidget(self.title)
        page.body.addWidget(self.text)
        page.body.addWidget(self.go_on, 0, centre)
        page.body.addStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.say(DUTCH_ONLY)

    def say(self, words: FamilyWords) -> None:
        """Say it in the family's language too."""
        self.title.setText(both_lines(self.tr("Our talk"), words))
        self.text.setText(both_lines(self.tr("We go on in a moment."), words))
        self.go_on.setText(both(self.tr("Go on"), words))


class PauseScreen(NeutralScreen):
    """Lies over a talk that pauses: nothing of the family, and nothing that looks locked."""

    def say(self, words: FamilyWords) -> None:
        """Say it in the family's language too."""
        self.title.setText(both_lines(self.tr("Break"), words))
        self.text.setText(both_lines(self.tr("We go on later."), words))
        self.go_on.setText(both(self.tr("Go on"), words))
