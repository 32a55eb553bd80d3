"""Whether the law still asks the same people under a form, and what it says of them."""

from __future__ import annotations

from jgvisit.domain.answer import Answer
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.services.desk.workplace import Reckoning
from jgvisit.services.forms.signers import first_child, law_answer, marks_by_law
from jgvisit.services.law.help_answer import FamilyLaw

_WHOLE: tuple[str, ...] = ()


def changed_signers(at: Reckoning, file: CaseFile, opened: Form) -> tuple[PersonId, ...] | None:
    """Return whose mark the law asks now and did not when the form was laid; None where nothing changed.

    An empty tuple: somebody is no longer asked, or another mark of them.
    """
    then = {(mark.person, mark.mark, mark.after, mark.lines) for mark in opened.required if mark.who == "law"}
    law = FamilyLaw(file, at.today(), at.book)
    if opened.laid is None:
        asked = law.signers_of(opened).required
        now = {(mark.person, mark.kind, mark.after, _WHOLE) for mark in asked}
    else:
        form = at.packs.of(opened.pack).definition(opened.form_type)
        if form is None:
            return None
        answers = dict(opened.laid.answers)
        first = opened.child == first_child(opened.laid.children, answers)
        marks = marks_by_law(form, law, opened.child, answers, opened.laid.form, first=first)
        now = {
            (PersonId(mark.person), mark.mark, mark.after, mark.lines)
            for mark in marks
            if mark.person not in opened.laid.not_asked
        }
    if now == then:
        return None
    return tuple(sorted({person for person, *_ in now - then}))


def law_said(at: Reckoning, file: CaseFile, opened: Form) -> Answer | None:
    """Return the law's answer about a laid form: its signers, and whether what it agrees may start.

    None where the form itself names its signers. Of form B each line starts apart: see `lines_standing`.
    """
    form = at.packs.of(opened.pack).definition(opened.form_type)
    if form is None or opened.laid is None:
        return None
    law = FamilyLaw(file, at.today(), at.book)
    return law_answer(form, law, opened.child, dict(opened.laid.answers), opened.id)
