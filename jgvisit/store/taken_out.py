"""What was exported or printed here, until the server knows: it belongs into a breach inventory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

import msgspec

from jgvisit.clock import to_rfc3339
from jgvisit.ids import new_uuid7
from jgvisit.records.body import read_body
from jgvisit.records.link import StoredRecord
from jgvisit.shapes import read_json
from jgvisit.store.safe import Safe
from jgvisit.sync.order_wire import MAX_CASES, TakenOut

_WAITING = "taken_out"


class TakenOutLedger:
    """Kept in the encrypted store; written before anything leaves, so an export cut short is told of too."""

    def __init__(self, safe: Safe) -> None:
        self._settings = safe.settings

    def waiting(self) -> tuple[TakenOut, ...]:
        """Return what the server does not know yet, oldest first."""
        kept = self._settings.get(_WAITING)
        return () if kept is None else read_json(kept, tuple[TakenOut, ...])

    def note_export(self, records: Iterable[StoredRecord], at: datetime) -> None:
        """Note that these records leave the program; durable when it returns."""
        bodies = [read_body(record.body) for record in records if record.body is not None]
        self._note("export", sorted({body.case for body in bodies if body.case is not None}), len(bodies), at)

    def note_print(self, case: str, at: datetime) -> None:
        """Note that a paper about this family is made ready for a printer; durable when it returns."""
        self._note("print", [case], 1, at)

    def _note(self, kind: Literal["export", "print"], cases: Sequence[str], pieces: int, at: datetime) -> None:
        parts = [cases[start : start + MAX_CASES] for start in range(0, len(cases), MAX_CASES)] or [[]]
        made = [
            TakenOut(id=new_uuid7(), kind=kind, at=to_rfc3339(at), cases=tuple(part), records=count)
            for part, count in zip(parts, [pieces] + [0] * (len(parts) - 1), strict=True)
        ]
        self._put((*self.waiting(), *made))

    def forget(self, told: Iterable[TakenOut]) -> None:
        """The server knows these."""
        known = {each.id for each in told}
        if known:
            self._put(tuple(each for each in self.waiting() if each.id not in known))

    def _put(self, waiting: tuple[TakenOut, ...]) -> None:
        self._settings.put(_WAITING, msgspec.json.encode(waiting).decode())
