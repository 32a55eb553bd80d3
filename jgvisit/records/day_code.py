"""The officer's code by telephone: eight digits that open the families on one store for one day.

Both sides work it out with a key that only they hold, so it is checked without a network. It is short because
it is read out: 26 bits, against which stand five tries a day. It is a rule of our program, like the lease.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import date

from jgvisit.records import canonical

DAY_CODE_DOMAIN = b"jgvisit/day-code/1\0"
DAY_CODE_DIGITS = 8
TRIES_A_DAY = 5


def day_code(key: bytes, device: str, store: str, day: date) -> str:
    """Return the code of one store of one device for one day.

    HMAC-SHA256 by a key of this store alone: the code of one laptop, store or day is worth nothing at another.
    """
    text = canonical.encode({"device": device, "store": store, "day": day.isoformat()})
    number = int.from_bytes(hmac.digest(key, DAY_CODE_DOMAIN + text, hashlib.sha256), "big")
    return f"{number % 10**DAY_CODE_DIGITS:0{DAY_CODE_DIGITS}d}"


def digits_of(typed: str) -> str:
    """Return what was typed without spaces, points and hyphens."""
    return "".join(sign for sign in typed if sign.isascii() and sign.isdecimal())


def same_code(typed: str, code: str) -> bool:
    """Tell whether somebody typed `code`, with whatever between the digits."""
    return hmac.compare_digest(digits_of(typed), code)
