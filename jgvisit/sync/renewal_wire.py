"""Another certificate for the key that a laptop has, as it travels.

POST /renewals                              RenewalRequest -> Renewal    device key
GET  /officer/renewals                      -> list[WaitingRenewal]      session with role officer
POST /officer/renewals/{device}/approval    Approval -> Renewal          session with role officer
"""

from __future__ import annotations

from typing import Literal

from jgvisit.records.body import Hash, Moment, Uuid
from jgvisit.sync.wire import Base64, DeviceHex, Message


class RenewalRequest(Message, frozen=True, kw_only=True):
    """Asked in time, and again until there is an answer."""

    csr: Base64
    """DER PKCS#10 by the device's key."""
    renews: Hash
    """SHA-256 of the certificate that ends."""


class Renewal(Message, frozen=True, kw_only=True):
    """How far it is."""

    state: Literal["waiting", "approved", "refused"]
    certificate: str | None = None
    """PEM of the device certificate, then the CA's."""


class WaitingRenewal(Message, frozen=True, kw_only=True):
    """What an officer decides about: the same key, known since its enrolment, so there are no words to compare."""

    enrolment: Uuid
    device: DeviceHex
    label: str
    worker: str
    worker_name: str
    csr_sha256: Hash
    renews: Hash
    ends_at: Moment
    """When the certificate that it has ends."""
    requested_at: Moment
