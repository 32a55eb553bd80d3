"""The device CA's one decision: does an officer's signed approval cover exactly this request?

The CA trusts nothing that the web process says. It checks, in this order:

1. the officer's certificate was issued by the root and is valid now;
2. the officer's signature holds over the statement;
3. the statement approves, for our tenant, exactly this CSR and this device;
4. the CSR's own signature holds and its key is P-256;
5. it is the first certificate of this enrolment, or follows one of the same key that this CA issued for it; each is
   followed once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.errors import JgVisitError
from jgvisit.ids import Sha256
from jgvisit.records.canonical import sha256
from jgvisit.records.certificates import OFFICER_USAGE, is_demo, may_act_as
from jgvisit.server.certificates import Issuer, fingerprint, issue_leaf, pem, public_der, read_key, subject
from jgvisit.server.private_files import make_private_dir, write_private, write_public
from jgvisit.shapes import read_json
from jgvisit.sync.wire import APPROVAL_DOMAIN, ApprovalStatement


class NotIssuedError(JgVisitError):
    """No certificate was issued; the enrolment waits as it was."""

    code = "ca.not_issued"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CaSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Whose devices this CA certifies."""

    tenant: str
    organisation: str
    demo: bool


@dataclass(frozen=True)
class CaFolder:
    """The files of the signing process."""

    path: Path

    @property
    def key(self) -> Path:
        """The CA's private key, PEM."""
        return self.path / "ca.key"

    @property
    def certificate(self) -> Path:
        """The CA's certificate, PEM."""
        return self.path / "ca.pem"

    @property
    def root(self) -> Path:
        """The root's certificate, PEM."""
        return self.path / "root.pem"

    @property
    def settings(self) -> Path:
        """`CaSettings`, JSON."""
        return self.path / "ca.json"

    @property
    def officers(self) -> Path:
        """Officers' certificates by the root, one PEM file each."""
        return self.path / "officers"

    @property
    def issued(self) -> Path:
        """One PEM file for each certificate."""
        return self.path / "issued"

    def issued_for(self, enrolment: str) -> tuple[x509.Certificate, ...]:
        """Return every certificate that was issued for an enrolment."""
        paths = sorted(self.issued.glob(f"{enrolment}.*.pem"))
        return tuple(x509.load_pem_x509_certificate(path.read_bytes()) for path in paths)

    @property
    def endpoint(self) -> Path:
        """Where the process listens now."""
        return self.path / "endpoint.json"


def approval_holds(key: ec.EllipticCurvePublicKey, statement: bytes, signature: bytes) -> bool:
    """Tell whether an officer's DER signature holds over the exact bytes of a statement."""
    try:
        key.verify(signature, APPROVAL_DOMAIN + statement, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


class DeviceCa:
    """Issues device certificates for one municipality."""

    def __init__(self, folder: CaFolder) -> None:
        self._folder = folder
        self._settings = read_json(folder.settings.read_bytes(), CaSettings)
        self._root = x509.load_pem_x509_certificate(folder.root.read_bytes())
        certificate = x509.load_pem_x509_certificate(folder.certificate.read_bytes())
        self._issuer = Issuer(certificate, read_key(folder.key.read_bytes()))
        make_private_dir(folder.issued)

    def issue(self, csr: bytes, statement: bytes, signature: bytes, officer: Sha256, now: datetime) -> str:
        """Return the certificate (PEM, then the CA's) for an approved request; the same again when asked again.

        Raises:
            NotIssuedError: one of the five checks fails.
        """
        if not approval_holds(self._officer_key(officer, now), statement, signature):
            raise NotIssuedError("officer_signature")
        approval = self._approval(statement, csr)
        key = _requested_key(csr)
        if sha256(public_der(key))[:32] != approval.device:
            raise NotIssuedError("device")
        return self._issue_once(approval, csr, key, now)

    def _officer_key(self, officer: Sha256, now: datetime) -> ec.EllipticCurvePublicKey:
        # read each time: an officer who was taken out of the folder is out at once
        for path in sorted(self._folder.officers.glob("*.pem")):
            certificate = x509.load_pem_x509_certificate(path.read_bytes())
            key = certificate.public_key()
            if isinstance(key, ec.EllipticCurvePublicKey) and sha256(public_der(key)) == officer:
                self._check_officer(certificate, now)
                return key
        raise NotIssuedError("officer_unknown")

    def _check_officer(self, certificate: x509.Certificate, now: datetime) -> None:
        try:
            certificate.verify_directly_issued_by(self._root)
        except (ValueError, TypeError, InvalidSignature) as error:
            raise NotIssuedError("officer_not_by_root") from error
        if not may_act_as(certificate, OFFICER_USAGE):
            raise NotIssuedError("officer_other_role")
        if is_demo(certificate) and not self._settings.demo:
            raise NotIssuedError("officer_demo")
        if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
            raise NotIssuedError("officer_expired")

    def _approval(self, statement: bytes, csr: bytes) -> ApprovalStatement:
        try:
            approval = read_json(statement, ApprovalStatement)
        except msgspec.DecodeError as error:
            raise NotIssuedError("statement_unreadable") from error
        if not approval.approved or approval.tenant != self._settings.tenant:
            raise NotIssuedError("not_approved")
        if approval.csr_sha256 != sha256(csr):
            raise NotIssuedError("csr_differs")
        return approval

    def _issue_once(
        self, approval: ApprovalStatement, csr: bytes, key: ec.EllipticCurvePublicKey, now: datetime
    ) -> str:
        follows = "" if approval.renews is None else f".{approval.renews}"
        path = self._folder.issued / f"{approval.enrolment}.{sha256(csr)}{follows}.pem"
        if path.exists():
            return path.read_text(encoding="ascii")
        if approval.renews is None and self._folder.issued_for(approval.enrolment):
            raise NotIssuedError("enrolment_used")
        if approval.renews is not None:
            self._check_follows(approval.enrolment, approval.renews, key)
        name = subject(self._settings.organisation, approval.device, demo=self._settings.demo)
        certificate = issue_leaf(name, key, now, self._issuer, non_repudiation=True)
        chain = pem(certificate) + pem(self._issuer.certificate)
        write_public(path, chain.encode("ascii"))
        return chain

    def _check_follows(self, enrolment: str, renews: Sha256 | str, key: ec.EllipticCurvePublicKey) -> None:
        before = [each for each in self._folder.issued_for(enrolment) if fingerprint(each) == renews]
        if not before:
            raise NotIssuedError("renews_unknown")
        former = before[0].public_key()
        if not isinstance(former, ec.EllipticCurvePublicKey) or public_der(former) != public_der(key):
            raise NotIssuedError("renews_other_key")
        if any(self._folder.issued.glob(f"{enrolment}.*.{renews}.pem")):
            raise NotIssuedError("renewed_before")


def lay_out(folder: CaFolder, settings: CaSettings, ca: Issuer, root: x509.Certificate, key_pem: bytes) -> None:
    """Write the folder of a new device CA."""
    make_private_dir(folder.path)
    make_private_dir(folder.officers)
    make_private_dir(folder.issued)
    write_private(folder.key, key_pem)
    write_public(folder.certificate, pem(ca.certificate).encode("ascii"))
    write_public(folder.root, pem(root).encode("ascii"))
    write_public(folder.settings, msgspec.json.encode(settings))


def _requested_key(csr: bytes) -> ec.EllipticCurvePublicKey:
    try:
        request = x509.load_der_x509_csr(csr)
        valid, key = request.is_signature_valid, request.public_key()
    except (ValueError, TypeError) as error:
        raise NotIssuedError("csr_unreadable") from error
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise NotIssuedError("csr_key")
    if not valid:
        raise NotIssuedError("csr_signature")
    return key
