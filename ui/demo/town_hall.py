"""The town hall of the demo: identity provider, device CA and server, each its own loopback process."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType

import httpx

from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId, EnrolmentId, WorkerId
from jgvisit.server import installation
from jgvisit.server.certificates import read_key
from jgvisit.server.installation import InitResult, Officer, Plan
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer import service as office
from jgvisit.server.officer.token import sign_decision
from jgvisit.sync.enrolment import EnrollingKey, EnrolmentResult, enrol, read_code
from jgvisit.sync.wire import Assignment, CodeRequest
from ui.own_program import own_program

OFFICER = Officer("officer-1", "Oefenbeheerder")
CLIENT_ID = "jgvisit-demo"
LOGIN_PROVIDER = "--login-provider"
"""Starts the demo's identity provider; no command for a person."""
_CONSOLE = WorkerId("console")
_START_TIMEOUT_S = 60.0
_STOP_TIMEOUT_S = 10.0


class TownHallError(JgVisitError):
    """A process of the demo did not start; its log is in the demo's folder."""

    code = "demo.town_hall"


class TownHall:
    """Runs while it is open as a context; ends its processes by pid."""

    def __init__(self, folder: Path, municipality: str) -> None:
        self._folder = folder
        self._name = municipality
        self._processes: list[subprocess.Popen[bytes]] = []
        self._made: InitResult | None = None
        self._municipality: Municipality | None = None
        provider, server = _free_ports(2)
        self.issuer = f"http://127.0.0.1:{provider}"
        self.url = f"https://127.0.0.1:{server}"
        self._ports = provider, server

    def __enter__(self) -> TownHall:
        """Start everything; returns when the server answers.

        Raises:
            TownHallError: something did not start.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        provider, server = self._ports
        self._start("provider", LOGIN_PROVIDER, "--port", str(provider))
        plan = Plan(self._name, self.issuer, CLIENT_ID, OFFICER, public_url=self.url, demo=True)
        self._made = installation.init(self._folder / "installation", plan)
        files = self._made.folder
        self._start("ca", "server", "ca", "--dir", str(files.ca))
        listen = f"127.0.0.1:{server}"
        self._start("server", "server", "run", "--dir", str(files.path), "--listen", listen)
        try:
            self._wait_for(f"{self.issuer}/.well-known/openid-configuration", verify=False)
            self._wait_for(f"{self.url}/api/v1/server", verify=False)
        except BaseException:
            self.close()
            raise
        self._municipality = installation.open_municipality(files.path)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End everything."""
        self.close()

    def close(self) -> None:
        """End the processes this town hall started."""
        if self._municipality is not None:
            self._municipality.database.close()
            self._municipality = None
        for process in reversed(self._processes):
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        for process in reversed(self._processes):
            try:
                process.wait(_STOP_TIMEOUT_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._processes.clear()

    @property
    def root_certificate(self) -> Path:
        """The fictional municipality's root, PEM."""
        assert self._made is not None
        return self._made.folder.root

    def enrol(self, key: EnrollingKey, subject: str, name: str, label: str) -> EnrolmentResult:
        """Enrol a laptop: an officer's code, eight words, the officer's signed approval."""
        assert self._municipality is not None
        code = read_code(office.issue_code(self._municipality, CodeRequest(worker=subject, name=name), _CONSOLE).code)
        shown: list[tuple[str, ...]] = []
        return enrol(code, key, label, shown.append, lambda: False, pause=lambda _: self._approve(shown[0]))

    def assign(self, case: CaseId, worker: WorkerId) -> None:
        """Assign a family to a worker."""
        assert self._municipality is not None
        office.assign(self._municipality, Assignment(case=case, worker=worker), _CONSOLE)

    def _approve(self, words: tuple[str, ...]) -> None:
        assert self._municipality is not None
        assert self._made is not None
        waits = next(item for item in office.waiting(self._municipality) if item.words == words)
        key = read_key(self._made.officer_key.read_bytes())
        approval = sign_decision(key, self._municipality.tenant, waits, approved=True)
        office.decide(self._municipality, EnrolmentId(waits.enrolment), approval, _CONSOLE)

    def _start(self, name: str, *arguments: str) -> None:
        environment = os.environ | {"PYTHONWARNINGS": "ignore", "PYTHONUNBUFFERED": "1"}
        with (self._folder / f"{name}.log").open("wb") as log:
            # our own program with our own arguments, no shell
            process = subprocess.Popen(  # noqa: S603
                [*own_program(), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment,
            )
        self._processes.append(process)

    def _wait_for(self, url: str, *, verify: bool) -> None:
        """Ask `url` until it answers; the TLS authority is only known to laptops, from their code."""
        end = time.monotonic() + _START_TIMEOUT_S
        with httpx.Client(verify=verify, trust_env=False, timeout=5) as client:
            while time.monotonic() < end:
                if any(process.poll() is not None for process in self._processes):
                    break
                with contextlib.suppress(httpx.TransportError):
                    if client.get(url).is_success:
                        return
                time.sleep(0.05)
        raise TownHallError(f"no answer from {url}; see the logs in {self._folder}")


def _free_ports(count: int) -> tuple[int, ...]:
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return tuple(each.getsockname()[1] for each in sockets)
