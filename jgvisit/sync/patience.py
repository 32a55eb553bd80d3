"""How long a laptop waits before it asks a busy server again: what the server says, else twice as long each time.

Every request may be sent twice: what is already there is answered `already`, so that patience never loses or doubles.
"""

from __future__ import annotations

import random

ATTEMPTS = 5
"""How often one request is sent before the sync ends for now; everything not answered still waits."""
FIRST_S = 1.0
LONGEST_S = 30.0


def pause_s(attempt: int, asked_for: str | None, chance: random.Random) -> float:
    """Return the seconds to wait after a busy answer.

    All laptops close at half past four: each waits a little differently, so that they do not come back together.

    Args:
        attempt: how often it was sent, from 1.
        asked_for: `Retry-After` of the answer in seconds (RFC 9110, 10.2.3), if there was one; a date is not read.
        chance: of the spread.
    """
    least = float(asked_for) if asked_for is not None and asked_for.isascii() and asked_for.isdecimal() else 0.0
    doubling = FIRST_S * (1 << (attempt - 1))
    spread = chance.uniform(0.5, 1.0)
    return min(LONGEST_S, max(least, doubling * spread) + (spread if least else 0.0))
