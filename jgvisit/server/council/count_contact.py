"""Counts of answers, conversations and copies (R10, R12, R13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from jgvisit.clock import local_date
from jgvisit.ids import FormId, PersonId
from jgvisit.records.case_forms import Decision
from jgvisit.records.case_stamp import day_of
from jgvisit.records.case_visits import Visit
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.records.payload_papers import CopyDelivered
from jgvisit.server.council.family_year import Counts, FamilyYear

OURS = "nl"
"""The language of the workers."""
COPY_WITHIN = timedelta(days=7)
_QUICK = timedelta(days=1)
_PROFESSIONAL = frozenset({"professionalPhone", "professionalVideo", "professionalOnSite"})
_WANTED = frozenset({"paperNow", "nextVisit", "postToSafeAddress", "atOtherPlace"})


def count_contact(family: FamilyYear) -> Counts:
    """Return what one family adds to these figures."""
    answers = list(_answers(family))
    withdrawals = dict(_withdrawals(family))
    visits = [visit for visit in family.file.visits if _speaks_another_language(family, visit)]
    copies = dict(_copies(family))
    given = {key: day for key in copies if (day := _given_on(family, *key)) is not None}
    return {
        "R10.answers": len(answers),
        "R10.refused": answers.count("refused"),
        "R10.withdrawn": len(withdrawals),
        "R10.quick": sum(withdrawals.values()),
        "R12.visits": len(visits),
        "R12.recorded": sum(bool(visit.interpreters) for visit in visits),
        "R12.professional": sum(any(each.kind in _PROFESSIONAL for each in visit.interpreters) for visit in visits),
        "R13.copies": len(copies),
        "R13.given": len(given),
        "R13.quick": sum(day <= copies[key] + COPY_WITHIN for key, day in given.items()),
    }


def _answers(family: FamilyYear) -> Iterator[str]:
    """Yield every answer to a question for consent; of a form with lines, each line apart."""
    for _, said in family.answers():
        yield from (answer for _, answer in said.lines) if said.lines else (said.decision,)


def _withdrawals(family: FamilyYear) -> Iterator[tuple[tuple[str, str, str], bool]]:
    """Yield each consent, or line of one, taken back in this year, with whether we had it within a day."""
    for entry in family.entries:
        back = entry.payload
        if isinstance(back, ConsentWithdrawn):
            moment = datetime.fromisoformat(back.effective_at)
            if family.year.has(local_date(moment)):
                received = family.received.get(entry.id)
                quick = received is not None and datetime.fromisoformat(received) <= moment + _QUICK
                yield from (((back.form, back.person, line), quick) for line in back.lines or ("",))


def _speaks_another_language(family: FamilyYear, visit: Visit) -> bool:
    languages = {member.id: member.language for member in family.file.members}
    return (
        visit.started is not None
        and family.in_year(visit.started)
        and any(not languages.get(person, OURS).startswith(OURS) for person in visit.present)
    )


def _copies(family: FamilyYear) -> Iterator[tuple[tuple[PersonId, FormId], date]]:
    """Yield each copy that somebody wanted of what they decided in this year, with the day of that decision."""
    wishes = {(wish.visit, wish.person): wish.way for wish in family.file.copies}
    for form in family.file.forms:
        for said in form.decisions:
            if _wants(said, wishes.get((said.visit, said.person))) and family.in_year(said.stamp):
                yield (said.person, form.id), day_of(said.stamp)


def _wants(said: Decision, way: str | None) -> bool:
    return way in _WANTED and said.decision != "later"


def _given_on(family: FamilyYear, person: PersonId, form: FormId) -> date | None:
    """Return the first day on which the copy was handed over, None as long as it was not."""
    if (person, form) not in family.file.delivered:
        return None
    days = [
        given.on
        for entry in family.entries
        if isinstance(given := entry.payload, CopyDelivered)
        and (given.person, given.form, given.given) == (person, form, True)
    ]
    return date.fromisoformat(min(days)) if days else None
