"""Each laptop checks that the audit of the real server goes on from what it saw, on both databases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from page_visits import entered, in_browser, shown
from server_factory import ServerUnderTest
from sqlalchemy import Connection
from store_factory import family
from worker_laptop import WorkerLaptop, worker_laptop

from jgvisit.ids import CaseId, TenantId, new_uuid7
from jgvisit.server.audit import service as audit
from jgvisit.server.audit import tree
from jgvisit.server.audit.models import audit_entry, audit_head, audit_tile
from jgvisit.server.feed.service import begin_epoch
from jgvisit.sync.audit_wire import AuditDoubt
from jgvisit.sync.wire import Problem, SignedReceipt


@pytest.fixture
def laptop(server: ServerUnderTest, tmp_path: Path) -> Iterator[WorkerLaptop]:
    laptop = worker_laptop(server, tmp_path / "laptop", f"worker-{os.urandom(4).hex()}")
    laptop.journal.append([family(case=CaseId(new_uuid7()))])
    laptop.sync()
    yield laptop
    laptop.safe.close()


def noticed(laptop: WorkerLaptop) -> list[tuple[str, bool]]:
    return [(each.kind, each.told) for each in laptop.sync().noticed]


def something_happens(server: ServerUnderTest, times: int) -> None:
    with server.municipality.database.write(server.municipality.tenant) as conn:
        for number in range(times):
            event = audit.Event(action="feed", at=server.municipality.now(), count=number)
            audit.append(conn, server.municipality.tenant, event)


def written_anew(conn: Connection, tenant: TenantId, entries: list[str]) -> None:
    """Write another audit, whole in itself, as somebody with the database could."""
    for table in (audit_entry, audit_tile):
        conn.execute(table.delete().where(table.c.tenant == tenant))
    conn.execute(audit_head.update().values(number=0, hash="0" * 64, peaks=""))
    for entry in entries:
        audit.append(conn, tenant, audit.Event(action=entry, at="2026-11-02T12:00:00.000Z"))


def test_a_day_like_any_other_gives_nothing_to_say(server: ServerUnderTest, laptop: WorkerLaptop) -> None:
    for times in (1, 300, 2):
        something_happens(server, times)
        assert noticed(laptop) == []
    tenant = server.municipality.tenant
    with server.municipality.database.read(tenant) as conn:
        head, seen = tree.head(conn, tenant), laptop.audit.seen()
        assert seen is not None
        assert 300 < seen.days[-1].size <= head.size


def test_an_audit_that_was_written_anew_is_found_and_stands_on_the_officers_page(
    server: ServerUnderTest, laptop: WorkerLaptop
) -> None:
    tenant = server.municipality.tenant
    with server.municipality.database.write(tenant) as conn:
        written_anew(conn, tenant, ["push"] * 40)
        assert audit.broken_at(conn, tenant) is None, "by itself nothing is wrong with it"
    assert noticed(laptop) == [("fork", True)]
    with in_browser(server, entered(server, "officer")) as browser:
        page = shown(browser, "/beheer/laptops")
    assert "Loopt niet door" in page
    assert "laptop 12" in page
    assert "niet getekend met de sleutel van nu" not in page
    assert noticed(laptop) == [("fork", True)]


def test_a_server_put_back_says_so(server: ServerUnderTest, laptop: WorkerLaptop) -> None:
    tenant = server.municipality.tenant
    something_happens(server, 5)
    laptop.sync()
    with server.municipality.database.write(tenant) as conn:
        conn.execute(audit_entry.delete().where(audit_entry.c.number > 4))
        last = conn.execute(audit_entry.select().where(audit_entry.c.number == 4)).one()
        conn.execute(audit_head.update().values(number=4, hash=last.hash, peaks=None))
    begin_epoch(server.municipality, server.made.officer)
    assert noticed(laptop) == [("restored", True)]
    assert noticed(laptop) == [("restored", True)]


def test_a_tree_that_nobody_grew_yet_is_grown_from_the_chain(server: ServerUnderTest, laptop: WorkerLaptop) -> None:
    """As after the migration, and after a backup from before there was a tree."""
    tenant = server.municipality.tenant
    something_happens(server, 600)
    laptop.sync()
    for also in (False, True):
        with server.municipality.database.write(tenant) as conn:
            before = tree.head(conn, tenant)
            conn.execute(audit_tile.delete().where(audit_tile.c.tenant == tenant))
            conn.execute(audit_head.update().values(peaks=None))
        with server.municipality.database.write(tenant) as conn:
            if also:
                audit.append(conn, tenant, audit.Event(action="feed", at=server.municipality.now()))
            assert (tree.head(conn, tenant) == before) is not also
            assert len(conn.execute(audit_tile.select()).all()) == 2
    assert noticed(laptop) == []


def test_a_doubt_needs_receipts_of_who_tells_it(server: ServerUnderTest, http: httpx.Client) -> None:
    one, other = server.enrolled(http), server.enrolled(http)
    chain = one.chain()
    chain.add(CaseId(new_uuid7()))
    signed = one.push(chain).receipt
    doubt = AuditDoubt(kind="fork", before=signed, after=signed)
    assert one.call("POST", "/audit/doubts", doubt).status_code == 201
    assert one.call("POST", "/audit/doubts", doubt).status_code == 201
    unreadable = AuditDoubt(kind="fork", before=SignedReceipt(receipt="{", signature="AA"), after=signed)
    wrong = [(other, doubt, "audit.foreign"), (one, unreadable, "audit.unreadable")]
    for laptop, told, code in wrong:
        answer = laptop.call("POST", "/audit/doubts", told)
        assert Problem(**{**answer.json(), "detail": None}).code == code
