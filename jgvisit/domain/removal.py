"""Whether a judge decided that a child lives elsewhere, as far as anybody here knows (H12, H16).

Answers what parents fear most: "my child was already taken by force". It never says no where an
order may stand behind it: what is in doubt is "checking", and "unknown" claims only that nothing
is on the record.
"""

from __future__ import annotations

from typing import Literal

from jgvisit.domain.facts import Facts, OrderKind
from jgvisit.domain.frames import FrameReading, read_frame
from jgvisit.domain.orders import Force
from jgvisit.ids import PersonId

Removal = Literal["placement", "closed_care", "guardian", "told", "checking", "unknown"]
_ELSEWHERE: tuple[OrderKind, ...] = ("placement", "closed_care")
_OVER: tuple[Force, ...] = ("ended", "annulled")
"""Somebody recorded that it is over. That an order ran out or was never carried out is only reckoned: the child may
be away all the same, so it is checked."""


def removal_of(facts: Facts, child: PersonId) -> Removal:
    """Return what is known on `facts.on` of a decision that `child` lives elsewhere.

    placement: a machtiging uithuisplaatsing that was seen, inside its supervision order (BW 1:265a, 1:265b) ·
    closed_care: a decision that was seen (Jw 6.1.2) · guardian: a GI is guardian and decides where the child
    lives (BW 1:302) · told: such an order was announced · checking: something is in doubt · unknown: no such
    decision is on the record, and nothing is in doubt.
    """
    reading = read_frame(facts, child)
    elsewhere = [order for order in reading.orders if order.order.kind in _ELSEWHERE]
    if any(order.force == "contradicted" for order in elsewhere):
        return "checking"
    if reading.seen_in_force(("placement",)):
        return "placement"
    if reading.seen_in_force(("closed_care",)):
        return "closed_care"
    if reading.guarded_by_gi:
        return "guardian"
    if any(order.force == "announced" for order in elsewhere):
        return "told"
    return "checking" if _in_doubt(reading) else "unknown"


def _in_doubt(reading: FrameReading) -> bool:
    elsewhere = any(
        order.order.kind in _ELSEWHERE and order.force not in _OVER for order in reading.orders
    )  # among them a machtiging without the supervision order it needs
    authority = any(
        order.order.kind in ("authority_ended", "authority_suspended") and order.force not in _OVER
        for order in reading.orders
    )
    announced = reading.frame.evidence == "announced"
    return elsewhere or authority or announced or reading.frame.checking or reading.authority.gi_is_guardian
