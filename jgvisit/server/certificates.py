"""The municipality's certificates (X.509, RFC 5280), all ECDSA P-256 with SHA-256.

    root (20 years, off line) -> device CA (10 years) -> device (2 years)
                              -> receipt key (2 years), officers' keys (5 years)
                              -> pack keys of jurist and second eye (2 years), for that alone
    TLS authority of a demo or pilot -> TLS certificate; its key is thrown away at once

Demo certificates say DEMO in the subject.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from jgvisit.ids import Sha256
from jgvisit.records.canonical import sha256
from jgvisit.records.certificates import DEMO, PRACTICE

ROOT_LIFE = timedelta(days=20 * 365)
CA_LIFE = timedelta(days=10 * 365)
OFFICER_LIFE = timedelta(days=5 * 365)
LEAF_LIFE = timedelta(days=2 * 365)
_EARLIER = timedelta(minutes=5)


@dataclass(frozen=True)
class Issuer:
    """A certificate with the key that issues under it."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def new_key() -> ec.EllipticCurvePrivateKey:
    """Return a fresh P-256 key."""
    return ec.generate_private_key(ec.SECP256R1())


def subject(organisation: str, name: str, *, demo: bool, practice: bool = False) -> x509.Name:
    """Return the subject of a certificate; no person's name ever stands in it."""
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "NL"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
    ]
    if demo:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, DEMO))
    if practice:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, PRACTICE))
    return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, name)])


def issue_authority(name: x509.Name, now: datetime, issuer: Issuer | None, path_length: int) -> Issuer:
    """Issue a certificate authority; without `issuer` it signs itself."""
    key = new_key()
    life = ROOT_LIFE if issuer is None else CA_LIFE
    builder = _builder(name, key.public_key(), now, life, issuer)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=path_length), critical=True)
    builder = builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
    return Issuer(builder.sign((issuer.key if issuer else key), hashes.SHA256()), key)


def issue_leaf(
    name: x509.Name,
    public_key: ec.EllipticCurvePublicKey,
    now: datetime,
    issuer: Issuer,
    *,
    life: timedelta = LEAF_LIFE,
    non_repudiation: bool = False,
    only_for: x509.ObjectIdentifier | None = None,
) -> x509.Certificate:
    """Issue a signing certificate; `non_repudiation` for keys that seal documents, `only_for` one purpose alone."""
    builder = _builder(name, public_key, now, life, issuer)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    if only_for is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([only_for]), critical=True)
    usage = _usage(digital_signature=True, content_commitment=non_repudiation)
    return builder.add_extension(usage, critical=True).sign(issuer.key, hashes.SHA256())


def issue_tls(host_names: tuple[str, ...], organisation: str, now: datetime, *, demo: bool) -> tuple[Issuer, Issuer]:
    """Return a TLS authority and a server certificate for `host_names` (names or addresses)."""
    authority = issue_authority(subject(organisation, "jgvisit TLS", demo=demo), now, None, 0)
    key = new_key()
    builder = _builder(subject(organisation, host_names[0], demo=demo), key.public_key(), now, LEAF_LIFE, authority)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(digital_signature=True), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    names = x509.SubjectAlternativeName([_alternative(name) for name in host_names])
    certificate = builder.add_extension(names, critical=False).sign(authority.key, hashes.SHA256())
    return authority, Issuer(certificate, key)


def public_der(key: ec.EllipticCurvePublicKey) -> bytes:
    """Return the DER SubjectPublicKeyInfo."""
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def pem(certificate: x509.Certificate) -> str:
    """Return the certificate as PEM."""
    return certificate.public_bytes(Encoding.PEM).decode("ascii")


def key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return the private key as PKCS#8 PEM; the file's mode is what protects it."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def read_key(data: bytes) -> ec.EllipticCurvePrivateKey:
    """Read what `key_pem` wrote.

    Raises:
        ValueError: another kind of key, or no key.
    """
    key = load_pem_private_key(data, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("not a P-256 key")
    return key


def fingerprint(certificate: x509.Certificate) -> Sha256:
    """Return the SHA-256 of the certificate's DER bytes."""
    return sha256(certificate.public_bytes(Encoding.DER))


def _builder(
    name: x509.Name, public_key: ec.EllipticCurvePublicKey, now: datetime, life: timedelta, issuer: Issuer | None
) -> x509.CertificateBuilder:
    issuer_key = issuer.key.public_key() if issuer else public_key
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.certificate.subject if issuer else name)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + life)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False)
    )


def _usage(
    *,
    digital_signature: bool = False,
    content_commitment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        encipher_only=False,
        decipher_only=False,
    )


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
