"""What must hold in the files about heard words, or a pack cannot be used.

Every card and sentence they name exists, for each reader. And none of their own sentences says
that something must, unless a seen order is its condition: a word that somebody heard is the worst
place to call help ordered where no judge decided (H12; law.md table F).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import get_args

from jgvisit.content.conditions import CONDITION_OF, CONDITIONS, PLACEHOLDERS, SEEN_ORDER
from jgvisit.content.fill import placeholders
from jgvisit.content.findings import Finding
from jgvisit.content.heard_files import (
    AroundShape,
    AroundWordsShape,
    HeardFrameShape,
    HeardFrameWordsShape,
    HeardTermShape,
    TermAudience,
)
from jgvisit.content.model import Audience
from jgvisit.content.reading import Read
from jgvisit.content.source import LanguageFiles, PackFiles
from jgvisit.content.structure import ALWAYS_KNOWN, audiences, line_faults, stray_ids

HEARD = "heard_term"
"""The placeholder in which a word is quoted; the two sentences around it may use it without a condition."""
FRAME_AUDIENCES: tuple[Audience, ...] = ("parent", "youth12", "child6")
TERM_AUDIENCES: tuple[TermAudience, ...] = get_args(TermAudience)
_MUST = re.compile(r"\b(verplicht\w*|opgelegd\w*|moet\w*|dwing\w*|gedwongen)\b", re.IGNORECASE)


def heard_faults(pack: PackFiles) -> Iterator[Finding]:
    """Yield everything in these files that makes a pack unusable."""
    sentences = _sentences(pack)
    for term in pack.heard.values():
        yield from _term(term, pack, sentences)
    if pack.heard_frame is not None:
        yield from _frame(pack.heard_frame, sentences)
    elif pack.heard:
        yield Finding("nl/heard.toml", 0, "missing_file", "heard words cannot be quoted without it")
    for language in pack.translations:
        yield from _strays(language, pack)


def around(frame: HeardFrameShape) -> Iterator[tuple[Audience, AroundShape]]:
    """Yield what stands around a word, by audience."""
    for name in FRAME_AUDIENCES:
        text: AroundShape | None = getattr(frame, name)
        if text is not None:
            yield name, text


def around_words(frame: HeardFrameWordsShape) -> Iterator[tuple[Audience, AroundWordsShape]]:
    """Yield the translated quoting sentences."""
    for name in FRAME_AUDIENCES:
        text: AroundWordsShape | None = getattr(frame, name)
        if text is not None:
            yield name, text


def says(term: HeardTermShape) -> Iterator[tuple[TermAudience, tuple[str, ...]]]:
    """Yield the sentences of cards that each audience hears."""
    for name in TERM_AUDIENCES:
        text = getattr(term, name)
        if text is not None:
            yield name, text.says


def read_as(audience: Audience) -> Audience:
    """Return whose text somebody reads here: 16 and 17 read what is written for 12 and up."""
    return "youth12" if audience == "youth16" else audience


def _sentences(pack: PackFiles) -> Mapping[Audience, frozenset[str]]:
    """Return the ids of all sentences of cards, by who hears them; 16 and 17 must hear what 12 and up do."""
    found: dict[Audience, set[str]] = {"parent": set(), "child6": set(), "youth12": set(), "youth16": set()}
    for card in pack.cards.values():
        for name, text in audiences(card.value):
            for audience in (name, *text.also_for):
                found[audience].update(line.id for line in text.statement)
    return {name: frozenset(ids & found["youth16"] if name == "youth12" else ids) for name, ids in found.items()}


def _term(
    term: Read[HeardTermShape], pack: PackFiles, sentences: Mapping[Audience, frozenset[str]]
) -> Iterator[Finding]:
    value = term.value
    yield from line_faults(term, value.statement, frozenset(CONDITIONS), set(PLACEHOLDERS) - {HEARD}, CONDITION_OF)
    for line in value.statement:
        must = _MUST.search(line.text)
        if must is not None and line.condition not in SEEN_ORDER:
            yield Finding(term.file, term.line_of_id(line.id), "claim_without_condition", f"{line.id}: {must[0]}")
    for name, ids in says(value):
        yield from _unknown(term, f"[{name}]", ids, sentences[name])
    if bool(value.words) == (value.group == "other"):
        yield Finding(term.file, term.line_of("words"), "missing_field", "words, or the group other")
    for card in value.cards:
        if card not in pack.cards:
            yield Finding(term.file, term.line_of("cards"), "unknown_id", f"no card {card}")
    if (value.group == "belief") != (value.check is not None):
        yield Finding(term.file, term.line_of("group"), "missing_field", "a belief has a check, and only a belief")
    yield from _check(term, pack)


def _check(term: Read[HeardTermShape], pack: PackFiles) -> Iterator[Finding]:
    check = term.value.check
    if check is None:
        return
    at = term.line_of("[check]")
    for question in (check.ask_parent, check.ask_youth12):
        if "?" not in question:
            yield Finding(term.file, at, "missing_field", "a question to each reader")
        for name in sorted(placeholders(question) - ALWAYS_KNOWN):
            yield Finding(term.file, at, "unknown_placeholder", name)
    for answer in check.answered_by:
        if answer.card not in pack.cards:
            yield Finding(term.file, at, "unknown_id", f"no card {answer.card}")
    named = [*(answer.condition for answer in check.answered_by), *(each.condition for each in check.listen_for)]
    for condition in named:
        if condition is not None and condition not in CONDITIONS:
            yield Finding(term.file, at, "unknown_condition", condition)
    if not check.answered_by or check.answered_by[-1].condition is not None:
        yield Finding(term.file, at, "missing_field", "a last card without a condition")


def _frame(frame: Read[HeardFrameShape], sentences: Mapping[Audience, frozenset[str]]) -> Iterator[Finding]:
    texts = dict(around(frame.value))
    for name in FRAME_AUDIENCES:
        text = texts.get(name)
        if text is None:
            yield Finding(frame.file, 0, "missing_field", name)
            continue
        quoting = (text.word, text.belief)
        needs = {name: condition for name, condition in CONDITION_OF.items() if name != HEARD}
        yield from line_faults(frame, quoting, frozenset(CONDITIONS), {HEARD}, needs)
        for line in quoting:
            if placeholders(line.text) != {HEARD}:
                yield Finding(frame.file, frame.line_of_id(line.id), "unknown_placeholder", f"{line.id} quotes nothing")
        yield from _unknown(frame, f"[{name}]", (*text.now, *text.frames), sentences[name])


def _unknown(
    read: Read[HeardTermShape] | Read[HeardFrameShape], place: str, ids: tuple[str, ...], known: frozenset[str]
) -> Iterator[Finding]:
    for name in ids:
        if name not in known:
            at = read.line_of(place, f'"{name}"')
            yield Finding(read.file, at, "unknown_id", f"no sentence {name} for this reader")


def _strays(language: LanguageFiles, pack: PackFiles) -> Iterator[Finding]:
    for name, words in language.heard_words.items():
        dutch = pack.heard.get(name)
        known = set() if dutch is None else {line.id for line in dutch.value.statement}
        yield from stray_ids(words, [line.id for line in words.value.statement], known)
        if dutch is None:
            yield Finding(words.file, 0, "stray_translation", f"no Dutch file about {name}")
    frame = language.heard_frame
    if frame is not None and pack.heard_frame is not None:
        known = {line.id for _, text in around(pack.heard_frame.value) for line in (text.word, text.belief)}
        ids = [line.id for _, text in around_words(frame.value) for line in (text.word, text.belief)]
        yield from stray_ids(frame, ids, known)
