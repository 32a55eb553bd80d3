"""What is known of records since they came lies beside them: moved by migration, used by receipts, checks and leads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from msgspec.structs import replace
from postgres_cluster import APP, PostgresCluster
from server_factory import Chain, Laptop, ServerUnderTest
from sqlalchemy import event, select, text

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, TenantId, WorkerId, new_uuid7
from jgvisit.records.link import link_hash
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.server.database import Database, open_embedded, open_postgresql
from jgvisit.server.device_requests import find_caller
from jgvisit.server.feed import service as feed
from jgvisit.server.migrations import is_current, upgrade, upgrade_to
from jgvisit.server.pages import parked
from jgvisit.server.problems import ConflictError
from jgvisit.server.receipts import service as receipts
from jgvisit.server.records import checking, service
from jgvisit.server.records.intake import VERIFY_AT_ONCE
from jgvisit.server.records.models import kept_run, record, unchecked_run
from jgvisit.sync.encoding import to_wire
from jgvisit.sync.wire import Push, PushAnswer

MANY = VERIFY_AT_ONCE + 20


@pytest.fixture
def laptop(server: ServerUnderTest, http: httpx.Client) -> Laptop:
    return server.logged_in(http)


@pytest.fixture
def written(server: ServerUnderTest) -> Iterator[list[str]]:
    """Every statement that the server runs meanwhile."""
    found: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        found.append(statement)

    engine = server.municipality.database.engine
    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)


def filled(laptop: Laptop, count: int, case: str) -> Chain:
    chain = laptop.chain()
    for _ in range(count):
        chain.add(case)
    return chain


def push(server: ServerUnderTest, laptop: Laptop, chain: Chain) -> PushAnswer:
    """Push, and leave the check of signatures for later."""
    caller = find_caller(server.municipality, laptop.key.device)
    assert caller is not None
    message = Push(chain=chain.id, records=tuple(map(to_wire, chain.records)))
    return service.push(server.municipality, caller, message)


def test_a_record_is_written_once_however_far_it_gets(
    server: ServerUnderTest, laptop: Laptop, written: list[str]
) -> None:
    chain = filled(laptop, MANY, new_uuid7())
    push(server, laptop, chain)
    checking.check_all(server.municipality)
    receipt = laptop.receipt(chain)
    assert (receipt.received, receipt.kept, receipt.checked) == (MANY, MANY, MANY)
    assert [each for each in written if each.startswith("INSERT INTO record ")] != []
    assert [each for each in written if each.startswith("UPDATE record ")] == []
    with server.municipality.database.read(server.municipality.tenant) as conn:
        runs = conn.execute(select(kept_run.c.first_seq, kept_run.c.last_seq)).all()
        assert [tuple(run) for run in runs] == [(1, MANY)]
        assert conn.execute(select(unchecked_run)).all() == []


def test_what_waits_for_its_check_is_there_for_nobody_and_comes_once(server: ServerUnderTest, laptop: Laptop) -> None:
    chain = filled(laptop, MANY, new_uuid7())
    assert {item.answer for item in push(server, laptop, chain).answers} == {"stored"}
    receipt = laptop.receipt(chain)
    assert (receipt.received, receipt.kept, receipt.checked) == (MANY, MANY, 0)
    assert laptop.feed().records == ()
    assert checking.check_all(server.municipality) == MANY
    assert checking.check_all(server.municipality) == 0
    assert [item.position for item in laptop.feed().records] == list(range(1, MANY + 1))
    assert laptop.receipt(chain).checked == MANY


def test_what_a_lead_lets_count_before_its_check_comes_after_it_once(
    server: ServerUnderTest, http: httpx.Client, laptop: Laptop
) -> None:
    case = CaseId(new_uuid7())
    other = server.logged_in(http)
    theirs = filled(other, 1, case)
    other.push(theirs)
    chain = filled(laptop, MANY, case)
    assert {item.parked for item in push(server, laptop, chain).answers} == {"no_right"}
    feed.assign(server.municipality, case, laptop.worker, None, server.made.officer)
    link = link_hash(chain.records[3].link, chain.records[3].signature)
    parked.judge_again(server.municipality, link, WorkerId("lead"))
    with pytest.raises(ConflictError):
        parked.judge_again(server.municipality, link, WorkerId("lead"))
    assert [item.link for item in laptop.feed().records] == [theirs.records[0].link.decode()]
    checking.check_all(server.municipality)
    expected = {theirs.records[0].link.decode(), chain.records[3].link.decode()}
    assert {item.link for item in laptop.feed().records} == expected
    later = link_hash(chain.records[4].link, chain.records[4].signature)
    parked.judge_again(server.municipality, later, WorkerId("lead"))
    assert len(laptop.feed().records) == 3


def test_a_long_push_with_an_early_one_in_between_is_verified_at_once(server: ServerUnderTest, laptop: Laptop) -> None:
    """The early one takes a place of the run, so what comes after it is a branch, and no run can name that."""
    case = new_uuid7()
    chain = filled(laptop, MANY, case)
    branch = Chain(chain.signer, chain.author, chain.id, chain.records[:5])
    withdrawn = ConsentWithdrawn(
        form=new_uuid7(), person=new_uuid7(), channel="phone", effective_at="2026-11-02T09:00:00.000Z"
    )
    branch.add(case, withdrawn)
    assert [item.answer for item in laptop.push(branch, (), (branch.records[5],)).answers] == ["early"]
    given = [item.answer for item in push(server, laptop, chain).answers]
    assert given == ["stored"] * 5 + ["forked"] * (MANY - 5)
    assert checking.check_all(server.municipality) == 0
    assert len(laptop.feed().records) == MANY + 1


def test_nobody_gets_a_family_by_a_record_that_was_turned_away(server: ServerUnderTest, laptop: Laptop) -> None:
    known, unknown = new_uuid7(), CaseId(new_uuid7())
    chain = filled(laptop, 3, known)
    chain.add(unknown)
    changed = Chain(chain.signer, chain.author, chain.id, list(chain.records))
    changed.records[3] = replace(chain.records[3], signature=chain.records[2].signature)
    given = [item.answer for item in push(server, laptop, changed).answers]
    assert given == ["stored", "stored", "stored", "rejected"]
    today = local_date(server.municipality.moment())
    with server.municipality.database.read(server.municipality.tenant) as conn:
        assert feed.writable(conn, server.municipality.tenant, [unknown], laptop.worker, today) == {}


@pytest.mark.parametrize("kind", ["embedded", "postgresql"])
def test_the_marks_of_an_older_database_come_along(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    database, tenant = an_older_one(kind, tmp_path, request), TenantId(new_uuid7())
    rows = [  # place, answer, verified, kept since
        (1, "stored", True, "2026-01-01"), (2, "stored", True, "2026-01-01"), (3, "stored", False, "2026-01-02"),
        (4, "stored", None, "2026-01-03"), (5, "stored", None, None), (5, "forked", None, None),
        (7, "early", True, None),
    ]  # fmt: skip
    with database.write(tenant) as conn:
        for number, (seq, answer, verified, kept_at) in enumerate(rows):
            conn.execute(
                text(
                    "INSERT INTO record (tenant, link_hash, device, chain, seq, prev, link, signature, answer,"
                    " protects, verified, received_at, kept_at) VALUES (:tenant, :hash, 'd', 'c', :seq, '', :none,"
                    " :none, :answer, :protects, :verified, '2026-01-01', :kept_at)"
                ),
                {
                    "tenant": tenant, "hash": str(number), "seq": seq, "none": b"", "answer": answer,
                    "protects": False, "verified": verified, "kept_at": kept_at,
                },
            )  # fmt: skip
    upgrade(database, APP if kind == "postgresql" else None)
    assert is_current(database)
    with database.read(tenant) as conn:
        kept = select(kept_run.c.first_seq, kept_run.c.last_seq, kept_run.c.kept_at).order_by(kept_run.c.first_seq)
        assert [tuple(row) for row in conn.execute(kept)] == [
            (1, 2, "2026-01-01"), (3, 3, "2026-01-02"), (4, 4, "2026-01-03"),
        ]  # fmt: skip
        waiting = select(unchecked_run.c.first_seq, unchecked_run.c.last_seq)
        assert [tuple(row) for row in conn.execute(waiting)] == [(4, 5)]
        refuted = conn.execute(select(record.c.seq).where(record.c.refuted.is_(True))).scalars().all()
        assert refuted == [3]
    with database.read(TenantId(new_uuid7())) as conn:
        seen = conn.execute(select(kept_run.c.tenant)).scalars().all()
        assert kind == "embedded" or seen == []
    database.close()


def an_older_one(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Database:
    if kind == "embedded":
        database = open_embedded(tmp_path / "old.db", b"k" * 32, create=True)
    else:
        cluster: PostgresCluster = request.getfixturevalue("cluster")
        database = open_postgresql(cluster.new_database().owner)
    with database.engine.connect().execution_options(write=True) as conn, conn.begin():
        upgrade_to(conn, "0018")
    return database


def test_kept_stops_where_a_link_was_changed_on_the_disk(server: ServerUnderTest, laptop: Laptop) -> None:
    chain = filled(laptop, 4, new_uuid7())
    caller = find_caller(server.municipality, laptop.key.device)
    assert caller is not None
    push(server, laptop, chain)
    municipality = server.municipality
    with municipality.database.write(municipality.tenant) as conn:
        conn.execute(record.update().where(record.c.seq == 3).values(link=b"\xff not a link"))
        conn.execute(text("UPDATE chain SET kept = 0"))
    receipts.ask(municipality, caller, chain.id)
    assert laptop.receipt(chain).kept == 2
