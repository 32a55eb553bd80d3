"""What this laptop knows of the server's audit, and what it found wrong with it."""

from __future__ import annotations

import msgspec

from jgvisit.services.ports.sync import AuditNotice
from jgvisit.shapes import read_json
from jgvisit.store.meta import Settings
from jgvisit.sync.audit_watch import AuditSeen
from jgvisit.sync.audit_wire import AuditDoubt
from jgvisit.sync.wire import Receipt

_SEEN, _DOUBTS = "audit_seen", "audit_doubts"
_FIRST, _NEWEST = 10, 10
"""Of more than these the ones between are let go: the server cannot push the first ones out by more."""


class _Noted(msgspec.Struct, frozen=True):
    doubt: AuditDoubt
    told: bool = False


class AuditShelf:
    """Implements `sync.audit_watch.AuditMemory` and `services.laptop.audit_notices.NoticeShelf`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def seen(self) -> AuditSeen | None:
        """Return what is known; None before the first root."""
        kept = self._settings.get(_SEEN)
        return None if kept is None else read_json(kept, AuditSeen)

    def keep(self, seen: AuditSeen) -> None:
        """Go on from here."""
        self._settings.put(_SEEN, msgspec.json.encode(seen).decode())

    def doubt(self, doubt: AuditDoubt) -> None:
        """Note a doubt; the same kind after the same receipt is noted once."""
        noted = self._noted()
        if not any((each.doubt.kind, each.doubt.before) == (doubt.kind, doubt.before) for each in noted):
            self._put((*noted[:_FIRST], *(*noted[_FIRST:], _Noted(doubt))[-_NEWEST:]))

    def untold(self) -> tuple[AuditDoubt, ...]:
        """Return what the server was not told yet, oldest first."""
        return tuple(each.doubt for each in self._noted() if not each.told)

    def told(self, doubt: AuditDoubt) -> None:
        """The server keeps this one for its officer."""
        self._put(tuple(_Noted(doubt, told=True) if each.doubt == doubt else each for each in self._noted()))

    def notices(self) -> tuple[AuditNotice, ...]:
        """Return everything that was noted, oldest first."""
        return tuple(
            AuditNotice(
                kind=each.doubt.kind,
                at=read_json(each.doubt.after.receipt, Receipt).at,
                holds_until=each.doubt.holds_until,
                told=each.told,
            )
            for each in self._noted()
        )

    def _noted(self) -> tuple[_Noted, ...]:
        kept = self._settings.get(_DOUBTS)
        return () if kept is None else read_json(kept, tuple[_Noted, ...])

    def _put(self, noted: tuple[_Noted, ...]) -> None:
        self._settings.put(_DOUBTS, msgspec.json.encode(noted).decode())
