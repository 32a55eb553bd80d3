"""Closing time: 200 laptops send their day in one burst; and what that says of the whole country, on paper."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlsplit

import httpx
import msgspec
import zstandard
from server_factory import Chain, sha256
from sqlalchemy import func, select

from jgvisit.server.blobs.models import blob
from jgvisit.server.records.models import record
from jgvisit.store.device_key import DeviceKey, new_private_key
from jgvisit.sync.encoding import to_wire
from jgvisit.sync.wire import Push
from tests.bench.figure import Figure
from tests.bench.load import pouch_side
from tests.bench.load.cores import MEANING, OTHER_CORE, SERVER_CORE, may_name_cores, on_core
from tests.bench.load.days import Household, as_document, fill, papers
from tests.bench.load.generator import DeviceDay, Plan
from tests.bench.load.installation import ROOT, Installed, durable_postgres, installed
from tests.bench.load.pouch_side import WHAT_IT_LACKS, running_pouch
from tests.bench.workplace import scratch

DEVICES, RECORDS, BLOBS, BLOB_BYTES, ROUNDS = 200, 60, 4, 200_000, 3
MUNICIPALITIES, WORKERS_EACH, WINDOW_S = 342, 60, 30 * 60
"""On paper: so many municipalities (2026), so many laptops in each on average, all within half an hour."""


@dataclass(frozen=True)
class Size:
    """How many laptops, what each brings, and how often it is measured."""

    devices: int = DEVICES
    records: int = RECORDS
    blobs: int = BLOBS
    blob_bytes: int = BLOB_BYTES
    rounds: int = ROUNDS


@dataclass(frozen=True)
class Burst:
    """What one burst came to: seconds, and CPU seconds of each part."""

    took: float
    after: tuple[float, ...]
    """Until each laptop had its receipt."""
    server: float
    postgres: float
    generator: float
    requests: int


def measure(size: Size = Size()) -> dict[str, Figure]:
    """Send the burst in turn: to ours, to pouchdb-server."""
    ours, theirs = list[Burst](), list[Burst]()
    server_core, other_core = (SERVER_CORE, OTHER_CORE) if may_name_cores() else (None, None)
    with scratch() as folder, durable_postgres(other_core) as cluster:
        for number in range(size.rounds):
            with installed(folder / f"{number}", cluster, server_core) as town:
                plan, sent = days(town, size)
                ours.append(burst(town, folder, plan, size, other_core))
            with running_pouch(folder / f"pouch-{number}", server_core, other_core) as pouch:
                given = pouch_side.write_documents(folder / f"documents-{number}", *sent)
                before = pouch.cpu_seconds()
                told = pouch.ask("burst", "town", devices=size.devices, **given)
                assert told["held"] == size.devices * size.records, told
                assert told["errors"] == 0, told
                after = tuple(each / 1000 for each in told["done"])
                used = pouch.cpu_seconds() - before
                theirs.append(Burst(told["took"] / 1000, after, used, 0.0, told["cpu"], 0))
    return figures(ours, theirs, size)


def figures(ours: list[Burst], theirs: list[Burst], size: Size) -> dict[str, Figure]:
    """Return what the bars are about, with the reckoning for the country."""
    took, pouch = median(each.took for each in ours), median(each.took for each in theirs)
    one = sorted(ours, key=lambda each: each.took)[len(ours) // 2]
    p95 = quantiles(one.after, n=20, method="inclusive")[-1]
    parts = {"server": one.server, "PostgreSQL": one.postgres, "generator": one.generator}
    per_day = {name: used / size.devices for name, used in parts.items()}
    busiest = max(parts, key=lambda name: parts[name] if name == "server" else parts["PostgreSQL"] + parts["generator"])
    limit = "the server's one process on its core" if busiest == "server" else "the core of PostgreSQL and generator"
    told = ", ".join(f"{name} {used * 1000:.0f} ms" for name, used in per_day.items())
    against = f"pouchdb-server, memory clients, the same days, medians of {size.rounds}: {pouch:.1f} s; {WHAT_IT_LACKS}"
    cores = MEANING if may_name_cores() else "cores could not be named here"
    on_paper, assumed = country(per_day["server"], per_day["PostgreSQL"])
    return {
        "closing": Figure(
            pouch / took, "x faster", 2.5,
            f"{took:.1f} s for {size.devices} laptops of {size.records} records and {size.blobs} papers;"
            f" no error, no loss. {against}. Limit: {limit}. {cores}",
            at_least=True,
        ),
        "closing_p95": Figure(p95, "s", pouch, f"bar: all of PouchDB's; median {median(one.after):.1f} s"),
        "closing_cpu": Figure(
            sum(per_day.values()) * 1000, "ms CPU", 1000, f"a laptop's day: {told}; {one.requests} requests in all"
        ),
        "closing_country": Figure(on_paper, "cores", MUNICIPALITIES, assumed),
    }  # fmt: skip


def country(server_s: float, postgres_s: float) -> tuple[float, str]:
    """Return how many cores every municipality together would need at closing time, and what is assumed."""
    devices = MUNICIPALITIES * WORKERS_EACH
    cores = devices * (server_s + postgres_s) / WINDOW_S
    used = f"{(server_s + postgres_s) * 1000:.0f} ms CPU (server and PostgreSQL)"
    assumed = (
        f"on paper: {MUNICIPALITIES} municipalities x {WORKERS_EACH} laptops x {used} / {WINDOW_S // 60} minutes;"
        " assumes days as here, spread evenly over that half hour, cores like these, disks that keep up, and each"
        " municipality on a server of its own: bar one core for each"
    )
    return cores, assumed


def days(town: Installed, size: Size) -> tuple[Plan, tuple[list[dict[str, Any]], list[tuple[str, bytes]]]]:
    """Enrol the laptops and pack a day for each; return it, and one day as documents and papers."""
    packer, made = zstandard.ZstdCompressor(), list[DeviceDay]()
    with town.town.http() as http:
        for _ in range(size.devices):
            blobs = papers(size.blobs, size.blob_bytes)
            pkcs8 = new_private_key()
            chain, house = laptop_day(town, http, size, blobs, pkcs8)
            body = msgspec.json.encode(Push(chain=chain.id, records=tuple(map(to_wire, chain.records))))
            made.append(
                DeviceDay(
                    pkcs8,
                    chain.id,
                    packer.compress(body),
                    tuple((f"/blobs/{house.case}/{sha256(data)}", data) for data in blobs),
                )
            )
    address = urlsplit(town.town.url)
    assert address.hostname is not None
    assert address.port is not None
    plan = Plan(address.hostname, address.port, town.town.tls_ca.read_text(), tuple(made))
    return plan, ([as_document(each) for each in chain.records], [(sha256(data), data) for data in blobs])


def laptop_day(
    town: Installed, http: httpx.Client, size: Size, blobs: list[bytes], pkcs8: bytes
) -> tuple[Chain, Household]:
    """Enrol a laptop with this key and let it write a day about one family."""
    laptop, house = town.town.enrolled(http, key=DeviceKey(pkcs8)), Household()
    chain = laptop.chain()
    fill(chain, [house], size.records, blobs, "2026-12-01")
    return chain, house


@contextmanager
def ready(folder: Path, plan: Plan, core: int | None) -> Iterator[subprocess.Popen[str]]:
    """Start the generator and let it get ready; it begins with a line on its standard input."""
    file = folder / f"plan-{os.urandom(4).hex()}"
    file.write_bytes(pickle.dumps(plan))
    command = on_core([sys.executable, "-m", "tests.bench.load.generator", str(file)], core)
    environment = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        yield process
    file.unlink()


def burst(town: Installed, folder: Path, plan: Plan, size: Size, core: int | None) -> Burst:
    """Send it all at once; demand that nothing was refused and nothing is missing."""
    with ready(folder, plan, core) as process:
        server, postgres = town.server_cpu(), town.postgres_cpu()
        told = json.loads(process.communicate("go\n")[0])
        used = town.server_cpu() - server, town.postgres_cpu() - postgres
    assert not told["errors"], told["errors"][:3]
    done = told["done"]
    assert {(each["stored"], each["papers"], each["kept"]) for each in done} == {
        (size.records, size.blobs, size.records)
    }, done[:2]
    _nothing_lost(town, size)
    after = tuple(each["after"] for each in done)
    return Burst(told["took"], after, *used, told["cpu"], sum(each["requests"] for each in done))


def _nothing_lost(town: Installed, size: Size) -> None:
    here = town.town.municipality
    with here.database.read(here.tenant) as conn:
        stored = conn.execute(select(func.count()).select_from(record).where(record.c.answer == "stored")).scalar_one()
        whole = conn.execute(select(func.count()).select_from(blob).where(blob.c.complete.is_(True))).scalar_one()
    assert stored >= size.devices * size.records
    assert whole >= size.devices * size.blobs
