"""Whose consent a line of form B does not need: the one rule by which who was left out holds nothing up (H17). Pure."""

from __future__ import annotations

from jgvisit.ids import PersonId
from jgvisit.records.answers import PersonsAnswer, Row
from jgvisit.records.case_forms import Form, Laid
from jgvisit.records.form_days import lines_of
from jgvisit.services.forms.standing import Spared
from jgvisit.services.law.help_answer import FamilyLaw


def spared_on(law: FamilyLaw, forms: tuple[Form, ...]) -> Spared:
    """Return whose consent each line of these forms B does not need, by form and line.

    That is whom an exception lifts that counts for the line, and of those who are not asked whoever the law would not
    ask. Nobody is spared for what a line says about themselves: that is theirs to say.
    """
    return {
        (form.id, line): _spared(law, form, form.laid, row)
        for form in forms
        if form.laid is not None
        for line, row in lines_of(dict(form.laid.answers)).items()
    }


def _spared(law: FamilyLaw, form: Form, laid: Laid, row: Row) -> frozenset[PersonId]:
    named = {PersonId(p) for cell in row.cells.values() if isinstance(cell, PersonsAnswer) for p in cell.persons}
    if form.child not in named:  # of this line nobody is asked for this child; whom it is about is asked for themselves
        return frozenset(laid.not_asked) - named
    touches = tuple(sorted(named - {child.id for child in law.file.children}))
    plain = law.line_asks(form, laid.form, row.id, touches, excepted=False)
    lifted = law.line_asks(form, laid.form, row.id, touches, excepted=True)
    # what puts up a reason of its own, such as one that does not count, or a child that resists, lifts nothing
    counts = set(lifted.blocked_by) <= set(plain.blocked_by)
    asked = {mark.person for mark in plain.required if mark.kind == "T"}
    needed = {mark.person for mark in lifted.required if mark.kind == "T"} if counts else asked
    return frozenset((asked - needed) | (set(laid.not_asked) - needed)) - set(touches)
