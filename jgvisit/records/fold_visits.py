"""Folding visits: planned, open or ended, and who is in the room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from jgvisit.ids import PersonId, VisitId
from jgvisit.records.case_visits import Interpreter, PresenceAnswer, Visit
from jgvisit.records.entries import Entry
from jgvisit.records.payload_visits import (
    InterpreterUsed,
    PresenceAnswered,
    PresenceChanged,
    VisitEnded,
    VisitPlanned,
    VisitReopened,
    VisitStarted,
    about_whom,
)
from jgvisit.records.versions import Versions


def fold_visits(versions: Versions) -> tuple[Visit, ...]:
    """Return the visits, by the day they were planned for or else started."""
    plans = versions.current(VisitPlanned, lambda payload: payload.visit)
    kinds = (VisitStarted, VisitEnded, VisitReopened, PresenceChanged)
    started, ended, reopened, changes = (_by_visit(versions.of(kind)) for kind in kinds)
    interpreters: dict[str, list[Interpreter]] = defaultdict(list)
    for entry, used in versions.events(InterpreterUsed):
        interpreters[used.visit].append(_interpreter(entry, used))
    visits = [
        _visit(
            versions,
            VisitId(visit),
            plan=plans[visit][0][1] if visit in plans else None,
            started=started[visit],
            ended=ended[visit],
            reopened=reopened[visit],
            changes=changes[visit],
            interpreters=interpreters[visit],
        )
        for visit in {*plans, *started, *ended, *reopened}
    ]
    return tuple(sorted(visits, key=_visit_order))


def _interpreter(entry: Entry, used: InterpreterUsed) -> Interpreter:
    return Interpreter(
        language=used.language,
        kind=used.kind,
        number=used.number,
        reason=used.reason,
        stamp=entry.stamp(),
        name=used.name,
        agency=used.agency,
        persons=tuple(PersonId(person) for person in used.persons),
        from_at=used.from_at,
        until_at=used.until_at,
    )


def _by_visit(
    pairs: Sequence[tuple[Entry, VisitStarted | VisitEnded | VisitReopened | PresenceChanged]],
) -> defaultdict[str, list[Entry]]:
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry, payload in pairs:
        groups[payload.visit].append(entry)
    return groups


def _visit(
    versions: Versions,
    visit: VisitId,
    *,
    plan: VisitPlanned | None,
    started: list[Entry],
    ended: list[Entry],
    reopened: list[Entry],
    changes: list[Entry],
    interpreters: list[Interpreter],
) -> Visit:
    course = versions.heads(sorted(started + ended + reopened, key=versions.order.rank))
    present, others_present = _presence(versions, visit, sorted(started + changes, key=versions.order.rank))
    state: Literal["planned", "open", "ended"] = "planned"
    if course:
        # one laptop says open, another ended: open holds, for then the screens guard what they show (H4)
        state = "ended" if all(isinstance(entry.payload, VisitEnded) for entry in course) else "open"
    last_start = started[-1].payload if started else None
    last_end = ended[-1].payload if ended else None
    place = last_start.place if isinstance(last_start, VisitStarted) else (plan.place if plan else "home")
    return Visit(
        id=visit,
        state=state,
        on=plan.on if plan else None,
        at=plan.at if plan else None,
        place=place,
        purpose=plan.purpose if plan else None,
        worker=plan.worker if plan else None,
        present=present,
        others_present=others_present,
        interpreters=tuple(interpreters),
        started=started[0].stamp() if started else None,
        ended=ended[-1].stamp() if state == "ended" else None,
        note=last_end.note if isinstance(last_end, VisitEnded) else None,
    )


def _presence(versions: Versions, visit: VisitId, group: list[Entry]) -> tuple[tuple[PersonId, ...], str | None]:
    """Return who is in the room; in a conflict everybody any version saw there (hidden over shown)."""
    present: set[PersonId] = set()
    others: set[str] = set()
    for entry in versions.heads(group, f"presence:{visit}"):
        payload = entry.payload
        assert isinstance(payload, VisitStarted | PresenceChanged)
        present |= {PersonId(person) for person in payload.present}
        others |= {payload.others_present} if payload.others_present else set()
    return tuple(sorted(present)), " · ".join(sorted(others)) or None


def _visit_order(visit: Visit) -> tuple[str, str, str]:
    first = visit.started or visit.ended
    return visit.on or (first.recorded_at[:10] if first else ""), visit.at or "", visit.id


def fold_presence(versions: Versions) -> tuple[PresenceAnswer, ...]:
    """Return who said what of whose presence; in a conflict every version, each `disputed`."""
    found = [
        PresenceAnswer(
            person=PersonId(payload.person),
            other=None if payload.other is None else PersonId(payload.other),
            other_words=payload.other_words or "",
            may_be_there=payload.may_be_there,
            visit=VisitId(payload.visit),
            disputed=len(heads) > 1,
            stamp=entry.stamp(),
        )
        for heads in versions.current(PresenceAnswered, about_whom).values()
        for entry, payload in heads
    ]
    return tuple(sorted(found, key=lambda each: (each.person, each.other or "", each.other_words, each.stamp.record)))
