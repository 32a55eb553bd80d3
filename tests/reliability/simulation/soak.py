"""The same runs on PostgreSQL, with threads that the machine lets run as it likes: no seed replays one.

What is planned still follows from the seed; when who goes on does not, nor does what PostgreSQL lets wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psycopg
from keyring_session import process_environment
from postgres_cluster import ACCOUNT, APP, OWNER, PostgresCluster, running_cluster
from psycopg import sql

from jgvisit.server.database import Database, open_postgresql
from tests.reliability.simulation.plan import draw
from tests.reliability.simulation.run import Outcome, Run, judged
from tests.reliability.simulation.scheduler import FreeRun, Scheduler
from tests.reliability.simulation.server import Server
from tests.reliability.simulation.town import Town
from tests.reliability.simulation.world import World

PART = 10


class Databases:
    """The databases of a cluster, copied as a whole."""

    def __init__(self, cluster: PostgresCluster) -> None:
        self._cluster = cluster
        urls = cluster.new_database()
        self.empty = urls.app.rpartition("/")[2]
        self.town = Town(urls.app, urls.owner, APP)
        self._urls = urls

    def open(self, name: str) -> Database:
        """Open a database as the role that a server runs as."""
        return open_postgresql(self._urls.app.rpartition("/")[0] + "/" + name)

    def copy(self, source: str, target: str) -> None:
        """Make `target` anew as a copy of `source`; nobody may be connected to either."""
        names = {"source": sql.Identifier(source), "target": sql.Identifier(target), "owner": sql.Identifier(OWNER)}
        with psycopg.connect(self._cluster._dsn(ACCOUNT, "postgres"), autocommit=True) as conn:
            conn.execute(sql.SQL("DROP DATABASE IF EXISTS {target} WITH (FORCE)").format(**names))
            conn.execute(sql.SQL("CREATE DATABASE {target} TEMPLATE {source} OWNER {owner}").format(**names))


class PostgresServer(Server):
    """The server on PostgreSQL."""

    def __init__(self, databases: Databases, world: World, scheduler: Scheduler, folder: Path) -> None:
        self._databases = databases
        super().__init__(databases.town, world, scheduler, folder)

    def _new_database(self, folder: Path) -> Database:
        self._databases.copy(self._databases.empty, "run")
        return self._databases.open("run")

    def back_up(self, name: int) -> None:
        self._plain.close()
        self._databases.copy("run", f"backup_{name}")

    def _put_back(self, name: int) -> None:
        self._databases.copy(f"backup_{name}", "run")


class SoakRun(Run):
    """A run on PostgreSQL with tasks at the same time."""

    def __init__(self, databases: Databases, outcome: Outcome) -> None:
        self._databases = databases
        super().__init__(outcome.seed, draw(outcome.seed), outcome.trace)

    def _new_scheduler(self) -> Scheduler:
        return FreeRun(self._world.chance)

    def _new_server(self) -> Server:
        return PostgresServer(self._databases, self._world, self._scheduler, self._folder)


@contextmanager
def databases() -> Iterator[Databases]:
    """Start a cluster with the municipality in it."""
    with (
        process_environment({"DBUS_SESSION_BUS_ADDRESS": None, "PYTHON_KEYRING_BACKEND": "none"}),
        running_cluster() as cluster,
    ):
        made = Databases(cluster)
        try:
            yield made
        finally:
            made.town.remove()


def soak(made: Databases, seed: int) -> Outcome:
    """Run once."""
    outcome = Outcome(seed)
    with SoakRun(made, outcome) as going:
        judged(going, outcome)
    return outcome


def soak_some(seed: int) -> list[str]:
    """Run `PART` plans from this seed on; return what happened in each that failed."""
    with databases() as made:
        outcomes = list(map(partial(soak, made), range(seed, seed + PART)))
    return ["\n".join([each.detail, *each.trace]) for each in outcomes if each.broken is not None]
