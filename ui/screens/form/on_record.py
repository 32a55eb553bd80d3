"""What is on record under a form: for the worker alone, while the page with its signers looks the same to all (H8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from jgvisit.ids import CaseId, FormId, PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.records.case_stamp import day_of
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.services.forms.standing import MarkStanding
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.form.laid import form_text
from ui.screens.form.state import FormState
from ui.screens.form.what_counts import what_counts
from ui.standing_wording import missing_words
from ui.wording import day_words

_SAID_SO = frozenset({"refused", "objection"})
"""An answer like a yes: it stands here in the words of the form, with its day."""


def with_record(
    state: FormState, work: Workspace, case: CaseId, form: FormId, filled: FormId, *, alone: bool
) -> FormState:
    """Return `state` with what each answered and what counts, where the worker looks "alleen voor mij" or is alone.

    Args:
        state: of the page with the signers.
        work: the workspace.
        case: the family.
        form: what lies before its signers.
        filled: the form filled in parts that it belongs to; empty for form A.
        alone: whether the worker looks alone.
    """
    onlooked = bool(work.files.room(case))
    if onlooked and not alone:
        return replace(state, can_be_alone=True)
    file = work.files.for_me(case)
    opened = laid_forms(file, filled) if filled else (form_of(file, form),)
    lines = [line for each in opened for line in _lines(work, file, each, several=len(opened) > 1)]
    state = replace(state, alone=alone, can_be_alone=onlooked)
    if filled:
        counts = what_counts(work, case, filled)
        shown = tuple(dict.fromkeys((*counts.details, *lines)))
        return replace(state, standing=counts.words, standing_tone=counts.tone, on_record=shown)
    whys = (block.why for block in work.forms.law_for(case, form_of(file, form).child, form).blocked_by)
    return replace(state, on_record=tuple(dict.fromkeys((*lines, *whys))))


def _lines(work: Workspace, file: CaseFile, form: Form, *, several: bool) -> Iterator[str]:
    names = {member.id: member.name for member in file.members}
    about = f" · {isolated(names[form.child])}" if several else ""
    for each in work.laid.marks(file.case, form.id, for_me=True):
        name = names.get(each.person, work.enrolled.worker_name)
        missing = None if each.state in _SAID_SO else missing_words(each, name)
        yield f"{missing or _answer(work, form, each, name)}{about}"


def _answer(work: Workspace, form: Form, standing: MarkStanding, name: str) -> str:
    """Return what somebody answered, in the words of the form, and on which day."""
    decision, text = form.decided_by(PersonId(standing.person), standing.mark), form_text(work, form)
    said = "" if decision is None or text is None else text.outcomes[standing.mark].get(decision.decision, "")
    day = "–" if decision is None else day_words(day_of(decision.stamp).isoformat())
    words = QCoreApplication.translate("FormEntries", "{name}: “{said}” ({day})")
    return words.format(name=isolated(name), said=said, day=day)
