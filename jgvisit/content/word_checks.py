"""The checks on single words and on what is claimed: plain Dutch, one idea, true under its condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jgvisit.content.checks import Checked, sentences
from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.content.common_words import common_words, words_of
from jgvisit.content.conditions import CONDITIONS
from jgvisit.content.files import StatementShape
from jgvisit.content.fill import PLACEHOLDER
from jgvisit.content.findings import Finding
from jgvisit.content.plain import plain
from jgvisit.content.reading import Read
from jgvisit.content.source import PackFiles
from jgvisit.content.structure import allowed_words, card_statements
from jgvisit.content.terms import compile_phrases

_JOINS = re.compile(
    r"\b(?:omdat|doordat|maar|want|terwijl|zodat|waardoor|hoewel|tenzij|mits|voordat|nadat|totdat|waarbij|waarna)\b|;",
    re.IGNORECASE,
)


def rare_words(checked: Checked) -> Iterator[Finding]:
    """Every Dutch word for a family is common, or allowed with the sentence that says what it means."""
    common, allowed = common_words(), allowed_words(checked.pack)
    for line in checked.lines:
        if line.language == BINDING_LANGUAGE and line.translate:
            for word, _, _ in words_of(PLACEHOLDER.sub(" ", line.text)):
                if word.casefold() not in allowed and not common.knows(word):
                    yield Finding(line.file, line.number, "rare_word", f"{word}: {line.text}")


def two_ideas(checked: Checked) -> Iterator[Finding]:
    """A Dutch sentence joins two clauses at most; a third is an idea of its own (practice.md §5.3)."""
    for line in checked.lines:
        if line.language == BINDING_LANGUAGE and line.translate:
            for sentence in sentences(line.text):
                if len(_JOINS.findall(sentence)) > 1:
                    yield Finding(line.file, line.number, "two_ideas", sentence)


def claims(checked: Checked) -> Iterator[Finding]:
    """A sentence that says what is only sometimes true stands under a condition on the record."""
    terms = checked.pack.dutch.terms
    if terms is None:
        return
    said = [(claim, compile_phrases(claim.matches)) for claim in terms.value.claim]
    for read, lines in _sayings(checked.pack):
        for line in lines:
            searched = plain(line.text).text
            for claim, pattern in said:
                if line.condition not in claim.needs and pattern.search(searched):
                    text = f'{line.id}: "{claim.claim}" needs {" or ".join(claim.needs)}'
                    yield Finding(read.file, read.line_of_id(line.id), "claim_without_condition", text)


def _sayings(pack: PackFiles) -> Iterator[tuple[Read[Any], tuple[StatementShape, ...]]]:
    """Yield what is said to families outside forms: cards, and explanations of heard words."""
    yield from ((card, card_statements(card.value)) for card in pack.cards.values())
    yield from ((term, term.value.statement) for term in pack.heard.values())


def exceptions(checked: Checked) -> Iterator[Finding]:
    """An exception names one term or one word; a word stands in the sentence that is named with it."""
    read = checked.pack.dutch.terms
    if read is None:
        return
    texts = {line.id: line.text for line in checked.lines if line.language == BINDING_LANGUAGE}
    for each in read.value.allow:
        at = read.line_of(f'word = "{each.word}"') if each.word else read.line_of(f'"{each.statement}"')
        if bool(each.word) == bool(each.term):
            yield Finding(read.file, at, "wrong_value", f"{each.statement}: name a term or a word")
        elif each.word and each.word.casefold() not in _words(texts.get(each.statement, "")):
            yield Finding(read.file, at, "allow_unexplained", f"{each.word} does not stand in {each.statement}")
    yield from (
        Finding(read.file, read.line_of(f'"{claim.claim}"'), "unknown_condition", name)
        for claim in read.value.claim
        for name in claim.needs
        if name not in CONDITIONS
    )


def _words(text: str) -> set[str]:
    return {word.casefold() for word, _, _ in words_of(text)}
