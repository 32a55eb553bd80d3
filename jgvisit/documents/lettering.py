"""Text made fit for a page: no control characters, numbers in their own order, nothing undrawable.

Which characters the vendored fonts have is read from `resources/fonts/coverage.json`, which
`installer/font_coverage.py` makes from the fonts themselves.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jgvisit.config import resources_dir

_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_DRAWN_AS_NOTHING = re.compile("[\u00ad\u034f\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f]")
_NUMBER = re.compile(r"[+(]?\d[\d .,/:+()\u00a0\u2011\u2013-]*\d|\d")
_LATIN = "0-9A-Za-z\\u00c0-\\u024f"
_FOREIGN_RUN = re.compile(
    rf"(?:\+|\+?[0-9 ]*\([0-9]+\)[ 0-9])?[{_LATIN}](?:[{_LATIN} .,;’'/:+\u00a0\u2011\u2013-]*[{_LATIN}])?"
)
"""A number, a date, or words in Latin letters inside a text from right to left: "A-2026-e30d6cc5" stays whole."""
_LONG_WORD = re.compile(r"\S{25,}")
_BREAK_EVERY = 12
_BREAK = "\u200b"
_NO_BREAK_SPACE = "\u00a0"
_ISOLATE, _POP_ISOLATE = "\u2066", "\u2069"


@dataclass(frozen=True)
class _Font:
    """Sorted starts and ends (inclusive) of the runs of characters one font draws."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def has(self, character: str) -> bool:
        run = bisect_right(self.starts, ord(character)) - 1
        return run >= 0 and ord(character) <= self.ends[run]


@lru_cache(maxsize=4)
def _fonts(fonts_dir: Path) -> tuple[_Font, ...]:
    families: dict[str, list[list[int]]] = json.loads((fonts_dir / "coverage.json").read_text("utf-8"))
    return tuple(_Font(tuple(start for start, _ in runs), tuple(end for _, end in runs)) for runs in families.values())


def undrawable(text: str, fonts_dir: Path | None = None) -> set[str]:
    """Return the characters of `text` that would stop a paper, for a check where a name is typed.

    A mark is drawn by the font of the letter it stands on, so a letter and its marks need one
    font that has them all; if there is none, the marks that the letter's font lacks are returned.
    A mark at the start of a line stands on nothing.
    """
    fonts = _fonts(fonts_dir or resources_dir() / "fonts")
    missing: set[str] = set()
    for cluster in _clusters(clean(text)):
        lacks = [{character for character in cluster if not font.has(character)} for font in fonts]
        if unicodedata.category(cluster[0]).startswith("M"):
            missing |= set(cluster)
        elif all(lacks):
            missing |= min(lacks, key=lambda lack: (cluster[0] in lack, len(lack)))
    return missing


def clean(text: str) -> str:
    """Return `text` composed (NFC), without control characters and without bidi controls.

    A name must not be able to turn the line around it (U+202E) or end the document (U+0000).
    """
    text = _BIDI_CONTROLS.sub("", _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)))
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc").replace("\t", " ")


def lay_out(text: str) -> str:
    """Return clean `text` with its numbers unbroken and very long words breakable.

    In right-to-left text each number and each run of Latin words is isolated.
    """
    if is_right_to_left(text):
        text = _FOREIGN_RUN.sub(lambda run: _ISOLATE + run[0] + _POP_ISOLATE, text)
    text = _NUMBER.sub(lambda number: number[0].replace(" ", _NO_BREAK_SPACE), text)
    return _LONG_WORD.sub(lambda word: _breakable(word[0]), text)


def is_right_to_left(text: str) -> bool:
    """Tell whether `text` holds a letter written from right to left (Unicode bidi classes R and AL)."""
    return any(unicodedata.bidirectional(c) in {"R", "AL"} for c in text)


def _clusters(text: str) -> list[str]:
    clusters: list[str] = []
    for character in text:
        category = unicodedata.category(character)
        if _DRAWN_AS_NOTHING.fullmatch(character):
            continue
        if category.startswith("M") and clusters and clusters[-1] != "\n":
            clusters[-1] += character
        else:
            clusters.append(character)
    return [cluster for cluster in clusters if cluster != "\n"]


def _breakable(word: str) -> str:
    """Put a zero-width space after every twelfth letter, never between a letter and its mark."""
    parts: list[str] = []
    for number, cluster in enumerate(re.findall(r".[\u0300-\u036f\u064b-\u065f\u200c\u200d]*", word)):
        parts += [_BREAK, cluster] if number and number % _BREAK_EVERY == 0 else [cluster]
    return "".join(parts)
