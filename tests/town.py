"""A worker with an enrolled laptop in a small invented town, on real parts: SQLCipher, P-256, typst, pyHanko."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec

from jgvisit.bootstrap import open_workspace
from jgvisit.clock import BootReading, to_rfc3339
from jgvisit.config import Places
from jgvisit.enrolment import Enrolled, keep_enrolment
from jgvisit.ids import CaseId, FormId, PersonId, VisitId, new_uuid7
from jgvisit.records import canonical
from jgvisit.records.body import Seen
from jgvisit.records.link import GENESIS
from jgvisit.records.payload_family import AuthorityRecorded, OrderRecorded, PersonRegistered
from jgvisit.server.certificates import issue_authority, issue_leaf, pem, subject
from jgvisit.services.signing.signing import Choice, DecisionKind, Signed
from jgvisit.store.create import Costs, create_store
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.safe import Safe
from jgvisit.store.wraps import KdfCost
from jgvisit.sync.wire import Receipt, SignedReceipt
from jgvisit.workspace import Workspace

TOWN = "Gemeente Waterwolde"
CHEAP = Costs(daily=KdfCost(64, 1, 1), passphrase=KdfCost(64, 1, 1))
"""Derivation costs of tests only: the real ones take half a second each."""


@dataclass
class TestClock:
    """A clock that stands still until told."""

    __test__ = False
    moment: datetime = field(default_factory=lambda: datetime(2026, 11, 21, 13, 0, tzinfo=UTC))
    elapsed_ms: int = 1_000_000
    boot_id: str = "test-boot"

    def now(self) -> datetime:
        return self.moment

    def boot(self) -> BootReading:
        return BootReading(self.boot_id, self.elapsed_ms)

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


def enrolled_safe(
    folder: Path,
    clock: TestClock,
    *,
    pin: str | None = None,
    words: Sequence[str] = (),
    demo: bool = True,
    local: dict[str, str] | None = None,
    worker: str = "worker-1",
    worker_name: str = "Femke Hoekstra",
) -> Safe:
    """Make a store with an enrolment whose certificates a test municipality issued.

    `demo=False` makes the enrolment a production one; its certificates still say DEMO. `words` are
    the passphrase, for a test that opens the store again.
    """
    places = Places(folder, "jgvisit-test", demo=True)
    safe = create_store(places, pin, clock, words=words, costs=CHEAP).safe
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
            worker=worker,
            worker_name=worker_name,
            municipality=TOWN,
            server_url="https://127.0.0.1:9",
            root_pem=pem(root.certificate),
            receipt_certificate_pem=pem(receipts),
            device_certificate_pem=pem(device) + pem(devices.certificate),
            demo=demo,
            local={"contact_line": "Bel het Team Jeugd en Gezin (oefengemeente)", **(local or {})},
        ),
    )
    return safe


def new_workspace(folder: Path, clock: TestClock, worker: str = "worker-1", name: str = "Femke Hoekstra") -> Workspace:
    """Open a fresh workspace, of the worker of most tests or of a colleague."""
    return open_workspace(enrolled_safe(folder, clock, worker=worker, worker_name=name), clock)


def settle_family(work: Workspace, *, father_checked: bool = True, language: str = "ar") -> Family:
    """Write the family of most tests down; the mother reads `language`."""
    today = work.today()
    ids = {key: PersonId(new_uuid7()) for key in ("mother", "father", "girl", "boy")}
    members = (
        PersonRegistered(
            person=ids["mother"], name="Samira Haddad", role="parent", born="1988-03-02", language=language
        ),
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


def sign(
    work: Workspace, family: Family, visit: VisitId, form: FormId, person: PersonId, decision: DecisionKind = "agreed"
) -> Signed:
    """Let one person decide, with good ink of both."""
    return work.signing.decide(family.case, visit, form, _choice(person, decision))


def _choice(person: PersonId, decision: DecisionKind) -> Choice:
    part = "alleen op dinsdag" if decision == "partly" else None
    return Choice(person, decision, "self", squiggle(), squiggle(400), view_text=part)


def open_form_a(work: Workspace, family: Family, visit: VisitId, child: PersonId) -> FormId:
    """Open form A about `child`."""
    return work.forms.open(family.case, visit, "consentToHelp", child, answers_of_form_a())


def supervision_order(work: Workspace, family: Family, child: PersonId, **changes: str) -> OrderRecorded:
    """Write a seen supervision order (OTS) down."""
    order = OrderRecorded(
        **{  # type: ignore[arg-type]  # str -> Literal, checked when the record is written
            "order": new_uuid7(),
            "child": child,
            "kind": "ots",
            "starts_on": "2026-10-01",
            "until": "2027-03-31",
            "court": "Rechtbank Midden (verzonnen)",
            "number": "C/00/123",
            "decided_on": "2026-10-01",
            **changes,
        }
    )
    work.families.record_order(family.case, order)
    return order


def hear(work: Workspace, at: datetime) -> None:
    """Let the server's time be heard, as after a checked receipt."""
    receipt = Receipt(
        device=work.enrolled.device,
        chain=new_uuid7(),
        epoch=new_uuid7(),
        head=GENESIS,
        received=0,
        kept=0,
        checked=0,
        safe=0,
        parked=0,
        at=to_rfc3339(at),
        audit_root=GENESIS,
    )
    assert isinstance(work.journal, JournalStore)
    work.journal.hear_time(SignedReceipt(receipt=canonical.encode(receipt).decode(), signature=""))


def pull(work: Workspace, other: Workspace, *, placed: bool = False) -> None:
    """Bring everything a colleague's laptop wrote into this one, as a sync does.

    `placed`: each with its position in the feed, so that what is written from now on is known to come after it.
    """
    assert isinstance(work.journal, JournalStore)
    assert isinstance(other.journal, JournalStore)
    records = list(other.journal.all_records())
    if placed:
        records = [msgspec.structs.replace(each, position=place) for place, each in enumerate(records, 1)]
    cases = {*work.journal.cases(), *other.journal.cases()}
    work.journal.put_feed(Seen(epoch=new_uuid7(), position=len(records)), records, [], sorted(cases))
    work.files.forget_all()


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
