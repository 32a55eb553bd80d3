"""A municipality with a million records beside an empty one: does anything get slower that must not?"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from threading import Event, Thread

import psycopg
from server_factory import Chain, sha256
from server_factory import Laptop as WireLaptop
from worker_laptop import worker_laptop

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, DeviceId, WorkerId
from jgvisit.records.body import read_body
from jgvisit.records.link import StoredRecord, link_hash, read_link
from jgvisit.server import upkeep
from jgvisit.server.council import service as council
from jgvisit.server.council.paper import report_pdf
from jgvisit.server.feed import service as feed
from jgvisit.server.inventory import service as inventories
from jgvisit.server.pages.inventory_paper import inventory_pdf
from tests.bench.figure import Figure
from tests.bench.load import closing
from tests.bench.load.cores import MEANING, OTHER_CORE, SERVER_CORE, may_name_cores
from tests.bench.load.days import Household, day_after, fill, payloads
from tests.bench.load.installation import Installed, durable_postgres, installed
from tests.bench.load.interval import median_interval
from tests.bench.workplace import scratch

RECORDS, FAMILY_RECORDS, LAPTOP_FAMILIES = 1_000_000, 200, 300
ROUNDS, PUSHES, DAY, PACK_FAMILIES, PAPERS = 15, 5, 60, 4, 10
YEAR_LATER = timedelta(days=365)
BY = WorkerId("bench")
_COLUMNS = (
    "tenant, link_hash, device, chain, seq, prev, link, signature, body, salt, answer, protects, record_id,"
    " case_id, received_at"
)


@dataclass(frozen=True)
class Size:
    """How large the large one is, and how often each thing is measured."""

    records: int = RECORDS
    laptop_families: int = LAPTOP_FAMILIES
    rounds: int = ROUNDS
    pushes: int = PUSHES
    papers: int = PAPERS
    burst: closing.Size = field(default_factory=closing.Size)


@dataclass(frozen=True)
class Grown:
    """What stands in the large one."""

    device: DeviceId
    """A laptop with so many families."""
    families: tuple[CaseId, ...]
    """Of that laptop."""


def measure(size: Size = Size()) -> dict[str, Figure]:
    """Grow one, leave the other empty, and do the same in both by turns."""
    server_core, other_core = (SERVER_CORE, OTHER_CORE) if may_name_cores() else (None, None)
    with (
        scratch() as folder,
        durable_postgres(other_core) as cluster,
        installed(folder / "large", cluster, server_core) as large,
        installed(folder / "empty", cluster, server_core) as empty,
    ):
        grown = grow(large, size)
        found = pushes(large, empty, size) | pack(large, folder / "pack", grown)
        found |= report(large, size)
        return found | breach(large, folder, grown, size, other_core)


def pushes(large: Installed, empty: Installed, size: Size) -> dict[str, Figure]:
    """Push days to both by turns; return how much slower the large one takes them."""
    ratios, took = list[float](), ([], [])  # type: tuple[list[float], list[float]]
    with large.town.http() as one, empty.town.http() as other:
        sides = (large.town.enrolled(one), empty.town.enrolled(other))
        for number in range(size.rounds + 1):
            each: list[list[float]] = [[], []]
            for turn in range(2 * size.pushes):
                side = (turn + number) % 2
                each[side].append(_pushed(sides[side]))
            if number:  # the first round warms both
                ratios.append(median(each[0]) / median(each[1]))
                took[0].append(median(each[0]))
                took[1].append(median(each[1]))
    low, high = median_interval(ratios)
    told = f"a day of {DAY} records: {median(took[0]) * 1000:.0f} ms beside {median(took[1]) * 1000:.0f} ms"
    return {
        "million_push": Figure(
            high, "x", 1.3,
            f"upper end of the 95 % interval ({low:.2f} to {high:.2f}) of the median ratio {median(ratios):.2f};"
            f" {size.rounds} rounds by turns, {size.records} records beside none; {told}",
        )
    }  # fmt: skip


def _pushed(laptop: WireLaptop) -> float:
    chain = laptop.chain()
    fill(chain, [Household()], DAY, [], "2026-12-01")
    started = time.perf_counter()
    answers = laptop.push(chain).answers
    took = time.perf_counter() - started
    assert all(answer.answer == "stored" for answer in answers)
    return took


def pack(large: Installed, folder: Path, grown: Grown) -> dict[str, Figure]:
    """Give a new laptop the families of tomorrow and let it fetch them."""
    laptop = worker_laptop(large.town, folder, "pack")
    try:
        for case in grown.families[:PACK_FAMILIES]:
            worker = WorkerId(laptop.enrolment.identity.worker)
            feed.assign(large.town.municipality, case, worker, None, BY)
        laptop.log_in()
        started = time.perf_counter()
        outcome = laptop.sync()
        took = time.perf_counter() - started
    finally:
        laptop.safe.close()
    assert outcome.pulled == PACK_FAMILIES * FAMILY_RECORDS, outcome
    told = f"{PACK_FAMILIES} families of {FAMILY_RECORDS} records each, fetched, verified and stored encrypted"
    return {"million_pack": Figure(took, "s", 1.0, told)}


def report(large: Installed, size: Size) -> dict[str, Figure]:
    """Count a year that is over and draw its report: what was counted ahead and kept is read, the rest counted."""
    here, town = large.town.municipality, large.town
    year = local_date(here.moment()).year
    town.clock.ahead += YEAR_LATER
    try:
        started = time.perf_counter()
        rounds = 0
        while upkeep.count_ahead(here):
            rounds += 1
        ahead = time.perf_counter() - started
        with town.http() as http:  # a day comes in after that count
            town.clock.ahead -= YEAR_LATER
            _pushed(town.enrolled(http))
            town.clock.ahead += YEAR_LATER
        started = time.perf_counter()
        seen = council.inside(here, year, BY)
        council.publish(here, year, seen.mark, BY)
        report_pdf(council.edition(here, year), here.settings.municipality, demo=here.settings.demo)
        took = time.perf_counter() - started
    finally:
        town.clock.ahead -= YEAR_LATER
    assert seen.exact["C.known"] >= size.records // FAMILY_RECORDS
    told = (
        f"{seen.exact['C.known']} families, {size.records} records: looked at, published, drawn as PDF; one family"
        f" had changed. The server counts ahead between requests: all of it took {ahead:.0f} s in {rounds} rounds of"
        f" {upkeep.COUNTED_AT_ONCE} families"
    )
    return {"million_report": Figure(took, "s", 10.0, told)}


def breach(large: Installed, folder: Path, grown: Grown, size: Size, core: int | None) -> dict[str, Figure]:
    """Draw the inventory of a lost laptop again and again while laptops send their day."""
    here, took = large.town.municipality, list[float]()
    plan, _ = closing.days(large, size.burst)
    with _meanwhile(lambda: closing.burst(large, folder, plan, size.burst, core)) as over:
        while not over.is_set() or len(took) < size.papers:
            started = time.perf_counter()
            found = inventories.inventory(here, grown.device, BY)
            inventory_pdf(found, here.settings.municipality, here.moment())
            took.append(time.perf_counter() - started)
            assert len(found.at_least.families) == len(grown.families)
    p95 = quantiles(took, n=20, method="inclusive")[-1]
    told = (
        f"p95 of {len(took)}, {len(grown.families)} families, {size.burst.devices} laptops sending at first; drawn as"
        f" the console does, in a process beside the server; median {median(took):.1f} s. {MEANING}"
    )
    return {"million_breach": Figure(p95, "s", 60.0, told)}


@contextmanager
def _meanwhile(work: Callable[[], object]) -> Iterator[Event]:
    over, faults = Event(), list[BaseException]()

    def run() -> None:
        try:
            work()
        except BaseException as fault:  # raised again where the bench looks
            faults.append(fault)
        finally:
            over.set()

    thread = Thread(target=run)
    thread.start()
    try:
        yield over
    finally:
        thread.join()
    if faults:
        raise faults[0]


# -- a large municipality -----------------------------------------------------------------------------


def grow(town: Installed, size: Size) -> Grown:
    """Fill the database with signed records of enrolled laptops as a push leaves them; by COPY, for time's sake."""
    families = size.records // FAMILY_RECORDS
    here = town.town.municipality
    url = here.database.engine.url
    dsn = f"host={url.host} port={url.port} user=postgres password={town.cluster.password} dbname={url.database}"
    tomorrow = day_after(local_date(here.moment()))
    first: Grown | None = None
    with town.town.http() as http, psycopg.connect(dsn) as conn:
        positions = count(1)
        for start in range(0, families, size.laptop_families):
            laptop = town.town.enrolled(http)
            houses = [Household() for _ in range(min(size.laptop_families, families - start))]
            chain = laptop.chain()
            _copy_laptop(conn, here.tenant, chain, houses, tomorrow, positions, here.now())
            first = first or Grown(laptop.key.device, tuple(house.case for house in houses))
        conn.execute("UPDATE feed_head SET position = %s WHERE tenant = %s", (next(positions) - 1, here.tenant))
        conn.commit()
        conn.autocommit = True
        conn.execute("VACUUM ANALYZE")
    assert first is not None
    return first


def _copy_laptop(
    conn: psycopg.Connection[tuple[object, ...]],
    tenant: str,
    chain: Chain,
    houses: Sequence[Household],
    tomorrow: str,
    positions: Iterator[int],
    now: str,
) -> None:
    files = [payloads(house, tomorrow) for house in houses]
    entries, seq, head = list[tuple[object, ...]](), 0, ""
    with conn.cursor().copy(f"COPY record ({_COLUMNS}) FROM STDIN") as copy:
        for _ in range(FAMILY_RECORDS):
            for house, file in zip(houses, files, strict=True):
                record = chain.add(house.case, next(file))
                chain.records[:-1] = []  # the last one is all that the next needs
                seq, head = seq + 1, link_hash(record.link, record.signature)
                copy.write_row(_row(tenant, chain, record, house.case, now))
                entries.append((tenant, next(positions), head, house.case))
    with conn.cursor().copy("COPY feed_entry (tenant, position, link_hash, case_id) FROM STDIN") as copy:
        for entry in entries:
            copy.write_row(entry)
    with conn.cursor().copy("COPY family (tenant, case_id, known_since) FROM STDIN") as copy:
        for house in houses:
            copy.write_row((tenant, house.case, now))
    with conn.cursor().copy("COPY assignment (tenant, case_id, worker, from_position, assigned_at) FROM STDIN") as copy:
        for house in houses:
            copy.write_row((tenant, house.case, chain.author, 0, now))
    values = (tenant, chain.signer.device, chain.id, seq, head, seq, seq, now)
    statement = "INSERT INTO chain (tenant, device, chain, received, head, kept, checked, pushed_at) VALUES"
    conn.execute(f"{statement} (%s, %s, %s, %s, %s, %s, %s, %s)", values)
    statement = "INSERT INTO kept_run (tenant, device, chain, first_seq, last_seq, kept_at) VALUES"
    conn.execute(f"{statement} (%s, %s, %s, 1, %s, %s)", (tenant, chain.signer.device, chain.id, seq, now))
    conn.commit()


def _row(tenant: str, chain: Chain, record: StoredRecord, case: CaseId, now: str) -> tuple[object, ...]:
    assert record.body is not None
    link, body = read_link(record.link), read_body(record.body)
    found = sha256(record.link + record.signature)
    return (
        tenant, found, chain.signer.device, chain.id, link.seq, link.prev, record.link, record.signature, record.body,
        record.salt, "stored", False, body.id, case, now,
    )  # fmt: skip
