"""A moment that was certainly reached, and what has certainly passed since: never less, whatever a clock says.

The wall clock can be set back. What cannot: a moment once written down, and the clock that counts since
the start of the machine. Only hours in which the machine was switched off can be hidden from it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from jgvisit.clock import BootReading, from_rfc3339, to_rfc3339


class Reached(msgspec.Struct, frozen=True):
    """A moment that was reached, with the reading of the sleep-counting clock then; plain values for the store."""

    moment: str
    """RFC 3339."""
    boot: str
    elapsed_ms: int


def reached(moment: datetime, reading: BootReading) -> Reached:
    """Return what to keep of `moment`, which is now."""
    return Reached(to_rfc3339(moment), reading.boot, reading.elapsed_ms)


def at_least(mark: Reached, reading: BootReading) -> datetime:
    """Return the moment that has been reached by now, whatever the wall clock says.

    Within one start of the machine its running time adds up. After another start all of that start's
    running time came after `mark`, since `mark` was written before it.
    """
    passed_ms = reading.elapsed_ms - mark.elapsed_ms if reading.boot == mark.boot else reading.elapsed_ms
    return from_rfc3339(mark.moment) + timedelta(milliseconds=max(passed_ms, 0))
