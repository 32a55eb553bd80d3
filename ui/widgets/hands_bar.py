"""The buttons on a page of a visit: newcomer, bookmark, break, cover, call, look together, hand over; the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui import theme
from ui.hands import CALL_KEY, COVER_KEY, HANDED_OVER, PAUSE_KEY, Hands
from ui.widgets.bookmark_button import BookmarkButton
from ui.widgets.both import both
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.newcomer_button import NewcomerButton

_WORDS_FROM_PX = 1400


class HandsBar(QWidget):
    """A row for the top of a page; with the family there is the button that gives it back, and the break.

    Signals:
        cover_requested: lay the card about this visit over everything.
        pause_requested: pause the talk.
        call_requested: to what has to be said on the telephone.
        bookmark_requested: keep that something is being said now.
        newcomer_requested: somebody walks in.
        together_requested: show this page to the family, in the worker's hands.
        hand_over_requested: give this page to the family.
        give_back_requested: the family gives it back, or the worker is done showing it.
    """

    cover_requested = Signal()
    pause_requested = Signal()
    call_requested = Signal()
    bookmark_requested = Signal()
    newcomer_requested = Signal()
    together_requested = Signal()
    hand_over_requested = Signal()
    give_back_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, together: bool = True) -> None:
        super().__init__(parent)
        self._hands: Hands = "worker"
        self._together, self._may_hand_over = together, True
        self._spoken = DUTCH_ONLY
        self.cover = Button(kind="quiet", icon="home-heart", name=self.tr("This visit ({key})").format(key=COVER_KEY))
        self.call = Button(kind="quiet", icon="phone", name=self.tr("Telephone ({key})").format(key=CALL_KEY))
        self.pause = Button(kind="quiet", icon="player-pause", name=self.tr("Break ({key})").format(key=PAUSE_KEY))
        self.bookmark, self.newcomer = BookmarkButton(), NewcomerButton()
        self.together = Button(kind="quiet", icon="eye", name=self.tr("Look together"))
        self.hand_over = Button(kind="quiet", icon="hand-stop", name=self.tr("Hand over"))
        self.give_back = Button(self.tr("Give back"), "quiet", icon="arrow-left")
        for name, button in (
            ("cover", self.cover),
            ("pause", self.pause),
            ("call", self.call),
            ("together", self.together),
            ("hand-over", self.hand_over),
            ("give-back", self.give_back),
        ):
            button.setObjectName(name)
        row = FlowLayout(self, gap_px=0, one_line=True)
        marks = (self.newcomer, self.bookmark)
        for button in (self.together, self.hand_over, *marks, self.call, self.cover, self.pause, self.give_back):
            row.addWidget(button)
        self.cover.clicked.connect(self.cover_requested)
        self.pause.clicked.connect(self.pause_requested)
        self.call.clicked.connect(self.call_requested)
        self.bookmark.clicked.connect(self.bookmark_requested)
        self.newcomer.clicked.connect(self.newcomer_requested)
        self.together.clicked.connect(self.together_requested)
        self.hand_over.clicked.connect(self.hand_over_requested)
        self.give_back.clicked.connect(self.give_back_requested)
        self._refresh()

    def set_hands(self, hands: Hands) -> None:
        """Say in whose hands the page is."""
        self._hands = hands
        self._refresh()

    def say(self, words: FamilyWords) -> None:
        """Say the family's button in its language too."""
        self._spoken = words
        self._refresh()

    def let_hand_over(self, may: bool) -> None:
        """Say whether what is in sight now can be shown or given to the family."""
        self._may_hand_over = may
        self._refresh()

    def _refresh(self) -> None:
        worker = self._hands == "worker"
        for button in (self.cover, self.call):
            button.setVisible(worker)
        for button in (self.bookmark, self.newcomer):
            button.setVisible(self._hands != HANDED_OVER)
        self.together.setVisible(worker and self._together and self._may_hand_over)
        self.hand_over.setVisible(worker and self._may_hand_over)
        self.give_back.setVisible(not worker)
        back = self.tr("Give back") if self._hands == "handedOver" else self.tr("Done")
        self.give_back.setText(both(back, self._spoken))

    def fit(self, width_px: int) -> None:
        """Say what the buttons do where a page of this width has room for words."""
        wide = width_px >= _WORDS_FROM_PX * theme.current().text_scale
        self.together.setText(self.tr("Look together") if wide else "")
        self.hand_over.setText(self.tr("Hand over") if wide else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the window."""
        super().resizeEvent(event)
        self.fit(self.window().width())
