"""A real PostgreSQL for tests: own data folder, own free port on loopback, gone afterwards.

`initdb` refuses root, so as root everything runs as the account `postgres`.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

ACCOUNT = "postgres"
OWNER, APP = "jgvisit_owner", "jgvisit_app"


@dataclass(frozen=True)
class Urls:
    """One fresh database: as the role that owns its tables, and as the role a server runs as."""

    owner: str
    app: str


@dataclass(frozen=True)
class PostgresCluster:
    """A running cluster."""

    port: int
    password: str
    folder: Path

    @property
    def pid(self) -> int:
        """The process whose children serve the connections."""
        return int((self.folder / "data" / "postmaster.pid").read_text(encoding="ascii").split()[0])

    def new_database(self, template: str = "template1") -> Urls:
        """Make a database owned by `OWNER`: a copy of `template`, which nobody is connected to; given none it is empty.

        What a role may do with tables and rows is copied too, and the owner of each.
        """
        name = f"jgvisit_{secrets.token_hex(6)}"
        names = map(sql.Identifier, (name, template, OWNER))
        with psycopg.connect(self._dsn(ACCOUNT, "postgres"), autocommit=True) as conn:
            conn.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(*names))
        return Urls(self._url(OWNER, name), self._url(APP, name))

    def close_to_all(self, urls: Urls) -> str:
        """Let nobody connect to this database again, so that it stays as it is to be copied; return its name."""
        name = urls.owner.rpartition("/")[2]
        with psycopg.connect(self._dsn(ACCOUNT, "postgres"), autocommit=True) as conn:
            conn.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(name)))
        return name

    def _make_roles(self) -> None:
        with psycopg.connect(self._dsn(ACCOUNT, "postgres"), autocommit=True) as conn:
            for role in (OWNER, APP):
                command = sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD {}")
                conn.execute(command.format(sql.Identifier(role), sql.Literal(self.password)))

    def _dsn(self, user: str, database: str) -> str:
        return f"host=127.0.0.1 port={self.port} user={user} password={self.password} dbname={database}"

    def _url(self, user: str, database: str) -> str:
        return f"postgresql+psycopg://{user}:{self.password}@127.0.0.1:{self.port}/{database}"


@contextmanager
def running_cluster(within: Path | None = None, *options: str, core: int | None = None) -> Iterator[PostgresCluster]:
    """Start a cluster, stop it at the end and delete it.

    Args:
        within: the folder its own is made in, which the account `postgres` can reach; None: that for temporary files.
        options: settings instead of `fsync=off`, which is for tests: what a test wrote need not outlive the machine.
        core: the one core it may use; None: all.
    """
    folder = Path(tempfile.mkdtemp(prefix="jgvisit-pg-", dir=within))
    password, port = secrets.token_urlsafe(24), free_port()
    (folder / "password").write_text(password, encoding="ascii")
    if os.geteuid() == 0:
        shutil.chown(folder, ACCOUNT)
        shutil.chown(folder / "password", ACCOUNT)
    data, log = folder / "data", folder / "log"
    try:
        _as_account("initdb", "-D", data, "-U", ACCOUNT, "-A", "scram-sha-256", "--pwfile", folder / "password", "-N")
        settings = ("listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={folder}")
        given = " ".join(f"-c {setting}" for setting in (*settings, *(options or ("fsync=off",))))
        _as_account("pg_ctl", "-D", data, "-l", log, "-w", "-o", given, "start", core=core)
        try:
            cluster = PostgresCluster(port, password, folder)
            cluster._make_roles()
            yield cluster
        finally:
            _as_account("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _as_account(program: str, *arguments: str | Path, core: int | None = None) -> None:
    command = [str(_binaries() / program), *map(str, arguments)]
    if core is not None:
        command = ["taskset", "-c", str(core), *command]
    if os.geteuid() == 0:
        command = ["setpriv", f"--reuid={ACCOUNT}", f"--regid={ACCOUNT}", "--clear-groups", "--", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


def _binaries() -> Path:
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
