"""Where store, documents, sync and services meet. One `Workspace` lives from unlock to lock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from jgvisit import config
from jgvisit.clock import Clock
from jgvisit.content.law_book import load_law_book
from jgvisit.content.law_tables import LawTables, load_law_tables
from jgvisit.content.model import Pack
from jgvisit.content.pack import load_pack
from jgvisit.content.packed import read_pack_file
from jgvisit.documents.maker import PaperMaker
from jgvisit.documents.page_images import PageImages
from jgvisit.documents.rights_paper import RightsPaper
from jgvisit.domain.law_book import LawBook
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, DeviceId, TenantId, WorkerId
from jgvisit.services.beliefs import Beliefs
from jgvisit.services.case_files import CaseFiles
from jgvisit.services.end_of_day import EndOfDay
from jgvisit.services.exit_codes import ExitCodes
from jgvisit.services.explaining import Explaining
from jgvisit.services.families import Families
from jgvisit.services.filled_forms import FilledForms
from jgvisit.services.forms import Forms
from jgvisit.services.handing_over import HandingOver
from jgvisit.services.happenings import Happenings
from jgvisit.services.heard_terms import HeardTerms
from jgvisit.services.known_time import KnownTime
from jgvisit.services.leases import Leases
from jgvisit.services.leaving import Leaving
from jgvisit.services.packs import Packs
from jgvisit.services.ports import Identity, Journal, Setting
from jgvisit.services.retention import Retention
from jgvisit.services.rights import RightsCards
from jgvisit.services.rights_sheet import RightsSheets
from jgvisit.services.saying_back import SayingBack
from jgvisit.services.signing import Signing
from jgvisit.services.visits import Visits
from jgvisit.services.wording import Wording
from jgvisit.services.workplace import Workplace
from jgvisit.services.writing import Writer
from jgvisit.store.erasure_shelf import ErasureShelf
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.lease_shelf import LeaseShelf
from jgvisit.store.listening import OrderPost, listen
from jgvisit.store.meta import Settings
from jgvisit.store.officers import keep_officers
from jgvisit.store.order_state import OrderState
from jgvisit.store.pack_shelf import PackShelf
from jgvisit.store.private_file import replace_file
from jgvisit.store.recovery import Officers
from jgvisit.store.removal_shelf import RemovalShelf
from jgvisit.store.safe import Safe
from jgvisit.store.taken_out import TakenOutLedger
from jgvisit.sync.client import HttpSyncClient, ServerPinned, SessionToken
from jgvisit.sync.erasure_orders import ErasureBound
from jgvisit.sync.ports import Leaving as SyncLeaving

_ENROLMENT = "enrolment"
_HANDED_OVER_MINUTES = range(5, 61)


class NotEnrolledError(RefusedError):
    """This store has no enrolment yet: without one there is no worker, no certificate and no server."""

    code = "refused.not_enrolled"


class Enrolled(msgspec.Struct, frozen=True, kw_only=True):
    """What the enrolment made known; kept inside the store."""

    tenant: str
    device: str
    worker: str
    worker_name: str
    municipality: str
    server_url: str
    root_pem: str
    receipt_certificate_pem: str
    device_certificate_pem: str
    """The device's certificate, then the device CA's."""
    tls_ca_pem: str | None = None
    demo: bool = False
    local: Mapping[str, str] = {}
    """What the municipality set: never invented by the program."""

    @property
    def identity(self) -> Identity:
        """Who this enrolment is."""
        return Identity(
            TenantId(self.tenant),
            DeviceId(self.device),
            WorkerId(self.worker),
            self.worker_name,
            self.municipality,
            self.demo,
        )

    @property
    def pinned(self) -> ServerPinned:
        """The server as the sync client trusts it."""
        return ServerPinned(
            url=self.server_url,
            root_pem=self.root_pem,
            receipt_certificate_pem=self.receipt_certificate_pem,
            device_certificate_pem=self.device_certificate_pem,
            tls_ca_pem=self.tls_ca_pem,
        )


@dataclass(frozen=True)
class Workspace:
    """Everything the screens may use of an unlocked store."""

    safe: Safe
    journal: Journal
    enrolled: Enrolled
    clock: Clock
    time: KnownTime
    packs: Packs
    book: LawBook
    files: CaseFiles
    families: Families
    happenings: Happenings
    visits: Visits
    explaining: Explaining
    saying_back: SayingBack
    heard_terms: HeardTerms
    beliefs: Beliefs
    forms: Forms
    filled_forms: FilledForms
    signing: Signing
    wording: Wording
    leaving: Leaving
    handing_over: HandingOver
    rights: RightsCards
    sheets: RightsSheets
    end_of_day: EndOfDay
    exit_codes: ExitCodes
    leases: Leases

    @property
    def pack(self) -> Pack:
        """The texts in use, the same from unlock to lock."""
        return self.packs.current

    @property
    def handed_over_minutes(self) -> int:
        """Idle minutes after which a page in the family's hands locks: 20, or what the municipality set (H10)."""
        return _minutes(self.enrolled.local.get("handed_over_minutes", ""))

    def today(self) -> date:
        """Return the day in the Netherlands, by the best that is known of the time."""
        return self.time.today()


def _minutes(text: str) -> int:
    chosen = int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else 0
    return chosen if chosen in _HANDED_OVER_MINUTES else 20


def keep_enrolment(safe: Safe, enrolled: Enrolled, recovery_keys: Sequence[bytes] = ()) -> None:
    """Put the enrolment into the store, and the root where `jgvisit verify` finds it.

    The officers who can recover the laptop come first: an enrolled store never lacks their wrap.

    Raises:
        ValueError: `recovery_keys` are not of three to twelve different officers.
        DiskFullError, DiskFaultError: not enrolled yet; once more does it.
    """
    if recovery_keys:
        keep_officers(safe, Officers(enrolled.tenant, enrolled.device, tuple(recovery_keys)))
    safe.settings.put(_ENROLMENT, msgspec.json.encode(enrolled).decode())
    replace_file(safe.places.ca, enrolled.root_pem.encode("ascii"))


def enrolment_of(safe: Safe) -> Enrolled:
    """Return what the enrolment made known.

    Raises:
        NotEnrolledError: there is none.
    """
    enrolled = kept_enrolment(safe.settings)
    if enrolled is None:
        raise NotEnrolledError("no enrolment in this store")
    return enrolled


def kept_enrolment(settings: Settings) -> Enrolled | None:
    """Return the enrolment among the texts of a store, None if it was never enrolled."""
    kept = settings.get(_ENROLMENT)
    return None if kept is None else msgspec.json.decode(kept, type=Enrolled)


def open_journal(safe: Safe, clock: Clock) -> JournalStore:
    """Go on with the journal of this enrolment."""
    return JournalStore(safe, author=WorkerId(enrolment_of(safe).worker), clock=clock)


@cache
def content() -> tuple[Pack, LawBook]:
    """Return the program's texts and law tables, read once: they hold no secret and can be read before the PIN.

    Raises:
        ContentError: the program's own content is damaged.
    """
    resources = config.resources_dir()
    return load_pack(resources / "content"), load_law_book(resources / "law")


@cache
def law_tables() -> LawTables:
    """Return the tables beside the law book, read once.

    Raises:
        ContentError: the program's own content is damaged.
    """
    return load_law_tables(config.resources_dir() / "law")


def open_packs(safe: Safe, enrolled: Enrolled, own: Pack, time: KnownTime, clock: Clock) -> Packs:
    """Return what knows of the texts in this store; nothing is taken up yet."""
    return Packs(PackShelf(safe.database, clock), enrolled.root_pem, own, time, demo=enrolled.demo)


def bring_in(packs: Packs, file: Path) -> None:
    """Take in the texts that the IT department laid here, if there are any."""
    try:
        data = read_pack_file(file)
    except OSError:  # none, or not for this account to read
        return
    packs.take_in(data)


def open_leases(safe: Safe, enrolled: Enrolled, time: KnownTime, files: CaseFiles, clock: Clock) -> Leases:
    """Return what tells whether families may be read in this store."""
    shelf = LeaseShelf(safe, enrolled.tenant, clock)
    return Leases(shelf, time, clock, lambda: files.open_visit() is not None)


def listen_for_orders(safe: Safe, enrolled: Enrolled, clock: Clock) -> None:
    """Let this laptop hear wipe orders while it is locked, once a lease told it its enrolment's number."""
    shelf = LeaseShelf(safe, enrolled.tenant, clock)
    enrolment = shelf.enrolment
    if enrolment is None:
        return
    state = OrderState(
        server_url=enrolled.server_url,
        tenant=enrolled.tenant,
        enrolment=enrolment,
        device=enrolled.device,
        store=safe.keyring.file_id,
        root_pem=enrolled.root_pem,
        keyring_service=safe.keyring.service,
        tls_ca_pem=enrolled.tls_ca_pem,
        demo=enrolled.demo,
        revoked=shelf.revoked,
    )
    listen(safe, state)


def sync_client(
    safe: Safe,
    journal: JournalStore,
    enrolled: Enrolled,
    clock: Clock,
    session: SessionToken | None = None,
    texts: Packs | None = None,
) -> HttpSyncClient:
    """Return the sync of an enrolled store; a lease that arrives lets it hear orders from then on."""

    def heard() -> None:
        listen_for_orders(safe, enrolled, clock)

    lease = LeaseShelf(safe, enrolled.tenant, clock, heard)
    leaving = open_leaving(safe, journal, enrolled, clock)
    return HttpSyncClient(journal, safe.device_key, enrolled.pinned, session, texts, lease, OrderPost(safe), leaving)


def open_leaving(safe: Safe, journal: JournalStore, enrolled: Enrolled, clock: Clock) -> SyncLeaving:
    """Return what lets families go at the end of a sync."""
    shelf, lease = RemovalShelf(safe, enrolled.tenant, clock), LeaseShelf(safe, enrolled.tenant, clock)

    def in_visit(case: CaseId) -> bool:
        # folded anew, for a pull of this sync may have brought the visit here
        return CaseFiles(journal, safe.device_key.device).visit_here(case) is not None

    def any_visit() -> bool:
        return CaseFiles(journal, safe.device_key.device).open_visit() is not None

    bound = ErasureBound(enrolled.tenant, enrolled.root_pem, enrolled.demo, highest=0, revoked=lease.revoked)
    erasures = ErasureShelf(safe, bound, shelf, clock, any_visit)
    return SyncLeaving(Retention(shelf, clock, in_visit, lease.keep_days), shelf, erasures)


def open_workspace(safe: Safe, clock: Clock, session: SessionToken | None = None) -> Workspace:
    """Join everything for an unlocked store; `session` gives the token of a log-in, if there is one.

    Raises:
        NotEnrolledError: there is no enrolment.
        ContentError: the program's own content is damaged.
    """
    enrolled = enrolment_of(safe)
    resources = config.resources_dir()
    own, book = content()
    journal = open_journal(safe, clock)
    files, time = CaseFiles(journal, safe.device_key.device), KnownTime(journal, clock)
    packs = open_packs(safe, enrolled, own, time, clock)
    bring_in(packs, safe.places.pack_file)
    packs.take_up(visit_open=files.open_visit() is not None)
    writer, identity = Writer(journal, files), enrolled.identity
    at = Workplace(writer, files, packs, book, time, identity, Setting(enrolled.local))
    documents = PaperMaker(resources, safe.device_key, enrolled.device_certificate_pem, enrolled.municipality)
    listen_for_orders(safe, enrolled, clock)
    client = sync_client(safe, journal, enrolled, clock, session, packs)
    rights = RightsCards(writer, files, book, law_tables(), time, identity)
    sheets = RightsSheets(rights, files, RightsPaper(resources), time, clock, identity)

    def note_print(case: CaseId) -> None:
        TakenOutLedger(safe).note_print(case, clock.now())

    return Workspace(
        safe=safe,
        journal=journal,
        enrolled=enrolled,
        clock=clock,
        time=time,
        packs=packs,
        book=book,
        files=files,
        families=Families(writer, files, documents, time),
        happenings=Happenings(writer, files, time),
        visits=Visits(journal, writer, files),
        explaining=Explaining(at),
        saying_back=SayingBack(at),
        heard_terms=HeardTerms(at),
        beliefs=Beliefs(at),
        forms=Forms(at, documents),
        filled_forms=FilledForms(at),
        signing=Signing(at, documents),
        wording=Wording(packs.current),
        leaving=Leaving(writer, files),
        handing_over=HandingOver(writer, files, journal, sheets, PageImages(), time, note_print),
        rights=rights,
        sheets=sheets,
        end_of_day=EndOfDay(journal, files, client),
        exit_codes=ExitCodes(safe.settings),
        leases=open_leases(safe, enrolled, time, files, clock),
    )
