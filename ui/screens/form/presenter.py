"""Joins the form screen to the services: fill, fix for all, and one ceremony per signer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal

from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId, FormId, PersonId, VisitId
from jgvisit.services.forms import AnswersMissingError, FormChangedError, form_of
from jgvisit.services.frames import frames_for_room
from jgvisit.services.ports import DraftKey
from jgvisit.services.signing import InkRefusedError, LaidOut, Signed, ink_field
from ui.error_texts import error_message
from ui.field_advice import FieldAdvice
from ui.presenting import Context, Presenter
from ui.screens.form.filling import FORM_TYPE, Filling
from ui.screens.form.screen import FormScreen
from ui.screens.form.signers import frame_of, with_signers
from ui.screens.form.signing import ReadingMode, SignerSide
from ui.screens.form.signing_draft import encode
from ui.screens.form.state import FormState, SignIntent, Stage
from ui.wording import ink_words, picture_of, text_notices

_ONE_BACK: dict[Stage, Stage] = {"sign": "read", "check": "sign"}


class FormPresenter(Presenter):
    """Walks one form through its parts.

    Signals:
        closed: case; back to the visit.
        signed: (case, form, person); for the demo's report and the change of screens.
    """

    closed = Signal(str)
    signed = Signal(str, str, str)

    def __init__(self, screen: FormScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._child, self._form = PersonId(""), FormId("")
        self._stage: Stage = "fill"
        self._filling, self._side = Filling(self.work), SignerSide(self.work)
        self._advice = FieldAdvice(self.work, self)
        self._replaces: FormId | None = None
        self._versions = 0
        self._advice.changed.connect(self.refresh)
        screen.answer_changed.connect(self._on_answer_changed)
        screen.ready_requested.connect(self._on_ready_requested)
        screen.signer_chosen.connect(self._on_signer_chosen)
        screen.read_done.connect(self._on_read_done)
        screen.signing_changed.connect(self._on_signing_changed)
        screen.decided.connect(self._on_decided)
        screen.record_requested.connect(self._on_record_requested)
        screen.go_on_requested.connect(self._on_go_on_requested)
        screen.back_requested.connect(self._on_back_requested)
        screen.bar.action_requested.connect(self._on_new_version_requested)

    def show(self, case: CaseId, child: PersonId, form: FormId) -> None:
        """Show the form of this child: to be filled in, or, once opened, its signers."""
        self._case, self._child, self._form = case, child, form
        self._show_signers()
        if not form:
            self._stage = "fill"
        self.message, self._replaces = None, None
        self._filling.begin(self.drafts(case), child)
        self._filling.withhold(case)
        self._begin_advice(case)
        self.keep(lambda: self.work.visits.remember_page(case, f"form:{child}:{form}"))
        self.refresh()

    def refresh(self) -> None:
        """Draw the part the form is in."""
        if self._case is None:
            return
        file = self.work.files.shown(self._case)
        pack = form_of(file, self._form).pack if self._form else None
        text = self.work.forms.text(FORM_TYPE, pack=pack)
        if text is None:
            return
        state = FormState(
            stage=self._stage,
            key=f"{self._case}/{self._child}/{self._versions}/{self._filling.withheld_at_first}",
            title=text.title,
            child=file.member(self._child).name,
            frames=picture_of(frames_for_room(file, self.work.today())),
            notices=text_notices(text.review, self.work.forms.expired_on(pack)),
            message=self.message,
            busy=self.busy,
        )
        if self._stage == "fill":
            state = replace(state, fields=self._filling.fields(text, self._advice.given()))
        elif self._stage == "signers":
            state = with_signers(state, self.work, file, self._child, self._form)
        else:
            state = self._side.state(state, file, self._form, text)
            expired = self.work.forms.expired_on(pack)
            # the paper itself says what is known of its translation
            state = replace(state, notices=text_notices(text.review, expired, state.words))
        self._screen.show_state(state)

    def _begin_advice(self, case: CaseId) -> None:
        file = self.work.files.shown(case)
        self._advice.begin(self._filling.told(), frame_of(self.work, file, self._child))

    # -- intents ------------------------------------------------------------------------------

    def _on_answer_changed(self, field: str, text: str) -> None:
        case = self._case
        if case is None:
            return
        drafts = self._filling.take(field, text)
        self._advice.typed(field, text)
        if not self.busy:  # else the record that clears the draft is already on its way
            self._keep_all(case, drafts)

    def _keep_all(self, case: CaseId, drafts: Mapping[str, bytes]) -> None:
        for name, data in drafts.items():
            self.keep_draft(DraftKey(case, name), data)

    def _on_ready_requested(self) -> None:
        case = self._case
        visit = self.work.files.visit_shown(case) if case is not None else None
        if case is None or visit is None:
            return
        answers = self._filling.answers()
        try:
            self.work.forms.check_answers(FORM_TYPE, answers)
        except AnswersMissingError as error:
            self._filling.mark(error)
            self.failed(error)
            return
        child, replaces = self._child, self._replaces

        def opened(form: FormId) -> None:
            self._form, self._stage, self._replaces = form, "signers", None
            self._keep_all(case, self._filling.apart())
            self.keep(lambda: self.work.visits.remember_page(case, f"form:{child}:{form}"))

        def fix() -> FormId:
            return self.work.forms.open(case, VisitId(visit.id), FORM_TYPE, child, answers, replaces)

        self.write(case, fix, opened)

    def _on_signer_chosen(self, person: str) -> None:
        case = self._case
        if case is None:
            return
        form, signer = self._form, PersonId(person)
        self.message = None
        self._side.hand_to(signer, self.drafts(case).get(ink_field(form, signer)))
        self._stage, handed = "read", self._side.handed

        def drawn(pages: tuple[bytes, ...]) -> None:
            if handed == self._side.handed:  # else the paper of somebody who had the form before
                self._side.pages = pages

        self.slow(lambda: self.work.signing.pages(case, form, signer), drawn)
        self.refresh()

    def _on_read_done(self, mode: str) -> None:
        self._side.reading, self._stage = cast(ReadingMode, mode), "sign"
        self.refresh()

    def _on_signing_changed(self, intent: SignIntent) -> None:
        if self._case is not None and self._side.signer and not self.busy:
            self.keep_draft(DraftKey(self._case, ink_field(self._form, self._side.signer)), encode(intent))

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

        def recorded(_: Signed) -> None:
            self._stage = "done"
            self._side.recorded()
            self.signed.emit(case, form, signer)

        self.write(case, self._side.seal(self.work.files.shown(case), form, paper), recorded)

    def failed(self, error: JgVisitError) -> None:
        """Show what stopped it; where the text or the signers changed, offer a new version for everybody."""
        super().failed(error)
        if isinstance(error, FormChangedError) and self._form:
            self._show_signers()
            self.message = error_message(error, self.tr("Make a new version"))
        elif isinstance(error, InkRefusedError) and self._case is not None:
            signer = self.work.files.shown(self._case).member(self._side.signer).name
            name = self.work.enrolled.worker_name if error.whose == "worker" else signer
            self.message = replace(error_message(error), text=ink_words(error.judgement, name))
        self.refresh()

    def _on_new_version_requested(self) -> None:
        """Fill the form in again, with the answers of the version it replaces."""
        if self._case is None or not self._form:
            return
        old = form_of(self.work.files.shown(self._case), self._form)
        self._filling.begin_anew(old, self.drafts(self._case))  # typed before a lock: newer than `old`
        self._filling.withhold(self._case)
        self._begin_advice(self._case)
        self._replaces, self._form = old.id, FormId("")
        self._stage, self.message = "fill", None
        self._versions += 1
        self.refresh()

    def _on_go_on_requested(self) -> None:
        self._show_signers()
        self.refresh()

    def _show_signers(self) -> None:
        """Take the form back from whoever had it."""
        self._stage = "signers"
        self._side.take_back()

    def _on_back_requested(self) -> None:
        case = self._case
        self.message = None
        if self._stage in ("fill", "signers"):
            if case is not None:
                self.closed.emit(case)
            return
        if self._stage in _ONE_BACK:
            self._stage = _ONE_BACK[self._stage]
        else:
            self._show_signers()
        self.refresh()
