"""Until when the municipality decides on an application that stands on form M (H24). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from jgvisit.domain.applications import Application, last_day_to_decide, told_of
from jgvisit.domain.facts import Facts
from jgvisit.domain.reminders import Reminder, decisions_about
from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import Answer, DayAnswer, PersonsAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm
from jgvisit.services.agreements.plan_promises import common_part

APPLICATION = "application"
WEEKS, WEEKS_SOURCE = "decision_weeks", "decision_weeks_source"
"""Local settings: the term of the municipality's own ordinance, and where it stands."""


def proposed_due(received: date, settings: Mapping[str, str]) -> tuple[date, str]:
    """Return the last day to decide with where its term stands; empty where it is the one of the law (Awb 4:13)."""
    weeks = settings.get(WEEKS, "")
    own = weeks.isascii() and weeks.isdecimal() and WEEKS_SOURCE in settings
    return last_day_to_decide(received, int(weeks) if own else None), settings[WEEKS_SOURCE] if own else ""


def application_reminders(file: CaseFile, facts: Facts) -> tuple[Reminder, ...]:
    """Return the decisions that are awaited on the forms M of this family, and which are late.

    One that was also written down as an event of the same day is that application, once.
    """
    found: dict[Reminder, None] = {}
    for child in file.children:
        events = told_of(facts, child.id)
        days = {each.received for each in events}
        forms = tuple(each for each in _on_forms(file, child.id) if each.received not in days)
        told = set(decisions_about(facts, child.id, events))
        found |= dict.fromkeys(each for each in decisions_about(facts, child.id, (*events, *forms)) if each not in told)
    return tuple(found)


def late_since(file: CaseFile, form: FormId, facts: Facts) -> date | None:
    """Return the day by which the municipality should have decided on a form M, None where it is not late."""
    filled = next((each for each in file.filled if each.id == form), None)
    part = None if filled is None else common_part(filled)
    due = None if part is None else dict(part.answers).get("decisionDueOn")
    late = {each.due for each in application_reminders(file, facts) if each.kind == "decision_late"}
    day = date.fromisoformat(due.day) if isinstance(due, DayAnswer) else None
    return day if day in late else None


def _on_forms(file: CaseFile, child: PersonId) -> Iterator[Application]:
    for form in file.filled:
        part = common_part(form)
        if form.form_type != APPLICATION or part is None or child not in part.children or _taken_back(file, form):
            continue
        answers: dict[str, Answer] = dict(part.answers)
        received, due, who = (answers.get(name) for name in ("receivedOn", "decisionDueOn", "applicant"))
        if isinstance(received, DayAnswer):
            last = date.fromisoformat(due.day) if isinstance(due, DayAnswer) else None
            persons = who.persons if isinstance(who, PersonsAnswer) else ()
            asked = tuple(PersonId(person) for person in persons) or (child,)
            yield Application(date.fromisoformat(received.day), last, asked)


def _taken_back(file: CaseFile, form: FilledForm) -> bool:
    """Tell whether who asked took it back: said aloud, or on the paper itself."""
    last = [each.step for each in file.read_together.steps if each.form == form.id and each.last]
    if last and all(step == "stopped" for step in last):
        return True
    laid = [each for each in file.forms if each.laid is not None and each.laid.form == form.id and not each.replaced_by]
    said = [each.decided_by(mark.person, mark.mark) for each in laid for mark in each.required]
    return any(each is not None and each.decision == "refused" for each in said)
