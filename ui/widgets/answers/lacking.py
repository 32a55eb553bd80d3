"""What a half-given answer still lacks, at the very place, in words that say what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from jgvisit.content.form_model import Column, Field
from jgvisit.domain.own_words import says_something
from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    LinesAnswer,
    PassagesAnswer,
    PerChildAnswer,
    PersonsAnswer,
    RowsAnswer,
    TextAnswer,
)
from ui.widgets.answers.passages_editor import NEEDS_SOURCE, NOT_CHOSEN
from ui.widgets.answers.paths import path_of

LONGEST_TEXT, LONGEST_LINE = 8000, 400


def lacking(
    field: Field, answer: Answer | None, *, required: bool, children: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yield (place, what to do there) for whatever keeps this answer from being recorded.

    Args:
        field: whose answer it is.
        answer: as it would be recorded; None where nothing was given.
        required: whether it cannot be left out now.
        children: about whom the form is.
    """
    if field.kind == "perChild" and isinstance(answer, PerChildAnswer | None) and children:
        for child in children:
            said = "" if answer is None else answer.of(child)
            yield from _text(path_of(field.id, child), said, required=required)
        return
    if answer is None:
        if required:
            yield field.id, _nothing_yet(field.kind)
        return
    match answer:
        case RowsAnswer(rows=rows):
            for row in rows:
                for column in field.columns:
                    yield from _cell(column, path_of(field.id, row.id, column.id), row.cells.get(column.id))
        case PassagesAnswer(passages=passages):
            for passage in passages:
                here = path_of(field.id, passage.id)
                yield from _text(here, passage.text, required=True)
                if passage.type == NOT_CHOSEN:
                    yield path_of(here, "type"), _nothing_yet("choice")
                if passage.type in NEEDS_SOURCE:
                    if not says_something(passage.source or ""):
                        yield (
                            path_of(here, "source"),
                            QCoreApplication.translate(
                                "Lacking", "Write down where we know it from, or choose another kind."
                            ),
                        )
                    if passage.on is None:
                        yield (
                            path_of(here, "on"),
                            QCoreApplication.translate("Lacking", "Choose the day, or choose another kind."),
                        )
                if len(passage.source or "") > LONGEST_LINE:
                    yield path_of(here, "source"), _too_long(LONGEST_LINE)
        case _:
            yield from _simple(field.id, answer, required=required, choices=field.choices)


def _cell(column: Column, path: str, answer: Answer | None) -> Iterator[tuple[str, str]]:
    if answer is None:
        if column.required:
            yield path, _nothing_yet(column.kind)
        return
    yield from _simple(path, answer, required=column.required, choices=column.choices)


def _simple(
    path: str, answer: Answer, *, required: bool, choices: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, str]]:
    match answer:
        case TextAnswer(text=text):
            yield from _text(path, text, required=required)
        case LinesAnswer(lines=lines):
            yield from _text(path, "\n".join(lines), required=required)
        case ChoiceAnswer(values=values) if not set(values) <= dict(choices).keys():
            yield path, QCoreApplication.translate("Lacking", "This answer no longer exists. Choose again.")
        case PersonsAnswer(others=others) if any(len(name) > LONGEST_LINE for name in others):
            yield path, _too_long(LONGEST_LINE)
        case PersonsAnswer(persons=(), others=others) if required and not any(map(says_something, others)):
            yield path, _nothing_yet("persons")


def _text(path: str, text: str, *, required: bool) -> Iterator[tuple[str, str]]:
    if len(text) > LONGEST_TEXT:
        yield path, _too_long(LONGEST_TEXT)
    elif required and not says_something(text):
        yield path, _nothing_yet("text")


def _nothing_yet(kind: str) -> str:
    match kind:
        case "choice" | "choices":
            return QCoreApplication.translate("Lacking", "Please choose.")
        case "persons":
            return QCoreApplication.translate("Lacking", "Please say who.")
        case "date" | "moment":
            return QCoreApplication.translate("Lacking", "Please choose a day.")
        case "rows" | "passages":
            return QCoreApplication.translate("Lacking", "Please add at least one.")
        case _:
            return QCoreApplication.translate("Lacking", "Please fill this in.")


def _too_long(most: int) -> str:
    return QCoreApplication.translate("Lacking", "This is too long: {most} characters at most.").format(most=most)
