"""The key of the back office: it signs the steps of a paper on its way, and laptops take nothing else from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.ids import DeviceId
from jgvisit.records.certificates import OFFICE_USAGE, is_office, key_of, read_pem
from jgvisit.records.link import device_of
from jgvisit.server.certificates import Issuer, issue_leaf, key_pem, new_key, pem, read_key, subject
from jgvisit.server.private_files import write_private, write_public
from jgvisit.server.problems import SetupError
from jgvisit.server.settings import ServerFolder


@dataclass(frozen=True)
class OfficeKey:
    """The key with which this installation writes down what the back office did."""

    key: ec.EllipticCurvePrivateKey = field(repr=False)
    certificate: str
    """PEM."""

    @property
    def device(self) -> DeviceId:
        """The id that stands in its links."""
        return device_of(self.key.public_key())

    def sign(self, message: bytes) -> bytes:
        """Return the DER signature over the domain-prefixed `message`."""
        return self.key.sign(message, ec.ECDSA(hashes.SHA256()))


def make_office_key(files: ServerFolder, organisation: str, root: Issuer, now: datetime, *, demo: bool) -> None:
    """Write a fresh key and its certificate in the place of the one before, which signs nothing any more."""
    key, name = new_key(), subject(organisation, "jgvisit back office", demo=demo)
    certificate = issue_leaf(name, key.public_key(), now, root, only_for=OFFICE_USAGE)
    write_private(files.office_key, key_pem(key))
    write_public(files.office_certificate, pem(certificate).encode("ascii"))


def read_office_key(files: ServerFolder) -> OfficeKey | None:
    """Return it; None in an installation that was made before there was one.

    Raises:
        SetupError: unreadable, another key than its certificate's, or a certificate for something else.
    """
    if not files.office_key.exists():
        return None
    try:
        key = read_key(files.office_key.read_bytes())
        certificate = files.office_certificate.read_text(encoding="ascii")
        first = read_pem(certificate)[0]
        fits = is_office(first) and key_of(first) == key.public_key()
    except (OSError, ValueError) as error:
        raise SetupError(f"{files.office_key}: key or certificate is not readable") from error
    if not fits:
        raise SetupError(f"{files.office_certificate}: not the certificate of this key, or for something else")
    return OfficeKey(key, certificate)
