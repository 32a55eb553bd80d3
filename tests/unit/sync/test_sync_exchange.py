"""A sync asks everything at once, older servers in parts; tomorrow's families come first, and nothing is skipped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from sync_town import CASE, LaptopKey, MemoryStore, Writer, hash_of
from sync_town_hall import Refusal, TownHall

from jgvisit.ids import CaseId
from jgvisit.services.ports.sync import Progress, SyncOutcome
from jgvisit.sync.client import HttpSyncClient
from jgvisit.sync.encoding import to_wire
from jgvisit.sync.failures import FeedError, RefusedByServerError, UnreadableAnswerError, UpdateFirstError
from jgvisit.sync.wire import Ahead, Feed

OTHER = CaseId("01890000-0000-7000-8000-00000000000b")


@pytest.fixture
def colleague(hall: TownHall) -> Writer:
    writer = Writer(LaptopKey())
    hall.feed_devices = (hall.town_device(writer.key),)
    return writer


def sync(client: HttpSyncClient) -> SyncOutcome:
    return client.run(lambda progress: None, lambda: False)


def questions(hall: TownHall) -> list[str]:
    return [request for request in hall.requests if "nonce" not in request]


def published(hall: TownHall, colleague: Writer, *cases: CaseId) -> None:
    hall.publish(*(to_wire(colleague.write(case=case)) for case in cases))


def test_a_server_of_before_is_asked_in_parts_and_not_asked_again_whether_it_knows_better(
    client: HttpSyncClient, writer: Writer, hall: TownHall
) -> None:
    hall.older = True
    writer.write()
    sync(client)
    hall.requests.clear()
    sync(client)
    assert questions(hall) == ["GET /receipt", "GET /feed"]


def test_with_something_to_send_the_feed_is_asked_after_it(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    writer.write()
    sync(client)
    writer.write()
    hall.requests.clear()
    sync(client)
    assert questions(hall) == [
        *("POST /exchange", "GET /receipt at once", "POST /records", "GET /receipt"),
        *("POST /exchange", "GET /feed at once"),
    ]


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [(426, "client.update_first", UpdateFirstError), (403, "device.revoked", RefusedByServerError)],
)
@pytest.mark.parametrize("waits", [False, True])
def test_a_refused_feed_stops_nothing_that_is_to_be_sent(
    client: HttpSyncClient,
    writer: Writer,
    store: MemoryStore,
    hall: TownHall,
    status: int,
    code: str,
    error: type[Exception],
    waits: bool,
) -> None:
    if waits:
        writer.write()

    def before(_method: str, path: str) -> None:
        if path == "/feed":
            raise Refusal(status, code)

    hall.before = before
    with pytest.raises(error):
        sync(client)
    assert len(hall.run.get(writer.chain, ())) == len(writer.records)


def test_families_that_are_visited_next_are_here_before_the_rest_is_asked(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall, colleague: Writer
) -> None:
    published(hall, colleague, CASE, CASE, OTHER, CASE, OTHER, CASE)
    hall.feed_limit, hall.visited_next = 2, (OTHER,)
    seen: list[tuple[int, int | None]] = []

    def look(_: Progress) -> None:
        seen.append((len(store.pulled), store.cursor.position if store.cursor else None))

    outcome = client.run(look, lambda: False)
    assert seen == [(0, None), (0, None), (2, 0), (4, 2), (6, 6)]
    assert outcome.pulled == 6, "what came ahead does not come twice"
    assert list(store.pulled) == [hash_of(colleague.records[at]) for at in (2, 4, 0, 1, 3, 5)]
    assert store.whole == [False, False, True]


def test_what_is_written_about_them_meanwhile_comes_with_the_rest(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall, colleague: Writer
) -> None:
    published(hall, colleague, CASE, OTHER, CASE)
    hall.feed_limit, hall.visited_next = 1, (OTHER,)
    left = [2]

    def before(_method: str, path: str) -> None:
        left[0] -= path == "/feed"
        if left[0] == 0:
            published(hall, colleague, OTHER)

    hall.before = before
    sync(client)
    assert {hash_of(record) for record in colleague.records} == set(store.pulled)


@pytest.mark.parametrize("cut_at", [1, 2, 3, 4])
def test_a_run_that_is_cut_after_the_families_ahead_skips_nothing(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall, colleague: Writer, cut_at: int
) -> None:
    published(hall, colleague, CASE, OTHER, CASE, OTHER, CASE)
    hall.feed_limit, hall.visited_next = 1, (OTHER,)
    left = [cut_at]

    def before(_method: str, path: str) -> None:
        left[0] -= path == "/feed"
        if left[0] == 0:
            raise Refusal(500, "cut")

    hall.before = before
    with pytest.raises(Exception, match="500"):
        sync(client)
    hall.before = lambda method, path: None
    published(hall, colleague, OTHER, CASE)
    hall.visited_next = (CASE,)
    sync(client)
    assert {hash_of(record) for record in colleague.records} == set(store.pulled)
    assert store.cursor is not None
    assert store.cursor.position == len(hall.feed)


def test_nothing_forged_comes_in_ahead(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall, colleague: Writer
) -> None:
    published(hall, colleague, CASE, OTHER, CASE)
    hall.feed[1] = msgspec.structs.replace(hall.feed[1], body=(hall.feed[1].body or "").replace("koffie", "thee!!"))
    hall.feed_limit, hall.visited_next = 1, (OTHER,)
    with pytest.raises(FeedError):
        sync(client)
    assert (store.pulled, store.cursor) == ({}, None)


@pytest.mark.parametrize(
    "change",
    [
        {"up_to": 1},
        {"records": ()},
        {"ahead": Ahead(cases=(OTHER,), through=9)},
        {"ahead": Ahead(cases=(OTHER,), through=1)},
        {"head": 2},
    ],
    ids=["cursor moves", "nothing", "beyond the head", "below its records", "head behind"],
)
def test_families_ahead_that_do_not_add_up_are_not_believed(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall, colleague: Writer, change: dict[str, Any]
) -> None:
    published(hall, colleague, CASE, OTHER, CASE)
    hall.feed_limit, hall.visited_next = 1, (OTHER,)
    hall.twist = _twisting(lambda feed: msgspec.structs.replace(feed, **change) if feed.ahead else feed)
    with pytest.raises(UnreadableAnswerError):
        sync(client)
    assert store.cursor is None


def test_families_ahead_come_once_in_a_sync(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall, colleague: Writer
) -> None:
    published(hall, colleague, CASE, OTHER, CASE)
    hall.feed_limit, hall.visited_next = 1, (OTHER,)
    whole = hall._feed

    def again(after: int, epoch: str | None, asked: Any) -> Feed:
        return whole(after, epoch, msgspec.structs.replace(asked, takes_ahead=True, had_ahead=None))

    hall._feed = again  # type: ignore[method-assign]  # the fake hall is taught to go round in circles
    with pytest.raises(UnreadableAnswerError):
        sync(client)


def test_what_a_mark_names_is_kept_from_sync_to_sync(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall
) -> None:
    mark, asked = "0" * 32, list[str | None]()

    def named(feed: Feed) -> Feed:
        asked.append(hall._asked_at_once.mark)
        if asked[-1] == mark:
            return msgspec.structs.replace(feed, cases=(), team=None, mark=mark)
        return msgspec.structs.replace(feed, team="1" * 64, mark=mark)

    hall.twist = _twisting(named)
    for _ in range(3):
        sync(client)
        assert store.assigned == (CASE,), "a family that is not named again is not taken away"
    assert asked == [None, mark, mark]


def _twisting(change: Callable[[Feed], Feed]) -> Callable[[str, object], object]:
    return lambda _path, answer: change(answer) if isinstance(answer, Feed) else answer
