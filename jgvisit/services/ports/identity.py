"""Whose laptop this is, and what the municipality set on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jgvisit.ids import DeviceId, TenantId, WorkerId


@dataclass(frozen=True)
class Identity:
    """Who this enrolment is: one laptop, one account, one worker."""

    tenant: TenantId
    device: DeviceId
    worker: WorkerId
    worker_name: str
    municipality: str
    demo: bool = False


@dataclass(frozen=True)
class Setting:
    """What the municipality set, in its texts (`content.settings`) or, in a demo, at enrolment: never invented here."""

    values: Mapping[str, str] = field(default_factory=dict)
