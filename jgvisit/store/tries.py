"""Tries of the PIN: counted and on disk before they are tested, with waits that outlive a restart.

How long somebody has waited is taken from the clock that cannot be set. After a restart
that clock begins anew, so the wall clock may add to it but a wall clock set back takes nothing away.
Who can write this file can also guess off line (see `wraps`); it slows a hand at the keyboard.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from jgvisit.clock import Clock
from jgvisit.shapes import read_json
from jgvisit.store.errors import TooManyTriesError
from jgvisit.store.private_file import replace_file

MAX_TRIES = 10
WAITS_S = (0, 0, 0, 15, 30, 60, 300, 900, 1800, 3600)
"""Before the next try, after so many wrong ones."""
_COUNT_WHEN_UNREADABLE = 6


class _State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    count: Annotated[int, msgspec.Meta(ge=0)]
    boot: str
    elapsed_ms: int
    wall_ms: int


@dataclass(frozen=True)
class TriesState:
    """What a PIN prompt may tell."""

    left: int
    wait_s: int
    """0 means a try may be made now."""


class Tries:
    """The tries of one store."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    def state(self) -> TriesState:
        """Return how many tries are left and how long to wait for the next."""
        state = self._read()
        return TriesState(max(MAX_TRIES - state.count, 0), -(-self._wait_ms(state) // 1000))

    def begin(self) -> TriesState:
        """Count one more try and make that durable; the state returned holds if it turns out wrong.

        Raises:
            TooManyTriesError: a wait is running; nothing was counted.
            DiskFullError, DiskFaultError, StoreUnsureError: perhaps not counted, so it must not be tested.
        """
        before = self.state()
        if before.wait_s:
            raise TooManyTriesError(before.left, before.wait_s)
        self._write(self._read().count + 1)
        return self.state()

    def clear(self) -> None:
        """Forget the tries after a right one."""
        self._write(0)

    def _wait_ms(self, state: _State) -> int:
        wait_ms = WAITS_S[min(state.count, len(WAITS_S) - 1)] * 1000
        boot = self._clock.boot()
        if boot.boot == state.boot:
            passed = max(boot.elapsed_ms - state.elapsed_ms, 0)  # never more than the wait itself
        else:
            passed = max(boot.elapsed_ms, self._wall_ms() - state.wall_ms)
        return max(wait_ms - passed, 0)

    def _read(self) -> _State:
        try:
            return read_json(self._path.read_bytes(), _State)
        except FileNotFoundError:
            return self._now(0)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            # never written so by us: neither a way past the waits nor a lock-out
            return self._write(_COUNT_WHEN_UNREADABLE)

    def _write(self, count: int) -> _State:
        state = self._now(count)
        replace_file(self._path, msgspec.json.encode(state))
        return state

    def _now(self, count: int) -> _State:
        boot = self._clock.boot()
        return _State(count, boot.boot, boot.elapsed_ms, self._wall_ms())

    def _wall_ms(self) -> int:
        return int(self._clock.now().timestamp() * 1000)
