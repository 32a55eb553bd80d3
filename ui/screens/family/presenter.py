"""Joins the family screen to the services."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Signal

from jgvisit import own_content
from jgvisit.content.fill import day_in_words
from jgvisit.domain.explaining import Duty
from jgvisit.domain.promises import press_of
from jgvisit.domain.reminders import Reminder
from jgvisit.ids import CaseId, RecordId, VisitId
from jgvisit.records.case_family import Member
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.records.case_happenings import Happening
from jgvisit.records.case_stamp import day_of
from jgvisit.records.case_talk import HeardTerm
from jgvisit.records.case_visits import PresenceAnswer
from jgvisit.records.payload_visits import Place
from jgvisit.records.promises import Promise
from jgvisit.services.family.reached import whom_to_reach
from jgvisit.services.family.reaching import attempts_to_reach
from jgvisit.services.law.exceptions_used import exceptions_used
from jgvisit.services.law.frames import frames_for_room
from jgvisit.services.law.help_answer import TAKEN_BACK, current_forms
from jgvisit.services.talk.due_now import due_now
from jgvisit.services.talk.duties import duties_of, reminders_of, shown_duties
from jgvisit.services.talk.ratings import NotClear, not_clear, said_of_us
from ui.address_words import address_words
from ui.capacity_words import capacity_words
from ui.contact_words import asking_first, with_contact
from ui.i18n import isolated
from ui.moment_wording import duty_line, promise_line, rank_words, reminder_words
from ui.presenting import Context, Presenter
from ui.screens.duty.presenter import key_of
from ui.screens.family.screen import FamilyScreen
from ui.screens.family.state import DutyRow, FamilyState, PersonRow, ReminderRow, VisitRow
from ui.theme import Tone
from ui.widgets.message_bar import Message
from ui.wording import (
    apart_words,
    authority_words,
    day_words,
    frame_notes,
    help_of,
    language_words,
    moment_words,
    picture_of,
    role_words,
    standing_words,
)

OUR_PROMISE = "promise:"
"""How the key of a duty begins that is a promise of ours."""


class FamilyPresenter(Presenter):
    """Shows one family.

    Signals:
        visit_started: case.
        change_wanted: case.
        duty_wanted: case, key of the duty.
        papers_wanted: case.
        exceptions_wanted: case.
        forms_wanted: case.
        dossier_wanted: case.
        conflicts_wanted: case.
        bookmarks_wanted: case.
        hiding_wanted: case.
        promises_wanted: case.
        moral_case_wanted: case.
    """

    visit_started = Signal(str)
    change_wanted = Signal(str)
    duty_wanted = Signal(str, str)
    papers_wanted = Signal(str)
    exceptions_wanted = Signal(str)
    forms_wanted = Signal(str)
    dossier_wanted = Signal(str)
    conflicts_wanted = Signal(str)
    bookmarks_wanted = Signal(str)
    hiding_wanted = Signal(str)
    promises_wanted = Signal(str)
    moral_case_wanted = Signal(str)

    def __init__(self, screen: FamilyScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._ended: VisitId | None = None
        self._struck: tuple[Happening, RecordId] | None = None
        screen.visit_requested.connect(self._on_visit_requested)
        screen.unplanned_requested.connect(self._on_unplanned_requested)
        screen.undo_requested.connect(self._on_undo_requested)
        screen.change_requested.connect(lambda: self.change_wanted.emit(self._case))
        screen.forms_requested.connect(lambda: self.forms_wanted.emit(self._case))
        screen.papers_requested.connect(lambda: self.papers_wanted.emit(self._case))
        screen.dossier_requested.connect(lambda: self.dossier_wanted.emit(self._case))
        screen.conflicts_requested.connect(lambda: self.conflicts_wanted.emit(self._case))
        screen.bookmarks_requested.connect(lambda: self.bookmarks_wanted.emit(self._case))
        screen.hiding_requested.connect(lambda: self.hiding_wanted.emit(self._case))
        screen.moral_case_requested.connect(lambda: self.moral_case_wanted.emit(self._case))
        screen.exceptions_requested.connect(lambda: self.exceptions_wanted.emit(self._case))
        screen.promises_requested.connect(lambda: self.promises_wanted.emit(self._case))
        screen.duty_chosen.connect(self._on_duty_chosen)

    def show(self, case: CaseId) -> None:
        """Show this family."""
        self._case, self.message, self._ended, self._struck = case, None, None, None
        self.refresh()

    def offer_undo(self, visit: VisitId) -> None:
        """Say that the visit is closed, with a way back for as long as this page is open."""
        self._ended = visit
        self.message = Message(self.tr("The visit is closed."), severity="positive", action=self.tr("Undo"))
        self.refresh()

    def offer_put_back(self, was: Happening, struck: RecordId) -> None:
        """Say that an event was taken out, with a way back for as long as this page is open."""
        self._struck = was, struck
        said = self.tr("Taken out. What stood there is kept in the history.")
        self.message = Message(said, severity="positive", action=self.tr("Undo"))
        self.refresh()

    def refresh(self) -> None:
        """Draw the family as its records tell it."""
        if self._case is None:
            return
        file, today = self.work.files.shown(self._case), self.work.today()
        frames = frames_for_room(file, today)
        # what stands against what, and what is looked at again, are for the worker alone: with no visit open, to nobody
        alone = self.work.files.open_visit() is None
        known = self.work.conflicts.of(self._case) if alone else None
        bookmarks = self.work.bookmarks.of(self._case)
        self._screen.show_state(
            FamilyState(
                name=file.name,
                known_as_of=self._known_as_of(),
                people=tuple(self._person(file, member) for member in file.members),
                frames=picture_of(frames),
                frame_notes=frame_notes(frames),
                duties=self._duties(file),
                not_clear=self._not_clear(file) if alone else (),
                said_of_us=self._said_of_us(file) if alone else (),
                reminders=tuple(
                    self._reminder(file, reminder, alone=alone) for reminder in reminders_of(file, today, alone=alone)
                ),
                visits=self._visits(file),
                apart=() if self.work.files.room(self._case) else apart_words(file, today),
                # a form laid part by part is no consent to help: "Formulieren" lists those
                forms=tuple(
                    self._form(file, form) for form in file.forms if form.replaced_by is None and form.laid is None
                ),
                heard=tuple(self._heard(file, heard) for heard in reversed(file.heard_terms)),
                papers=len(self.work.handing_over.waiting(file.case)),
                booklet=self.work.files.open_visit() is None,
                exceptions=len({used.event for used in exceptions_used(file)}),
                promises_late=sum(each.state == "late" for each in self.work.promises.of(self._case)),
                bookmarks=len(bookmarks),
                bookmarks_waiting=sum(each.waits for each in bookmarks),
                disagreements=0 if known is None else len(known.waiting) + len(known.contradictions),
                chosen_before=known is not None and bool(known.chosen),
                message=self.message or self._warning(file),
                busy=self.busy,
            )
        )

    def _reminder(self, file: CaseFile, reminder: Reminder, *, alone: bool) -> ReminderRow:
        """Return a day that comes up; for the worker alone with who cannot simply be reached for it (H8)."""
        day, title, why = reminder_words(file, reminder, own_content.law_tables())
        if alone:
            today = self.work.today()
            why = with_contact(why, file, whom_to_reach(file, reminder, today), today)
        return ReminderRow(day, title, why)

    def _duties(self, file: CaseFile) -> tuple[DutyRow, ...]:
        duties = shown_duties(file, duties_of(file, self.work.today(), self.work.book, self.work.pack))
        today = self.work.today()
        alone_on = today if self.work.files.open_visit() is None else None
        promises = tuple(each for each in self.work.promises.of(file.case) if each.waits)

        def explained(duty: Duty) -> str:
            line = duty_line(file, duty, self.work.book)
            return line if alone_on is None else asking_first(line, file, (duty.person,), today)

        def promised(promise: Promise) -> str:
            line = promise_line(promise)
            told = alone_on is not None and not promise.only_to
            return with_contact(line, file, promise.persons, today) if told else line

        return tuple(
            DutyRow(f"{OUR_PROMISE}{each.event}", promised(each), *rank_words(press_of(each.due, today)))
            if isinstance(each, Promise)
            else DutyRow(key_of(each[0]), explained(each[0]), *rank_words(each[0].rank))
            for each in due_now([(duty,) for duty in duties], promises, today)
        )

    def _not_clear(self, file: CaseFile) -> tuple[str, ...]:
        return tuple(self._thought(file, each) for each in not_clear(file, self.work.pack))

    def _thought(self, file: CaseFile, found: NotClear) -> str:
        """Say what the worker may think of: whose answer it was where they gave it, and what was told by then."""
        names = {member.id: isolated(member.name) for member in file.members}
        someone = self.tr("somebody who was there")
        who = someone if found.person is None else names.get(found.person, someone)
        how = {
            "notClear": self.tr("{day}: our explanation was not clear to {who}."),
            "partly": self.tr("{day}: our explanation was a bit clear to {who}."),
        }[found.face]
        said = how.format(day=day_in_words(found.on), who=who)
        again = self.tr("Perhaps explain it again.")
        if found.cards:
            again = self.tr("Perhaps explain again: {cards}.").format(cards=", ".join(found.cards))
        return f"{said} {again}"

    def _said_of_us(self, file: CaseFile) -> tuple[tuple[str, str], ...]:
        """Return what was said in own words; on nobody's name it stays on nobody's."""
        names = {member.id: isolated(member.name) for member in file.members}
        faces = {"clear": self.tr("clear"), "partly": self.tr("a bit clear"), "notClear": self.tr("not clear")}
        whose = self.tr("{day}, {who}: {face}")
        return tuple(
            (
                f"“{isolated(each.words)}”",
                whose.format(
                    day=day_in_words(each.on),
                    who=self.tr("without a name") if each.person is None else names.get(each.person, "–"),
                    face=faces[each.face],
                ),
            )
            for each in said_of_us(file)
        )

    def _known_as_of(self) -> str:
        pulled = self.work.end_of_day.last_pull()
        if pulled is None:
            return self.tr("Not fetched from the server yet")
        return self.tr("As known on {moment}").format(moment=moment_words(pulled.at))

    def _person(self, file: CaseFile, member: Member) -> PersonRow:
        details = [authority_words(file, line) for line in file.authority if line.holder == member.id]
        if member.language != "nl":
            details.append(self.tr("Reads best: {language}").format(language=language_words(member.language)))
        if self.work.files.open_visit() is None:
            mine = (each for each in file.capacities if each.person == member.id and each.mistaken is None)
            details += [capacity_words(each) for each in mine]
            details += [self._company(file, each) for each in file.presence if each.person == member.id]
        contact = next((entry for entry in file.safe_contacts if entry.person == member.id), None)
        status: tuple[str, Tone] = ("", "neutral")
        if not self.work.files.room(file.case):
            status = self._reached(file, member)
        if contact is not None and contact.approach == "doNotApproach":
            status = (self.tr("Do not approach"), "warning")
            until = day_words(contact.review_on) if contact.review_on else self.tr("not set")
            details.append(
                self.tr("Reason: {reason}. Look again: {day}").format(reason=contact.reason or "–", day=until)
            )
        elif contact is not None:
            details += [text for text in (contact.detail, contact.hours) if text]
            if contact.joint_talk_safe == "no":
                status = (self.tr("Speak alone"), "warning")
        elif member.role != "child":
            details.append(self.tr("Safe contact: not asked yet"))
        details += [address_words(known) for known in file.addresses if known.person == member.id]
        return PersonRow(member.name, role_words(member, self.work.today()), tuple(details), *status)

    def _company(self, file: CaseFile, said: PresenceAnswer) -> str:
        """Return what somebody said, asked apart, of another being at their talks: for the worker alone (H21)."""
        names = {known.id: known.name for known in file.members}
        other = isolated(said.other_words if said.other is None else names.get(said.other, "–"))
        words = {
            "yes": self.tr("{other} may be at a talk, said {day}"),
            "no": self.tr("Talk without {other}, said {day}; name no reason"),
            "notYet": self.tr("Does not know yet whether {other} may be at a talk, said {day}"),
        }[said.may_be_there]
        return words.format(other=other, day=day_in_words(day_of(said.stamp)))

    def _reached(self, file: CaseFile, member: Member) -> tuple[str, Tone]:
        """Return whether somebody who was looked for was found; for the worker alone (H8, H21)."""
        if member.whereabouts == "unknown":
            return self.tr("Whereabouts unknown"), "warning"
        return (self.tr("Not reached yet"), "info") if attempts_to_reach(file, member.id) else ("", "neutral")

    def _visits(self, file: CaseFile) -> tuple[VisitRow, ...]:
        return tuple(
            VisitRow(
                visit=visit.id,
                title=self.tr("{day} at {time}").format(day=day_words(visit.on), time=visit.at)
                if visit.on and visit.at
                else self.tr("Visit"),
                detail=visit.purpose or "",
                can_start=visit.state == "planned",
            )
            for visit in file.visits
        )

    def _form(self, file: CaseFile, form: Form) -> tuple[str, str, Tone]:
        answer = self.work.forms.told(file.case, form.child, form.id)
        name = file.member(form.child).name
        several = len(current_forms(file, form.child)) > 1
        told = help_of(name, form) if several else isolated(name)
        title = self.tr("Consent to help: {name}").format(name=told)
        excepted = self.work.forms.starts_by_exception(file.case, form.child, form.id)
        words = standing_words(answer, by_exception=excepted)
        if not self.work.files.room(
            file.case
        ):  # for the worker alone: in the room nobody reads that somebody said no (H8)
            words = " ".join((words, *(block.why for block in answer.blocked_by if block.code == TAKEN_BACK)))
        return title, words, "positive" if answer.may_start and not excepted else "info"

    def _heard(self, file: CaseFile, heard: HeardTerm) -> tuple[str, str]:
        """Return a heard word as a quotation, and to whom it was explained when."""
        names = {member.id: member.name for member in file.members}
        people = ", ".join(isolated(names[person]) for person in heard.explained_to if person in names)
        words = self.tr("Explained to {names}, {day}").format(names=people, day=day_in_words(day_of(heard.stamp)))
        return f"“{heard.word}”", words

    def _warning(self, file: CaseFile) -> Message | None:
        if file.unknown_kinds:
            return Message(
                self.tr("Update jgvisit first"),
                self.tr("This family has facts written by a newer version. Nothing is lost; help cannot start yet."),
                "warning",
                closable=False,
            )
        if file.conflicts:
            return Message(
                self.tr("Two versions of a fact"),
                self.tr("Both are kept. Until somebody chooses, what protects the family holds."),
                "warning",
                closable=False,
            )
        return None

    def _on_duty_chosen(self, key: str) -> None:
        if key.startswith(OUR_PROMISE):
            self.promises_wanted.emit(self._case)
        else:
            self.duty_wanted.emit(self._case, key)

    def _on_visit_requested(self, visit: str) -> None:
        self._begin(lambda case: self.work.visits.start(case, (), VisitId(visit)))

    def _on_unplanned_requested(self, place: str) -> None:
        self._begin(lambda case: self.work.visits.start(case, (), place=cast(Place, place)))

    def _begin(self, start: Callable[[CaseId], VisitId]) -> None:
        case = self._case
        if case is not None:
            self.write(case, lambda: start(case), lambda _: self.visit_started.emit(case))

    def _on_undo_requested(self) -> None:
        case, visit, struck = self._case, self._ended, self._struck
        if case is None or self.busy:
            return
        if struck is not None:
            self._struck = None
            self.write(case, lambda: self.work.happenings.put_back(case, *struck))
        if visit is None:
            return
        self.write(case, lambda: self.work.visits.reopen(case, visit), lambda _: self.visit_started.emit(case))
