"""A real OpenID Connect provider in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from postgres_cluster import free_port


@contextmanager
def running_provider() -> Iterator[str]:
    """Start it; give its issuer."""
    port = free_port()
    issuer = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "ui.demo.login_provider", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_until_it_answers(issuer)
            yield issuer
        finally:
            process.terminate()


def _wait_until_it_answers(issuer: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            httpx.get(f"{issuer}/.well-known/openid-configuration", trust_env=False).raise_for_status()
        except httpx.TransportError:
            assert time.monotonic() < deadline, "the provider does not start"
            time.sleep(0.1)
        else:
            return
