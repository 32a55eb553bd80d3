"""A whole municipality on loopback: the real server over TLS, the signing process, a log-in provider."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import uvicorn
from postgres_cluster import free_port

from jgvisit.clock import SystemClock
from jgvisit.ids import CaseId, EnrolmentId, WorkerId
from jgvisit.server import installation
from jgvisit.server.ca.process import serve
from jgvisit.server.certificates import read_key
from jgvisit.server.installation import InitResult, Officer, Plan
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer import service as office
from jgvisit.server.officer.token import sign_decision
from jgvisit.server.running import line_config
from jgvisit.sync.wire import Assignment, CodeRequest

CONSOLE = WorkerId("console")


@dataclass
class RealMunicipality:
    municipality: Municipality
    made: InitResult
    port: int

    def code_for(self, worker: str, name: str) -> str:
        return office.issue_code(self.municipality, CodeRequest(worker=worker, name=name), CONSOLE).code

    def decide(self, words: tuple[str, ...], *, approved: bool = True) -> None:
        """What the officer does who compares the words."""
        [waits] = [item for item in office.waiting(self.municipality) if item.words == words]
        key = read_key(self.made.officer_key.read_bytes())
        approval = sign_decision(key, self.municipality.tenant, waits, approved=approved)
        office.decide(self.municipality, EnrolmentId(waits.enrolment), approval, CONSOLE)

    def assign(self, case: CaseId, worker: WorkerId) -> None:
        office.assign(self.municipality, Assignment(case=case, worker=worker), CONSOLE)


def wait_for(ready: Callable[[], object]) -> None:
    for _ in range(400):
        try:
            if ready():
                return
        except (httpx.TransportError, OSError):
            pass
        time.sleep(0.05)
    raise AssertionError("did not start")


@contextmanager
def open_municipality(folder: Path, issuer: str) -> Iterator[RealMunicipality]:
    """Make an installation and serve it."""
    port = free_port()
    plan = Plan(
        municipality="Demostad",
        issuer=issuer,
        client_id="jgvisit",
        officer=Officer("officer", "Olga Bakker"),
        public_url=f"https://127.0.0.1:{port}",
        demo=True,
    )
    made = installation.init(folder, plan)
    municipality = installation.open_municipality(folder)
    tls = made.folder.tls_certificate, made.folder.tls_key
    config = line_config(municipality, ("127.0.0.1", port), tls)
    server = uvicorn.Server(config)
    with serve(made.folder.ca, SystemClock()) as ca:
        threads = [threading.Thread(target=ca.serve_forever, args=(0.05,)), threading.Thread(target=server.run)]
        for thread in threads:
            thread.start()
        try:
            wait_for(lambda: server.started)
            yield RealMunicipality(municipality, made, port)
        finally:
            server.should_exit = True
            ca.shutdown()
            for thread in threads:
                thread.join()
            municipality.database.close()
