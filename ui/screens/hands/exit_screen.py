"""Four digits: to choose the worker's code, or to give it so that the page comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.announcing import Told, announce
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.key_pad import KeyPad
from ui.widgets.layouts import tab_as_read
from ui.widgets.low_window import is_low
from ui.widgets.mood import be_family_page
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

DIGITS = 4
_WIDTH_PX = 560
_BESIDE_FROM_PX = 600
_FULL, _EMPTY = "●", "○"


@dataclass(frozen=True)
class ExitState:
    """What the page asks: a new code, the same once more, or the code.

    `renew`: a new one where the last page never came back by the code; the one before may stay.
    """

    asks: Literal["choose", "renew", "repeat", "leave"] = "leave"
    problem: str = ""


class ExitScreen(QWidget):
    """Take four digits; nothing of them is ever shown.

    Signals:
        code_given: four digits.
        kept: the code of before stays.
        cancelled: back to the page.
    """

    code_given = Signal(str)
    kept = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        be_family_page(self)
        # digits typed anywhere on the page count; Tab stops at what can be pressed, where its ring is seen
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._typed, self._asks = "", ""
        centre = Qt.AlignmentFlag.AlignHCenter
        self.title, self.text = Heading(), Text(alignment=centre)
        self.title.setAlignment(centre)
        self.dots, self.problem = Text(role="title", alignment=centre), Told("small", alignment=centre)
        place = self.problem.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # the keys below stay under the fingers
        self.problem.setSizePolicy(place)
        self.keys = KeyPad()
        self.keep = Button(self.tr("Keep the same code"), "quiet")
        self.back = Button(self.tr("Back to the page"), "quiet", icon="arrow-left")
        page, panel = ScrollPage(max_width_px=_WIDTH_PX, margin="basis-space-md"), Panel()
        self._page = page
        words, self._halves = QVBoxLayout(), QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for widget in (self.title, self.text, self.dots, self.problem):
            words.addWidget(widget)
        words.addStretch(1)
        self._halves.setSpacing(theme.current().px("basis-space-md"))
        self._halves.addLayout(words, 1)
        self._halves.addWidget(self.keys)
        panel.body.addLayout(self._halves)
        page.body.addStretch(1)
        page.body.addWidget(panel)
        page.body.addWidget(self.keep, 0, centre)
        page.body.addWidget(self.back, 0, centre)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.keys.digit_pressed.connect(self._take)
        self.keys.back_pressed.connect(self._take_back)
        self.keep.clicked.connect(self.kept)
        self.back.clicked.connect(self.cancelled)
        tab_as_read(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the keys stand beside the words: they must be in sight whole."""
        super().resizeEvent(event)
        low = is_low(self)
        beside = low and self.width() >= _BESIDE_FROM_PX * theme.current().text_scale
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._page.set_margin(theme.current().px("basis-space-2xs" if low else "basis-space-md"))
        self.title.set_role("strong" if low else "title")

    def show_state(self, state: ExitState) -> None:
        """Ask; what was typed before is forgotten."""
        title, text = {
            "choose": (
                self.tr("Choose a code"),
                self.tr("Four digits. With these you take the page back from the family. Not your PIN."),
            ),
            "renew": (
                self.tr("Choose a code"),
                self.tr("Last time the page did not come back by the code. Choose a new one, or keep it."),
            ),
            "repeat": (self.tr("The same code once more"), self.tr("Then you hand the page over.")),
            "leave": (self.tr("Code of the worker"), self.tr("The worker types the code here.")),
        }[state.asks]
        self.title.setText(title)
        self.setAccessibleName(title)  # who types the digits is on the page itself
        self.setAccessibleDescription(f"{state.problem} {text}".strip())
        self.text.setText(text)
        if state.asks != self._asks:  # the page stays, what it asks is another
            self._asks = state.asks
            announce(self, f"{title}. {text}")
        self.problem.hide()  # the same mistake once more is said once more
        self.problem.tell(state.problem)
        self.keep.setVisible(state.asks == "renew")
        self.forget()

    def forget(self) -> None:
        """Forget what was typed."""
        self._typed = ""
        self._show_dots()

    def _take(self, digit: str) -> None:
        self._typed += digit
        self._show_dots()
        announce(self, self.dots.accessibleName())
        if len(self._typed) == DIGITS:
            given = self._typed
            self.forget()
            self.code_given.emit(given)

    def _take_back(self) -> None:
        self._typed = self._typed[:-1]
        self._show_dots()
        announce(self, self.dots.accessibleName())

    def _show_dots(self) -> None:
        self.dots.setText(" ".join(_FULL if at < len(self._typed) else _EMPTY for at in range(DIGITS)))
        self.dots.setAccessibleName(self.tr("%n digit(s) typed", "", len(self._typed)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits from a keyboard too."""
        text = event.text()
        if text.isascii() and text.isdecimal() and len(text) == 1:
            self._take(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self._take_back()
        else:
            super().keyPressEvent(event)
