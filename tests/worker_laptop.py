"""A worker's laptop against a server under test: a real store, enrolled, with what lets families go."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
from server_factory import ServerUnderTest
from store_factory import COSTS

from jgvisit.clock import SystemClock, to_rfc3339
from jgvisit.config import Places
from jgvisit.enrolling import enrolled
from jgvisit.enrolment import keep_enrolment
from jgvisit.ids import CaseId, EnrolmentId
from jgvisit.renewing import CertificateShelf
from jgvisit.server.officer import service as office
from jgvisit.server.records.models import kept_run
from jgvisit.services.laptop.retention import Retention
from jgvisit.services.ports.sync import SyncOutcome
from jgvisit.store.audit_shelf import AuditShelf
from jgvisit.store.create import create_store
from jgvisit.store.erasure_shelf import ErasureShelf
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.removal_shelf import RemovalShelf
from jgvisit.store.safe import Safe
from jgvisit.sync.client import HttpSyncClient
from jgvisit.sync.enrolment import EnrolmentResult, enrol, read_code
from jgvisit.sync.erasure_orders import ErasureBound
from jgvisit.sync.login import LoginSession, log_in
from jgvisit.sync.ports import Leaving
from jgvisit.sync.wire import Assignment
from ui.demo.headless_browser import HeadlessBrowser


@dataclass
class WorkerLaptop:
    """One worker's."""

    safe: Safe
    enrolment: EnrolmentResult
    subject: str
    in_visit: bool = False
    today: date = field(default_factory=lambda: datetime.now(UTC).date())
    login: LoginSession = field(default_factory=LoginSession)

    def __post_init__(self) -> None:
        clock = SystemClock()
        self.journal = JournalStore(self.safe, author=self.enrolment.identity.worker, clock=clock)
        self.shelf = RemovalShelf(self.safe, self.enrolment.identity.tenant, clock)
        retention = Retention(self.shelf, clock, lambda case: self.in_visit, lambda: 30)
        bound = ErasureBound(self.enrolment.identity.tenant, self.enrolment.root_pem, True, 0)
        erasures = ErasureShelf(self.safe, bound, self.shelf, clock, lambda: self.in_visit)
        leaving = Leaving(retention, self.shelf, erasures)
        key, server = self.safe.device_key, self.enrolment.server
        self.audit = AuditShelf(self.safe.settings)
        keep_enrolment(self.safe, enrolled(self.enrolment), self.enrolment.recovery_keys)
        self.certificate = CertificateShelf(self.safe, lambda: self.today)
        self.client = HttpSyncClient(
            self.journal,
            key,
            server,
            self.login.token,
            leaving=leaving,
            audit=self.audit,
            certificate=self.certificate,
        )

    def log_in(self) -> None:
        self.login.keep(log_in(self.enrolment.server, self.safe.device_key, HeadlessBrowser(self.subject)))

    def sync(self) -> SyncOutcome:
        return self.client.run(lambda progress: None, lambda: False)


def worker_laptop(server: ServerUnderTest, folder: Path, subject: str) -> WorkerLaptop:
    """Make and enrol a laptop; its `safe` is the caller's to close."""
    safe = create_store(Places(folder, "jgvisit-test"), None, SystemClock(), costs=COSTS).safe

    def approve(_seconds: float) -> None:
        (waits,) = office.waiting(server.municipality)
        server.approve(EnrolmentId(waits.enrolment))

    code = msgspec.structs.replace(
        read_code(server.code(subject)), server=server.url
    )  # the port is the system's choice
    result = enrol(code, safe.device_key, "laptop 12", lambda words: None, lambda: False, pause=approve)
    return WorkerLaptop(safe, result, subject)


def days_pass(server: ServerUnderTest, days: int = 8) -> None:
    """Let everything the server keeps be so many days older."""
    at = to_rfc3339(server.municipality.moment() - timedelta(days=days))
    with server.municipality.database.write(server.municipality.tenant) as conn:
        conn.execute(kept_run.update().values(kept_at=at))


def assign(server: ServerUnderTest, laptop: WorkerLaptop, case: CaseId, until: date | None = None) -> None:
    """Assign a family to this laptop's worker."""
    message = Assignment(case=case, worker=laptop.enrolment.identity.worker, until=until.isoformat() if until else None)
    office.assign(server.municipality, message, server.made.officer)
