"""The municipal server on both databases, with a real identity provider."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from oidc_provider_mock import run_server_in_thread
from postgres_cluster import PostgresCluster, running_cluster
from server_factory import ServerUnderTest, running_server


@pytest.fixture(scope="session")
def cluster() -> Iterator[PostgresCluster]:
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    with run_server_in_thread() as provider:
        yield f"http://localhost:{provider.server_port}"


@pytest.fixture(params=["embedded", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path, issuer: str) -> Iterator[ServerUnderTest]:
    urls = request.getfixturevalue("cluster").new_database() if request.param == "postgresql" else None
    with running_server(tmp_path / "server", issuer, urls) as running:
        yield running


@pytest.fixture
def http(server: ServerUnderTest) -> Iterator[httpx.Client]:
    with server.http() as client:
        yield client
