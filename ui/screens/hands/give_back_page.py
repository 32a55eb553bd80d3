"""What stands on a form in the family's hands once nothing of it is for them any more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui.widgets.both import both_lines
from ui.widgets.heading import Heading
from ui.widgets.icon_mark import IconMark
from ui.widgets.mood import be_family_page
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


class GiveBackPage(QWidget):
    """Asks to give the tablet back; names nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        be_family_page(self)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.title, self.text = Heading(), Text(alignment=centre)
        self.title.setAlignment(centre)
        page = ScrollPage()
        page.body.addStretch(2)
        page.body.addWidget(IconMark("message-circle", size="2xl", disc=True), 0, centre)
        page.body.addWidget(self.title)
        page.body.addWidget(self.text)
        page.body.addStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.say(DUTCH_ONLY)

    def say(self, words: FamilyWords) -> None:
        """Say it in the family's language too."""
        self.title.setText(both_lines(self.tr("Thank you"), words))
        self.text.setText(both_lines(self.tr("Please give the screen back to the worker."), words))
