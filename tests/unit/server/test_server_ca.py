"""The device CA's own checks: it trusts nothing that the web process says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from jgvisit.ids import new_uuid7
from jgvisit.records.canonical import encode, sha256
from jgvisit.server.ca.service import CaFolder, CaSettings, DeviceCa, NotIssuedError, lay_out
from jgvisit.server.certificates import (
    OFFICER_LIFE,
    Issuer,
    fingerprint,
    issue_authority,
    issue_leaf,
    key_pem,
    new_key,
    pem,
    public_der,
    subject,
)
from jgvisit.sync.wire import APPROVAL_DOMAIN, ApprovalStatement

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
TENANT = new_uuid7()
ORGANISATION = "Gemeente Voorbeeldstad"


class Town:
    """A CA in a folder, one officer, one device."""

    def __init__(self, folder: Path) -> None:
        self.files = CaFolder(folder)
        self.root = issue_authority(subject(ORGANISATION, "root", demo=True), NOW, None, 1)
        issuer = issue_authority(subject(ORGANISATION, "devices", demo=True), NOW, self.root, 0)
        settings = CaSettings(tenant=TENANT, organisation=ORGANISATION, demo=True)
        lay_out(self.files, settings, issuer, self.root.certificate, key_pem(issuer.key))
        self.officer = new_key()
        self.admit(self.root)
        self.ca = DeviceCa(self.files)
        self.device = new_key()

    def admit(self, by: Issuer) -> None:
        name = subject(ORGANISATION, "officer 1", demo=True)
        certificate = issue_leaf(name, self.officer.public_key(), NOW, by, life=OFFICER_LIFE)
        (self.files.officers / "officer-1.pem").write_text(pem(certificate))

    def statement(self, csr: bytes, **changes: object) -> bytes:
        statement = ApprovalStatement(
            tenant=TENANT,
            enrolment="01a20000-0000-7000-8000-000000000001",
            device=sha256(public_der(self.device.public_key()))[:32],
            csr_sha256=sha256(csr),
            worker="worker-1",
            worker_name="Worker One",
            approved=True,
        )
        return encode(msgspec.structs.replace(statement, **changes))

    def issue(self, csr: bytes, statement: bytes, now: datetime = NOW, signed: bytes | None = None) -> str:
        message = APPROVAL_DOMAIN + (statement if signed is None else signed)
        signature = self.officer.sign(message, ec.ECDSA(hashes.SHA256()))
        return self.ca.issue(csr, statement, signature, sha256(public_der(self.officer.public_key())), now)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path / "ca")


def csr_by(key: ec.EllipticCurvePrivateKey) -> bytes:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a person's name, which is not taken over")])
    request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, hashes.SHA256())
    return request.public_bytes(Encoding.DER)


def refused(town: Town, csr: bytes, statement: bytes, **given: object) -> str:
    with pytest.raises(NotIssuedError) as error:
        town.issue(csr, statement, **given)  # type: ignore[arg-type]  # fields by name
    assert not list(town.files.issued.iterdir())
    return error.value.reason


def test_an_approved_request_gets_a_certificate_of_two_years_without_a_name(town: Town) -> None:
    csr = csr_by(town.device)
    certificate, ca = x509.load_pem_x509_certificates(town.issue(csr, town.statement(csr)).encode())
    certificate.verify_directly_issued_by(ca)
    ca.verify_directly_issued_by(town.root.certificate)
    assert certificate.not_valid_after_utc == NOW + timedelta(days=730)
    assert "person" not in certificate.subject.rfc4514_string()
    assert certificate.public_key() == town.device.public_key()


def test_the_same_request_gets_the_same_certificate_and_another_one_none(town: Town) -> None:
    csr = csr_by(town.device)
    first = town.issue(csr, town.statement(csr))
    assert town.issue(csr, town.statement(csr)) == first
    other = csr_by(town.device)
    with pytest.raises(NotIssuedError, match="enrolment_used"):
        town.issue(other, town.statement(other))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"approved": False}, "not_approved", id="a refusal"),
        pytest.param({"tenant": new_uuid7()}, "not_approved", id="another municipality"),
        pytest.param({"csr_sha256": "0" * 64}, "csr_differs", id="another request"),
        pytest.param({"device": "0" * 32}, "device", id="another device"),
    ],
)
def test_a_statement_about_something_else_issues_nothing(town: Town, changes: dict[str, object], reason: str) -> None:
    csr = csr_by(town.device)
    assert refused(town, csr, town.statement(csr, **changes)) == reason


def test_a_statement_changed_after_signing_issues_nothing(town: Town) -> None:
    csr = csr_by(town.device)
    signed = town.statement(csr, worker="somebody-else")
    assert refused(town, csr, town.statement(csr), signed=signed) == "officer_signature"


def test_an_officer_whom_the_root_did_not_name_approves_nothing(town: Town) -> None:
    csr = csr_by(town.device)
    town.admit(issue_authority(subject(ORGANISATION, "root", demo=True), NOW, None, 1))
    assert refused(town, csr, town.statement(csr)) == "officer_not_by_root"
    (town.files.officers / "officer-1.pem").unlink()
    assert refused(town, csr, town.statement(csr)) == "officer_unknown"


def test_an_officers_certificate_must_be_valid_now(town: Town) -> None:
    csr = csr_by(town.device)
    late = NOW + OFFICER_LIFE + timedelta(days=1)
    assert refused(town, csr, town.statement(csr), now=late) == "officer_expired"


def test_only_p256_keys_with_an_unbroken_request_are_certified(town: Town) -> None:
    other_curve = csr_by(ec.generate_private_key(ec.SECP384R1()))
    assert refused(town, other_curve, town.statement(other_curve)) == "csr_key"
    broken = bytearray(csr_by(town.device))
    broken[-1] ^= 1
    assert refused(town, bytes(broken), town.statement(bytes(broken))) == "csr_signature"
    assert refused(town, b"no request", town.statement(b"no request")) == "csr_unreadable"


def test_an_unreadable_statement_issues_nothing(town: Town) -> None:
    assert refused(town, csr_by(town.device), b"{}") == "statement_unreadable"


def follows(town: Town) -> tuple[bytes, dict[str, object], str]:
    """Return a second request by the same key, what names the first certificate, and that certificate."""
    csr = csr_by(town.device)
    first = town.issue(csr, town.statement(csr))
    named = {"renews": fingerprint(x509.load_pem_x509_certificates(first.encode())[0])}
    return csr_by(town.device), named, first


def test_a_certificate_is_followed_once_and_by_one_that_lasts_longer(town: Town) -> None:
    csr, named, first = follows(town)
    later = NOW + timedelta(days=700)
    second = town.issue(csr, town.statement(csr, **named), now=later)
    found = x509.load_pem_x509_certificate(second.encode())
    assert found.not_valid_after_utc == later + timedelta(days=730)
    assert found.public_key() == town.device.public_key()
    assert second != first
    assert town.issue(csr, town.statement(csr, **named), now=later) == second
    other = csr_by(town.device)
    with pytest.raises(NotIssuedError, match="renewed_before"):
        town.issue(other, town.statement(other, **named))
    third = town.issue(other, town.statement(other, renews=fingerprint(found)), now=later)
    assert third not in {first, second}
    assert len(town.files.issued_for("01a20000-0000-7000-8000-000000000001")) == 3


def test_what_this_ca_never_issued_or_for_another_key_is_not_followed(town: Town) -> None:
    csr, named, _ = follows(town)
    wrong: tuple[tuple[dict[str, object], str], ...] = (
        ({"renews": "0" * 64}, "renews_unknown"),
        ({**named, "enrolment": new_uuid7()}, "renews_unknown"),
        ({}, "enrolment_used"),
    )
    for changes, reason in wrong:
        with pytest.raises(NotIssuedError, match=reason):
            town.issue(csr, town.statement(csr, **changes))
    stranger = new_key()
    by_stranger = csr_by(stranger)
    device = sha256(public_der(stranger.public_key()))[:32]
    with pytest.raises(NotIssuedError, match="renews_other_key"):
        town.issue(by_stranger, town.statement(by_stranger, device=device, **named))
