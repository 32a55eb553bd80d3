"""Fourth part: decide and say it in own words, then sign. Refusing and putting off are as large as agreeing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.screens.form.choose_part import ChoosePart
from ui.screens.form.ink_part import InkPart
from ui.screens.form.state import FormState, SignIntent, decision_of
from ui.widgets.announcing import announce
from ui.widgets.both import both, run_on
from ui.widgets.button import Button
from ui.widgets.ink_pad import MM100_PER_PX
from ui.widgets.low_window import is_low
from ui.widgets.mood import PROPERTY as MOOD
from ui.widgets.mood import set_mood
from ui.widgets.palm import NoPalm
from ui.widgets.text import Text
from ui.widgets.whole_page import turning


class SignPage(QWidget):
    """Take one signer's decision and ink.

    Signals:
        decided: a `SignIntent`.
        changed: a `SignIntent` at each choice, word and stroke, for the draft.
        hand_chosen: whether the pads are laid out for the left hand.
        went_on: a `SignIntent` without ink, before the ink: whoever hears it may say that something comes first.
        paper_requested: to the paper, where its text was read on another one.
    """

    decided = Signal(object)
    changed = Signal(object)
    hand_chosen = Signal(bool)
    went_on = Signal(object)
    paper_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_mood(self, "family")
        self._signer, self._busy, self._stopped = "", False, False
        self._without_ink: tuple[tuple[str, str | None], ...] = ()
        self.choose, self.ink, self.parts = ChoosePart(self), InkPart(self), QStackedWidget()
        self.words = self.choose.words
        self.pad, self.worker_pad = self.ink.own.pad, self.ink.worker.pad
        self._no_palm = NoPalm(self)
        self.lacking = Text(role="strong", alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.other = Button(kind="quiet", icon="arrow-left")
        self.next = Button(kind="primary", icon="arrow-right", trailing=True)
        self.confirm = Button(kind="primary", icon="arrow-right", trailing=True)
        for button in (self.other, self.next, self.confirm, self.ink.left_hand):
            button.installEventFilter(self._no_palm)
        self._arrange()
        for part in (self.choose, self.ink):
            part.changed.connect(self._on_changed)
        self.ink.hand_chosen.connect(self.hand_chosen)
        self.choose.paper_requested.connect(self.paper_requested)
        self.next.clicked.connect(self._on_next_clicked)
        self.other.clicked.connect(lambda: self._show_part(self.choose))
        self.confirm.clicked.connect(self._on_confirm_clicked)

    def _arrange(self) -> None:
        self.parts.addWidget(self.choose)
        self.parts.addWidget(self.ink)
        foot = self._foot = turning(QHBoxLayout())
        foot.addWidget(self.other)
        foot.addWidget(self.lacking, 1)
        foot.addWidget(self.next)
        foot.addWidget(self.confirm)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self.parts, 1)
        self._whole.addLayout(foot)
        self._set_edges()

    def _set_edges(self) -> None:
        now = theme.current()
        space = now.px("basis-space-md")
        low = is_low(self)
        edge = now.px("basis-space-2xs") if low else space
        self.lacking.set_role("small" if low else "strong")
        for button in (self.other, self.next, self.confirm):
            button.setProperty(MOOD, "worker" if low else None)
            QApplication.sendEvent(button, QEvent(QEvent.Type.Polish))  # measure in the new letters
        self._whole.setContentsMargins(0, 0, space, edge)
        self.ink.set_edges(edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the edges to the window."""
        super().resizeEvent(event)
        self._set_edges()

    # -- state --------------------------------------------------------------------------------

    def show_state(self, state: FormState) -> None:
        """Draw the choices of this signer; ink and words stay as long as the form is in the same hands."""
        if fresh := state.signer != self._signer:
            self.forget()
        self._busy, self._stopped = state.busy, state.stopped
        self.other.setText(both(self.tr("Choose something else"), state.words))
        self.next.setText(both(self.tr("Next"), state.words))
        self.confirm.setText(both(self.tr("See it on paper"), state.words))
        unsigned = self.tr("Nobody has to sign.")
        self._without_ink = ((unsigned, state.words.of(unsigned)),)
        self.choose.show_state(state, fresh=fresh)
        self.ink.show_state(state, fresh=fresh)
        self._signer = state.signer
        self._keep_clear_of_hand(left=state.left_handed)
        self._refresh()

    def _keep_clear_of_hand(self, *, left: bool) -> None:
        """Put the way back where the hand that writes does not lie on it; beside "Next" for a left one."""
        before_words = not left or self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._foot.removeWidget(self.other)
        self._foot.insertWidget(0 if before_words else 1, self.other)

    def forget(self) -> None:
        """Take everything of the signer off the screen; drafts on disk stay."""
        self._signer = ""
        self.choose.forget()
        self.ink.forget()
        self.parts.setCurrentWidget(self.choose)

    def _show_part(self, part: QWidget) -> None:
        self.parts.setCurrentWidget(part)
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    def _refresh(self) -> None:
        chosen, signing = self.choose.chosen, self.parts.currentWidget() is self.ink
        whole = self.choose.choices.get(decision_of(self.choose.said()), chosen)
        needs_ink = whole is not None and whole.needs_ink
        # empty pads look as if a no or a "later" had to be signed too
        said = () if chosen is None else ((chosen.text, chosen.translation), *(() if needs_ink else self._without_ink))
        self.ink.chosen.setText(run_on(said))
        complete = self.choose.is_complete and not self._busy
        # where "Next" is: it tells why that cannot be pressed; its place stays, so that nothing jumps
        lacks = "" if signing else self.choose.lacking
        if lacks != self.lacking.text():
            announce(self, lacks)
        self.lacking.setText(lacks)
        self.next.setVisible(not signing)
        self.next.setEnabled(complete)
        self.other.setVisible(signing)
        self.other.setEnabled(not self._busy)
        self.confirm.setVisible(signing)
        self.confirm.setEnabled(complete and not (needs_ink and self.ink.lacks_ink))

    # -- intents ------------------------------------------------------------------------------

    def _intent(self) -> SignIntent:
        return replace(
            self.choose.said(),
            strokes=self.pad.strokes(),
            worker_strokes=self.worker_pad.strokes(),
            witness_strokes=self.ink.witness.pad.strokes(),
            witness=self.ink.seen_by,
            pad_width_mm100=round(self.pad.width() * MM100_PER_PX),
        )

    def _on_changed(self) -> None:
        self._refresh()
        if self._signer:
            self.changed.emit(self._intent())

    def _on_next_clicked(self) -> None:
        """Go on to the ink, unless whoever hears of the answer says that something comes first."""
        intent = self._told()
        if intent is not None:
            self.went_on.emit(intent)
            if not self._stopped:
                self._show_part(self.ink)

    def _on_confirm_clicked(self) -> None:
        intent = self._told()
        if intent is not None:
            self.decided.emit(intent)

    def _told(self) -> SignIntent | None:
        """Return the answer as it is recorded: only the words and day that belong to it."""
        chosen, intent = self.choose.chosen, self._intent()
        if chosen is None:
            return None
        words = intent.view_text if chosen.asks_words and not chosen.by_line else ""
        decision = decision_of(intent)
        later_on = intent.later_on if decision == "later" else None
        return replace(intent, decision=decision, view_text=words, later_on=later_on)
