"""Watch that the server's audit only grows: each root it tells must extend the last one that was checked here.

One root of each day is remembered for as long as a backup that could be put back. Where the proof does not hold, that
is noted with both receipts, told to the worker and to the server's officer, and the watch goes on from the new root:
nothing that was made here waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from jgvisit.ids import Sha256
from jgvisit.records.hash_tree import extends
from jgvisit.services.ports.sync import AuditNotice
from jgvisit.sync.audit_wire import AuditDoubt, AuditDoubtNoted, DoubtKind
from jgvisit.sync.course import Course
from jgvisit.sync.failures import RefusedByServerError
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.wire import Receipt, SignedReceipt

DAYS_REMEMBERED = 40
"""More than the 35 days for which backups are kept."""
_DAY = len("2026-01-05")
_NOT_FOUND = 404
Ask = Callable[[int], tuple[SignedReceipt, Receipt]]
"""Asks for a receipt anew, with the proof from that many entries on."""


class SeenRoot(msgspec.Struct, frozen=True):
    """A root of the audit as a checked receipt told it."""

    size: int
    root: Sha256
    epoch: str
    at: str


class AuditSeen(msgspec.Struct, frozen=True):
    """What this laptop knows of the audit."""

    last: SignedReceipt
    """The receipt whose root was checked last."""
    days: tuple[SeenRoot, ...]
    """One a day, oldest first; the last is that of `last`."""


class AuditMemory(Protocol):
    """Remembers roots and doubts. Durable when it returns."""

    def seen(self) -> AuditSeen | None:
        """Return what is known; None before the first root."""

    def keep(self, seen: AuditSeen) -> None:
        """Go on from here."""

    def doubt(self, doubt: AuditDoubt) -> None:
        """Note a doubt; the same kind after the same receipt is noted once."""

    def untold(self) -> tuple[AuditDoubt, ...]:
        """Return what the server was not told yet, oldest first."""

    def told(self, doubt: AuditDoubt) -> None:
        """The server keeps this one for its officer."""

    def notices(self) -> tuple[AuditNotice, ...]:
        """Return everything that was noted, oldest first."""


class AuditWatch:
    """Looks at each receipt of one sync."""

    def __init__(self, memory: AuditMemory) -> None:
        self._memory = memory

    def asks_from(self) -> int | None:
        """Return from how many entries on a proof is wanted; None before the first root."""
        seen = self._memory.seen()
        return None if seen is None else seen.days[-1].size

    def look(self, signed: SignedReceipt, receipt: Receipt, ask: Ask) -> None:
        """Check that the root of a receipt extends the one before, and remember it."""
        seen, now, bare = self._memory.seen(), _root_in(receipt), _without_proof(signed)
        if seen is None:
            if now is not None:
                self._memory.keep(AuditSeen(bare, (now,)))
        elif now is None:
            self._memory.doubt(AuditDoubt(kind="hidden", before=seen.last, after=bare, holds_until=seen.days[-1].at))
        elif _holds(seen.days[-1], signed, now):
            self._memory.keep(AuditSeen(bare, _with(seen.days, now)))
        else:
            held = _still_held(seen.days[:-1], ask)
            kind: DoubtKind = "fork" if now.epoch == seen.days[-1].epoch else "restored"
            until = held[-1].at if held else None
            # the doubt first: a power cut between the two notes it once more, never not at all
            self._memory.doubt(AuditDoubt(kind=kind, before=seen.last, after=bare, holds_until=until))
            self._memory.keep(AuditSeen(bare, _with(held, now)))


def tell_doubts(line: ServerConnection, memory: AuditMemory, course: Course) -> None:
    """Tell the server's officer; an older server knows no such message, and then it waits.

    Raises:
        SyncError: stopped; what was noted is not sent again.
        CancelledError: stopped between two requests.
    """
    for doubt in memory.untold():
        course.go_on()
        try:
            line.ask("POST", "/audit/doubts", AuditDoubtNoted, message=doubt)
        except RefusedByServerError as refusal:
            if refusal.status == _NOT_FOUND:
                return
            raise
        memory.told(doubt)


def _holds(known: SeenRoot, signed: SignedReceipt, now: SeenRoot | None) -> bool:
    if now is None or signed.extension is None:
        return False
    proof = [bytes.fromhex(digest) for digest in signed.extension]
    return extends(known.size, bytes.fromhex(known.root), now.size, bytes.fromhex(now.root), proof)


def _still_held(days: tuple[SeenRoot, ...], ask: Ask) -> tuple[SeenRoot, ...]:
    """Return the days whose roots the audit does extend; what extends one extends all before it."""
    low, high = 0, len(days)
    while low < high:
        middle = (low + high) // 2
        signed, receipt = ask(days[middle].size)
        if _holds(days[middle], signed, _root_in(receipt)):
            low = middle + 1
        else:
            high = middle
    return days[:low]


def _with(days: tuple[SeenRoot, ...], now: SeenRoot) -> tuple[SeenRoot, ...]:
    """Return the days with the newest root, which stands for its day."""
    others = tuple(each for each in days if each.at[:_DAY] != now.at[:_DAY])
    return (*others, now)[-DAYS_REMEMBERED:]


def _root_in(receipt: Receipt) -> SeenRoot | None:
    if receipt.audit_size is None:
        return None
    return SeenRoot(receipt.audit_size, Sha256(receipt.audit_root), receipt.epoch, receipt.at)


def _without_proof(signed: SignedReceipt) -> SignedReceipt:
    return SignedReceipt(receipt=signed.receipt, signature=signed.signature)
