"""The municipal server on both databases, with a real identity provider."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from postgres_cluster import PostgresCluster, free_port, running_cluster
from server_factory import ServerUnderTest, running_server

TESTS = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def cluster() -> Iterator[PostgresCluster]:
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
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


@pytest.fixture(params=["embedded", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path, issuer: str) -> Iterator[ServerUnderTest]:
    urls = request.getfixturevalue("cluster").new_database() if request.param == "postgresql" else None
    with running_server(tmp_path / "server", issuer, urls) as running:
        yield running


@pytest.fixture
def http(server: ServerUnderTest) -> Iterator[httpx.Client]:
    with server.http() as client:
        yield client
