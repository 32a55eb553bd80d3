import random

from record_factory import CASE, EPOCH, Laptop, at, id_of, person, uuid

from jgvisit.ids import ChainId
from jgvisit.records.body import Seen
from jgvisit.records.chain import without_body
from jgvisit.records.entries import Entry, read_entries
from jgvisit.records.link import StoredRecord
from jgvisit.records.order import Order
from jgvisit.records.payload_journal import StoreOpened

NEW_EPOCH = uuid(99)


class Known:
    """The order of some records, asked by record."""

    def __init__(
        self, *records: StoredRecord, epoch: str | None = None, forks: dict[tuple[str, str], int] | None = None
    ) -> None:
        reading = read_entries(CASE, records)
        self.order = Order(reading, epoch, forks or {})
        self._entries = {entry.hash: entry for entry in (*reading.entries, *reading.openings)}
        self._by_id = {entry.id: entry for entry in self._entries.values()}

    def entry(self, record: StoredRecord) -> Entry:
        return self._by_id[id_of(record)]

    def before(self, one: StoredRecord, other: StoredRecord) -> bool:
        return self.order.before(self.entry(one), self.entry(other))

    def concurrent(self, one: StoredRecord, other: StoredRecord) -> bool:
        return not self.before(one, other) and not self.before(other, one)

    def sorted(self, *records: StoredRecord) -> list[StoredRecord]:
        return sorted(records, key=lambda record: self.order.rank(self.entry(record)))


def test_later_in_one_chain_is_after_whatever_the_clock_says(laptop: Laptop) -> None:
    first, second = laptop.write(person()), laptop.write(person())
    known = Known(second, first)
    assert known.before(first, second)
    assert not known.before(second, first)
    assert not known.before(first, first)


def test_two_laptops_that_saw_nothing_of_each_other_are_concurrent() -> None:
    one, other = Laptop().write(person()), Laptop().write(person())
    assert Known(one, other).concurrent(one, other)
    assert Known(at(one, 1), at(other, 2)).concurrent(one, other)


def test_what_was_pulled_is_before_and_what_was_not_yet_is_concurrent() -> None:
    one, other = Laptop(), Laptop()
    old, new = at(one.write(person()), 5), at(one.write(person()), 6)
    other.pulled(5)
    record = other.write(person())
    known = Known(old, new, record)
    assert known.before(old, record)
    assert not known.before(record, old)
    assert known.concurrent(new, record)


def test_what_a_device_had_pulled_it_still_has_later_in_its_chain() -> None:
    one, other = Laptop(), Laptop()
    old = at(one.write(person()), 5)
    other.pulled(5)
    other.write(person())
    other.seen = None
    later = other.write(person())
    assert Known(old, *other.records).before(old, later)


def test_positions_of_another_epoch_prove_nothing() -> None:
    one, other = Laptop(), Laptop()
    old = at(one.write(person()), 5)
    other.pulled(5)
    record = other.write(person())
    assert Known(old, record, epoch=EPOCH).before(old, record)
    assert Known(old, record, epoch=NEW_EPOCH).concurrent(old, record)


def test_nobody_has_seen_what_came_into_the_feed_after_them() -> None:
    honest, boastful = Laptop(), Laptop()
    boastful.pulled(2**53 - 1)
    claim = at(boastful.write(person()), 4)
    earlier, later = at(honest.write(person()), 3), at(honest.write(person()), 5)
    known = Known(claim, earlier, later)
    assert known.before(earlier, claim)
    assert known.concurrent(later, claim)


def test_cursors_of_two_epochs_prove_nothing_unless_the_epoch_is_given() -> None:
    one, other = Laptop(), Laptop()
    old = at(one.write(person(), seen=Seen(NEW_EPOCH, 0)), 5)
    other.pulled(5)
    record = other.write(person())
    assert Known(old, record).concurrent(old, record)
    assert Known(old, record, epoch=EPOCH).before(old, record)


def test_a_chain_that_continues_another_is_after_the_head_it_names(laptop: Laptop) -> None:
    old = laptop.write(person())
    after = laptop.continued()
    lost = laptop.write(person())
    new = after.write(person())
    third = after.continued()
    newest = third.write(person())
    known = Known(*laptop.records, *after.records, *third.records)
    assert known.before(old, new)
    assert known.before(old, newest)
    assert known.before(new, newest)
    assert known.concurrent(lost, new)
    assert not known.before(new, old)


def test_a_store_found_behind_goes_on_after_what_it_still_held(laptop: Laptop) -> None:
    held, lost = laptop.write(person()), laptop.write(person())
    after = laptop.continued("behind", missing=1)
    new = after.write(person())
    known = Known(held, lost, *after.records)
    assert known.before(held, new)
    assert known.concurrent(lost, new)


def test_a_chain_that_names_another_head_continues_nothing(laptop: Laptop) -> None:
    old = laptop.write(person())
    after = Laptop(laptop.key)
    opened = StoreOpened(
        reason="restored", program="1", previous_chain=laptop.chain, previous_seq=1, previous_head="f" * 64
    )
    after.write(opened, case=None)
    new = after.write(person())
    assert Known(old, *after.records).concurrent(old, new)


def test_another_device_cannot_continue_a_chain(laptop: Laptop) -> None:
    old = laptop.write(person())
    stranger = Laptop()
    opened = StoreOpened(
        reason="restored",
        program="1",
        previous_chain=laptop.chain,
        previous_seq=1,
        previous_head=laptop.head.link_hash,
    )
    stranger.write(opened, case=None)
    assert Known(old, *stranger.records, new := stranger.write(person())).concurrent(old, new)


def test_an_opening_without_head_or_not_at_the_start_continues_nothing(laptop: Laptop) -> None:
    old = laptop.write(person())
    nameless, late = Laptop(laptop.key), Laptop(laptop.key)
    nameless.write(StoreOpened(reason="created", program="1"), case=None)
    late.write(person())
    late.write(StoreOpened(reason="behind", program="1", previous_chain=laptop.chain, previous_seq=1), case=None)
    new, newer = nameless.write(person()), late.write(person())
    known = Known(old, *nameless.records, *late.records)
    assert known.concurrent(old, new)
    assert known.concurrent(old, newer)


def test_chains_that_continue_each_other_in_a_ring_are_still_ordered_somehow(laptop: Laptop) -> None:
    other = Laptop(laptop.key)
    for one, two in ((laptop, other), (other, laptop)):
        one.write(StoreOpened(reason="restored", program="1", previous_chain=two.chain, previous_seq=9), case=None)
    first, second = laptop.write(person()), other.write(person())
    known = Known(*laptop.records, *other.records)
    assert len({known.order.rank(known.entry(record)) for record in (first, second)}) == 2


def forked(laptop: Laptop) -> Laptop:
    copy = Laptop(laptop.key)
    copy.chain, copy.records = laptop.chain, [*laptop.records]
    return copy


def test_beyond_a_fork_only_the_same_branch_is_after(laptop: Laptop) -> None:
    root = laptop.write(person())
    copy = forked(laptop)
    a2, a3, a4 = (laptop.write(person()) for _ in range(3))
    b2, b3 = (copy.write(person()) for _ in range(2))
    known = Known(root, a2, a3, a4, b2, b3)
    assert all(known.before(root, record) for record in (a2, a4, b2, b3))
    assert known.before(a2, a4)
    assert known.before(b2, b3)
    assert known.concurrent(a2, b2)
    assert known.concurrent(a2, b3)
    assert known.concurrent(b2, a4)
    assert known.order.is_forked(known.entry(root).chain)


def test_a_fork_that_this_family_does_not_show_is_told_from_outside(laptop: Laptop) -> None:
    """The other records of one branch are of another family: nothing here stands at one place with another."""
    laptop.write(person())
    copy = forked(laptop)
    ours = laptop.write(person())
    copy.write(person()), copy.write(person())
    later = copy.write(person())
    seen_here = (*laptop.records, later)
    chain = Known(*seen_here).entry(ours).chain
    assert Known(*seen_here).before(ours, later)
    assert Known(*seen_here, forks={chain: 2}).concurrent(ours, later)
    assert Known(*seen_here, forks={chain: 2}).before(laptop.records[0], later)
    assert Known(*seen_here, forks={chain: 1}).concurrent(laptop.records[0], later)
    assert Known(*laptop.records, *copy.records, forks={chain: 1}).before(laptop.records[0], later)


def test_beyond_a_fork_a_hole_leaves_the_branch_unknown(laptop: Laptop) -> None:
    laptop.write(person())
    copy = forked(laptop)
    a2, _, a4 = (laptop.write(person()) for _ in range(3))
    b2 = copy.write(person())
    assert Known(a2, a4, without_body(b2)).concurrent(a2, a4)


def test_what_one_branch_had_pulled_the_other_had_not(laptop: Laptop) -> None:
    old = at(Laptop().write(person()), 5)
    laptop.write(person())
    copy = forked(laptop)
    laptop.pulled(5)
    a2 = laptop.write(person())
    copy.write(person())
    b3 = copy.write(person())
    known = Known(old, *laptop.records, *copy.records)
    assert known.before(old, a2)
    assert known.concurrent(old, b3)


def test_a_chain_that_continues_a_forked_one_is_after_the_common_part_only(laptop: Laptop) -> None:
    root = laptop.write(person())
    copy = forked(laptop)
    a2, b2 = laptop.write(person()), copy.write(person())
    after = laptop.continued()
    new = after.write(person())
    known = Known(root, a2, b2, *after.records)
    assert known.before(root, new)
    assert known.concurrent(b2, new)


def test_sorting_never_puts_a_record_before_one_it_came_after() -> None:
    seed = random.Random(7)
    laptops = [Laptop() for _ in range(4)]
    laptops.append(laptops[0].continued())
    feed: list[StoredRecord] = []
    unsent: list[StoredRecord] = [*laptops[4].records]
    for _ in range(120):
        laptop = seed.choice(laptops[1:])
        if seed.random() < 0.3:
            feed += [at(record, len(feed) + n + 1) for n, record in enumerate(unsent)]
            unsent = []
            laptop.pulled(len(feed))
        unsent.append(laptop.write(person()))
    records = [*feed, *unsent]
    known = Known(*records)
    in_order = known.sorted(*records)
    assert not any(known.before(later, earlier) for n, earlier in enumerate(in_order) for later in in_order[n + 1 :])
    across = [(one, two) for one in in_order for two in in_order if known.entry(one).chain != known.entry(two).chain]
    assert any(known.before(one, two) for one, two in across)


def test_a_chain_id_used_by_two_devices_is_two_chains() -> None:
    one, other = Laptop(), Laptop()
    other.chain = ChainId(one.chain)
    first, second = one.write(person()), other.write(person())
    third = other.write(person())
    assert Known(first, second, third).concurrent(first, third)
