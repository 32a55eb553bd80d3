"""A text as it is searched for words, and where each of its characters stands in the text itself."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_UNSEEN = frozenset({"Cf", "Mn", "Me"})
"""Categories of what changes no letter: marks set on one, joiners, marks of direction, soft hyphens."""
_STRETCH = "\u0640"
"""Draws an Arabic word out (tatweel)."""
_DOTLESS = str.maketrans("ı", "i")
_BROKEN = re.compile(r"(?<=\w)[-\u00ad\u2010\u2011](?:[ \t\r]*\n\s*)?(?=\w)")
"""A hyphen inside a word, also one at the end of a line."""
_ENDS = frozenset(".?!")
_RUN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*(?=[\x00-\x7f]|\Z)")
"""Words whose letters stand for themselves; the last before a character that may be a mark on it is not among them."""


@dataclass(frozen=True)
class Plain:
    """Small letters without accents or anything unseen; signs as one space; ends of sentences as words of their own."""

    text: str
    starts: tuple[int, ...]
    """Of each character of `text`: where what it stands for begins in the original, in code points."""
    ends: tuple[int, ...]
    """Likewise where that ends; one more than the last code point."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters `start` up to `end` stand in the original."""
        return self.starts[start], self.ends[end - 1]


def plain(text: str, *, joined: bool = False) -> Plain:
    """Return `text` as it is searched; `joined`: a word with a hyphen in it, also over a line end, is one word."""
    broken = {match.start(): match.end() for match in _BROKEN.finditer(text)} if joined else {}
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def add(char: str, start: int, end: int) -> None:
        if char == " " and (not chars or chars[-1] == " "):
            return
        chars.append(char)
        starts.append(start)
        ends.append(end)

    at = 0
    while at < len(text):
        if (run := _RUN.match(text, at)) is not None:
            chars.extend(run[0].lower())
            starts.extend(range(at, run.end()))
            ends.extend(range(at + 1, run.end() + 1))
            at = run.end()
            continue
        if at in broken:
            at = broken[at]
            continue
        end = _end_of_cluster(text, at)
        for char in _composed(text[at:end]):
            if char in _ENDS:
                for each in (" ", char, " "):
                    add(each, at, end)
            else:
                add(char if char.isalnum() else " ", at, end)
        at = end
    if chars and chars[-1] == " ":
        del chars[-1], starts[-1], ends[-1]
    return Plain("".join(chars), tuple(starts), tuple(ends))


def searched_forms(text: str) -> tuple[Plain, ...]:
    """Return every form in which a word may stand in `text`: as two words where a hyphen parts it, and as one."""
    apart = plain(text)
    return (apart, plain(text, joined=True)) if _BROKEN.search(text) else (apart,)


@lru_cache(maxsize=4096)  # of single characters, so nothing of a text is kept; a pack has some hundreds
def _composed(cluster: str) -> str:
    """Return a character in small letters without its marks: "móét" is "moet", and Turkish "I" and "ı" are one."""
    if cluster.isascii():
        return cluster.lower()
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", cluster).casefold())
    kept = (char for char in small if unicodedata.category(char) not in _UNSEEN and char != _STRETCH)
    return "".join(kept).translate(_DOTLESS)


def _end_of_cluster(text: str, at: int) -> int:
    """Return where the character at `at` ends with the marks that are set on it: they belong to it."""
    end = at + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
