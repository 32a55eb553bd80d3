"""The real server in this process: its application, its database, and the crashes, backups and restores of a run."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Connection, text

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, DeviceId, TenantId, WorkerId, new_uuid7
from jgvisit.server import upkeep
from jgvisit.server.app import create_app
from jgvisit.server.database import Database
from jgvisit.server.device_requests import find_caller
from jgvisit.server.feed import service as feed
from jgvisit.server.municipality import Municipality
from jgvisit.server.outside import Outside
from jgvisit.server.pace import Pace
from jgvisit.server.replay import replay
from jgvisit.server.sessions import service as sessions
from jgvisit.server.sessions.identity import Identity
from jgvisit.sync.wire import SessionRequest
from tests.reliability.simulation.scheduler import KilledError, Scheduler
from tests.reliability.simulation.town import Town
from tests.reliability.simulation.world import MachineClock, World

OFFICER = WorkerId("officer")
Row = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """One request as it travels."""

    device: str
    method: str
    target: str
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    @property
    def head(self) -> bytes:
        """What goes before the body, for the places at which a line can be cut."""
        lines = b"".join(b"%s: %s\r\n" % field for field in self.headers)
        return f"{self.method} {self.target} HTTP/1.1\r\n".encode() + lines + b"\r\n"


@dataclass(frozen=True)
class Answer:
    """One answer as it leaves the server."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    @property
    def head(self) -> bytes:
        """As of a call."""
        lines = b"".join(b"%s: %s\r\n" % field for field in self.headers)
        return f"HTTP/1.1 {self.status}\r\n".encode() + lines + b"\r\n"


class SteppedDatabase(Database):
    """The database, with a step before and after each transaction; a crash falls there or right before the commit."""

    def __init__(self, inner: Database, point: Callable[[str], None]) -> None:
        super().__init__(inner.engine)
        self._point = point

    @contextmanager
    def read(self, tenant: TenantId) -> Iterator[Connection]:
        self._point("read")
        with super().read(tenant) as conn:
            yield conn

    @contextmanager
    def write(self, tenant: TenantId) -> Iterator[Connection]:
        self._point("write")
        with super().write(tenant) as conn:
            yield conn
            self._point("commit")
        self._point("written")


class _Provider:
    """Says who somebody is without a web page: the token is the name."""

    def identify(self, id_token: str, now_s: int) -> Identity:
        subject, _, nonce = id_token.partition(" ")
        return Identity("https://id.invalid", subject, nonce, now_s + 600)


class Server:
    """One life of the municipal server after another, on one embedded database."""

    def __init__(self, town: Town, world: World, scheduler: Scheduler, folder: Path) -> None:
        self.town = town
        self.clock = MachineClock(world)
        self.crashes_at: int | None = None
        """So many points further on the process ends."""
        self.crashes = 0
        self._scheduler = scheduler
        self._life = 0
        self._down = False
        self._here = threading.local()
        self._plain = self._new_database(folder)
        self._outside = Outside(folder / "outside", town.municipality.outside.key)
        self._open()

    # -- its database -------------------------------------------------------------------------

    def _new_database(self, folder: Path) -> Database:
        """Return a database as every run begins."""
        self._folder, self._backups = folder, dict[int, Path]()
        # one engine for all runs of a process, since each would compile every statement anew
        database, self._file = self.town.embedded
        database.close()
        self._put(self.town.database_file)
        return database

    def back_up(self, name: int) -> None:
        """Copy the database as it stands."""
        with self._plain.engine.connect() as conn:
            conn.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self._backups[name] = self._folder / f"backup-{name}.db"
        shutil.copyfile(self._file, self._backups[name])

    def _put_back(self, name: int) -> None:
        self._put(self._backups[name])

    def _put(self, database: Path) -> None:
        for suffix in ("-wal", "-shm"):
            self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
        shutil.copyfile(database, self._file)

    # -- its life -----------------------------------------------------------------------------

    def _open(self) -> None:
        database = SteppedDatabase(self._plain, self._point)
        self.municipality = self._served_from(database)

    def restart(self) -> None:
        """End this process, whatever it was doing, and start another, which looks after what was left."""
        self._end()
        self._open()
        self._here.life = self._life
        self._start()

    def _end(self) -> None:
        self._life += 1
        self.crashes_at, self._down = None, False
        self._plain.close()

    def restore(self, name: int) -> None:
        """Put a backup in the place of the database; the feed takes a new epoch."""
        self._end()
        self._put_back(name)
        self._open()
        self._here.life = self._life
        feed.begin_epoch(self._quiet(), OFFICER)
        self._start()

    def close(self) -> None:
        """Close the database."""
        self._plain.close()

    def _start(self) -> None:
        """Do what a process does before it answers anybody."""
        replay(self.municipality)
        upkeep.once(self.municipality)

    def _come_back(self) -> None:
        """After a crash: a new process looks after what the last one left, before it answers anybody."""
        if self._down:
            self._down = False
            self._here.life = self._life
            self._start()

    def _point(self, what: str) -> None:
        life = getattr(self._here, "life", self._life)
        if life == self._life and self.crashes_at is not None:
            self.crashes_at -= 1
            if self.crashes_at < 0:
                self.crashes_at = None
                self.crashes += 1
                self._life += 1
                self._down = True
        if life != self._life:
            raise KilledError
        if what != "commit":  # inside a transaction nobody else could go on
            self._scheduler.step()
            if life != self._life:
                raise KilledError

    # -- what reaches it ----------------------------------------------------------------------

    def take(self, call: Call, received: bytes | None = None) -> Answer | None:
        """Let the application answer; None when the process ended, or only `received` of the body came."""
        self._come_back()
        life = self._here.life = self._life
        app = application()
        app.state.municipality = self.municipality
        try:
            with _loop() as loop:
                answer: Answer | None = loop.run_until_complete(_exchange(app, call, received))
        except BaseException as error:
            if not _is_end(error):
                raise
            answer = None
        if life != self._life or received is not None:
            return None
        return answer

    def log_in(self, device: DeviceId, subject: str) -> str | None:
        """Return a session's token, None if this person may not log in now."""
        self._here.life = self._life
        nonce = new_uuid7()
        caller = find_caller(self._quiet(), device)
        if caller is None or caller.revoked:
            return None
        request = SessionRequest(id_token=f"{subject} {nonce}", nonce=nonce)
        return sessions.log_in(self._quiet(), caller, request).token

    def assign(self, case: CaseId, worker: WorkerId, *, given: bool) -> None:
        """Give a family to a worker, or take it away as of yesterday."""
        self._here.life = self._life
        until = None if given else local_date(self.clock.now()) - timedelta(days=1)
        feed.assign(self.municipality, case, worker, until, OFFICER)

    # -- looking at it from outside ---------------------------------------------------------------

    def look(self, query: str, **values: object) -> list[Row]:
        """Return rows of the database as they are committed now."""
        with self._plain.read(self.municipality.tenant) as conn:
            return [dict(row._mapping) for row in conn.execute(text(query), values)]

    def _quiet(self) -> Municipality:
        return self._served_from(self._plain)

    def _served_from(self, database: Database) -> Municipality:
        return self.town.served_from(database, clock=self.clock, provider=_Provider(), outside=self._outside)


def _is_end(error: BaseException) -> bool:
    if isinstance(error, BaseExceptionGroup):
        return any(map(_is_end, error.exceptions))  # the middleware adds that no response came
    return isinstance(error, KilledError) or type(error).__name__ == "ClientDisconnect"


@cache
def application() -> FastAPI:
    """Return the application, built once: what it serves is put into its state before each request."""
    app = create_app(None)  # type: ignore[arg-type]  # set before every request
    app.state.pace = Pace(per_second=1e9)  # days of the simulation pass in a second of ours
    return app


_free_loops: list[asyncio.AbstractEventLoop] = []


@contextmanager
def _loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = _free_loops.pop() if _free_loops else asyncio.new_event_loop()
    try:
        yield loop
    finally:
        _free_loops.append(loop)


def close_loops() -> None:
    """Close what requests ran on; the next one makes its own."""
    while _free_loops:
        _free_loops.pop().close()


async def _exchange(app: FastAPI, call: Call, received: bytes | None) -> Answer:
    status, headers, parts = 0, [], []
    incoming = [{"type": "http.request", "body": call.body, "more_body": False}]
    if received is not None:
        incoming = [{"type": "http.request", "body": received, "more_body": True}, {"type": "http.disconnect"}]
    incoming.reverse()

    async def receive() -> dict[str, Any]:
        if incoming:
            return incoming.pop()
        return await asyncio.get_running_loop().create_future()  # nothing more comes, and nobody hangs up

    async def send(message: Any) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status, headers = message["status"], message["headers"]
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    path, _, query = call.target.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": call.method, "path": path,
        "raw_path": path.encode(), "query_string": query.encode(), "root_path": "", "scheme": "https",
        "headers": list(call.headers), "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 443), "state": {},
    }  # fmt: skip
    await app(scope, receive, send)
    return Answer(status, tuple(headers), b"".join(parts))
