"""An erasure order on a laptop: no planted word is left in any file of its folder, and everything else is as it was."""

from __future__ import annotations

import io
import os
from pathlib import Path

import msgspec
import pytest
from erasure_maker import erasure_of
from raw_pages import found
from sqlcipher3 import dbapi2
from store_factory import (
    CASE,
    EPOCH,
    OTHER_CASE,
    SetClock,
    answered,
    family,
    hash_of,
    journal_in,
    new_store,
    receipt,
    with_blob,
)

from jgvisit.ids import CaseId, Sha256
from jgvisit.records.body import Seen
from jgvisit.records.export import read_export, write_export
from jgvisit.records.fold import fold
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.records.verify import verify_chain
from jgvisit.services.ports.journal import DraftKey, NewRecord
from jgvisit.store.create import CreatedStore
from jgvisit.store.erasure_shelf import ErasureShelf
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.private_file import aside_name, copy_file
from jgvisit.store.removal_shelf import RemovalShelf
from jgvisit.store.safe import KeyringPlace, Safe, open_safe
from jgvisit.sync.erasure_orders import ErasureBound
from jgvisit.sync.removal_wire import Removal

TENANT = "00000000-0000-4000-8000-0000000000aa"
CHILD, OTHER_CHILD = "00000000-0000-4000-8000-00000000c411", "00000000-0000-4000-8000-00000000c412"
NAME, PAPER, HALF, KEPT = b"Zwaluwstaart", b"%PDF Kievitsbloem " * 500, b"Wielewaal" * 900, b"Roodborst"
SHARED = b"%PDF Gedeeld" * 100
GONE = (NAME, PAPER[:17], HALF[:9])
NAMED = "f" * 64


@pytest.fixture
def shelf(safe: Safe, clock: SetClock) -> ErasureShelf:
    return shelf_of(safe, clock)


def shelf_of(safe: Safe, clock: SetClock) -> ErasureShelf:
    bound = ErasureBound(TENANT, "", True, 0)
    return ErasureShelf(safe, bound, RemovalShelf(safe, TENANT, clock), clock, lambda: False)


def person(name: bytes, id_: str) -> NewRecord:
    return NewRecord(PersonRegistered(person=id_, name=name.decode(), role="child"), CASE)


def written(journal: JournalStore) -> tuple[Sha256, ...]:
    """Write a family with two children down; return the links of the first child's records."""
    paper, shared = with_blob(PAPER, CASE), with_blob(SHARED, CASE)
    journal.append([family(KEPT.decode(), CASE), family("Merel", OTHER_CASE), person(b"Vink", OTHER_CHILD)])
    journal.append([person(NAME * 20, CHILD)])
    journal.append([paper], blobs={Sha256(paper.blobs[0].sha256): PAPER})
    journal.append([shared], blobs={Sha256(shared.blobs[0].sha256): SHARED})
    gone = tuple(hash_of(record) for record in journal.records_of(CASE)[-3:])
    journal.append([with_blob(SHARED, CASE)])
    journal.put_draft(DraftKey(CASE, f"said_back:K02:{CHILD}"), HALF)
    journal.put_draft(DraftKey(CASE, f"said_back:K02:{OTHER_CHILD}"), KEPT)
    return gone


def told(shelf: ErasureShelf) -> list[Removal]:
    waiting = shelf._removals.waiting()
    return [msgspec.json.decode(each.signed.removal, type=Removal) for each in waiting]


def test_no_word_of_what_was_erased_is_in_any_file_and_the_rest_is_as_it_was(
    safe: Safe, journal: JournalStore, shelf: ErasureShelf, clock: SetClock
) -> None:
    links, store = written(journal), safe.places.store
    folder, key = safe.places.store_dir, safe.keys.data_key
    safe.database.checkpoint()
    for why in ("v2", "behind", "damaged"):
        copy_file(store, aside_name(store, why, clock.now()))
    assert len(found(folder, key, GONE)) == 4, "the search must find it in the store and in each copy"
    left = [record for record in journal.records_of(CASE) if hash_of(record) not in links]
    expected, other = fold(CASE, left), journal.records_of(OTHER_CASE)
    shelf.carry_out(erasure_of(TENANT, links), NAMED)
    assert found(folder, key, GONE) == {}
    assert fold(CASE, journal.records_of(CASE)) == expected
    assert journal.records_of(OTHER_CASE) == other
    assert list(journal.drafts(CASE)) == [f"said_back:K02:{OTHER_CHILD}"]
    assert journal.blob(CASE, Sha256(with_blob(SHARED).blobs[0].sha256)) == SHARED, "another record names it too"
    assert not list(folder.glob("*.v2-*"))
    assert len([path for why in ("behind", "damaged") for path in folder.glob(f"*.{why}-*Z")]) == 2


def test_the_chain_verifies_the_export_says_erased_and_the_answer_names_the_order(
    safe: Safe, journal: JournalStore, shelf: ErasureShelf
) -> None:
    links = written(journal)
    shelf.carry_out(erasure_of(TENANT, (*links, Sha256("e" * 64))), NAMED)
    assert verify_chain(journal.all_records(), safe.device_key.public_key).holds
    out = io.BytesIO()
    write_export(out, journal.all_records(), {})
    assert not [word for word in GONE if word in out.getvalue()]
    out.seek(0)
    (records,) = read_export(out).chains.values()
    assert {hash_of(record) for record in records if record.body is None} == set(links)
    (removal,) = told(shelf)
    assert (removal.order_sha256, removal.why, removal.copies) == (NAMED, "order", 0)
    assert set(removal.links) == set(links), "only those that were here"
    assert shelf.bound().highest == 1


def test_a_laptop_that_never_had_it_answers_too_and_what_was_erased_never_comes_in(
    safe: Safe, journal: JournalStore, shelf: ErasureShelf, clock: SetClock, tmp_path: Path
) -> None:
    other = new_store(tmp_path / "other", clock)
    theirs = journal_in(other.safe, clock)
    theirs.append([family(NAME.decode()), family("Merel")])
    first, second = theirs.records_of(CASE)
    shelf.carry_out(erasure_of(TENANT, (hash_of(first),)), NAMED)
    assert [removal.links for removal in told(shelf)] == [()]
    for _ in range(2):
        journal.put_feed(Seen(EPOCH, 3), (first, second), [], [CASE])
        assert [record.body for record in journal.all_records()] == [None, second.body]
    assert found(safe.places.store_dir, safe.keys.data_key, (NAME,)) == {}
    other.safe.close()


def test_an_erased_record_of_ours_counts_on_in_the_balance_and_is_sent_as_its_link(
    journal: JournalStore, shelf: ErasureShelf
) -> None:
    journal.append([family(NAME.decode())])
    (chain,) = journal.chains()
    opened, record = journal.own_records(chain.chain, 0, 9)
    journal.note_push(chain.chain, [answered(opened), answered(record, parked="no_right")], receipt(chain.chain, 2))
    shelf.carry_out(erasure_of(TENANT, (hash_of(record),)), NAMED)
    assert (journal.balance().made, journal.balance().parked) == (2, 1)
    assert [each.body is None for each in journal.own_records(chain.chain, 0, 9)] == [False, True]
    assert journal.unsent().records == 0


def test_a_whole_family_leaves_nothing_that_names_it(safe: Safe, journal: JournalStore, shelf: ErasureShelf) -> None:
    written(journal)
    journal.put_feed(Seen(EPOCH, 1), [], [], [CASE, OTHER_CASE])
    links = [hash_of(record) for record in journal.records_of(CASE)]
    shelf.carry_out(erasure_of(TENANT, links), NAMED)
    assert journal.cases() == (OTHER_CASE,)
    assert journal.drafts(CASE) == {}
    assert found(safe.places.store_dir, safe.keys.data_key, (CASE.encode(), CHILD.encode(), KEPT)) == {}


@pytest.mark.parametrize("cut", ["before", "after"])
def test_a_power_cut_on_either_side_of_the_commit_leaves_an_order_that_is_finished_later(
    created: CreatedStore, journal: JournalStore, clock: SetClock, cut: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    safe, places = created.safe, created.safe.places
    links = written(journal)
    shelf, order = shelf_of(safe, clock), erasure_of(TENANT, links)

    class PowerCutError(Exception):
        """The machine stops here."""

    def stop(*_: object, **__: object) -> bool:
        raise PowerCutError

    copy_file(places.store, aside_name(places.store, "v2", clock.now()))
    if cut == "after":
        monkeypatch.setattr(safe.database, "checkpoint", stop)
    else:
        monkeypatch.setattr(shelf._removals, "note", stop)
    with pytest.raises(PowerCutError):
        shelf.carry_out(order, NAMED)
    monkeypatch.undo()
    safe.close()
    again = open_safe(places, safe.keys, KeyringPlace(places.keyring_service, safe.keyring.file_id), clock)
    shelf = shelf_of(again, clock)
    if cut == "before":
        assert shelf.bound().highest == 0, "the server sends it again"
        shelf.carry_out(order, NAMED)
    assert shelf.bound().highest == 1
    assert [set(removal.links) for removal in told(shelf)] == [set(links)]
    assert found(places.store_dir, safe.keys.data_key, GONE) == {}
    again.close()


def test_a_copy_that_does_not_open_is_told_of_until_it_is_gone(
    safe: Safe, journal: JournalStore, shelf: ErasureShelf, clock: SetClock
) -> None:
    links = written(journal)
    broken = aside_name(safe.places.store, "damaged", clock.now())
    broken.write_bytes(os.urandom(8192))
    shelf.carry_out(erasure_of(TENANT, links), NAMED)
    assert [removal.copies for removal in told(shelf)] == [1]
    assert broken.exists(), "perhaps nobody else has what it holds"
    for waiting in shelf._removals.waiting():
        shelf._removals.told(waiting.number)
    shelf.confirm_again(1)
    assert told(shelf) == [], "nothing changed"
    broken.unlink()
    shelf.confirm_again(1)
    shelf.confirm_again(1)
    (removal,) = told(shelf)
    assert (removal.copies, set(removal.links), removal.order_sha256) == (0, set(links), NAMED)
    shelf.confirm_again(7)
    assert len(told(shelf)) == 1, "an order that never came is not confirmed"


def test_an_older_store_put_back_is_erased_again(
    created: CreatedStore, journal: JournalStore, clock: SetClock, tmp_path: Path
) -> None:
    safe, places = created.safe, created.safe.places
    links = written(journal)
    safe.database.checkpoint()
    old = tmp_path / "old"
    copy_file(places.store, old)
    shelf_of(safe, clock).carry_out(erasure_of(TENANT, links), NAMED)
    journal.append([family("later", OTHER_CASE)])
    safe.close()
    places.store.write_bytes(old.read_bytes())
    again = open_safe(places, safe.keys, KeyringPlace(places.keyring_service, safe.keyring.file_id), clock)
    assert found(places.store_dir, safe.keys.data_key, GONE) != {}, "it was set aside whole, and opened"
    shelf = shelf_of(again, clock)
    assert shelf.bound().highest == 0
    shelf.carry_out(erasure_of(TENANT, links), NAMED)
    assert found(places.store_dir, safe.keys.data_key, GONE) == {}
    again.close()


def test_who_erased_something_cannot_be_made_to_forget_it(
    safe: Safe, journal: JournalStore, shelf: ErasureShelf
) -> None:
    links = written(journal)
    before = {hash_of(record): record for record in journal.all_records()}
    shelf.carry_out(erasure_of(TENANT, links), NAMED)
    record: StoredRecord = before[links[0]]
    for attempt in ("DELETE FROM erased_links", "UPDATE records SET body = x'00', salt = x'00' WHERE body IS NULL"):
        with pytest.raises(dbapi2.DatabaseError), safe.database.write() as connection:
            connection.execute(attempt)
    assert record.body is not None
    assert [each.body for each in journal.all_records() if hash_of(each) == links[0]] == [None]
    assert CaseId(CASE) in journal.cases()
