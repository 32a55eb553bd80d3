"""What another laptop wrote, as it comes from the server."""

from __future__ import annotations

from pathlib import Path

import pytest
from store_factory import (
    CASE,
    EPOCH,
    OTHER_CASE,
    OTHER_EPOCH,
    SetClock,
    family,
    journal_in,
    new_store,
    ref_of,
    with_blob,
)

from jgvisit.ids import DeviceId, Sha256
from jgvisit.records.body import Seen, read_body
from jgvisit.records.chain import without_body
from jgvisit.records.link import StoredRecord, link_hash
from jgvisit.store.journal_store import JournalStore
from jgvisit.sync.wire import FeedDevice, Fork

INK = Sha256(ref_of(b"ink").sha256)


@pytest.fixture
def pulled(tmp_path: Path, clock: SetClock) -> tuple[StoredRecord, ...]:
    """Three records of another device: its opening, one of each family."""
    other = new_store(tmp_path / "other", clock)
    journal = journal_in(other.safe, clock)
    journal.append([with_blob(b"ink", CASE), family("B", OTHER_CASE)], blobs={INK: b"ink"})
    records = journal.all_records()
    other.safe.close()
    return records


def placed(records: tuple[StoredRecord, ...], start: int = 1) -> list[StoredRecord]:
    return [
        StoredRecord(link=r.link, signature=r.signature, body=r.body, salt=r.salt, position=start + i)
        for i, r in enumerate(records)
    ]


def seen(position: int) -> Seen:
    return Seen(epoch=EPOCH, position=position)


def test_pulled_records_are_here_with_their_place_and_the_cursor_moves(
    journal: JournalStore, pulled: tuple[StoredRecord, ...]
) -> None:
    assert journal.seen() is None
    devices = [FeedDevice(device="d" * 32, certificate="PEM 1")]
    assert journal.put_feed(seen(3), placed(pulled), devices, [CASE, CASE, OTHER_CASE]) == (CASE, OTHER_CASE)
    assert journal.seen() == seen(3)
    assert [record.position for record in journal.records_of(CASE)] == [2]
    assert journal.cases() == (CASE, OTHER_CASE)
    assert journal.device_certificates() == {DeviceId("d" * 32): "PEM 1"}
    journal.put_feed(seen(3), [], [FeedDevice(device="d" * 32, certificate="PEM 2")], [CASE])
    assert journal.device_certificates() == {DeviceId("d" * 32): "PEM 2"}


def test_what_comes_twice_changes_nothing_but_its_place(
    journal: JournalStore, pulled: tuple[StoredRecord, ...]
) -> None:
    journal.put_feed(seen(3), placed(pulled), [], [CASE])
    assert journal.put_feed(seen(13), placed(pulled, 11), [], [CASE]) == ()
    assert [record.position for record in journal.all_records()] == [11, 12, 13]
    assert journal.put_feed(seen(13), pulled, [], [CASE]) == ()
    assert [record.position for record in journal.all_records()] == [11, 12, 13]


def test_own_records_that_come_back_stay_own(journal: JournalStore) -> None:
    journal.append([family()])
    own = journal.all_records()
    assert journal.put_feed(seen(2), placed(own), [], [CASE]) == ()
    (chain,) = journal.chains()
    assert (chain.records, journal.balance().made) == (2, 2)
    assert [record.position for record in journal.own_records(chain.chain, 0, 9)] == [1, 2]


def test_pulled_records_are_nobodys_outbox(journal: JournalStore, pulled: tuple[StoredRecord, ...]) -> None:
    journal.put_feed(seen(3), placed(pulled), [], [CASE])
    assert journal.chains() == ()
    assert journal.unsent().records == 0
    assert journal.balance().made == 0


def test_a_link_without_its_body_is_kept_and_completed_later(
    journal: JournalStore, pulled: tuple[StoredRecord, ...]
) -> None:
    bare = [without_body(record) for record in placed(pulled)]
    assert journal.put_feed(seen(3), bare, [], [CASE]) == ()
    assert journal.cases() == ()
    assert len(journal.all_records()) == 3
    assert journal.put_feed(seen(3), bare, [], [CASE]) == ()
    assert journal.put_feed(seen(3), placed(pulled), [], [CASE]) == (CASE, OTHER_CASE)
    assert [blob.ref for blob in journal.missing_blobs()] == [ref_of(b"ink")]


@pytest.mark.parametrize("body", [b"{}", b"\xff", b'{"id":"\xe2"}'])
def test_a_body_nobody_can_read_is_kept_and_belongs_to_no_family(
    journal: JournalStore, pulled: tuple[StoredRecord, ...], body: bytes
) -> None:
    odd = StoredRecord(link=pulled[1].link, signature=pulled[1].signature, body=body, salt=b"s" * 32, position=1)
    assert journal.put_feed(seen(1), [odd], [], [CASE]) == ()
    assert journal.all_records() == (odd,)


def test_two_branches_of_a_fork_are_both_kept(journal: JournalStore, pulled: tuple[StoredRecord, ...]) -> None:
    branch = StoredRecord(link=pulled[1].link, signature=b"another", body=pulled[1].body, salt=pulled[1].salt)
    journal.put_feed(seen(2), [pulled[1], branch], [], [CASE])
    assert len({link_hash(r.link, r.signature) for r in journal.records_of(CASE)}) == 2


def test_files_of_assigned_families_are_fetched_once(journal: JournalStore, pulled: tuple[StoredRecord, ...]) -> None:
    journal.put_feed(seen(3), placed(pulled), [], [OTHER_CASE])
    assert journal.missing_blobs() == ()
    journal.put_feed(seen(3), [], [], [CASE])
    (missing,) = journal.missing_blobs()
    assert (missing.case, missing.ref) == (CASE, ref_of(b"ink"))
    journal.put_blob(CASE, INK, b"ink")
    journal.put_blob(CASE, INK, b"ink")
    assert journal.missing_blobs() == ()
    assert journal.blob(CASE, INK) == b"ink"
    assert journal.unsent_blobs() == ()


@pytest.mark.parametrize(("sha256", "data"), [(INK, b"other"), (Sha256("0" * 64), b"ink")])
def test_a_file_that_is_not_what_was_asked_for_is_not_kept(
    journal: JournalStore, pulled: tuple[StoredRecord, ...], sha256: Sha256, data: bytes
) -> None:
    journal.put_feed(seen(3), placed(pulled), [], [CASE])
    with pytest.raises(ValueError, match="blob"):
        journal.put_blob(CASE, sha256, data)
    assert len(journal.missing_blobs()) == 1


def test_what_was_pulled_is_named_in_what_is_written_after(
    journal: JournalStore, pulled: tuple[StoredRecord, ...]
) -> None:
    journal.put_feed(seen(3), placed(pulled), [], [CASE])
    journal.append([family("C")])
    assert read_body(journal.records_of(CASE)[-1].body or b"").seen == seen(3)
    head = journal.head()
    assert head is not None
    assert head.seen == seen(3)


def said_seen(journal: JournalStore) -> Seen | None:
    """Write about the family, and return how far that record says it had seen."""
    journal.append([family("C")])
    return read_body(journal.records_of(CASE)[-1].body or b"").seen


def test_who_was_given_a_family_since_has_not_seen_what_lies_below_the_cursor(
    journal: JournalStore, pulled: tuple[StoredRecord, ...]
) -> None:
    """Else the record would silently replace those of a colleague that nobody here ever saw (H12)."""
    journal.put_feed(seen(3), placed(pulled)[2:], [], [OTHER_CASE])
    assert said_seen(journal) is None
    journal.put_feed(seen(4), [], [], [CASE, OTHER_CASE], whole=False)
    assert said_seen(journal) is None
    journal.put_feed(seen(5), placed(pulled)[:2], [], [CASE, OTHER_CASE])
    assert said_seen(journal) == seen(5)


def test_in_the_middle_of_the_feed_only_what_was_whole_before_counts(
    journal: JournalStore, pulled: tuple[StoredRecord, ...]
) -> None:
    journal.put_feed(seen(3), placed(pulled), [], [CASE])
    journal.put_feed(seen(7), [], [], [CASE], whole=False)
    assert said_seen(journal) == seen(3)
    journal.put_feed(seen(8), [], [], [OTHER_CASE], whole=False)
    journal.put_feed(seen(9), [], [], [CASE, OTHER_CASE], whole=False)
    assert said_seen(journal) is None


def test_positions_of_a_feed_that_was_restored_are_forgotten(
    journal: JournalStore, pulled: tuple[StoredRecord, ...]
) -> None:
    """In the new feed others stand at these places; who saw those has not seen these."""
    journal.put_feed(seen(3), placed(pulled), [], [CASE])
    journal.put_feed(Seen(epoch=OTHER_EPOCH, position=1), placed(pulled[:1]), [], [CASE])
    assert [record.position for record in journal.all_records()] == [1, None, None]


def test_forks_are_kept_for_ever_each_at_its_first_place(journal: JournalStore) -> None:
    fork = Fork(device="d" * 32, chain=CASE, seq=7)
    other = Fork(device="e" * 32, chain=CASE, seq=2)
    journal.put_feed(seen(1), [], [], [CASE], forks=[fork])
    journal.put_feed(seen(2), [], [], [CASE])
    journal.put_feed(seen(3), [], [], [CASE], forks=[Fork(device="d" * 32, chain=CASE, seq=9), other])
    assert journal.forks() == {("d" * 32, CASE): 7, ("e" * 32, CASE): 2}
    journal.put_feed(seen(4), [], [], [CASE], forks=[Fork(device="d" * 32, chain=CASE, seq=1)])
    assert journal.forks() == {("d" * 32, CASE): 1, ("e" * 32, CASE): 2}


def test_a_pulled_blob_goes_up_once_more_when_an_own_record_names_it(
    journal: JournalStore, pulled: tuple[StoredRecord, ...]
) -> None:
    """The server counts the own record as kept only when this device sent its blobs."""
    journal.put_feed(seen(3), placed(pulled), [], [CASE])
    journal.put_blob(CASE, INK, b"ink")
    assert journal.unsent_blobs() == ()
    journal.append([with_blob(b"ink", CASE)])
    assert [blob.ref.sha256 for blob in journal.unsent_blobs()] == [INK]
    journal.note_blob_sent(CASE, INK)
    journal.append([with_blob(b"ink", CASE)])
    assert journal.unsent_blobs() == ()
