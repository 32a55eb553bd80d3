"""The form screen: a stack of parts; only one signer's side is ever on a screen, this one or another."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.hands import Hands
from ui.screens.form.check_page import CheckPage
from ui.screens.form.done_page import DonePage
from ui.screens.form.fill_page import FillPage
from ui.screens.form.means_page import MeansPage
from ui.screens.form.read_page import ReadPage
from ui.screens.form.sign_page import SignPage
from ui.screens.form.signer_window import ElsewherePage, OtherScreens, SignerWindow
from ui.screens.form.signers_page import SignersPage
from ui.screens.form.state import FormState
from ui.screens.hands.give_back_page import GiveBackPage
from ui.widgets.back_button import BackButton
from ui.widgets.both import run_on
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.hands_bar import HandsBar
from ui.widgets.layouts import keeping_focus, tab_as_read
from ui.widgets.low_window import is_low
from ui.widgets.message_bar import MessageBar
from ui.widgets.mood import set_look
from ui.widgets.text import Text
from ui.widgets.whole_page import turning

_LEAVING = frozenset({"fill", "signers"})
"""Parts from which the way back leads out of the form."""
_OF_THE_SIGNER = ("read", "sign", "check")
"""Parts that can be in the hands of the one who signs."""
_MARKED = frozenset({"fill", "signers", "sign"})
"""Parts that show no paper: where the paper lies, its own mark is in sight."""


class FormScreen(QWidget):
    """Show a form in its parts; report the intents of each part.

    Signals:
        signer_chosen: key of a mark that is asked; for form A the person id.
        means_requested: the same, for a mark by another means than the pen.
        means_chosen: an `OtherMeans`.
        means_typed: an `OtherMeans` at each change, for the draft.
        photo_offered: the bytes of a file, for a page of the signed paper.
        text_requested: to the fields of a filled form, or of a new version of form A.
        other_requested: to an empty form A of the same child, for other help.
        read_done: reading mode.
        hand_chosen: whether the pads are laid out for the left hand.
        decided: a `SignIntent`; lay it on paper, to be looked at.
        record_requested: the paper is right: seal it.
        signing_changed: a `SignIntent`, what the signer chose and drew so far.
        go_on_requested: from the thanks to the next mark of this signer, or to the signers.
        pause_requested: from the thanks to the signers; the next mark waits there.
        back_requested: one part back, or to the visit.
    """

    signer_chosen = Signal(str)
    means_requested = Signal(str)
    text_requested = Signal()
    other_requested = Signal()
    means_chosen = Signal(object)
    means_typed = Signal(object)
    photo_offered = Signal(object)
    read_done = Signal(str)
    hand_chosen = Signal(bool)
    decided = Signal(object)
    went_on = Signal(object)
    record_requested = Signal()
    signing_changed = Signal(object)
    go_on_requested = Signal()
    pause_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = BackButton("visit")
        self.bar, self.strip = MessageBar(), FrameStrip()
        self.notices = Text(role="small", tone="warning")
        self.fill, self.signers, self.read = FillPage(), SignersPage(), ReadPage()
        self.sign, self.check, self.done = SignPage(), CheckPage(), DonePage()
        self.means = MeansPage()
        self.give_back_page, self.hands = GiveBackPage(), HandsBar(together=False)
        self._in_hands: Hands = "worker"
        self._state: FormState | None = None
        self.stack = QStackedWidget()
        self._parts: dict[str, FillPage | SignersPage | MeansPage | ReadPage | SignPage | CheckPage | DonePage] = {
            "fill": self.fill,
            "signers": self.signers,
            "means": self.means,
            "read": self.read,
            "sign": self.sign,
            "check": self.check,
            "done": self.done,
        }
        self.side = QStackedWidget()
        for name, part in self._parts.items():
            (self.side if name in _OF_THE_SIGNER else self.stack).addWidget(part)
        self.elsewhere, self.other_screens, self.signer_window = ElsewherePage(), OtherScreens(), SignerWindow(self)
        for page in (self.side, self.elsewhere, self.give_back_page):
            self.stack.addWidget(page)
        column = self._column = QVBoxLayout(self)
        self._set_edges()
        top = turning(QHBoxLayout())
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.strip, 1)
        top.addWidget(self.other_screens, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.hands, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.bar)
        inset = theme.current().px("basis-space-md")
        self.notices.setContentsMargins(inset, 0, inset, 0)
        column.addWidget(self.notices)
        column.addWidget(self.stack, 1)
        self.back.clicked.connect(self.back_requested)
        self.other_screens.chosen.connect(self._on_screen_chosen)
        self.signer_window.gone.connect(self.bring_back)
        self.elsewhere.back_requested.connect(self.bring_back)
        self.signers.signer_chosen.connect(self.signer_chosen)
        self.signers.means_requested.connect(self.means_requested)
        self.signers.text_requested.connect(self.text_requested)
        self.signers.other_requested.connect(self.other_requested)
        self.means.chosen.connect(self.means_chosen)
        self.means.typed.connect(self.means_typed)
        self.means.photo_offered.connect(self.photo_offered)
        self.read.read_done.connect(self.read_done)
        self.sign.hand_chosen.connect(self.hand_chosen)
        self.sign.decided.connect(self.decided)
        self.sign.changed.connect(self.signing_changed)
        self.sign.went_on.connect(self.went_on)
        self.sign.paper_requested.connect(self.back_requested)
        self.check.record_requested.connect(self.record_requested)
        self.done.go_on_requested.connect(self.go_on_requested)
        self.done.pause_requested.connect(self.pause_requested)

    def _set_edges(self) -> None:
        now = theme.current()
        space = now.px("basis-space-md")
        self._column.setContentsMargins(space, now.px("basis-space-2xs") if is_low(self) else space, space, 0)
        self.back.set_short(is_low(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the height of a low window to the part."""
        super().resizeEvent(event)
        self.hands.fit(self.width())
        self.other_screens.fit(self.width())
        self._set_edges()

    def set_hands(self, hands: Hands) -> None:
        """With the family only the paper and the choice of one signer are there; who else signs is not (H8)."""
        self._in_hands = hands
        if hands != "worker":
            self.bring_back()
        self.hands.set_hands(hands)
        self.done.set_hands(hands)
        if self._state is not None:
            self.show_state(self._state)

    def show_state(self, state: FormState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self._state = state
        if state.stage in _OF_THE_SIGNER:
            self.hands.say(state.words)
            self.give_back_page.say(state.words)
        handed_over = self._in_hands != "worker"
        of_the_signer = state.stage in _OF_THE_SIGNER
        if not of_the_signer:
            self.bring_back()
        is_elsewhere = self.signer_window.is_open
        self.hands.let_hand_over(of_the_signer and not is_elsewhere)
        self.other_screens.offer(of_the_signer and not handed_over and not is_elsewhere)
        if handed_over and state.stage not in (*_OF_THE_SIGNER, "done"):
            self._wait_for_worker()
            return
        set_look(self, "family" if of_the_signer or state.stage == "done" else "worker")
        self.bar.show_message(state.message)
        self.notices.setText(run_on(state.notices))
        self.notices.setVisible(bool(state.notices) and state.stage in _MARKED)
        self.strip.show_state(state.frames, state.words)
        leaves = state.stage in _LEAVING and not state.is_laid
        leaves = leaves and not (state.stage == "fill" and state.back_to_signers)
        self.back.lead_to("visit" if leaves else "before", state.words)
        self.back.setVisible(state.stage != "done" and not (handed_over and state.stage == "read"))
        self.back.setEnabled(not state.busy)
        if state.stage not in ("means", "read", "sign", "check"):
            self.sign.forget()  # nothing of one signer is left for the next (H8)
            self.read.forget()
            self.check.forget()
        if state.stage != "fill":
            self.fill.forget()
        if state.stage != "signers":
            self.signers.forget()
        if state.stage in ("fill", "signers", "done"):
            self.means.forget()
        part = self._parts[state.stage]
        with keeping_focus(self):
            part.show_state(state)
            tab_as_read(self)
        if is_elsewhere:
            self.elsewhere.show_state(state)
            self.signer_window.show_state(state)
        shown: QWidget = (self.elsewhere if is_elsewhere else self.side) if of_the_signer else part
        if shown is not self.stack.currentWidget() or (of_the_signer and part is not self.side.currentWidget()):
            if of_the_signer:
                self.side.setCurrentWidget(part)
            self.stack.setCurrentWidget(shown)
            part.setFocus(Qt.FocusReason.OtherFocusReason)  # Tab begins at the top of the new part

    def _on_screen_chosen(self, screen: QScreen) -> None:
        if self._state is not None and self._state.stage in _OF_THE_SIGNER:
            self.stack.removeWidget(self.side)
            self.signer_window.lay(self.side, screen)
            self.show_state(self._state)

    def bring_back(self) -> None:
        """Take the signer's side from the other screen back to this one, with all that was drawn on it."""
        if not self.signer_window.is_open:
            return
        shown = self.stack.currentWidget() is self.elsewhere
        self.stack.addWidget(self.side)
        self.signer_window.close_up()
        self.signer_window.forget()
        self.elsewhere.forget()
        if shown:
            self.stack.setCurrentWidget(self.side)
        QTimer.singleShot(0, self, self._draw_again)  # not while it is hidden or taken apart

    def _draw_again(self) -> None:
        if self._state is not None:
            self.show_state(self._state)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not on the worker's screen is on no other: a card was laid over it, or they went elsewhere."""
        self.bring_back()
        super().hideEvent(event)

    def _wait_for_worker(self) -> None:
        """Show nothing of the form: it went back to the worker's side, such as after a change of the text."""
        set_look(self, "family")
        self.bar.show_message(None)
        for widget in (self.back, self.notices):
            widget.hide()
        self.stack.setCurrentWidget(self.give_back_page)
