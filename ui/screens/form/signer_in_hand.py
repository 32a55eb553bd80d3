"""A form in the hands of one of its signers: read, chosen, drawn, looked at on paper, and recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal

from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId, FormId, PersonId
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.signing.confirmed import means_field
from jgvisit.services.signing.photographs import PhotoRefusedError, check_photo, without_traces
from jgvisit.services.signing.signing import LaidOut, Signed, ink_field
from ui.half_typed import HalfTyped
from ui.photographs import can_be_seen
from ui.presenting import Context
from ui.screens.form.asked import Asked
from ui.screens.form.help_in_hand import HelpInHand
from ui.screens.form.laid import own_words_of
from ui.screens.form.screen import FormScreen
from ui.screens.form.signing import ReadingMode, SignerSide
from ui.screens.form.signing_draft import decode_means, encode, encode_means
from ui.screens.form.state import OtherMeans, SignerRow, SignIntent
from ui.screens.form.talk import Talk, talk_of


class SignerInHand(HelpInHand):
    """Walks one signer after the other through their own paper.

    Signals:
        text_wanted: (case, filled form, form type); to its fields.
        signed: (case, form, person); for the demo's report and the change of screens.
    """

    text_wanted = Signal(str, str, str)
    signed = Signal(str, str, str)

    def __init__(self, screen: FormScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._filled = FormId("")
        """The filled form that lies before its signers; empty for form A, which is filled here."""
        self._asked: dict[str, tuple[Asked, SignerRow]] = {}
        self._talk = Talk()
        self._side = SignerSide(self.work)
        self._half_signed = HalfTyped(self)
        self._stopped = False
        screen.signer_chosen.connect(self._on_signer_chosen)
        screen.means_requested.connect(self._on_means_requested)
        screen.means_chosen.connect(self._on_means_chosen)
        screen.means_typed.connect(self._on_means_typed)
        screen.photo_offered.connect(self._on_photo_offered)
        screen.read_done.connect(self._on_read_done)
        screen.signing_changed.connect(self._on_signing_changed)
        screen.hand_chosen.connect(self._on_hand_chosen)
        screen.decided.connect(self._on_decided)
        screen.went_on.connect(self._on_went_on)
        screen.record_requested.connect(self._on_record_requested)
        screen.go_on_requested.connect(self._on_go_on_requested)
        screen.pause_requested.connect(self._on_pause_requested)

    def _begin_talk(self, case: CaseId, key: str) -> None:
        """Begin with whoever is asked this mark; what else is asked of them follows."""
        listed = self._asked.get(key)
        asked: Asked = (self._form, PersonId(key), None) if listed is None else listed[0]
        self._talk = talk_of(self._asked.values(), asked)
        self._hand_to(case, asked)

    def _hand_to(self, case: CaseId, asked: Asked) -> None:
        """Give the form to whoever is asked this mark, with what they chose and drew of this mark, and of no other.

        Before others than those who were there then it stays away: it tells how somebody is answering (H8).
        """
        form, signer, mark = asked
        self._form, self.message, self._stopped, self._alone = form, None, False, False
        file = self.work.files.shown(case)
        begun = own_words_of(file, form_of(file, form), signer) if mark == "S" else ""
        half_signed = self._half_signed.shown(case, ink_field(form, signer, mark), signer)
        self._side.hand_to(signer, half_signed, mark, begun)
        typed = self._half_signed.shown(case, means_field(ink_field(form, signer, mark)), signer)
        self._side.typed_means = decode_means(typed)

    def _on_means_requested(self, key: str) -> None:
        if self._case is not None and not self.busy:
            self._begin_talk(self._case, key)
            self._stage = "means"
            self.refresh()

    def _on_means_typed(self, means: OtherMeans) -> None:
        if self._case is not None and self._side.signer:
            self._half_signed.typed(self._case, means_field(self._ink_field()), self._side.signer, encode_means(means))

    def _on_means_chosen(self, means: OtherMeans) -> None:
        if self._case is not None and self._side.signer:
            self._side.means = means
            self._read(self._case)

    def _on_photo_offered(self, photo: bytes) -> None:
        """Take a page that can be kept and seen; of any other it says so now, not after the paper was read."""
        try:
            check_photo(photo)
            photo = without_traces(photo)
            if not can_be_seen(photo):
                raise PhotoRefusedError("nothing to be seen in it")
        except PhotoRefusedError as refused:
            self.failed(refused)
            return
        self.message = None
        self.refresh()
        self._screen.means.take_photo(photo)

    def _on_signer_chosen(self, key: str) -> None:
        if self._case is not None:
            self._begin_talk(self._case, key)
            self._read(self._case)

    def _read(self, case: CaseId) -> None:
        """Draw the paper of whoever has the form in hand."""
        form, signer, mark = self._form, self._side.signer, self._side.mark
        self._stage, handed = "read", self._side.handed

        to_come = [(later, kind) for later, _, kind in self._talk.later]

        def draw() -> tuple[tuple[bytes, ...], bool]:
            pages = self.work.signing.pages(case, form, signer, mark)
            alike = (self.work.signing.was_read(case, signer, (form, mark), later) for later in to_come)
            return pages, bool(to_come) and all(alike)

        def drawn(paper: tuple[tuple[bytes, ...], bool]) -> None:
            if handed == self._side.handed:  # else the paper of somebody who had the form before
                self._side.pages, read_once = paper
                self._talk = replace(self._talk, read_once=read_once)

        self.slow(draw, drawn)
        self.refresh()

    def _on_read_done(self, mode: str) -> None:
        self._side.reading, self._stage = cast(ReadingMode, mode), "sign"
        self._talk = replace(self._talk, read=self._talk.now)
        self.refresh()

    def _on_signing_changed(self, intent: SignIntent) -> None:
        if self._case is not None and self._side.signer:
            self._half_signed.typed(self._case, self._ink_field(), self._side.signer, encode(intent))

    def _ink_field(self) -> str:
        return ink_field(self._form, self._side.signer, self._side.mark)

    def _on_went_on(self, intent: SignIntent) -> None:
        """Say what comes first before anybody draws a signature for a yes that cannot be taken yet."""
        was, self._stopped, self.message = self._stopped, False, None
        if self._case is None or not self._side.signer:
            return
        try:
            self._side.check(self._case, self._form, intent)
        except JgVisitError as error:
            self._stopped = True
            self.failed(error)
            return
        if was:
            self.refresh()

    def _on_hand_chosen(self, left: bool) -> None:
        self.work.writing_hand.show(left=left)
        self.keep(self.work.writing_hand.keep)
        self.refresh()

    def _on_decided(self, intent: SignIntent) -> None:
        """Lay the paper before the signer as it will be sealed, with the choice and the ink on it."""
        if self._case is None or self.busy:
            return
        handed = self._side.handed

        def laid(paper: LaidOut) -> None:
            self.busy = False
            if handed == self._side.handed:
                self._side.laid, self._stage = paper, "check"

        self.busy, self.message = True, None
        self.slow(self._side.lay_out(self.work.files.shown(self._case), self._form, intent), laid)
        self.refresh()

    def _on_record_requested(self) -> None:
        case, form, signer, paper = self._case, self._form, self._side.signer, self._side.laid
        if case is None or paper is None or self.busy:
            return

        field = self._ink_field()

        def recorded(_: Signed) -> None:
            self._stage = "done"
            self._half_signed.done(case, field)  # ink of before never comes back under a new answer
            self._half_signed.done(case, means_field(field))
            self._side.recorded()
            self.signed.emit(case, form, signer)

        self.seal(case, self._side.seal(self.work.files.shown(case), form, paper), recorded)

    def _on_go_on_requested(self) -> None:
        """Go on to what is asked of this signer next; back to the list once that was all."""
        case = self._case
        waiting = () if case is None else self._talk.waiting(self.work.files.shown(case), self._side.means)
        if case is None or not waiting:
            self._on_pause_requested()
            return
        means, self._talk = self._side.means, self._talk.to(waiting[0])
        asked, _ = self._talk.steps[self._talk.at]
        self._hand_to(case, asked)
        self._side.means = means
        if self._was_read(case, asked):
            self._stage = "sign"
            self.refresh()
        else:
            self._read(case)

    def _was_read(self, case: CaseId, asked: Asked) -> bool:
        """Tell whether the paper of `asked` says what this signer read in this talk, word for word."""
        read, (form, signer, mark) = self._talk.read, asked
        try:
            return read is not None and self.work.signing.was_read(case, signer, (read[0], read[2]), (form, mark))
        except JgVisitError:
            return False  # it is laid out to be read, and that says what is wrong

    def _on_pause_requested(self) -> None:
        self._show_signers()
        self.refresh()

    def _show_signers(self) -> None:
        """Take the form back from whoever had it."""
        self._stage, self._talk, self._alone = "signers", Talk(), False
        self._side.take_back()
