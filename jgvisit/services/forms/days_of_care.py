"""The days that a handover, a request, the meldcode, no agreement and the voice of a child ask of us, until done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from jgvisit.domain.reminders import Reminder
from jgvisit.domain.road import GONE
from jgvisit.domain.terms import working_days_after
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer, PersonsAnswer, Row, RowsAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, FilledPart
from jgvisit.services.forms.answers import is_empty
from jgvisit.services.law.handover_cover import HANDOVER
from jgvisit.services.sending.going_out import REQUEST
from jgvisit.services.sending.informing import INFORMING
from jgvisit.services.sending.paper_way import steps_of, went_rightly

_Found = Iterator[Reminder]
_TOLD = frozenset({"inPerson", "phone"})


def care_reminders(file: CaseFile, form: FilledForm) -> _Found:
    """Yield the days that one form asks of us; all of them are for the worker alone."""
    parts = {part: _answers(form, part) for part in ("common", "team")}
    rule = _RULES.get(form.form_type)
    if rule is not None:
        yield from rule(file, form, parts["common"], parts["team"])


def _no_agreement(_: CaseFile, form: FilledForm, common: Mapping[str, Answer], __: Mapping[str, Answer]) -> _Found:
    due = _day(common, "nextStepOn")
    done = common.get("firstStepDone")
    if due is not None and (done is None or is_empty(done)):
        yield Reminder("next_step", due, form.children)


def _meldcode(_: CaseFile, form: FilledForm, __: Mapping[str, Answer], team: Mapping[str, Answer]) -> _Found:
    due = _day(team, "lookAgainOn")
    if due is not None and _chosen(team, "told") == "notNow":
        yield Reminder("tell_again", due, form.children)


def _child(_: CaseFile, form: FilledForm, __: Mapping[str, Answer], team: Mapping[str, Answer]) -> _Found:
    talk, again = _day(team, "spokenLaterOn"), _day(team, "reviewOn")
    if talk is not None and _chosen(team, "spoken") == "no":
        yield Reminder("child_talk", talk, form.children)
    if again is not None:
        yield Reminder("kept_words_again", again, form.children)


def _request(file: CaseFile, form: FilledForm, _: Mapping[str, Answer], team: Mapping[str, Answer]) -> _Found:
    rows = team.get(INFORMING)
    waiting: dict[str, date] = {}
    told: set[str] = set()
    for row in rows.rows if isinstance(rows, RowsAnswer) else ():
        how, due, who = _chosen(row.cells, "told"), _day(row.cells, "laterOn"), _who(row)
        if how in _TOLD:
            told |= set(who)
        elif due is not None:
            waiting |= {person: max(due, waiting.get(person, due)) for person in who}
    for person in sorted(waiting.keys() - told):
        yield Reminder("tell_of_request", waiting[person], form.children)
    yield from _office(file, form)


def _handover(file: CaseFile, form: FilledForm, common: Mapping[str, Answer], _: Mapping[str, Answer]) -> _Found:
    heads = [each for each in steps_of(file, form.id) if each.last]
    gone = [each for each in heads if each.step in GONE]
    if gone and not went_rightly(file, form):
        yield Reminder("sent_without_ground", min(date.fromisoformat(each.on) for each in gone), form.children)
    talk = _day(common, "firstMeetingOn")
    if talk is not None and any(each.step in ("sent", "received", "accepted") for each in heads):
        yield Reminder("first_talk", talk, form.children)
    yield from _office(file, form)


def _office(file: CaseFile, form: FilledForm) -> _Found:
    """What is ready waits for the office one working day; urgent ones are asked after the same day (H25)."""
    urgent = _chosen(_answers(form, "common"), "requestKind") == "urgent"
    for each in steps_of(file, form.id):
        if each.last and each.step == "ready":
            ready = date.fromisoformat(each.on)
            yield Reminder("office_waits", ready if urgent else working_days_after(ready, 1), form.children)


_Rule = Callable[[CaseFile, FilledForm, Mapping[str, Answer], Mapping[str, Answer]], _Found]
_RULES: Mapping[str, _Rule] = {
    "noAgreementRecord": _no_agreement,
    "reportingCode": _meldcode,
    "childView": _child,
    REQUEST: _request,
    HANDOVER: _handover,
}


def _answers(form: FilledForm, part: str) -> dict[str, Answer]:
    """Return the answers of a part; of two versions that wait for a person, of both: what they ask is asked."""
    found: list[FilledPart] = [each for each in form.parts if each.part == part]
    return {name: answer for each in found for name, answer in each.answers}


def _who(row: Row) -> tuple[str, ...]:
    who = row.cells.get("person")
    return who.persons if isinstance(who, PersonsAnswer) else ()


def _chosen(answers: Mapping[str, object], name: str) -> str:
    answer = answers.get(name)
    return next(iter(answer.values), "") if isinstance(answer, ChoiceAnswer) else ""


def _day(answers: Mapping[str, object], name: str) -> date | None:
    answer = answers.get(name)
    return date.fromisoformat(answer.day) if isinstance(answer, DayAnswer) else None
