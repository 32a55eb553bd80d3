"""Ten digits and a way back, for fingers, on a laptop whose keyboard is folded away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui import theme
from ui.widgets.button import Button

_ROWS = ("123", "456", "789")
_KEY_WIDTH_PX = 72


class KeyPad(QWidget):
    """A touch keypad.

    Signals:
        digit_pressed: one digit.
        back_pressed: take the last character away.
    """

    digit_pressed = Signal(str)
    back_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # squeezed, its keys would lie over each other
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.current().px("basis-space-xs"))
        for row, digits in enumerate(_ROWS):
            for column, digit in enumerate(digits):
                grid.addWidget(self._key(digit), row, column)
        grid.addWidget(self._key("0"), 3, 1)
        back = Button(
            kind="quiet", icon="backspace", name=QCoreApplication.translate("KeyPad", "Delete the last character")
        )
        back.clicked.connect(self.back_pressed)
        self._fit(back)
        grid.addWidget(back, 3, 2)

    def _key(self, digit: str) -> Button:
        key = Button(digit)
        key.clicked.connect(lambda: self.digit_pressed.emit(digit))
        self._fit(key)
        return key

    @staticmethod
    def _fit(key: Button) -> None:
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # who can reach it by key has a keyboard
        width = round(_KEY_WIDTH_PX * theme.current().text_scale)
        key.setMinimumSize(width, theme.current().px("basis-pointer-target-family-block-size"))
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
