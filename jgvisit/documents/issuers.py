"""Who stands behind a seal: certificates in words, and the revocation lists that speak of them."""

from __future__ import annotations

import itertools
import textwrap
from datetime import datetime
from enum import Enum

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from jgvisit.errors import InputError

DEMO = "DEMO"


class Revocation(Enum):
    """What the lists say of a path; a stale or missing list says nothing."""

    GOOD = "good"
    REVOKED = "revoked"
    STALE = "stale"
    UNKNOWN = "unknown"


def load_trusted(pems: tuple[str, ...]) -> list[x509.Certificate]:
    """Read the certificates of `pems`.

    Raises:
        InputError: one of them holds no certificate.
    """
    try:
        return [one for pem in pems for one in x509.load_pem_x509_certificates(pem.encode())]
    except ValueError as error:
        raise InputError(f"no certificate in PEM: {error}", "trust") from error


def load_crls(pems: tuple[str, ...]) -> list[x509.CertificateRevocationList]:
    """Read the revocation lists of `pems`, one in each.

    Raises:
        InputError: one of them is no revocation list.
    """
    try:
        return [x509.load_pem_x509_crl(pem.encode()) for pem in pems]
    except ValueError as error:
        raise InputError(f"no revocation list in PEM: {error}", "crls") from error


def name_of(certificate: x509.Certificate) -> str:
    """Return common name and organisation of the subject, such as "Apparaat 7f3a, Gemeente Waterrijk"."""
    parts = [
        str(attribute.value)
        for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
        for attribute in certificate.subject.get_attributes_for_oid(kind)
    ]
    return ", ".join(parts) or certificate.subject.rfc4514_string()


def in_groups(fingerprint: str) -> str:
    """Return a fingerprint (hex) as people compare it: "AB12 34CD …"."""
    return " ".join(textwrap.wrap(fingerprint.upper(), 4))


def is_demo(certificate: x509.Certificate) -> bool:
    """Tell whether the subject says DEMO; keys of a demo always do."""
    return DEMO in certificate.subject.rfc4514_string()


def was_valid(certificate: x509.Certificate, moment: datetime | None) -> bool:
    """Tell whether it was valid at `moment`, its first and last included; None is no objection."""
    return moment is None or certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc


def revocation(
    path: list[x509.Certificate], crls: list[x509.CertificateRevocationList], now: datetime
) -> tuple[Revocation, datetime | None]:
    """Return what `crls` say of `path` (the seal's certificate first), and the date that goes with it.

    A revoked certificate anywhere in the path counts, whenever it was revoked: without a timestamp
    nothing proves that a paper is older. The date is the earliest from which one of them is no good (RFC 5280,
    5.3.2: before it was revoked, where the list says so), or the list's for the seal's certificate.
    """
    revoked = list[datetime]()
    answer: tuple[Revocation, datetime | None] = (Revocation.UNKNOWN, None)
    for n, (certificate, issuer) in enumerate(itertools.pairwise(path)):
        for crl in (one for one in crls if _is_of(one, issuer)):
            entry = crl.get_revoked_certificate_by_serial_number(certificate.serial_number)
            if entry is not None:
                revoked.append(_no_good_from(entry))
            if n == 0 and answer[0] is not Revocation.GOOD:
                fresh = crl.next_update_utc is not None and now <= crl.next_update_utc
                answer = (Revocation.GOOD if fresh else Revocation.STALE, crl.last_update_utc)
    return (Revocation.REVOKED, min(revoked)) if revoked else answer


def _no_good_from(entry: x509.RevokedCertificate) -> datetime:
    try:
        since = entry.extensions.get_extension_for_class(x509.InvalidityDate).value.invalidity_date_utc
    except x509.ExtensionNotFound:
        return entry.revocation_date_utc
    return min(since, entry.revocation_date_utc)


def _is_of(crl: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    key = issuer.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        return False
    return crl.issuer == issuer.subject and crl.is_signature_valid(key)
