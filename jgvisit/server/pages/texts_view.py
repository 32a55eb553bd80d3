"""Texts for families: what the laptops fetch, what waits for the second pair of eyes, and what is different in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from jgvisit import config
from jgvisit.clock import from_rfc3339, local_date
from jgvisit.content.difference import FileChange, difference
from jgvisit.content.pack_report import report_on
from jgvisit.content.packed import Packed, read_packed
from jgvisit.content.text_files import Folder
from jgvisit.ids import TenantId, WorkerId
from jgvisit.server.audit import service as audit
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.enrolment.models import enrolment, worker
from jgvisit.server.municipality import Municipality
from jgvisit.server.texts import proposals, service
from jgvisit.server.texts.models import text_release
from jgvisit.shapes import read_json

_AT_THE_SERVER = "de beheerder van de server"


@dataclass(frozen=True)
class Release:
    """A release, by its manifest and by who released it."""

    number: int
    name: str
    last_day: date
    over: bool
    at: datetime
    by: str
    fetched: int
    """How many laptops asked the server for it."""


@dataclass(frozen=True)
class Waiting:
    """What waits for the second pair of eyes."""

    number: int
    name: str
    content_sha256: str
    last_day: date
    at: datetime
    by: str
    mine: bool
    """Who looks put it there, so they cannot be the second."""
    why_not: str | None
    """Why it cannot be released any more, in Dutch: a higher number was published, a key revoked, its last day over."""
    reviews: tuple[tuple[str, int], ...]
    revokes: int
    """Keys of people that count no more from this release on."""
    compared_with: int | None
    """Number of the release beside which the changes stand; None where it is the program's own texts."""
    changes: tuple[FileChange, ...]


@dataclass(frozen=True)
class TextsView:
    """The page."""

    live: Release | None
    waiting: Waiting | None
    taken_back: tuple[int, ...]
    """Numbers above the one that counts: laptops may still have them."""
    laptops: int
    """In use."""


def texts_view(municipality: Municipality, looks: WorkerId) -> TextsView:
    """Return what stands on the page for somebody."""
    tenant, today = municipality.tenant, local_date(municipality.moment())
    proposal = proposals.waiting(municipality)
    with municipality.database.read(tenant) as conn:
        number = service.newest(conn, tenant)
        live = None if number is None else _release(conn, tenant, number, today)
        packed = None if number is None else _packed(conn, tenant, number)
        in_use = (enrolment.c.state == "approved") & enrolment.c.revoked_at.is_(None)
        count = select(func.count()).select_from(enrolment).where(enrolment.c.tenant == tenant, in_use)
        laptops = int(conn.execute(count).scalar_one())
        above = select(text_release.c.number).where(
            text_release.c.tenant == tenant, text_release.c.number > (number or 0)
        )
        taken_back = tuple(conn.execute(above.order_by(text_release.c.number)).scalars())
    waits = None if proposal is None else _waiting(municipality, proposal, packed, looks)
    return TextsView(live, waits, taken_back, laptops)


def _release(conn: Connection, tenant: TenantId, number: int, today: date) -> Release:
    columns = text_release.c
    row = conn.execute(select(text_release).where(columns.tenant == tenant, columns.number == number)).one()
    who = select(worker.c.name).where(worker.c.tenant == tenant, worker.c.id == row.published_by)
    manifest = read_packed(row.file).manifest
    return Release(
        number=number,
        name=manifest.name,
        last_day=manifest.last_day,
        over=today > manifest.last_day,
        at=from_rfc3339(row.published_at),
        by=conn.execute(who).scalar_one_or_none() or _AT_THE_SERVER,
        fetched=_fetched(conn, tenant, number),
    )


def _packed(conn: Connection, tenant: TenantId, number: int) -> Packed:
    columns = text_release.c
    file = select(columns.file).where(columns.tenant == tenant, columns.number == number)
    return read_packed(conn.execute(file).scalar_one())


def _fetched(conn: Connection, tenant: TenantId, number: int) -> int:
    """Count the laptops that fetched it, by the audit: that is where it is written down."""
    columns = audit_entry.c
    query = select(columns.entry).where(columns.tenant == tenant, columns.entry.like('{"action":"texts",%'))
    events = (read_json(entry, audit.Event) for entry in conn.execute(query).scalars())
    return len({event.device for event in events if event.object == str(number)})


def _waiting(municipality: Municipality, proposal: proposals.Proposal, live: Packed | None, looks: WorkerId) -> Waiting:
    packed = proposal.packed
    before = Folder(config.resources_dir() / "content") if live is None else live.texts
    return Waiting(
        number=packed.manifest.number,
        name=packed.manifest.name,
        content_sha256=proposal.content_sha256,
        last_day=packed.manifest.last_day,
        at=proposal.put_at,
        by=proposal.name,
        mine=proposal.put_by == looks,
        why_not=proposals.why_not(municipality, proposal),
        reviews=report_on(packed, None, municipality.moment(), None).reviews,
        revokes=len(packed.manifest.revokes),
        compared_with=None if live is None else live.manifest.number,
        changes=difference(before, packed.texts),
    )
