"""What stands on a form in the family's hands once nothing of it is for them any more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.heading import Heading
from ui.widgets.icon_mark import IconMark
from ui.widgets.mood import set_mood
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


class GiveBackPage(QWidget):
    """Asks to give the tablet back; names nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_mood(self, "family")
        centre = Qt.AlignmentFlag.AlignHCenter
        title = Heading(self.tr("Thank you"))
        title.setAlignment(centre)
        page = ScrollPage()
        page.body.addStretch(2)
        page.body.addWidget(IconMark("message-circle", size_px=56, disc=True), 0, centre)
        page.body.addWidget(title)
        page.body.addWidget(Text(self.tr("Please give the screen back to the worker."), alignment=centre))
        page.body.addStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
