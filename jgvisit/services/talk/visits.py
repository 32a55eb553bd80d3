"""Visits: planned, begun, who is in the room, the interpreter, ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, PersonId, RecordId, VisitId, new_uuid7
from jgvisit.records.case_visits import Visit
from jgvisit.records.payload_visits import (
    InterpreterKind,
    InterpreterUsed,
    Place,
    PresenceChanged,
    VisitEnded,
    VisitPlanned,
    VisitReopened,
    VisitStarted,
)
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.writing import Writer
from jgvisit.services.ports.journal import DraftKey, Journal

INTERPRETING = frozenset({"professionalPhone", "professionalVideo", "professionalOnSite", "adultInformal"})
PAGE = "page"
"""Draft field that remembers which page of the visit was open, for the return after a lock (H4)."""
PAUSE = "pause"
"""Draft field that names the open visit whose talk pauses. It holds no time: nobody counts that (H30)."""
Typed = Literal["others", "interpreter", "interpreterName", "interpreterAgency"]
TYPED: tuple[Typed, ...] = ("others", "interpreter", "interpreterName", "interpreterAgency")
"""Lines on the page of the visit that may be half typed when it locks."""


class AnotherVisitOpenError(RefusedError):
    """One visit at a time: with a visit open no other family may be on the screen (H4)."""

    code = "refused.another_visit_open"


class InterpreterUnknownError(RefusedError):
    """An interpreter who is not there any more, or was never written down; nothing was recorded."""

    code = "refused.interpreter_unknown"


class Visits:
    """One home visit from plan to end."""

    def __init__(self, journal: Journal, writer: Writer, files: CaseFiles) -> None:
        self._journal = journal
        self._writer = writer
        self._files = files

    def plan(self, case: CaseId, visit: VisitPlanned, *, clears: Sequence[DraftKey] = ()) -> RecordId:
        """Write down that a visit is meant to happen, or a planned one on another day, hour or place."""
        earlier = self._files.plans(case, VisitId(visit.visit))
        return self._writer.one(case, visit, supersedes=earlier, clears=clears)

    def start(
        self, case: CaseId, present: Sequence[PersonId], visit: VisitId | None = None, *, place: Place = "home"
    ) -> VisitId:
        """Begin a visit with these persons in the room.

        Args:
            case: the family.
            present: who is there.
            visit: the planned one; None where nobody planned it.
            place: where it is, if nobody planned it: the screens ask.

        Raises:
            AnotherVisitOpenError: a visit is open already.
        """
        if self._files.open_visit() is not None:
            raise AnotherVisitOpenError("a visit is open")
        chosen = visit or VisitId(new_uuid7())
        planned = next((known for known in self._files.get(case).visits if known.id == chosen), None)
        here = planned.place if planned else place
        self._writer.one(case, VisitStarted(visit=chosen, place=here, present=tuple(present)))
        return chosen

    def change_presence(
        self, case: CaseId, visit: VisitId, present: Sequence[PersonId], others: str | None = None
    ) -> RecordId:
        """Write down that somebody came in or left: what may be shown changes with it (H4)."""
        payload = PresenceChanged(visit=visit, present=tuple(present), others_present=others or None)
        return self._writer.one(case, payload, clears=(DraftKey(case, typed_field("others", visit)),))

    def somebody_came_in(self, case: CaseId, visit: VisitId, who: str) -> RecordId | None:
        """Write down that somebody else is here now: nothing hidden from anybody shows from then on (H4).

        Args:
            case: the family.
            visit: its visit that is open here.
            who: what to call them until it is filled in, such as "iemand"; a half-typed name goes before.

        Returns:
            The record; None where somebody else was noted already, or the visit is over.
        """
        here = self._files.visit_here(case)
        if here is None or here.id != visit or here.others_present:
            return None
        typed = self._journal.drafts(case).get(typed_field("others", visit), b"").decode().strip()
        return self.change_presence(case, visit, here.present, typed or who)

    def use_interpreter(self, case: CaseId, interpreter: InterpreterUsed) -> RecordId:
        """Write down which interpreter helps; a child never is one (practice.md §5.7)."""
        visit = VisitId(interpreter.visit)
        names: tuple[Typed, ...] = ("interpreter", "interpreterName", "interpreterAgency")
        return self._writer.one(
            case, interpreter, clears=tuple(DraftKey(case, typed_field(name, visit)) for name in names)
        )

    def interpreter_gone(self, case: CaseId, visit: VisitId, record: RecordId, until_at: str) -> RecordId:
        """Write down until when an interpreter helped.

        From then on a translation that nobody checked is closed again in this visit (H27).

        Args:
            case: the family.
            visit: its visit that is open here.
            record: what was written down of this interpreter.
            until_at: an hour of the Netherlands, "16:40".

        Raises:
            InterpreterUnknownError: no such interpreter is there any more; nothing was recorded.
        """
        here = self._files.visit_here(case)
        used = next((each for each in here.interpreters if each.stamp.record == record), None) if here else None
        if here is None or here.id != visit or used is None or used.until_at is not None:
            raise InterpreterUnknownError("no such interpreter in this visit")
        gone = InterpreterUsed(
            visit=visit,
            language=used.language,
            kind=cast(InterpreterKind, used.kind),
            number=used.number,
            reason=used.reason,
            name=used.name,
            agency=used.agency,
            persons=used.persons,
            from_at=used.from_at,
            until_at=until_at,
        )
        return self._writer.one(case, gone, supersedes=(record,), clears=(DraftKey(case, until_field(record)),))

    def end(self, case: CaseId, visit: VisitId, note: str | None = None) -> RecordId:
        """Close the visit."""
        here = self._files.visit_here(case)
        helped = () if here is None else (until_field(each.stamp.record) for each in here.interpreters)
        fields = (PAGE, PAUSE, *(typed_field(name, visit) for name in TYPED), *helped)
        clears = tuple(DraftKey(case, field) for field in fields)
        return self._writer.one(case, VisitEnded(visit=visit, note=note or None), clears=clears)

    def reopen(self, case: CaseId, visit: VisitId) -> None:
        """Take the end of a visit back; those who were in the room still are. Nothing happens to an open one.

        Raises:
            AnotherVisitOpenError: another visit is open by now.
        """
        ended = next((known.ended for known in self._files.get(case).visits if known.id == visit), None)
        if ended is None:
            return
        if self._files.open_visit() is not None:
            raise AnotherVisitOpenError("a visit is open")
        self._writer.one(case, VisitReopened(visit=visit), supersedes=(ended.record,))

    def remember_page(self, case: CaseId, page: str) -> None:
        """Keep which page is open, so that unlocking returns to it."""
        self._journal.put_draft(DraftKey(case, PAGE), page.encode())

    def remembered_page(self, case: CaseId) -> str | None:
        """Return the page that was open, None if none was kept."""
        page = self._journal.drafts(case).get(PAGE)
        return None if page is None else page.decode()

    def note_pause(self, case: CaseId, paused: bool) -> None:
        """Keep that the talk pauses, so that unlocking returns to the pause; or that it goes on."""
        here = self._files.open_visit_id(case)
        if paused and here is not None:
            self._journal.put_draft(DraftKey(case, PAUSE), here.encode())
        else:
            self._journal.clear_draft(DraftKey(case, PAUSE))

    def is_paused(self, case: CaseId) -> bool:
        """Tell whether the talk of the open visit pauses; the pause of one that was ended elsewhere ended with it."""
        here = self._files.open_visit_id(case)
        return here is not None and self._journal.drafts(case).get(PAUSE) == here.encode()


def typed_field(name: Typed, visit: VisitId) -> str:
    """Name the draft of a half-typed line of this visit."""
    return f"visit:{name}:{visit}"


def until_field(interpreter: RecordId) -> str:
    """Name the draft of the half-typed hour until which an interpreter helped, by their record."""
    return f"visit:until:{interpreter}"


def has_interpreter(visit: Visit, language: str | None = None) -> bool:
    """Tell whether an interpreter was logged in this visit, for `language` where one is named.

    While the visit is open one who is gone no longer counts: nobody is there to say what is meant (H27).
    """
    there = (used for used in visit.interpreters if visit.state != "open" or used.until_at is None)
    return any(used.kind in INTERPRETING and language in (None, used.language) for used in there)
