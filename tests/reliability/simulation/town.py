"""The municipality of all runs: keys, enrolled laptops, empty stores; made once per process, copied for each run."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from store_factory import COSTS, SERVICE, SetClock

from jgvisit.config import Places
from jgvisit.ids import CaseId, DeviceId, WorkerId, new_uuid7
from jgvisit.server import installation
from jgvisit.server.ca.service import CaFolder
from jgvisit.server.certificates import Issuer, issue_leaf, pem, public_der, read_key, subject
from jgvisit.server.database import Database, open_embedded
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.installation import Officer, Plan
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer.service import enter_worker
from jgvisit.store.create import create_store
from jgvisit.store.device_key import DeviceKey, new_private_key
from jgvisit.store.key_file import read_key_file
from jgvisit.store.wraps import Keys
from jgvisit.sync.client import ServerPinned

LAPTOPS = 3
"""Of the first worker, of the second, and a second one of the first."""
CASES = (CaseId("00000000-0000-4000-8000-00000000ca51"), CaseId("00000000-0000-4000-8000-00000000ca52"))
NAME = "Gemeente Waterwolde"


def quick_folder() -> Path:
    """Return a new folder, in memory where the machine has such a place: there a flush costs nothing."""
    memory = Path("/dev/shm")
    where = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="jgvisit-simulation-", dir=where))


@dataclass(frozen=True)
class Device:
    """An enrolled laptop: its key, its worker, and how it trusts the server."""

    places: Places
    keys: Keys
    key_file_id: str
    worker: WorkerId
    subject: str
    pinned: ServerPinned
    tenant: str

    @cached_property
    def id(self) -> DeviceId:
        return DeviceKey(self.keys.device_key).device


@dataclass(frozen=True)
class OldDevice:
    """The key of a laptop whose program is the first that was given out."""

    key: DeviceKey
    worker: WorkerId


class Town:
    """What every run begins with."""

    def __init__(
        self, database_url: str | None = None, owner_url: str | None = None, app_role: str | None = None
    ) -> None:
        self.folder = quick_folder()
        plan = Plan(
            municipality=NAME,
            issuer="https://id.invalid",
            client_id="jgvisit",
            officer=Officer("officer", "Olga Bakker"),
            database_url=database_url,
            owner_url=owner_url,
            app_role=app_role,
            demo=True,
        )
        self.made = installation.init(self.folder / "server", plan, SetClock())
        self.municipality = installation.open_municipality(self.folder / "server", clock=SetClock())
        subjects = ("anna", "bilal", "anna")[:LAPTOPS]
        self.devices = tuple(self._laptop(number, name) for number, name in enumerate(subjects))
        self.old = OldDevice(DeviceKey(new_private_key()), enter_worker(self.municipality, "carla", "Carla de Wit"))
        self._enrol(self.old.key, self.old.worker)
        with self.municipality.database.engine.connect() as conn:
            if not self.municipality.database.is_postgresql:
                conn.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self.municipality.database.close()

    @property
    def database_file(self) -> Path:
        return self.made.folder.database

    @cached_property
    def embedded(self) -> tuple[Database, Path]:
        """A copy of the database for one run after another, opened once."""
        file = self.folder / "run.db"
        shutil.copyfile(self.database_file, file)
        return open_embedded(file, self.made.folder.database_key.read_bytes()), file

    @property
    def receipt_key_der(self) -> bytes:
        return public_der(self.municipality.receipt_key.public_key())

    def served_from(self, database: Database, **parts: object) -> Municipality:
        """Return the municipality on another database, with the clock and provider of a run."""
        known = {name: getattr(self.municipality, name) for name in self.municipality.__dataclass_fields__}
        return Municipality(**{**known, "database": database, **parts})  # type: ignore[arg-type]  # by name

    def remove(self) -> None:
        """Delete what was made."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _laptop(self, number: int, name: str) -> Device:
        places = Places(self.folder / f"laptop-{number}", SERVICE, demo=True)
        safe = create_store(places, None, SetClock(), words=("a", "b", "c", "d", "e", "f"), costs=COSTS).safe
        worker = enter_worker(self.municipality, name, f"{name.title()} Visser")
        certificate = self._enrol(safe.device_key, worker)
        safe.database.checkpoint()
        safe.close()
        pinned = ServerPinned(
            url="https://127.0.0.1:1",
            root_pem=self.municipality.certificates.root,
            receipt_certificate_pem=self.municipality.certificates.receipt,
            device_certificate_pem=certificate,
        )
        tenant = self.municipality.tenant
        return Device(places, safe.keys, read_key_file(places.key_file).file_id, worker, name, pinned, tenant)

    def _enrol(self, key: DeviceKey, worker: WorkerId) -> str:
        """Enter the enrolment as an officer's approval leaves it."""
        ca = CaFolder(self.made.folder.ca)
        certificates = self.municipality.certificates
        issuer = Issuer(certificates.device_ca_certificate, read_key(ca.key.read_bytes()))
        name = subject(NAME, key.device, demo=True)
        leaf = issue_leaf(name, key.public_key, self.municipality.moment(), issuer, non_repudiation=True)
        chain = pem(leaf) + certificates.device_ca
        row = {
            "tenant": self.municipality.tenant,
            "id": new_uuid7(),
            "device": key.device,
            "public_key": key.public_key_der,
            "csr": key.csr(),
            "csr_sha256": "0" * 64,
            "label": "LT",
            "worker": worker,
            "state": "approved",
            "requested_at": self.municipality.now(),
            "certificate": chain,
        }
        with self.municipality.database.write(self.municipality.tenant) as conn:
            conn.execute(enrolment.insert().values(row))
        return chain
