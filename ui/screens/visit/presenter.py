"""Joins the visit screen to the services."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal

from jgvisit.ids import CaseId, PersonId, VisitId
from jgvisit.records.case_family import Member
from jgvisit.records.case_visits import Interpreter, Visit
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.records.visibility import ShownFile
from jgvisit.services.law.frames import frames_for_room
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.listeners import audience_of
from jgvisit.services.talk.visits import Typed, typed_field
from ui.i18n import isolated
from ui.presenting import Context, Presenter
from ui.screens.visit.screen import VisitScreen
from ui.screens.visit.state import AgendaRow, FormRow, PresentPerson, VisitState
from ui.wording import language_words, picture_of, role_words, standing_words

FORM_TYPE = "consentToHelp"


class VisitPresenter(Presenter):
    """Shows the open visit; only what all in the room may see.

    Signals:
        card_opened: (case, card, audience).
        form_opened: (case, child, form id or empty).
        forms_opened: case.
        rights_opened: case.
        leave_opened: case.
        ended: (case, visit).
    """

    card_opened = Signal(str, str, str)
    form_opened = Signal(str, str, str)
    forms_opened = Signal(str)
    rights_opened = Signal(str)
    leave_opened = Signal(str)
    ended = Signal(str, str)

    def __init__(self, screen: VisitScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        screen.presence_changed.connect(self._on_presence_changed)
        screen.interpreter_requested.connect(self._on_interpreter_requested)
        screen.card_requested.connect(self._on_card_requested)
        screen.form_requested.connect(self._on_form_requested)
        screen.leave_requested.connect(self._on_leave_requested)
        screen.forms_requested.connect(lambda: self.forms_opened.emit(self._case) if self._case is not None else None)
        screen.rights_requested.connect(self._on_rights_requested)
        screen.end_requested.connect(self._on_end_requested)
        screen.people_panel.typed.connect(lambda text: self._keep_typed("others", text))
        screen.interpreter_panel.typed.connect(lambda text: self._keep_typed("interpreter", text))

    def show(self, case: CaseId) -> None:
        """Show the open visit of this family."""
        self._case, self.message = case, None
        self.keep(lambda: self.work.visits.remember_page(case, "visit"))
        self.refresh()

    def refresh(self) -> None:
        """Draw the visit as it is recorded."""
        opened = self._open()
        if opened is None:
            return
        file, visit = opened
        today, drafts = self.work.today(), self.drafts(file.case)
        typed_others = drafts.get(typed_field("others", visit.id))
        languages = {
            member.language for member in file.members if member.id in visit.present and member.language != "nl"
        }
        self._screen.show_state(
            VisitState(
                visit=visit.id,
                title=self.tr("Visit to {name}").format(name=file.name),
                people=tuple(
                    PresentPerson(member.id, member.name, role_words(member, today), member.id in visit.present)
                    for member in file.members
                ),
                others=visit.others_present or "",
                typed_others=None if typed_others is None else typed_others.decode(),
                typed_number=drafts.get(typed_field("interpreter", visit.id), b"").decode(),
                interpreter=" · ".join(_interpreter_words(used) for used in visit.interpreters),
                interpreter_languages=tuple((code, language_words(code)) for code in sorted(languages)),
                frames=picture_of(frames_for_room(file, today)),
                agenda=self._agenda(file),
                other_cards=self._other_cards(file, visit),
                forms=tuple(self._form(file, child) for child in file.children),
                message=self.message,
                busy=self.busy,
            )
        )

    def _open(self) -> tuple[ShownFile, Visit] | None:
        if self._case is None:
            return None
        file = self.work.files.shown(self._case)
        visit = self.work.files.visit_shown(file.case)
        return None if visit is None else (file, visit)

    def _agenda(self, file: ShownFile) -> tuple[AgendaRow, ...]:
        return tuple(
            AgendaRow(
                card=item.card,
                audience=item.audience,
                title=item.title,
                people=", ".join(isolated(file.member(person).name) for person in item.for_persons),
                done=item.done,
                repeat=bool(item.to_repeat),
            )
            for item in self.work.explaining.agenda(file.case)
        )

    def _other_cards(self, file: ShownFile, visit: Visit) -> tuple[tuple[str, str, str], ...]:
        """Return the cards that fit somebody in the room and are not on the agenda."""
        today = self.work.today()
        audiences = {audience_of(file.member(person), today) for person in visit.present}
        planned = {(item.card, item.audience) for item in self.work.explaining.agenda(file.case)}
        return tuple(
            (card.card, card.audience, card.title)
            for card in self.work.explaining.cards()
            if card.audience in audiences and (card.card, card.audience) not in planned
        )

    def _form(self, file: ShownFile, child: Member) -> FormRow:
        forms = [
            form
            for form in file.forms
            if form.child == child.id and form.form_type == FORM_TYPE and form.replaced_by is None
        ]
        if not forms:
            return FormRow(child.id, child.name, self.tr("Not filled in yet"))
        answer = self.work.forms.told(file.case, child.id, forms[-1].id)
        excepted = self.work.forms.starts_by_exception(file.case, child.id, forms[-1].id)
        return FormRow(child.id, child.name, standing_words(answer, by_exception=excepted), forms[-1].id)

    # -- intents ------------------------------------------------------------------------------

    def _keep_typed(self, name: Typed, text: str) -> None:
        if (opened := self._open()) is not None and not self.busy:
            file, visit = opened
            self.keep_draft(DraftKey(file.case, typed_field(name, visit.id)), text.encode())

    def _on_presence_changed(self, present: object, others: str) -> None:
        opened = self._open()
        if opened is None:
            return
        file, visit = opened
        people = self._with_unseen(file, cast(tuple[PersonId, ...], present))
        # the tap that ends the typing of a name is also the next button's: it must find that button as it was
        self.write_beside(file.case, lambda: self.work.visits.change_presence(file.case, visit.id, people, others))

    def _with_unseen(self, file: ShownFile, shown: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
        """Keep those as present who cannot be ticked now, since somebody here may not know of them (H4)."""
        here, members = self.work.files.visit_here(file.case), {member.id for member in file.members}
        return (*shown, *(person for person in (here.present if here is not None else ()) if person not in members))

    def _on_interpreter_requested(self, language: str, kind: str, number: str) -> None:
        opened = self._open()
        if opened is None:
            return
        file, visit = opened
        used = InterpreterUsed(
            visit=VisitId(visit.id),
            language=language,
            kind="professionalPhone" if kind == "professionalPhone" else "professionalOnSite",
            number=number or None,
        )
        self.write(file.case, lambda: self.work.visits.use_interpreter(file.case, used))

    def _on_card_requested(self, card: str, audience: str) -> None:
        if self._case is not None:
            self.card_opened.emit(self._case, card, audience)

    def _on_form_requested(self, child: str, form: str) -> None:
        if self._case is not None:
            self.form_opened.emit(self._case, child, form)

    def _on_rights_requested(self) -> None:
        if self._case is not None:
            self.rights_opened.emit(self._case)

    def _on_leave_requested(self) -> None:
        if self._case is not None:
            self.leave_opened.emit(self._case)

    def _on_end_requested(self) -> None:
        opened = self._open()
        if opened is None:
            return
        file, visit = opened

        def ended(_: object) -> None:
            self.ended.emit(file.case, visit.id)

        self.write(file.case, lambda: self.work.visits.end(file.case, visit.id), ended)


def _interpreter_words(used: Interpreter) -> str:
    words = language_words(used.language)
    return f"{words} ({used.number})" if used.number else words
