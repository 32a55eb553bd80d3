"""With which part a new form begins."""

from __future__ import annotations

from jgvisit.content.form_model import FormDefinition
from jgvisit.ids import CaseId
from jgvisit.services.forms.drafts import PartKey
from jgvisit.workspace import Workspace


def first_part(work: Workspace, case: CaseId, form: FormDefinition) -> PartKey:
    """Return the part that a new form begins with: the common one where it has one, else the team's.

    Where a form has own parts only, and one child is here alone, it begins with what that child says.
    """
    new = work.filled_forms.begin()
    if form.of_part("common"):
        return PartKey(new, form.id)
    room = work.files.room(case)
    children = [child.id for child in work.files.shown(case).children]
    if form.of_part("private") and len(room) == 1 and (owner := next(iter(room))) in children:
        return PartKey(new, form.id, "private", owner)
    return PartKey(new, form.id, "team")
