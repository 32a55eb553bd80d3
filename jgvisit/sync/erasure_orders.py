"""Whether an erasure order counts: decided per person, signed by two officers, the next of this municipality.

It is irreversible on every laptop and on the server, so two officers sign, as for `destroy`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from jgvisit.clock import from_rfc3339, local_date
from jgvisit.records.canonical import sha256
from jgvisit.shapes import read_json
from jgvisit.sync.erasure_wire import ERASURE_DOMAIN, ErasureOrder, SignedErasure
from jgvisit.sync.orders import OrderRefusedError, officers_who_signed

OFFICERS_TO_ERASE = 2


@dataclass(frozen=True)
class ErasureBound:
    """Which municipality this is, whom it is believed by, and how far its orders were carried out."""

    tenant: str
    root_pem: str
    demo: bool
    highest: int
    """Number of the last order carried out; 0 before the first."""
    revoked: tuple[str, ...] = ()
    """SHA-256 of certificates of order keys that count no more."""


def erasure_hash(signed: SignedErasure) -> str:
    """Return by which an order is named in removals and refusals."""
    return sha256(signed.order.encode("utf-8", "replace"))


def check_erasure(signed: SignedErasure, bound: ErasureBound) -> ErasureOrder:
    """Return the order if it counts here and now.

    In this order:
    1. the form, with at least one person's decision and one link;
    2. every signature holds, by order keys of this municipality that were valid when the order was made and
       were not revoked;
    3. it is for this municipality;
    4. two different officers signed;
    5. every decision was made before the order;
    6. it is the next one: none was left out, none comes twice.

    Raises:
        OrderRefusedError: one of these does not hold.
    """
    # 1
    try:
        order = read_json(signed.order, ErasureOrder)
        issued = from_rfc3339(order.issued_at)
        decided = [date.fromisoformat(decision.decided_on) for decision in order.decisions]
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise OrderRefusedError("unreadable") from error
    # 2
    message = ERASURE_DOMAIN + signed.order.encode()
    officers = officers_who_signed(message, signed.signatures, issued, bound)
    # 3
    if order.tenant != bound.tenant:
        raise OrderRefusedError("foreign")
    # 4
    if officers < OFFICERS_TO_ERASE:
        raise OrderRefusedError("oneOfficer")
    # 5
    if max(decided) > local_date(issued):
        raise OrderRefusedError("undecided")
    # 6
    if order.number != bound.highest + 1:
        raise OrderRefusedError("replayed" if order.number <= bound.highest else "gap")
    return order
