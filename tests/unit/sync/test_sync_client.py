from __future__ import annotations

import pytest
from sync_town import CASE, LaptopKey, MemoryStore, Writer, hash_of
from sync_town_hall import SESSION, TownHall

from jgvisit.ids import new_uuid7
from jgvisit.services.ports.sync import Progress, SyncOutcome
from jgvisit.sync.client import HttpSyncClient
from jgvisit.sync.encoding import to_wire


def sync(client: HttpSyncClient) -> SyncOutcome:
    return client.run(lambda progress: None, lambda: False)


def test_a_day_is_sent_whole(client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall) -> None:
    paper = b"%PDF" + b"x" * 3_000_000
    store.add_blob(paper)
    for _ in range(3):
        writer.write()
    writer.write(blobs=[paper])
    outcome = sync(client)
    assert (outcome.pushed, outcome.balance.stored, outcome.balance.waiting) == (4, 4, 0)
    assert not store.unsent_blobs()
    assert [bytes(data) for data in hall.blobs.values()] == [paper]
    assert [to_wire(record) for record in writer.records] == hall.run[writer.chain]
    assert not outcome.needs_login
    assert store.heard


def test_a_second_run_right_after_is_one_question(client: HttpSyncClient, writer: Writer, hall: TownHall) -> None:
    writer.write()
    sync(client)
    hall.requests.clear()
    assert sync(client).pushed == 0
    asked = [request for request in hall.requests if "nonce" not in request]
    assert asked == ["POST /exchange", "GET /receipt at once", "GET /feed at once"]


def test_nothing_made_is_no_reason_to_ask_for_more_than_the_feed(client: HttpSyncClient, hall: TownHall) -> None:
    assert sync(client).balance.made == 0
    assert hall.requests == ["GET /nonce", "POST /exchange", "GET /feed at once"]


def test_a_withdrawal_goes_first(client: HttpSyncClient, writer: Writer, hall: TownHall) -> None:
    for _ in range(3):
        writer.write()
    withdrawn = writer.write("withdrawn")
    states: list[dict[str, int]] = []
    hall.before = lambda method, path: states.append({"early": len(hall.early), "run": len(hall.run)})
    outcome = sync(client)
    assert list(hall.early) == [hash_of(withdrawn)]
    assert {"early": 1, "run": 0} in states
    assert (outcome.balance.early, outcome.balance.stored) == (0, 4)


def test_chains_go_oldest_first(key: LaptopKey, hall: TownHall) -> None:
    old, new = Writer(key), Writer(key)
    old.write(), new.write()
    client = HttpSyncClient(MemoryStore(old, new), key, hall.pinned(key))
    sync(client)
    assert list(hall.run) == [old.chain, new.chain]


def test_many_records_go_in_growing_batches(client: HttpSyncClient, writer: Writer, hall: TownHall) -> None:
    for _ in range(350):
        writer.write()
    assert sync(client).pushed == 350
    assert hall.asked("/records") < 4


def test_progress_names_its_steps_and_never_passes_its_total(client: HttpSyncClient, writer: Writer) -> None:
    writer.write()
    seen: list[Progress] = []
    client.run(seen.append, lambda: False)
    assert [progress.step for progress in seen] == ["connecting", "sendingRecords", "checking", "fetching", "done"]
    assert all(progress.done <= progress.total for progress in seen)


@pytest.mark.parametrize("after_steps", range(6))
def test_a_run_can_be_cancelled_at_any_step_and_gone_on_with(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall, after_steps: int
) -> None:
    store.add_blob(b"paper")
    writer.write("withdrawn")
    writer.write(blobs=[b"paper"])
    steps: list[Progress] = []
    outcome = client.run(steps.append, lambda: len(steps) >= after_steps)
    assert outcome.cancelled
    assert not outcome.needs_login
    assert len(steps) == after_steps
    assert not sync(client).cancelled
    assert (store.balance().stored, store.balance().waiting, store.unsent_blobs()) == (2, 0, ())


def test_sending_needs_no_login(store: MemoryStore, writer: Writer, key: LaptopKey, hall: TownHall) -> None:
    writer.write()
    outcome = sync(HttpSyncClient(store, key, hall.pinned(key)))
    assert outcome.needs_login
    assert outcome.pushed == 1
    assert hall.asked("/feed") == 0


def test_a_login_that_ended_is_asked_for_again(
    store: MemoryStore, writer: Writer, key: LaptopKey, hall: TownHall
) -> None:
    writer.write()
    outcome = sync(HttpSyncClient(store, key, hall.pinned(key), lambda: "of yesterday"))
    assert outcome.needs_login
    assert outcome.pushed == 1


def test_a_rejected_record_is_kept_and_counted(client: HttpSyncClient, writer: Writer, hall: TownHall) -> None:
    writer.write()
    hall.rejects.add(hash_of(writer.write()))
    outcome = sync(client)
    assert (outcome.balance.stored, outcome.balance.rejected) == (1, 1)
    assert len(writer.records) == 2
    assert sync(client).balance.rejected == 1


def test_a_fork_is_answered_as_forked_and_loses_nothing(
    client: HttpSyncClient, writer: Writer, key: LaptopKey, hall: TownHall
) -> None:
    other = Writer(key, writer.chain)
    hall.run[writer.chain] = [to_wire(other.write()) for _ in range(2)]
    for _ in range(2):
        writer.write()
    outcome = sync(client)
    assert outcome.balance.forked == 2
    assert sync(client).balance.forked == 2


def test_records_that_arrived_before_the_answer_was_cut_are_answered_as_already(
    client: HttpSyncClient, writer: Writer, hall: TownHall
) -> None:
    hall.run[writer.chain] = [to_wire(writer.write())]
    writer.write()
    outcome = sync(client)
    assert (outcome.balance.already, outcome.balance.stored, outcome.pushed) == (1, 1, 1)


def test_a_restored_server_gets_everything_above_the_last_safe_again(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    store.add_blob(b"paper")
    for _ in range(4):
        writer.write()
    writer.write(blobs=[b"paper"])
    hall.safe = 2
    sync(client)
    hall.epoch = new_uuid7()
    del hall.run[writer.chain][2:]
    hall.blobs.clear()
    outcome = sync(client)
    assert len(hall.run[writer.chain]) == 5
    assert len(hall.blobs) == 1
    assert outcome.balance.waiting == 0
    assert store.cursor is not None
    assert store.cursor.epoch == hall.epoch
    hall.requests.clear()
    sync(client)
    assert hall.asked("/records") == 0


def test_a_restored_server_gets_old_chains_too(key: LaptopKey, hall: TownHall) -> None:
    old, new = Writer(key), Writer(key)
    old.write(), new.write()
    client = HttpSyncClient(MemoryStore(old, new), key, hall.pinned(key), lambda: SESSION)
    sync(client)
    hall.epoch = new_uuid7()
    hall.run.clear()
    sync(client)
    assert set(hall.run) == {old.chain, new.chain}


def test_a_restore_is_noticed_by_who_never_fetched_and_whose_newest_chain_lost_nothing(
    key: LaptopKey, hall: TownHall
) -> None:
    """Sending needs no log-in, so the feed's epoch may never have been heard."""
    old, new = Writer(key), Writer(key)
    old.write(), old.write(), new.write()
    client = HttpSyncClient(MemoryStore(old, new), key, hall.pinned(key))
    hall.safe = 1
    sync(client)
    hall.epoch = new_uuid7()
    del hall.run[old.chain][1:]
    sync(client)
    assert (len(hall.run[old.chain]), len(hall.run[new.chain])) == (2, 1)


def test_a_restore_is_not_forgotten_when_the_line_is_cut(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    for _ in range(3):
        writer.write()
    sync(client)
    hall.epoch = new_uuid7()
    hall.run.clear()
    steps: list[Progress] = []
    client.run(steps.append, lambda: "sendingRecords" in [step.step for step in steps])
    sync(client)
    assert len(hall.run[writer.chain]) == 3


def test_what_others_wrote_is_fetched_with_its_files(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall
) -> None:
    colleague = LaptopKey()
    others = Writer(colleague)
    for number in range(5):
        hall.publish(to_wire(others.write(blobs=[b"paper"] if number == 3 else ())))
    hall.publish(to_wire(others.write(blobs=[b"not yet at the server"])))
    hall.feed_devices = (hall.town_device(colleague),)
    hall.feed_limit = 2
    sha256 = store_blob(hall, b"paper")
    outcome = sync(client)
    assert (outcome.pulled, outcome.changed_cases) == (6, (CASE,))
    assert store.blobs == {(CASE, sha256): b"paper"}
    assert store.cursor is not None
    assert store.cursor.position == 6
    assert store.whole == [False, False, True]


def store_blob(hall: TownHall, data: bytes) -> str:
    import hashlib

    name = hashlib.sha256(data).hexdigest()
    hall.blobs[CASE, name] = bytearray(data)
    hall.totals[CASE, name] = len(data)
    return name
