"""Joins the form screen to the services: fill, fix for all, and one ceremony per signer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId, FormId, PersonId
from jgvisit.services.forms.gates import GateClosedError, is_because_over
from jgvisit.services.forms.help_form import FormChangedError, form_of
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.services.forms.signers import author_of
from jgvisit.services.law.frames import frames_for_room
from jgvisit.services.signing.signing import InkRefusedError
from ui.error_texts import error_message
from ui.presenting import Context
from ui.screens.form.filling import FORM_TYPE
from ui.screens.form.laid import asked_under, form_text, key_of, with_laid_signers
from ui.screens.form.leaving_in_hand import LeavingInHand
from ui.screens.form.on_record import with_record
from ui.screens.form.screen import FormScreen
from ui.screens.form.signer_in_hand import SignerInHand
from ui.screens.form.signers import with_signers
from ui.screens.form.state import FormState, Stage
from ui.widgets.message_bar import Message
from ui.wording import ink_words, picture_of, text_notices

_ONE_BACK: dict[Stage, Stage] = {"sign": "read", "check": "sign"}


class FormPresenter(SignerInHand):
    """Walks one form through its parts.

    Signals:
        closed: case; back to the visit.
        listed: case; from a filled form back to the forms of the family.
    """

    closed = Signal(str)
    listed = Signal(str)

    def __init__(self, screen: FormScreen, context: Context) -> None:
        super().__init__(screen, context)
        screen.back_requested.connect(self._on_back_requested)
        screen.bar.action_requested.connect(self._on_new_version_requested)
        screen.text_requested.connect(self._on_text_requested)
        screen.other_requested.connect(self._on_other_requested)
        self._before = FormId("")
        """Of which the signers were in sight when another was begun: the way back leads there."""
        self._leaving = LeavingInHand(self)
        leaving = screen.signers.leaving
        leaving.opened.connect(self._on_leaving_opened)
        leaving.changed.connect(self._on_leaving_changed)
        leaving.save_requested.connect(self._on_leaving_save_requested)
        leaving.ask_again_requested.connect(self._on_ask_again_requested)

    def show(self, case: CaseId, child: PersonId, form: FormId) -> None:
        """Show the form of this child: to be filled in, or, once opened, its signers."""
        self._case, self._child, self._form = case, child, form
        self._filled, self._asked = FormId(""), {}
        self._show_signers()
        if not form:
            self._stage = "fill"
        self._before, self.message = FormId(""), None
        self._begin_filling(case)
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
        self._leaving.begin(case, filled)
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
            key=f"{self._case}/{self._child}",
            title=text.title,
            child=file.member(self._child).name,
            frames=picture_of(frames_for_room(file, self.work.today())),
            notices=text_notices(text.review, self.work.forms.expired_on(pack)),
            message=self.message,
            busy=self.busy,
            back_to_signers=bool(self._before),
        )
        if self._stage == "fill":
            state = replace(state, part=self._part(self._case, text))
        elif self._stage == "signers":
            state = with_signers(state, self.work, file, self._child, self._form)
            state = with_record(state, self.work, self._case, self._form, FormId(""), alone=self._alone)
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
            state = with_record(state, self.work, case, self._form, filled, alone=self._alone)
            if self._alone or not self.work.files.room(case):
                state = replace(state, leaving=self._leaving.state())
        else:
            state = replace(self._side.state(state, file, self._form, text), stopped=self._stopped)
            talk = self._talk.state(file, self._side.means, state.words)
            state = replace(state, notices=text_notices(text.review, expired, state.words), talk=talk)
        self._screen.show_state(state)

    # -- ways ---------------------------------------------------------------------------------

    def failed(self, error: JgVisitError) -> None:
        """Show what stopped it; where text or signers changed, or it is over, offer a new version for everybody."""
        self._mark(error)
        super().failed(error)
        over = isinstance(error, GateClosedError) and is_because_over(error) and not self._filled
        if (over or isinstance(error, FormChangedError)) and self._form:
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
        self._begin_filling(self._case, self._form)
        told = self.tr(
            "Everybody reads the new version and decides anew. What was signed before stays kept. "
            "Nothing changes before you lay it before the family."
        )
        self._fill_in(told)

    def _on_other_requested(self) -> None:
        """Fill in a form A of its own for the same child, beside the one that is in sight."""
        if self._case is not None and not self._filled:
            self._begin_filling(self._case)
            self._fill_in(self.tr("This form is for other help. The form for the help of before stays as it is."))

    def _fill_in(self, told: str) -> None:
        self._before, self._form, self._stage = self._form, FormId(""), "fill"
        self.message = Message(told, severity="info")
        self.refresh()

    def _on_text_requested(self) -> None:
        """Go to the fields of a filled form; form A, which is opened whole, gets a new version."""
        if self._case is None or self.busy:
            return
        if self._filled:
            opened = form_of(self.work.files.shown(self._case), self._form)
            self.text_wanted.emit(self._case, self._filled, opened.form_type)
        else:
            self._on_new_version_requested()

    def _lay_again(self, case: CaseId, filled: FormId) -> None:
        """Lay the form before its signers as it stands now: what was signed under the same text stays signed."""
        visit = self.work.files.open_visit_id(case) or form_of(self.work.files.shown(case), self._form).visit
        self.write(
            case, lambda: self.work.laying.lay_before(case, visit, filled), lambda _: self.show_laid(case, filled)
        )

    def _on_leaving_opened(self, is_open: bool) -> None:
        self._leaving.open(is_open)
        self.refresh()

    def _on_leaving_changed(self, field: str, value: str) -> None:
        self._screen.signers.alone.wait_again()
        self._leaving.change(field, value)
        self.refresh()

    def _on_leaving_save_requested(self) -> None:
        if self._case is not None and not self.busy:
            self._leaving.save()

    def _on_ask_again_requested(self, event: str) -> None:
        if self._case is not None and not self.busy:
            self._leaving.ask_again(event)

    def _on_back_requested(self) -> None:
        case = self._case
        self.message = None
        if self._stage == "fill" and self._before:
            self._form, self._before, self._replaces = self._before, FormId(""), None
            self._show_signers()
        elif self._stage in ("fill", "signers"):
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
