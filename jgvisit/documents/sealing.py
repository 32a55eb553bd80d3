"""Seal a paper with the device's certificate: PAdES B-B, key outside.

The seal is the municipality's: it proves that the file is whole and where it came from, not
what anybody wanted. Source: ETSI EN 319 142-1; `jgvisit.documents.seal_container`.
"""

from __future__ import annotations

from importlib import import_module

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from jgvisit.documents.asn1_turn import ASN1
from jgvisit.documents.cms_signer import CmsSigner
from jgvisit.documents.errors import SealError

FIELD = "jgvisit"


def warm_up() -> None:
    """Load pyHanko (about 0.4 s); called in the background once the window is there."""
    with ASN1:
        import_module("jgvisit.documents.pdf_signing")


def seal(pdf: bytes, signer: CmsSigner, certificate_pem: str, *, reason: str, field: str = FIELD) -> bytes:
    """Return `pdf` with one seal that lets nothing be changed afterwards.

    Args:
        pdf: from `Renderer.pdf`, not sealed yet.
        signer: holds the device's P-256 key.
        certificate_pem: the device's certificate, then its CA's. A root is left out: who checks must have it already.
        reason: such as "Verzegeld door Gemeente Waterrijk"; carries no name of a person.
        field: name of the signature field.

    Raises:
        SealError: the certificate is not for this key, or not one for P-256. Nothing was made.
    """
    certificate, issuers = _chain(certificate_pem)
    whole = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    with ASN1:
        sealed: bytes = import_module("jgvisit.documents.pdf_signing").sign(
            whole,
            certificate.public_bytes(Encoding.DER),
            [one.public_bytes(Encoding.DER) for one in issuers],
            _CheckedSigner(signer, certificate),
            reason=reason,
            field=field,
        )
    return sealed


class _CheckedSigner:
    """Refuses a signature that the certificate would not confirm, before anything is written."""

    def __init__(self, signer: CmsSigner, certificate: x509.Certificate) -> None:
        key = certificate.public_key()
        if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
            raise SealError("the device certificate is not for a P-256 key")
        self._signer = signer
        self._public_key = key

    def sign_cms(self, attributes: bytes) -> bytes:
        signature = self._signer.sign_cms(attributes)
        try:
            self._public_key.verify(signature, attributes, ec.ECDSA(SHA256()))
        except InvalidSignature:
            raise SealError("the device key does not belong to the device certificate") from None
        return signature


def _chain(certificate_pem: str) -> tuple[x509.Certificate, list[x509.Certificate]]:
    try:
        certificate, *issuers = x509.load_pem_x509_certificates(certificate_pem.encode())
    except ValueError as error:
        raise SealError(f"the device certificate is unreadable: {error}") from error
    return certificate, [one for one in issuers if one.subject != one.issuer]
