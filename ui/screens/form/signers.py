"""Whose mark the law asks under a form, for the page on which the room looks along."""

from __future__ import annotations

from dataclasses import replace

from jgvisit.bootstrap import Workspace
from jgvisit.ids import FormId, PersonId
from jgvisit.records.visibility import ShownFile
from ui.screens.form.state import FormState, SignerRow
from ui.wording import standing_words, unchecked_authority_words

_TELLS_NOTHING_OF_ANSWERS = frozenset({"authority_unknown", "authority_contradictory", "conflict", "update_first"})
"""Reasons that may be read by everybody in the room; who answered what may not (H8)."""


def with_signers(state: FormState, work: Workspace, file: ShownFile, child: PersonId, form: FormId) -> FormState:
    """Return `state` with those whose mark is asked, and what the room may know of where it stands (H8)."""
    answer = work.forms.told(file.case, child, form)
    visit = work.files.visit_shown(file.case)
    present = visit.present if visit is not None else ()
    asked = work.forms.signers(file.case, form)
    rows = tuple(
        SignerRow(each.person, file.member(each.person).name, each.why, each.person in present)
        for each in asked.signers
    )
    if not asked.whole:
        return replace(state, signers=rows)
    blocks = [block for block in answer.blocked_by if block.code in _TELLS_NOTHING_OF_ANSWERS]
    reasons = tuple(block.why for block in blocks)
    if any(block.code == "authority_unknown" for block in blocks):
        reasons += unchecked_authority_words(file, child)
    excepted = work.forms.starts_by_exception(file.case, child, form)
    return replace(
        state,
        signers=rows,
        standing=standing_words(answer, by_exception=excepted),
        standing_tone="positive" if answer.may_start and not excepted else "info",
        reasons=reasons,
    )
