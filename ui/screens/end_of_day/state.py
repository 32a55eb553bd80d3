"""What the end of the day shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from ui.widgets.message_bar import Message

StepName = Literal["connecting", "sendingEarly", "sendingRecords", "sendingFiles", "fetching", "checking"]
Phase = Literal["ready", "running", "cancelling", "stopped", "done"]
STEPS: tuple[StepName, ...] = (
    "connecting",
    "sendingEarly",
    "sendingRecords",
    "sendingFiles",
    "fetching",
    "checking",
)


@dataclass(frozen=True)
class BalanceView:
    """The day in pieces: a record with its files. made = received + rejected + waiting; parked are marks."""

    made: int = 0
    received: int = 0
    parked: int = 0
    rejected: int = 0
    waiting: int = 0
    kept: bool = False
    """Everything received was committed and read back,"""
    checked: bool = False
    """every signature verified,"""
    safe: bool = False
    """and it is inside a finished backup."""
    receipt_at: datetime | None = None
    parked_reasons: tuple[tuple[str, int], ...] = ()
    """Reason code of the server, and how many."""


@dataclass(frozen=True)
class TextsView:
    """What came of new texts for families."""

    outcome: Literal["accepted", "taken_up", "refused", "unusable"]
    number: int | None = None
    last_day: date | None = None
    why: str = ""
    """Where they were refused, in sentences."""


@dataclass(frozen=True)
class AuditView:
    """The server's logbook does not go on from what this laptop saw of it."""

    kind: Literal["fork", "restored", "hidden"]
    on: date
    """The day on which a sync found it."""
    holds_until: datetime | None
    """Up to then it still says the same; None: nothing of it does."""
    told: bool
    """The officer can read this at the server."""


@dataclass(frozen=True)
class LeaseEnd:
    """When reading ended, and the day it is by this laptop, which an officer's code must be for."""

    last_day: date
    today: date


@dataclass(frozen=True)
class EndOfDayState:
    """Everything on the screen."""

    phase: Phase = "ready"
    step: StepName | None = None
    """The step that runs, or at which a stopped sync stopped."""
    done: int = 0
    total: int = 0
    """Of the running step; 0 means not countable."""
    balance: BalanceView = BalanceView()
    texts: TextsView | None = None
    """Only where something changed."""
    audit: tuple[AuditView, ...] = ()
    """Found in the last thirty days, oldest first."""
    gone: tuple[str, ...] = ()
    """Families that are no longer on this laptop."""
    disputed: tuple[tuple[str, str], ...] = ()
    """(family, its name) where a sync brought a fact in two versions: somebody chooses."""
    bookmarks: tuple[tuple[str, str, int], ...] = ()
    """(family, its name, how many) of which something said aside is still to be written down (H7)."""
    problem: Message | None = None
    connected: bool = True
    """This laptop was enrolled with a server."""
    needs_login: bool = False
    """Everything was sent; fetching needs a log-in."""
    ended: LeaseEnd | None = None
    """Families may not be read here now: this screen is all there is."""
    code_problem: str = ""
    """What is wrong with the code that was typed."""
