"""What waits, what was answered, and the balance of the day."""

from __future__ import annotations

from msgspec.structs import replace
from store_factory import (
    CASE,
    EPOCH,
    OTHER_EPOCH,
    SetClock,
    answered,
    family,
    receipt,
    ref_of,
    with_blob,
    withdrawal,
)

from jgvisit.ids import ChainId, Sha256
from jgvisit.records.body import Seen, read_body
from jgvisit.records.kinds import read_payload
from jgvisit.records.link import StoredRecord, read_link
from jgvisit.records.payload_journal import StoreOpened
from jgvisit.services.ports.journal import Balance, Unsent
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.safe import Safe
from jgvisit.sync.ports import ChainState


def chain_of(journal: JournalStore) -> ChainId:
    return journal.chains()[-1].chain


def own(journal: JournalStore, chain: ChainId | None = None) -> tuple[StoredRecord, ...]:
    return journal.own_records(chain or chain_of(journal), 0, 1000)


def opening(record: StoredRecord) -> StoreOpened:
    payload = read_payload(read_body(record.body or b""))
    assert isinstance(payload, StoreOpened)
    return payload


def test_a_chain_counts_its_answered_run_without_early_ones(journal: JournalStore) -> None:
    journal.append([family(), withdrawal(), family()])
    chain, records = chain_of(journal), own(journal)
    assert journal.chains() == (ChainState(chain, 4, 0),)
    journal.note_push(chain, [answered(records[2], "early")], receipt(chain, 0))
    assert journal.chains() == (ChainState(chain, 4, 0),)
    journal.note_push(chain, [answered(records[0]), answered(records[1], "already")], receipt(chain, 2))
    assert journal.chains() == (ChainState(chain, 4, 2),)
    journal.note_push(chain, [answered(each) for each in records[2:]], receipt(chain, 4))
    assert journal.chains() == (ChainState(chain, 4, 4),)


def test_records_come_out_in_order_after_a_place_and_up_to_a_limit(journal: JournalStore) -> None:
    journal.append([family() for _ in range(5)])
    records = journal.own_records(chain_of(journal), 2, 3)
    assert [read_link(record.link).seq for record in records] == [3, 4, 5]


def test_an_early_one_waits_until_it_has_any_answer(journal: JournalStore) -> None:
    journal.append([withdrawal(), withdrawal()])
    chain = chain_of(journal)
    first, second = journal.unanswered_early(chain)
    journal.note_push(chain, [answered(first, "early")], receipt(chain, 0))
    assert journal.unanswered_early(chain) == (second,)


def test_what_waits_is_counted_with_its_age(journal: JournalStore, clock: SetClock) -> None:
    assert journal.unsent() == Unsent(0, 0, None)
    journal.append([with_blob(b"ink")], blobs={Sha256(ref_of(b"ink").sha256): b"ink"})
    clock.wait(3600)
    journal.append([family()])
    assert journal.unsent() == Unsent(3, 0, "2026-03-02T13:00:00.000Z")
    chain, records = chain_of(journal), own(journal)
    journal.note_push(chain, [answered(each) for each in records[:2]], receipt(chain, 2))
    assert journal.unsent() == Unsent(1, 1, "2026-03-02T13:00:00.000Z")
    journal.note_blob_sent(CASE, Sha256(ref_of(b"ink").sha256))
    assert journal.unsent() == Unsent(1, 0, "2026-03-02T14:00:00.000Z")


def test_a_record_whose_file_is_still_here_is_one_piece_that_waits(journal: JournalStore) -> None:
    journal.append([with_blob(b"ink")], blobs={Sha256(ref_of(b"ink").sha256): b"ink"})
    assert journal.unsent().pieces == len(own(journal))
    chain = chain_of(journal)
    journal.note_push(chain, [answered(each) for each in own(journal)], receipt(chain, 2))
    assert journal.unsent().pieces == 1
    journal.note_blob_sent(CASE, Sha256(ref_of(b"ink").sha256))
    assert journal.unsent().pieces == 0


def test_blobs_are_sent_oldest_first_and_once(journal: JournalStore) -> None:
    for data in (b"first", b"second"):
        journal.append([with_blob(data)], blobs={Sha256(ref_of(data).sha256): data})
    first, second = journal.unsent_blobs()
    assert (first.case, first.ref) == (CASE, ref_of(b"first"))
    journal.note_blob_sent(CASE, Sha256(first.ref.sha256))
    assert journal.unsent_blobs() == (second,)


def test_before_the_first_push_everything_waits(journal: JournalStore) -> None:
    journal.append([family()])
    assert journal.balance() == Balance(2, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, None)


def test_every_record_counts_once_under_its_latest_answer(journal: JournalStore) -> None:
    journal.append([family(), withdrawal(), family(), family()])
    chain, records = chain_of(journal), own(journal)
    journal.note_push(chain, [answered(records[2], "early")], receipt(chain, 0))
    journal.note_push(
        chain,
        [answered(records[0]), answered(records[1], parked="unknownKind"), answered(records[2], "already")],
        receipt(chain, 3, safe=1),
    )
    balance = journal.balance()
    parked = read_body(records[1].body or b"").id
    assert balance == Balance(
        made=5, stored=2, already=1, early=0, forked=0, rejected=0, parked=1, waiting=2, kept=3, checked=3, safe=1,
        receipt_at="2026-03-02T16:00:00.000Z", parked_reasons=((parked, "unknownKind"),),
    )  # fmt: skip
    assert balance.made == balance.stored + balance.already + balance.early + balance.waiting


def test_the_balance_is_of_the_last_push_and_later_work_is_unsent(journal: JournalStore) -> None:
    journal.append([family()])
    chain, records = chain_of(journal), own(journal)
    journal.note_push(chain, [answered(each) for each in records], receipt(chain, 2))
    journal.append([family()])
    assert (journal.balance().made, journal.balance().waiting) == (2, 0)
    assert journal.unsent().records == 1


def test_an_older_receipt_takes_nothing_back(journal: JournalStore) -> None:
    journal.append([family()])
    chain, records = chain_of(journal), own(journal)
    journal.note_push(chain, [answered(each) for each in records], receipt(chain, 2, safe=2))
    journal.note_push(chain, [], receipt(chain, 1, at="2026-03-01T00:00:00.000Z"))
    assert journal.balance().safe == 2


def test_a_restored_server_gets_again_what_was_not_in_its_backup(journal: JournalStore) -> None:
    journal.append([family()])
    journal.append([with_blob(b"ink")], blobs={Sha256(ref_of(b"ink").sha256): b"ink"})
    chain, records = chain_of(journal), own(journal)
    journal.note_push(chain, [answered(each, parked="noRight") for each in records], receipt(chain, 3, safe=2))
    journal.note_blob_sent(CASE, Sha256(ref_of(b"ink").sha256))
    restored = receipt(chain, 2, safe=2, epoch=OTHER_EPOCH, at="2026-03-01T16:00:00.000Z")
    journal.note_push(chain, [], restored)
    assert (journal.balance().parked, journal.balance().kept) == (2, 2)
    assert journal.chains() == (ChainState(chain, 3, 2),)
    assert [blob.ref for blob in journal.unsent_blobs()] == [ref_of(b"ink")]
    journal.note_push(chain, [answered(records[2])], receipt(chain, 3, epoch=OTHER_EPOCH))
    assert journal.chains() == (ChainState(chain, 3, 3),)


def test_a_place_in_the_feed_counts_only_with_the_feed_that_was_fetched(journal: JournalStore) -> None:
    """A restored server counts anew: its places beside older cursors would tell that somebody saw what they did not."""
    journal.append([family(), family()])
    chain, records = chain_of(journal), own(journal)
    placed = [replace(answered(record), position=n) for n, record in enumerate(records, 1)]
    journal.note_push(chain, placed[:1], receipt(chain, 1))
    assert [record.position for record in own(journal)] == [None, None, None]
    journal.put_feed(Seen(EPOCH, 0), [], [], [CASE])
    journal.note_push(chain, placed[:2], receipt(chain, 2))
    assert [record.position for record in own(journal)] == [1, 2, None]
    journal.note_push(chain, placed[2:], receipt(chain, 3, epoch=OTHER_EPOCH))
    assert [record.position for record in own(journal)] == [1, 2, None]


def test_a_fork_ends_the_chain_and_the_next_one_names_it(journal: JournalStore, safe: Safe) -> None:
    journal.append([family()])
    chain, records = chain_of(journal), own(journal)
    journal.note_push(chain, [answered(records[0]), answered(records[1], "forked")], receipt(chain, 1))
    why = safe.new_chain
    assert why is not None
    assert why.reason == "restored"
    journal.append([family()])
    assert safe.new_chain is None
    old, new = journal.chains()
    assert (old, new.records) == (ChainState(chain, 2, 2), 2)
    opened = opening(own(journal)[0])
    assert (opened.reason, opened.previous_chain, opened.previous_seq) == ("restored", chain, 2)
    assert journal.balance().forked == 1
    assert journal.forks() == {(read_link(records[1].link).device, chain): 2}


def test_a_refused_record_is_kept_and_work_goes_on_in_a_new_chain(journal: JournalStore) -> None:
    journal.append([family()])
    chain, records = chain_of(journal), own(journal)
    journal.note_push(chain, [answered(records[0], "rejected")], receipt(chain, 0))
    journal.append([family()])
    assert opening(own(journal)[0]).reason == "recovered"
    assert own(journal, chain) == records
    assert journal.balance().rejected == 1


def test_a_server_that_knows_more_than_the_store_ends_the_chain(journal: JournalStore) -> None:
    journal.append([family()])
    chain, records = chain_of(journal), own(journal)
    journal.note_push(chain, [answered(each) for each in records], receipt(chain, 5))
    journal.append([family()])
    opened = opening(own(journal)[0])
    assert (opened.reason, opened.missing) == ("behind", 3)


def test_answers_about_an_ended_chain_end_no_other(journal: JournalStore, safe: Safe) -> None:
    journal.append([family()])
    chain, records = chain_of(journal), own(journal)
    journal.note_push(chain, [answered(records[0], "forked")], receipt(chain, 0))
    journal.append([family()])
    journal.note_push(chain, [answered(records[1], "forked")], receipt(chain, 0))
    assert safe.new_chain is None
