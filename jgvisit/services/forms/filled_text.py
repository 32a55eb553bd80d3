"""The words of a filled form for one reader or signer: its sentences, and what binds. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jgvisit.content.fill import fill
from jgvisit.content.form_model import FormDefinition, Part
from jgvisit.content.model import Statement
from jgvisit.ids import FormId, PersonId, Sha256
from jgvisit.records import canonical
from jgvisit.records.answers import Answer
from jgvisit.services.forms.answer_words import values_of
from jgvisit.services.forms.answers import answer_conditions, is_empty
from jgvisit.services.talk.conditions import joined


@dataclass(frozen=True)
class Written:
    """Some parts of a filled form, with the words that stand around the answers."""

    form: FormDefinition
    """In Dutch."""
    translation: FormDefinition | None
    answers: Mapping[str, Answer]
    parts: tuple[Part, ...]
    children: tuple[PersonId, ...]
    names: Mapping[PersonId, str]
    holds: frozenset[str]
    """Conditions that hold by the record for every child of this form."""

    @property
    def given(self) -> dict[str, Answer]:
        """The answers that say something."""
        return {name: answer for name, answer in self.answers.items() if not is_empty(answer)}


@dataclass(frozen=True)
class TextSection:
    """Sentences under one heading: the Dutch, and the same in the other language where there is one."""

    heading: str
    heading_translated: str | None
    paragraphs: tuple[tuple[str, str | None], ...]


def text_sections(written: Written) -> Iterator[TextSection]:
    """Yield the sentences that the answers and the record make true; the others are left out."""
    form, translation, given = written.form, written.translation, written.given
    holds = written.holds | answer_conditions(form, given)
    lines = {line.id: line for line in form.statements if line.condition is None or line.condition in holds}
    foreign = {} if translation is None else {line.id: line for line in translation.statements}
    headings = {} if translation is None else {section.id: section.heading for section in translation.sections}
    for section in form.sections:
        if section.part not in written.parts:
            continue
        paragraphs = tuple(
            (
                _filled(written, form, lines[name]),
                _filled(written, translation, foreign[name]) if translation is not None and name in foreign else None,
            )
            for name in section.paragraphs
            if name in lines
        )
        if paragraphs:
            heading = headings.get(section.id)
            yield TextSection(section.heading, None if heading == section.heading else heading, paragraphs)


def binding_text(written: Written) -> tuple[str, ...]:
    """Return the Dutch sentences in order: what all signers sign."""
    return tuple(dutch for section in text_sections(written) for dutch, _ in section.paragraphs)


def laid_hash(
    salt: Sha256, form: FormId, version: str, number: int, paragraphs: tuple[str, ...], written: Written
) -> Sha256:
    """Return SHA-256(salt ‖ canonical form id, version, binding text, common answers and the names in them).

    `form` is the filled form, so that all its signers, of each brother and sister too, sign one agreement (design §5).
    """
    content = {
        "answers": dict(written.answers),
        "form": form,
        "names": dict(written.names),
        "number": number,
        "text": list(paragraphs),
        "version": version,
    }
    return canonical.sha256(bytes.fromhex(salt), canonical.encode(content))


def _filled(written: Written, words: FormDefinition, line: Statement) -> str:
    values = values_of(words, written.given, written.names)
    names = joined((written.names[child] for child in written.children), words.language)
    return fill(line.text, {**values, "child": names}, words.direction)
