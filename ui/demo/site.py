"""Everything the demo needs before the program opens: town hall, office, laptop, families."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from jgvisit.clock import SystemClock, local_date
from jgvisit.config import DEMO_KEYRING_SERVICE, PRACTICE, Places
from jgvisit.enrolling import enrolled
from jgvisit.enrolment import enrolment_of, keep_enrolment
from jgvisit.errors import InputError
from jgvisit.ids import WorkerId
from jgvisit.made_up import MadeUpMunicipality, load_municipality
from jgvisit.opening import open_journal, sync_client
from jgvisit.services.ports.journal import NewRecord
from jgvisit.store.create import CreatedStore, create_store
from jgvisit.store.errors import KeyringError
from jgvisit.store.safe import Safe
from jgvisit.store.unlock import has_pin
from jgvisit.sync.client import HttpSyncClient
from jgvisit.sync.login import log_in
from ui.demo.headless_browser import HeadlessBrowser
from ui.demo.town_hall import TownHall

PIN = "246810"
WORKER, OFFICE = "worker-1", "office-1"
FOLDERS = ("store", f"store-{PRACTICE}", "server", "documents", "papers", "screens", "home")
FILES = ("ca.pem", "journal.jsonl", "report.json")
MARK = ".jgvisit-demo"


class ForeignFolderError(InputError):
    """The folder holds something that no demo made; it was left as it is."""

    code = "demo.foreign_folder"


@dataclass(frozen=True)
class DemoSite:
    """A running fictional municipality with an enrolled laptop."""

    out: Path
    places: Places
    municipality: MadeUpMunicipality
    hall: TownHall
    words: tuple[str, ...]
    wrap: str
    """"daily" where a Secret Service holds half of the key, else "passphrase"."""


@contextmanager
def open_site(out: Path) -> Iterator[DemoSite]:
    """Start the town hall in the emptied `out`, enrol office and laptop, bring the families in.

    Raises:
        TownHallError: a process did not start.
    """
    municipality = load_municipality(local_date(SystemClock().now()))
    with TownHall(out / "server", municipality.name) as hall:
        places = Places(out / "store", DEMO_KEYRING_SERVICE, demo=True)
        laptop = enrol_laptop(places, hall, municipality)
        try:
            worker = WorkerId(enrolment_of(laptop.safe).worker)
            bring_families(out / "server" / "office", hall, municipality, worker)
            fetch_families(laptop.safe)
        finally:
            laptop.safe.close()
        shutil.copy(hall.root_certificate, out / "ca.pem")
        wrap = "daily" if has_pin(places) else "passphrase"
        yield DemoSite(out, places, municipality, hall, laptop.words, wrap)


def prepare_folder(out: Path) -> None:
    """Empty the folder of an earlier demo: only what a demo makes there is taken away, and only where one was.

    Raises:
        ForeignFolderError: something has the name of a thing of ours, in a folder no demo ever used.
    """
    taken = [name for name in (*FOLDERS, *FILES) if (out / name).exists()]
    if taken and not (out / MARK).exists():
        raise ForeignFolderError(f"{out} holds {', '.join(taken)} that no demo made; choose another folder")
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).touch()
    for name in FOLDERS:
        shutil.rmtree(out / name, ignore_errors=True)
    for name in FILES:
        (out / name).unlink(missing_ok=True)
    for name in ("documents", "papers", "screens"):
        (out / name).mkdir(parents=True, exist_ok=True)


def enrol_laptop(places: Places, hall: TownHall, municipality: MadeUpMunicipality) -> CreatedStore:
    """Make the worker's store and enrol it."""
    created = _create(places)
    result = hall.enrol(created.safe.device_key, WORKER, municipality.worker, "oefenlaptop")
    local = msgspec.structs.replace(enrolled(result), local=municipality.local)
    keep_enrolment(created.safe, local, result.recovery_keys)
    return created


def bring_families(folder: Path, hall: TownHall, municipality: MadeUpMunicipality, worker: WorkerId) -> None:
    """Have the office's own device write the families down, push them, and assign them to the worker."""
    safe = create_store(Places(folder, DEMO_KEYRING_SERVICE, demo=True), None, SystemClock()).safe
    try:
        result = hall.enrol(safe.device_key, OFFICE, "Oefenkantoor", "kantoor")
        keep_enrolment(safe, enrolled(result), result.recovery_keys)
        journal = open_journal(safe, SystemClock())
        for family in municipality.families:
            journal.append([NewRecord(payload, family.case) for payload in family.payloads])
        HttpSyncClient(journal, safe.device_key, result.server).run(lambda _: None, lambda: False)
    finally:
        safe.close()
    for family in municipality.families:
        hall.assign(family.case, worker)


def fetch_families(safe: Safe) -> None:
    """Log the worker in and fetch the visit pack, as on the evening before."""
    enrolled = enrolment_of(safe)
    session = log_in(enrolled.pinned, safe.device_key, HeadlessBrowser(WORKER))
    journal = open_journal(safe, SystemClock())
    client = sync_client(safe, journal, enrolled, SystemClock(), lambda: session.token)
    client.run(lambda _: None, lambda: False)


def _create(places: Places) -> CreatedStore:
    """Use the keyring where one runs; without one the passphrase is the only way in, and the report says so."""
    try:
        return create_store(places, PIN, SystemClock())
    except KeyringError:
        return create_store(places, None, SystemClock())
