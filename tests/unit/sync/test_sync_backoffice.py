"""The server's key of the back office: laptops take steps of a paper by it, and nothing else (H11, H25)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.documents.verify_journal import verify_journal
from jgvisit.ids import CaseId, ChainId, DeviceId, RecordId, WorkerId, new_uuid7
from jgvisit.records.body import TimeBasis
from jgvisit.records.certificates import OFFICE_USAGE, RECEIPT_USAGE, UntrustedError
from jgvisit.records.chain import EMPTY, compose
from jgvisit.records.export import write_export
from jgvisit.records.link import StoredRecord, device_of
from jgvisit.records.office import OFFICE_STEPS
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.records.payload_journal import ConflictDecided, StoreOpened
from jgvisit.records.payload_papers import BACK_WAYS, SENT_WAYS, CopyChosen, CopyDelivered
from jgvisit.records.payload_reading import PaperStepped
from jgvisit.server.certificates import Issuer, issue_authority, issue_leaf, new_key, pem, subject
from jgvisit.sync.encoding import to_wire
from jgvisit.sync.failures import FeedError
from jgvisit.sync.proving import proven
from jgvisit.sync.trust import Trust

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CASE = CaseId(new_uuid7())


@dataclass
class Office:
    key: ec.EllipticCurvePrivateKey

    @property
    def device(self) -> DeviceId:
        return device_of(self.key.public_key())

    def sign(self, message: bytes) -> bytes:
        return self.key.sign(message, ec.ECDSA(hashes.SHA256()))


@pytest.fixture(scope="module")
def root() -> Issuer:
    return issue_authority(subject("Gemeente Voorbeeldstad", "root", demo=False), NOW, None, 1)


@pytest.fixture(scope="module")
def office() -> Office:
    return Office(new_key())


def certificate(issuer: Issuer, office: Office, usage: x509.ObjectIdentifier | None = OFFICE_USAGE) -> str:
    name = subject("Gemeente Voorbeeldstad", "jgvisit back office", demo=False)
    return pem(issue_leaf(name, office.key.public_key(), NOW, issuer, only_for=usage))


def step(name: str) -> PaperStepped:
    return PaperStepped(form=new_uuid7(), step=name, on="2026-11-22", by="Kim de Wit")  # type: ignore[arg-type]  # any of the steps


def written(office: Office, payload: Payload, case: CaseId | None = CASE) -> StoredRecord:
    return compose(
        payload,
        place=EMPTY.next_place,
        chain=ChainId(new_uuid7()),
        signer=office,
        id=RecordId(new_uuid7()),
        author=WorkerId("kim"),
        recorded_at=NOW,
        time_basis=TimeBasis(boot="server"),
        case=case,
    )


def take(root: Issuer, office: Office, record: StoredRecord) -> StoredRecord:
    trust = Trust(pem(root.certificate))
    (taken,) = proven([to_wire(record)], {office.device: certificate(root, office)}, trust)
    return taken


@pytest.mark.parametrize("name", sorted(OFFICE_STEPS))
def test_a_step_of_the_back_office_is_taken(root: Issuer, office: Office, name: str) -> None:
    assert take(root, office, written(office, step(name))).body is not None


def copy(way: str, *, given: bool = True) -> CopyDelivered:
    return CopyDelivered(person=new_uuid7(), form=new_uuid7(), way=way, on="2026-11-22", given=given)


@pytest.mark.parametrize("way", sorted(SENT_WAYS | BACK_WAYS))
def test_that_a_copy_was_sent_or_came_back_is_taken(root: Issuer, office: Office, way: str) -> None:
    assert take(root, office, written(office, copy(way, given=way in SENT_WAYS))).body is not None


@pytest.mark.parametrize(
    "payload",
    [
        copy("paperNow"),
        copy("handed"),
        copy("cameBack"),
        copy("postToSafeAddress", given=False),
        CopyChosen(visit=CASE, person=CASE, way="nothing"),
        step("discussed"),
        step("ready"),
        step("stopped"),
        step("firstContactDone"),
        FamilyRegistered(name="Haddad"),
        ConsentWithdrawn(form=CASE, person=CASE, channel="phone", effective_at="2026-11-22T09:00:00.000Z"),
        ConflictDecided(records=(CASE,), kept=CASE, reason="zo is het"),
    ],
    ids=lambda payload: getattr(payload, "step", type(payload).__name__),
)
def test_h11_nothing_else_is_taken_by_that_key(root: Issuer, office: Office, payload: Payload) -> None:
    with pytest.raises(FeedError):
        take(root, office, written(office, payload))


def test_only_the_root_makes_such_a_key_and_only_for_that(root: Issuer, office: Office) -> None:
    devices = issue_authority(subject("Gemeente Voorbeeldstad", "devices", demo=False), NOW, root, 0)
    other = issue_authority(subject("Elders", "root", demo=False), NOW, None, 1)
    trust = Trust(pem(root.certificate))
    assert trust.device_key(office.device, certificate(root, office)) == office.key.public_key()
    for wrong in (
        certificate(root, office, None),
        certificate(root, office, RECEIPT_USAGE),
        certificate(devices, office) + pem(devices.certificate),
        certificate(other, office),
    ):
        with pytest.raises(UntrustedError):
            trust.device_key(office.device, wrong)
    with pytest.raises(UntrustedError):
        trust.receipt_key(certificate(root, office))


@pytest.mark.parametrize(("payload", "outcome"), [(step("sent"), "holds"), (step("ready"), "fails")])
def test_a_journal_with_a_step_of_the_back_office_holds_and_with_anything_else_it_fails(
    root: Issuer, office: Office, payload: Payload, outcome: str
) -> None:
    out = io.BytesIO()
    write_export(out, [written(office, payload)], {office.device: certificate(root, office)})
    out.seek(0)
    found = verify_journal(out, name="journal.jsonl", trust_pem=(pem(root.certificate),), explicit_trust=True)
    assert next(each.outcome for each in found.steps if each.name == "issuer") == outcome


def test_its_chain_may_begin_as_every_chain_does(root: Issuer, office: Office) -> None:
    opened = StoreOpened(reason="created", program="jgvisit 0.1.0")
    assert take(root, office, written(office, opened, None)).body is not None
