"""Joins today to the services."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QObject

from jgvisit import own_content
from jgvisit.clock import from_rfc3339
from jgvisit.domain.explaining import Duty
from jgvisit.domain.promises import press_of
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_visits import Visit
from jgvisit.records.promises import Promise
from jgvisit.services.family.reached import whom_to_reach
from jgvisit.services.laptop.device_certificate import certificate_ends
from jgvisit.services.talk.due_now import due_now
from jgvisit.services.talk.duties import duties_of, reminders_of, shown_together
from jgvisit.services.talk.promises import pending
from jgvisit.store.machine import MachineStanding, machine_standing
from ui.certificate_wording import certificate_notice
from ui.contact_words import asking_first, with_contact
from ui.cover_wording import cover_notice
from ui.lease_wording import lease_warning, opened_today
from ui.moment_wording import BIRTHDAY, duty_line, promise_line, reminder_words
from ui.presenting import Context, Presenter
from ui.screens.today.screen import TodayScreen
from ui.screens.today.state import DutyLine, FamilyLine, Rank, TodayState, VisitLine
from ui.widgets.message_bar import Message
from ui.wording import place_words

_RANKS: dict[str, Rank] = {"before_we_act": "beforeWeAct", "next_visit": "nextVisit", "to_know": "toKnow"}


class TodayPresenter(Presenter):
    """Shows the day; never while a visit is open (H4)."""

    def __init__(self, screen: TodayScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._standing: MachineStanding | None = None
        self._syncing = False
        context.bus.changed.connect(self._on_changed)

    def look_at_machine(self) -> None:
        """Find out whether the disk below the store and swap are encrypted; the demo leaves this machine alone."""
        if not self.work.enrolled.demo:
            self.slow(lambda: machine_standing(self.work.safe.places.store_dir), self._on_standing)

    def note_sync(self, running: bool) -> None:
        """Say that a sync goes on, or no more."""
        self._syncing = running
        self._on_changed(self)

    def _on_standing(self, standing: MachineStanding) -> None:
        self._standing = standing

    def refresh(self) -> None:
        """Draw visits, families and what waits."""
        today = self.work.today()
        files = self.work.files.all()
        planned = {file.case: _visits_of(file, today.isoformat()) for file in files}
        day_after = (today + timedelta(days=1)).isoformat()
        ahead = {file.case: _planned_on(file, day_after) for file in files}
        unsent = self.work.end_of_day.unsent()
        pulled = self.work.end_of_day.last_pull()
        oldest = unsent.oldest_recorded_at
        lines = [self._visit(file, visit) for file in files for visit in planned[file.case]]
        coming = [self._visit(file, visit) for file in files for visit in ahead[file.case]]
        others = (file for file in files if not (planned[file.case] or ahead[file.case]))
        self._screen.show_state(
            TodayState(
                today=today,
                worker=self.work.enrolled.worker_name,
                visits=_in_order(lines),
                tomorrow=_in_order(coming),
                families=tuple(map(self._family, others)),
                syncing=self._syncing,
                stays=self.work.end_of_day.stays,
                unsent=unsent.pieces,
                oldest_unsent_at=None if oldest is None else from_rfc3339(oldest),
                now=self.work.clock.now(),
                pulled_at=None if pulled is None else from_rfc3339(pulled.at),
                problem=self.message,
                lease=self._lease(),
                certificate=self._certificate(),
                machine=self._machine(),
                cover=self._cover(today),
            )
        )

    def _lease(self) -> Message | None:
        standing = self.work.leases.standing()
        if standing.state == "ending":
            return lease_warning(standing.days_left)
        return opened_today() if standing.state == "today" else None

    def _cover(self, today: date) -> Message | None:
        colleagues = self.work.colleagues
        return cover_notice(colleagues.covers(), self.work.enrolled.identity.worker, colleagues.name_of, today)

    def _certificate(self) -> Message | None:
        """Say that the laptop's certificate ends; one notice at a time, and the lease cannot wait."""
        in_use = self.work.enrolled.device_certificate_pem
        ends = certificate_ends(in_use, self.work.today())
        if ends is None or self._lease() is not None:
            return None
        return certificate_notice(ends, self.work.certificate.standing(in_use))

    def _machine(self) -> Message | None:
        """Say what is written in the clear, where nothing else is to be told."""
        told = self._lease() or self._certificate()
        if self._standing is None or not self._standing.is_plain or told is not None:
            return None
        return Message(
            self.tr("This laptop does not encrypt its disk, or its swap."),
            self.tr(
                "Families are encrypted in our own file. What the system writes besides is not. Tell the service desk."
            ),
            "warning",
        )

    def _visit(self, file: CaseFile, visit: Visit) -> VisitLine:
        return VisitLine(
            visit=visit.id,
            case=file.case,
            family=file.name,
            at=visit.at or "",
            place=place_words(visit.place),
            children=len(file.children),
            state=visit.state,
            duties=self._duties(file),
            coming=self._coming(file),
        )

    def _family(self, file: CaseFile) -> FamilyLine:
        return FamilyLine(file.case, file.name, len(file.children), self._duties(file), self._coming(file))

    def _shown(self, file: CaseFile) -> tuple[tuple[Duty, ...], ...]:
        return shown_together(file, duties_of(file, self.work.today(), self.work.book, self.work.pack))

    def _duties(self, file: CaseFile) -> tuple[DutyLine, ...]:
        """Return what is due; whose contact is to be asked about first stands beside the first line that needs it."""
        today, said = self.work.today(), set[PersonId]()
        lines: list[DutyLine] = []
        for each in due_now(self._shown(file), pending(file, today), today):
            if isinstance(each, Promise):
                lines.append(DutyLine(self._promise(file, each), _RANKS[press_of(each.due, today)]))
                continue
            line = duty_line(file, each[0], self.work.book, *each[1:])
            people = tuple(duty.person for duty in each)
            if (alone_on := self._alone_on()) is not None:
                line = asking_first(line, file, people, alone_on, said)
            said.update(people)
            lines.append(DutyLine(line, _RANKS[each[0].rank]))
        return tuple(lines)

    def _alone_on(self) -> date | None:
        """Return today where nobody of a family looks on: who cannot simply be reached is then told (H8)."""
        return self.work.today() if self.work.files.open_visit() is None else None

    def _promise(self, file: CaseFile, promise: Promise) -> str:
        """Return the line of a promise; one to somebody alone names nobody."""
        line, alone_on = promise_line(promise), self._alone_on()
        if promise.only_to or alone_on is None:
            return line
        return with_contact(line, file, promise.persons, alone_on)

    def _coming(self, file: CaseFile) -> str:
        """Return the first day that comes up and stands in no duty; the others stand on the family screen."""
        told = {duty.due for duty, *_ in self._shown(file) if duty.moment == BIRTHDAY}
        today = self.work.today()
        alone = self.work.files.open_visit() is None
        coming = [
            each for each in reminders_of(file, today, alone=alone) if each.kind != "birthday" or each.due not in told
        ]
        if not coming:
            return ""
        day, title, _ = reminder_words(file, coming[0], own_content.law_tables())
        late = sum(each.due is not None and each.due <= today for each in coming[1:])
        first = f"{day}: {title}"
        if alone:
            said = {duty.person for duties in self._shown(file) for duty in duties}  # their own line tells it
            others = (person for person in whom_to_reach(file, coming[0], today) if person not in said)
            first = with_contact(first, file, others, today)
        return self.tr("{first} · {count} more to do now").format(first=first, count=late) if late else first

    def _on_changed(self, _: QObject) -> None:
        if self._screen.isVisible():
            self.refresh()


def _in_order(lines: Iterable[VisitLine]) -> tuple[VisitLine, ...]:
    return tuple(sorted(lines, key=lambda line: (line.at or "99", line.family)))


def _planned_on(file: CaseFile, day: str) -> tuple[Visit, ...]:
    return tuple(visit for visit in file.visits if visit.on == day and visit.state == "planned")


def _visits_of(file: CaseFile, today: str) -> tuple[Visit, ...]:
    return tuple(visit for visit in file.visits if visit.on == today or visit.state == "open")
