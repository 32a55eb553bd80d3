"""The municipality's server and the browser as the services see them. `sync` implements them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from jgvisit.ids import CaseId
from jgvisit.services.ports.journal import Balance


@dataclass(frozen=True)
class Progress:
    """How far a sync is."""

    step: Literal["connecting", "sendingEarly", "sendingRecords", "sendingFiles", "fetching", "checking", "done"]
    done: int = 0
    total: int = 0


RenewalState = Literal["toAsk", "waiting", "refused", "taken"]
"""How far another certificate for this laptop is: asked at the next sync, before an officer, denied, or here."""


@dataclass(frozen=True)
class AuditNotice:
    """A sync found that the server's audit does not go on from what this laptop saw of it."""

    kind: Literal["fork", "restored", "hidden"]
    """fork: another audit than before · restored: the server was put back from a backup ·
    hidden: the server tells the root of its audit no more."""
    at: str
    """Server time of the receipt that showed it, RFC 3339."""
    holds_until: str | None
    """Server time up to which what was seen before still holds; None: nothing of it does."""
    told: bool
    """The server keeps this for its officer."""


@dataclass(frozen=True)
class SyncOutcome:
    """What one sync did; the balance holds the figures of the day."""

    pushed: int
    pulled: int
    balance: Balance
    cancelled: bool = False
    changed_cases: tuple[CaseId, ...] = ()
    needs_login: bool = False
    """Everything was sent, but fetching needs a log-in that was not there."""
    noticed: tuple[AuditNotice, ...] = ()
    """What this laptop knows to be wrong with the server's audit, oldest first."""


class SyncClient(Protocol):
    """The road to the municipal server."""

    def run(self, report: Callable[[Progress], None], cancelled: Callable[[], bool]) -> SyncOutcome:
        """Push, send files, fetch, check. Resumes what an earlier run left.

        Raises:
            SyncError: stopped; everything not yet received still waits.
        """


class Browser(Protocol):
    """Opens an address for a person to log in; the demo's follows the redirects itself."""

    def open(self, url: str) -> None:
        """Show `url`."""
