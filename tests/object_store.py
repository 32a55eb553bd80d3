"""A real S3-compatible store for tests: own data folder, own free ports on loopback, gone afterwards."""

from __future__ import annotations

import json
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from postgres_cluster import free_port

_PROGRAM = Path(sys.executable).parent / "weed"
_WAIT_S, _TRIES = 60.0, 3
_PORTS = tuple(f"{part}.port{kind}" for part in ("master", "volume", "filer", "s3") for kind in ("", ".grpc"))


@dataclass(frozen=True)
class RunningStore:
    """Where it is, and who may enter."""

    endpoint: str
    access: str
    secret: str

    @property
    def environment(self) -> dict[str, str]:
        """What a server is told of it."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": self.access,
            "AWS_SECRET_ACCESS_KEY": self.secret,
            "AWS_REGION": "eu-west-1",
        }


@contextmanager
def running_object_store() -> Iterator[RunningStore]:
    """Start one, stop it at the end and delete it."""
    folder = Path(tempfile.mkdtemp(prefix="jgvisit-s3-"))
    access, secret = secrets.token_hex(8), secrets.token_hex(16)
    identity = {
        "name": "jgvisit",
        "credentials": [{"accessKey": access, "secretKey": secret}],
        "actions": ["Admin", "Read", "Write", "List"],
    }
    (folder / "who.json").write_text(json.dumps({"identities": [identity]}), encoding="ascii")
    process, endpoint = _started(folder)
    try:
        yield RunningStore(endpoint, access, secret)
    finally:
        _end(process)
        shutil.rmtree(folder, ignore_errors=True)


def _started(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    for left in reversed(range(_TRIES)):
        ports = dict(zip(_PORTS, sorted(free_port() for _ in _PORTS), strict=True))
        given = [f"-{name}={number}" for name, number in ports.items()]
        given += ["-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-master.volumeSizeLimitMB=64", "-volume.max=40"]
        command = [_PROGRAM, "server", f"-dir={folder}", "-s3", f"-s3.config={folder / 'who.json'}", *given]
        with (folder / "log").open("ab") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        endpoint = f"http://127.0.0.1:{ports['s3.port']}"
        if _answers(f"{endpoint}/status", process):
            return process, endpoint
        _end(process)  # another took one of its ports meanwhile
        assert left, (folder / "log").read_text(errors="replace")[-2000:]
    raise AssertionError


def _answers(url: str, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + _WAIT_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return True
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()  # nothing of it is kept
    process.wait()
