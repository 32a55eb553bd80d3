"""What somebody gave under a form and can take back: the yes that stands, and the lines it is about. Pure."""

from __future__ import annotations

from jgvisit.ids import PersonId
from jgvisit.records.answers import Row, TextAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Decision, Form
from jgvisit.records.form_days import lines_of


def renewed(file: CaseFile, form: Form, person: PersonId) -> bool:
    """Tell whether this person decided anew on a form that took the place of this one, or of the one that did.

    Who decides later has not: what they gave before stands, and is theirs to take back.
    """
    by_id, passed = {each.id: each for each in file.forms}, {form.id}
    newer = None if form.replaced_by is None else by_id.get(form.replaced_by)
    while newer is not None and newer.id not in passed:
        if any(each.person == person and each.decision != "later" for each in newer.decisions):
            return True
        passed.add(newer.id)
        newer = None if newer.replaced_by is None else by_id.get(newer.replaced_by)
    return False


def given_lines(form: Form, decision: Decision) -> tuple[str, ...]:
    """Return the lines this decision says yes to and that were not taken back; empty where the form has none."""
    if not stands(decision):
        return ()
    said = dict(decision.lines)
    otherwise = "agreed" if decision.decision == "agreed" else "none"
    return tuple(
        line
        for line in asked_lines(form, decision)
        if said.get(line, otherwise) == "agreed" and line not in decision.withdrawn_lines
    )


def label_of_line(row: Row) -> str:
    """Return what names a line best: the receiver, or the promise."""
    cells = (row.cells.get(name) for name in ("partyOrganisation", "what"))
    texts = (*(cell for cell in cells if isinstance(cell, TextAnswer)), *row.cells.values())
    return next((cell.text.strip() for cell in texts if isinstance(cell, TextAnswer)), "")


def asked_lines(form: Form, decision: Decision) -> tuple[str, ...]:
    """Return the rows that this mark was asked about, as far as they stand on what was laid."""
    rows = {} if form.laid is None else lines_of(dict(form.laid.answers))
    asked = (mark for mark in form.required if (mark.person, mark.mark) == (decision.person, decision.mark))
    return tuple(line for mark in asked for line in mark.lines if line in rows)


def stands(decision: Decision) -> bool:
    """Tell whether a yes is there to take back; also one on a text that was replaced since: it was given."""
    whole = decision.withdrawn_at is not None and not decision.withdrawn_lines
    return decision.mark in ("T", "A") and decision.decision in ("agreed", "partly") and not whole
