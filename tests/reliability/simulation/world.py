"""What a run may not take from the machine: time and randomness follow from the seed; batches are small."""

from __future__ import annotations

import os
import random
import threading
import types
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from functools import partial
from typing import Any
from unittest.mock import patch

import anyio.to_thread
import httpx
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

import jgvisit.ids
import jgvisit.redaction
import jgvisit.server.receipts.service
import jgvisit.server.records.intake
import jgvisit.server.records.routes
import jgvisit.store.device_key
import jgvisit.sync.files
import jgvisit.sync.http
import jgvisit.sync.pull
import jgvisit.sync.push
import jgvisit.sync.signing
from jgvisit.clock import BootReading

START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Sizes:
    """How much goes at once; the real numbers would need hundreds of records to reach a second batch."""

    first_batch: int = 100
    feed_page: int = 500
    chunk_bytes: int = 1024 * 1024
    verify_at_once: int = 200

    @staticmethod
    def drawn(chance: random.Random) -> Sizes:
        """Draw sizes for one run."""
        return Sizes(
            first_batch=chance.choice((2, 3, 100)),
            feed_page=chance.choice((2, 3, 500)),
            chunk_bytes=chance.choice((700, 1024 * 1024)),
            verify_at_once=chance.choice((1, 2, 200, 200)),
        )


@dataclass
class World:
    """True time, which no machine here knows; it moves only when somebody waits for something."""

    chance: random.Random
    now: datetime = START
    lock: threading.RLock = field(default_factory=threading.RLock)

    def wait(self, **span: float) -> None:
        """Let time pass."""
        with self.lock:
            self.now += timedelta(**span)

    def randbytes(self, count: int) -> bytes:
        """Return bytes that follow from the seed, in the place of the system's random ones."""
        with self.lock:
            return self.chance.randbytes(count)


class MachineClock:
    """The clocks of one machine: a wall clock that may be wrong, and one since its start."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.wrong_by = timedelta()
        self.start_machine()

    def start_machine(self) -> None:
        """Begin to count anew."""
        self._boot, self._since = f"boot-{self._world.now:%d%H%M%S}", self._world.now

    def now(self) -> datetime:
        return self._world.now + self.wrong_by

    def boot(self) -> BootReading:
        return BootReading(self._boot, round((self._world.now - self._since).total_seconds() * 1000))


Connect = Callable[[], httpx.BaseTransport]


@contextmanager
def simulated(world: World, sizes: Sizes, connect: Connect, notes: Callable[[str], None]) -> Iterator[None]:
    """Let the product live in `world` until the block ends.

    Args:
        world: gives time and randomness.
        sizes: of batches, pages and chunks.
        connect: returns the line over which the client of this thread speaks.
        notes: hears what the server logs as a warning or an error.
    """
    with ExitStack() as changed, small(sizes, connect, notes):
        for target, name, value in (
            (os, "urandom", world.randbytes),
            (jgvisit.ids, "time", types.SimpleNamespace(time_ns=lambda: _unix_ns(world))),
            (jgvisit.sync.http, "time", types.SimpleNamespace(monotonic=lambda: _unix_ns(world) / 1e9)),
            (jgvisit.sync.push, "time", types.SimpleNamespace(monotonic=lambda: _unix_ns(world) / 1e9)),
            (jgvisit.sync.signing, "datetime", _Calendar(world)),
            # the same key and message give the same bytes, so that a cut falls at the same place again
            (jgvisit.store.device_key, "_ALGORITHM", ec.ECDSA(hashes.SHA256(), deterministic_signing=True)),
            (jgvisit.server.receipts.service, "ec", _ec_without_chance()),
            (anyio.to_thread, "run_sync", _inline),
            # what goes on beside goes first: two threads would tell another story each time
            (jgvisit.sync.push, "ThreadPoolExecutor", _AtOnce),
            (jgvisit.sync.pull, "ThreadPoolExecutor", _AtOnce),
        ):
            changed.enter_context(patch.object(target, name, value))
        yield


@contextmanager
def small(sizes: Sizes, connect: Connect, notes: Callable[[str], None]) -> Iterator[None]:
    """Change only what keeps nothing from chance: batch sizes, the line, and where the log goes."""
    with ExitStack() as changed:
        for target, name, value in (
            (jgvisit.sync.http, "httpx", _httpx_over(connect)),
            (jgvisit.sync.http, "_tls_context", lambda _pem: False),
            (jgvisit.sync.push, "FIRST_BATCH", sizes.first_batch),
            (jgvisit.sync.pull, "FEED_PAGE", sizes.feed_page),
            (jgvisit.sync.files, "CHUNK_BYTES", sizes.chunk_bytes),
            (jgvisit.server.records.intake, "VERIFY_AT_ONCE", sizes.verify_at_once),
            (jgvisit.server.records.routes, "VERIFY_AT_ONCE", sizes.verify_at_once),
            (jgvisit.redaction._Stderr, "info", lambda _self, _line: None),
            (jgvisit.redaction._Stderr, "warning", lambda _self, line: notes(line)),
            (jgvisit.redaction._Stderr, "error", lambda _self, line: notes(line)),
        ):
            changed.enter_context(patch.object(target, name, value))
        yield


def _unix_ns(world: World) -> int:
    return round(world.now.timestamp() * 1e9)


class _AtOnce(Executor):
    """Does at once, in the thread that asks, what else goes on beside it."""

    def __init__(self, _threads: int) -> None:
        pass

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(work(*given, **named))
        except BaseException as error:  # raised again where the result is asked
            done.set_exception(error)
        return done


class _Calendar:
    """Stands for the class `datetime` where only `now` is asked."""

    def __init__(self, world: World) -> None:
        self._world = world

    def now(self, zone: tzinfo) -> datetime:
        return self._world.now.astimezone(zone)


def _ec_without_chance() -> types.SimpleNamespace:
    return types.SimpleNamespace(**{**vars(ec), "ECDSA": partial(ec.ECDSA, deterministic_signing=True)})


def _httpx_over(connect: Connect) -> types.SimpleNamespace:
    def client(**settings: object) -> httpx.Client:
        return httpx.Client(**{**settings, "transport": connect()})  # type: ignore[arg-type]  # as the product gave them

    return types.SimpleNamespace(**{**vars(httpx), "Client": client})


async def _inline(work: Callable[..., object], *arguments: object, **_: object) -> object:
    """Do here what the server would give to a thread: the scheduler decides who goes on, not the machine."""
    return work(*arguments)
