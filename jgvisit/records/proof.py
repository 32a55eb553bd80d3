"""No order is called seen without the court's paper, by whatever path it comes (law.md table B)."""

from __future__ import annotations

from jgvisit.domain.own_words import says_something
from jgvisit.records.payload_family import OrderRecorded


def shows_paper(order: OrderRecorded) -> bool:
    """Tell whether `order` names the court, the number and the day of the decision that somebody saw."""
    return (
        order.evidence == "seen"
        and says_something(order.court)
        and says_something(order.number)
        and order.decided_on is not None
    )
