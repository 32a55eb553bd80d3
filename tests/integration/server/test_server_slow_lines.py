"""A server process lets go of who sends or reads too slowly, and answers everybody else meanwhile."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from postgres_cluster import free_port

from jgvisit.server.command import main

LONG_S = 60
"""So long a test waits for what must come; a server that never lets go fails it."""
HEAD = b"POST /api/v1/enrolments HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"


@dataclass(frozen=True)
class Running:
    port: int
    tls: ssl.SSLContext

    def line(self) -> ssl.SSLSocket:
        raw = socket.create_connection(("127.0.0.1", self.port), timeout=LONG_S)
        return self.tls.wrap_socket(raw, server_hostname="127.0.0.1")

    def answers(self) -> bool:
        try:
            with httpx.Client(verify=self.tls, trust_env=False, timeout=LONG_S) as http:
                return http.get(f"https://127.0.0.1:{self.port}/api/v1/health/live").is_success
        except httpx.TransportError:
            return False


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder, port = tmp_path_factory.mktemp("slow") / "server", free_port()
    given = ["--municipality", "Gemeente Voorbeeldstad", "--issuer", "http://127.0.0.1:1", "--client-id", "jgvisit"]
    officer = ["--officer-subject", "officer", "--officer-name", "Officer One"]
    url = ["--public-url", f"https://127.0.0.1:{port}"]
    assert main(["init", "--dir", str(folder), *given, "--demo", *officer, *url]) == 0
    script = "import sys; from jgvisit.server.command import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", script, "run", "--dir", str(folder), "--listen", f"127.0.0.1:{port}"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JGVISIT_SERVER_PATIENCE_S", "1")
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    server = Running(port, ssl.create_default_context(cafile=folder / "tls-ca.pem"))
    try:
        until = time.monotonic() + LONG_S
        while not server.answers():
            assert time.monotonic() < until, "the server never answered"
            time.sleep(0.1)
        yield server
    finally:
        process.terminate()
        process.wait()


def let_go(line: ssl.SSLSocket, drip: bytes = b"") -> bytes:
    """Drip into a line until the server closes it; return what it said before."""
    line.settimeout(0.1)
    said, until = b"", time.monotonic() + LONG_S
    with contextlib.suppress(OSError):
        while time.monotonic() < until:
            if drip:
                line.sendall(drip)
            try:
                part = line.recv(65536)
            except TimeoutError:
                continue
            if not part:
                return said
            said += part
    assert time.monotonic() < until, "the server never let go"
    return said


def test_who_says_nothing_is_let_go(running: Running) -> None:
    with running.line() as line:
        assert let_go(line) == b""


def test_a_head_that_drips_is_not_waited_for_at_each_byte(running: Running) -> None:
    with running.line() as line:
        line.sendall(HEAD + b"X-Slow: ")
        assert let_go(line, drip=b"a") == b""


def test_a_body_that_drips_gets_a_problem_and_the_line_is_closed(running: Running) -> None:
    with running.line() as line:
        line.sendall(HEAD + b"Content-Length: 60000\r\n\r\n{")
        said = let_go(line, drip=b" ")
    head, _, body = said.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408 ")
    assert json.loads(body)["code"] == "request.too_slow"


def test_a_body_that_is_sent_after_the_answer_holds_nothing(running: Running) -> None:
    with running.line() as line:
        line.sendall(b"POST /api/v1/no-such-address HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")
        assert let_go(line, drip=b" ").startswith(b"HTTP/1.1 404 ")


def test_a_body_that_says_it_is_too_large_is_not_waited_for(running: Running) -> None:
    with running.line() as line:
        line.sendall(HEAD + b"Content-Length: 60000000\r\n\r\n")
        assert line.recv(65536).startswith(b"HTTP/1.1 413 ")


def test_a_slow_but_fair_line_is_read_to_the_end(running: Running) -> None:
    with running.line() as line:
        line.sendall(HEAD + b"Content-Length: 48000\r\n\r\n")
        for _ in range(6):
            line.sendall(b" " * 8000)
            time.sleep(0.3)  # longer than the patience in all, and each piece buys four seconds
        assert line.recv(65536).startswith(b"HTTP/1.1 422 ")


def asked_without_reading(line: ssl.SSLSocket) -> bool:
    """Ask again and again and take no answer; tell whether the server kept that up."""
    until = time.monotonic() + LONG_S
    while time.monotonic() < until:
        line.sendall(b"GET /api/v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n" * 50)
    return True


def test_who_takes_no_answer_is_let_go(running: Running) -> None:
    with running.line() as line, pytest.raises((ConnectionError, ssl.SSLError)):
        asked_without_reading(line)


def test_a_hundred_slow_lines_keep_nobody_waiting(running: Running) -> None:
    with contextlib.ExitStack() as open_lines:
        for number in range(100):
            line = open_lines.enter_context(running.line())
            line.sendall(HEAD + (b"Content-Length: 60000\r\n\r\n{" if number % 2 else b"X-Slow: "))
        assert running.answers()
