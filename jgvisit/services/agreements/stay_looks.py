"""When somebody looked how a stay elsewhere, or less contact, is going: on form E, or told on the page of events.

On the form each row is what one person said, the child too, in the part of the team: nobody of the family reads what
another said there (H7, H8). Rows are added and never taken away.
"""

from __future__ import annotations

from datetime import date

from jgvisit.ids import PersonId
from jgvisit.records.answers import DayAnswer, PersonsAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm
from jgvisit.services.agreements.plan_reviews import review_rows
from jgvisit.services.agreements.stay_rules import STAY


def looks_at(file: CaseFile, child: PersonId, since: date, today: date) -> tuple[date, ...]:
    """Return the days from `since` on that somebody looked how it goes with `child`; no day that is still to come."""
    told = (
        event.on
        for event in file.happenings
        if event.kind == "agreementEvaluated" and (not event.children or child in event.children)
    )
    written = (
        on.day
        for form in file.filled
        if form.form_type == STAY and child in form.children
        for row in review_rows(form)
        if isinstance(on := row.cells.get("on"), DayAnswer)
    )
    days = {date.fromisoformat(day) for day in (*told, *written)}
    return tuple(sorted(day for day in days if since <= day <= today))


def told_last(stay: FilledForm) -> tuple[date | None, tuple[PersonId, ...]]:
    """Return the last day on which somebody told on this form how it goes, and who of the family did; None: never."""
    told: dict[date, list[PersonId]] = {}
    for row in review_rows(stay):
        on, who = row.cells.get("on"), row.cells.get("who")
        if isinstance(on, DayAnswer):
            people = who.persons if isinstance(who, PersonsAnswer) else ()
            told.setdefault(date.fromisoformat(on.day), []).extend(map(PersonId, people))
    last = max(told, default=None)
    return last, () if last is None else tuple(dict.fromkeys(told[last]))
