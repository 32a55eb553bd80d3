"""What a sync asks at once, each part as its own address answers it; and tomorrow's families ahead of their turn."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import httpx
import msgspec
import pytest
from server_factory import Laptop, ServerUnderTest

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, new_uuid7
from jgvisit.records.body import read_body
from jgvisit.records.payload_visits import VisitPlanned
from jgvisit.server.audit import service as audit
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.feed import service as feed
from jgvisit.server.inventory.models import handed_record
from jgvisit.server.officer import service as office
from jgvisit.sync.exchange_wire import Exchange, ExchangeAnswer, FeedAsked, ReceiptAsked
from jgvisit.sync.lease_wire import LeaseRequest
from jgvisit.sync.order_wire import OrdersSeen
from jgvisit.sync.wire import Ahead, Feed, WireRecord

STORE = "01890000-0000-7000-8000-0000000000aa"


@pytest.fixture
def laptop(server: ServerUnderTest, http: httpx.Client) -> Laptop:
    return server.logged_in(http)


def exchange(laptop: Laptop, **asked: Any) -> ExchangeAnswer:
    answer = laptop.call("POST", "/exchange", Exchange(**asked))
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=ExchangeAnswer)


def page(laptop: Laptop, **asked: Any) -> Feed:
    found = exchange(laptop, feed=FeedAsked(**asked)).feed
    assert found is not None
    return found


def write(laptop: Laptop, *cases: str) -> None:
    chain = laptop.chain()
    for case in cases:
        chain.add(case)
    laptop.push(chain)


def plan(server: ServerUnderTest, laptop: Laptop, case: str, days: int) -> None:
    on = local_date(server.municipality.moment()) + timedelta(days=days)
    chain = laptop.chain()
    chain.add(case, VisitPlanned(visit=new_uuid7(), on=on.isoformat(), at="10:00"))
    laptop.push(chain)


def cases_of(records: tuple[WireRecord, ...]) -> list[str | None]:
    return [read_body((record.body or "").encode()).case for record in records]


def test_what_is_not_asked_is_not_answered(laptop: Laptop) -> None:
    assert exchange(laptop) == ExchangeAnswer()


def test_each_part_is_answered_as_by_its_own_address(laptop: Laptop) -> None:
    chain = laptop.chain()
    chain.add(new_uuid7())
    laptop.push(chain)
    answer = exchange(
        laptop,
        erasures_after=0,
        orders=OrdersSeen(store=STORE),
        receipt=ReceiptAsked(chain=chain.id, audit_from=1),
        lease=LeaseRequest(store=STORE),
        feed=FeedAsked(),
    )
    assert answer.erasures is not None
    assert answer.orders is not None
    assert answer.receipt is not None
    assert answer.receipt.extension is not None
    assert answer.lease is not None
    assert (answer.refused, answer.lease_refused) == (None, None)
    theirs = laptop.feed()
    assert answer.feed is not None
    assert msgspec.structs.replace(answer.feed, mark=None) == theirs


def test_without_a_log_in_the_device_s_own_parts_are_answered(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.enrolled(http)
    answer = exchange(laptop, erasures_after=0, lease=LeaseRequest(store=STORE), feed=FeedAsked())
    assert answer.erasures is not None
    assert (answer.lease, answer.feed) == (None, None)
    assert answer.refused is not None
    assert (answer.refused.status, answer.refused.code) == (401, "session.none")


def test_a_session_of_another_laptop_fetches_nothing(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, other = server.enrolled(http), server.logged_in(http)
    laptop.token = other.token
    answer = exchange(laptop, feed=FeedAsked())
    assert answer.feed is None
    assert answer.refused is not None
    assert answer.refused.code == "session.other_key"


def test_a_revoked_laptop_hears_its_orders_and_gets_no_family(server: ServerUnderTest, laptop: Laptop) -> None:
    write(laptop, new_uuid7())
    office.revoke(server.municipality, laptop.key.device, server.made.officer)
    answer = exchange(laptop, erasures_after=0, orders=OrdersSeen(store=STORE), feed=FeedAsked())
    assert answer.erasures is not None
    assert answer.orders is not None
    assert answer.feed is None
    assert answer.refused is not None
    assert (answer.refused.status, answer.refused.code) == (403, "device.revoked")


def test_an_old_program_is_refused_the_feed_alone(laptop: Laptop) -> None:
    laptop.http.headers["Jgvisit-Version"] = "0.0.1"
    answer = exchange(laptop, erasures_after=0, feed=FeedAsked())
    assert answer.erasures is not None
    assert answer.refused is not None
    assert (answer.refused.status, answer.refused.code) == (426, "client.update_first")


def test_a_lease_after_an_old_log_in_is_refused_and_the_feed_is_not(server: ServerUnderTest, laptop: Laptop) -> None:
    server.clock.ahead += timedelta(hours=2)
    answer = exchange(laptop, lease=LeaseRequest(store=STORE), feed=FeedAsked())
    assert answer.lease is None
    assert answer.lease_refused is not None
    assert answer.lease_refused.code == "lease.login_again"
    assert answer.feed is not None


def test_what_the_mark_names_is_left_out_until_it_changes(
    server: ServerUnderTest, laptop: Laptop, http: httpx.Client
) -> None:
    write(laptop, new_uuid7())
    first = page(laptop)
    assert first.mark is not None
    again = page(laptop, after=first.up_to, epoch=first.epoch, mark=first.mark)
    assert (again.mark, again.cases, again.team, again.records) == (first.mark, (), None, ())
    given = new_uuid7()
    write(server.logged_in(http), given)
    feed.assign(server.municipality, CaseId(given), laptop.worker, None, server.made.officer)
    changed = page(laptop, after=first.up_to, epoch=first.epoch, mark=first.mark)
    assert changed.mark != first.mark
    assert set(changed.cases) == {*first.cases, given}
    assert cases_of(changed.records) == [given]


def test_families_that_are_visited_next_go_ahead_soonest_first(server: ServerUnderTest, laptop: Laptop) -> None:
    none, later, tomorrow, today, past, large = (new_uuid7() for _ in range(6))
    write(laptop, none, later, tomorrow, today, past, large, large, large)
    for case, days in ((later, 3), (tomorrow, 1), (today, 0), (past, -1), (large, 0)):
        plan(server, laptop, case, days)
    ahead = page(laptop, limit=5, takes_ahead=True)
    assert ahead.ahead is not None
    assert ahead.ahead.cases == (today, tomorrow), "a family that does not fit whole waits for its turn"
    assert sorted(cases_of(ahead.records), key=str) == sorted([today, today, tomorrow, tomorrow])
    assert (ahead.up_to, ahead.ahead.through) == (0, ahead.head)


def test_nothing_goes_ahead_where_one_page_holds_all(server: ServerUnderTest, laptop: Laptop) -> None:
    case = new_uuid7()
    plan(server, laptop, case, 1)
    assert page(laptop, takes_ahead=True).ahead is None
    assert page(laptop, limit=1).ahead is None


def test_what_went_ahead_is_left_out_up_to_there_and_in_that_epoch_alone(
    server: ServerUnderTest, laptop: Laptop
) -> None:
    other, tomorrow = new_uuid7(), new_uuid7()
    write(laptop, other, other)
    plan(server, laptop, tomorrow, 1)
    write(laptop, other, tomorrow)
    first = page(laptop, limit=2, takes_ahead=True)
    assert first.ahead is not None
    assert set(cases_of(first.records)) == {tomorrow}
    write(laptop, tomorrow)
    rest = page(laptop, epoch=first.epoch, had_ahead=first.ahead)
    assert cases_of(rest.records) == [other, other, other, tomorrow]
    assert rest.up_to == rest.head == first.head + 1
    feed.begin_epoch(server.municipality, server.made.officer)
    assert len(page(laptop, epoch=first.epoch, had_ahead=first.ahead).records) == 6


def test_only_assigned_families_go_ahead_and_what_goes_is_noted_and_audited(
    server: ServerUnderTest, laptop: Laptop, http: httpx.Client
) -> None:
    mine, theirs, other = new_uuid7(), new_uuid7(), server.logged_in(http)
    for writer, case in ((laptop, mine), (other, theirs)):
        plan(server, writer, case, 1)
        write(writer, *[new_uuid7()] * 3)
    found = page(laptop, limit=2, takes_ahead=True)
    assert found.ahead is not None
    assert found.ahead.cases == (mine,)
    assert cases_of(found.records) == [mine]
    here, noted = server.municipality, handed_record.c
    with here.database.read(here.tenant) as conn:
        held = conn.execute(noted.case_id.table.select().where(noted.device == laptop.key.device)).all()
        last = conn.execute(audit_entry.select().order_by(audit_entry.c.number.desc())).first()
    assert {row.case_id for row in held} == {mine}
    assert last is not None
    event = msgspec.json.decode(last.entry, type=audit.Event)
    assert (event.action, event.device, event.count) == ("feed", laptop.key.device, 1)


def test_a_family_that_was_never_ahead_cannot_be_had_by_saying_so(
    server: ServerUnderTest, laptop: Laptop, http: httpx.Client
) -> None:
    theirs, other = new_uuid7(), server.logged_in(http)
    write(other, theirs)
    answer = page(laptop, had_ahead=Ahead(cases=(theirs,), through=2**53 - 1))
    assert (answer.records, answer.cases) == ((), ())


def test_a_run_with_families_ahead_misses_nothing_while_others_write(server: ServerUnderTest) -> None:
    """What was given ahead and what a page brings are everything below the cursor, whoever writes meanwhile."""
    tomorrow, other = new_uuid7(), new_uuid7()
    with server.http() as line:
        reader = server.logged_in(line)
        plan(server, reader, tomorrow, 1)
        write(reader, *[other] * 8)
        writers = [threading.Thread(target=_write, args=(server, (tomorrow, other))) for _ in range(3)]
        for each in writers:
            each.start()
        steps = list[tuple[int, frozenset[int]]]()
        while any(each.is_alive() for each in writers):
            steps += _one_run(reader)
        for each in writers:
            each.join()
        steps += _one_run(reader)
        whole = {record.position or 0 for record in reader.feed().records}
    assert len(whole) == 9 + 3 * 4 * 2
    assert steps[-1][1] == whole
    for up_to, positions in steps:
        assert {each for each in whole if each <= up_to} <= positions <= whole


def _write(server: ServerUnderTest, cases: tuple[str, ...]) -> None:
    with server.http() as line:
        writer = server.logged_in(line)
        for case in cases:
            feed.assign(server.municipality, CaseId(case), writer.worker, None, server.made.officer)
        chain = writer.chain()
        for _ in range(4):
            for case in cases:
                chain.add(case)
            writer.push(chain, chain.records[-2:])


def _one_run(reader: Laptop) -> list[tuple[int, frozenset[int]]]:
    """Fetch from the start in pages, as a laptop does; return cursor and all positions held after each."""
    found, ahead, positions, steps = page(reader, limit=7, takes_ahead=True), None, set[int](), []
    while True:
        new = {record.position or 0 for record in found.records}
        assert not new & positions, "nothing comes twice"
        positions, ahead = positions | new, found.ahead or ahead
        steps.append((found.up_to, frozenset(positions)))
        if found.up_to >= found.head:
            return steps
        found = page(reader, after=found.up_to, epoch=found.epoch, limit=7, had_ahead=ahead)
