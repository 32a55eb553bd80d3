"""The rights screen: large and calm; what each may refuse, ask and must allow, with its source.

No progress bar, no timer, nothing moves by itself, and no word says who saw a card before (H8, H23).
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.screens.explain.ask_page import AskPage
from ui.screens.rights.card_view import CardView
from ui.screens.rights.choose_page import ChoosePage
from ui.screens.rights.paper_page import PaperPage
from ui.screens.rights.phone_page import PhonePage
from ui.screens.rights.seen_page import SeenPage
from ui.screens.rights.state import Page, RightsState
from ui.widgets.back_button import BackButton, Way
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.hands_bar import HandsBar
from ui.widgets.layouts import keeping_focus, tab_as_read
from ui.widgets.low_window import is_low
from ui.widgets.message_bar import MessageBar
from ui.widgets.mood import be_family_page
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.whole_page import turning

_WAY_BACK: Mapping[Page, Way] = {
    "choose": "visit",
    "card": "card",
    "ask": "card",
    "phone": "before",
    "paper": "before",
    "seen": "before",
}


class RightsScreen(QWidget):
    """Show rights cards; report the intents.

    Signals:
        back_requested: one page back, at last to the visit.
    """

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        be_family_page(self)
        self.hands = HandsBar(together=False)
        self.hands.let_hand_over(False)
        self.back = BackButton("visit")
        self.strip, self.bar = FrameStrip(), MessageBar()
        self.choose, self.card, self.phone = ChoosePage(), CardView(), PhonePage()
        self.ask, self.paper, self.seen = AskPage(), PaperPage(), SeenPage()
        self._pages: dict[Page, QWidget] = {
            "choose": self.choose,
            "card": self.card,
            "ask": self.ask,
            "phone": self.phone,
            "paper": self.paper,
            "seen": self.seen,
        }
        self._sheets: dict[Page, ScrollPage] = {
            "choose": self.choose,
            "card": self.card.sheet,
            "ask": self.ask,
            "phone": self.phone,
            "paper": self.paper.paper,
            "seen": self.seen,
        }
        self.choose.body.insertWidget(0, self.bar)
        self.pages = QStackedWidget()
        for page in self._pages.values():
            self.pages.addWidget(page)
        space = theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(space("basis-space-md"), space("basis-space-sm"), space("basis-space-md"), 0)
        top = turning(QHBoxLayout())
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.strip, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.hands, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
        self.back.clicked.connect(self.back_requested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the way back leaves its room to the page."""
        super().resizeEvent(event)
        self.back.set_short(is_low(self))

    def show_state(self, state: RightsState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.bar.show_message(state.message)
        self.strip.show_state(state.frames, state.words)
        with keeping_focus(self):
            self.choose.show_rows(state.rows)
            self.card.show_state(state)
            self.ask.show_state(state.ask)
            self.phone.show_state(state)
            self.paper.show_state(state)
            self.seen.show_state(state)
            tab_as_read(self)
        self.back.lead_to(_WAY_BACK[state.page], state.words)
        shown = self._pages[state.page]
        if state.message is not None:
            self._sheets[state.page].to_top()
        if shown is not self.pages.currentWidget():
            self._sheets[state.page].body.insertWidget(0, self.bar)
            self.pages.setCurrentWidget(shown)
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
