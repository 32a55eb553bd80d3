"""PouchDB and pouchdb-server, the yardstick: installed by the bench itself from its lock file, run beside ours."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from postgres_cluster import free_port

from tests.bench.figure import CannotMeasureError
from tests.bench.load.cores import on_core
from tests.bench.load.cpu import cpu_seconds
from tests.bench.workplace import BUILD

HERE = Path(__file__).resolve().parent / "pouch"
PLACE = BUILD / "pouch"
WHAT_IT_LACKS = "PouchDB encrypts, signs and verifies nothing, and LevelDB flushes nothing to disk at a commit"
_WAIT_S = 60.0


class NoPouchError(CannotMeasureError):
    """The yardstick cannot be installed here."""


def is_installed() -> bool:
    """Tell whether the yardstick can run now, without a network."""
    return (PLACE / "node_modules" / "pouchdb-server").is_dir()


def install() -> None:
    """Install what the lock file names, where that was not done yet.

    Raises:
        NoPouchError: no Node here, or no network.
    """
    lock = (HERE / "package-lock.json").read_bytes()
    stamp = PLACE / "installed-lock.json"
    if is_installed() and stamp.exists() and stamp.read_bytes() == lock:
        return
    npm = shutil.which("npm")
    if npm is None:
        raise NoPouchError("the yardstick of these figures needs node and npm (apt-get install nodejs npm)")
    PLACE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc", "client.mjs"):
        shutil.copy(HERE / name, PLACE / name)
    done = subprocess.run([npm, "ci", "--no-progress", "--silent"], cwd=PLACE, check=False)
    if done.returncode:
        raise NoPouchError("npm could not install the yardstick")
    stamp.write_bytes(lock)


@dataclass
class PouchServer:
    """A running pouchdb-server on LevelDB."""

    url: str
    pid: int
    folder: Path
    core: int | None

    def ask(self, what: str, database: str, **more: Any) -> dict[str, Any]:
        """Run the client against a database of its own; return the times it took, in milliseconds."""
        shutil.copy(HERE / "client.mjs", PLACE / "client.mjs")
        place = self.folder / f"client-{database}"
        place.mkdir()
        asked = {"what": what, "url": f"{self.url}/{database}", "dir": str(place), **more}
        command = on_core(["node", str(PLACE / "client.mjs"), json.dumps(asked)], self.core)
        done = subprocess.run(command, cwd=PLACE, check=True, stdout=subprocess.PIPE, text=True)
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return found

    def cpu_seconds(self) -> float:
        """Return what the server used so far."""
        return cpu_seconds(self.pid)


@contextmanager
def running_pouch(
    folder: Path, server_core: int | None = None, client_core: int | None = None
) -> Iterator[PouchServer]:
    """Run pouchdb-server with its data in `folder`."""
    install()
    folder.mkdir(parents=True)
    port = free_port()
    program = PLACE / "node_modules" / ".bin" / "pouchdb-server"
    command = [str(program), "--port", str(port), "--dir", str(folder), "--no-stdout-logs"]
    # in a folder of its own: it leaves its configuration and its log where it was started
    with subprocess.Popen(
        on_core(command, server_core), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_plain()
    ) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_it_answers(url)
            yield PouchServer(url, process.pid, folder, client_core)
        finally:
            process.terminate()


def write_documents(
    folder: Path, bodies: Sequence[dict[str, Any]], blobs: Sequence[tuple[str, bytes]]
) -> dict[str, str]:
    """Write the documents and blobs that a client shall hold; return the parameters that name them."""
    papers = folder / "papers"
    papers.mkdir(parents=True)
    for name, data in blobs:
        (papers / name).write_bytes(data)
    docs = folder / "docs.ndjson"
    docs.write_text("".join(json.dumps(body) + "\n" for body in bodies), encoding="utf-8")
    return {"docs": str(docs), "blobs": str(papers)}


def _plain() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}


def _wait_until_it_answers(url: str) -> None:
    deadline = time.monotonic() + _WAIT_S
    while True:
        try:
            httpx.get(url, trust_env=False).raise_for_status()
        except httpx.TransportError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
