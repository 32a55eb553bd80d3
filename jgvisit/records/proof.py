"""No order is called seen without the court's paper, by whatever path it comes (law.md table B)."""

from __future__ import annotations

from jgvisit.records.payloads import OrderRecorded


def shows_paper(order: OrderRecorded) -> bool:
    """Tell whether `order` names the court, the number and the day of the decision that somebody saw."""
    named = (text and text.strip() for text in (order.court, order.number))
    return order.evidence == "seen" and all(named) and order.decided_on is not None
