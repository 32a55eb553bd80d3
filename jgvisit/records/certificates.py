"""Reading X.509 certificates, and who issued them. Whom to believe is decided elsewhere; dates are not judged here."""

from __future__ import annotations

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from jgvisit.ids import Sha256
from jgvisit.records.canonical import sha256

RECEIPT_USAGE = x509.ObjectIdentifier("2.25.268121778878824265566545735211236912309")
OFFICER_USAGE = x509.ObjectIdentifier("2.25.263516895635455439472203168717134651830")
OFFICE_USAGE = x509.ObjectIdentifier("2.25.168377151853612417245231768812736517208")
"""Extended key usages of what the root issues; each names one role and is a UUID as a number (ITU-T X.667)."""
DEMO = "DEMO"
"""Organisational unit of every certificate of a demo (design §4)."""
PRACTICE = "OEFENGEZIN"
"""Organisational unit, beside DEMO, of the certificates of the practice family: nobody's word makes those count."""


class UntrustedError(ValueError):
    """A certificate that is unreadable or does not lead to the root."""


def read_pem(pem: str) -> tuple[x509.Certificate, ...]:
    """Return the certificates of a PEM text, at least one.

    Raises:
        UntrustedError: none, or unreadable.
    """
    try:
        return tuple(x509.load_pem_x509_certificates(pem.encode()))
    except (ValueError, x509.InvalidVersion) as error:
        raise UntrustedError("unreadable certificate") from error


def key_of(certificate: x509.Certificate) -> ec.EllipticCurvePublicKey:
    """Return the P-256 key of a certificate.

    Raises:
        UntrustedError: another kind of key.
    """
    try:
        key = certificate.public_key()
    except (ValueError, UnsupportedAlgorithm) as error:
        raise UntrustedError("unreadable key") from error
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise UntrustedError("not a P-256 key")
    return key


def spki(certificate: x509.Certificate) -> bytes:
    """Return the DER SubjectPublicKeyInfo of a certificate's key."""
    return key_of(certificate).public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(certificate: x509.Certificate) -> Sha256:
    """Return the lower-case hex SHA-256 of the certificate's DER."""
    return sha256(certificate.public_bytes(Encoding.DER))


def signed_by(key: ec.EllipticCurvePublicKey, message: bytes, signature: bytes) -> bool:
    """Tell whether the DER ECDSA P-256/SHA-256 `signature` by `key` holds over `message`."""
    try:
        key.verify(signature, message, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Tell whether `issuer` itself, by name and key, issued `certificate`."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def is_authority(certificate: x509.Certificate) -> bool:
    """Tell whether a certificate may issue others.

    Raises:
        UntrustedError: its extensions cannot be read.
    """
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False
    except (ValueError, x509.DuplicateExtension) as error:
        raise UntrustedError("unreadable extensions") from error


def is_demo(certificate: x509.Certificate) -> bool:
    """Tell whether a certificate says DEMO in its subject or its issuer."""
    units = (*certificate.subject, *certificate.issuer)
    return any(part.oid == x509.oid.NameOID.ORGANIZATIONAL_UNIT_NAME and part.value == DEMO for part in units)


def is_practice(certificate: x509.Certificate) -> bool:
    """Tell whether a certificate says in its subject or its issuer that it belongs to the practice family."""
    units = (*certificate.subject, *certificate.issuer)
    return any(part.oid == x509.oid.NameOID.ORGANIZATIONAL_UNIT_NAME and part.value == PRACTICE for part in units)


def is_office(certificate: x509.Certificate) -> bool:
    """Tell whether a certificate is for the steps of the back office, and for nothing else: it must say so itself."""
    try:
        extension = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension):
        return False
    return extension.critical and list(extension.value) == [OFFICE_USAGE]


def may_act_as(certificate: x509.Certificate, usage: x509.ObjectIdentifier) -> bool:
    """Tell whether a certificate is for `usage`: for that alone, or made before the root gave each role its own.

    One that the root issued for another role (orders, texts, approvals, receipts) is never for this one.
    """
    try:
        extension = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        return True
    except (ValueError, x509.DuplicateExtension):
        return False
    return extension.critical and list(extension.value) == [usage]
