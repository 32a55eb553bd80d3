"""Fetching: a laptop that is assigned a part of the families, written by five laptops in turn; then nothing new."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

import httpx
from server_factory import Chain, ServerUnderTest
from server_factory import Laptop as WireLaptop
from worker_laptop import WorkerLaptop, worker_laptop

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, WorkerId
from jgvisit.records.fold import fold
from jgvisit.server.feed import service as feed
from jgvisit.services.ports.sync import Progress
from tests.bench.figure import Figure
from tests.bench.load import pouch_side
from tests.bench.load.counting import Counted, counting
from tests.bench.load.days import Household, as_document, day_after, payloads
from tests.bench.load.installation import Installed, durable_postgres, installed
from tests.bench.load.pouch_side import WHAT_IT_LACKS, running_pouch
from tests.bench.workplace import scratch

WRITERS, FAMILIES_EACH, ASSIGNED_EACH, TOMORROW = 5, 8, 4, 4
RECORDS, ROUNDS, NO_OPS = 4_000, 5, 5
_IN_TURN = 40
_NO_OP_BYTES = 2_000


@dataclass(frozen=True)
class Size:
    """How many records there are in all, and how often it is measured."""

    records: int = RECORDS
    rounds: int = ROUNDS


@dataclass
class Pulled:
    """Seconds of each round, and what a sync with nothing new came to."""

    tomorrow: list[float] = field(default_factory=list)
    everything: list[float] = field(default_factory=list)
    no_op: list[float] = field(default_factory=list)
    counted: list[Counted] = field(default_factory=list)
    records: int = 0
    pouch: list[float] = field(default_factory=list)
    pouch_no_op: list[float] = field(default_factory=list)


def measure(size: Size = Size()) -> dict[str, Figure]:
    """Fetch in turn: ours, PouchDB."""
    found = Pulled()
    with scratch() as folder, running_pouch(folder / "pouch") as pouch:
        for number in range(size.rounds):
            given = pouch_side.write_documents(
                folder / f"documents-{number}", one_pull(folder / f"{number}", size, found), []
            )
            told = pouch.ask("day", f"pull-{number}", **given)
            assert told["held"] == found.records, told
            found.pouch.append(told["pull"] / 1000)
            found.pouch_no_op.append(told["noOp"][1] / 1000)
    return figures(found, size)


def figures(found: Pulled, size: Size) -> dict[str, Figure]:
    """Return what the bars are about."""
    tomorrow, everything, no_op = map(median, (found.tomorrow, found.everything, found.no_op))
    pouch, pouch_no_op = median(found.pouch), median(found.pouch_no_op)
    told = f"median of {size.rounds}; {found.records} of {size.records} records, {WRITERS} laptops' chains in turn"
    against = f"PouchDB, these alone in a database: {pouch * 1000:.0f} ms; {WHAT_IT_LACKS}, and assigns nothing"
    requests = max(each.requests for each in found.counted)
    size_bytes = max(each.total_bytes for each in found.counted)
    return {
        "pull_tomorrow": Figure(
            pouch / tomorrow, "x faster", 5.0,
            f"{tomorrow * 1000:.0f} ms until tomorrow's {TOMORROW} families were verified, folded, {told}. {against}",
            at_least=True,
        ),
        "pull_everything": Figure(
            pouch / everything, "x faster", 2.5,
            f"{everything * 1000:.0f} ms until everything was verified and stored, {told}. {against}", at_least=True,
        ),
        "no_op": Figure(
            pouch_no_op / no_op, "x faster", 8.0,
            f"{no_op * 1000:.1f} ms, median; PouchDB's second with nothing new: {pouch_no_op * 1000:.1f} ms, no TLS",
            at_least=True,
        ),
        "no_op_requests": Figure(requests, "requests", 1, "most of a sync with nothing new; log-in and lease apart"),
        "no_op_bytes": Figure(size_bytes, "bytes", _NO_OP_BYTES, "both ways, headers too, without the TLS handshake"),
    }  # fmt: skip


def one_pull(folder: Path, size: Size, found: Pulled) -> list[dict[str, Any]]:
    """Let a fresh server be written to and read from; return the reader's part as documents."""
    with durable_postgres() as cluster, installed(folder / "server", cluster) as town:
        return timed_pull(town, folder, size, found)


def timed_pull(town: Installed, folder: Path, size: Size, found: Pulled) -> list[dict[str, Any]]:
    """Let five laptops write, one fetch its part and then nothing; return its part as documents."""
    laptop = worker_laptop(town.town, folder / "store", "reader")
    try:
        mine, tomorrow = _written(town.town, WorkerId(laptop.enrolment.identity.worker), size)
        laptop.log_in()
        found.records = sum(mine.values())
        _fetch(laptop, mine, tomorrow, found)
        for _ in range(NO_OPS):
            with counting() as counted:
                started = time.perf_counter()
                laptop.sync()
                found.no_op.append(time.perf_counter() - started)
            found.counted.append(counted)
        return [as_document(record) for case in mine for record in laptop.journal.records_of(case)]
    finally:
        laptop.safe.close()


def _fetch(laptop: WorkerLaptop, mine: dict[CaseId, int], tomorrow: list[CaseId], found: Pulled) -> None:
    started, openable = time.perf_counter(), list[float]()

    def look(_progress: Progress) -> None:
        if openable or any(len(laptop.journal.records_of(case)) < mine[case] for case in tomorrow):
            return
        for case in tomorrow:
            assert fold(case, laptop.journal.records_of(case)).visits
        openable.append(time.perf_counter() - started)

    outcome = laptop.client.run(look, lambda: False)
    found.everything.append(time.perf_counter() - started)
    look(Progress("done"))
    found.tomorrow.append(openable[0])
    assert outcome.pulled == sum(mine.values()), outcome
    assert all(len(laptop.journal.records_of(case)) == count for case, count in mine.items())


def _written(town: ServerUnderTest, reader: WorkerId, size: Size) -> tuple[dict[CaseId, int], list[CaseId]]:
    """Write everything; return how much the reader is to get of each family, and those visited tomorrow."""
    today = local_date(town.municipality.moment())
    each, mine, tomorrow = size.records // WRITERS, dict[CaseId, int](), list[CaseId]()
    with town.http() as http:
        writers = [_Writer.new(town, http, today) for _ in range(WRITERS)]
        for writer in writers:  # the families first, so that they can be assigned before the rest comes
            writer.write(FAMILIES_EACH)
            writer.send()
            for house in writer.houses[:ASSIGNED_EACH]:
                feed.assign(town.municipality, house.case, reader, None, WorkerId("lead"))
                mine[house.case] = 0
        tomorrow = [writer.houses[0].case for writer in writers[:TOMORROW]]
        left = each - FAMILIES_EACH
        while left > 0:
            for writer in writers:
                writer.write(min(_IN_TURN, left))
                writer.send()
            left -= _IN_TURN
        for writer in writers:
            for case, count in writer.counts.items():
                if case in mine:
                    mine[case] = count
    return mine, tomorrow


@dataclass
class _Writer:
    laptop: WireLaptop
    chain: Chain
    houses: list[Household]
    files: list[Iterator[object]]
    counts: dict[CaseId, int] = field(default_factory=dict)
    sent: int = 0

    @classmethod
    def new(cls, town: ServerUnderTest, http: httpx.Client, today: object) -> _Writer:
        laptop = town.enrolled(http)
        houses = [Household() for _ in range(FAMILIES_EACH)]
        planned = [day_after(today + timedelta(days=number)) for number in range(FAMILIES_EACH)]
        files = [payloads(house, on) for house, on in zip(houses, planned, strict=True)]
        return cls(laptop, laptop.chain(), houses, files)

    def write(self, records: int) -> None:
        for _ in range(records):
            number = len(self.chain.records) % FAMILIES_EACH
            case = self.houses[number].case
            self.chain.add(case, next(self.files[number]))
            self.counts[case] = self.counts.get(case, 0) + 1

    def send(self) -> None:
        new = self.chain.records[self.sent :]
        answers = self.laptop.push(self.chain, new).answers
        assert all(answer.answer == "stored" and answer.parked is None for answer in answers), answers[:2]
        self.sent += len(new)
