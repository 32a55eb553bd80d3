"""A laptop looks whether the server's audit only grows, says where it did not, and sends all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from store_factory import SetClock, new_store
from sync_town import LaptopKey, MemoryStore, Writer
from sync_town_hall import Refusal, TownHall

from jgvisit.ids import new_uuid7
from jgvisit.store.audit_shelf import AuditShelf
from jgvisit.store.safe import Safe
from jgvisit.sync.audit_watch import DAYS_REMEMBERED
from jgvisit.sync.client import HttpSyncClient
from jgvisit.sync.command import outcome_lines
from jgvisit.sync.wire import Receipt, SignedReceipt


@pytest.fixture
def safe(tmp_path: Path) -> Iterator[Safe]:
    created = new_store(tmp_path / "store", SetClock())
    yield created.safe
    created.safe.close()


@pytest.fixture
def shelf(safe: Safe) -> AuditShelf:
    return AuditShelf(safe.settings)


@pytest.fixture
def watching(store: MemoryStore, writer: Writer, key: LaptopKey, hall: TownHall, shelf: AuditShelf) -> HttpSyncClient:
    writer.write()
    hall.audit = entries(5)
    client = HttpSyncClient(store, key, hall.pinned(key), audit=shelf)
    sync(client)
    return client


def entries(count: int, name: str = "entry") -> list[bytes]:
    return [f"{name} {number}".encode() for number in range(count)]


def sync(client: HttpSyncClient) -> list[tuple[str, str | None, bool]]:
    outcome = client.run(lambda progress: None, lambda: False)
    return [(each.kind, each.holds_until, each.told) for each in outcome.noticed]


def day(number: int) -> str:
    return f"2026-{number // 28 + 1:02d}-{number % 28 + 1:02d}T18:00:00.000Z"


def size_seen(shelf: AuditShelf) -> int:
    seen = shelf.seen()
    assert seen is not None
    return seen.days[-1].size


def test_an_audit_that_grows_is_followed_in_silence_and_costs_no_request(
    watching: HttpSyncClient, hall: TownHall, shelf: AuditShelf
) -> None:
    for size in (5, 6, 7, 300):
        hall.audit = entries(size)
        hall.requests.clear()
        assert sync(watching) == []
        asked = ["POST /exchange", "GET /receipt at once"]
        assert [request for request in hall.requests if "nonce" not in request] == asked
        assert size_seen(shelf) == size
    assert hall.doubts == []


def test_an_entry_changed_long_ago_is_found_told_and_not_taken_for_good(
    watching: HttpSyncClient, hall: TownHall, shelf: AuditShelf
) -> None:
    hall.audit = [b"changed", *entries(9)[1:]]
    assert sync(watching) == [("fork", None, True)]
    (doubt,) = hall.doubts
    told = [msgspec.json.decode(each.receipt, type=Receipt) for each in (doubt.before, doubt.after)]
    assert [each.audit_size for each in told] == [5, 9]
    hall.audit.append(b"more")
    assert sync(watching) == [("fork", None, True)], "said still, and found once"
    assert len(hall.doubts) == 1
    hall.audit = entries(11)
    assert [kind for kind, _, _ in sync(watching)] == ["fork", "fork"], "going back to the first one is another"


def test_an_audit_that_got_shorter_is_a_fork(watching: HttpSyncClient, hall: TownHall) -> None:
    hall.audit = entries(4)
    assert sync(watching) == [("fork", None, True)]


def test_a_server_that_proves_nothing_is_not_believed(watching: HttpSyncClient, hall: TownHall) -> None:
    hall.audit = entries(6)
    hall.twist = lambda path, answer: (
        msgspec.structs.replace(answer, extension=None) if isinstance(answer, SignedReceipt) else answer
    )
    assert sync(watching) == [("fork", None, True)]


def test_a_fork_tells_up_to_when_all_was_well(watching: HttpSyncClient, hall: TownHall) -> None:
    for number in range(20):
        hall.at, hall.audit = day(number), entries(10 + number)
        sync(watching)
    hall.at, hall.audit = day(20), [*entries(17), *entries(30, "other")]
    assert sync(watching) == [("fork", day(7), True)]


def test_a_server_put_back_from_a_backup_is_said_honestly_and_is_no_fork(
    watching: HttpSyncClient, hall: TownHall, shelf: AuditShelf
) -> None:
    for number in range(6):
        hall.at, hall.audit = day(number), entries(10 + number)
        sync(watching)
    hall.at, hall.epoch, hall.audit = day(6), new_uuid7(), [*entries(12), b"restored", *entries(40, "since")]
    assert sync(watching) == [("restored", day(2), True)]
    hall.audit.append(b"next day")
    assert len(sync(watching)) == 1
    hall.epoch = new_uuid7()
    assert len(sync(watching)) == 1, "put back without a loss: nothing to say"
    hall.audit = entries(60)
    assert [kind for kind, _, _ in sync(watching)] == ["restored", "fork"]


def test_a_server_that_shows_its_root_no_more_is_noticed_once_and_known_again(
    watching: HttpSyncClient, hall: TownHall, shelf: AuditShelf
) -> None:
    hall.audit = None
    assert [kind for kind, _, _ in sync(watching)] == ["hidden"]
    assert sync(watching) == [("hidden", "2026-01-05T18:00:00.000Z", False)], "such a server cannot be told"
    hall.audit = entries(8)
    assert sync(watching) == [("hidden", "2026-01-05T18:00:00.000Z", True)]
    assert size_seen(shelf) == 8


def test_a_server_from_before_the_tree_is_not_suspected(
    store: MemoryStore, writer: Writer, key: LaptopKey, hall: TownHall, shelf: AuditShelf
) -> None:
    writer.write()
    client = HttpSyncClient(store, key, hall.pinned(key), audit=shelf)
    assert sync(client) == sync(client) == []


def test_nothing_made_here_waits_for_it(watching: HttpSyncClient, hall: TownHall, writer: Writer) -> None:
    def before(method: str, path: str) -> None:
        if path == "/audit/doubts":
            raise Refusal(503, "server.busy")

    writer.write(), writer.write()
    hall.audit, hall.before = [b"changed"], before
    with pytest.raises(Exception, match="503"):
        sync(watching)
    assert len(hall.run[writer.chain]) == 3
    hall.before = lambda method, path: None
    assert sync(watching) == [("fork", None, True)]


def test_it_survives_a_lock(watching: HttpSyncClient, hall: TownHall, safe: Safe) -> None:
    hall.audit = [b"changed"]
    sync(watching)
    (notice,) = AuditShelf(safe.settings).notices()
    assert (notice.kind, notice.told) == ("fork", True)


def test_what_is_remembered_has_an_end_and_the_first_doubt_is_kept(
    watching: HttpSyncClient, hall: TownHall, shelf: AuditShelf
) -> None:
    for number in range(DAYS_REMEMBERED + 5):
        hall.at, hall.audit = day(number), entries(10 + number)
        sync(watching)
    seen = shelf.seen()
    assert seen is not None
    assert [each.at for each in seen.days] == [day(number) for number in range(5, DAYS_REMEMBERED + 5)]
    first = hall.at
    for number in range(25):
        hall.audit = entries(3, f"lie {number}")
        sync(watching)
    kept = shelf.notices()
    assert (kept[0].at, len(kept)) == (first, 20)


def test_the_shell_says_it_in_dutch(watching: HttpSyncClient, hall: TownHall) -> None:
    hall.audit = [b"changed"]
    outcome = watching.run(lambda progress: None, lambda: False)
    assert outcome_lines(outcome)[-1] == (
        "05-01-2026: het logboek van de gemeente loopt niet door op wat deze laptop ervan zag. "
        "Wat u maakte is er nog. Meld dit bij de beheerder."
    )
