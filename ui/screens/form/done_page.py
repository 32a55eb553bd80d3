"""Last part: it is recorded. Calm, in the language of who signed beside the Dutch, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.hands import Hands
from ui.i18n import isolated
from ui.screens.form.state import FormState
from ui.screens.form.talk_line import TalkLine, about
from ui.widgets.both import both
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.low_window import is_low
from ui.widgets.mood import set_mood
from ui.widgets.put_away import PutAway
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text
from ui.widgets.whole_page import turning


class DonePage(QWidget):
    """Say that it is recorded.

    Signals:
        go_on_requested: to what is asked of this signer next, or back to the signers.
        pause_requested: back to the signers; what comes next waits there.
    """

    go_on_requested = Signal()
    pause_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_mood(self, "family")
        centre = Qt.AlignmentFlag.AlignHCenter
        self.title, self.name, self.text = Heading(), Text(role="strong", alignment=centre), Text(alignment=centre)
        self.title.setAlignment(centre)
        self.translation = Text(alignment=centre)
        self.go_on = Button(kind="primary", icon="arrow-right", trailing=True)
        self.go_on.clicked.connect(self.go_on_requested)
        self.pause = Button(kind="quiet", icon="arrow-left")
        self.pause.setObjectName("pause")
        self.pause.clicked.connect(self.pause_requested)
        self.talk, self.to_come = TalkLine(), Text(alignment=centre)
        self.talk.setAlignment(centre)
        self._in_hands: Hands = "worker"
        self._has_next = False
        page = self._page = ScrollPage()
        self._mark = PutAway("file-check", size="2xl")
        page.body.addStretch(2)
        page.body.addWidget(self._mark, 0, centre)
        for words in (self.talk, self.title, self.name, self.text, self.translation, self.to_come):
            page.body.addWidget(words)
        ways = turning(QHBoxLayout())
        ways.addStretch(1)
        for button in (self.pause, self.go_on):
            ways.addWidget(button)
        ways.addStretch(1)
        page.body.addLayout(ways)
        page.body.addStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window leave the height to the words and the way on."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low = is_low(self)
        self._mark.setVisible(not low and not self._has_next)
        self.title.set_role("strong" if low else "title")
        self._page.set_margin(theme.current().px("basis-space-2xs" if low else "basis-space-xl"))
        self._page.body.setSpacing(theme.current().px("basis-space-2xs" if low else "basis-space-md"))

    def set_hands(self, hands: Hands) -> None:
        """With the family the way on leads only to their own next mark; the list of signers is the worker's."""
        self._in_hands = hands
        self.go_on.setVisible(hands == "worker" or self._has_next)
        self.pause.setVisible(hands == "worker" and self._has_next)

    def show_state(self, state: FormState) -> None:
        """Name the person, not what they chose: the next one in the room may look."""
        (title, title_translated), (thanks, translated) = state.recorded, state.thanks
        self.title.setText(title or self.tr("Recorded"))  # older texts of a municipality lack these words
        self.talk.show_state(state)
        next_one = state.talk.next_one
        self._has_next = next_one is not None
        if next_one is not None:
            self.to_come.setText(about(self.tr("After this: {what}"), next_one, state.words))
        self.to_come.setVisible(self._has_next)
        self._fit()
        self.pause.setText(both(self.tr("Pause here"), state.words))
        self.set_hands(self._in_hands)
        self.go_on.setText(both(self.tr("Go on"), state.words))
        self.name.setText(isolated(state.signer_name))
        self.text.setText(thanks or self.tr("You may get a copy, and you may think again later."))
        theirs = " ".join(part for part in (f"{title_translated}." if title_translated else "", translated) if part)
        self.translation.setText(isolated(theirs) if theirs else "")
        self.translation.setVisible(bool(theirs))
