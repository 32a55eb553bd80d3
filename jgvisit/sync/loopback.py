"""Where the browser brings the answer of a log-in: one address on this machine, for one answer (RFC 8252 §7.3)."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qs

from jgvisit.sync.failures import LoginError

CALLBACK = "/callback"
_LOOK_EVERY_S = 0.1
_SILENCE_TIMEOUT_S = 10
_PAGE = """<!doctype html><html lang="nl"><meta charset="utf-8"><title>jgvisit</title>
<p>{}</p></html>"""
_DONE = _PAGE.format("U kunt dit venster sluiten en teruggaan naar jgvisit.").encode()
_STRANGE = _PAGE.format("Dit antwoord hoort niet bij deze aanmelding.").encode()


class Loopback:
    """Listens on 127.0.0.1, a port of the system's choice, until it is closed (context manager)."""

    def __init__(self, state: str, issuer: str) -> None:
        """Listen.

        Args:
            state: of this log-in; an answer with another is not ours and is passed over.
            issuer: an answer that names another (`iss`, RFC 9207) is passed over too.
        """
        self._state = state
        self._issuer = issuer
        self._answered = threading.Event()
        self._code: str | None = None
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(_LOOK_EVERY_S,), daemon=True)

    def __enter__(self) -> Loopback:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def redirect_uri(self) -> str:
        """Where the provider sends the browser."""
        return f"http://127.0.0.1:{self._server.server_port}{CALLBACK}"

    def wait(self, timeout_s: float, cancelled: Callable[[], bool]) -> str:
        """Return the authorization code.

        Raises:
            LoginError: refused by the provider or the person, given up, or too late.
        """
        deadline = time.monotonic() + timeout_s
        while not self._answered.wait(_LOOK_EVERY_S):
            if cancelled():
                raise LoginError("given up")
            if time.monotonic() > deadline:
                raise LoginError("nobody logged in in time")
        if self._code is None:
            raise LoginError("the provider did not log anybody in")
        return self._code

    def take(self, target: str) -> bool:
        """Take the answer in a request target; tell whether it belongs to this log-in."""
        path, _, text = target.partition("?")
        query = parse_qs(text)
        [state] = query.get("state", [""])[:1]
        [issuer] = query.get("iss", [self._issuer])[:1]
        ours = secrets.compare_digest(state.encode(), self._state.encode()) and issuer == self._issuer
        if not ours or path != CALLBACK or self._answered.is_set():
            return False
        self._code = query.get("code", [None])[0]
        self._answered.set()
        return True

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        take = self.take

        class Handler(BaseHTTPRequestHandler):
            timeout = _SILENCE_TIMEOUT_S

            def do_GET(self) -> None:
                page = _DONE if (ours := take(self.path)) else _STRANGE
                self.send_response(200 if ours else 400)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.send_header("Cache-Control", "no-store")
                self.send_header("Referrer-Policy", "no-referrer")
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_: object) -> None:
                """Say nothing: the address holds the code."""

        return Handler
