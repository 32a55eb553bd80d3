"""Find words that may not be said to a family, in all their forms.

A jurist writes them in `terms.toml` as plain words: "*" stands for the rest of a word (or its
beginning), "..." for up to six words in between. Capitals, accents, hyphens, line ends and invisible
characters make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jgvisit.content.files import ForbiddenShape, TermsShape
from jgvisit.content.model import ForbiddenTerm
from jgvisit.content.plain import Plain, plain, searched_forms

_GAP = r"(?:\s[^\s.?!]+){0,6}?\s"


@dataclass(frozen=True)
class Hit:
    """A term found in a text: as it stands there, and where, in code points."""

    term: ForbiddenTerm
    found: str
    start: int
    end: int


def compile_terms(shape: TermsShape) -> tuple[ForbiddenTerm, ...]:
    """Make the forbidden terms of a language ready to search."""
    return tuple(_term(each) for each in shape.forbidden if each.matches)


def compile_phrases(matches: tuple[str, ...]) -> re.Pattern[str]:
    """Turn phrases such as "niet teken* ... uit huis" into one expression over `plain` text."""
    return re.compile("|".join(_one(match) for match in matches))


def find_terms(text: str, terms: Iterable[ForbiddenTerm]) -> Iterator[Hit]:
    """Yield every place in `text` where a term stands, term by term."""
    forms = searched_forms(text)
    said = "\n".join(form.text for form in forms)
    for term in terms:
        if not _may_stand(term, said):
            continue
        places = (place for searched in forms for place in _places(term, searched))
        for start, end in sorted(_apart(places)):
            yield Hit(term, text[start:end], start, end)


def _may_stand(term: ForbiddenTerm, said: str) -> bool:
    """Tell whether a piece of the term stands in `said`; a plain loop, for every line is asked for every term."""
    for word in term.words:  # noqa: SIM110
        if word in said:
            return True
    return False


def _places(term: ForbiddenTerm, searched: Plain) -> Iterator[tuple[int, int]]:
    for match in term.pattern.finditer(searched.text):
        yield searched.span(*match.span())


def _apart(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places without those that lie over an earlier one: both forms of a text find most of them."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        if not any(start < other_end and other < end for other, other_end in found):
            found.append((start, end))
    return found


def _term(each: ForbiddenShape) -> ForbiddenTerm:
    return ForbiddenTerm(
        term=each.term,
        rule=each.rule,
        better=each.better,
        pattern=compile_phrases(each.matches),
        words=tuple(sorted({_longest_word(match) for match in each.matches})),
        wrong_in=each.wrong_in,
        better_in=each.better_in,
        replaces=each.replaces,
        typed=each.typed,
    )


def _longest_word(match: str) -> str:
    """Return a piece of a phrase that stands in every text it is found in: finding that first is quick."""
    return max(re.split(r"[^\w]+", plain(match.replace("*", " ")).text), key=len)


def _one(match: str) -> str:
    """Turn one phrase into an expression; a gap never crosses the end of a sentence."""
    pieces = [_words(piece) for piece in match.split("...")]
    return rf"(?<!\w){_GAP.join(pieces)}(?!\w)"


def _words(piece: str) -> str:
    words = [plain(word.replace("*", "ж")).text.replace("ж", r"\w*") for word in piece.split()]
    return r"\s".join(re.sub(r"\s", r"\\s", word) for word in words)
