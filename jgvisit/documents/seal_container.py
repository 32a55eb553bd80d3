"""The one form a seal's CMS container may have, built when sealing and demanded when verifying.

Much of a container lies outside its own signature (the certificates, the order of sets, how a
length is written, a second valid form of each ECDSA signature). So there is one canonical form:
sealing writes it, and verifying rebuilds it from the signed parts and compares every byte.
Source: RFC 5652; ETSI EN 319 142-1 (B-B); SEC 1 for the lower s.

Imports asn1crypto, so it is imported only where a seal is made or read.
"""

from __future__ import annotations

from collections.abc import Iterable

from asn1crypto import algos, cms, core, x509
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.x509 import load_der_x509_certificate

_ORDER_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
DIGEST = "sha256"
SIGNATURE_ALGORITHM = "sha256_ecdsa"
LONGEST_SIGNATURE = encode_dss_signature(_ORDER_P256 - 1, _ORDER_P256 // 2)
"""Stands for a signature when the room for it is measured."""


def build(
    signer: x509.Certificate, others: Iterable[x509.Certificate], attributes: cms.CMSAttributes, signature: bytes
) -> cms.ContentInfo:
    """Return the container of a seal in its canonical form (DER; the sets in DER order).

    Raises:
        ValueError: `signature` is no DER ECDSA signature.
    """
    signer_info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {"issuer_and_serial_number": {"issuer": signer.issuer, "serial_number": signer.serial_number}}
            ),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": DIGEST}),
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": SIGNATURE_ALGORITHM}),
            "signature": core.OctetString(lower_s(signature)),
        }
    )
    signed_data = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": DIGEST})],
            "encap_content_info": {"content_type": "data"},
            "certificates": [signer, *others],
            "signer_infos": [signer_info],
        }
    )
    return cms.ContentInfo({"content_type": "signed_data", "content": signed_data})


def length(padded: bytes) -> int:
    """Return the length of the container at the start of `padded`.

    Raises:
        ValueError: there is none.
    """
    return len(cms.ContentInfo.load(padded).dump())


def is_canonical(container: bytes) -> bool:
    """Tell whether `container` is, byte for byte, what `build` makes of its signer, attributes and certificates."""
    try:
        signed_data = cms.ContentInfo.load(container, strict=True)["content"]
        (signer_info,) = signed_data["signer_infos"]
        certificates = [choice.chosen for choice in signed_data["certificates"]]
        (signer,) = (one for one in certificates if _is_named(signer_info["sid"], one))
        others = [one for one in certificates if one is not signer]
        for one in certificates:
            load_der_x509_certificate(one.dump())  # refuses what is not DER
            if one["signature_value"].contents[0]:  # bits that a BIT STRING says are unused: DER, and without effect
                return False
        attributes = cms.CMSAttributes(list(signer_info["signed_attrs"]))
        return bool(build(signer, others, attributes, signer_info["signature"].native).dump() == container)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False  # not even a container


def lower_s(signature: bytes) -> bytes:
    """Return the ECDSA signature with the lower of its two valid s, in DER."""
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, min(s, _ORDER_P256 - s))


def _is_named(sid: cms.SignerIdentifier, certificate: x509.Certificate) -> bool:
    chosen = sid.chosen
    return bool(
        chosen["issuer"].dump() == certificate.issuer.dump()
        and chosen["serial_number"].native == certificate.serial_number
    )
