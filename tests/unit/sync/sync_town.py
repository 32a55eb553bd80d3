"""A small municipality for tests: its keys, a laptop's key, and an in-memory store that behaves."""

from __future__ import annotations

import datetime
import hashlib
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import NameOID

from jgvisit.ids import CaseId, ChainId, DeviceId, Sha256, new_uuid7
from jgvisit.records import canonical
from jgvisit.records.body import BlobRef, Body, Seen, TimeBasis, encode_body, new_salt, read_body
from jgvisit.records.link import GENESIS, LINK_DOMAIN, Link, StoredRecord, commitment, link_hash, read_link
from jgvisit.services.ports.journal import Balance
from jgvisit.sync.ports import ChainState, UnsentBlob
from jgvisit.sync.wire import Answered, FeedDevice, Fork, Receipt, SignedReceipt

ALGORITHM = ec.ECDSA(hashes.SHA256())
CASE = CaseId("01890000-0000-7000-8000-00000000000a")


def pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


class Authority:
    """An issuer: a root of its own, or below another."""

    def __init__(self, name: str, issuer: Authority | None = None) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"DEMO {name}")])
        self.certificate = (issuer or self).issue(self.key.public_key(), self.name, authority=True)

    def issue(
        self,
        key: ec.EllipticCurvePublicKey,
        name: x509.Name | str,
        *,
        authority: bool = False,
        loopback: bool = False,
        until: int = 2049,
    ) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) if isinstance(name, str) else name
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
            .not_valid_after(datetime.datetime(until, 1, 1, tzinfo=datetime.UTC))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
        )
        if authority:
            builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        if loopback:
            names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
            builder = builder.add_extension(names, critical=False)
        return builder.sign(self.key, hashes.SHA256())


class LaptopKey:
    """A device key in software, with what the real one offers the sync client."""

    def __init__(self) -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.public_key_der = self.private.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        self.device = DeviceId(canonical.sha256(self.public_key_der)[:32])

    def sign_request(self, signature_base: bytes) -> bytes:
        r, s = decode_dss_signature(self.private.sign(signature_base, ALGORITHM))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def sign(self, message: bytes) -> bytes:
        assert message.startswith(LINK_DOMAIN)
        return self.private.sign(message, ALGORITHM)

    def csr(self) -> bytes:
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.device)])
        request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(self.private, hashes.SHA256())
        return request.public_bytes(serialization.Encoding.DER)


class Town:
    """The municipality's keys."""

    @cached_property
    def root(self) -> Authority:
        return Authority("root")

    @cached_property
    def device_ca(self) -> Authority:
        return Authority("device CA", self.root)

    @cached_property
    def receipt_key(self) -> ec.EllipticCurvePrivateKey:
        return ec.generate_private_key(ec.SECP256R1())

    @cached_property
    def receipt_certificate(self) -> str:
        return pem(self.root.issue(self.receipt_key.public_key(), "receipts"))

    @cached_property
    def tls_ca(self) -> Authority:
        return Authority("tls")

    def certificate_of(self, key: LaptopKey) -> str:
        certificate = self.device_ca.issue(key.private.public_key(), key.device)
        return pem(certificate) + pem(self.device_ca.certificate)


@dataclass
class Writer:
    """Writes a chain of records."""

    key: LaptopKey
    chain: ChainId = field(default_factory=lambda: ChainId(new_uuid7()))
    records: list[StoredRecord] = field(default_factory=list)

    def write(self, kind: str = "note", blobs: Sequence[bytes] = (), case: CaseId | None = CASE) -> StoredRecord:
        refs = tuple(BlobRef(hashlib.sha256(blob).hexdigest(), len(blob), "application/pdf") for blob in blobs)
        body = encode_body(
            Body(
                id=new_uuid7(),
                author="worker-1",
                recorded_at="2026-01-05T10:00:00.000Z",
                time_basis=TimeBasis(boot="boot-1"),
                kind=kind,
                kind_version=1,
                payload=msgspec.Raw(b'{"text":"koffie gedronken"}'),
                case=case,
                blobs=refs,
            )
        )
        salt = new_salt()
        prev = link_hash(self.records[-1].link, self.records[-1].signature) if self.records else GENESIS
        link = canonical.encode(Link(self.key.device, self.chain, len(self.records) + 1, prev, commitment(salt, body)))
        record = StoredRecord(link, self.key.sign(LINK_DOMAIN + link), body, salt)
        self.records.append(record)
        return record


def hash_of(record: StoredRecord) -> Sha256:
    return link_hash(record.link, record.signature)


class MemoryStore:
    """A `SyncStore` in memory; the early ones are the records of kind "withdrawn"."""

    def __init__(self, *writers: Writer) -> None:
        self.writers = list(writers)
        self.answers: dict[Sha256, Answered] = {}
        self.receipts: list[Receipt] = []
        self.heard: list[str] = []
        self.blobs: dict[tuple[CaseId, str], bytes] = {}
        self.sent: set[tuple[CaseId, str]] = set()
        self.cursor: Seen | None = None
        self.pulled: dict[Sha256, StoredRecord] = {}
        self.devices: dict[DeviceId, str] = {}
        self.assigned: tuple[CaseId, ...] = ()
        self.whole: list[bool] = []
        self.forks: tuple[Fork, ...] = ()

    def add_blob(self, data: bytes) -> None:
        self.blobs[CASE, hashlib.sha256(data).hexdigest()] = data

    def _of(self, chain: ChainId) -> list[StoredRecord]:
        return next(writer.records for writer in self.writers if writer.chain == chain)

    def _answered(self, chain: ChainId) -> int:
        count = 0
        for record in self._of(chain):
            answer = self.answers.get(hash_of(record))
            if answer is None or answer.answer == "early":
                break
            count += 1
        return count

    def _epoch(self, chain: ChainId) -> str | None:
        return next((known.epoch for known in reversed(self.receipts) if known.chain == chain), None)

    def chains(self) -> tuple[ChainState, ...]:
        return tuple(
            ChainState(writer.chain, len(writer.records), self._answered(writer.chain), self._epoch(writer.chain))
            for writer in self.writers
        )

    def own_records(self, chain: ChainId, after: int, limit: int) -> tuple[StoredRecord, ...]:
        return tuple(self._of(chain)[after : after + limit])

    def unanswered_early(self, chain: ChainId) -> tuple[StoredRecord, ...]:
        return tuple(
            record
            for record in self._of(chain)
            if read_body(record.body or b"").kind == "withdrawn" and hash_of(record) not in self.answers
        )

    def note_push(self, chain: ChainId, answers: Sequence[Answered], receipt: SignedReceipt) -> None:
        read = msgspec.json.decode(receipt.receipt, type=Receipt)
        former = [known for known in self.receipts if known.chain == chain][-1:]
        for known in former:
            if known.epoch != read.epoch:
                for record in self._of(chain)[known.safe :]:
                    self.answers.pop(hash_of(record), None)
        self.answers |= {Sha256(answer.link_hash): answer for answer in answers}
        self.receipts.append(read)

    def hear_time(self, receipt: SignedReceipt) -> None:
        self.heard.append(msgspec.json.decode(receipt.receipt, type=Receipt).at)

    def _named(self) -> list[UnsentBlob]:
        bodies = [read_body(record.body or b"") for writer in self.writers for record in writer.records]
        return [UnsentBlob(CaseId(body.case), ref) for body in bodies if body.case for ref in body.blobs]

    def unsent_blobs(self) -> tuple[UnsentBlob, ...]:
        return tuple(blob for blob in self._named() if (blob.case, blob.ref.sha256) not in self.sent)

    def blob(self, case: CaseId, sha256: Sha256) -> bytes:
        return self.blobs[case, sha256]

    def note_blob_sent(self, case: CaseId, sha256: Sha256) -> None:
        self.sent.add((case, sha256))

    def seen(self) -> Seen | None:
        return self.cursor

    def pull_after(self) -> Seen | None:
        return self.seen()

    def put_feed(
        self,
        seen: Seen,
        records: Sequence[StoredRecord],
        devices: Sequence[FeedDevice],
        cases: Sequence[CaseId],
        *,
        whole: bool = True,
        forks: Sequence[Fork] = (),
    ) -> tuple[CaseId, ...]:
        self.cursor = seen
        self.pulled |= {hash_of(record): record for record in records}
        self.devices |= {DeviceId(device.device): device.certificate for device in devices}
        self.assigned = tuple(cases)
        self.whole.append(whole)
        self.forks = tuple(forks)
        found = [read_body(record.body).case for record in records if record.body]
        return tuple(dict.fromkeys(CaseId(case) for case in found if case))

    def missing_blobs(self) -> tuple[UnsentBlob, ...]:
        bodies = [read_body(record.body) for record in self.pulled.values() if record.body]
        wanted = [UnsentBlob(CaseId(body.case), ref) for body in bodies if body.case for ref in body.blobs]
        return tuple(blob for blob in wanted if (blob.case, blob.ref.sha256) not in self.blobs)

    def put_blob(self, case: CaseId, sha256: Sha256, data: bytes) -> None:
        self.blobs[case, sha256] = data

    def device_certificates(self) -> dict[DeviceId, str]:
        return dict(self.devices)

    def balance(self) -> Balance:
        given = [
            self.answers[hash_of(record)].answer if hash_of(record) in self.answers else "waiting"
            for writer in self.writers
            for record in writer.records
        ]
        last = self.receipts[-1] if self.receipts else None
        return Balance(
            made=len(given),
            stored=given.count("stored"),
            already=given.count("already"),
            early=given.count("early"),
            forked=given.count("forked"),
            rejected=given.count("rejected"),
            parked=0,
            waiting=given.count("waiting"),
            kept=last.kept if last else 0,
            checked=last.checked if last else 0,
            safe=last.safe if last else 0,
            receipt_at=last.at if last else None,
        )


def seq_of(record: StoredRecord) -> int:
    return read_link(record.link).seq
