"""Whose laptop this is, and what the municipality set on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jgvisit.ids import DeviceId, Sha256, TenantId, WorkerId


@dataclass(frozen=True)
class Identity:
    """Who this enrolment is: one laptop, one account, one worker."""

    tenant: TenantId
    device: DeviceId
    worker: WorkerId
    worker_name: str
    municipality: str
    demo: bool = False
    root_sha256: Sha256 | None = None
    """Of the municipality's root certificate (DER): who holds a sealed paper against a certificate looks for this."""


FINGERPRINT_PLACE = "fingerprint_place"
"""Local content: where the municipality publishes how to check a paper, and the fingerprint of its root certificate."""


@dataclass(frozen=True)
class Setting:
    """What the municipality set, in its texts (`content.settings`) or, in a demo, at enrolment: never invented here."""

    values: Mapping[str, str] = field(default_factory=dict)
