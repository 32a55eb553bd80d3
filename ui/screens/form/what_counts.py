"""What counts of a filled form that was laid: which lines are a yes, and what may go ahead. For the worker alone (H8).

That everybody answered is no yes: a line that was refused or ran out, and a stay that somebody refused, are no green
word (H15, H22).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from jgvisit.content.form_model import Field, FormDefinition
from jgvisit.ids import CaseId, FormId
from jgvisit.records.answers import Answer, Row, RowsAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, Form
from jgvisit.records.facts_of_forms import subject_of
from jgvisit.services.forms.answer_words import Names, in_words
from jgvisit.services.forms.answers import Answers
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.services.forms.standing import LineStanding
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.form.laid import form_text, is_answered
from ui.theme import Tone
from ui.wording import day_words

_RECEIVER = "partyOrganisation"
_TELLS_APART = ("aboutPersons", "specialKind", "direction", "dataKinds")
"""Columns that are named as well where two lines have one receiver."""


@dataclass(frozen=True)
class WhatCounts:
    """Where a laid form stands today."""

    words: str
    tone: Tone
    """Positive only where all of it is a yes."""
    details: tuple[str, ...]
    """Each line of form B apart; of another form what stands in its way."""


def what_counts(work: Workspace, case: CaseId, filled: FormId) -> WhatCounts:
    """Return where a form that lies before its signers stands, by the whole file: never while somebody looks along."""
    file = work.files.for_me(case)
    opened = laid_forms(file, filled)
    answered = all(map(is_answered, opened))
    subjects = {subject_of(each) for each in opened}
    if subjects == {"share"}:
        return _of_lines(work, file, filled, opened, answered=answered)
    if None not in subjects:
        return _by_law(work, file, opened, answered=answered)
    marks = work.laid.standing(case, filled, for_me=True)
    agreed = answered and all(each.state == "agreed" for each in marks)
    return WhatCounts(answers_words(answered=answered), "positive" if agreed else "info", ())


def _of_lines(
    work: Workspace, file: CaseFile, filled: FormId, opened: tuple[Form, ...], *, answered: bool
) -> WhatCounts:
    lines = work.laid.lines(file.case, filled, for_me=True)
    names = line_names(work, file, opened)
    details = tuple(_line_words(each, names.get(each.line, "–")) for each in lines)
    all_yes = answered and bool(lines) and all(each.state == "yes" for each in lines)
    words = answers_words(answered=answered)
    if answered:
        words = (
            QCoreApplication.translate("FormEntries", "All answers are here. Every line is a yes")
            if all_yes
            else QCoreApplication.translate("FormEntries", "All answers are here. Not every line is a yes")
        )
    return WhatCounts(words, "positive" if all_yes else "info", details)


def _by_law(work: Workspace, file: CaseFile, opened: tuple[Form, ...], *, answered: bool) -> WhatCounts:
    told = [work.laid.told(file.case, each.id, for_me=True) for each in opened]
    starts = all(each is not None and each.may_start for each in told)
    whys = tuple(dict.fromkeys(block.why for each in told if each is not None for block in each.blocked_by))
    match answered, starts:
        case True, True:
            words = QCoreApplication.translate("FormEntries", "All answers are here. It may go ahead")
        case True, False:
            words = QCoreApplication.translate("FormEntries", "All answers are here. It may not go ahead")
        case False, False:
            words = QCoreApplication.translate("FormEntries", "We do not have all answers yet. It may not go ahead")
        case _:  # whoever is asked to read it only, holds nothing up
            words = QCoreApplication.translate("FormEntries", "We do not have all answers yet. It may still go ahead")
    return WhatCounts(words, "positive" if answered and starts else "info", whys)


def answers_words(*, answered: bool) -> str:
    """Return whether everybody answered, as anybody in the room may read it (H8)."""
    if answered:
        return QCoreApplication.translate("FormEntries", "All answers are here")
    return QCoreApplication.translate("FormEntries", "We do not have all answers yet")


def _line_words(line: LineStanding, name: str) -> str:
    if line.state == "no":
        words = QCoreApplication.translate("FormEntries", "{receiver}: no; share nothing")
    elif line.ran_out:
        words = QCoreApplication.translate("FormEntries", "{receiver}: ran out, the last day was {day}; share nothing")
    elif line.state == "open":
        words = QCoreApplication.translate("FormEntries", "{receiver}: not yet; share nothing")
    elif line.until is None:
        words = QCoreApplication.translate("FormEntries", "{receiver}: yes")
    else:
        words = QCoreApplication.translate("FormEntries", "{receiver}: yes, until and on {day}")
    return words.format(receiver=name, day="" if line.until is None else day_words(line.until))


def line_names(work: Workspace, file: CaseFile, opened: tuple[Form, ...]) -> dict[str, str]:
    """Return by the id of a line to whom it is; with what tells it apart, where another line is to the same."""
    return _names_of(file, [(form_text(work, each), _answers(each)) for each in opened])


def line_names_before(work: Workspace, file: CaseFile, filled: FilledForm) -> dict[str, str]:
    """Return the same of a form that lies before nobody yet, as it is on record."""
    common = [part for part in filled.parts if part.part == "common"]
    texts = [work.packs.of(part.pack).definition(filled.form_type) for part in common]
    return _names_of(file, [(text, dict(part.answers)) for text, part in zip(texts, common, strict=True)])


def _names_of(file: CaseFile, forms: Iterable[tuple[FormDefinition | None, Answers]]) -> dict[str, str]:
    names = {member.id: member.name for member in file.members}
    rows = {row.id: (field, row) for text, answers in forms for field, row in _rows(text, answers)}
    receivers = {line: _said(field, row, (_RECEIVER,), names) for line, (field, row) in rows.items()}
    several = Counter(name.casefold() for name in receivers.values())
    return {
        line: isolated(name)
        if several[name.casefold()] == 1
        else f"{isolated(name)} ({isolated(_said(*rows[line], _TELLS_APART, names))})"
        for line, name in receivers.items()
    }


def _answers(form: Form) -> dict[str, Answer]:
    return {} if form.laid is None else dict(form.laid.answers)


def _rows(text: FormDefinition | None, answers: Answers) -> Iterator[tuple[Field, Row]]:
    for field in () if text is None else text.fields:
        answer = answers.get(field.id)
        for row in answer.rows if isinstance(answer, RowsAnswer) else ():
            yield field, row


def _said(field: Field, row: Row, columns: tuple[str, ...], names: Names) -> str:
    cells = {each.id: each for each in field.columns if each.id in columns and each.id in row.cells}
    return "; ".join(in_words(cells[name], row.cells[name], names, "nl") for name in columns if name in cells)
