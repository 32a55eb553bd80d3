"""Prove what was fetched: every record of a page, before anything of it is stored.

A link names the hash of the link and signature before it. So a signature that holds proves, beside its own link, each
one before it that comes in the same page without a hole: of each such run the last signature is verified, and whatever
stands before it was chained by the same key. What was forged has another hash than the next link names; it then stands
at the end of a run of its own, where its signature is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.ids import DeviceId, Sha256
from jgvisit.records.link import Link, StoredRecord, commitment, link_hash, read_link, signature_holds
from jgvisit.records.office import may_be_the_offices
from jgvisit.sync.encoding import from_wire
from jgvisit.sync.failures import FeedError
from jgvisit.sync.trust import Trust, UntrustedError
from jgvisit.sync.wire import WireRecord


class _Claim(msgspec.Struct, frozen=True, gc=False):
    """A record as it came, with what its link says."""

    record: StoredRecord
    link: Link
    name: Sha256


def proven(
    travelled: Sequence[WireRecord], certificates: Mapping[DeviceId, str], trust: Trust
) -> tuple[StoredRecord, ...]:
    """Return the records of a page as they may be stored, in the same order.

    Raises:
        FeedError: a signature, certificate or body does not hold, or the back office's key wrote what it may not.
    """
    claims = [_claim(each) for each in travelled]
    keys = {device: _key(device, certificates, trust) for device in {claim.link.device for claim in claims}}
    for claim in _ends_of_runs(claims):
        if not signature_holds(keys[claim.link.device][0], claim.record.link, claim.record.signature):
            raise FeedError("a link's signature does not hold")
    for claim in claims:
        if not _body_fits(claim.record, claim.link.commit):
            raise FeedError("a body is not the one its link commits to")
        if keys[claim.link.device][1] and not may_be_the_offices(claim.record.body):
            raise FeedError("the server wrote what only a laptop may write")
    return tuple(claim.record for claim in claims)


def _claim(travelled: WireRecord) -> _Claim:
    try:
        record = from_wire(travelled)
        return _Claim(record, read_link(record.link), link_hash(record.link, record.signature))
    except (ValueError, msgspec.DecodeError) as error:
        raise FeedError("an unreadable link") from error


def _key(device: str, certificates: Mapping[DeviceId, str], trust: Trust) -> tuple[ec.EllipticCurvePublicKey, bool]:
    """Return the key of a device, and whether it is the back office's."""
    try:
        certificate = certificates[DeviceId(device)]
        return trust.device_key(DeviceId(device), certificate), trust.is_office(certificate)
    except KeyError as error:
        raise FeedError("a record of a device without a certificate") from error
    except UntrustedError as error:
        raise FeedError(str(error)) from error


def _ends_of_runs(claims: Sequence[_Claim]) -> list[_Claim]:
    """Return the records that no other of this page names as the one before it in the same chain of the same device."""
    named = {(each.link.device, each.link.chain, each.link.seq - 1, each.link.prev) for each in claims}
    return [each for each in claims if (each.link.device, each.link.chain, each.link.seq, each.name) not in named]


def _body_fits(record: StoredRecord, commit: str) -> bool:
    if record.body is None or record.salt is None:
        return record.body is None and record.salt is None
    return commitment(record.salt, record.body) == commit
