"""What changed between two versions of a filled form, field by field, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jgvisit.content.form_model import Field, FormDefinition
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, PassagesAnswer, RowsAnswer
from jgvisit.services.answer_words import in_words, passage_in_words, row_in_words

Answers = Mapping[str, Answer]
Names = Mapping[PersonId, str]


@dataclass(frozen=True)
class FieldChange:
    """One field, row or passage that is not what it was; empty words: it was not there, or is there no more."""

    field: str
    label: str
    """Dutch, as it stands on the form; rows and passages carry the number they have now, else had."""
    old: str
    new: str


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
    was, now = _pieces(field, old, names), _pieces(field, new, names)
    for piece in dict.fromkeys((*now, *was)):
        label, before = was.get(piece, ("", ""))
        later, after = now.get(piece, ("", ""))
        if before != after:
            yield FieldChange(field.id, later or label, before, after)


def _pieces(field: Field, answer: Answer | None, names: Names) -> dict[str, tuple[str, str]]:
    """Return each piece of an answer by its id, with its label and words."""
    if answer is None:
        return {}
    if isinstance(answer, RowsAnswer):
        numbered = enumerate(answer.rows, 1)
        return {row.id: (f"{field.label} ({n})", row_in_words(field, row, names, "nl")) for n, row in numbered}
    if isinstance(answer, PassagesAnswer):
        passages = enumerate(answer.passages, 1)
        return {each.id: (f"{field.label} ({n})", passage_in_words(each)) for n, each in passages}
    words = in_words(field, answer, names, "nl")
    return {"": (field.label, words)} if words else {}
