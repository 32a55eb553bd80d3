"""The municipal server on both databases, with a real identity provider."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from oidc_provider import running_provider
from postgres_cluster import PostgresCluster, running_cluster
from server_factory import ServerUnderTest, running_server

TESTS = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def cluster() -> Iterator[PostgresCluster]:
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
    with running_provider() as issuer:
        yield issuer


@pytest.fixture(params=["embedded", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path, issuer: str) -> Iterator[ServerUnderTest]:
    urls = request.getfixturevalue("cluster").new_database() if request.param == "postgresql" else None
    with running_server(tmp_path / "server", issuer, urls) as running:
        yield running


@pytest.fixture
def http(server: ServerUnderTest) -> Iterator[httpx.Client]:
    with server.http() as client:
        yield client
