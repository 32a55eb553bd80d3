"""The protocol held to its OpenAPI document: made-up requests, signed as a laptop signs, against the real server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from api_checks import Hands, check_api, hands, planted_faults_missed
from oidc_provider import running_provider
from server_factory import running_server

EXAMPLES = 30
_LAPTOPS = 8


def check_some(seed: int) -> tuple[int, list[str]]:
    """Run once; return how many requests were made, and what did not hold."""
    with _given() as given:
        result = check_api(given, examples=EXAMPLES, seed=seed)
    return result.requests, result.failures


def lies_missed() -> list[str]:
    """Return the planted faults that went unseen."""
    with _given() as given:
        return planted_faults_missed(given)


@contextmanager
def _given() -> Iterator[Hands]:
    with (
        TemporaryDirectory() as folder,
        running_provider() as issuer,
        running_server(Path(folder) / "server", issuer, None) as server,
        hands(server, _LAPTOPS) as given,
    ):
        yield given
