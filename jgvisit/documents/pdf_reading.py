"""All that pyHanko does when a sealed paper is read. Importing this takes about 0.4 s: `verify` does so late."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import dataclass
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

_PLACE = re.compile(rb"<([0-9A-F]*)>")  # the other spellings of hex would be changed bytes without effect
_LOGGERS = ("pyhanko", "pyhanko_certvalidator")
for _name in _LOGGERS:
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # what is wrong is in the answer; a log may hold names


class Damage(Enum):
    """Why a file is not whole; `NONE` when it is."""

    NONE = "none"
    UNREADABLE = "unreadable"
    NO_SEAL = "noSeal"
    OTHER_SEALS = "otherSeals"
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


def read_seal(data: bytes, trusted: list[bytes], now: datetime) -> SealReading:
    """Read the one seal of `data` against the certificates (DER) in `trusted`.

    A path to a trusted certificate is judged at the time that the seal claims, else at `now`.
    """
    try:
        signatures = PdfFileReader(io.BytesIO(data)).embedded_signatures
    except PdfError:
        return SealReading(Damage.UNREADABLE)
    except Exception:  # hostile input makes pyHanko raise nearly anything
        return SealReading(Damage.CONTAINER if data.startswith(b"%PDF-") else Damage.UNREADABLE)
    if not signatures:
        return SealReading(Damage.NO_SEAL)
    if len(signatures) > 1 or signatures[0].sig_object_type != "/Sig":
        return SealReading(Damage.OTHER_SEALS)
    try:
        return _judge(data, signatures[0], trusted, now)
    except Exception:  # as above; a seal that cannot be judged is not whole
        return SealReading(Damage.CONTAINER)


def _judge(data: bytes, signature: EmbeddedPdfSignature, trusted: list[bytes], now: datetime) -> SealReading:
    # 1.1 the seal covers every byte but its own place
    container = _container(data, signature)
    if container is None:
        return SealReading(Damage.NOT_COVERED)
    # 1.2 the container is canonical and padded with zeros
    length = seal_container.length(container)
    if container[length:].strip(b"\0") or not seal_container.is_canonical(container[:length]):
        return SealReading(Damage.CONTAINER)
    # 1.3 what it signs is what is there, and nothing was done that it forbids
    claimed_at = signature.self_reported_timestamp
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(one) for one in trusted],
        moment=claimed_at or now,
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
    return SealReading(Damage.NONE, signature.signer_cert.dump(), path, claimed_at)


def _container(data: bytes, signature: EmbeddedPdfSignature) -> bytes | None:
    """Return what stands between the signed parts, None where anything but one upper-case hex string does."""
    start, before, after, rest = (int(number) for number in signature.byte_range)
    place = _PLACE.fullmatch(data, before, after) if start == 0 and after + rest == len(data) else None
    if place is None or len(place[1]) % 2:
        return None
    container = bytes.fromhex(place[1].decode())
    return container if container == signature.pkcs7_content else None


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
