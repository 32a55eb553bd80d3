"""A filled form that lies before its signers: who is asked which mark, as everybody in the room may read it (H8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from jgvisit.content.form_model import FormDefinition
from jgvisit.domain.facts import Mark
from jgvisit.ids import CaseId, FormId, PersonId
from jgvisit.records.answers import Answer, LinesAnswer, RowsAnswer, TextAnswer
from jgvisit.records.case_forms import Form
from jgvisit.records.visibility import ShownFile
from jgvisit.services.forms.answer_words import Whole, row_in_words
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.services.forms.signers import author_of
from jgvisit.workspace import Workspace
from ui.screens.form.asked import Asked
from ui.screens.form.signers import over_notice
from ui.screens.form.state import FormState, LineToDecide, SignerRow

_ASKED_WHOEVER_IS_HERE = "present"


def form_text(work: Workspace, opened: Form) -> FormDefinition | None:
    """Return the Dutch texts an opened form was laid with; None where this laptop has them no longer."""
    return work.packs.of(opened.pack).definition(opened.form_type)


_DECIDING: frozenset[Mark | None] = frozenset({None, "T", "A"})
"""Marks that say yes or no (law.md table A3)."""


def key_of(asked: Asked) -> str:
    """Name one mark of one person under one form."""
    form, person, mark = asked
    return f"{person}:{mark or ''}:{form}"


def asked_under(work: Workspace, file: ShownFile, filled: FormId) -> Iterator[tuple[Asked, SignerRow]]:
    """Yield whose mark a filled form asks, child by child; also of who came in since it was laid."""
    visit = work.files.visit_shown(file.case)
    present = visit.present if visit is not None else ()
    opened = laid_forms(file, filled)
    for each in opened:
        about = file.member(each.child).name if len(opened) > 1 else ""
        named = work.forms.signers(file.case, each.id).signers
        marks = [(one.person, one.mark, one.why) for one in named]
        marks += [(person, mark, "") for person, mark in _come_since(work, file, each, present)]
        for person, mark, why in marks:
            asked: Asked = (each.id, person, mark)
            row = SignerRow(
                person=person,
                name=_name(work, file, person),
                why=why,
                can_sign=person in present or person == author_of(work.enrolled.identity),
                key=key_of(asked),
                what=_mark_words(mark),
                about=about,
                decides=mark in _DECIDING,
            )
            yield asked, row


def lines_of(
    work: Workspace,
    opened: Form,
    person: PersonId,
    mark: Mark | None,
    translation: FormDefinition | None = None,
) -> tuple[LineToDecide, ...]:
    """Return the rows of which this person says yes or no one by one (H15); none where one answer holds for all."""
    laid, form = opened.laid, form_text(work, opened)
    ids = next((each.lines for each in opened.required if each.person == person and mark in (None, each.mark)), ())
    if laid is None or form is None:
        return ()
    answers, names = dict(laid.answers), dict(laid.names)
    rows = (
        (field, row)
        for field in form.fields
        if isinstance(answer := answers.get(field.id), RowsAnswer)
        for row in answer.rows
        if row.id in ids
    )
    if translation is None:
        whole = Whole(form, answers)
        return tuple(LineToDecide(row.id, row_in_words(field, row, names, "nl", whole=whole)) for field, row in rows)
    language, direction = translation.language, translation.direction
    return tuple(
        LineToDecide(
            row.id,
            row_in_words(field, row, names, "nl", whole=Whole(form, answers)),
            row_in_words(translation.field(field.id), row, names, language, direction, Whole(translation, answers)),
        )
        for field, row in rows
    )


def own_words_of(file: ShownFile, opened: Form, person: PersonId) -> str:
    """Return what this person wrote in their own part, as far as all here may read it: to begin their statement."""
    filled = None if opened.laid is None else find(file, opened.laid.form)
    own = (part for part in (() if filled is None else filled.parts) if part.owner == person)
    return "\n".join(text for part in own for _, answer in part.answers if (text := _words(answer)))


def with_laid_signers(state: FormState, work: Workspace, file: ShownFile, filled: FormId) -> FormState:
    """Return `state` with whose mark is asked, and of all answers together whether they are here (H8).

    Never in green: that everybody answered is no yes, and a colour that hangs on a no would tell of it to the room.
    """
    rows = tuple(row for _, row in asked_under(work, file, filled))
    opened = laid_forms(file, filled)
    state = replace(state, notices=state.notices + over_notice(opened, work.today()))
    if not opened or not all(work.forms.signers(file.case, each.id).whole for each in opened):
        return replace(state, signers=rows)
    complete = all(is_answered(each) for each in opened)
    words = (
        QCoreApplication.translate("Wording", "All answers are here.")
        if complete
        else QCoreApplication.translate("Wording", "We do not have all answers yet.")
    )
    return replace(state, signers=rows, standing=words, standing_tone="info")


def is_answered(form: Form) -> bool:
    """Tell whether everybody who is asked has answered; "later" is not an answer yet."""
    decided = (form.decided_by(each.person, each.mark) for each in form.required)
    return all(each is not None and each.decision != "later" for each in decided)


def may_be_signed_here(work: Workspace, case: CaseId, opened: tuple[Form, ...]) -> bool:
    """Tell whether these papers may lie here now: a child's with that child alone, the team's never (H7, H9)."""
    room = work.files.room(case)
    for each in opened:
        kept = None if each.laid is None else each.laid.kept_to
        if (kept == "team" and room) or (kept == "signer" and not room <= {each.child}):
            return False
    return True


def _come_since(
    work: Workspace, file: ShownFile, opened: Form, present: tuple[PersonId, ...]
) -> Iterator[tuple[PersonId, Mark]]:
    """Yield who may still put a mark, since they are here now and the form asks whoever is."""
    form = form_text(work, opened)
    kept = () if opened.laid is None else opened.laid.not_asked
    named = {each.person for each in opened.required}
    for signer in () if form is None else form.signers:
        if signer.who == _ASKED_WHOEVER_IS_HERE:
            for person in present:
                if person not in named and person not in kept and work.laying.may_come_later(file.case, person):
                    yield person, signer.mark


def _name(work: Workspace, file: ShownFile, person: PersonId) -> str:
    if person == author_of(work.enrolled.identity):
        return work.enrolled.worker_name
    return file.member(person).name


def _mark_words(mark: Mark) -> str:
    match mark:
        case "T":
            return QCoreApplication.translate("Marks", "Consent")
        case "A":
            return QCoreApplication.translate("Marks", "Own agreements")
        case "G":
            return QCoreApplication.translate("Marks", "Read or heard")
        case "S":
            return QCoreApplication.translate("Marks", "Own words")


def _words(answer: Answer) -> str:
    match answer:
        case TextAnswer(text=text):
            return text
        case LinesAnswer(lines=lines):
            return "\n".join(lines)
        case _:
            return ""
