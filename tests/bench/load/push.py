"""Bringing a large batch home: 2,000 records and 12 papers to an empty server, and then again with nothing new."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from server_factory import read_receipt
from worker_laptop import WorkerLaptop, worker_laptop

from jgvisit.ids import ChainId
from jgvisit.services.ports.journal import NewRecord
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.wire import Receipt, SignedReceipt
from tests.bench.figure import Figure
from tests.bench.load import pouch_side
from tests.bench.load.copying import copy_again
from tests.bench.load.days import Household, as_document, papers, payloads, ref
from tests.bench.load.installation import Installed, durable_postgres, installed
from tests.bench.load.pouch_side import WHAT_IT_LACKS, running_pouch
from tests.bench.workplace import scratch

RECORDS, BLOBS, BLOB_BYTES, FAMILIES, ROUNDS = 2_000, 12, 250_000, 20, 5
_AT_ONCE = 200


@dataclass(frozen=True)
class Size:
    """How much is pushed, and how often it is measured."""

    records: int = RECORDS
    blobs: int = BLOBS
    blob_bytes: int = BLOB_BYTES
    rounds: int = ROUNDS


@dataclass
class Pushed:
    """Seconds of each round."""

    answer: list[float] = field(default_factory=list)
    checked: list[float] = field(default_factory=list)
    copy: list[float] = field(default_factory=list)
    pouch: list[float] = field(default_factory=list)


def measure(size: Size = Size()) -> dict[str, Figure]:
    """Push in turn: ours, COPY of what it left, PouchDB."""
    found = Pushed()
    with scratch() as folder, running_pouch(folder / "pouch") as pouch:
        for number in range(size.rounds):
            documents = one_push(folder / f"round-{number}", size, found)
            given = pouch_side.write_documents(folder / f"documents-{number}", *documents)
            found.pouch.append(pouch.ask("day", f"push-{number}", **given)["push"] / 1000)
    return figures(found, size)


def figures(found: Pushed, size: Size) -> dict[str, Figure]:
    """Return what the bars are about."""
    answer, checked, copy, pouch = map(median, (found.answer, found.checked, found.copy, found.pouch))
    told = f"median of {size.rounds}; {size.records} records, {size.blobs} papers of {size.blob_bytes // 1000} kB"
    against = f"PouchDB to pouchdb-server, the same data: {pouch * 1000:.0f} ms; {WHAT_IT_LACKS}"
    return {
        "push_answer": Figure(
            pouch / answer, "x faster", 8.0, f"{answer * 1000:.0f} ms, {told}. {against}", at_least=True
        ),
        "push_answer_copy": Figure(
            answer / copy, "x", 5.0, f"COPY of the same rows and bytes, indexes too, one commit: {copy * 1000:.0f} ms"
        ),
        "push_checked": Figure(
            pouch / checked, "x faster", 2.5, f"{checked * 1000:.0f} ms, {told}. {against}", at_least=True
        ),
    }


def one_push(folder: Path, size: Size, found: Pushed) -> tuple[list[dict[str, Any]], list[tuple[str, bytes]]]:
    """Push a full store to a fresh server; return the same as documents and papers."""
    with durable_postgres() as cluster, installed(folder / "server", cluster) as town:
        return timed_push(town, folder, size, found)


def timed_push(
    town: Installed, folder: Path, size: Size, found: Pushed
) -> tuple[list[dict[str, Any]], list[tuple[str, bytes]]]:
    """Push a full store to an empty server and copy what it left; return the same as documents and papers."""
    laptop = worker_laptop(town.town, folder / "store", "worker-1")
    try:
        blobs = write(laptop, size)
        sent = [as_document(record) for record in laptop.journal.all_records()]
        started = time.perf_counter()
        outcome = laptop.sync()
        found.answer.append(time.perf_counter() - started)
        assert outcome.balance.waiting == 0, outcome
        assert not laptop.journal.unsent_blobs()
        _until_checked(laptop)
        found.checked.append(time.perf_counter() - started)
        found.copy.append(copy_again(town))
    finally:
        laptop.safe.close()
    return sent, [(ref(data).sha256, data) for data in blobs]


def write(laptop: WorkerLaptop, size: Size) -> list[bytes]:
    """Fill the store of a laptop; return its papers."""
    houses = [Household() for _ in range(FAMILIES)]
    files = [payloads(house, "2026-12-01") for house in houses]
    blobs = papers(size.blobs, size.blob_bytes)
    waiting, made = list(blobs), list[NewRecord]()
    for number in range(size.records - 1):  # the first of a chain is written by the store itself
        named = (waiting.pop(),) if waiting and number >= size.records - 1 - size.blobs else ()
        refs = tuple(map(ref, named))
        made.append(NewRecord(next(files[number % FAMILIES]), houses[number % FAMILIES].case, blobs=refs))
    by_hash = {ref(data).sha256: data for data in blobs}
    for start in range(0, len(made), _AT_ONCE):
        some = made[start : start + _AT_ONCE]
        laptop.journal.append(some, blobs={one.sha256: by_hash[one.sha256] for each in some for one in each.blobs})
    return blobs


def _until_checked(laptop: WorkerLaptop) -> None:
    (state,) = laptop.journal.chains()
    server = laptop.enrolment.server
    with ServerConnection(server.url, server.tls_ca_pem, laptop.safe.device_key) as line:
        while receipt_of(line, state.chain).checked < state.records:
            time.sleep(0.005)


def receipt_of(line: ServerConnection, chain: ChainId) -> Receipt:
    """Ask what the server holds of a chain."""
    return read_receipt(line.ask("GET", "/receipt", SignedReceipt, query={"chain": chain}))
