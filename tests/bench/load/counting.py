"""What a sync asked: requests, and bytes both ways, as HTTP carries them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

import httpx


@dataclass
class Counted:
    """Requests and bytes, without the TLS handshake."""

    requests: int = 0
    sent_bytes: int = 0
    got_bytes: int = 0

    @property
    def total_bytes(self) -> int:
        """Both ways."""
        return self.sent_bytes + self.got_bytes


@contextmanager
def counting() -> Iterator[Counted]:
    """Count what every client of this process sends and gets meanwhile."""
    counted, send = Counted(), httpx.Client.send

    def counts(client: httpx.Client, request: httpx.Request, **how: object) -> httpx.Response:
        response = send(client, request, **how)  # type: ignore[arg-type]  # passed on as it came
        counted.requests += 1
        line = f"{request.method} {request.url.raw_path.decode()} HTTP/1.1\r\n\r\n"
        counted.sent_bytes += len(line) + _fields(request.headers) + len(request.read())
        length = int(response.headers.get("Content-Length", 0))
        counted.got_bytes += len(f"HTTP/1.1 {response.status_code} OK\r\n\r\n") + _fields(response.headers) + length
        return response

    with patch.object(httpx.Client, "send", counts):
        yield counted


def _fields(headers: httpx.Headers) -> int:
    return sum(len(name) + len(value) + len(": \r\n") for name, value in headers.raw)
