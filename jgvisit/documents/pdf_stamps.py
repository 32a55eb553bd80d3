"""The timestamps after a seal: whether they are all that was added, and what each proves.

A timestamp covers every byte before it, so the last one protects those before: each is judged at the
time of the next, the last at this moment (ETSI EN 319 142-1, 5.5; EN 319 102-1, 5.6.2.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, x509
from cryptography.x509 import CertificateRevocationList, load_der_x509_certificate, load_der_x509_crl
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DSSCompareRule,
    FormUpdatingRule,
    GenericFieldModificationRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.validation import DocumentSecurityStore, validate_pdf_timestamp
from pyhanko.sign.validation.errors import ValidationInfoReadingError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import DocumentTimestampStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from jgvisit.documents.issuers import Revocation, revocation
from jgvisit.documents.pdf_places import container_of, end_of

_MAY_CHANGE = frozenset(
    {"/AcroForm", "/DSS", "/Extensions"}
)  # of the catalog; each has a rule of its own, or says nothing
_LTA = ModificationLevel.LTA_UPDATES
_ONLY_STAMPS = StandardDiffPolicy(
    # pyHanko's own policy lets XMP, title and mark info change too, and lets through what nothing refers to
    global_rules=[
        CatalogModificationRule(ignored_keys=_MAY_CHANGE),  # type: ignore[no-untyped-call]  # pyHanko leaves it untyped
        XrefStreamRule().as_qualified(_LTA),
        ObjectStreamRule().as_qualified(_LTA),
        DSSCompareRule().as_qualified(_LTA),
    ],
    form_rule=FormUpdatingRule(
        field_rules=[
            SigFieldCreationRule(),  # type: ignore[no-untyped-call]  # as above
            SigFieldModificationRule(),
            GenericFieldModificationRule(),
        ]
    ),
    ignore_orphaned_objects=False,
    ignore_identical_objects=False,
)


@dataclass(frozen=True)
class StampReading:
    """What one timestamp says, and who vouches for it."""

    at: datetime
    authority: bytes
    """DER of the certificate that made it."""
    lapses_at: datetime
    """When that certificate ends; a later timestamp has to be there before."""
    holds: bool
    """Whether a trusted authority made it, judged when the next was made; the last one now."""
    held: bool
    """Whether a trusted authority made it, judged at its own time."""


def is_only_stamped(seal: EmbeddedPdfSignature) -> bool:
    """Tell whether nothing but timestamps, and what is needed to check them, was added after the seal."""
    seal.compute_integrity_info(diff_policy=_ONLY_STAMPS)  # type: ignore[no-untyped-call]  # as above
    result = seal.diff_result
    return (
        seal.coverage is not SignatureCoverageLevel.UNCLEAR
        and isinstance(result, DiffResult)
        and result.modification_level is _LTA
        and not result.changed_form_fields
    )


def read_stamps(
    data: bytes,
    seal: EmbeddedPdfSignature,
    stamps: list[EmbeddedPdfSignature],
    authorities: list[bytes],
    lists: list[bytes],
    now: datetime,
) -> tuple[StampReading, ...] | None:
    """Read the timestamps of `data`, oldest first; None where one is damaged or something stands between.

    Args:
        data: the file.
        seal: the one before them.
        stamps: in the order of the file.
        authorities: DER certificates that are trusted for timestamps.
        lists: DER revocation lists of the reader's, beside those in the file.
        now: judges the last one.
    """
    ends = [*map(end_of, (seal, *stamps))]
    if ends[-1] != len(data) or ends != sorted(set(ends)):
        return None
    if [one.signed_revision for one in (seal, *stamps)] != _last_revisions(seal, len(stamps) + 1):
        return None
    if not all(_token(data[: end_of(stamp)], stamp) for stamp in stamps):
        return None
    kept = _KeptAlong.of(seal, lists)
    statuses = [_status(stamp, [], kept, now) for stamp in stamps]
    if not all(status.intact and status.valid for status in statuses):
        return None
    times = [status.timestamp for status in statuses]
    if times != sorted(times):
        return None
    trusted = [x509.Certificate.load(one) for one in authorities]
    readings, moments = [], [*times, now]
    for number, stamp in enumerate(stamps):
        at, later = moments[number], moments[number + 1]
        then, own = _status(stamp, trusted, kept, later), _status(stamp, trusted, kept, at)
        certificate = then.signing_cert
        holds, held = kept.holds(then, later), kept.holds(own, at)
        readings.append(StampReading(at, certificate.dump(), certificate.not_valid_after, holds, held))
    return tuple(readings)


def _last_revisions(seal: EmbeddedPdfSignature, count: int) -> list[int]:
    """Return the last revisions of the file: the seal and the timestamps must be these, one each."""
    total: int = seal.reader.xrefs.total_revisions
    return list(range(total - count, total))


def _token(data: bytes, stamp: EmbeddedPdfSignature) -> bool:
    """Tell whether the place holds one token, padded with zeros, that carries nothing beside its certificates.

    How an authority orders its certificates is its own affair (openssl's is not DER), so a token is not built anew
    as a seal's container is. What could be spelled otherwise there is outside what it proves.
    """
    container = container_of(data, stamp)
    if container is None:
        return False
    content = cms.ContentInfo.load(container)
    signed = content["content"]
    (signer,) = signed["signer_infos"]
    return not (container[len(content.dump()) :].strip(b"\0") or signed["crls"] or signer["unsigned_attrs"])


@dataclass(frozen=True)
class _KeptAlong:
    """What the file brings along to check its timestamps with, and the reader's own lists."""

    certificates: list[x509.Certificate]
    lists: list[CertificateRevocationList]

    @classmethod
    def of(cls, seal: EmbeddedPdfSignature, lists: list[bytes]) -> _KeptAlong:
        try:
            kept = DocumentSecurityStore.read_dss(seal.reader)
        except ValidationInfoReadingError:  # it brings nothing
            kept = DocumentSecurityStore(None)
        certificates = [x509.Certificate.load(one.get_object().data) for one in kept.certs.values()]
        ours = [one.get_object().data for one in kept.crls]
        return cls(certificates, [load_der_x509_crl(one) for one in (*ours, *lists)])

    def holds(self, status: DocumentTimestampStatus, moment: datetime) -> bool:
        """Tell whether somebody trusted vouches at `moment`, and none of them was revoked by then."""
        if not status.trusted or status.validation_path is None:
            return False
        path = [load_der_x509_certificate(one.dump()) for one in status.validation_path.iter_certs(include_root=True)]
        answer, since = revocation(path[::-1], self.lists, moment)
        return answer is not Revocation.REVOKED or (since is not None and since > moment)


def _status(
    stamp: EmbeddedPdfSignature, trusted: list[x509.Certificate], kept: _KeptAlong, moment: datetime
) -> DocumentTimestampStatus:
    context = ValidationContext(
        trust_roots=trusted,
        other_certs=kept.certificates,
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",  # pyHanko asks a list only where the certificate says where to fetch one
    )
    return validate_pdf_timestamp(stamp, context, skip_diff=True)
