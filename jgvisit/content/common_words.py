"""Which Dutch words are common, by a published frequency list: the measure for texts in plain Dutch (B1).

The list is `resources/words/nl-common.txt`, made by `installer/build_common_words.py`. A word passes when it
is common itself, when it is a regular form of a common word (gekeken is listed, "belden" follows from
"bellen"), or when it is put together from two common words ("weekendafspraak"). Longer compounds do not
pass: "ondertoezichtstelling" is three common words, and no common word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jgvisit.config import resources_dir

COMMON_ZIPF = 3.5
"""Half-way between the words that few and that most people know on the Zipf scale: three in a million words."""
PART_ZIPF = 4.0
"""A part of a compound must be better known than the whole would have to be: ten in a million words."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PARTICLES = frozenset({"in", "op", "af", "om", "na"})
"""Part of a verb though short: opschrijven, nakijken, tegenin."""
_LINKS = ("", "s", "e", "en", "er")
"""What stands between the parts of a compound: veiligheid-s-plan, kind-er-rechter."""
_ENDINGS = ("jes", "den", "ten", "je", "en", "er", "st", "de", "te", "t", "e", "s", "d")
_SHORTEST_STEM = 3
_HARDENED = {"v": "f", "z": "s"}
_DOUBLE_VOWEL = re.compile(r"([aeou])\1(?=[^aeiouy]$)")


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of `text` with where it begins and ends, in code points; numbers are no words."""
    for match in _WORD.finditer(text):
        yield match[0], match.start(), match.end()


class CommonWords:
    """The common words of a language, and what follows from them."""

    def __init__(self, zipf: dict[str, float]) -> None:
        self._common = frozenset(word for word, value in zipf.items() if value >= COMMON_ZIPF)
        self._stems = frozenset(_stem(word) for word in self._common if len(word) > _SHORTEST_STEM)
        self._parts = frozenset(word for word, value in zipf.items() if value >= PART_ZIPF)
        self._part_stems = frozenset(_stem(word) for word in self._parts if len(word) > _SHORTEST_STEM)

    def knows(self, word: str) -> bool:
        """Tell whether `word` is common Dutch; a word with a hyphen is when each of its parts is."""
        plain = word.casefold().replace("’", "'")
        if plain in self._common or _stem(plain) in self._stems:
            return True
        if "-" in plain:
            return all(self.knows(part) for part in plain.split("-"))
        return self._is_compound(plain)

    def _is_compound(self, word: str) -> bool:
        return any(
            self._is_part(word[at:]) and any(self._is_part(word[:at].removesuffix(link)) for link in _LINKS)
            for at in range(2, len(word) - 1)
        )

    def _is_part(self, part: str) -> bool:
        if len(part) < _SHORTEST_STEM:
            return part in _PARTICLES
        return part in self._parts or (len(part) > _SHORTEST_STEM and _stem(part) in self._part_stems)


@cache
def common_words() -> CommonWords:
    """Return the Dutch list that comes with the program, read once."""
    return read_common_words(resources_dir() / "words" / "nl-common.txt")


def read_common_words(file: Path) -> CommonWords:
    """Read a list: lines of a Zipf value and the words that have it; `#` begins a remark."""
    zipf: dict[str, float] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            value, *words = line.split()
            zipf.update(dict.fromkeys(words, float(value)))
    return CommonWords(zipf)


def _stem(word: str) -> str:
    """Take a regular ending off: bellen, belt and belden give "bel", huizen gives "huis"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word.removesuffix(ending)
            break
    if word[-1] == word[-2:-1] and word[-1] not in "aeiou":
        word = word[:-1]
    word = _DOUBLE_VOWEL.sub(r"\1", word)
    return word[:-1] + _HARDENED.get(word[-1], word[-1])
