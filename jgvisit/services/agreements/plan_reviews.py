"""Whether promises were kept: one row a promise, a day and somebody's account, in the part of the team.

Rows are added and never taken away. Two workers who looked back without knowing of each other leave two
versions of that part; the next review joins their rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID, uuid5

from jgvisit.ids import CaseId, FormId, RecordId, VisitId
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer, Row, RowsAnswer, Simple, TextAnswer
from jgvisit.records.case_forms import FilledForm
from jgvisit.services.agreements.plan_promises import SAFETY_PLAN, Promise, common_part, promises
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.forms.filled_forms import FilledForms, find
from jgvisit.services.forms.refusals import AnswersMissingError, FormChangedError

RESULTS = "reviewResults"
Outcome = Literal["kept", "partly", "notKept"]
_OUTCOMES: Mapping[str, Outcome] = {"kept": "kept", "partly": "partly", "notKept": "notKept"}


@dataclass(frozen=True)
class PromiseReview:
    """How one promise went, as one person told or saw it."""

    promise: str
    """Row of the promise in the plan."""
    on: date
    outcome: Outcome
    by_whom: str
    """By whose account: two people may tell it differently, and both stand."""
    changed: str = ""


class PlanReviews:
    """The looking back on a safety plan."""

    def __init__(self, files: CaseFiles, filled: FilledForms) -> None:
        self._files, self._filled = files, filled

    def record(
        self, case: CaseId, form: FormId, reviews: Sequence[PromiseReview], visit: VisitId | None = None
    ) -> RecordId:
        """Write down how promises went, beside what was written down before.

        Raises:
            FormChangedError: no safety plan of this family, two versions of it wait for a person, or a promise
                is in none of its versions.
            AnswersMissingError: nothing to write, or nobody's account is named.
        """
        file = self._files.get(case)
        plan = find(file, form)
        if plan is None or plan.form_type != SAFETY_PLAN or common_part(plan) is None:
            raise FormChangedError("there is no one version of this plan")
        known = {promise.row: promise for promise in ever_promised(plan)}
        if any(review.promise not in known for review in reviews):
            raise FormChangedError("no promise of this plan")
        if not reviews or not all(review.by_whom.strip() for review in reviews):
            raise AnswersMissingError((RESULTS,))
        answers: dict[str, Answer] = {**_of_the_team(plan), RESULTS: with_reviews(plan, reviews)}
        return self._filled.fill(case, form, SAFETY_PLAN, "team", plan.children, answers, visit=visit)


def with_reviews(plan: FilledForm, reviews: Sequence[PromiseReview], typed: RowsAnswer | None = None) -> RowsAnswer:
    """Return the rows of every review so far, with those that were just `typed`, and these `reviews` among them."""
    known = {promise.row: promise for promise in ever_promised(plan)}
    rows = {row.id: row for row in (*review_rows(plan), *(() if typed is None else typed.rows))}
    for review in reviews:
        row = _row(review, known[review.promise])
        rows[row.id] = row
    return RowsAnswer(tuple(rows.values()))


def reviews_of(plan: FilledForm) -> tuple[PromiseReview, ...]:
    """Return every review of a promise of this plan, earliest first; of a promise that ended too."""
    rows = {row.id: row for row in review_rows(plan)}
    found = [review for promise in ever_promised(plan) for review in _read(promise, rows.values())]
    return tuple(sorted(found, key=lambda review: (review.on, review.promise, review.by_whom)))


def ever_promised(plan: FilledForm) -> tuple[Promise, ...]:
    """Return each promise once, as its last version words it."""
    parts = sorted((part for part in plan.versions if part.part == "common"), key=lambda part: part.number)
    return tuple({promise.row: promise for part in parts for promise in promises(dict(part.answers))}.values())


def not_looked_back_on(plan: FilledForm, since: date) -> tuple[Promise, ...]:
    """Return the promises of the last version on which nobody looked back since `since`."""
    part = common_part(plan)
    seen = {review.promise for review in reviews_of(plan) if review.on >= since}
    current = () if part is None else promises(dict(part.answers))
    return tuple(promise for promise in current if promise.row not in seen)


def _row_id(promise: str, on: date, by_whom: str) -> str:
    """Return the id of a row: the same account of the same promise on the same day is one row, from any laptop."""
    return str(uuid5(UUID(promise), f"{on.isoformat()} {by_whom.strip().casefold()}"))


def _row(review: PromiseReview, promise: Promise) -> Row:
    cells: dict[str, Simple] = {
        "on": DayAnswer(review.on.isoformat()),
        "agreement": TextAnswer(promise.what),
        "result": ChoiceAnswer((review.outcome,)),
        "byWhom": TextAnswer(review.by_whom.strip()),
    }
    if review.changed.strip():
        cells["changed"] = TextAnswer(review.changed.strip())
    return Row(_row_id(review.promise, review.on, review.by_whom), cells)


def _read(promise: Promise, rows: Iterable[Row]) -> Iterator[PromiseReview]:
    """Yield the rows about `promise`: by its id, or, where a person typed the row, by its words."""
    for row in rows:
        day, result, told, what = (row.cells.get(name) for name in ("on", "result", "byWhom", "agreement"))
        if not isinstance(day, DayAnswer) or not isinstance(result, ChoiceAnswer):
            continue
        outcome = _OUTCOMES.get(next(iter(result.values), ""))
        on, by_whom = date.fromisoformat(day.day), told.text if isinstance(told, TextAnswer) else ""
        typed = isinstance(what, TextAnswer) and what.text.strip() == promise.what
        if outcome is not None and (typed or row.id == _row_id(promise.row, on, by_whom)):
            changed = row.cells.get("changed")
            text = changed.text if isinstance(changed, TextAnswer) else ""
            yield PromiseReview(promise.row, on, outcome, by_whom, text)


def review_rows(form: FilledForm) -> Iterator[Row]:
    """Yield every row of any version, each as it was told last: a later version takes no review back."""
    rows: dict[str, Row] = {}
    for part in (*form.versions, *form.parts):
        results = dict(part.answers).get(RESULTS) if part.part == "team" else None
        for row in results.rows if isinstance(results, RowsAnswer) else ():
            rows[row.id] = row
    yield from rows.values()


def _of_the_team(plan: FilledForm) -> dict[str, Answer]:
    return {name: answer for part in plan.parts if part.part == "team" for name, answer in part.answers}
