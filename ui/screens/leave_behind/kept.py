"""A half-given answer to "what do you want to keep?", as it waits in the draft table."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """What was ticked and typed so far."""

    way: str = ""
    place: str = ""
    sheet: str = ""
    """Which sheet about their rights: "general", "personal" or "none"."""


def encode(kept: Kept) -> bytes:
    """Return the bytes of a draft."""
    return json.dumps({"way": kept.way, "place": kept.place, "sheet": kept.sheet}).encode()


def decode(draft: bytes | None) -> Kept | None:
    """Return what was kept, None where there is no draft."""
    if draft is None:
        return None
    parts = json.loads(draft)
    return Kept(parts["way"], parts["place"], parts.get("sheet", ""))
