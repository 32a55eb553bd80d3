"""From the files of a pack to form definitions, Dutch first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.content.files import ChoiceShape, ColumnShape, FieldShape, FieldWordsShape, FormShape, FormWordsShape
from jgvisit.content.form_model import EVERYTHING, Column, Field, FormDefinition, Section, Signer
from jgvisit.content.form_rules import form_paragraphs
from jgvisit.content.model import Rule
from jgvisit.content.source import LanguageFiles, PackFiles
from jgvisit.content.statements import statement, translated


def definitions(files: PackFiles) -> Iterator[FormDefinition]:
    """Yield every form of a pack in each language that has words for it."""
    titles = {
        language.language.code: {
            form.value.title: language.form_words[name].value.title
            for name, form in files.forms.items()
            if name in language.form_words
        }
        for language in files.translations
    }
    for name, form in files.forms.items():
        dutch = _dutch(form.value, _labels(files.dutch), files.local.get(name, ()))
        yield dutch
        for language in files.translations:
            words = language.form_words.get(name)
            if words is not None:
                yield _in_language(dutch, words.value, language, titles[language.language.code])


def _dutch(form: FormShape, labels: Mapping[str, str], local: tuple[str, ...]) -> FormDefinition:
    statements = tuple(statement(line, form) for line in form_paragraphs(form))
    texts = {line.id: line.text for line in statements}
    return FormDefinition(
        id=form.form,
        letter=form.letter,
        title=form.title,
        version=form.version,
        language=BINDING_LANGUAGE,
        reader=form.reader,
        subject=form.subject,
        urgent_when=form.urgent_when,
        fields=tuple(_field(field, texts) for field in form.field),
        statements=statements,
        sections=tuple(
            Section(each.id, each.heading, tuple(line.id for line in each.paragraph), each.part)
            for each in form.section
        ),
        signers=tuple(Signer(each.who, each.mark, each.source) for each in form.signer),
        rules=tuple(
            Rule(each.why, each.source, each.when, each.needs, each.first, each.last, each.most_days)
            for each in form.rule
        ),
        outcomes=MappingProxyType({mark: MappingProxyType(texts) for mark, texts in form.outcomes.items()}),
        labels=MappingProxyType({**labels, **form.labels}),
        review=form.review,
        translation="source",
        direction="ltr",
        local=local,
    )


def _field(field: FieldShape, texts: Mapping[str, str]) -> Field:
    """Make a field; a fixed one says what its paragraphs say, so that no text stands twice."""
    return Field(
        id=field.id,
        label=field.label,
        kind=field.kind,
        required=field.required,
        help=field.help,
        default=" ".join(texts[name] for name in field.shows) if field.shows else field.default,
        choices=_choices(field.choice),
        columns=tuple(_column(column) for column in field.column),
        part=field.part,
        is_restricted=field.restricted,
        only_when=field.only_when,
        may_wait=field.may_wait,
        shows=field.shows,
        source=field.source,
        each=field.each,
    )


def _column(column: ColumnShape) -> Column:
    choices = _choices(column.choice)
    return Column(column.id, column.label, column.kind, column.required, choices, column.within or "")


def _choices(choices: tuple[ChoiceShape, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((choice.value, choice.text) for choice in choices)


def _in_language(
    dutch: FormDefinition, words: FormWordsShape, language: LanguageFiles, titles: Mapping[str, str]
) -> FormDefinition:
    """Lay the words over the Dutch form; whatever has none, or was changed by the municipality, stays Dutch."""
    texts = {line.id: line.text for section in words.section for line in section.paragraph}
    headings = {section.id: section.heading for section in words.section}
    by_id = {field.id: field for field in words.field if field.id not in dutch.local}
    kept = {name: text for name, text in texts.items() if name not in dutch.local}
    labels = {**dutch.labels, **_labels(language), **words.labels}
    whole = {dutch.labels[EVERYTHING]: labels[EVERYTHING]} if EVERYTHING in dutch.labels else {}
    return replace(
        dutch,
        title=words.title,
        version=words.version,
        language=language.language.code,
        fields=tuple(
            field if field.id not in by_id else _field_in_words(field, by_id[field.id]) for field in dutch.fields
        ),
        statements=translated(dutch.statements, kept),
        sections=tuple(replace(each, heading=headings.get(each.id, each.heading)) for each in dutch.sections),
        outcomes=MappingProxyType(
            {mark: MappingProxyType({**mine, **words.outcomes.get(mark, {})}) for mark, mine in dutch.outcomes.items()}
        ),
        labels=MappingProxyType(labels),
        known=MappingProxyType({**titles, **whole}),
        translation=words.translation,
        direction=language.language.direction,
    )


def _field_in_words(field: Field, words: FieldWordsShape) -> Field:
    columns = {column.id: column for column in words.column}
    return replace(
        field,
        label=words.label,
        help=words.help or field.help,
        choices=_in_words(field.choices, words.choice),
        columns=tuple(
            each
            if each.id not in columns
            else replace(each, label=columns[each.id].label, choices=_in_words(each.choices, columns[each.id].choice))
            for each in field.columns
        ),
    )


def _in_words(dutch: tuple[tuple[str, str], ...], words: tuple[ChoiceShape, ...]) -> tuple[tuple[str, str], ...]:
    texts = {choice.value: choice.text for choice in words}
    return tuple((value, texts.get(value, text)) for value, text in dutch)


def _labels(language: LanguageFiles) -> Mapping[str, str]:
    return {} if language.labels is None else language.labels.value.labels
