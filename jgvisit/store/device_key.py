"""The device key: ECDSA P-256, for links, requests, PDF seals and what it says of a wipe; no message in two roles.

A link message begins with `jgvisit/link/1`, what is said of a wipe with `jgvisit/wip`, a request base
with `"`, CMS attributes with 0x31 (`1`), and each is checked further. A certificate request is composed
here and signed by nothing else.
"""

from __future__ import annotations

import re

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import NameOID

from jgvisit.ids import DeviceId
from jgvisit.records.link import LINK_DOMAIN, device_of
from jgvisit.store.cms_attributes import are_cms_attributes
from jgvisit.sync.order_wire import WIPED_DOMAIN, WITNESS_DOMAIN
from jgvisit.sync.removal_wire import REMOVAL_DOMAIN
from jgvisit.sync.wire import REQUEST_TAG

_LINE = re.compile(r'"[@a-z0-9-]+"(;[a-z]+(="[^"\\]*")?)*: [\x20-\x7e]*')
_PARAMS = re.compile(r'"@signature-params": \([^()]*\)(;[a-z]+=("[^"\\]*"|\d+))*')
_ALGORITHM = ec.ECDSA(hashes.SHA256())


def new_private_key() -> bytes:
    """Return a new P-256 private key: PKCS #8, DER."""
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


class DeviceKey:
    """Signs in four roles, each with its own form of message."""

    def __init__(self, pkcs8: bytes) -> None:
        """Load the key.

        Raises:
            ValueError: not a P-256 private key.
        """
        key = serialization.load_der_private_key(pkcs8, None)
        if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
            raise ValueError("not a P-256 key")
        self._key = key
        self._device = device_of(key.public_key())

    @property
    def device(self) -> DeviceId:
        """The device this key belongs to."""
        return self._device

    @property
    def public_key(self) -> ec.EllipticCurvePublicKey:
        """The public half."""
        return self._key.public_key()

    @property
    def public_key_der(self) -> bytes:
        """The public half as SubjectPublicKeyInfo, DER."""
        return self._key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    def sign(self, message: bytes) -> bytes:
        """Sign a link; DER.

        Raises:
            ValueError: the message is not in the domain of links.
        """
        if not message.startswith(LINK_DOMAIN):
            raise ValueError("not a link")
        return self._key.sign(message, _ALGORITHM)

    def sign_request(self, signature_base: bytes) -> bytes:
        """Sign an RFC 9421 signature base; raw r ‖ s, 64 bytes (RFC 9421 §3.3.4).

        Raises:
            ValueError: not a signature base with our tag.
        """
        if not _is_request_base(signature_base):
            raise ValueError("not a signature base")
        r, s = decode_dss_signature(self._key.sign(signature_base, _ALGORITHM))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def sign_cms(self, attributes: bytes) -> bytes:
        """Sign the CMS signed attributes of a PDF seal (RFC 5652 §5.4); DER.

        Raises:
            ValueError: not a DER SET OF CMS attributes.
        """
        if not are_cms_attributes(attributes):
            raise ValueError("not CMS attributes")
        return self._key.sign(attributes, _ALGORITHM)

    def sign_wiped(self, message: bytes) -> bytes:
        """Sign that an order was carried out, or who may say so in our place; DER.

        Raises:
            ValueError: neither of the two.
        """
        if not message.startswith((WIPED_DOMAIN, WITNESS_DOMAIN)):
            raise ValueError("neither a confirmation nor a witness")
        return self._key.sign(message, _ALGORITHM)

    def sign_removal(self, message: bytes) -> bytes:
        """Sign what left this laptop; DER.

        Raises:
            ValueError: the message is not in the domain of removals.
        """
        if not message.startswith(REMOVAL_DOMAIN):
            raise ValueError("not a removal")
        return self._key.sign(message, _ALGORITHM)

    def csr(self) -> bytes:
        """Return a certificate request (PKCS #10, DER) that names the device and no person."""
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self._device)])
        request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(self._key, hashes.SHA256())
        return request.public_bytes(serialization.Encoding.DER)


def _is_request_base(base: bytes) -> bool:
    try:
        *covered, params = base.decode("ascii").split("\n")
    except UnicodeDecodeError:
        return False
    return (
        all(_LINE.fullmatch(line) for line in covered)
        and _PARAMS.fullmatch(params) is not None
        and params.count(";tag=") == 1
        and f';tag="{REQUEST_TAG}"' in params
    )
