"""Find words that may not be said to a family, in all their forms.

A jurist writes them in `terms.toml` as plain words: "*" stands for the rest of a word (or its
beginning), "..." for up to six words in between. Capitals, hyphens, line ends and invisible
characters make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jgvisit.content.files import TermsShape

_GAP = r"(?:\s[^\s.?!]+){0,6}?\s"
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_NO_WORD = re.compile(r"[^\w\s.?!]+|_")


@dataclass(frozen=True)
class Term:
    """A forbidden word or phrase, with the rule and something better to say."""

    term: str
    rule: str
    better: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Hit:
    """A term found in a text, as it stands there."""

    term: Term
    found: str


def compile_terms(shape: TermsShape) -> tuple[Term, ...]:
    """Make the forbidden terms of a language ready to search."""
    return tuple(
        Term(each.term, each.rule, each.better, _pattern(each.matches)) for each in shape.forbidden if each.matches
    )


def find_terms(text: str, terms: Iterable[Term]) -> Iterator[Hit]:
    """Yield every term that stands in `text`; each once."""
    plain = normal(text)
    for term in terms:
        match = term.pattern.search(plain)
        if match is not None:
            yield Hit(term, match[0].strip())


def normal(text: str) -> str:
    """Return `text` as it is searched: composed, small letters, hyphens as spaces, single spaces."""
    visible = "".join(char for char in unicodedata.normalize("NFKC", text) if char not in _INVISIBLE)
    spaced = _NO_WORD.sub(" ", visible.casefold())
    return " ".join(re.sub(r"([.?!])", r" \1 ", spaced).split())


def _pattern(matches: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_one(match) for match in matches))


def _one(match: str) -> str:
    """Turn one phrase into an expression; a gap never crosses the end of a sentence."""
    pieces = [_words(piece) for piece in match.split("...")]
    return rf"(?<!\w){_GAP.join(pieces)}(?!\w)"


def _words(piece: str) -> str:
    words = [normal(word.replace("*", "ж")).replace("ж", r"\w*") for word in piece.split()]
    return r"\s".join(re.sub(r"\s", r"\\s", word) for word in words)
