"""The version code of the general booklet, as it stands on the cover and is typed over from it (H5)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 of them: without 0, 1, I, L and O, which look alike; a prime number, so that two swapped letters are seen."""
_LONG = 7
_SHAPE = re.compile(rf"[{_LETTERS}]{{{_LONG + 1}}}")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015]+")


def code_of(number: int) -> str:
    """Return the code of a number from 0, such as "7KQ2-M4XB": seven letters that count and one that checks them."""
    letters = []
    for _ in range(_LONG):
        number, digit = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[digit])
    return _spaced("".join(letters) + _check(letters))


def read_code(typed: str) -> str | None:
    """Return the code as somebody typed it over, None where it cannot be a code: a letter wrong, or two swapped."""
    letters = _BETWEEN.sub("", typed).upper()
    if _SHAPE.fullmatch(letters) is None or _check(letters[:_LONG]) != letters[_LONG]:
        return None
    return _spaced(letters)


def _check(letters: Iterable[str]) -> str:
    return _LETTERS[sum(at * _LETTERS.index(letter) for at, letter in enumerate(letters, 1)) % len(_LETTERS)]


def _spaced(letters: str) -> str:
    return f"{letters[:4]}-{letters[4:]}"
