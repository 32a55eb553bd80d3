"""Which record a fact of the case file comes from."""

from __future__ import annotations

from dataclasses import dataclass

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
