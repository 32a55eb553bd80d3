"""What happens with the Raad and the judge, on the way to a measure or away from it."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.body import Uuid
from jgvisit.records.happening import Consult, Happening, Said
from jgvisit.records.payload_base import Day, Line


class BoardConsidered(Happening, frozen=True, kw_only=True):
    """We think of a request to the Raad; nothing was sent (card K13)."""

    reason: Said


Matter = Literal["boardRequest", "stay", "contact", "safetyPlan", "handover", "noAgreement", "other"]
"""What a colleague looks along with, as form J names it."""


class SecondReviewRecorded(Happening, frozen=True, kw_only=True):
    """A colleague gave an own opinion on one matter: it says nothing of any other (card K13, practice.md §8)."""

    matter: Matter = "boardRequest"
    """Records of before told none; their page stood under the Raad."""
    colleague: Said
    opinion: Annotated[str, msgspec.Meta(min_length=1, max_length=8000)]


class BoardConsulted(Consult, frozen=True, kw_only=True):
    """We spoke with the Raad about the family (moment 15 where it was by name)."""

    how: Literal["byName", "anonymous"]


class ProtectionTablePlanned(Happening, frozen=True, kw_only=True):
    """A table meeting with the Raad, a GI or Veilig Thuis (moment 15)."""

    held_on: Day


class InvestigationRequested(Happening, frozen=True, kw_only=True):
    """The Raad was asked to investigate (moment 16, Jw 2.4)."""

    reason: Said
    sent_on: Day | None = None


class UrgentInvestigationRequested(Happening, frozen=True, kw_only=True):
    """An urgent request to the Raad, for acute and serious danger only (moment 17)."""

    danger: Annotated[str, msgspec.Meta(min_length=1, max_length=8000)]
    """The facts of the danger; `source` and `on` say whose and of when."""
    called_on: Day | None = None
    called_whom: Line | None = None
    speed_asked: Literal["yes", "no"] = "no"
    stays_with_child: Line | None = None


class BoardAnswered(Happening, frozen=True, kw_only=True):
    """The Raad told us whether it investigates (card K14)."""

    investigates: Literal["yes", "no"]


class BoardReportReceived(Happening, frozen=True, kw_only=True):
    """A report of the Raad came (moment 18 where it is a draft)."""

    stage: Literal["draft", "final"]
    react_by: Day | None = None
    """Last day to react, as the letter says; not known: look at the letter."""


class HearingPlanned(Happening, frozen=True, kw_only=True):
    """The judge hears the family (moment 19)."""

    held_on: Day
    court: Line | None = None


class WrittenInstructionReceived(Happening, frozen=True, kw_only=True):
    """A written direction of a GI; two weeks from the day of sending (moment 22, BW 1:264)."""

    gi: Said
    about: Line | None = None
    sent_on: Day | None = None
    """Not known: look at the letter."""


class ExtensionAnswered(Happening, frozen=True, kw_only=True):
    """Whether an extension of an order was asked (H16; moment 23 where it was)."""

    order: Uuid
    asked: Literal["yes", "no", "notKnown"]


class MeasureRejected(Happening, frozen=True, kw_only=True):
    """The judge refused a measure; the paper was seen (moment 24)."""

    court: Said
    number: Said
    decided_on: Day
