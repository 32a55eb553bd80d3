"""Who is not asked under a form (H2, H17): known to the team only, and never counted as agreed. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import Answer, PersonsAnswer, RowsAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm

_FIELD, _COLUMN = "notAskedFor", "person"


def not_asked_in(form: FilledForm) -> tuple[PersonId, ...]:
    """Return whom the team's part, with ground and second person, or an exception says is not asked, sorted."""
    parts = (part for part in form.parts if part.part == "team")
    return tuple(sorted({*form.left_out, *(person for part in parts for person in named_in(dict(part.answers)))}))


def not_asked_under(file: CaseFile, form: FormId) -> frozenset[PersonId]:
    """Return the same of a form by its id, also while it is only typed: an exception may name it before (H17).

    Args:
        file: the whole file, as nobody of the family may read who is not asked.
        form: as it is called from the first letter typed in it.
    """
    filled = next((each for each in file.filled if each.id == form), None)
    if filled is not None:
        return frozenset(not_asked_in(filled))
    used = (known for known in file.happenings if known.kind == "exceptionUsed" and known.detail("form") == form)
    return frozenset(person for known in used for person in known.persons)


def named_in(answers: Mapping[str, Answer]) -> frozenset[PersonId]:
    """Return whom these answers of a team's part name as not asked."""
    answer = answers.get(_FIELD)
    rows = answer.rows if isinstance(answer, RowsAnswer) else ()
    named = (row.cells.get(_COLUMN) for row in rows)
    return frozenset(PersonId(person) for who in named if isinstance(who, PersonsAnswer) for person in who.persons)
