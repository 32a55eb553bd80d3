"""Whose mark the law asks under a form, for the page on which the room looks along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from jgvisit.content.model import WordingFrame
from jgvisit.ids import FormId, PersonId
from jgvisit.records.case_forms import Form
from jgvisit.records.visibility import ShownFile
from jgvisit.services.forms.gates import is_form_over
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


def over_notice(opened: tuple[Form, ...], today: date) -> tuple[Line, ...]:
    """Return that a yes can be given no more, where that is so, before anybody chose anything.

    Told only after a yes was not taken, it would tell the room what somebody chose (H8).
    """
    asked = [(each, mark) for each in opened for mark in each.required if mark.mark in ("T", "A")]
    if not asked or not all(is_form_over(each, mark.lines, today) for each, mark in asked):
        return ()
    if any(each.laid is None for each in opened):
        words = QCoreApplication.translate(
            "Wording",
            "The last day in this form is over: it takes no yes any more. Make a new version, with a new last day.",
        )
    else:
        words = QCoreApplication.translate(
            "Wording",
            "The last day in this form is over: it takes no yes any more. Put a new last day in the answers, and "
            "lay it before the family again.",
        )
    return ((words, None),)


def with_signers(state: FormState, work: Workspace, file: ShownFile, child: PersonId, form: FormId) -> FormState:
    """Return `state` with those whose mark is asked, and what the room may know of where it stands (H8)."""
    over = over_notice((form_of(file, form),), work.today())
    state = replace(state, notices=state.notices + over + _told_against(work, file, child, form))
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
