"""What opens an unlocked store: its journal, texts, lease, orders and sync."""

from __future__ import annotations

from pathlib import Path

from jgvisit.clock import Clock
from jgvisit.config import policy_for
from jgvisit.content.pack_model import Pack
from jgvisit.content.packed import read_pack_file
from jgvisit.enrolment import Enrolled, enrolment_of
from jgvisit.ids import CaseId, WorkerId
from jgvisit.renewing import CertificateShelf
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.desk.packs import Packs
from jgvisit.services.laptop.leases import Leases
from jgvisit.services.laptop.retention import Retention
from jgvisit.store.audit_shelf import AuditShelf
from jgvisit.store.erasure_shelf import ErasureShelf
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.lease_shelf import LeaseShelf
from jgvisit.store.listening import OrderPost, listen
from jgvisit.store.order_state import OrderState
from jgvisit.store.pack_shelf import PackShelf
from jgvisit.store.removal_shelf import RemovalShelf
from jgvisit.store.safe import Safe
from jgvisit.store.team_shelf import TeamShelf
from jgvisit.sync.client import HttpSyncClient, SessionToken
from jgvisit.sync.erasure_orders import ErasureBound
from jgvisit.sync.ports import Leaving as SyncLeaving


def open_journal(safe: Safe, clock: Clock) -> JournalStore:
    """Go on with the journal of this enrolment."""
    return JournalStore(safe, author=WorkerId(enrolment_of(safe).worker), clock=clock)


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
    longest = policy_for(demo=enrolled.demo).longest_lease
    return Leases(shelf, time, clock, lambda: files.open_visit() is not None, longest)


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
    return HttpSyncClient(
        journal,
        safe.device_key,
        enrolled.pinned,
        session,
        texts,
        lease,
        OrderPost(safe),
        leaving,
        audit=AuditShelf(safe.settings),
        team=open_team(safe, enrolled),
        certificate=CertificateShelf(safe, KnownTime(journal, clock).today),
    )


def open_team(safe: Safe, enrolled: Enrolled) -> TeamShelf:
    """Return what the server told this store of colleagues."""
    return TeamShelf(safe, enrolled.tenant, enrolled.worker)


def open_leaving(safe: Safe, journal: JournalStore, enrolled: Enrolled, clock: Clock) -> SyncLeaving:
    """Return what lets families go at the end of a sync."""
    shelf, lease = RemovalShelf(safe, enrolled.tenant, clock), LeaseShelf(safe, enrolled.tenant, clock)

    def in_visit(case: CaseId) -> bool:
        # folded anew, for a pull of this sync may have brought the visit here
        return CaseFiles(journal, safe.device_key.device, KnownTime(journal, clock).today).visit_here(case) is not None

    def any_visit() -> bool:
        return CaseFiles(journal, safe.device_key.device, KnownTime(journal, clock).today).open_visit() is not None

    bound = ErasureBound(enrolled.tenant, enrolled.root_pem, enrolled.demo, highest=0, revoked=lease.revoked)
    erasures = ErasureShelf(safe, bound, shelf, clock, any_visit)
    return SyncLeaving(Retention(shelf, clock, in_visit, lease.keep_days), shelf, erasures)
