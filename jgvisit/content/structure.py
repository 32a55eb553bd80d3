"""What must hold between the files of a pack, or it cannot be used at all.

Ids given once, a source for every claim, known conditions, placeholders and actions, and a
translation that adds nothing to the Dutch. The loader refuses a pack with any of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jgvisit.content.conditions import CONDITION_OF, CONDITIONS, PLACEHOLDERS
from jgvisit.content.files import (
    AudienceShape,
    AudienceWordsShape,
    CardShape,
    CardWordsShape,
    FormShape,
    StatementShape,
)
from jgvisit.content.fill import PLACEHOLDER, placeholders
from jgvisit.content.findings import Finding
from jgvisit.content.form_rules import answer_conditions, form_faults, form_paragraphs, is_always_given, letter_faults
from jgvisit.content.model import Audience
from jgvisit.content.on_call import on_call_faults
from jgvisit.content.reading import Read
from jgvisit.content.receivers import receiver_faults
from jgvisit.content.source import LanguageFiles, PackFiles

_BRACE = re.compile(r"[{}]")
ALWAYS_KNOWN = frozenset({"worker", "child"})
"""Placeholders that have a value in every visit; a question may use only these."""
AUDIENCES: tuple[Audience, ...] = ("parent", "child6", "youth12", "youth16")


def major(version: str) -> int:
    """Return the major part of a version such as "2.1"; 0 where there is none to read."""
    first = version.split(".", maxsplit=1)[0]
    return int(first) if first.isdecimal() else 0


def audiences(card: CardShape) -> Iterator[tuple[Audience, AudienceShape]]:
    """Yield the texts of a card as they stand in its file."""
    for name in AUDIENCES:
        text: AudienceShape | None = getattr(card, name)
        if text is not None:
            yield name, text


def audience_words(card: CardWordsShape) -> Iterator[tuple[Audience, AudienceWordsShape]]:
    """Yield the translated texts of a card."""
    for name in AUDIENCES:
        text: AudienceWordsShape | None = getattr(card, name)
        if text is not None:
            yield name, text


def card_statements(card: CardShape) -> tuple[StatementShape, ...]:
    """Return every sentence of a card, over its audiences."""
    return tuple(line for _, text in audiences(card) for line in text.statement)


def allowed_words(pack: PackFiles) -> frozenset[str]:
    """Return the rare Dutch words that this pack may use, in small letters."""
    terms = pack.dutch.terms
    return frozenset() if terms is None else frozenset(each.word.casefold() for each in terms.value.allow if each.word)


def structure_faults(pack: PackFiles) -> list[Finding]:
    """Return everything that makes a pack unusable, beyond files that could not be read."""
    faults = [
        Finding(f"nl/{name}.toml", 0, "missing_file", "a pack without it cannot be checked or shown")
        for name, read in (("terms", pack.dutch.terms), ("actions", pack.dutch.actions))
        if read is None
    ]
    faults += [fault for card in pack.cards.values() for fault in _card(card, _actions(pack))]
    faults += [fault for form in pack.forms.values() for fault in _form(form)]
    faults += letter_faults(pack.forms.values())
    for language in pack.translations:
        faults += _strays(language, pack)
    faults += _earlier(pack)
    faults += receiver_faults(pack.receivers)
    faults += on_call_faults(pack.on_call)
    return faults


def _earlier(pack: PackFiles) -> Iterator[Finding]:
    """Yield earlier texts that would never be shown, or of which nobody knows which of two it was."""
    seen: set[tuple[str, str]] = set()
    for read in pack.earlier:
        card, version = read.value.card, read.value.version
        now = pack.cards.get(card)
        if now is not None and major(version) >= major(now.value.version):
            yield Finding(
                read.file, 0, "earlier_version", f"{card} is now {now.value.version}; {version} is not earlier"
            )
        if (card, version) in seen:
            yield Finding(read.file, 0, "duplicate_id", f"{card} {version} stands in two files")
        seen.add((card, version))


def _actions(pack: PackFiles) -> frozenset[str]:
    return frozenset() if pack.dutch.actions is None else frozenset(pack.dutch.actions.value.actions)


def _card(card: Read[CardShape], actions: frozenset[str]) -> Iterator[Finding]:
    yield from line_faults(card, card_statements(card.value), frozenset(CONDITIONS), PLACEHOLDERS, CONDITION_OF)
    taken: set[str] = set()
    for name, text in audiences(card.value):
        at = card.line_of(f"[{name}]")
        for who in (name, *text.also_for):
            if who in taken:
                yield Finding(card.file, at, "duplicate_audience", f"two texts for {who}")
            taken.add(who)
        for question in text.questions:
            for placeholder in sorted(placeholders(question) - ALWAYS_KNOWN):
                yield Finding(card.file, card.line_of(f"[{name}]", question), "unknown_placeholder", placeholder)
        for action in text.opens:
            if action not in actions:
                yield Finding(card.file, card.line_of(f"[{name}]", f'"{action}"'), "unknown_action", action)
    if not taken:
        yield Finding(card.file, 0, "missing_field", "a card without any text")


def _form(form: Read[FormShape]) -> Iterator[Finding]:
    paragraphs = form_paragraphs(form.value)
    conditions = answer_conditions(form.value) | frozenset(CONDITIONS)
    known = {field.id for field in form.value.field if field.kind != "fixed"}
    optional = {field.id: f"given.{field.id}" for field in form.value.field if not is_always_given(field)}
    yield from line_faults(form, paragraphs, conditions, known | {"child"}, optional)
    yield from _twice(form, [field.id for field in form.value.field])
    yield from form_faults(form)


def line_faults(
    read: Read[Any],
    lines: tuple[StatementShape, ...],
    conditions: frozenset[str],
    names: Iterable[str],
    needs: Mapping[str, str],
) -> Iterator[Finding]:
    """Yield what is wrong with Dutch sentences: ids, source, text, condition, and placeholders without theirs."""
    known = frozenset(names)
    yield from _twice(read, [line.id for line in lines])
    for line in lines:
        at = read.line_of_id(line.id)
        if not line.source.strip():
            yield Finding(read.file, at, "missing_source", f"{line.id} has no source")
        if not line.text.strip():
            yield Finding(read.file, at, "missing_field", f"{line.id} has no text")
        if line.condition is not None and line.condition not in conditions:
            yield Finding(read.file, at, "unknown_condition", f"{line.id}: {line.condition}")
        if _BRACE.search(PLACEHOLDER.sub("", line.text)):
            yield Finding(read.file, at, "placeholder_malformed", line.id)
        for name in sorted(placeholders(line.text)):
            if name not in known:
                yield Finding(read.file, at, "unknown_placeholder", f"{line.id}: {{{name}}}")
            elif name in needs and line.condition != needs[name]:
                yield Finding(read.file, at, "claim_without_condition", f"{line.id}: {{{name}}} needs {needs[name]}")


def _twice(read: Read[Any], ids: list[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            yield Finding(read.file, read.line_of_id(name), "duplicate_id", f"{name} is given twice")
        seen.add(name)


def _strays(language: LanguageFiles, pack: PackFiles) -> Iterator[Finding]:
    for name, words in language.card_words.items():
        dutch = pack.cards.get(name)
        texts = (
            {} if dutch is None else {who: {line.id for line in text.statement} for who, text in audiences(dutch.value)}
        )
        for who, text in audience_words(words.value):
            ids = [line.id for line in text.statement]
            yield from stray_ids(words, ids, texts.get(who, set()))
    for name, form_words in language.form_words.items():
        form = pack.forms.get(name)
        known = set() if form is None else {line.id for line in form_paragraphs(form.value)}
        ids = [line.id for section in form_words.value.section for line in section.paragraph]
        yield from stray_ids(form_words, ids, known)
    if language.screen is not None:
        said = set() if pack.screen is None else set(pack.screen.value.words)
        for word in language.screen.value.lines.keys() - said:
            at = language.screen.line_of(f'"{word}"')
            yield Finding(language.screen.file, at, "stray_translation", f"the screen does not say: {word}")


def stray_ids(read: Read[Any], ids: list[str], known: set[str]) -> Iterator[Finding]:
    """Yield translated sentences that no Dutch one has, or that stand there twice."""
    for name in ids:
        if name not in known:
            yield Finding(read.file, read.line_of_id(name), "stray_translation", f"no Dutch sentence {name} here")
    for name in {name for name in ids if ids.count(name) > 1}:
        yield Finding(read.file, read.line_of_id(name), "duplicate_id", f"{name} is given twice")
