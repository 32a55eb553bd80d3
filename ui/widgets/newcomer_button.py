"""The button for when somebody walks in: one tap, on every page of a visit (H4)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.hands import NEWCOMER_KEY
from ui.widgets.tick_button import TickButton


class NewcomerButton(TickButton):
    """Once it is on disk that somebody came in it shows a tick for a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        words = QCoreApplication.translate("NewcomerButton", "Somebody is coming in ({key})").format(key=NEWCOMER_KEY)
        super().__init__("user-plus", words, "newcomer", parent)
