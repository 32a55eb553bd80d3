"""A municipality as it really runs: PostgreSQL that flushes, the server in a process of its own, laptops with keys."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from oidc_provider import running_provider
from postgres_cluster import APP, PostgresCluster, free_port, running_cluster
from server_factory import CLIENT_ID, OFFICER, ServerUnderTest, SetClock

from jgvisit.server.ca.process import serve
from jgvisit.server.installation import Plan, init, open_municipality
from tests.bench.load.cores import on_core
from tests.bench.load.cpu import cpu_seconds
from tests.bench.workplace import BUILD

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = Path(sys.executable).parent / "jgvisit"
DURABLE = ("fsync=on", "synchronous_commit=on", "max_connections=200", "shared_buffers=256MB", "max_wal_size=4GB")
_WAIT_S = 60.0


@dataclass(frozen=True)
class Installed:
    """A running municipality and its processes."""

    town: ServerUnderTest
    cluster: PostgresCluster
    server: subprocess.Popen[bytes]

    def server_cpu(self) -> float:
        """Return the CPU seconds that the server used so far."""
        return cpu_seconds(self.server.pid)

    def postgres_cpu(self) -> float:
        """Return the CPU seconds that PostgreSQL used so far, its ended connections too."""
        return cpu_seconds(self.cluster.pid)


@contextmanager
def durable_postgres(core: int | None = None) -> Iterator[PostgresCluster]:
    """Run PostgreSQL with its data on the disk of this checkout, flushing at each commit."""
    BUILD.mkdir(exist_ok=True)
    with running_cluster(None, *DURABLE, core=core) as cluster:
        yield cluster


@contextmanager
def installed(
    folder: Path, cluster: PostgresCluster, core: int | None = None, hosts: tuple[str, ...] = ("127.0.0.1",)
) -> Iterator[Installed]:
    """Make a municipality in a database of its own, and serve it; the last of `hosts` is what laptops call."""
    urls, port, clock = cluster.new_database(), free_port(), SetClock()
    with running_provider() as issuer:
        plan = Plan(
            municipality="Gemeente Voorbeeldstad",
            issuer=issuer,
            client_id=CLIENT_ID,
            officer=OFFICER,
            database_url=urls.app,
            owner_url=urls.owner,
            app_role=APP,
            host_names=hosts,
            public_url=f"https://{hosts[-1]}:{port}",
            demo=True,
        )
        made = init(folder, plan)
        municipality = open_municipality(folder, clock=clock)
        with serve(folder / "ca", clock) as ca:
            thread = threading.Thread(target=ca.serve_forever, kwargs={"poll_interval": 0.02})
            thread.start()
            try:
                with _process(folder, hosts[-1], port, core) as server:
                    town = ServerUnderTest(municipality, made, clock, plan.public_url, made.folder.tls_ca)
                    _wait_until_it_answers(town, server)
                    yield Installed(town, cluster, server)
            finally:
                ca.shutdown()
                thread.join()
                municipality.database.close()


@contextmanager
def _process(folder: Path, host: str, port: int, core: int | None) -> Iterator[subprocess.Popen[bytes]]:
    command = [str(PROGRAM), "server", "run", "--dir", str(folder), "--listen", f"{host}:{port}"]
    with subprocess.Popen(
        on_core(command, core),
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{os.environ.get('PYTHONPATH', '')}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def _wait_until_it_answers(town: ServerUnderTest, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _WAIT_S
    with town.http() as http:
        while True:
            try:
                http.get("/api/v1/server").raise_for_status()
            except httpx.TransportError:
                if time.monotonic() > deadline or server.poll() is not None:
                    raise
                time.sleep(0.05)
            else:
                return
