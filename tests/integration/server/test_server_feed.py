"""The feed: only assigned families, each record once, and no gap under concurrent writers."""

from __future__ import annotations

import threading
from datetime import timedelta

import httpx
import pytest
from server_factory import Laptop, ServerUnderTest

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, new_uuid7
from jgvisit.records.link import read_link
from jgvisit.server.feed import service as feed
from jgvisit.sync.trust import Trust


@pytest.fixture
def laptop(server: ServerUnderTest, http: httpx.Client) -> Laptop:
    return server.logged_in(http)


def write(laptop: Laptop, case: str, count: int) -> None:
    chain = laptop.chain()
    for _ in range(count):
        chain.add(case)
    laptop.push(chain)


def assign(server: ServerUnderTest, case: str, laptop: Laptop, days: int | None = None) -> None:
    today = local_date(server.municipality.moment())
    until = None if days is None else today + timedelta(days=days)
    feed.assign(server.municipality, CaseId(case), laptop.worker, until, server.made.officer)


def test_a_family_written_by_a_worker_counts_as_assigned_to_that_worker(laptop: Laptop) -> None:
    case = new_uuid7()
    write(laptop, case, 2)
    page = laptop.feed()
    assert (page.cases, page.head, page.up_to) == ((case,), 2, 2)
    assert [record.position for record in page.records] == [1, 2]


def test_only_assigned_families_come_down(server: ServerUnderTest, laptop: Laptop, http: httpx.Client) -> None:
    mine, theirs = new_uuid7(), new_uuid7()
    other = server.logged_in(http)
    write(laptop, mine, 2)
    write(other, theirs, 3)
    write(laptop, mine, 1)
    assert [record.position for record in laptop.feed().records] == [1, 2, 6]
    assert [record.position for record in other.feed().records] == [3, 4, 5]
    assert laptop.feed().up_to == laptop.feed().head == 6


def test_a_family_assigned_later_brings_its_older_records_at_their_own_positions(
    server: ServerUnderTest, laptop: Laptop, http: httpx.Client
) -> None:
    case, other = new_uuid7(), server.logged_in(http)
    write(other, case, 3)
    cursor = laptop.feed().up_to
    assign(server, case, laptop)
    page = laptop.feed(after=cursor)
    assert page.cases == (case,)
    assert [record.position for record in page.records] == [1, 2, 3]
    write(other, case, 1)
    following = laptop.feed(after=page.up_to)
    assert len(following.records) == 1
    assert len(laptop.feed().records) == 4
    assert len(other.feed().records) == 4


def test_an_assignment_ends_and_starts_again(server: ServerUnderTest, laptop: Laptop, http: httpx.Client) -> None:
    case, other = new_uuid7(), server.logged_in(http)
    write(other, case, 2)
    assign(server, case, laptop, days=1)
    assert len(laptop.feed().records) == 2
    assign(server, case, laptop, days=-1)
    page = laptop.feed()
    assert (page.cases, page.records) == ((), ())
    write(other, case, 1)
    assign(server, case, laptop)
    assert len(laptop.feed().records) == 3


def test_pages_go_on_where_the_last_one_ended(laptop: Laptop) -> None:
    write(laptop, new_uuid7(), 7)
    positions: list[int | None] = []
    after = 0
    for expected in (3, 3, 1):
        page = laptop.feed(after=after, limit=3)
        assert len(page.records) == expected
        positions += [record.position for record in page.records]
        after = page.up_to
    assert after == page.head
    assert positions == [1, 2, 3, 4, 5, 6, 7]


def test_a_cursor_of_another_epoch_is_read_from_the_beginning(laptop: Laptop) -> None:
    write(laptop, new_uuid7(), 3)
    page = laptop.feed()
    assert not laptop.feed(after=3, epoch=page.epoch).records
    assert len(laptop.feed(after=3, epoch=new_uuid7()).records) == 3


def test_a_database_that_was_put_back_begins_a_new_epoch_and_keeps_its_positions(
    server: ServerUnderTest, laptop: Laptop
) -> None:
    chain, case = laptop.chain(), new_uuid7()
    chain.add(case)
    laptop.push(chain)
    page, receipt = laptop.feed(), laptop.receipt(chain)
    feed.begin_epoch(server.municipality, server.made.officer)
    again = laptop.feed(after=page.up_to, epoch=page.epoch)
    assert (again.epoch == page.epoch, again.records, again.head) == (False, page.records, page.head)
    assert laptop.receipt(chain).epoch == again.epoch != receipt.epoch


def test_the_feed_brings_the_certificates_that_its_links_need(
    server: ServerUnderTest, laptop: Laptop, http: httpx.Client
) -> None:
    case, other = new_uuid7(), server.logged_in(http)
    write(laptop, case, 1)
    assign(server, case, other)
    write(other, case, 1)
    page = laptop.feed()
    assert {device.device for device in page.devices} == {laptop.key.device, other.key.device}
    trust = Trust(server.municipality.certificates.root)
    for device in page.devices:
        trust.device_key(device.device, device.certificate)


def test_records_about_the_device_alone_go_to_nobody(laptop: Laptop) -> None:
    from jgvisit.records.payload_journal import StoreOpened

    chain = laptop.chain()
    chain.add(None, StoreOpened(reason="created", program="0.1.0"))
    assert laptop.push(chain).answers[0].position is None
    assert not laptop.feed().records


def test_eight_writers_at_once_leave_no_gap_for_a_reader(server: ServerUnderTest) -> None:
    """What a cursor has passed never appears later: the trap of every sequence number."""
    case, rounds = new_uuid7(), 6
    with server.http() as line:
        reader = server.logged_in(line)
        write(reader, case, 1)
        seen: dict[str, int] = {}
        finished = threading.Event()
        writers = [threading.Thread(target=_write_rounds, args=(server, case, rounds)) for _ in range(8)]

        def read_on() -> None:
            after, last_round = 0, False
            while True:
                page = reader.feed(after=after, limit=7)
                for record in page.records:
                    assert record.position is not None
                    assert after < record.position <= page.up_to
                    seen[record.link] = record.position
                after = page.up_to
                if last_round and after == page.head:
                    return
                last_round = finished.is_set()

        reading = threading.Thread(target=read_on)
        for thread in [*writers, reading]:
            thread.start()
        for thread in writers:
            thread.join()
        finished.set()
        reading.join()
    assert len(seen) == len(set(seen.values())) == 1 + 8 * rounds * 3
    assert len({read_link(link.encode()).device for link in seen}) == 9


def _write_rounds(server: ServerUnderTest, case: str, rounds: int) -> None:
    with server.http() as line:
        laptop = server.logged_in(line)
        assign(server, case, laptop, days=0)
        chain = laptop.chain()
        for _ in range(rounds):
            for _ in range(3):
                chain.add(case)
            laptop.push(chain, chain.records[-3:])


@pytest.mark.parametrize("version", ["0.0.9", "0", "nonsense", "9" * 5000])
def test_an_old_program_is_told_to_update_first_and_may_still_send(laptop: Laptop, version: str) -> None:
    laptop.http.headers["Jgvisit-Version"] = version
    refused = laptop.call("GET", "/feed")
    assert (refused.status_code, refused.json()["code"]) == (426, "client.update_first")
    write(laptop, new_uuid7(), 1)


@pytest.mark.parametrize(
    ("accepted", "packed"), [("zstd, gzip", "zstd"), ("gzip", "gzip"), ("zstd;q=0", None), (None, None)]
)
def test_a_long_page_is_packed_as_its_reader_can_read(laptop: Laptop, accepted: str | None, packed: str | None) -> None:
    write(laptop, new_uuid7(), 5)
    answer = laptop.call("GET", "/feed", headers={"Accept-Encoding": accepted or "identity"})
    assert answer.status_code == 200
    assert answer.headers.get("Content-Encoding") == packed
