"""What changed between two versions of a filled form, field by field, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jgvisit.content.form_model import Column, Field, FormDefinition
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, PassagesAnswer, Row, RowsAnswer
from jgvisit.services.forms.answer_words import in_words, passage_in_words, row_in_words
from jgvisit.services.ports.field_change import FieldChange

__all__ = ["FieldChange", "difference"]

Answers = Mapping[str, Answer]
Names = Mapping[PersonId, str]


def difference(form: FormDefinition, old: Answers, new: Answers, names: Names) -> tuple[FieldChange, ...]:
    """Return what changed from `old` to `new`, in the order of the form.

    Rows and passages are known again by their id: one that moved did not change.

    Args:
        form: in Dutch.
        old: the answers as they were signed.
        new: as they are now.
        names: of the members that either names.
    """
    return tuple(
        change for field in form.fields for change in _changes(field, old.get(field.id), new.get(field.id), names)
    )


def _changes(field: Field, old: Answer | None, new: Answer | None, names: Names) -> Iterator[FieldChange]:
    if isinstance(old, RowsAnswer | None) and isinstance(new, RowsAnswer | None) and (old or new):
        yield from _of_rows(field, () if old is None else old.rows, () if new is None else new.rows, names)
        return
    was, now = _pieces(field, old, names), _pieces(field, new, names)
    for piece in dict.fromkeys((*now, *was)):
        label, before = was.get(piece, ("", ""))
        later, after = now.get(piece, ("", ""))
        if before != after:
            yield FieldChange(field.id, later or label, before, after)


def _of_rows(field: Field, old: tuple[Row, ...], new: tuple[Row, ...], names: Names) -> Iterator[FieldChange]:
    """Yield what changed in each row that stayed, column by column; then what came, and what went, whole."""
    was = {row.id: (number, row) for number, row in enumerate(old, 1)}
    now = {row.id: (number, row) for number, row in enumerate(new, 1)}
    for ident, (number, row) in now.items():
        label = f"{field.label} ({number})"
        if ident not in was:
            yield FieldChange(field.id, label, "", _on_one_line(field, row, names))
            continue
        for column in field.columns:
            before = _cell(column, was[ident][1], names)
            after = _cell(column, row, names)
            if before != after:
                yield FieldChange(field.id, f"{label}: {column.label}", before, after, column.id)
    for ident, (number, row) in was.items():
        if ident not in now:
            yield FieldChange(field.id, f"{field.label} ({number})", _on_one_line(field, row, names), "")


def _cell(column: Column, row: Row, names: Names) -> str:
    answer = row.cells.get(column.id)
    return "" if answer is None else in_words(column, answer, names, "nl")


def _on_one_line(field: Field, row: Row, names: Names) -> str:
    return "; ".join(row_in_words(field, row, names, "nl").splitlines())


def _pieces(field: Field, answer: Answer | None, names: Names) -> dict[str, tuple[str, str]]:
    """Return each passage of an answer by its id, or the whole of it, with its label and words."""
    if answer is None:
        return {}
    if isinstance(answer, PassagesAnswer):
        passages = enumerate(answer.passages, 1)
        return {each.id: (f"{field.label} ({n})", passage_in_words(each)) for n, each in passages}
    words = in_words(field, answer, names, "nl")
    return {"": (field.label, words)} if words else {}
