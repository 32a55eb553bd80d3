"""How words are looked for, the same on every screen. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_ONE_LETTER = str.maketrans(
    {
        # letters with a stroke through them, or without the dot of the others, which Unicode takes apart no further
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        # Arabic as Persian and Urdu write it, and endings that are left out or written alike; the stretch says nothing
        "ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ٱ": "ا", "ـ": None,
    }
)  # fmt: skip
_JOINERS = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad"))
"""What stands in a word and takes no room."""


def as_searched(text: str) -> str:
    """Return `text` as it is searched: small letters without accents, anything else a space.

    Letters that people write in one way or another are one letter: the i with and without its dot (Turkish), the
    letters of Arabic as Persian has them. Digits of every script are 0 to 9.
    """
    small = unicodedata.normalize("NFKD", text.casefold().translate(_JOINERS))
    letters = "".join(char for char in small if not unicodedata.combining(char)).translate(_ONE_LETTER)
    return " ".join("".join(_searched(char) for char in letters).split())


def _searched(char: str) -> str:
    if char.isascii():
        return char if char.isalnum() else " "
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return char if char.isalnum() else " "


def matches(looked_for: str, texts: Sequence[str]) -> bool:
    """Tell whether every part of what is looked for stands in one of the texts, with or without its spaces.

    What looks for nothing matches everything.
    """
    wanted = as_searched(looked_for)
    known = [as_searched(text) for text in texts]
    if any(wanted.replace(" ", "") in text.replace(" ", "") for text in known):
        return True
    return all(any(part in text for text in known) for part in wanted.split())
