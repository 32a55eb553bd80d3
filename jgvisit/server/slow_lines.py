"""How long the server waits for who sends or reads slowly, so that nobody holds its lines with a drip.

Three waits, of one length (`patience_s` in the settings): for the head of a request; for a body to begin, which then
has to come at `LEAST_BYTES_S` or faster; and for a client to take some of an answer. A line that is slower than a modem
of 1998 is cut or answered with 408; nothing of such a request was stored, and the laptop sends it again.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from fastapi import Request
from uvicorn.protocols.http.h11_impl import H11Protocol

from jgvisit.server.problems import RequestFaultError, TooLargeError

LEAST_BYTES_S = 2048
MOST_S = 300
"""As long as a nonce holds: what takes longer would be refused at its end."""
MOST_LINES = 900
"""Open lines at once; who comes then is told to come back (503) before the system runs out of files."""


class TooSlowError(RequestFaultError):
    """The body came too slowly; nothing was stored, and the same request may come again."""

    code = "server.too_slow"
    status = HTTPStatus.REQUEST_TIMEOUT

    def __init__(self) -> None:
        super().__init__("request.too_slow", "the body came too slowly")
        self.headers = {"Connection": "close"}


async def read_body(request: Request, max_bytes: int) -> bytes:
    """Read the body as it came.

    Raises:
        TooLargeError: longer than `max_bytes`, by its header or in fact.
        TooSlowError: it stopped, or came slower than `LEAST_BYTES_S`.
    """
    if request.headers.get("content-length", "").isdecimal():
        _within(int(request.headers["content-length"]), max_bytes)
    patience_s: int = request.app.state.municipality.settings.patience_s
    parts: list[bytes] = []
    size, parts_to_come = 0, request.stream()
    try:
        async with asyncio.timeout(patience_s) as limit:
            began = asyncio.get_running_loop().time()
            async for part in parts_to_come:
                size += len(part)
                _within(size, max_bytes)
                parts.append(part)
                limit.reschedule(began + min(patience_s + size / LEAST_BYTES_S, MOST_S))
    except TimeoutError as error:
        raise TooSlowError from error
    return b"".join(parts)


def _within(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise TooLargeError("request.too_large", f"more than {max_bytes} bytes")


def impatient(patience_s: float) -> type[H11Protocol]:
    """Return the protocol of lines that are cut when they wait longer than this for a head, or to be read."""

    class Impatient(H11Protocol):
        _waits: asyncio.TimerHandle | None = None
        _unread: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
            super().connection_made(transport)
            self._look()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._look()

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self._look()

        def connection_lost(self, exc: Exception | None) -> None:
            _stop(self._waits)
            _stop(self._unread)
            super().connection_lost(exc)

        def pause_writing(self) -> None:
            super().pause_writing()
            self._unread = self._unread or self.loop.call_later(patience_s, self.transport.abort)

        def resume_writing(self) -> None:
            super().resume_writing()
            _stop(self._unread)
            self._unread = None

        def _look(self) -> None:
            """Count while no request is being answered, from the first moment and not anew at each byte."""
            if self.cycle is not None and not self.cycle.response_complete:
                _stop(self._waits)
                self._waits = None
            elif self._waits is None and not self.transport.is_closing():
                self._waits = self.loop.call_later(patience_s, self.transport.abort)

    return Impatient


def _stop(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
