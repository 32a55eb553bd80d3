"""Every line of text in a pack, with the place where a jurist finds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.content.files import CardShape, CardWordsShape, FormShape, FormWordsShape
from jgvisit.content.heard_files import HeardFrameShape, HeardFrameWordsShape, HeardTermShape, HeardTermWordsShape
from jgvisit.content.heard_structure import around, around_words
from jgvisit.content.question_files import QuestionsShape, QuestionsWordsShape
from jgvisit.content.reading import Read
from jgvisit.content.source import PackFiles
from jgvisit.content.structure import audience_words, audiences


@dataclass(frozen=True)
class Line:
    """One text as it stands in a file."""

    file: str
    number: int
    language: str
    owner: str
    """Card, form, or name of the file: the same in every language."""
    id: str
    """Of a statement, or where it stands, such as "parent.title"."""
    text: str
    is_statement: bool = False
    translate: bool = True
    """Whether a complete language has it: not the worker's own checks."""

    @property
    def key(self) -> tuple[str, str]:
        """What a line and its translation have in common."""
        return self.owner, self.id


def lines_of(pack: PackFiles) -> tuple[Line, ...]:
    """Return every line of a pack, in every language."""
    return tuple(_all(pack))


def _all(pack: PackFiles) -> Iterator[Line]:
    for card in pack.cards.values():
        yield from _card(card, BINDING_LANGUAGE)
    for form in pack.forms.values():
        yield from _form(form, BINDING_LANGUAGE)
    for term in pack.heard.values():
        yield from _heard(term, BINDING_LANGUAGE)
    if pack.heard_frame is not None:
        yield from _around(pack.heard_frame, BINDING_LANGUAGE)
    if pack.questions is not None:
        yield from _questions(pack.questions, BINDING_LANGUAGE)
    for code, language in pack.languages.items():
        for words in language.card_words.values():
            yield from _card(words, code)
        for form_words in language.form_words.values():
            yield from _form(form_words, code)
        for term_words in language.heard_words.values():
            yield from _heard(term_words, code)
        if language.heard_frame is not None:
            yield from _around(language.heard_frame, code)
        if language.questions is not None:
            yield from _questions(language.questions, code)
        if language.actions is not None:
            for name, label in language.actions.value.actions.items():
                at = language.actions.line_of(f"{name} =")
                yield Line(language.actions.file, at, code, "actions", name, label)
        yield from _screen(pack, code)
        if language.labels is not None:
            for name, label in language.labels.value.labels.items():
                yield Line(
                    language.labels.file, language.labels.line_of(f"\n{name} =") + 1, code, "labels", name, label
                )


def _screen(pack: PackFiles, code: str) -> Iterator[Line]:
    """Yield the words of the screen; a word and its translation have the Dutch in common."""
    read: Read[Any] | None = pack.screen if code == BINDING_LANGUAGE else pack.languages[code].screen
    if read is None:
        return
    words = read.value.lines if code != BINDING_LANGUAGE else {text: text for text in read.value.words}
    for dutch, text in words.items():
        yield Line(read.file, read.line_of(f'"{dutch}"'), code, "screen", dutch, text)


def _card(read: Read[CardShape] | Read[CardWordsShape], code: str) -> Iterator[Line]:
    card = read.value
    texts: Iterator[tuple[str, Any]] = iter(
        audiences(card) if isinstance(card, CardShape) else audience_words(card)
    )  # both have title, questions and statement
    for who, text in texts:
        place = f"[{who}]"
        yield Line(read.file, read.line_of(place, "title"), code, card.card, f"{who}.title", text.title)
        for number, question in enumerate(text.questions, 1):
            at = read.line_of(place, question) or read.line_of(place)
            yield Line(read.file, at, code, card.card, f"{who}.question.{number}", question)
        for line in text.statement:
            yield Line(read.file, _text_line(read, line.id), code, card.card, line.id, line.text, is_statement=True)
        if isinstance(card, CardShape):
            for name in (*text.listen_for, *text.checks):
                at = read.line_of(place, name) or read.line_of(place)
                yield Line(read.file, at, code, card.card, f"{who}.worker", name, translate=False)


def _form(read: Read[FormShape] | Read[FormWordsShape], code: str) -> Iterator[Line]:
    form = read.value

    def line(at: int, name: str, text: str, *, is_statement: bool = False) -> Line:
        return Line(read.file, at, code, form.form, name, text, is_statement)

    yield line(read.line_of("title ="), "title", form.title)
    for section in form.section:
        yield line(read.line_of_id(section.id), f"section.{section.id}", section.heading)
        for paragraph in section.paragraph:
            yield line(_text_line(read, paragraph.id), paragraph.id, paragraph.text, is_statement=True)
    for field in form.field:
        at = read.line_of_id(field.id)
        yield line(at, f"field.{field.id}", field.label)
        if field.help:
            yield line(at, f"field.{field.id}.help", field.help)
        for choice in field.choice:
            yield line(read.line_of(choice.text) or at, f"field.{field.id}.{choice.value}", choice.text)
        for column in field.column:
            name = f"field.{field.id}.{column.id}"
            yield line(read.line_of(f'"{column.label}"') or at, name, column.label)
            for choice in column.choice:
                yield line(read.line_of(choice.text) or at, f"{name}.{choice.value}", choice.text)
    if isinstance(form, FormShape):
        for number, rule in enumerate(form.rule, 1):
            yield replace(line(read.line_of(rule.why), f"rule.{number}", rule.why), translate=False)
    tables = {"labels": form.labels, **{f"outcomes.{mark}": texts for mark, texts in form.outcomes.items()}}
    for table, texts in tables.items():
        for name, text in texts.items():
            yield line(read.line_of(f"[{table}]", f"\n{name} =") + 1, f"{table}.{name}", text)


def _heard(read: Read[HeardTermShape] | Read[HeardTermWordsShape], code: str) -> Iterator[Line]:
    """Yield what we say of a heard word; the word itself is quoted, and no line of ours."""
    term, owner = read.value, f"heard-{read.value.term}"
    for line in term.statement:
        yield Line(read.file, _text_line(read, line.id), code, owner, line.id, line.text, is_statement=True)
    if term.check is None:
        return
    for name in ("ask_parent", "ask_youth12"):
        question: str = getattr(term.check, name)
        if question:
            yield Line(read.file, read.line_of("[check]", name), code, owner, f"check.{name}", question)
    if isinstance(term, HeardTermShape) and term.check is not None:
        for listen in term.check.listen_for:
            at = read.line_of("[check]", listen.text)
            yield Line(read.file, at, code, owner, "check.worker", listen.text, translate=False)


def _around(read: Read[HeardFrameShape] | Read[HeardFrameWordsShape], code: str) -> Iterator[Line]:
    frame = read.value
    texts: Iterator[tuple[str, Any]] = iter(
        around(frame) if isinstance(frame, HeardFrameShape) else around_words(frame)
    )  # both have word and belief
    for _, text in texts:
        for line in (text.word, text.belief):
            yield Line(read.file, _text_line(read, line.id), code, "heard", line.id, line.text, is_statement=True)


def _questions(read: Read[QuestionsShape] | Read[QuestionsWordsShape], code: str) -> Iterator[Line]:
    for question in read.value.question:
        at = _text_line(read, question.id)
        yield Line(read.file, at, code, "questions", question.id, question.text, is_statement=True)


def _text_line(read: Read[Any], name: str) -> int:
    """Return the line of the text itself, below its id."""
    at = read.line_of_id(name)
    lines = read.text.splitlines()
    return next(
        (number + 1 for number in range(at, min(at + 5, len(lines))) if lines[number].lstrip().startswith("text")), at
    )
