"""A worker with an enrolled laptop in a small invented town, on real parts: SQLCipher, P-256, typst, pyHanko."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from jgvisit.bootstrap import Enrolled, Workspace, keep_enrolment, open_workspace
from jgvisit.clock import BootReading
from jgvisit.config import Places
from jgvisit.ids import CaseId, PersonId, VisitId, new_uuid7
from jgvisit.records.payloads import AuthorityRecorded, PersonRegistered
from jgvisit.server.certificates import issue_authority, issue_leaf, pem, subject
from jgvisit.store.create import Costs, create_store
from jgvisit.store.safe import Safe
from jgvisit.store.wraps import KdfCost

TOWN = "Gemeente Waterwolde"
CHEAP = Costs(daily=KdfCost(64, 1, 1), passphrase=KdfCost(64, 1, 1))
"""Derivation costs of tests only: the real ones take half a second each."""


@dataclass
class TestClock:
    """A clock that stands still until told."""

    __test__ = False
    moment: datetime = field(default_factory=lambda: datetime(2026, 11, 21, 13, 0, tzinfo=UTC))
    elapsed_ms: int = 1_000_000

    def now(self) -> datetime:
        return self.moment

    def boot(self) -> BootReading:
        return BootReading("test-boot", self.elapsed_ms)

    def forward(self, **span: float) -> None:
        step = timedelta(**span)
        self.moment += step
        self.elapsed_ms += round(step.total_seconds() * 1000)


@dataclass(frozen=True)
class Family:
    """Two separated parents with authority, a girl of 13 and a boy of 7."""

    case: CaseId
    mother: PersonId
    father: PersonId
    girl: PersonId
    boy: PersonId


def enrolled_safe(folder: Path, clock: TestClock, *, pin: str | None = None) -> Safe:
    """Make a store with an enrolment whose certificates a test municipality issued."""
    places = Places(folder, "jgvisit-test", demo=True)
    safe = create_store(places, pin, clock, costs=CHEAP).safe
    now = clock.now() - timedelta(days=30)
    root = issue_authority(subject(TOWN, "root", demo=True), now, None, 1)
    devices = issue_authority(subject(TOWN, "devices", demo=True), now, root, 0)
    name = subject(TOWN, safe.device_key.device, demo=True)
    device = issue_leaf(name, safe.device_key.public_key, now, devices, non_repudiation=True)
    receipts = issue_leaf(subject(TOWN, "receipts", demo=True), root.key.public_key(), now, root)
    keep_enrolment(
        safe,
        Enrolled(
            tenant=new_uuid7(),
            device=safe.device_key.device,
            worker="worker-1",
            worker_name="Femke Hoekstra",
            municipality=TOWN,
            server_url="https://127.0.0.1:9",
            root_pem=pem(root.certificate),
            receipt_certificate_pem=pem(receipts),
            device_certificate_pem=pem(device) + pem(devices.certificate),
            demo=True,
            local={"contact_line": "Bel het Team Jeugd en Gezin (oefengemeente)"},
        ),
    )
    return safe


def new_workspace(folder: Path, clock: TestClock) -> Workspace:
    """Open a fresh workspace."""
    return open_workspace(enrolled_safe(folder, clock), clock)


def settle_family(work: Workspace, *, father_checked: bool = True) -> Family:
    """Write the family of most tests down."""
    today = work.today()
    ids = {key: PersonId(new_uuid7()) for key in ("mother", "father", "girl", "boy")}
    members = (
        PersonRegistered(person=ids["mother"], name="Samira Haddad", role="parent", born="1988-03-02", language="ar"),
        PersonRegistered(person=ids["father"], name="Jeroen de Boer", role="parent", born="1985-07-19"),
        PersonRegistered(person=ids["girl"], name="Noor de Boer", role="child", born=_born(today, 13)),
        PersonRegistered(person=ids["boy"], name="Sami de Boer", role="child", born=_born(today, 7)),
    )
    case = work.families.register("Haddad en De Boer", members)
    for child in ("girl", "boy"):
        for holder in ("mother", "father"):
            checked = holder == "mother" or father_checked
            work.families.record_authority(
                case,
                AuthorityRecorded(
                    line=new_uuid7(),
                    child=ids[child],
                    holder=ids[holder],
                    kind="parent",
                    since="2020-01-01" if child == "boy" else "2015-01-01",
                    evidence="gezagsregister" if checked else None,
                    checked_on=today.isoformat() if checked else None,
                ),
            )
    return Family(case, **ids)


def begin_visit(work: Workspace, family: Family, *absent: PersonId) -> VisitId:
    """Begin a visit with everybody but `absent` in the room."""
    everybody = (family.mother, family.father, family.girl, family.boy)
    return work.visits.start(family.case, [person for person in everybody if person not in absent])


def answers_of_form_a() -> dict[str, str]:
    """Return filled-in answers of form A."""
    return {
        "helpDescription": "Elke week een gesprek thuis met een gezinswerker",
        "helpGivenBy": "Stichting De Linde (verzonnen)",
        "helpGoal": "Rust in de ochtend voordat de school begint",
        "alternativesDiscussed": "hulp van oma\ngeen hulp",
        "startsOn": "2026-12-01",
        "endsOn": "2027-05-31",
        "reviewOn": "2027-01-15",
        "howToWithdraw": "Bel Femke Hoekstra of het Team Jeugd en Gezin",
        "familyPlanOffered": "notWanted",
        "decisionLetterNeeded": "no",
        "workerRole": "access",
    }


def squiggle(offset: int = 0) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return ink that nobody would call accidental."""
    first = tuple((2000 + offset + step * 120, 3000 + (step % 5) * 250) for step in range(30))
    second = tuple((2500 + offset + step * 90, 4200 - (step % 4) * 200) for step in range(20))
    return first, second


def _born(today: date, years: int) -> str:
    return date(today.year - years, 2, 14).isoformat()
