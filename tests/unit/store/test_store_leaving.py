"""Families that leave the laptop: whole, only when safe with the server, and with nothing left in any file."""

from __future__ import annotations

import io
from datetime import timedelta

import msgspec
import pytest
from raw_pages import found
from store_factory import (
    CASE,
    EPOCH,
    OTHER_CASE,
    OTHER_EPOCH,
    SetClock,
    answered,
    family,
    hash_of,
    journal_in,
    new_store,
    receipt,
    ref_of,
    with_blob,
)

from jgvisit.ids import CaseId, Sha256
from jgvisit.records.body import Seen
from jgvisit.records.export import write_export
from jgvisit.records.fold import fold
from jgvisit.records.link import StoredRecord
from jgvisit.records.verify import verify_chain
from jgvisit.services.laptop.retention import DRAFTS_WAIT, Retention
from jgvisit.services.ports.journal import WAITING, DraftKey
from jgvisit.store.copies import copies_beside
from jgvisit.store.create import CreatedStore
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.private_file import aside_name, copy_file
from jgvisit.store.removal_shelf import RemovalShelf
from jgvisit.store.safe import Safe
from jgvisit.sync.encoding import from_base64
from jgvisit.sync.removal_wire import REMOVAL_DOMAIN, Removal
from jgvisit.sync.trust import signed_by

TENANT = "00000000-0000-4000-8000-0000000000aa"
NAME, PAPER, HALF, OTHER = b"Zwaluwstaart", b"%PDF Kievitsbloem " * 500, b"Wielewaal", b"Roodborst"
WORDS = (NAME, PAPER[:17], HALF)
KEEP_DAYS = 30


@pytest.fixture
def shelf(safe: Safe, clock: SetClock) -> RemovalShelf:
    return RemovalShelf(safe, TENANT, clock)


def written(journal: JournalStore) -> None:
    """Write two families down, the first with a paper, a long record and half a sentence."""
    paper = with_blob(PAPER, CASE)
    journal.append([paper], blobs={Sha256(paper.blobs[0].sha256): PAPER})
    journal.append([family(NAME.decode() * 30), family(OTHER.decode(), OTHER_CASE)])
    journal.put_draft(DraftKey(CASE, "said_back:K02"), HALF * 2000)


def sent(journal: JournalStore, *, safe: int, answer: str = "stored", epoch: str = EPOCH) -> None:
    (state,) = journal.chains()
    answers = [answered(record, answer) for record in journal.own_records(state.chain, 0, 99)]
    journal.note_push(state.chain, answers, receipt(state.chain, state.records, safe=safe, epoch=epoch))
    journal.note_blob_sent(CASE, Sha256(ref_of(PAPER).sha256))


def assigned(journal: JournalStore, *cases: CaseId, records: tuple[StoredRecord, ...] = ()) -> None:
    journal.put_feed(Seen(EPOCH, 10), records, [], cases)


def retention(shelf: RemovalShelf, clock: SetClock, *, in_visit: bool = False) -> Retention:
    return Retention(shelf, clock, lambda case: in_visit, lambda: KEEP_DAYS)


def without_drafts(journal: JournalStore) -> None:
    journal.clear_draft(DraftKey(CASE, "said_back:K02"))


def test_a_family_that_is_no_longer_ours_leaves_and_no_word_of_it_is_in_any_file(
    created: CreatedStore, journal: JournalStore, shelf: RemovalShelf, clock: SetClock
) -> None:
    written(journal)
    folder, key = created.safe.places.store_dir, created.safe.keys.data_key
    planted = {word for words in found(folder, key, (*WORDS, OTHER)).values() for word in words}
    assert planted == {*WORDS, OTHER}, "the search must find what is there"
    sent(journal, safe=4)
    assigned(journal, OTHER_CASE)
    clock.wait(DRAFTS_WAIT.total_seconds())
    retention(shelf, clock).tidy(fetched=True)  # notes the half sentence
    clock.wait(DRAFTS_WAIT.total_seconds())
    before = fold(OTHER_CASE, journal.records_of(OTHER_CASE))
    retention(shelf, clock).tidy(fetched=True)
    assert journal.cases() == (OTHER_CASE,)
    assert fold(OTHER_CASE, journal.records_of(OTHER_CASE)) == before
    assert found(folder, key, WORDS) == {}
    assert found(folder, key, (OTHER,)) != {}


def test_what_stays_verifies_and_the_export_says_what_is_not_there(
    safe: Safe, journal: JournalStore, shelf: RemovalShelf
) -> None:
    written(journal)
    sent(journal, safe=4)
    assigned(journal)
    assert shelf.leave(CASE, "notAssigned")
    report = verify_chain(journal.all_records(), safe.device_key.public_key)
    assert report.holds
    assert [record.body is None for record in journal.all_records()] == [False, True, True, False]
    out = io.BytesIO()
    write_export(out, journal.all_records(), {})
    assert NAME not in out.getvalue()
    assert CASE.encode() not in out.getvalue()
    journal.append([family("C", OTHER_CASE)])
    assert verify_chain(journal.all_records(), safe.device_key.public_key).holds
    assert journal.balance().made == 4


def test_the_server_is_told_once_with_a_signature_and_nothing_of_the_family(
    safe: Safe, journal: JournalStore, shelf: RemovalShelf
) -> None:
    written(journal)
    gone = {hash_of(record) for record in journal.records_of(CASE)}
    sent(journal, safe=4)
    assigned(journal)
    assert shelf.leave(CASE, "notAssigned")
    (waiting,) = shelf.waiting()
    message = REMOVAL_DOMAIN + waiting.signed.removal.encode()
    assert signed_by(safe.device_key.public_key, message, from_base64(waiting.signed.signature))
    told = msgspec.json.decode(waiting.signed.removal, type=Removal)
    assert (set(told.links), told.why, told.copies) == (gone, "notAssigned", 0)
    assert (told.tenant, told.device, told.store) == (TENANT, safe.device_key.device, safe.keyring.file_id)
    assert CASE not in waiting.signed.removal
    shelf.told(waiting.number)
    assert shelf.waiting() == ()
    assert shelf.leave(CASE, "notAssigned") is True  # a second time nothing is there to go
    assert shelf.waiting() == ()


@pytest.mark.parametrize(
    ("safe_to", "answer", "why"),
    [(2, "stored", "above the mark"), (4, "forked", "the marks may be the other branch's"), (4, "early", "outside")],
    ids=["above", "forked", "early"],
)
def test_nothing_leaves_that_is_not_safe_and_then_nothing_of_its_family(
    journal: JournalStore, shelf: RemovalShelf, clock: SetClock, safe_to: int, answer: str, why: str
) -> None:
    written(journal)
    without_drafts(journal)
    sent(journal, safe=safe_to, answer=answer)
    assigned(journal)
    before = journal.all_records()
    retention(shelf, clock).tidy(fetched=True)
    assert journal.all_records() == before, why
    assert shelf.waiting() == ()


def test_above_a_fork_the_marks_are_nobodys(journal: JournalStore, shelf: RemovalShelf) -> None:
    """They count the server's run, and that may be the other branch: what looks safe by its number is not."""
    written(journal)
    (state,) = journal.chains()
    answers = [
        answered(record, "forked" if number == 1 else "stored")
        for number, record in enumerate(journal.own_records(state.chain, 0, 99))
    ]
    journal.note_push(state.chain, answers, receipt(state.chain, 4, safe=4))
    journal.note_blob_sent(CASE, Sha256(ref_of(PAPER).sha256))
    assert not shelf.leave(OTHER_CASE, "notAssigned")


def test_a_restored_server_takes_the_mark_back(journal: JournalStore, shelf: RemovalShelf) -> None:
    written(journal)
    sent(journal, safe=4)
    (state,) = journal.chains()
    journal.note_push(state.chain, (), receipt(state.chain, 1, safe=1, epoch=OTHER_EPOCH))
    assert not shelf.leave(CASE, "notAssigned")


def test_an_unsent_file_keeps_its_family(journal: JournalStore, shelf: RemovalShelf) -> None:
    written(journal)
    (state,) = journal.chains()
    answers = [answered(record) for record in journal.own_records(state.chain, 0, 99)]
    journal.note_push(state.chain, answers, receipt(state.chain, 4, safe=4))
    assert not shelf.leave(CASE, "notAssigned")
    assert journal.blob(CASE, Sha256(ref_of(PAPER).sha256)) == PAPER


def test_an_open_visit_an_assigned_family_and_half_a_sentence_stay(
    journal: JournalStore, shelf: RemovalShelf, clock: SetClock
) -> None:
    written(journal)
    sent(journal, safe=4)
    assigned(journal, OTHER_CASE)
    retention(shelf, clock).tidy(fetched=True)
    assert CASE in journal.cases(), "the half sentence waits"
    without_drafts(journal)
    retention(shelf, clock, in_visit=True).tidy(fetched=True)
    assert CASE in journal.cases()
    retention(shelf, clock).tidy(fetched=False)
    assert CASE in journal.cases(), "nobody asked the server whose families these are"
    retention(shelf, clock).tidy(fetched=True)
    assert journal.cases() == (OTHER_CASE,)


def test_what_was_confirmed_and_is_not_sealed_keeps_its_family_for_good(
    journal: JournalStore, shelf: RemovalShelf, clock: SetClock
) -> None:
    written(journal)
    sent(journal, safe=4)
    without_drafts(journal)
    waits = DraftKey(CASE, f"{WAITING}form:person:T")
    journal.put_draft(waits, b"confirmed")
    for _ in range(2):
        assigned(journal, OTHER_CASE)
        retention(shelf, clock).tidy(fetched=True)
        clock.wait(timedelta(days=400).total_seconds())
    assert journal.drafts(CASE) == {waits.field: b"confirmed"}
    journal.clear_draft(waits)
    retention(shelf, clock).tidy(fetched=True)
    assert CASE not in journal.cases()


def test_a_half_sentence_waits_anew_when_the_family_came_back_meanwhile(
    journal: JournalStore, shelf: RemovalShelf, clock: SetClock
) -> None:
    written(journal)
    sent(journal, safe=4)
    for mine in ((), (CASE,), ()):
        assigned(journal, OTHER_CASE, *mine)
        retention(shelf, clock).tidy(fetched=True)
        clock.wait(timedelta(days=10).total_seconds())
    assert CASE in journal.cases()
    assert journal.drafts(CASE) != {}


def test_families_leave_when_nobody_asked_for_as_long_as_the_municipality_set_and_the_next_pull_begins_anew(
    journal: JournalStore, shelf: RemovalShelf, clock: SetClock
) -> None:
    written(journal)
    sent(journal, safe=4)
    assigned(journal, CASE, OTHER_CASE)
    whole = journal.records_of(OTHER_CASE)
    clock.wait(timedelta(days=KEEP_DAYS).total_seconds() - 1)
    retention(shelf, clock).tidy(fetched=False)
    assert set(journal.cases()) == {CASE, OTHER_CASE}
    clock.wait(1)
    retention(shelf, clock).tidy(fetched=False)
    assert journal.cases() == (CASE,), "half a sentence of a family that may be ours is never thrown away"
    assert (journal.seen(), journal.pull_after()) == (Seen(EPOCH, 10), None)
    assigned(journal, CASE, OTHER_CASE, records=whole)
    assert journal.records_of(OTHER_CASE) == whole
    assert journal.pull_after() == Seen(EPOCH, 10)


def test_a_family_that_never_was_pulled_stays_however_long(
    journal: JournalStore, shelf: RemovalShelf, clock: SetClock
) -> None:
    written(journal)
    sent(journal, safe=4)
    clock.wait(timedelta(days=400).total_seconds())
    retention(shelf, clock).tidy(fetched=False)
    assert set(journal.cases()) == {CASE, OTHER_CASE}


def test_what_this_laptop_lost_and_got_back_waits_for_a_mark_above_it(
    journal: JournalStore, shelf: RemovalShelf
) -> None:
    """Nobody else keeps it if the server has to be restored."""
    journal.append([family(case=OTHER_CASE)])
    lost = journal.all_records()[1]
    back = StoredRecord(lost.link, b"another life of this store", lost.body, lost.salt, position=5)
    assigned(journal, records=(back,))
    sent(journal, safe=2)
    assert not shelf.leave(OTHER_CASE, "notAssigned")
    own = StoredRecord(lost.link, lost.signature, lost.body, lost.salt, position=6)
    assigned(journal, records=(own,))
    assert shelf.leave(OTHER_CASE, "notAssigned")


def test_another_laptops_records_leave_with_their_files(
    journal: JournalStore, shelf: RemovalShelf, tmp_path_factory: pytest.TempPathFactory, clock: SetClock
) -> None:
    other = new_store(tmp_path_factory.mktemp("other"), clock)
    theirs = journal_in(other.safe, clock)
    theirs.append([with_blob(b"ink")], blobs={Sha256(ref_of(b"ink").sha256): b"ink"})
    assigned(journal, CASE, records=theirs.records_of(CASE))
    journal.put_blob(CASE, Sha256(ref_of(b"ink").sha256), b"ink")
    assigned(journal)
    assert shelf.leave(CASE, "notAssigned")
    assert journal.cases() == ()
    assigned(journal, CASE, records=theirs.records_of(CASE))
    assert journal.records_of(CASE) == theirs.records_of(CASE)
    assert [blob.ref for blob in journal.missing_blobs()] == [ref_of(b"ink")]
    other.safe.close()


def test_a_copy_from_before_a_migration_goes_once_it_is_needless_and_a_set_aside_one_is_told_of(
    safe: Safe, journal: JournalStore, shelf: RemovalShelf, clock: SetClock
) -> None:
    written(journal)
    safe.database.checkpoint()
    store = safe.places.store
    backup, damaged = (aside_name(store, why, clock.now()) for why in ("v2", "damaged"))
    for copy in (backup, damaged):
        copy_file(store, copy)
    assert not shelf.leave(CASE, "notAssigned")
    assert backup.exists(), "what it holds is nowhere but on this laptop"
    sent(journal, safe=4)
    assert shelf.leave(CASE, "notAssigned")
    assert [copy.path for copy in copies_beside(store)] == [damaged]
    (waiting,) = shelf.waiting()
    assert msgspec.json.decode(waiting.signed.removal, type=Removal).copies == 1
    assert set(found(safe.places.store_dir, safe.keys.data_key, WORDS)) == {damaged.name}


def test_the_device_key_signs_no_removal_in_another_role(safe: Safe) -> None:
    with pytest.raises(ValueError, match="not a removal"):
        safe.device_key.sign_removal(b"jgvisit/link/1\0{}")
    with pytest.raises(ValueError, match="not a link"):
        safe.device_key.sign(REMOVAL_DOMAIN + b"{}")
