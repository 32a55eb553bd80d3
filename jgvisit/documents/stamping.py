"""Add an RFC 3161 timestamp to a sealed paper: somebody outside the municipality says that it existed by then.

What was sealed is not touched: a timestamp is a *tail*, bytes that come after. Sealed file and tails together are
the stamped file; the sealed file keeps its hash (decision 14). Source: RFC 3161; ETSI EN 319 142-1 (document
timestamp; PAdES-B-LTA).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from jgvisit.documents.asn1_turn import ASN1
from jgvisit.documents.errors import StampError
from jgvisit.documents.timestamp_authority import TimestampAuthority

if TYPE_CHECKING:
    from jgvisit.documents.pdf_reading import SealReading

_READING = "jgvisit.documents.pdf_reading"


@dataclass(frozen=True)
class Stamp:
    """One timestamp, as it is kept."""

    tail: bytes
    """What comes after the file as it was."""
    at: datetime
    """When the authority says it saw the file."""
    lapses_at: datetime
    """When the authority's certificate ends; before then the paper needs the next timestamp."""


@dataclass(frozen=True)
class StampTrust:
    """Whom to believe, and what to leave for a later reader; DER each."""

    seals: tuple[bytes, ...]
    """Authorities of seals: the municipality's."""
    authorities: tuple[bytes, ...]
    """Authorities of timestamps."""
    lists: tuple[bytes, ...] = ()
    """Revocation lists that go into the file."""


def sealed_length(data: bytes, trust: StampTrust, now: datetime) -> int | None:
    """Return how many bytes of `data` were sealed; None where it is no whole paper of the municipality's own."""
    reading = _read(data, trust, now)
    return reading.sealed_bytes if reading.damage.value == "none" and reading.path else None


def stamp(pdf: bytes, authority: TimestampAuthority, trust: StampTrust, now: datetime) -> Stamp:
    """Get one timestamp over the whole of `pdf` and check it as a reader would.

    Args:
        pdf: sealed, perhaps stamped before.
        authority: is asked once.
        trust: a timestamp by anybody else is refused.
        now: wall clock.

    Raises:
        StampError: no answer, or one that proves nothing; nothing was made.
    """
    before = _read(pdf, trust, now)
    if before.damage.value != "none" or not before.path:
        raise StampError("not a whole sealed paper of this municipality")
    number = len(before.stamps) + 1
    try:
        with ASN1:
            stamped: bytes = import_module("jgvisit.documents.pdf_stamping").append(
                pdf, number, authority, [*before.path, *trust.authorities], list(trust.lists)
            )
    except StampError:
        raise
    except Exception as error:  # what an authority answers makes pyHanko and asn1crypto raise nearly anything
        raise StampError(f"no usable answer: {type(error).__name__}") from error
    after = _read(stamped, trust, now)
    if not stamped.startswith(pdf) or len(after.stamps) != number:  # of a damaged paper no timestamp is read
        raise StampError("the answer does not fit the paper")
    newest = after.stamps[-1]
    if not newest.holds:
        raise StampError("the timestamp is not of an authority that is trusted")
    return Stamp(stamped[len(pdf) :], newest.at, newest.lapses_at)


def _read(data: bytes, trust: StampTrust, now: datetime) -> SealReading:
    with ASN1:
        reading: SealReading = import_module(_READING).read_seal(data, list(trust.seals), now, list(trust.authorities))
    return reading
