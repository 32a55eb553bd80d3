"""What the screen of today shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from jgvisit.ids import CaseId, VisitId
from ui.widgets.message_bar import Message

Rank = Literal["beforeWeAct", "nextVisit", "toKnow"]
MAX_DUTIES = 3
"""Per family (H18)."""


@dataclass(frozen=True)
class DutyLine:
    """Something still to be explained or done for a family, in words."""

    text: str
    rank: Rank


@dataclass(frozen=True)
class VisitLine:
    """One visit of today or tomorrow."""

    visit: VisitId
    case: CaseId
    family: str
    at: str = ""
    """Local time such as "14:30"; empty when none was planned."""
    place: str = ""
    children: int = 0
    state: Literal["planned", "open", "ended"] = "planned"
    duties: tuple[DutyLine, ...] = ()
    """Most important first; the screen shows at most three."""
    coming: str = ""
    """The first day that nobody must miss, with what it asks."""


@dataclass(frozen=True)
class FamilyLine:
    """A family on this laptop without a visit today or tomorrow."""

    case: CaseId
    family: str
    children: int = 0
    duties: tuple[DutyLine, ...] = ()
    coming: str = ""


@dataclass(frozen=True)
class TodayState:
    """Everything on the screen."""

    today: date = date.min
    worker: str = ""
    visits: tuple[VisitLine, ...] = ()
    tomorrow: tuple[VisitLine, ...] = ()
    families: tuple[FamilyLine, ...] = ()
    syncing: bool = False
    """The day's work is on its way now, and what others wrote comes in."""
    unsent: int = 0
    """Records and files that wait for the server."""
    oldest_unsent_at: datetime | None = None
    now: datetime | None = None
    pulled_at: datetime | None = None
    """When the visits were last fetched: "as known on"."""
    stays: bool = False
    """This is the practice family's day: nothing is sent, and no real family belongs here."""
    problem: Message | None = None
    lease: Message | None = None
    certificate: Message | None = None
    machine: Message | None = None
    """That reading ends soon, or was opened for this day alone."""
    cover: Message | None = None
    """Who has whose families during leave."""
