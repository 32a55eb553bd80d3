"""Joins the form screen to the services: fill, fix for all, and one ceremony per signer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Literal, cast

from PySide6.QtCore import Signal

from jgvisit.content.choose import BINDING_LANGUAGE, may_open
from jgvisit.content.model import FormField, FormText
from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId, FormId, PersonId, VisitId
from jgvisit.records.case_file import CaseFile
from jgvisit.services.forms import (
    NEEDS_INK,
    AnswersMissingError,
    Choice,
    DecisionKind,
    FormChangedError,
    InkRefusedError,
    Signed,
    draft_field,
    form_of,
    ink_field,
)
from jgvisit.services.frames import frames_of
from jgvisit.services.ports import DraftKey
from jgvisit.services.visits import has_interpreter
from ui.error_texts import error_message
from ui.presenting import Context, Presenter
from ui.screens.form.screen import FormScreen
from ui.screens.form.signing_draft import decode, encode
from ui.screens.form.state import DecisionChoice, FieldGroup, FieldState, FormState, SignerRow, SignIntent, Stage
from ui.wording import ink_words, picture_of, standing_words, unchecked_authority_words

FORM_TYPE = "consentToHelp"
_ASKS_WORDS = frozenset({"partly", "refused", "objection"})
_DEFAULT_DAYS = {"startsOn": 7, "reviewOn": 42, "endsOn": 182}
"""Proposals: begin in a week, look after six weeks, at most half a year (practice.md §1.4)."""
_TELLS_NOTHING_OF_ANSWERS = frozenset({"authority_unknown", "authority_contradictory", "conflict", "update_first"})
"""Reasons that may be read by everybody in the room; who answered what may not (H8)."""

ReadingMode = Literal["self", "readAloud", "pictograms"]


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
        self._answers: dict[str, str] = {}
        self._missing: tuple[str, ...] = ()
        self._signer = PersonId("")
        self._reading: ReadingMode = "self"
        self._pages: tuple[bytes, ...] = ()
        self._kept = SignIntent()
        self._handed = 0
        self._replaces: FormId | None = None
        self._versions = 0
        screen.answer_changed.connect(self._on_answer_changed)
        screen.ready_requested.connect(self._on_ready_requested)
        screen.signer_chosen.connect(self._on_signer_chosen)
        screen.read_done.connect(self._on_read_done)
        screen.signing_changed.connect(self._on_signing_changed)
        screen.decided.connect(self._on_decided)
        screen.go_on_requested.connect(self._on_go_on_requested)
        screen.back_requested.connect(self._on_back_requested)
        screen.bar.action_requested.connect(self._on_new_version_requested)

    def show(self, case: CaseId, child: PersonId, form: FormId) -> None:
        """Show the form of this child: to be filled in, or, once opened, its signers."""
        self._case, self._child, self._form = case, child, form
        self._show_signers()
        if not form:
            self._stage = "fill"
        self._missing, self.message, self._replaces = (), None, None
        self._answers = self._kept_answers(case, child)
        self.keep(lambda: self.work.visits.remember_page(case, f"form:{child}:{form}"))
        self.refresh()

    def refresh(self) -> None:
        """Draw the part the form is in."""
        text = self.work.forms.text(FORM_TYPE)
        if self._case is None or text is None:
            return
        file = self.work.files.get(self._case)
        state = FormState(
            stage=self._stage,
            key=f"{self._case}/{self._child}/{self._versions}",
            title=text.title,
            child=file.member(self._child).name,
            frames=picture_of(frames_of(file, self.work.today())),
            message=self.message,
            busy=self.busy,
        )
        if self._stage == "fill":
            state = replace(state, fields=self._fields(text))
        elif self._stage == "signers":
            state = self._with_signers(state, file)
        else:
            state = self._with_signer(state, file, text)
        self._screen.show_state(state)

    # -- parts --------------------------------------------------------------------------------

    def _kept_answers(self, case: CaseId, child: PersonId) -> dict[str, str]:
        text = self.work.forms.text(FORM_TYPE)
        today = self.work.today()
        answers = {field.id: field.default for field in text.fields if field.default} if text else {}
        answers |= {name: (today + timedelta(days=days)).isoformat() for name, days in _DEFAULT_DAYS.items()}
        answers["howToWithdraw"] = self.work.enrolled.local.get("contact_line", "")
        kept = self.drafts(case).get(draft_field(FORM_TYPE, child))
        return answers | (json.loads(kept) if kept else {})

    def _fields(self, text: FormText) -> tuple[FieldState, ...]:
        """Return the fields to fill in: what the help is, when (the days), and how, which comes after the days."""
        shown = [field for field in text.fields if field.kind != "fixed"]
        first_day = next((at for at, field in enumerate(shown) if field.kind == "date"), len(shown))
        return tuple(
            self._field(field, "when" if field.kind == "date" else "what" if at < first_day else "how")
            for at, field in enumerate(shown)
        )

    def _field(self, field: FormField, group: FieldGroup) -> FieldState:
        return FieldState(
            id=field.id,
            label=field.label,
            kind=field.kind,
            required=field.required,
            group=group,
            help=field.help,
            choices=field.choices,
            value=self._answers.get(field.id, ""),
            missing=field.id in self._missing,
        )

    def _with_signers(self, state: FormState, file: CaseFile) -> FormState:
        answer = self.work.forms.law_for(file.case, self._child, self._form)
        opened = form_of(file, self._form)
        visit = self.work.files.visit_here(file.case)
        present = visit.present if visit is not None else ()
        why = {mark.person: mark.why for mark in answer.required}
        rows = tuple(
            SignerRow(mark.person, file.member(mark.person).name, why.get(mark.person, ""), mark.person in present)
            for mark in opened.required
        )
        blocks = [block for block in answer.blocked_by if block.code in _TELLS_NOTHING_OF_ANSWERS]
        reasons = tuple(block.why for block in blocks)
        if any(block.code == "authority_unknown" for block in blocks):
            reasons += unchecked_authority_words(file, self._child)
        return replace(
            state,
            signers=rows,
            standing=standing_words(answer),
            standing_tone="positive" if answer.may_start else "info",
            reasons=reasons,
        )

    def _with_signer(self, state: FormState, file: CaseFile, text: FormText) -> FormState:
        member = file.member(self._signer)
        translation = self._translation(file, member.language)
        opened = form_of(file, self._form)
        return replace(
            state,
            signer=f"{self._form}/{self._signer}/{self._handed}",
            signer_name=member.name,
            rtl=translation is not None and translation.direction == "rtl",
            pages=self._pages,
            reading_text=opened.binding_text,
            decisions=tuple(
                DecisionChoice(
                    code=code,
                    text=sentence,
                    translation=None if translation is None else translation.decisions.get(code),
                    needs_ink=code in NEEDS_INK,
                    asks_words=code in _ASKS_WORDS,
                    asks_date=code == "later",
                )
                for code, sentence in text.decisions.items()
            ),
            informal=member.role == "child",
            kept=self._kept,
            worker_name=self.work.enrolled.worker_name,
            earliest_later=self.work.today() + timedelta(days=1),
        )

    def _translation(self, file: CaseFile, language: str) -> FormText | None:
        """Return the form in the signer's language; an unchecked one opens with an interpreter only (H27)."""
        text = None if language == BINDING_LANGUAGE else self.work.forms.text(FORM_TYPE, language)
        visit = self.work.files.visit_here(file.case)
        logged = visit is not None and has_interpreter(visit, language)
        return text if text is not None and may_open(text, interpreter_logged=logged) else None

    # -- intents ------------------------------------------------------------------------------

    def _on_answer_changed(self, field: str, text: str) -> None:
        case = self._case
        if case is None:
            return
        self._answers[field] = text
        if field in self._missing and text.strip():
            self._missing = tuple(name for name in self._missing if name != field)
        if not self.busy:  # else the record that clears the draft is already on its way
            data = json.dumps(self._answers).encode()
            self.keep_draft(DraftKey(case, draft_field(FORM_TYPE, self._child)), data)

    def _on_ready_requested(self) -> None:
        case = self._case
        visit = self.work.files.visit_here(case) if case is not None else None
        if case is None or visit is None:
            return
        answers = {name: text.strip() for name, text in self._answers.items() if text.strip()}
        try:
            self.work.forms.check_answers(FORM_TYPE, answers)
        except AnswersMissingError as error:
            self._missing = error.fields
            self.failed(error)
            return
        child, replaces = self._child, self._replaces

        def opened(form: FormId) -> None:
            self._form, self._stage, self._replaces = form, "signers", None
            self.keep(lambda: self.work.visits.remember_page(case, f"form:{child}:{form}"))

        def fix() -> FormId:
            return self.work.forms.open(case, VisitId(visit.id), FORM_TYPE, child, answers, replaces)

        self.write(case, fix, opened)

    def _on_signer_chosen(self, person: str) -> None:
        case = self._case
        if case is None:
            return
        form, signer = self._form, PersonId(person)
        self._signer, self._pages, self.message = signer, (), None
        self._handed += 1  # who decided "later" begins anew: nothing chosen, no ink of before
        self._kept = decode(self.drafts(case).get(ink_field(form, signer)))
        self._stage, handed = "read", self._handed

        def drawn(pages: tuple[bytes, ...]) -> None:
            if handed == self._handed:  # else the paper of somebody who had the form before
                self._pages = pages

        self.slow(lambda: self.work.forms.pages(case, form, signer), drawn)
        self.refresh()

    def _on_read_done(self, mode: str) -> None:
        self._reading, self._stage = cast(ReadingMode, mode), "sign"
        self.refresh()

    def _on_signing_changed(self, intent: SignIntent) -> None:
        if self._case is not None and self._signer and not self.busy:
            self.keep_draft(DraftKey(self._case, ink_field(self._form, self._signer)), encode(intent))

    def _on_decided(self, intent: SignIntent) -> None:
        case = self._case
        visit = self.work.files.visit_here(case) if case is not None else None
        if case is None or visit is None or self.busy:
            return
        form, signer = self._form, self._signer
        choice = Choice(
            person=signer,
            decision=cast(DecisionKind, intent.decision),
            reading_mode=self._reading,
            strokes=intent.strokes,
            worker_strokes=intent.worker_strokes,
            view_text=intent.view_text or None,
            later_on=intent.later_on,
            pad_width_mm100=intent.pad_width_mm100,
        )

        def recorded(_: Signed) -> None:
            self._stage, self._kept = "done", SignIntent()
            self.signed.emit(case, form, signer)

        self.write(case, lambda: self.work.forms.decide(case, VisitId(visit.id), form, choice), recorded)

    def failed(self, error: JgVisitError) -> None:
        """Show what stopped it; where the text or the signers changed, offer a new version for everybody."""
        super().failed(error)
        if isinstance(error, FormChangedError) and self._form:
            self._show_signers()
            self.message = error_message(error, self.tr("Make a new version"))
        elif isinstance(error, InkRefusedError) and self._case is not None:
            signer = self.work.files.get(self._case).member(self._signer).name
            name = self.work.enrolled.worker_name if error.whose == "worker" else signer
            self.message = replace(error_message(error), text=ink_words(error.judgement, name))
        self.refresh()

    def _on_new_version_requested(self) -> None:
        """Fill the form in again, with the answers of the version it replaces."""
        if self._case is None or not self._form:
            return
        old = form_of(self.work.files.get(self._case), self._form)
        typed = self.drafts(self._case).get(draft_field(FORM_TYPE, self._child))  # before a lock: newer than `old`
        self._answers = json.loads(typed) if typed else dict(old.answers)
        self._replaces, self._form = old.id, FormId("")
        self._stage, self.message = "fill", None
        self._versions += 1
        self.refresh()

    def _on_go_on_requested(self) -> None:
        self._show_signers()
        self.refresh()

    def _show_signers(self) -> None:
        """Take the form back from whoever had it."""
        self._stage, self._signer, self._pages = "signers", PersonId(""), ()
        self._handed += 1

    def _on_back_requested(self) -> None:
        case = self._case
        self.message = None
        if self._stage in ("fill", "signers"):
            if case is not None:
                self.closed.emit(case)
            return
        if self._stage == "sign":
            self._stage = "read"
        else:
            self._show_signers()
        self.refresh()
