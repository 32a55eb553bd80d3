"""Advise whoever writes to a family: terms of the list, long sentences, words that few people know.

The terms and rules are those of `terms.toml`, the common words those of the content check: one place
for what we write ourselves and for what a worker types. It advises only; nothing is refused on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jgvisit.content.common_words import CommonWords, words_of
from jgvisit.content.model import ForbiddenTerm, WordingFrame
from jgvisit.content.pack_model import Pack
from jgvisit.content.terms import Hit, find_terms

MOST_WORDS = 15
"""A sentence, practice.md §5.3; the same for our own texts."""

AdviceKind = Literal["term", "long_sentence", "rare_word"]
_SENTENCE = re.compile(r"\S.*?(?:[.?!؟]+(?=\s|$)|$)", re.MULTILINE)
_ADDRESS = re.compile(r"\S*(?:[@/\\]|\w\.\w)\S*")
"""Of mail, of a page: no words."""


@dataclass(frozen=True)
class Span:
    """A piece of a text, in code points; `end` is one past the last."""

    start: int
    end: int


@dataclass(frozen=True)
class Advice:
    """One piece of advice about a text."""

    kind: AdviceKind
    at: Span
    found: str
    """The words it is about, as they stand in the text."""
    rule: str = ""
    """Why not, in one Dutch sentence; of a term only."""
    better: str = ""
    """What could be said instead; empty where nothing is known to be true in this frame."""
    takes: Span | None = None
    """What `better` may take the place of; None where the writer has to word it."""


def advise(text: str, frame: WordingFrame, pack: Pack, common: CommonWords) -> tuple[Advice, ...]:
    """Return the advice on `text`, in reading order.

    Args:
        text: as typed; the end of a line ends a sentence.
        frame: what the text is about; some terms are wrong in the voluntary frame only, and a better
            sentence is offered only where it is true.
        pack: with the terms, and the rare words that it allows itself.
        common: the words everybody knows. A word with a capital is taken for a name.
    """
    terms = list(term_advice(text, frame, pack.forbidden))
    rare = [
        each
        for each in _rare_words(text, common)
        if each.found not in pack.allowed_words and not any(_overlap(each.at, term.at) for term in terms)
    ]
    found = [*terms, *_long_sentences(text), *rare]
    return tuple(sorted(found, key=lambda each: (each.at.start, each.at.end)))


def term_advice(text: str, frame: WordingFrame, terms: tuple[ForbiddenTerm, ...]) -> Iterator[Advice]:
    """Yield the advice on terms alone, as for the name of a product; of two on the same words the first listed."""
    taken: list[Span] = []
    sentences = tuple(sentence_spans(text))
    for hit in find_terms(text, terms):
        here = Span(hit.start, hit.end)
        if frame in hit.term.wrong_in and not any(_overlap(here, other) for other in taken):
            taken.append(here)
            yield _of_term(sentences, here, hit, frame)


def sentence_spans(text: str) -> Iterator[Span]:
    """Yield each sentence of `text`, with the sign that closes it; the end of a line ends one too."""
    for match in _SENTENCE.finditer(text):
        yield Span(match.start(), match.start() + len(match[0].rstrip()))


def _of_term(sentences: tuple[Span, ...], here: Span, hit: Hit, frame: WordingFrame) -> Advice:
    term = hit.term
    better = term.better if frame in term.better_in else ""
    if not better or term.replaces == "nothing":
        return Advice("term", here, hit.found, term.rule, better)
    if term.replaces == "sentence":
        return Advice("term", here, hit.found, term.rule, better, _sentences_around(sentences, here))
    capital = hit.found[:1].isupper()
    return Advice("term", here, hit.found, term.rule, better[:1].upper() + better[1:] if capital else better, here)


def _sentences_around(sentences: tuple[Span, ...], here: Span) -> Span:
    """Return the sentence that holds `here`; the first to the last where a term runs over a line."""
    touched = [each for each in sentences if _overlap(each, here)]
    return Span(touched[0].start, touched[-1].end)


def _long_sentences(text: str) -> Iterator[Advice]:
    for each in sentence_spans(text):
        sentence = text[each.start : each.end]
        if len(sentence.split()) > MOST_WORDS:
            yield Advice("long_sentence", each, sentence)


def _rare_words(text: str, common: CommonWords) -> Iterator[Advice]:
    addresses = [Span(*match.span()) for match in _ADDRESS.finditer(text)]
    for word, start, end in words_of(text):
        here = Span(start, end)
        if word[0].islower() and not common.knows(word) and not any(_overlap(here, each) for each in addresses):
            yield Advice("rare_word", here, word)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
