"""The code with which a worker takes back a page that was handed over (H10): four digits, never the PIN.

A PIN has at least six characters, so no code of four digits can be one. It is kept inside the encrypted
store, as a salted hash; the launcher has no part in it, and wrong codes have none in the tries of the PIN.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from itertools import pairwise
from typing import Protocol

from jgvisit.errors import RefusedError

CODE_DIGITS = 4
WRONG_CODES_LOCK = 5
"""So many wrong ones on one page lock everything."""
_KEY, _OUT = "exit_code", "exit_code_out"
_SALT_BYTES = 16
_COST = {"n": 2**12, "r": 8, "p": 1}
"""A few milliseconds: the store is what keeps it secret, not this."""


class KeptTexts(Protocol):
    """Texts inside the encrypted store."""

    def get(self, key: str) -> str | None:
        """Return the text kept under `key`."""

    def put(self, key: str, value: str) -> None:
        """Keep a text under `key`."""


class EasyCodeError(RefusedError):
    """The code is not four digits, or is one that everybody tries first; the old one stands."""

    code = "refused.easy_code"


class ExitCodes:
    """The exit code of the worker of this store."""

    def __init__(self, texts: KeptTexts) -> None:
        self._texts = texts

    @property
    def is_set(self) -> bool:
        """Whether a code was chosen: nothing can be handed over before."""
        return self._texts.get(_KEY) is not None

    def choose(self, code: str) -> None:
        """Put `code` in the place of the one before.

        Raises:
            EasyCodeError: not four digits, all the same, or in a row.
        """
        require_good(code)
        salt = os.urandom(_SALT_BYTES)
        self._texts.put(_KEY, f"{salt.hex()}:{_hash(code, salt).hex()}")

    @property
    def was_not_given(self) -> bool:
        """Whether a page that was handed over never came back by the code: it may be forgotten."""
        return bool(self._texts.get(_OUT))

    def note_out(self, out: bool) -> None:
        """Note that a page is in the hands of the family, or is back."""
        self._texts.put(_OUT, "yes" if out else "")

    def is_right(self, code: str) -> bool:
        """Tell whether this is the code; nothing is right before one was chosen."""
        kept = self._texts.get(_KEY)
        if kept is None:
            return False
        salt, _, expected = kept.partition(":")
        return hmac.compare_digest(_hash(code, bytes.fromhex(salt)).hex(), expected)


def require_good(code: str) -> None:
    """Look whether a code can be chosen.

    Raises:
        EasyCodeError: not four digits, all the same, or in a row.
    """
    if len(code) != CODE_DIGITS or not (code.isascii() and code.isdecimal()):
        raise EasyCodeError("not four digits")
    steps = {int(later) - int(digit) for digit, later in pairwise(code)}
    if len(steps) == 1 and steps <= {-1, 0, 1}:
        raise EasyCodeError("guessed at once")


def _hash(code: str, salt: bytes) -> bytes:
    return hashlib.scrypt(code.encode(), salt=salt, **_COST)
