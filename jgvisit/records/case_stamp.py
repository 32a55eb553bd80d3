"""Which record a fact of the case file comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jgvisit.clock import local_date
from jgvisit.ids import DeviceId, RecordId, WorkerId


@dataclass(frozen=True, order=True)
class Stamp:
    """Which record a fact comes from, by whom, and what is known of its time."""

    record: RecordId
    recorded_at: str
    """Device clock, RFC 3339."""
    author: WorkerId
    device: DeviceId
    estimated_at: str | None = None
    """Server time plus elapsed time within one start of the machine."""
    not_before: str | None = None
    """The latest server time heard; after a restart nothing more is known."""


def day_of(stamp: Stamp) -> date:
    """Return the Dutch calendar day of a record, by the best that is known of its time.

    The estimate from the server's time where there is one, else the device's clock, but never
    before the server time the device had heard: a clock set back makes nothing older.
    """
    return local_date(datetime.fromisoformat(time_of(stamp)))


def time_of(stamp: Stamp) -> str:
    """Return the moment of a record in UTC (RFC 3339), by the best that is known of it; such texts sort by time."""
    claimed = stamp.estimated_at or stamp.recorded_at
    return max(claimed, stamp.not_before or claimed)
