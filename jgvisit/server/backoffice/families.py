"""A family as the server knows it: what laptops got, and nothing else. Read whole, for the rules; shown to nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection, select

from jgvisit import own_content
from jgvisit.clock import local_date
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_model import Pack
from jgvisit.content.packed import read_packed
from jgvisit.domain.law_book import LawBook
from jgvisit.ids import CaseId, DeviceId, PersonId, RecordId
from jgvisit.records.body import PackRef, Seen
from jgvisit.records.case_file import CaseFile
from jgvisit.records.fold import fold
from jgvisit.records.link import StoredRecord
from jgvisit.records.visibility import ShownFile, hidden_records
from jgvisit.server.backoffice.models import office_device
from jgvisit.server.feed import service as feed
from jgvisit.server.feed.models import feed_entry, feed_head
from jgvisit.server.municipality import Municipality
from jgvisit.server.texts.models import text_release


@dataclass(frozen=True)
class Family:
    """One family now."""

    file: CaseFile
    """Whole: what is hidden from somebody decides too."""
    seen: Seen
    """How far the feed was when it was read."""
    received: dict[RecordId, str]
    """When the server got each record, RFC 3339."""
    office: frozenset[DeviceId]
    """The keys of the back office through the years."""
    again: Callable[[frozenset[RecordId]], CaseFile] = field(repr=False)
    """Folds it once more without some records."""

    def shown_to(self, viewers: frozenset[PersonId], today: date) -> ShownFile:
        """Return the family as `viewers` together may know it: the server has no second rule for that (design §6)."""
        hidden = hidden_records(self.file, viewers, today)
        return ShownFile(self.again(hidden) if hidden else self.file)


def read_family(conn: Connection, tenant: str, case: CaseId) -> Family:
    """Return a family from the records that took effect."""
    head = conn.execute(select(feed_head).where(feed_head.c.tenant == tenant)).one()
    own = feed_entry.c
    query = feed.took_effect(tenant).where(own.case_id == case, own.position <= head.position).order_by(own.position)
    rows = conn.execute(query).all()
    forks = {(each.device, each.chain): each.seq for each in feed.forks(conn, tenant)}
    stored = [StoredRecord(row.link, row.signature, row.body, row.salt, row.position) for row in rows]
    received = {RecordId(row.record_id): row.received_at for row in rows if row.record_id is not None}

    ours = select(office_device.c.device).where(office_device.c.tenant == tenant)
    office = frozenset(map(DeviceId, conn.execute(ours).scalars()))

    def folded(hidden: frozenset[RecordId]) -> CaseFile:
        return fold(case, stored, epoch=head.epoch, forks=forks, hidden=hidden)

    return Family(folded(frozenset()), Seen(head.epoch, head.position), received, office, folded)


class Desk:
    """The texts, the law and the day, as the rules of a paper on its way ask them."""

    def __init__(self, municipality: Municipality) -> None:
        self._municipality = municipality

    @property
    def packs(self) -> Desk:
        """The texts; see `of`."""
        return self

    @property
    def book(self) -> LawBook:
        """The law."""
        return own_content.content()[1]

    def today(self) -> date:
        """Return the day in the Netherlands, by the server's clock."""
        return local_date(self._municipality.moment())

    def of(self, ref: PackRef | None) -> Pack:
        """Return the texts with which something began, as far as they were published here; else the program's own."""
        own = own_content.content()[0]
        if ref is None or ref == own.ref:
            return own
        tenant, release = self._municipality.tenant, text_release.c
        query = select(release.file).where(release.tenant == tenant, release.content_sha256 == ref.sha256)
        with self._municipality.database.read(tenant) as conn:
            data = conn.execute(query.limit(1)).scalar_one_or_none()
        return own if data is None else _loaded(data)


@lru_cache(maxsize=4)
def _loaded(data: bytes) -> Pack:
    """Read a release that was checked when it was published."""
    return load_pack(read_packed(data).texts)
