"""Erasure orders for tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from jgvisit.ids import new_uuid7
from jgvisit.records import canonical
from jgvisit.server.order_keys import sign_erasure
from jgvisit.sync.erasure_wire import ErasureDecision, ErasureOrder, SignedErasure

ISSUED = "2026-11-22T11:00:00.000Z"


def decision(**changes: str) -> ErasureDecision:
    given = {"person": new_uuid7(), "decider": "FG 1", "decided_on": "2026-11-20", "reference": "AVG-2026/14"}
    return ErasureDecision(**(given | changes))


def erasure_of(tenant: str, links: Sequence[str], number: int = 1, **changes: object) -> ErasureOrder:
    given: dict[str, object] = {
        "tenant": tenant,
        "number": number,
        "links": tuple(links),
        "ground": "Jw 7.3.9",
        "decisions": (decision(),),
        "issued_at": ISSUED,
    }
    return ErasureOrder(**(given | changes))  # type: ignore[arg-type]  # fields by name


def signed_erasure(order: ErasureOrder | str, keys: Iterable[Path]) -> SignedErasure:
    """Sign an order, or whatever a text says instead, with the order keys at these paths."""
    text = order if isinstance(order, str) else canonical.encode(order).decode()
    made = SignedErasure(order=text)
    for key in keys:
        made = sign_erasure(made, key)
    return made
