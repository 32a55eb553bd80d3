"""Several municipalities in one database, each with its own processes and keys: apart, also while both are at work."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx
import pytest
from page_visits import entered, in_browser
from postgres_cluster import PostgresCluster
from server_factory import Laptop, ServerUnderTest, blob_ref, running_server
from sqlalchemy import func, select

from jgvisit.ids import TenantId, new_uuid7
from jgvisit.server.audit import service as audit
from jgvisit.server.backups.rows import batches_of
from jgvisit.server.feed.models import feed_entry, feed_head
from jgvisit.server.officer import service as office
from jgvisit.server.tables import metadata

LAPTOPS, PUSHES, LOOKS = 3, 4, 12
SUBJECT = "femke"
"""The same person at the same provider may work for both."""


@dataclass(frozen=True)
class Towns:
    """Two municipalities that share one database."""

    one: ServerUnderTest
    two: ServerUnderTest

    def __iter__(self) -> Iterator[ServerUnderTest]:
        return iter((self.one, self.two))


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory, cluster: PostgresCluster, issuer: str) -> Iterator[Towns]:
    urls, folder = cluster.new_database(), tmp_path_factory.mktemp("towns")
    with running_server(folder / "one", issuer, urls) as one, running_server(folder / "two", issuer, urls) as two:
        yield Towns(one, two)


def rows_seen(town: ServerUnderTest, tenant: TenantId | None) -> int:
    """Return how many rows of all tables the server's own role sees, with this tenant set or with none."""
    database = town.municipality.database
    with database.engine.connect() as conn, conn.begin():
        if tenant is not None:
            database.enter(conn, tenant)
        return sum(
            conn.execute(select(func.count()).select_from(table)).scalar_one() for table in metadata.sorted_tables
        )


def day_of_work(town: ServerUnderTest, laptop: Laptop) -> set[str]:
    """Let a laptop send and fetch; return its families."""
    cases = set()
    for _ in range(PUSHES):
        chain, case, paper = laptop.chain(), new_uuid7(), new_uuid7().encode()
        chain.add(case, blobs=[blob_ref(paper)])
        chain.add(case)
        laptop.push(chain)
        assert laptop.put_blob(case, paper).status_code in {200, 201}
        cases.add(case)
        laptop.feed()
    assert set(laptop.feed().cases) == cases
    return cases


def test_both_at_work_at_once_see_nothing_of_each_other_and_without_a_tenant_nobody_sees_a_row(towns: Towns) -> None:
    clients = [town.http() for town in towns for _ in range(LAPTOPS)]
    laptops = [
        (town, town.logged_in(clients[number * LAPTOPS + each], SUBJECT if each == 0 else None))
        for number, town in enumerate(towns)
        for each in range(LAPTOPS)
    ]

    def look(number: int) -> int:
        town = (towns.one, towns.two)[number % 2]
        return rows_seen(town, None) + rows_seen(town, TenantId(new_uuid7())) + rows_seen(town, TenantId(""))

    try:
        with ThreadPoolExecutor(len(laptops) + 2) as crowd:
            days = [crowd.submit(day_of_work, town, laptop) for town, laptop in laptops]
            looks = [crowd.submit(look, number) for number in range(LOOKS)]
            cases = [day.result(timeout=120) for day in days]
            assert [each.result(timeout=120) for each in looks] == [0] * LOOKS
    finally:
        for client in clients:
            client.close()
    for number, town in enumerate(towns):
        theirs = set().union(*cases[number * LAPTOPS : (number + 1) * LAPTOPS])
        tenant = town.municipality.tenant
        with town.municipality.database.read(tenant) as conn:
            own = feed_entry.c.worker.is_(None)
            assert set(conn.execute(select(feed_entry.c.case_id)).scalars()) == theirs
            placed = list(conn.execute(select(feed_entry.c.position).where(own).order_by("position")).scalars())
            head = conn.execute(select(feed_head.c.position)).scalar_one()
            assert placed == list(range(1, head + 1)), "dense for each by itself"
            assert audit.broken_at(conn, tenant) is None
            assert {row.tenant for table in metadata.sorted_tables for row in conn.execute(select(table.c.tenant))} == {
                tenant
            }


def test_a_backup_of_one_holds_no_row_of_the_other(towns: Towns) -> None:
    for town in towns:
        tenant = town.municipality.tenant
        with town.municipality.database.snapshot(tenant) as conn:
            found = {
                row[batch.columns.index("tenant")] for batch in batches_of(conn, tenant, None) for row in batch.rows
            }
        assert found == {tenant}


def test_a_laptop_a_session_and_a_visit_to_the_pages_are_worth_nothing_at_the_other(towns: Towns) -> None:
    with towns.one.http() as here, towns.two.http() as there:
        laptop = towns.one.logged_in(here)
        strayed = Laptop(there, laptop.key, laptop.worker, laptop.subject, laptop.token)
        for method, path in (("GET", "/feed"), ("GET", "/team"), ("GET", "/erasures")):
            assert strayed.call(method, path).status_code in {401, 403}
        chain = laptop.chain()
        chain.add(new_uuid7())
        assert strayed.try_push(chain).status_code in {401, 403}
        both = Laptop(there, laptop.key)
        both.subject = laptop.subject
        assert towns.two.ask(both, towns.one.code(laptop.subject)).status_code in {401, 403, 404}
    with in_browser(towns.one, entered(towns.one, "officer")) as browser, towns.two.http() as other:
        assert browser.get("/beheer/laptops").status_code == 200
        other.cookies = httpx.Cookies(dict(browser.cookies))
        assert other.get("/beheer/laptops").status_code == 303


def test_a_role_of_one_is_none_at_the_other(towns: Towns) -> None:
    subject = f"both-{new_uuid7()}"
    office.enter_worker(towns.one.municipality, subject, "Kim", frozenset({"privacy"}))
    office.enter_worker(towns.two.municipality, subject, "Kim", frozenset({"worker"}))
    with in_browser(towns.one, subject) as there:
        assert there.get("/beheer/logboek").status_code == 200
    with in_browser(towns.two, subject) as here:
        assert here.get("/beheer/logboek").status_code == 403
