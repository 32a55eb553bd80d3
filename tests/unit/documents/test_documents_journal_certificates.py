"""Whose certificate may stand under a journal: a device's or the back office's, issued by who may issue."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from municipal_ca import NOW, Holder, Municipality
from test_documents_journal import Key, exported, outcomes

from jgvisit.documents.model import Step
from jgvisit.documents.verify_journal import verify_journal
from jgvisit.ids import CaseId, ChainId, RecordId, WorkerId, new_uuid7
from jgvisit.records.body import TimeBasis
from jgvisit.records.certificates import OFFICE_USAGE
from jgvisit.records.chain import EMPTY, compose
from jgvisit.records.export import write_export
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.records.payload_reading import PaperStepped


def key_usage(*, seals: bool = False, issues: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issues,
        content_commitment=seals,
        key_cert_sign=issues,
        crl_sign=issues,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def issued(name: str, by: Holder | None, *extensions: x509.ExtensionType) -> Holder:
    """A certificate that says of itself these things and no other."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=9))
    )
    for extension in extensions:
        builder = builder.add_extension(extension, critical=True)
    return Holder(key, builder.sign(by.key if by else key, SHA256()))


IS_CA, NO_CA = x509.BasicConstraints(ca=True, path_length=None), x509.BasicConstraints(ca=False, path_length=None)
ISSUES, SEALS = key_usage(issues=True), key_usage(seals=True)


@pytest.fixture(scope="module")
def root() -> Holder:
    return issued("Gemeente", None, IS_CA, ISSUES)


def test_a_device_says_of_itself_that_it_seals(root: Holder) -> None:
    devices = issued("Apparaten", root, IS_CA, ISSUES)
    for says, found in (
        ((SEALS,), "holds"),
        ((), "fails"),  # nothing at all
        ((key_usage(),), "fails"),
        ((key_usage(seals=True, issues=True),), "fails"),  # who issues others seals nothing
    ):
        town = Municipality(root, devices, issued("Apparaat", devices, *says))
        assert outcomes(exported(town), root)[:2] == ["holds", found]


def test_only_who_may_issue_stands_above_a_device(root: Holder) -> None:
    for says, found in (
        ((IS_CA, ISSUES), "holds"),
        ((IS_CA, key_usage()), "fails"),
        ((NO_CA, ISSUES), "fails"),
        ((ISSUES,), "fails"),
    ):
        devices = issued("Apparaten", root, *says)
        town = Municipality(root, devices, issued("Apparaat", devices, SEALS))
        assert outcomes(exported(town), root)[:2] == ["holds", found]


def test_the_back_office_writes_its_own_steps_and_nothing_else(root: Holder) -> None:
    office = issued("Backoffice", root, NO_CA, key_usage(), x509.ExtendedKeyUsage([OFFICE_USAGE]))
    sent = PaperStepped(form=new_uuid7(), step="sent", on="2026-11-22", by="Kim de Wit")
    assert said(root, office, sent) == Step("issuer", "holds", "Geschreven door: Backoffice.")
    why = "De sleutel van de backoffice tekende wat alleen een laptop mag tekenen."
    assert said(root, office, FamilyRegistered(name="Verzonnen")) == Step("issuer", "fails", why)


def said(root: Holder, office: Holder, payload: Payload) -> Step:
    record = compose(
        payload,
        place=EMPTY.next_place,
        chain=ChainId(new_uuid7()),
        signer=Key(office),
        id=RecordId(new_uuid7()),
        author=WorkerId("kim"),
        recorded_at=NOW,
        time_basis=TimeBasis(boot="server"),
        case=CaseId(new_uuid7()),
    )
    out = io.BytesIO()
    write_export(out, [record], {Key(office).device: office.pem})
    source = io.BytesIO(out.getvalue())
    found = verify_journal(source, name="j", trust_pem=(root.pem,), explicit_trust=True, register=None)
    assert found.steps[0].outcome == "holds"
    return found.steps[1]
