"""Whose mark the law asks under a form, for the page on which the room looks along."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from jgvisit.content.model import WordingFrame
from jgvisit.ids import FormId, PersonId
from jgvisit.records.visibility import ShownFile
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.law.frames import frames_of
from jgvisit.services.talk.wording import wording_frame
from jgvisit.workspace import Workspace
from ui.screens.explain.state import Line
from ui.screens.form.state import FormState, SignerRow
from ui.wording import standing_words, unchecked_authority_words

_TELLS_NOTHING_OF_ANSWERS = frozenset({"authority_unknown", "authority_contradictory", "conflict", "update_first"})
"""Reasons that may be read by everybody in the room; who answered what may not (H8)."""


def frame_of(work: Workspace, file: ShownFile, child: PersonId) -> WordingFrame:
    """Return in which frame the words of this child's form are read."""
    frame = next(each for each in frames_of(file, work.today()) if each.child == child)
    return "unsure" if file.proofs_withheld else wording_frame(frame, work.forms.law_for(file.case, child))


def _told_against(work: Workspace, file: ShownFile, child: PersonId, form: FormId) -> tuple[Line, ...]:
    """Return what the list of terms says of the words that people are about to sign; it advises, it stops nothing."""
    words, frame = form_of(file, form).binding_text, frame_of(work, file, child)
    text = QCoreApplication.translate("Wording", "This text says “{found}”. {rule}")
    advice = [each for line in words for each in work.wording.advice(line, frame) if each.kind == "term"]
    return tuple(dict.fromkeys((text.format(found=each.found, rule=each.rule), None) for each in advice))


def with_signers(state: FormState, work: Workspace, file: ShownFile, child: PersonId, form: FormId) -> FormState:
    """Return `state` with those whose mark is asked, and what the room may know of where it stands (H8)."""
    state = replace(state, notices=state.notices + _told_against(work, file, child, form))
    answer = work.forms.told(file.case, child, form)
    visit = work.files.visit_shown(file.case)
    present = visit.present if visit is not None else ()
    asked = work.forms.signers(file.case, form)
    rows = tuple(
        SignerRow(
            person=each.person,
            name=file.member(each.person).name,
            why=each.why,
            can_sign=each.person in present,
            may_say_no=each.is_presumed,
        )
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
