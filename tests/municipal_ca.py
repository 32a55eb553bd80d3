"""A municipality's certificates for tests: root, device CA, device; and its revocation lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

NOW = datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True)
class Holder:
    """A key with its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> str:
        return self.certificate.public_bytes(Encoding.PEM).decode()

    def sign_cms(self, attributes: bytes) -> bytes:
        return self.key.sign(attributes, ec.ECDSA(SHA256()))


@dataclass(frozen=True)
class Municipality:
    root: Holder
    device_ca: Holder
    device: Holder

    @property
    def certificate_pem(self) -> str:
        """As the enrolment gives it: the device's, then its CA's."""
        return self.device.pem + self.device_ca.pem

    def crl(self, *revoked: int, issuer: Holder | None = None, next_update: datetime | None = None) -> str:
        """A list of the device CA, or of `issuer`, naming the serial numbers `revoked`."""
        by = issuer or self.device_ca
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(by.certificate.subject)
            .last_update(NOW - timedelta(days=9))
            .next_update(next_update or NOW + timedelta(days=7))
        )
        for serial in revoked:
            one = (
                x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(NOW - timedelta(hours=3)).build()
            )
            builder = builder.add_revoked_certificate(one)
        return builder.sign(by.key, SHA256()).public_bytes(Encoding.PEM).decode()


def municipality(
    mark: str = "",
    *,
    root_mark: str | None = None,
    valid_from: datetime | None = None,
    valid_days: int = 365,
    non_repudiation: bool = True,
    list_at: str = "",
) -> Municipality:
    """A fresh municipality; `mark` ("DEMO") stands in every subject, `root_mark` in the root's instead."""
    start = valid_from or NOW - timedelta(days=30)
    top = mark if root_mark is None else root_mark
    root = _issue(f"{top} Gemeente Waterrijk CA".strip(), None, start, 3650, ca=True)
    device_ca = _issue(f"{mark} Gemeente Waterrijk Apparaten CA".strip(), root, start, 1825, ca=True)
    device = _issue(
        f"{mark} Apparaat 7f3a".strip(),
        device_ca,
        start,
        valid_days,
        ca=False,
        non_repudiation=non_repudiation,
        list_at=list_at,
    )
    return Municipality(root, device_ca, device)


def _issue(
    name: str,
    by: Holder | None,
    start: datetime,
    days: int,
    *,
    ca: bool,
    non_repudiation: bool = True,
    list_at: str = "",
) -> Holder:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Gemeente Waterrijk"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=not ca,
        content_commitment=not ca and non_repudiation,
        key_cert_sign=ca,
        crl_sign=ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key((by.key if by else key).public_key()), critical=False
        )
    )
    if list_at:
        builder = builder.add_extension(list_is_at(list_at), critical=False)
    return Holder(key, builder.sign(by.key if by else key, SHA256()))


def list_is_at(address: str) -> x509.CRLDistributionPoints:
    """What a certificate says of where its issuer's list can be fetched."""
    point = x509.DistributionPoint([x509.UniformResourceIdentifier(address)], None, None, None)
    return x509.CRLDistributionPoints([point])
