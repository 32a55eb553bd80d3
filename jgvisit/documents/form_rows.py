"""The answers and sentences of a filled form, as rows and sections of a paper."""

from __future__ import annotations

from collections.abc import Iterator

from jgvisit.content.fill import placeholders
from jgvisit.content.form_model import Field, FormDefinition
from jgvisit.documents.model import Paragraph, Row, Section
from jgvisit.records.answers import Answer, PassagesAnswer, RowsAnswer
from jgvisit.records.answers import Row as AnswerRow
from jgvisit.services.forms.answer_words import Whole, in_words, is_words, passage_in_words, row_in_words
from jgvisit.services.forms.filled_text import Written, text_sections


def answer_rows(written: Written) -> tuple[Row, ...]:
    """Return what was filled in, in the order of the form, without what a sentence of it tells already."""
    told, given = _told(written.form), written.given
    return tuple(
        row
        for field in written.form.fields
        if field.part in written.parts and field.id in given and field.id not in told
        for row in rows_of(written, field, given[field.id])
    )


def sentences(written: Written) -> Iterator[Section]:
    """Yield the sentences of the form under their headings."""
    for section in text_sections(written):
        paragraphs = tuple(Paragraph(dutch, theirs) for dutch, theirs in section.paragraphs)
        yield Section(section.heading, section.heading_translated, paragraphs)


def _told(form: FormDefinition) -> frozenset[str]:
    """Return the fields that a sentence of the form tells already: nobody reads them twice."""
    return frozenset(name for line in form.statements for name in placeholders(line.text))


def rows_of(written: Written, field: Field, answer: Answer) -> Iterator[Row]:
    """Yield one answer as rows of the paper: a row each for the rows and passages of a field."""
    words = None if written.translation is None else written.translation.field(field.id)
    language = "nl" if written.translation is None else written.translation.language
    label = None if words is None or words.label == field.label else words.label
    if isinstance(answer, RowsAnswer):
        for number, row in enumerate(answer.rows, 1):
            yield Row(
                f"{field.label} ({number})",
                row_in_words(field, row, written.names, "nl", whole=Whole(written.form, written.answers)),
                None if label is None else f"{label} ({number})",
                None if words in (None, field) else _row_translated(written, words, row),
            )
    elif isinstance(answer, PassagesAnswer):
        for passage in answer.passages:
            kind, theirs = written.form.labels[passage.type], _label(written, passage.type)
            foreign = None if theirs is None else f"{label or field.label}: {theirs.lower()}"
            yield Row(f"{field.label}: {kind.lower()}", passage_in_words(passage), foreign or label)
    else:
        foreign = None if words is None or is_words(answer) else in_words(words, answer, written.names, language)
        yield Row(field.label, in_words(field, answer, written.names, "nl"), label, foreign)


def _row_translated(written: Written, words: Field | None, row: AnswerRow) -> str:
    assert written.translation is not None
    assert words is not None
    translation = written.translation
    whole = Whole(translation, written.answers)
    return row_in_words(words, row, written.names, translation.language, translation.direction, whole)


def _label(written: Written, name: str) -> str | None:
    if written.translation is None or written.translation.labels[name] == written.form.labels[name]:
        return None
    return written.translation.labels[name]
