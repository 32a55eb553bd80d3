"""Stores for tests: real SQLCipher files in a temporary folder, with a clock that a test sets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from jgvisit.clock import BootReading
from jgvisit.config import Places
from jgvisit.ids import CaseId, ChainId, Sha256, WorkerId
from jgvisit.records import canonical
from jgvisit.records.body import BlobRef
from jgvisit.records.link import StoredRecord, link_hash, read_link
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.services.ports.journal import NewRecord
from jgvisit.store.create import Costs, CreatedStore, create_store
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.safe import Safe
from jgvisit.store.wraps import KdfCost
from jgvisit.sync.wire import Answered, Receipt, SignedReceipt

CASE = CaseId("00000000-0000-4000-8000-000000000001")
OTHER_CASE = CaseId("00000000-0000-4000-8000-000000000002")
PERSON = "00000000-0000-4000-8000-000000000011"
FORM = "00000000-0000-4000-8000-000000000031"
EPOCH = "00000000-0000-4000-8000-00000000e0c1"
OTHER_EPOCH = "00000000-0000-4000-8000-00000000e0c2"
WORKER = WorkerId("worker-7")
SERVICE = "jgvisit-test"
CHEAP = KdfCost(64, 1, 1)
COSTS = Costs(CHEAP, CHEAP)
PIN = "kastanje9"


class SetClock:
    """A machine whose clocks stand still until a test moves them."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)
        self.reading = BootReading("boot-1", 1_000_000)

    def now(self) -> datetime:
        return self.wall

    def boot(self) -> BootReading:
        return self.reading

    def wait(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.reading = BootReading(self.reading.boot, self.reading.elapsed_ms + int(seconds * 1000))

    def restart(self, boot: str = "boot-2", elapsed_ms: int = 0) -> None:
        self.reading = BootReading(boot, elapsed_ms)


def new_store(folder: Path, clock: SetClock, pin: str | None = None) -> CreatedStore:
    return create_store(Places(folder / "store", SERVICE), pin, clock, costs=COSTS)


def journal_in(safe: Safe, clock: SetClock) -> JournalStore:
    return JournalStore(safe, author=WORKER, clock=clock)


def family(name: str = "Van den Berg", case: CaseId = CASE) -> NewRecord:
    return NewRecord(FamilyRegistered(name=name), case)


def withdrawal(case: CaseId = CASE) -> NewRecord:
    payload = ConsentWithdrawn(form=FORM, person=PERSON, channel="phone", effective_at="2026-03-02T13:00:00.000Z")
    return NewRecord(payload, case)


def ref_of(data: bytes, media_type: str = "application/pdf") -> BlobRef:
    return BlobRef(sha256=canonical.sha256(data), bytes=len(data), media_type=media_type)


def with_blob(data: bytes, case: CaseId = CASE) -> NewRecord:
    return NewRecord(FamilyRegistered(name="Van den Berg"), case, blobs=(ref_of(data),))


def hash_of(record: StoredRecord) -> Sha256:
    return link_hash(record.link, record.signature)


def answered(record: StoredRecord, answer: str = "stored", parked: str | None = None) -> Answered:
    return Answered(link_hash=hash_of(record), seq=read_link(record.link).seq, answer=answer, parked=parked)


def receipt(
    chain: ChainId, received: int, *, safe: int = 0, epoch: str = EPOCH, at: str = "2026-03-02T16:00:00.000Z"
) -> SignedReceipt:
    text = msgspec.json.encode(
        Receipt(
            device="d" * 32, chain=chain, epoch=epoch, head="0" * 64, received=received, kept=received,
            checked=received, safe=safe, parked=0, at=at, audit_root="0" * 64,
        )
    )  # fmt: skip
    return SignedReceipt(receipt=text.decode(), signature="AA")
