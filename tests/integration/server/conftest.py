"""The municipal server on both databases, with a real identity provider."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from oidc_provider import running_provider
from postgres_cluster import APP, PostgresCluster, Urls, running_cluster
from server_factory import ServerUnderTest, running_server

from jgvisit.server.database import open_postgresql
from jgvisit.server.migrations import upgrade

TESTS = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def cluster() -> Iterator[PostgresCluster]:
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def migrated(cluster: PostgresCluster) -> Callable[[], Urls]:
    """Makes a database of the newest shape without a row in it: a copy of one that ran the revisions once.

    `init` finds nothing to move there; who tests the revisions themselves takes an empty one of the cluster.
    """
    urls = cluster.new_database()
    database = open_postgresql(urls.owner)
    try:
        upgrade(database, APP)
    finally:
        database.close()
    template = cluster.close_to_all(urls)
    return lambda: cluster.new_database(template)


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
    with running_provider() as issuer:
        yield issuer


@pytest.fixture(params=["embedded", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path, issuer: str) -> Iterator[ServerUnderTest]:
    urls = request.getfixturevalue("migrated")() if request.param == "postgresql" else None
    with running_server(tmp_path / "server", issuer, urls) as running:
        yield running


@pytest.fixture
def http(server: ServerUnderTest) -> Iterator[httpx.Client]:
    with server.http() as client:
        yield client
