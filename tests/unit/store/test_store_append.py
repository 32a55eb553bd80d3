"""The journal: what was appended is there, signed and chained; what failed never was."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from store_factory import (
    CASE,
    OTHER_CASE,
    PERSON,
    WORKER,
    SetClock,
    family,
    journal_in,
    receipt,
    ref_of,
    with_blob,
    withdrawal,
)

from jgvisit.errors import RecordError
from jgvisit.ids import CaseId, RecordId, Sha256, new_uuid7
from jgvisit.records.body import read_body
from jgvisit.records.kinds import read_payload
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.records.payload_forms import ConsentWithdrawn, FormOpened
from jgvisit.records.payload_journal import StoreOpened
from jgvisit.records.verify import verify_chain
from jgvisit.services.ports.journal import DraftKey, Journal, NewRecord, StoreHead
from jgvisit.store.connection import PAGE_BYTES, Connection
from jgvisit.store.create import CreatedStore
from jgvisit.store.database import Database, open_existing
from jgvisit.store.errors import (
    BlobMissingError,
    DiskFaultError,
    DiskFullError,
    StoreBehindError,
    StoreClosedError,
    StoreUnsureError,
)
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.safe import Safe
from jgvisit.sync.ports import SyncStore
from jgvisit.sync.wire import MAX_BLOB_BYTES


def bodies(records: tuple[StoredRecord, ...]) -> list[Payload | None]:
    return [read_payload(read_body(record.body)) for record in records if record.body is not None]


def test_it_is_what_services_and_sync_ask_for(journal: JournalStore) -> None:
    services: Journal = journal
    sync: SyncStore = journal
    assert services.cases() == ()
    assert sync.chains() == ()
    assert journal.head() is None


def test_the_first_record_of_a_store_says_that_it_was_opened(journal: JournalStore) -> None:
    journal.append([family()])
    opened, registered = bodies(journal.all_records())
    assert isinstance(opened, StoreOpened)
    assert (opened.reason, opened.previous_chain) == ("created", None)
    assert registered == FamilyRegistered(name="Van den Berg")


def test_appended_records_form_a_chain_that_verifies(journal: JournalStore, safe: Safe) -> None:
    for name in ("A", "B", "C"):
        journal.append([family(name), family(name + name)])
    records = journal.all_records()
    report = verify_chain(records, safe.device_key.public_key)
    assert report.holds, report
    assert report.records == 7
    head = journal.head()
    assert head is not None
    assert report.head is not None
    assert (head.seq, head.link_hash) == (report.head.seq, report.head.link_hash)


def test_nothing_to_append_writes_nothing(journal: JournalStore) -> None:
    assert journal.append([]) == ()
    assert journal.all_records() == ()


def test_a_record_carries_author_times_and_its_own_id(journal: JournalStore, clock: SetClock) -> None:
    wanted = RecordId(new_uuid7())
    given, made = journal.append([NewRecord(FamilyRegistered(name="A"), CASE, id=wanted), family()])
    assert given == wanted
    first, second = (read_body(record.body or b"") for record in journal.records_of(CASE))
    assert (first.id, second.id) == (given, made)
    assert first.author == WORKER
    assert first.recorded_at == "2026-03-02T13:00:00.000Z"
    assert (first.time_basis.boot, first.time_basis.server_time) == ("boot-1", None)


def test_the_time_heard_from_the_server_outlives_the_program(
    journal: JournalStore, safe: Safe, clock: SetClock
) -> None:
    journal.append([family()])
    chain = journal.chains()[0].chain
    journal.hear_time(receipt(chain, 0, at="2026-03-02T12:59:00.000Z"))
    clock.wait(60)
    again = journal_in(safe, clock)
    again.append([family()])
    again.hear_time(receipt(chain, 0, at="2020-01-01T00:00:00.000Z"))
    clock.restart()
    journal_in(safe, clock).append([family()])
    _, same_boot, next_boot = (read_body(record.body or b"").time_basis for record in again.records_of(CASE))
    assert (same_boot.server_time, same_boot.elapsed_ms) == ("2026-03-02T12:59:00.000Z", 60_000)
    assert (next_boot.server_time, next_boot.elapsed_ms) == ("2026-03-02T12:59:00.000Z", None)


def test_a_family_sees_its_own_records_and_blobs_only(journal: JournalStore) -> None:
    journal.append([family("A", CASE), family("B", OTHER_CASE)])
    journal.append([with_blob(b"ink", CASE)], blobs={ref_of(b"ink").sha256: b"ink"})
    assert journal.cases() == (CASE, OTHER_CASE)
    assert bodies(journal.records_of(OTHER_CASE)) == [FamilyRegistered(name="B")]
    assert journal.blob(CASE, Sha256(ref_of(b"ink").sha256)) == b"ink"
    with pytest.raises(BlobMissingError):
        journal.blob(OTHER_CASE, Sha256(ref_of(b"ink").sha256))


def test_a_second_record_may_name_a_blob_that_is_here(journal: JournalStore) -> None:
    digest = Sha256(ref_of(b"ink").sha256)
    journal.append([with_blob(b"ink")], blobs={digest: b"ink"})
    journal.append([with_blob(b"ink")])
    journal.append([with_blob(b"ink")], blobs={digest: b"ink"})
    assert len(journal.unsent_blobs()) == 1


@pytest.mark.parametrize(
    ("record", "blobs"),
    [
        pytest.param(with_blob(b"ink"), {}, id="not given"),
        pytest.param(family(), {ref_of(b"ink").sha256: b"ink"}, id="not named"),
        pytest.param(with_blob(b"ink"), {ref_of(b"ink").sha256: b"other"}, id="another hash"),
    ],
)
def test_a_blob_that_does_not_fit_stops_everything(
    journal: JournalStore, record: NewRecord, blobs: dict[Sha256, bytes]
) -> None:
    with pytest.raises(ValueError, match="blob"):
        journal.append([record], blobs=blobs)
    assert journal.all_records() == ()


def test_a_blob_that_no_server_takes_is_refused_before_it_waits_for_ever(journal: JournalStore) -> None:
    data = bytes(MAX_BLOB_BYTES + 1)
    with pytest.raises(ValueError, match="over"):
        journal.append([with_blob(data)], blobs={Sha256(ref_of(data).sha256): data})
    assert journal.all_records() == ()


def test_a_body_that_is_too_large_writes_nothing(journal: JournalStore) -> None:
    journal.append([family()])
    large = FormOpened(
        form=PERSON, form_type="help", form_version="1", visit=PERSON, child=PERSON, answers={},
        binding_text=("é" * 8000,) * 8, ceremony_salt="0" * 64, content_sha256="0" * 64, required=(), law_book="1",
    )  # fmt: skip
    with pytest.raises(RecordError):
        journal.append([family("B"), NewRecord(large, CASE)])
    assert len(journal.all_records()) == 2


def test_a_draft_is_kept_changed_and_forgotten(journal: JournalStore) -> None:
    key, other = DraftKey(CASE, "said_back:K02"), DraftKey(OTHER_CASE, "said_back:K02")
    journal.put_draft(key, b"half")
    journal.put_draft(key, b"half a sentence")
    journal.put_draft(other, b"x")
    assert journal.drafts(CASE) == {"said_back:K02": b"half a sentence"}
    journal.clear_draft(key)
    journal.clear_draft(key)
    assert journal.drafts(CASE) == {}
    assert journal.drafts(OTHER_CASE) == {"said_back:K02": b"x"}


def test_the_record_that_finishes_a_draft_takes_it_away(journal: JournalStore) -> None:
    key = DraftKey(CASE, "said_back:K02")
    journal.put_draft(key, b"half")
    with pytest.raises(ValueError, match="blob"):
        journal.append([with_blob(b"ink")], clears=[key])
    assert journal.drafts(CASE) == {"said_back:K02": b"half"}
    journal.append([family()], clears=[key])
    assert journal.drafts(CASE) == {}


def test_threads_write_one_after_another(journal: JournalStore, safe: Safe) -> None:
    def write() -> None:
        for _ in range(10):
            journal.append([family()])
            journal.unsent()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verify_chain(journal.all_records(), safe.device_key.public_key).holds
    assert journal.unsent().records == 41


def test_a_second_process_on_the_same_store_makes_no_fork(journal: JournalStore, safe: Safe, clock: SetClock) -> None:
    other = Safe(safe.places, open_existing(safe.places.store, safe.keys.data_key), safe.keys, safe.keyring)
    second = journal_in(other, clock)
    for _ in range(3):
        journal.append([family()])
        second.append([family()])
    assert verify_chain(journal.all_records(), safe.device_key.public_key).holds
    other.close()


def test_after_the_lock_nothing_is_read_or_written(journal: JournalStore, safe: Safe) -> None:
    journal.append([family()])
    safe.lock()
    with pytest.raises(StoreClosedError):
        journal.records_of(CASE)
    with pytest.raises(StoreClosedError):
        journal.append([family()])


# -- faults of the disk -----------------------------------------------------------------------


def test_a_full_disk_writes_nothing_and_work_goes_on_when_there_is_room(journal: JournalStore, safe: Safe) -> None:
    key = DraftKey(CASE, "form:help")
    journal.append([family()])
    journal.put_draft(key, b"strokes")
    with safe.database.read() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}").fetchall()
    data = b"x" * 100_000
    with pytest.raises(DiskFullError):
        journal.append([with_blob(data)], blobs={Sha256(ref_of(data).sha256): data}, clears=[key])
    assert len(journal.records_of(CASE)) == 1
    assert journal.drafts(CASE) == {"form:help": b"strokes"}
    assert journal.unsent_blobs() == ()
    with safe.database.read() as connection:
        connection.execute("PRAGMA max_page_count = 100000").fetchall()
    journal.append([with_blob(data)], blobs={Sha256(ref_of(data).sha256): data}, clears=[key])
    assert verify_chain(journal.all_records(), safe.device_key.public_key).holds


def failing_after_commit(database: Database, error: Exception) -> Iterator[Connection]:
    with Database.write(database) as connection:
        yield connection
    with database.read():
        raise error


def test_a_commit_that_stands_though_its_flush_failed_is_flushed_again_and_counts(
    journal: JournalStore, safe: Safe, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.append([family("A")])
    write = contextmanager(lambda: failing_after_commit(safe.database, DiskFaultError("fsync", unsure=True)))
    monkeypatch.setattr(safe.database, "write", write)
    assert len(journal.append([family("B")])) == 1
    assert bodies(journal.records_of(CASE)) == [FamilyRegistered(name="A"), FamilyRegistered(name="B")]
    head, mark = journal.head(), safe.marks.read()
    assert head is not None
    assert mark is not None
    assert mark.seq == head.seq == 3


def test_a_commit_of_which_the_disk_does_not_tell_is_called_neither_saved_nor_lost(
    journal: JournalStore, safe: Safe, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.append([family("A")])
    write = contextmanager(lambda: failing_after_commit(safe.database, DiskFaultError("fsync", unsure=True)))
    monkeypatch.setattr(safe.database, "write", write)
    monkeypatch.setattr("jgvisit.store.database.open_connection", refuse)
    with pytest.raises(StoreUnsureError):
        journal.append([family("B")])
    with pytest.raises(StoreClosedError):
        journal.cases()


def refuse(*_: object) -> None:
    raise DiskFaultError("fsync")


def test_a_log_is_written_anew_before_anything_is_told_from_it(
    journal: JournalStore, safe: Safe, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kernel may have called its bytes clean without writing them; the next flush would say nothing."""
    journal.append([family("A")])
    with pytest.raises(DiskFaultError), safe.database.read():
        raise DiskFaultError("read")
    log = safe.places.store.with_name("jgvisit.store-wal")
    log.write_bytes(b"of a fault")
    again: list[bytes] = []
    monkeypatch.setattr("jgvisit.store.database.write_again", lambda path: again.append(path.read_bytes()))
    assert len(journal.records_of(CASE)) == 1
    assert again == [b"of a fault"]


def test_a_fault_while_the_log_is_moved_is_no_fault_of_the_commit_before_it(
    journal: JournalStore, safe: Safe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jgvisit.store.database.LONGEST_LOG_BYTES", 0)
    moved: list[bool] = []
    checkpoint = safe.database.checkpoint
    monkeypatch.setattr(safe.database, "checkpoint", lambda: moved.append(checkpoint()))
    assert len(journal.append([family("A")])) == 1
    assert moved == [True]
    monkeypatch.setattr(safe.database, "checkpoint", refuse)
    assert len(journal.append([family("B")])) == 1
    assert len(journal.records_of(CASE)) == 2


def test_a_disk_that_lost_what_was_committed_before_closes_the_store(
    journal: JournalStore, safe: Safe, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.append([family("A")])
    head = journal.head()
    assert head is not None
    safe.marks.write(StoreHead(head.chain, head.seq + 4, Sha256("f" * 64)))
    write = contextmanager(lambda: failing_after_commit(safe.database, DiskFaultError("fsync", unsure=True)))
    monkeypatch.setattr(safe.database, "write", write)
    with pytest.raises(StoreBehindError) as lost:
        journal.append([family("B")])
    assert lost.value.missing == 3
    with pytest.raises(StoreClosedError):
        journal.cases()


def test_early_kinds_are_marked_when_they_are_written(journal: JournalStore) -> None:
    journal.append([family(), withdrawal(), family()])
    chain = journal.chains()[0].chain
    (early,) = journal.unanswered_early(chain)
    assert isinstance(bodies((early,))[0], ConsentWithdrawn)
    assert journal.cases() == (CaseId(CASE),)


def test_a_record_changes_five_pages_of_the_disk(journal: JournalStore, created: CreatedStore) -> None:
    """Each page more is encrypted, written and flushed before anything is shown as kept (bar: 4 bare writes).

    Now and then a page is full and splits; most records change no more than these: their own page and four indexes.
    """
    log = next(created.safe.places.store_dir.glob("*-wal"))
    frame, sizes = PAGE_BYTES + 24, [log.stat().st_size]
    for _ in range(12):
        journal.append([family()])
        sizes.append(log.stat().st_size)
    pages = sorted((after - before) // frame for before, after in pairwise(sizes))
    assert pages[len(pages) // 2] <= 5
