"""Laptops that write real, signed records about an invented family."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.clock import BootReading
from jgvisit.ids import CaseId, ChainId, DeviceId, RecordId, WorkerId, new_uuid7
from jgvisit.records.answers import TextAnswer
from jgvisit.records.body import Seen, TimeBasis, read_body
from jgvisit.records.chain import EMPTY, Head, compose, head_of
from jgvisit.records.filled import FormFilled
from jgvisit.records.link import StoredRecord, device_of
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import AuthorityRecorded, OrderRecorded, PersonRegistered
from jgvisit.records.payload_forms import ConsentWithdrawn, FormOpened, RequiredMark, SignerDecided
from jgvisit.records.payload_journal import StoreOpened
from jgvisit.records.payload_talk import BeliefAskedBack, CardExplained, HeardTermExplained, SaidBack

START = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)
EPOCH = "00000000-0000-4000-8000-00000000e0c1"


def uuid(number: int) -> str:
    """Return a fixed id, readable in a failing test."""
    return str(UUID(int=number))


CASE = CaseId(uuid(1))
OTHER_CASE = CaseId(uuid(2))
MOTHER, FATHER, SANNE, BRAM = uuid(11), uuid(12), uuid(13), uuid(14)
VISIT, FORM, LINE, ORDER = uuid(21), uuid(31), uuid(41), uuid(51)
HASH = "a" * 64


class DeviceKey:
    """A device key in memory, as a laptop without a TPM has it."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.public = self._key.public_key()

    @property
    def private(self) -> ec.EllipticCurvePrivateKey:
        return self._key

    @property
    def device(self) -> DeviceId:
        return device_of(self.public)

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message, ec.ECDSA(hashes.SHA256()))


@dataclass
class FakeClock:
    """A clock that a test sets."""

    wall: datetime = START
    reading: BootReading = field(default_factory=lambda: BootReading("boot-1", 1_000))

    def now(self) -> datetime:
        return self.wall

    def boot(self) -> BootReading:
        return self.reading

    def pass_ms(self, milliseconds: int) -> None:
        self.wall += timedelta(milliseconds=milliseconds)
        self.reading = BootReading(self.reading.boot, self.reading.elapsed_ms + milliseconds)


class Laptop:
    """One store of one worker: everything it writes stands in one chain."""

    def __init__(self, key: DeviceKey | None = None, worker: str = "worker-1") -> None:
        self.key = key or DeviceKey()
        self.worker = WorkerId(worker)
        self.chain = ChainId(new_uuid7())
        self.records: list[StoredRecord] = []
        self.seen: Seen | None = None
        self.basis = TimeBasis(boot="boot-1")
        self._minutes = count()

    @property
    def head(self) -> Head:
        return head_of(self.records[-1]) if self.records else EMPTY

    def write(
        self,
        payload: Payload,
        *,
        case: CaseId | None = CASE,
        supersedes: tuple[StoredRecord, ...] = (),
        recorded_at: datetime | None = None,
        **more: Any,
    ) -> StoredRecord:
        record = compose(
            payload,
            place=self.head.next_place,
            chain=self.chain,
            signer=self.key,
            id=more.pop("id", RecordId(new_uuid7())),
            author=self.worker,
            recorded_at=recorded_at or START + timedelta(minutes=next(self._minutes)),
            time_basis=more.pop("time_basis", self.basis),
            case=case,
            supersedes=[id_of(old) for old in supersedes],
            seen=more.pop("seen", self.seen),
            **more,
        )
        self.records.append(record)
        return record

    def pulled(self, position: int, epoch: str = EPOCH) -> None:
        """Everything written from now on has seen the feed up to `position`."""
        self.seen = Seen(epoch, position)

    def continued(self, reason: Any = "restored", missing: int | None = None) -> Laptop:
        """Return the same device with a new chain after this one."""
        after = Laptop(self.key, self.worker)
        after.write(
            StoreOpened(
                reason=reason,
                program="0.1.0",
                previous_chain=self.chain,
                previous_seq=self.head.seq,
                previous_head=self.head.link_hash,
                missing=missing,
            ),
            case=None,
        )
        return after


def at(record: StoredRecord, position: int) -> StoredRecord:
    """Return `record` as it comes back from the server's feed."""
    return msgspec.structs.replace(record, position=position)


def id_of(record: StoredRecord) -> RecordId:
    assert record.body is not None
    return RecordId(read_body(record.body).id)


def person(ident: str = MOTHER, name: str = "Marga Verzonnen", role: Any = "parent", **more: Any) -> PersonRegistered:
    return PersonRegistered(person=ident, name=name, role=role, **more)


def authority(line: str = LINE, holder: str = MOTHER, **more: Any) -> AuthorityRecorded:
    return AuthorityRecorded(
        **{"child": SANNE, "kind": "parent", "since": "2013-05-01", "evidence": "gezagsregister", **more},
        line=line,
        holder=holder,
    )


def order(ident: str = ORDER, **more: Any) -> OrderRecorded:
    return OrderRecorded(**{"child": SANNE, "kind": "ots", "starts_on": "2026-01-10", **more}, order=ident)


def form(ident: str = FORM, **more: Any) -> FormOpened:
    values: dict[str, Any] = {
        "form_type": "consentToHelp",
        "form_version": "1",
        "visit": VISIT,
        "child": SANNE,
        "answers": {"help": "Gesprekken thuis"},
        "binding_text": ("U geeft toestemming voor hulp.",),
        "ceremony_salt": "b" * 64,
        "content_sha256": HASH,
        "required": (RequiredMark(person=MOTHER, mark="T", articles=("Jw 7.3.4",)),),
        "law_book": "1",
    }
    return FormOpened(**{**values, **more}, form=ident)


def filled(part: Any = "common", **more: Any) -> FormFilled:
    values: dict[str, Any] = {
        "form": FORM,
        "form_type": "safetyPlan",
        "form_version": "1.0",
        "children": (SANNE,),
        "answers": {"riskStatement": TextAnswer("Dat het vannacht weer misgaat")} if part == "common" else {},
    }
    return FormFilled(**{**values, **more}, part=part)


def decided(decision: Any = "agreed", person: str = MOTHER, **more: Any) -> SignerDecided:
    values: dict[str, Any] = {
        "form": FORM,
        "visit": VISIT,
        "mark": "T",
        "content_sha256": HASH,
        "reading_mode": "self",
        "language": "nl",
        "signature_kind": "drawn",
    }
    return SignerDecided(**{**values, **more}, person=person, decision=decision)


def withdrawn(person: str = MOTHER, **more: Any) -> ConsentWithdrawn:
    values: dict[str, Any] = {"form": FORM, "channel": "phone", "effective_at": "2026-03-05T09:00:00.000Z"}
    return ConsentWithdrawn(**{**values, **more}, person=person)


def said_back(outcome: Any = "ownWordsCorrect", **more: Any) -> SaidBack:
    return SaidBack(**{"visit": VISIT, "card": "K02", "card_version": "1", "person": MOTHER, **more}, outcome=outcome)


def heard(**more: Any) -> HeardTermExplained:
    values: dict[str, Any] = {
        "visit": VISIT,
        "term": "drang",
        "term_version": "1.0",
        "word": "drangtraject",
        "sort": "word",
        "audience": "parent",
        "used_by": (MOTHER,),
        "explained_to": (MOTHER,),
        "languages": ("nl",),
        "statements": ("heard.p.word", "drang.01"),
        "about_children": (SANNE,),
        "frame_said": "voluntary",
    }
    return HeardTermExplained(**{**values, **more})


def asked_back(outcome: Any = "notYet", **more: Any) -> BeliefAskedBack:
    values: dict[str, Any] = {
        "visit": VISIT,
        "term": "nee-zeggen",
        "term_version": "1.0",
        "card": "K04",
        "card_version": "1.0",
        "person": MOTHER,
        "question": "Wat kunt u dan zeggen?",
    }
    return BeliefAskedBack(**{**values, **more}, outcome=outcome)


def card(**more: Any) -> CardExplained:
    values: dict[str, Any] = {
        "visit": VISIT,
        "card": "K02",
        "card_version": "1",
        "audience": "parent",
        "languages": ("nl", "ar"),
        "statements": ("K02.1", "K02.2"),
        "heard_by": (MOTHER,),
        "reading_mode": "self",
        "about_children": (SANNE,),
        "frame_said": "voluntary",
    }
    return CardExplained(**{**values, **more})
