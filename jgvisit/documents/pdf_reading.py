"""All that pyHanko does when a sealed paper is read. Importing this takes about 0.4 s: `verify` does so late."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from jgvisit.documents import seal_container
from jgvisit.documents.pdf_places import container_of, end_of
from jgvisit.documents.pdf_stamps import StampReading, is_only_stamped, read_stamps

_LOGGERS = ("pyhanko", "pyhanko_certvalidator")
for _name in _LOGGERS:
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # what is wrong is in the answer; a log may hold names


MAX_STAMPS = 60
"""One a year keeps a paper for as long as anybody lives; more is somebody who wants us to compute."""


class Damage(Enum):
    """Why a file is not whole; `NONE` when it is."""

    NONE = "none"
    UNREADABLE = "unreadable"
    NO_SEAL = "noSeal"
    OTHER_SEALS = "otherSeals"
    STAMP = "stamp"
    NOT_COVERED = "notCovered"
    CONTAINER = "container"
    CHANGED = "changed"


@dataclass(frozen=True)
class SealReading:
    """What the seal of a file says, and whether the file is whole.

    `path` holds the DER of the certificates from the seal's own up to and with the trusted one;
    empty when none is trusted. `certificate` is the seal's own, also when nobody is trusted.
    """

    damage: Damage
    certificate: bytes = b""
    path: tuple[bytes, ...] = ()
    claimed_at: datetime | None = None
    sealed_bytes: int = 0
    """Length of the file as it was sealed; what comes after are timestamps."""
    stamps: tuple[StampReading, ...] = ()


def read_seal(
    data: bytes,
    trusted: list[bytes],
    now: datetime,
    authorities: list[bytes] | None = None,
    lists: list[bytes] | None = None,
) -> SealReading:
    """Read the one seal of `data`, and the timestamps after it.

    A path to a trusted certificate is judged at the time that the seal claims.

    Args:
        data: the file.
        trusted: certificates (DER) of who may vouch for seals.
        now: wall clock; judges the last timestamp.
        authorities: certificates (DER) of who may vouch for timestamps, and for nothing else.
        lists: revocation lists (DER) to judge those by, beside the ones in the file.
    """
    try:
        signatures = PdfFileReader(io.BytesIO(data)).embedded_signatures
    except PdfError:
        return SealReading(Damage.UNREADABLE)
    except Exception:  # hostile input makes pyHanko raise nearly anything
        return SealReading(Damage.CONTAINER if data.startswith(b"%PDF-") else Damage.UNREADABLE)
    if not signatures:
        return SealReading(Damage.NO_SEAL)
    seal, *stamps = signatures
    if len(stamps) > MAX_STAMPS:
        return SealReading(Damage.STAMP)
    if seal.sig_object_type != "/Sig" or any(one.sig_object_type != "/DocTimeStamp" for one in stamps):
        return SealReading(Damage.OTHER_SEALS)
    try:
        if not stamps:
            return _judge(data, seal, trusted)
        # first the file as it was sealed, by itself and as strictly as ever; then only what was added
        reading = read_seal(data[: end_of(seal)], trusted, now)
        if reading.damage is not Damage.NONE:
            return reading
        found = read_stamps(data, seal, stamps, authorities or [], lists or [], now)
        if found is None or not is_only_stamped(seal):
            return SealReading(Damage.STAMP)
        return replace(reading, stamps=found)
    except Exception:  # as above; a seal that cannot be judged is not whole
        return SealReading(Damage.CONTAINER)


def _judge(data: bytes, signature: EmbeddedPdfSignature, trusted: list[bytes]) -> SealReading:
    # 1.1 the seal covers every byte but its own place
    container = container_of(data, signature)
    if container is None:
        return SealReading(Damage.NOT_COVERED)
    # 1.2 the container is canonical and padded with zeros
    length = seal_container.length(container)
    if container[length:].strip(b"\0") or not seal_container.is_canonical(container[:length]):
        return SealReading(Damage.CONTAINER)
    # 1.3 what it signs is what is there, and nothing was done that it forbids
    claimed_at = signature.self_reported_timestamp
    if claimed_at is None:  # each of ours says when
        return SealReading(Damage.CONTAINER)
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(one) for one in trusted],
        moment=claimed_at,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    status = validate_pdf_signature(signature, signer_validation_context=context)
    covered = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    if not (covered and status.intact and status.valid and status.docmdp_ok is not False):
        return SealReading(Damage.CHANGED)
    # 1.4 it holds the certificates of the path, roots left out, and no other
    path = _path(status)
    if path and not _holds(signature, path):
        return SealReading(Damage.CONTAINER)
    return SealReading(Damage.NONE, signature.signer_cert.dump(), path, claimed_at, len(data))


def _path(status: PdfSignatureStatus) -> tuple[bytes, ...]:
    if not status.trusted or status.validation_path is None:
        return ()
    return tuple(one.dump() for one in reversed(list(status.validation_path.iter_certs(include_root=True))))


def _holds(signature: EmbeddedPdfSignature, path: tuple[bytes, ...]) -> bool:
    held = sorted(choice.chosen.dump() for choice in signature.signed_data["certificates"])
    return held == sorted(one for one in path if not _is_root(one))


def _is_root(certificate: bytes) -> bool:
    loaded = x509.Certificate.load(certificate)
    return bool(loaded.subject == loaded.issuer)
