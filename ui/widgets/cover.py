"""The plain ground that lies over a window while it locks or syncs behind closed curtains."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.icon_mark import IconMark
from ui.widgets.mood import look_of
from ui.widgets.text import Text


class Cover(QWidget):
    """Covers `window` whole, also when it is resized; takes every click. `text` says what goes on, no name."""

    def __init__(self, window: QWidget, text: str = "") -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        self.text = Text(text, "subheading", alignment=Qt.AlignmentFlag.AlignHCenter)
        self.text.setVisible(bool(text))
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(IconMark("lock", size="xl", disc=True), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.text)
        column.addStretch()
        window.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text or window.windowTitle())
        # what lies below must be out of reach of keys and of the screen reader too
        for child in window.children():
            if isinstance(child, QWidget) and child is not self and not child.isWindow():
                child.hide()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the whole window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look_of(self).color("basis-color-default-bg-document"))
        painter.end()
