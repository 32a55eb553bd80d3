"""How long the certificate of this laptop lasts: seals made after it show, to whoever checks them, that it had ended.

Nothing else ends with it: what is written down is kept and signed by the same key, and sending works (design §6).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from jgvisit.clock import local_date
from jgvisit.records.certificates import read_pem

TOLD_BEFORE = timedelta(days=60)
"""So long ahead it is said: a new enrolment takes an officer's time."""


@dataclass(frozen=True)
class CertificateEnds:
    """What there is to tell."""

    last_day: date
    ended: bool
    """The last day is over."""


def certificate_ends(pem: str, today: date) -> CertificateEnds | None:
    """Return when the certificate at the head of `pem` ends; None while that is far away."""
    last_day = local_date(read_pem(pem)[0].not_valid_after_utc)
    return CertificateEnds(last_day, today > last_day) if today + TOLD_BEFORE >= last_day else None
