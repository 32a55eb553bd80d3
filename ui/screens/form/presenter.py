"""Joins the form screen to the services: fill, fix for all, and one ceremony per signer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal

from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId, FormId, PersonId, VisitId
from jgvisit.services.form_signers import author_of
from jgvisit.services.forms import AnswersMissingError, FormChangedError, form_of
from jgvisit.services.frames import frames_for_room
from jgvisit.services.laid_forms import laid_forms
from jgvisit.services.ports import DraftKey
from jgvisit.services.signing import InkRefusedError, LaidOut, Signed, ink_field
from ui.error_texts import error_message
from ui.field_advice import FieldAdvice
from ui.presenting import Context, Presenter
from ui.screens.form.asked import Asked
from ui.screens.form.filling import FORM_TYPE, Filling
from ui.screens.form.laid import asked_under, form_text, key_of, own_words_of, with_laid_signers
from ui.screens.form.screen import FormScreen
from ui.screens.form.signers import frame_of, with_signers
from ui.screens.form.signing import ReadingMode, SignerSide
from ui.screens.form.signing_draft import encode
from ui.screens.form.state import FormState, OtherMeans, SignerRow, SignIntent, Stage
from ui.screens.form.talk import Talk, talk_of
from ui.wording import ink_words, picture_of, text_notices

_ONE_BACK: dict[Stage, Stage] = {"sign": "read", "check": "sign"}


class FormPresenter(Presenter):
    """Walks one form through its parts.

    Signals:
        closed: case; back to the visit.
        listed: case; from a filled form back to the forms of the family.
        text_wanted: (case, filled form, form type); to its fields.
        signed: (case, form, person); for the demo's report and the change of screens.
    """

    closed = Signal(str)
    listed = Signal(str)
    text_wanted = Signal(str, str, str)
    signed = Signal(str, str, str)

    def __init__(self, screen: FormScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._child, self._form = PersonId(""), FormId("")
        self._filled = FormId("")
        """The filled form that lies before its signers; empty for form A, which is filled here."""
        self._asked: dict[str, tuple[Asked, SignerRow]] = {}
        self._talk = Talk()
        self._stage: Stage = "fill"
        self._filling, self._side = Filling(self.work), SignerSide(self.work)
        self._advice = FieldAdvice(self.work, self)
        self._replaces: FormId | None = None
        self._versions, self._stopped = 0, False
        self._advice.changed.connect(self.refresh)
        screen.answer_changed.connect(self._on_answer_changed)
        screen.ready_requested.connect(self._on_ready_requested)
        screen.signer_chosen.connect(self._on_signer_chosen)
        screen.means_requested.connect(self._on_means_requested)
        screen.means_chosen.connect(self._on_means_chosen)
        screen.text_requested.connect(self._on_text_requested)
        screen.read_done.connect(self._on_read_done)
        screen.signing_changed.connect(self._on_signing_changed)
        screen.hand_chosen.connect(self._on_hand_chosen)
        screen.decided.connect(self._on_decided)
        screen.went_on.connect(self._on_went_on)
        screen.record_requested.connect(self._on_record_requested)
        screen.go_on_requested.connect(self._on_go_on_requested)
        screen.pause_requested.connect(self._on_pause_requested)
        screen.back_requested.connect(self._on_back_requested)
        screen.bar.action_requested.connect(self._on_new_version_requested)

    def show(self, case: CaseId, child: PersonId, form: FormId) -> None:
        """Show the form of this child: to be filled in, or, once opened, its signers."""
        self._case, self._child, self._form = case, child, form
        self._filled, self._asked = FormId(""), {}
        self._show_signers()
        if not form:
            self._stage = "fill"
        self.message, self._replaces = None, None
        self._filling.begin(self.drafts(case), child)
        self._filling.withhold(case)
        self._begin_advice(case)
        self.keep(lambda: self.work.visits.remember_page(case, f"form:{child}:{form}"))
        self.refresh()

    def show_laid(self, case: CaseId, filled: FormId) -> None:
        """Show whose marks are asked under a filled form that was laid before its signers."""
        opened = laid_forms(self.work.files.shown(case), filled)
        if not opened:
            return
        self._case, self._filled, self._replaces, self.message = case, filled, None, None
        self._child, self._form = opened[0].child, opened[0].id
        self._show_signers()
        if self.work.files.open_visit_id(case) is not None:
            self.keep(lambda: self.work.visits.remember_page(case, f"laid:{filled}"))
        self.refresh()

    def refresh(self) -> None:
        """Draw the part the form is in."""
        if self._case is None:
            return
        if self._filled:
            self._draw_laid(self._case, self._filled)
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
            state = replace(self._side.state(state, file, self._form, text), stopped=self._stopped)
            expired = self.work.forms.expired_on(pack)
            # the paper itself says what is known of its translation
            state = replace(state, notices=text_notices(text.review, expired, state.words))
        self._screen.show_state(state)

    def _draw_laid(self, case: CaseId, filled: FormId) -> None:
        file = self.work.files.shown(case)
        opened = form_of(file, self._form) if any(each.id == self._form for each in file.forms) else None
        text = None if opened is None else form_text(self.work, opened)
        if opened is None or opened.laid is None or text is None:
            self.listed.emit(case)  # somebody came in who may not read it: nothing of it stays (H4)
            return
        expired = self.work.forms.expired_on(opened.pack)
        names = [member.name for member in file.members if member.id in opened.laid.children]
        state = FormState(
            stage=self._stage,
            key=f"{case}/{filled}",
            is_laid=True,
            title=text.title,
            child=", ".join(names),
            frames=picture_of(frames_for_room(file, self.work.today())),
            notices=text_notices(text.review, expired),
            message=self.message,
            busy=self.busy,
        )
        if self._stage == "signers":
            self._asked = {key_of(asked): (asked, row) for asked, row in asked_under(self.work, file, filled)}
            state = with_laid_signers(state, self.work, file, filled)
        else:
            state = replace(self._side.state(state, file, self._form, text), stopped=self._stopped)
            talk = self._talk.state(file, self._side.means, state.words)
            state = replace(state, notices=text_notices(text.review, expired, state.words), talk=talk)
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

    def _begin_talk(self, case: CaseId, key: str) -> None:
        """Begin with whoever is asked this mark; what else is asked of them follows."""
        listed = self._asked.get(key)
        asked: Asked = (self._form, PersonId(key), None) if listed is None else listed[0]
        self._talk = talk_of(self._asked.values(), asked)
        self._hand_to(case, asked)

    def _hand_to(self, case: CaseId, asked: Asked) -> None:
        """Give the form to whoever is asked this mark, with what they drew of this mark before, and of no other."""
        form, signer, mark = asked
        self._form, self.message, self._stopped = form, None, False
        file = self.work.files.shown(case)
        begun = own_words_of(file, form_of(file, form), signer) if mark == "S" else ""
        self._side.hand_to(signer, self.drafts(case).get(ink_field(form, signer, mark)), mark, begun)

    def _on_text_requested(self) -> None:
        if self._case is not None and self._filled:
            opened = form_of(self.work.files.shown(self._case), self._form)
            self.text_wanted.emit(self._case, self._filled, opened.form_type)

    def _on_means_requested(self, key: str) -> None:
        if self._case is not None and not self.busy:
            self._begin_talk(self._case, key)
            self._stage = "means"
            self.refresh()

    def _on_means_chosen(self, means: OtherMeans) -> None:
        if self._case is not None and self._side.signer:
            self._side.means = means
            self._read(self._case)

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
        if self._case is not None and self._side.signer and not self.busy:
            self.keep_draft(DraftKey(self._case, self._ink_field()), encode(intent))

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
            worker, own = self.work.enrolled.worker_name, author_of(self.work.enrolled.identity)
            if error.whose == "witness":
                name = self._side.means.witness
            elif error.whose == "worker" or self._side.signer == own:
                name = worker
            else:
                name = self.work.files.shown(self._case).member(self._side.signer).name
            self.message = replace(error_message(error), text=ink_words(error.judgement, name))
        self.refresh()

    def _on_new_version_requested(self) -> None:
        """Fill the form in again, with the answers of the version it replaces."""
        if self._case is None or not self._form:
            return
        if self._filled:
            self._lay_again(self._case, self._filled)
            return
        old = form_of(self.work.files.shown(self._case), self._form)
        self._filling.begin_anew(old, self.drafts(self._case))  # typed before a lock: newer than `old`
        self._filling.withhold(self._case)
        self._begin_advice(self._case)
        self._replaces, self._form = old.id, FormId("")
        self._stage, self.message = "fill", None
        self._versions += 1
        self.refresh()

    def _lay_again(self, case: CaseId, filled: FormId) -> None:
        """Lay the form before its signers as it stands now: what was signed under the same text stays signed."""
        visit = self.work.files.open_visit_id(case) or form_of(self.work.files.shown(case), self._form).visit
        self.write(
            case, lambda: self.work.laying.lay_before(case, visit, filled), lambda _: self.show_laid(case, filled)
        )

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
        self._stage, self._talk = "signers", Talk()
        self._side.take_back()

    def _on_back_requested(self) -> None:
        case = self._case
        self.message = None
        if self._stage in ("fill", "signers"):
            if case is not None:
                (self.listed if self._filled else self.closed).emit(case)
            return
        if self._stage == "read" and self._side.means.kind != "drawn":
            self._stage = "means"
        elif self._stage in _ONE_BACK:
            self._stage = _ONE_BACK[self._stage]
            if case is not None and self._stage == "read" and not self._side.pages:
                self._read(case)  # its text was read on another paper of this talk
                return
        else:
            self._show_signers()
        self.refresh()
