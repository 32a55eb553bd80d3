"""After a consent was taken back: who must be told and who was, and how a child comes home the same day. Pure.

The taking back itself is a record of its own, counts at once and waits for none of this (form G; AVG 7 lid 3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from jgvisit.clock import local_date
from jgvisit.domain.own_words import says_something
from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    DayAnswer,
    MomentAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Decision, FilledForm, Form
from jgvisit.records.case_stamp import day_of

WITHDRAWAL = "consentWithdrawal"
STAY = "voluntaryStayAgreement"
NOTIFIED = "partiesNotified"
WHAT = "withdrawnWhat"
_ABOUT: Mapping[str, tuple[str, ...]] = {
    "consentToHelp": ("help",),
    "consentToShare": ("share",),
    STAY: ("stay", "contact"),
    "handoverToGI": ("handover",),
    "safetyPlan": ("plan",),
}
"""Form type -> what form G may say it is about."""
_NAMES_OF_PARTIES: Mapping[str, tuple[str, ...]] = {
    "consentToHelp": ("helpGivenBy",),
    "handoverToGI": ("giName",),
    STAY: ("stayWith", "weekendWith"),
}

_WATCHERS: Mapping[str, str] = {"agreements": "checkedBy", "networkMembers": "name"}
"""Of a safety plan: who looks whether a promise is kept, and who helps; each must know that it ended."""
_YES = ("agreed", "partly")
_RECEIVERS = frozenset({"shareLines", "specialLines"})


@dataclass(frozen=True)
class Withdrawal:
    """One time that a consent was taken back, wholly or some lines of it."""

    form: FormId
    form_type: str
    child: PersonId
    person: PersonId
    on: date
    lines: tuple[str, ...]


def withdrawals(file: CaseFile) -> tuple[Withdrawal, ...]:
    """Return what was taken back of the forms of this family, earliest first: each time asks its own paper."""
    found = [
        Withdrawal(form.id, form.form_type, form.child, person, on, lines)
        for form in file.forms
        if form.form_type in _ABOUT
        for person, on, lines in (*_taken_back(form), *_answered_no(form))
    ]
    return tuple(sorted(set(found), key=lambda each: (each.on, each.form, each.person)))


_Stopped = tuple[PersonId, date, tuple[str, ...]]


def _taken_back(form: Form) -> Iterator[_Stopped]:
    for decision in (*form.decisions, *_said_no_since(form)):
        for at, lines in decision.taken_back:
            yield decision.person, local_date(datetime.fromisoformat(at)), lines


def _answered_no(form: Form) -> Iterator[_Stopped]:
    """Yield where somebody answered no to what they had said yes to before: that takes it back as well.

    Within one visit nobody acted on the yes yet, so nobody has to be told.
    """
    for once in form.once:
        before = once.decision
        now = form.decided_by(before.person, before.mark)
        if now is None or now.visit == before.visit or (before.withdrawn_at is not None and not before.withdrawn_lines):
            continue
        if before.decision in _YES and now.decision == "refused":
            yield before.person, day_of(now.stamp), ()
        elif before.decision in _YES and now.decision in _YES:
            ended = (_yes_to(before) - _yes_to(now)) - set(before.withdrawn_lines)
            if ended:
                yield before.person, day_of(now.stamp), tuple(sorted(ended))


def _yes_to(decision: Decision) -> frozenset[str]:
    return frozenset(line for line, answer in decision.lines if answer == "agreed")


def _said_no_since(form: Form) -> Iterator[Decision]:
    """Yield earlier answers in whose place no new yes came: who took back and then signs a no ended nothing of it."""
    for earlier in form.once:
        now = form.decided_by(earlier.decision.person, earlier.decision.mark)
        if now is None or now.decision not in _YES:
            yield earlier.decision


def papers_of(file: CaseFile, withdrawn: Withdrawal) -> tuple[FilledForm, ...]:
    """Return the forms G about this withdrawal: of this person and child, about this subject, from that day on."""
    return tuple(
        paper
        for paper in file.filled
        if paper.form_type == WITHDRAWAL
        and withdrawn.child in paper.children
        and max(day_of(part.stamp) for part in paper.parts) >= withdrawn.on
        and withdrawn.person in _persons(paper, "withdrawnBy")
        and _choice(paper, "withdrawnSubject") in _ABOUT[withdrawn.form_type]
    )


def is_stopped(file: CaseFile, person: PersonId, subject: str, since: date) -> bool:
    """Tell whether this person took something back about this subject of form G, from that day on.

    The paper alone stops nothing: what stops is the record of the taking back (AVG 7 lid 3).
    """
    return any(
        each.person == person and each.on >= since and is_about(each.form_type, subject) for each in withdrawals(file)
    )


def is_about(form_type: str, subject: str) -> bool:
    """Tell whether form G calls what this form asks by this subject."""
    return subject in _ABOUT.get(form_type, ())


def way_home_is_known(file: CaseFile, withdrawn: Withdrawal) -> bool:
    """Tell whether somebody wrote down how the child comes home, or how contact goes on; only a stay asks it."""
    if withdrawn.form_type != STAY:
        return True
    wanted = ("returnPlan", "contactPlan")
    return any(
        says_something(answer.text)
        for paper in papers_of(file, withdrawn)
        for name, answer in _answers(paper)
        if name in wanted and isinstance(answer, TextAnswer)
    )


def told(file: CaseFile, withdrawn: Withdrawal) -> tuple[tuple[str, date | None, str], ...]:
    """Return who is on the list: name, the day they were told (None: not yet), and by whom."""
    rows = [row for paper in papers_of(file, withdrawn) for row in _rows(paper)]
    return tuple((_text(row, "party"), _day(row, "toldOn"), _text(row, "toldBy")) for row in rows)


def everybody_was_told(file: CaseFile, withdrawn: Withdrawal) -> bool:
    """Tell whether there is a list of who must be told, and each on it was told on a day, by somebody."""
    listed = told(file, withdrawn)
    return bool(listed) and all(day is not None and says_something(by) for _, day, by in listed)


def parties_to_tell(file: CaseFile, withdrawn: Withdrawal) -> tuple[str, ...]:
    """Return whom the consent named: the receivers of its lines, who helps, whom the child stays with, the GI.

    A start for the list, which the worker completes: who else works with the family is not on the paper.
    """
    names: dict[str, None] = {}
    form = next(each for each in file.forms if each.id == withdrawn.form)
    paper = next((each for each in file.filled if each.id == withdrawn.form), None)
    fixed = () if form.laid is None else form.laid.answers
    for name, answer in (*fixed, *(() if paper is None else _answers(paper))):
        if name in _NAMES_OF_PARTIES.get(withdrawn.form_type, ()) and isinstance(answer, TextAnswer):
            names[answer.text.strip()] = None
        elif withdrawn.form_type == "consentToShare" and name in _RECEIVERS and isinstance(answer, RowsAnswer):
            rows = [row for row in answer.rows if not withdrawn.lines or row.id in withdrawn.lines]
            names |= dict.fromkeys(
                ", ".join(filter(None, (_text(row, "partyOrganisation"), _text(row, "partyContact")))) for row in rows
            )
        elif withdrawn.form_type == "safetyPlan" and name in _WATCHERS and isinstance(answer, RowsAnswer):
            names |= dict.fromkeys(_text(row, _WATCHERS[name]) for row in answer.rows if _is_of(row, name, withdrawn))
    for name, text in form.answers:
        if name in _NAMES_OF_PARTIES.get(withdrawn.form_type, ()) and paper is None:
            names[text.strip()] = None
    return tuple(name for name in names if name)


def with_before(before: Mapping[str, Answer], now: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers of one part of form G after something more was taken back: what stood there stays.

    Whoever stops one thing and then another has one paper that names both, from the first moment on, and one list
    of everybody who must be told.

    Args:
        before: what stood in this part, recorded or typed.
        now: what is known of what was taken back just now.
    """
    what, more = before.get(WHAT), now.get(WHAT)
    joined = {**before, **now}
    if isinstance(what, TextAnswer) and isinstance(more, TextAnswer) and says_something(what.text):
        known = what.text.strip()
        joined[WHAT] = TextAnswer(known if more.text in known else f"{known}; {more.text}")
        for name in ("receivedAt", "effectiveAt"):
            first, last = before.get(name), now.get(name)
            if isinstance(first, MomentAnswer) and isinstance(last, MomentAnswer):
                joined[name] = min(first, last, key=lambda moment: datetime.fromisoformat(moment.at))
    listed, others = before.get(NOTIFIED), now.get(NOTIFIED)
    if isinstance(listed, RowsAnswer) and isinstance(others, RowsAnswer):
        named = {_text(row, "party") for row in listed.rows}
        joined[NOTIFIED] = RowsAnswer((*listed.rows, *(row for row in others.rows if _text(row, "party") not in named)))
    return joined


def _is_of(row: Row, field: str, withdrawn: Withdrawal) -> bool:
    """Tell whether a row has to do with what was taken back: the network always, a promise only if it is theirs."""
    who = row.cells.get("who")
    mine = isinstance(who, PersonsAnswer) and withdrawn.person in who.persons
    return field == "networkMembers" or (mine and (not withdrawn.lines or row.id in withdrawn.lines))


def _answers(paper: FilledForm) -> Iterator[tuple[str, Answer]]:
    for part in paper.parts:
        yield from part.answers


def _rows(paper: FilledForm) -> Iterator[Row]:
    for name, answer in _answers(paper):
        if name == NOTIFIED and isinstance(answer, RowsAnswer):
            yield from answer.rows


def _persons(paper: FilledForm, field: str) -> set[str]:
    return {
        person
        for name, answer in _answers(paper)
        if name == field and isinstance(answer, PersonsAnswer)
        for person in answer.persons
    }


def _choice(paper: FilledForm, field: str) -> str:
    answers = (answer for name, answer in _answers(paper) if name == field and isinstance(answer, ChoiceAnswer))
    return next((value for answer in answers for value in answer.values), "")


def _text(row: Row, column: str) -> str:
    cell = row.cells.get(column)
    return cell.text.strip() if isinstance(cell, TextAnswer) else ""


def _day(row: Row, column: str) -> date | None:
    cell = row.cells.get(column)
    return date.fromisoformat(cell.day) if isinstance(cell, DayAnswer) else None
