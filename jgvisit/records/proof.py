"""Nothing is called seen without its paper, by whatever path it comes (law.md table B, H12)."""

from __future__ import annotations

from jgvisit.domain.own_words import says_something
from jgvisit.records.payload_family import CapacityRecorded, OrderRecorded


def shows_paper(order: OrderRecorded) -> bool:
    """Tell whether `order` names the court, the number and the day of the decision that somebody saw."""
    return (
        order.evidence == "seen"
        and says_something(order.court)
        and says_something(order.number)
        and order.decided_on is not None
    )


def shows_what_it_rests_on(said: CapacityRecorded) -> bool:
    """Tell whether `said` names the paper or register that somebody saw, and the day."""
    return said.evidence == "seen" and says_something(said.paper) and said.seen_on is not None
