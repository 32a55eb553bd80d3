"""A heavy day over a bad line, cut three times, against plain TCP with the same connections and bytes."""

from __future__ import annotations

import ctypes
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from typing import TypeVar
from unittest.mock import patch
from urllib.parse import urlsplit

from worker_laptop import WorkerLaptop, worker_laptop

from jgvisit.services.ports.journal import NewRecord
from jgvisit.sync.client import HttpSyncClient
from jgvisit.sync.failures import NoNetworkError
from jgvisit.sync.files import CHUNK_BYTES, FileSender
from tests.bench.figure import Figure
from tests.bench.load.days import Household, papers, payloads, ref
from tests.bench.load.installation import Installed, durable_postgres, installed
from tests.bench.load.relay import Carried, open_relay
from tests.bench.load.tun_line import HERE, Line, bad_line, congestion_control
from tests.bench.workplace import scratch

SMALL, SMALL_BYTES, LARGE, LARGE_BYTES, RECORDS = 20, 250_000, 7, 5_000_000, 60
ROUNDS, CUTS = 5, 3
_CLONE_NEWNET = 0x40000000
T = TypeVar("T")


@dataclass(frozen=True)
class Size:
    """What a heavy day brings, and how often it is sent."""

    small: int = SMALL
    large: int = LARGE
    large_bytes: int = LARGE_BYTES
    records: int = RECORDS
    rounds: int = ROUNDS
    line: Line = field(default_factory=Line)

    @property
    def paper_bytes(self) -> int:
        """Of all papers."""
        return self.small * SMALL_BYTES + self.large * self.large_bytes


@dataclass
class Sent:
    """Each round."""

    own: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    twice: list[int] = field(default_factory=list)
    """Bytes of papers sent twice, per cut and connection."""
    connections: list[int] = field(default_factory=list)


def measure(size: Size = Size()) -> dict[str, Figure]:
    """Send in turn: ours, plain TCP; each round on a fresh store and server."""
    found, rule = Sent(), ""
    with scratch() as folder, durable_postgres() as cluster:
        for number in range(size.rounds):
            line = replace(size.line, seed=size.line.seed + number)
            with (
                installed(folder / f"{number}", cluster, hosts=(HERE, "127.0.0.1")) as town,
                bad_line(line) as namespace,
            ):
                rule = congestion_control(namespace)
                one_round(town, folder / f"store-{number}", namespace, size, found)
    own, plain = median(found.own), median(found.plain)
    line = size.line
    told = (
        f"{size.paper_bytes / 1e6:.0f} MB, {size.records} records; {line.bits_per_second / 1e6:.0f} Mbit/s,"
        f" {2000 * line.one_way_s:.0f} ms there and back, {line.loss:.0%} lost each way, {line.queue_bytes // 1000} kB"
        f" queue; TUN emulated; TCP {rule}; {CUTS} cuts by reset"
    )
    against = f"plain TCP, the same {max(found.connections)} connections and bytes, nothing cut: {plain:.1f} s"
    return {
        "line": Figure(own / plain, "x", 1.15, f"median of {size.rounds}: {own:.1f} s; {told}. {against}"),
        "line_twice": Figure(
            max(found.twice),
            "bytes",
            CHUNK_BYTES,
            "most that was sent twice for a cut, per connection; bar: one chunk",
        ),
    }


def one_round(town: Installed, folder: Path, namespace: str, size: Size, found: Sent) -> None:
    """Send a heavy day from inside the namespace, cut on its way, and the same bytes by plain TCP."""
    laptop = worker_laptop(town.town, folder, f"worker-{folder.name}")
    try:
        write(laptop, size)
        address = urlsplit(town.town.url)
        assert address.port is not None
        marks = [size.paper_bytes * part // (CUTS + 1) for part in range(1, CUTS + 1)]
        with open_relay(HERE, ("127.0.0.1", address.port), marks) as relay, counting_papers() as put:
            server = replace(laptop.enrolment.server, url=f"https://{HERE}:{relay.port}")
            client = HttpSyncClient(laptop.journal, laptop.safe.device_key, server)
            found.own.append(inside(namespace, lambda: _sent(client)))
            assert relay.made_cuts == CUTS
        most = max(_at_once(relay.carried), 1)
        found.twice.append(max(0, round((put[0] - size.paper_bytes) / CUTS / most)))
        found.connections.append(len(relay.carried))
        balance = laptop.journal.balance()
        assert balance.waiting == 0, balance
        assert not laptop.journal.unsent_blobs()
        found.plain.append(plain_tcp(namespace, relay.carried))
    finally:
        laptop.safe.close()


def write(laptop: WorkerLaptop, size: Size) -> None:
    """Fill the store of a laptop with a heavy day."""
    house = Household()
    file = payloads(house, "2026-12-01")
    blobs = papers(size.small, SMALL_BYTES) + papers(size.large, size.large_bytes)
    named = [(data,) for data in blobs] + [()] * max(size.records - 1 - len(blobs), 0)
    for some in reversed(named):
        refs = tuple(map(ref, some))
        record = NewRecord(next(file), house.case, blobs=refs)
        laptop.journal.append([record], blobs={one.sha256: data for one, data in zip(refs, some, strict=True)})


def _sent(client: HttpSyncClient) -> float:
    """Sync until it is through, as often as the line is cut."""
    started = time.perf_counter()
    for _ in range(CUTS + 1):
        try:
            client.run(lambda _progress: None, lambda: False)
        except NoNetworkError:
            continue
        return time.perf_counter() - started
    raise AssertionError("cut more often than was asked for")


@contextmanager
def counting_papers() -> Iterator[list[int]]:
    """Count the bytes of papers that the client gives to the line."""
    sent, lock, put = [0], threading.Lock(), FileSender._put_chunk

    def counts(sender: FileSender, line: object, blob: object, data: bytes, offset: int) -> object:
        with lock:
            sent[0] += len(data[offset : offset + CHUNK_BYTES])
        return put(sender, line, blob, data, offset)  # type: ignore[arg-type]  # passed on as it came

    with patch.object(FileSender, "_put_chunk", counts):
        yield sent


def plain_tcp(namespace: str, carried: Sequence[Carried]) -> float:
    """Send the same bytes over as many connections, as many at once, each answered at its end."""
    with socket.create_server((HERE, 0)) as listener:
        port = listener.getsockname()[1]
        for one in carried:
            threading.Thread(
                target=_sink, args=(listener, [(each.up, each.down) for each in carried]), daemon=True
            ).start()
            assert one.up >= 0
        return inside(namespace, lambda: _plain(port, carried))


def _plain(port: int, carried: Sequence[Carried]) -> float:
    started = time.perf_counter()
    for began_after in sorted({one.began_after for one in carried}):
        together = [number for number, one in enumerate(carried) if one.began_after == began_after]
        threads = [threading.Thread(target=_send, args=(port, number, carried[number])) for number in together]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return time.perf_counter() - started


def _send(port: int, number: int, one: Carried) -> None:
    with socket.create_connection((HERE, port)) as line:
        line.sendall(number.to_bytes(4, "big") + os.urandom(1024) * (one.up // 1024) + bytes(one.up % 1024))
        left = max(one.down, 1)
        while left and (data := line.recv(65_536)):
            left -= len(data)
        assert not left


def _sink(listener: socket.socket, sizes: Sequence[tuple[int, int]]) -> None:
    line, _ = listener.accept()
    with line:
        number = int.from_bytes(line.recv(4, socket.MSG_WAITALL), "big")
        left, down = sizes[number]
        while left:
            left -= len(line.recv(min(left, 65_536)))
        line.sendall(bytes(max(down, 1)))
        line.recv(1)


def _at_once(carried: Sequence[Carried]) -> int:
    return max(sum(one.began_after == other.began_after for one in carried) for other in carried)


def inside(namespace: str, work: Callable[[], T]) -> T:
    """Do `work` in a thread of its own whose connections begin in that network namespace."""
    done, faults = list[T](), list[BaseException]()

    def run() -> None:
        try:
            with Path("/var/run/netns", namespace).open() as handle:
                if ctypes.CDLL(None, use_errno=True).setns(handle.fileno(), _CLONE_NEWNET):
                    raise OSError(ctypes.get_errno(), "setns")
            done.append(work())
        except BaseException as fault:  # raised again where it is waited for
            faults.append(fault)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if faults:
        raise faults[0]
    return done[0]
