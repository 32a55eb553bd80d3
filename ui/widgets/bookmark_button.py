"""The button that keeps a bookmark: one tap, no words, and a tick that only its worker looks for (H7)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.hands import BOOKMARK_KEY
from ui.widgets.tick_button import TickButton


class BookmarkButton(TickButton):
    """Once the bookmark is on disk it shows a tick for a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        words = QCoreApplication.translate("BookmarkButton", "Bookmark ({key})").format(key=BOOKMARK_KEY)
        super().__init__("bookmark", words, "bookmark", parent)
