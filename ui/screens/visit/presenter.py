"""Joins the visit screen to the services."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Signal

from jgvisit.clock import AMSTERDAM
from jgvisit.ids import CaseId, PersonId, RecordId, VisitId
from jgvisit.records.case_family import Member
from jgvisit.records.case_visits import Interpreter, Visit
from jgvisit.records.form_days import is_over, last_day_of
from jgvisit.records.payload_visits import InterpreterKind, InterpreterUsed, MayBeThere
from jgvisit.records.visibility import ShownFile
from jgvisit.services.law.frames import frames_for_room
from jgvisit.services.law.help_answer import current_forms
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.listeners import audience_of
from jgvisit.services.talk.visits import INTERPRETING, Typed, typed_field, until_field
from ui.half_typed import HalfTyped
from ui.i18n import isolated
from ui.moment_wording import promise_line
from ui.presenting import Context, Presenter
from ui.screens.visit.company_panel import NEW, WORDS
from ui.screens.visit.screen import VisitScreen
from ui.screens.visit.state import (
    AgendaRow,
    CompanyRow,
    CompanyState,
    FormRow,
    InterpreterTold,
    LoggedInterpreter,
    PresentPerson,
    PromiseLine,
    VisitState,
)
from ui.wording import help_of, language_words, others_words, picture_of, role_words, standing_words


class VisitPresenter(Presenter):
    """Shows the open visit; only what all in the room may see.

    Signals:
        card_opened: (case, card, audience).
        form_opened: (case, child, form id or empty).
        forms_opened: case.
        rights_opened: case.
        rating_opened: case.
        leave_opened: case.
        promises_opened: case.
        ended: (case, visit).
    """

    card_opened = Signal(str, str, str)
    form_opened = Signal(str, str, str)
    forms_opened = Signal(str)
    rights_opened = Signal(str)
    rating_opened = Signal(str)
    leave_opened = Signal(str)
    promises_opened = Signal(str)
    ended = Signal(str, str)

    def __init__(self, screen: VisitScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._half_typed = HalfTyped(self)
        self._company_of = ""
        """Of whom it is asked now whether somebody else may be there."""
        screen.company_opened.connect(self._on_company_opened)
        screen.company_answered.connect(self._on_company_answered)
        screen.company_panel.typed.connect(self._on_company_typed)
        screen.presence_changed.connect(self._on_presence_changed)
        screen.interpreter_requested.connect(self._on_interpreter_requested)
        screen.interpreter_gone.connect(self._on_interpreter_gone)
        screen.card_requested.connect(self._on_card_requested)
        screen.form_requested.connect(self._on_form_requested)
        screen.leave_requested.connect(self._on_leave_requested)
        screen.forms_requested.connect(lambda: self.forms_opened.emit(self._case) if self._case is not None else None)
        screen.promises_requested.connect(
            lambda: self.promises_opened.emit(self._case) if self._case is not None else None
        )
        screen.rights_requested.connect(self._on_rights_requested)
        screen.rating_requested.connect(lambda: self.rating_opened.emit(self._case) if self._case is not None else None)
        screen.end_requested.connect(self._on_end_requested)
        screen.people_panel.typed.connect(lambda text: self._keep_typed("others", text))
        screen.interpreter_panel.hour_typed.connect(self._keep_hour)
        screen.interpreter_panel.typed.connect(lambda name, text: self._keep_typed(cast(Typed, name), text))

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
        others = [member for member in file.members if member.id in visit.present and member.language != "nl"]
        languages = {member.language for member in others}
        self._screen.show_state(
            VisitState(
                visit=visit.id,
                title=self.tr("Visit to {name}").format(name=file.name),
                people=tuple(
                    PresentPerson(member.id, member.name, role_words(member, today), member.id in visit.present)
                    for member in file.members
                ),
                others=self._others(visit),
                typed_others=None if typed_others is None else typed_others.decode(),
                typed_number=drafts.get(typed_field("interpreter", visit.id), b"").decode(),
                typed_interpreter_name=drafts.get(typed_field("interpreterName", visit.id), b"").decode(),
                typed_agency=drafts.get(typed_field("interpreterAgency", visit.id), b"").decode(),
                typed_hours={
                    used.stamp.record: drafts.get(until_field(used.stamp.record), b"").decode()
                    for used in visit.interpreters
                },
                interpreters=tuple(self._interpreter(file, used) for used in visit.interpreters),
                interpreter_people=tuple((member.id, member.name, member.language) for member in others),
                interpreter_languages=tuple((code, language_words(code)) for code in sorted(languages)),
                frames=picture_of(frames_for_room(file, today)),
                agenda=self._agenda(file),
                other_cards=self._other_cards(file, visit),
                may_rate=self.work.ratings.may_be_offered(file.case),
                forms=tuple(row for child in file.children for row in self._forms(file, child)),
                promises=tuple(
                    PromiseLine(promise_line(each), each.state == "late")
                    for each in self.work.promises.of(file.case)
                    if each.waits
                ),
                company=self._company(file),
                message=self.message,
                busy=self.busy,
            )
        )

    def _company(self, file: ShownFile) -> CompanyState | None:
        """Return what is asked of the one who is here; with anybody else in the room there is nothing to see (H21)."""
        asked = self.work.presence.apart(file.case)
        if asked is None:
            self._company_of = ""
            return None
        is_open = self._company_of == asked.person
        kept = self._half_typed.shown(file.case, self._company_draft(asked.person), asked.person) if is_open else None
        return CompanyState(
            person=asked.person,
            name=file.member(asked.person).name,
            rows=tuple(
                CompanyRow(each.other or f"{WORDS}{each.name}", each.name, each.answer or "") for each in asked.company
            ),
            typed=(kept or b"").decode(),
            is_open=is_open,
        )

    def _company_draft(self, person: PersonId) -> str:
        return f"company:{person}"

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

    def _forms(self, file: ShownFile, child: Member) -> Iterator[FormRow]:
        """Yield each form about help of this child that goes on, else the last one that did."""
        forms, today = current_forms(file, child.id), self.work.today()
        if not forms:
            yield FormRow(child.id, child.name, self.tr("Not filled in yet"))
            return
        running = [each for each in forms if not is_over(last_day_of(each.form_type, dict(each.answers), {}), today)]
        shown = running or [forms[-1]]
        for number, form in enumerate(shown):
            answer = self.work.forms.told(file.case, child.id, form.id)
            excepted = self.work.forms.starts_by_exception(file.case, child.id, form.id)
            title = help_of(child.name, form) if len(shown) > 1 else child.name
            yield FormRow(child.id, title, standing_words(answer, by_exception=excepted), form.id, number)

    # -- intents ------------------------------------------------------------------------------

    def _on_company_opened(self) -> None:
        asked = None if self._case is None else self.work.presence.apart(self._case)
        self._company_of = "" if asked is None else asked.person
        self.refresh()

    def _on_company_typed(self, text: str) -> None:
        case, person = self._case, PersonId(self._company_of)
        if case is not None and person:
            self._half_typed.typed(case, self._company_draft(person), person, text.encode())
            self.refresh()

    def _on_company_answered(self, key: str, said: str) -> None:
        case, person = self._case, PersonId(self._company_of)
        asked = None if case is None else self.work.presence.apart(case)
        if case is None or asked is None or asked.person != person or self.busy:
            return
        answer, members = cast(MayBeThere, said), {each.other for each in asked.company}
        draft = self._company_draft(person)
        if key == NEW:
            words = (self._half_typed.shown(case, draft, person) or b"").decode()
            clears = (DraftKey(case, draft),)
            self.write(case, lambda: self.work.presence.answer(case, person, answer, words=words, clears=clears))
        elif key in members:
            self.write(case, lambda: self.work.presence.answer(case, person, answer, other=PersonId(key)))
        elif key.startswith(WORDS):
            self.write(case, lambda: self.work.presence.answer(case, person, answer, words=key.removeprefix(WORDS)))

    def _keep_typed(self, name: Typed, text: str) -> None:
        if (opened := self._open()) is not None:
            file, visit = opened
            self.keep_draft(DraftKey(file.case, typed_field(name, visit.id)), text.encode())

    def _keep_hour(self, record: str, text: str) -> None:
        if self._case is not None:
            self.keep_draft(DraftKey(self._case, until_field(RecordId(record))), text.encode())

    def _on_presence_changed(self, present: object, others: str) -> None:
        opened = self._open()
        if opened is None:
            return
        file, visit = opened
        people = self._with_unseen(file, cast(tuple[PersonId, ...], present))
        who = self._recorded_others(file.case) if others == self._others(visit) else others
        # the tap that ends the typing of a name is also the next button's: it must find that button as it was
        self.write_beside(file.case, lambda: self.work.visits.change_presence(file.case, visit.id, people, who))

    def _others(self, visit: Visit) -> str:
        return "" if self._case is None else others_words(self._recorded_others(self._case), visit)

    def _recorded_others(self, case: CaseId) -> str:
        here = self.work.files.visit_here(case)
        return "" if here is None else here.others_present or ""

    def _with_unseen(self, file: ShownFile, shown: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
        """Keep those as present who cannot be ticked now, since somebody here may not know of them (H4)."""
        here, members = self.work.files.visit_here(file.case), {member.id for member in file.members}
        return (*shown, *(person for person in (here.present if here is not None else ()) if person not in members))

    def _on_interpreter_requested(self, told: InterpreterTold) -> None:
        opened = self._open()
        if opened is None:
            return
        file, visit = opened
        here = [member.id for member in file.members if member.id in visit.present and member.language == told.language]
        used = InterpreterUsed(
            visit=VisitId(visit.id),
            language=told.language,
            kind=cast(InterpreterKind, told.kind),
            number=told.number or None,
            name=told.name or None,
            agency=told.agency or None,
            persons=told.persons or tuple(here),
            from_at=self._hour(),
        )
        self.write(file.case, lambda: self.work.visits.use_interpreter(file.case, used))

    def _on_interpreter_gone(self, record: str, hour: str) -> None:
        opened = self._open()
        if opened is None:
            return
        file, visit = opened
        until = hour or self._hour()
        self.write(
            file.case,
            lambda: self.work.visits.interpreter_gone(file.case, VisitId(visit.id), RecordId(record), until),
        )

    def _hour(self) -> str:
        """Return the hour in the Netherlands, by the best that is known of it."""
        return f"{self.work.time.now().moment.astimezone(AMSTERDAM):%H:%M}"

    def _interpreter(self, file: ShownFile, used: Interpreter) -> LoggedInterpreter:
        names = [isolated(member.name) for member in file.members if member.id in used.persons]
        parts = (
            isolated(used.number) if used.number else "",
            isolated(used.name) if used.name else "",
            isolated(used.agency) if used.agency else "",
            self.tr("for {names}").format(names=", ".join(names)) if names else "",
            self.tr("from {hour}").format(hour=used.from_at) if used.from_at else "",
            self.tr("until {hour}").format(hour=used.until_at) if used.until_at else "",
        )
        how = {
            "professionalPhone": self.tr("on the telephone"),
            "professionalVideo": self.tr("by video"),
            "professionalOnSite": self.tr("in the room"),
        }.get(used.kind, "")
        title = ", ".join(filter(None, (language_words(used.language), how)))
        detail = " · ".join(filter(None, parts))
        return LoggedInterpreter(used.stamp.record, title, detail, used.until_at or "", used.kind in INTERPRETING)

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
