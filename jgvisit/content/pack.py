"""Load a pack: the texts that are shown, as frozen values, or an error that names file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.content.files import (
    CardShape,
    CardWordsShape,
    FieldShape,
    FieldWordsShape,
    FormShape,
    FormWordsShape,
    StatementShape,
)
from jgvisit.content.findings import Finding, PackError
from jgvisit.content.heard_pack import heard_frames, heard_terms
from jgvisit.content.heard_structure import heard_faults
from jgvisit.content.model import Audience, CardText, FormField, FormSection, FormText, Pack, Statement
from jgvisit.content.reading import Read
from jgvisit.content.source import LanguageFiles, PackFiles, pack_sha256, read_pack
from jgvisit.content.structure import allowed_words, audience_words, audiences, form_paragraphs, structure_faults
from jgvisit.content.terms import compile_terms
from jgvisit.content.text_files import HEAD, TextFiles
from jgvisit.records.body import PackRef


def load_pack(place: Path | TextFiles, *, signed: bool = False) -> Pack:
    """Load the pack at `place`; its hash is over the names and bytes of its files.

    Args:
        place: a folder, or files already at hand.
        signed: the municipality's jurist and second eye signed exactly these files.

    Raises:
        PackError: the first fault that makes it unusable, with file and line.
    """
    files, faults = read_pack(place)
    if files is None or faults:
        raise PackError(min(faults, default=Finding(HEAD, 0, "unreadable", "")))
    structure = [*structure_faults(files), *heard_faults(files)]
    if structure:
        raise PackError(min(structure))
    head = files.head.value
    return Pack(
        ref=PackRef(head.name, head.number, pack_sha256(place)),
        languages=tuple(language.code for language in head.language),
        cards=MappingProxyType({(card.card, card.language, card.audience): card for card in _cards(files)}),
        forms=MappingProxyType({(form.id, form.language): form for form in _forms(files)}),
        terms=MappingProxyType(dict(_terms(files.dutch))),
        actions=MappingProxyType(dict(_actions(files))),
        forbidden=() if files.dutch.terms is None else compile_terms(files.dutch.terms.value),
        valid_until=head.valid_until,
        signed=signed,
        allowed_words=allowed_words(files),
        heard_terms=MappingProxyType({(term.id, term.language): term for term in heard_terms(files)}),
        heard_frames=MappingProxyType({(text.language, text.audience): text for text in heard_frames(files)}),
    )


def _cards(files: PackFiles) -> Iterator[CardText]:
    for card in files.cards.values():
        dutch = {text.audience: text for text in _dutch_cards(card.value)}
        yield from dutch.values()
        for language in files.translations:
            words = language.card_words.get(card.value.card)
            if words is not None:
                yield from _translated_cards(card.value, dutch, words, language)


def _dutch_cards(card: CardShape) -> Iterator[CardText]:
    for name, text in audiences(card):
        for audience in (name, *text.also_for):
            yield CardText(
                card=card.card,
                slug=card.slug,
                title=text.title,
                version=card.version,
                language=BINDING_LANGUAGE,
                audience=audience,
                statements=tuple(_statement(line, card) for line in text.statement),
                questions=text.questions,
                listen_for=text.listen_for,
                worker_checks=text.checks,
                opens=text.opens,
                review=card.review,
                translation="source",
                direction="ltr",
            )


def _translated_cards(
    card: CardShape, dutch: dict[Audience, CardText], words: Read[CardWordsShape], language: LanguageFiles
) -> Iterator[CardText]:
    texts = dict(audience_words(words.value))
    for name, text in audiences(card):
        for audience in (name, *text.also_for):
            if name in texts:
                by_id = {line.id: line.text for line in texts[name].statement}
                yield replace(
                    dutch[audience],
                    title=texts[name].title,
                    version=words.value.version,
                    language=language.language.code,
                    statements=_translated(dutch[audience].statements, by_id),
                    questions=texts[name].questions,
                    translation=words.value.translation,
                    direction=language.language.direction,
                )


def _forms(files: PackFiles) -> Iterator[FormText]:
    for form in files.forms.values():
        dutch = _dutch_form(form.value)
        yield dutch
        for language in files.translations:
            words = language.form_words.get(form.value.form)
            if words is not None:
                yield _translated_form(dutch, words.value, language)


def _dutch_form(form: FormShape) -> FormText:
    paragraphs = tuple(_statement(line, form) for line in form_paragraphs(form))
    texts = {line.id: line.text for line in paragraphs}
    return FormText(
        id=form.form,
        letter=form.letter,
        title=form.title,
        version=form.version,
        language=BINDING_LANGUAGE,
        subject=form.subject,
        fields=tuple(_field(field, texts) for field in form.field),
        paragraphs=paragraphs,
        decisions=MappingProxyType(form.decisions),
        labels=MappingProxyType(form.labels),
        review=form.review,
        translation="source",
        direction="ltr",
        sections=tuple(
            FormSection(section.id, section.heading, tuple(line.id for line in section.paragraph))
            for section in form.section
        ),
    )


def _field(field: FieldShape, texts: dict[str, str]) -> FormField:
    """Make a field; a fixed one says what its paragraphs say, so that no text stands twice."""
    return FormField(
        id=field.id,
        label=field.label,
        kind=field.kind,
        required=field.required,
        help=field.help,
        choices=tuple((choice.value, choice.text) for choice in field.choice),
        default=" ".join(texts[name] for name in field.shows) if field.shows else field.default,
        family_sees=field.family_sees,
    )


def _translated_form(dutch: FormText, words: FormWordsShape, language: LanguageFiles) -> FormText:
    """Lay the words over the Dutch form; a field, heading or label without words stays Dutch."""
    texts = {line.id: line.text for section in words.section for line in section.paragraph}
    headings = {section.id: section.heading for section in words.section}
    fields = {field.id: field for field in words.field}
    return replace(
        dutch,
        title=words.title,
        version=words.version,
        language=language.language.code,
        fields=tuple(
            field
            if field.id not in fields
            else replace(
                field,
                label=fields[field.id].label,
                help=fields[field.id].help or field.help,
                choices=_translated_choices(field, fields[field.id]),
            )
            for field in dutch.fields
        ),
        paragraphs=_translated(dutch.paragraphs, texts),
        decisions=MappingProxyType({**dutch.decisions, **words.decisions}),
        labels=MappingProxyType({**dutch.labels, **words.labels}),
        translation=words.translation,
        direction=language.language.direction,
        sections=tuple(
            replace(section, heading=headings.get(section.id, section.heading)) for section in dutch.sections
        ),
    )


def _translated_choices(field: FormField, words: FieldWordsShape) -> tuple[tuple[str, str], ...]:
    texts = {choice.value: choice.text for choice in words.choice}
    return tuple((value, texts.get(value, dutch)) for value, dutch in field.choices)


def _translated(dutch: tuple[Statement, ...], texts: dict[str, str]) -> tuple[Statement, ...]:
    """Return the Dutch lines that have words, with those words: source, condition and validity stay."""
    return tuple(replace(line, text=texts[line.id]) for line in dutch if line.id in texts)


def _statement(line: StatementShape, owner: CardShape | FormShape) -> Statement:
    return Statement(
        id=line.id,
        text=line.text,
        source=line.source,
        condition=line.condition,
        valid_from=line.valid_from or owner.valid_from,
        valid_until=line.valid_until,
    )


def _terms(dutch: LanguageFiles) -> Iterator[tuple[str, str]]:
    if dutch.terms is not None:
        yield from ((term.term, term.rule) for term in dutch.terms.value.forbidden)


def _actions(files: PackFiles) -> Iterator[tuple[tuple[str, str], str]]:
    for code, language in files.languages.items():
        if language.actions is not None:
            yield from (((name, code), label) for name, label in language.actions.value.actions.items())
