"""Four eyes over a pack: who signed it, and whether this municipality's root made them the ones who may.

A pack certificate is issued by the municipal root itself and carries exactly one of two extended key
usages (critical). No other certificate of the municipality has one, so neither the server's receipt key
nor an officer's or a device's can release a text, and nobody's signature counts for the other pair of eyes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from jgvisit.content.pack_errors import PackDemoError, PackUntrustedError
from jgvisit.content.packed import Packed, PackFile, PackSignature, read_packed
from jgvisit.errors import InputError
from jgvisit.ids import Sha256
from jgvisit.records import canonical
from jgvisit.records.base64url import from_base64, to_base64
from jgvisit.records.certificates import (
    UntrustedError,
    fingerprint,
    is_authority,
    is_demo,
    issued_by,
    key_of,
    read_pem,
    signed_by,
    spki,
)

Role = Literal["jurist", "second_eye"]
ROLES: tuple[Role, ...] = ("jurist", "second_eye")
# below 2.25, where a UUID as a number needs no registration (ITU-T X.667)
USAGE: dict[Role, x509.ObjectIdentifier] = {
    "jurist": x509.ObjectIdentifier("2.25.240222501196798601203995814639529972144"),
    "second_eye": x509.ObjectIdentifier("2.25.18991869808710263502216886399782851546"),
}
DOMAIN: dict[Role, bytes] = {
    "jurist": b"jgvisit/content-pack/jurist/1\0",
    "second_eye": b"jgvisit/content-pack/second-eye/1\0",
}


@dataclass(frozen=True)
class Signer:
    """One pair of eyes whose signature holds; whether the root knows it is another question."""

    role: Role
    certificate: x509.Certificate

    @property
    def fingerprint(self) -> Sha256:
        """By which a later release can revoke it."""
        return fingerprint(self.certificate)

    @property
    def name(self) -> str:
        """Subject of the certificate; never a person's name."""
        return self.certificate.subject.rfc4514_string()


def role_of(certificate: x509.Certificate) -> Role:
    """Return for which pair of eyes a certificate was issued.

    Raises:
        PackUntrustedError: for neither, for both, or for something else as well.
    """
    try:
        extension = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension) as error:
        raise PackUntrustedError("not a pack certificate") from error
    roles = [role for role in ROLES if USAGE[role] in extension.value]
    if len(roles) != 1 or len(list(extension.value)) != 1 or not extension.critical:
        raise PackUntrustedError("not a pack certificate")
    return roles[0]


def sign(data: bytes, certificate_pem: str, sign_bytes: Callable[[bytes], bytes]) -> bytes:
    """Return the packed file with one more signature; what was signed before stays as it is.

    Args:
        data: a packed file, unsigned or with the other's signature.
        certificate_pem: of the key that signs; it says in which role.
        sign_bytes: signs with that key, DER ECDSA P-256/SHA-256.

    Raises:
        PackUnreadableError, PackUntrustedError: the file, or a signature already in it, does not hold.
        InputError: this role, or this key, signed already; or key and certificate do not fit.
    """
    packed = read_packed(data)
    present = signers(packed)
    try:
        certificate = read_pem(certificate_pem)[0]
        role, key = role_of(certificate), key_of(certificate)
    except UntrustedError as error:
        raise InputError("dit certificaat is niet leesbaar") from error
    if any(signer.role == role for signer in present):
        raise InputError("deze rol heeft al getekend")
    if any(spki(signer.certificate) == spki(certificate) for signer in present):
        raise InputError("dezelfde sleutel heeft al getekend; vier ogen zijn twee sleutels")
    message = DOMAIN[role] + packed.signed_bytes
    signature = sign_bytes(message)
    if not signed_by(key, message, signature):
        raise InputError("sleutel en certificaat horen niet bij elkaar")
    pem = certificate.public_bytes(Encoding.PEM).decode("ascii")
    one = PackSignature(certificate=pem, signature=to_base64(signature))
    by_role = {**{signer.role: old for signer, old in zip(present, packed.file.signatures, strict=True)}, role: one}
    ordered = tuple(by_role[each] for each in ROLES if each in by_role)
    return canonical.encode(PackFile(manifest=packed.file.manifest, texts=packed.file.texts, signatures=ordered))


def signers(packed: Packed) -> tuple[Signer, ...]:
    """Return whose signatures hold over this pack, each role and each key once.

    Raises:
        PackUntrustedError: a signature that does not hold, or eyes counted twice.
    """
    found = tuple(_signer(packed, signature) for signature in packed.file.signatures)
    roles, keys = {signer.role for signer in found}, {spki(signer.certificate) for signer in found}
    if len(roles) != len(found) or len(keys) != len(found):
        raise PackUntrustedError("one pair of eyes, counted twice")
    return found


def check_four_eyes(
    packed: Packed, root_pem: str, now: datetime, *, demo: bool, revoked: Collection[str] = frozenset()
) -> tuple[Signer, ...]:
    """Return jurist and second eye, after these checks in this order.

    1. two signatures that hold, by two roles and two keys;
    2. each certificate issued by the municipal root itself, as no authority, and not revoked;
    3. each valid when the pack was issued, and now;
    4. no demo key outside a demo.

    Args:
        packed: as read.
        root_pem: the municipality's root, from the enrolment.
        now: the best that is known of the time, aware.
        demo: this laptop or server is a demo's.
        revoked: fingerprints that an accepted release revoked.

    Raises:
        PackUntrustedError, PackDemoError: one of these does not hold.
    """
    found = signers(packed)
    if {signer.role for signer in found} != set(ROLES):
        raise PackUntrustedError("jurist and second eye did not both sign")
    _check_signers(found, packed, root_pem, now, demo=demo, revoked=revoked)
    return found


def check_jurist(
    packed: Packed, root_pem: str, now: datetime, *, demo: bool, revoked: Collection[str] = frozenset()
) -> Signer:
    """Return the jurist of a pack that waits for the second pair of eyes: as `check_four_eyes`, with one signature.

    Raises:
        PackUntrustedError, PackDemoError: somebody else signed it, or also, or the jurist's signature does not hold.
    """
    found = signers(packed)
    if [signer.role for signer in found] != ["jurist"]:
        raise PackUntrustedError("the jurist's signature alone is asked")
    _check_signers(found, packed, root_pem, now, demo=demo, revoked=revoked)
    return found[0]


def _check_signers(
    found: Sequence[Signer], packed: Packed, root_pem: str, now: datetime, *, demo: bool, revoked: Collection[str]
) -> None:
    root = _root(root_pem)
    for signer in found:
        _check_certificate(signer.certificate, root, (packed.manifest.issued_at, now))
        if signer.fingerprint in revoked:
            raise PackUntrustedError("a revoked pack key")
    if not demo and (is_demo(root) or any(is_demo(signer.certificate) for signer in found)):
        raise PackDemoError("demo keys")


def _signer(packed: Packed, one: PackSignature) -> Signer:
    try:
        certificates = read_pem(one.certificate)
        signature = from_base64(one.signature)
        key = key_of(certificates[0])
    except (UntrustedError, ValueError) as error:
        raise PackUntrustedError("an unreadable certificate or signature") from error
    if len(certificates) != 1:
        raise PackUntrustedError("more than one certificate")
    role = role_of(certificates[0])
    if not signed_by(key, DOMAIN[role] + packed.signed_bytes, signature):
        raise PackUntrustedError("a signature does not hold")
    return Signer(role, certificates[0])


def _root(pem: str) -> x509.Certificate:
    try:
        root = read_pem(pem)[0]
        authority: ec.EllipticCurvePublicKey | None = key_of(root) if is_authority(root) else None
    except UntrustedError as error:
        raise PackUntrustedError("the root cannot be read") from error
    if authority is None:
        raise PackUntrustedError("the root is no authority")
    return root


def _check_certificate(certificate: x509.Certificate, root: x509.Certificate, moments: tuple[datetime, ...]) -> None:
    try:
        ours = not is_authority(certificate) and issued_by(certificate, root)
    except UntrustedError as error:
        raise PackUntrustedError("an unreadable certificate") from error
    if not ours:
        raise PackUntrustedError("not issued by the municipality's root")
    if not all(certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc for moment in moments):
        raise PackUntrustedError("a pack key that had ended or not begun")
