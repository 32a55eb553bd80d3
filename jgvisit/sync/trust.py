"""Whom this laptop believes: the municipality's root, and what hangs below it.

Dates are not judged here. A record signed last year by a device whose certificate has since
expired is still that device's record; whether a seal was made in time is `jgvisit verify`'s work.
"""

from __future__ import annotations

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from jgvisit.ids import DeviceId
from jgvisit.records.canonical import sha256


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


def device_of(public_key: bytes) -> DeviceId:
    """Return the id of the device with this key (DER SubjectPublicKeyInfo)."""
    return DeviceId(sha256(public_key)[:32])


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the lower-case hex SHA-256 of the certificate's DER."""
    return sha256(certificate.public_bytes(Encoding.DER))


def signed_by(key: ec.EllipticCurvePublicKey, message: bytes, signature: bytes) -> bool:
    """Tell whether the DER ECDSA P-256/SHA-256 `signature` by `key` holds over `message`."""
    try:
        key.verify(signature, message, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


class Trust:
    """The municipality's root, and the device authorities below it that were met so far."""

    def __init__(self, root_pem: str) -> None:
        """Read the root.

        Raises:
            UntrustedError: unreadable, or not an authority.
        """
        self.root = read_pem(root_pem)[0]
        self._authorities = [self.root]
        if not _is_authority(self.root):
            raise UntrustedError("the root is no authority")

    def receipt_key(self, pem: str) -> ec.EllipticCurvePublicKey:
        """Return the key of a receipt certificate that the root itself issued.

        Raises:
            UntrustedError: issued by another, or an authority.
        """
        certificate = read_pem(pem)[0]
        if _is_authority(certificate) or not _issued(certificate, self.root):
            raise UntrustedError("the receipt certificate is not the root's")
        return key_of(certificate)

    def device_key(self, device: DeviceId, pem: str) -> ec.EllipticCurvePublicKey:
        """Return the key of `device` from its certificate (then its CA's, if not met before).

        Raises:
            UntrustedError: not this device's, or it does not lead to the root.
        """
        certificate = self.meet(pem)[0]
        authorities = self._authorities[1:]  # the root issues authorities, never a device
        if _is_authority(certificate) or not any(_issued(certificate, authority) for authority in authorities):
            raise UntrustedError("the device's certificate does not lead to the root")
        if device_of(spki(certificate)) != device:
            raise UntrustedError("the certificate is another device's")
        return key_of(certificate)

    def meet(self, pem: str) -> tuple[x509.Certificate, ...]:
        """Read a chain and keep the authorities in it that the root issued.

        Raises:
            UntrustedError: unreadable.
        """
        certificates = read_pem(pem)
        for certificate in certificates:
            if certificate not in self._authorities and _is_authority(certificate) and _issued(certificate, self.root):
                self._authorities.append(certificate)
        return certificates


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False
    except (ValueError, x509.DuplicateExtension) as error:
        raise UntrustedError("unreadable extensions") from error
