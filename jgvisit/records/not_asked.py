"""Who is not asked under a form, for safety (H2): known to the team only, and never counted as agreed. Pure."""

from __future__ import annotations

from jgvisit.ids import PersonId
from jgvisit.records.answers import PersonsAnswer, RowsAnswer
from jgvisit.records.case_forms import FilledForm

_FIELD, _COLUMN = "notAskedFor", "person"


def not_asked_in(form: FilledForm) -> tuple[PersonId, ...]:
    """Return those whom the team's part says are not asked, with ground and second person, sorted."""
    found: set[PersonId] = set()
    for part in form.parts:
        answer = dict(part.answers).get(_FIELD) if part.part == "team" else None
        for row in answer.rows if isinstance(answer, RowsAnswer) else ():
            who = row.cells.get(_COLUMN)
            found |= set(map(PersonId, who.persons)) if isinstance(who, PersonsAnswer) else set()
    return tuple(sorted(found))
