"""Erasing in the database: the link and its place in the feed stay, body, salt, files and copies in incidents go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, and_, select

from jgvisit.ids import CaseId, DeviceId, Sha256, TenantId
from jgvisit.records.link import link_hash
from jgvisit.server.blobs.models import BlobKey, blob, blob_chunk
from jgvisit.server.council.models import family_count
from jgvisit.server.database import among, insert
from jgvisit.server.erasures.models import erased_link
from jgvisit.server.feed.models import feed_entry
from jgvisit.server.glass import service as glass
from jgvisit.server.objects.forgetting import forget_object
from jgvisit.server.papers.models import paper, paper_stamp
from jgvisit.server.records.models import incident, record, record_blob


def erased_among(conn: Connection, tenant: TenantId, links: Iterable[str]) -> frozenset[str]:
    """Return those of `links` whose bodies an order erased."""
    columns = erased_link.c
    query = select(columns.link_hash).where(columns.tenant == tenant, among(conn, columns.link_hash, links))
    return frozenset(conn.execute(query).scalars())


def erase(conn: Connection, tenant: TenantId, links: Sequence[Sha256], number: int) -> int:
    """Erase the bodies of `links`; return how many were here. A second time it finds nothing."""
    rows = [{"tenant": tenant, "link_hash": link, "number": number} for link in links]
    conn.execute(insert(conn, erased_link).on_conflict_do_nothing(), rows)
    _erase_incidents(conn, tenant, links)
    _erase_blobs(conn, tenant, links)
    _erase_counts(conn, tenant, links)
    mine = (record.c.tenant == tenant) & record.c.link_hash.in_(links)
    emptied = record.update().where(mine, record.c.body.isnot(None))
    nothing = {"body": None, "salt": None, "record_id": None, "case_id": None, "parked": None, "protects": False}
    cases = set(conn.execute(select(record.c.case_id).where(mine, record.c.case_id.isnot(None))).scalars())
    gone = len(conn.execute(emptied.values(nothing).returning(record.c.link_hash)).all())
    still = select(record.c.case_id).where(record.c.tenant == tenant, record.c.case_id.in_(cases))
    glass.forget_words(conn, tenant, cases - set(conn.execute(still).scalars()))
    return gone


def _erase_blobs(conn: Connection, tenant: TenantId, links: Sequence[Sha256]) -> None:
    named = record_blob.c
    mine = (named.tenant == tenant) & named.link_hash.in_(links)
    files = conn.execute(select(named.case_id, named.sha256).where(mine).distinct()).all()
    conn.execute(record_blob.delete().where(mine))
    for case, sha256 in files:
        still = (named.tenant == tenant) & (named.case_id == case) & (named.sha256 == sha256)
        if conn.execute(select(named.link_hash).where(still).limit(1)).first() is None:
            copies = select(blob.c.device).where(
                blob.c.tenant == tenant, blob.c.case_id == case, blob.c.sha256 == sha256
            )
            for device in conn.execute(copies).scalars().all():
                forget_object(conn, BlobKey(tenant, CaseId(case), Sha256(sha256), DeviceId(device)))
            for table in (blob_chunk, blob, paper_stamp, paper):
                columns = table.c
                of = and_(columns.tenant == tenant, columns.case_id == case, columns.sha256 == sha256)
                conn.execute(table.delete().where(of))


def _erase_counts(conn: Connection, tenant: TenantId, links: Sequence[Sha256]) -> None:
    """What was counted of these families followed from what is erased now; the next count counts them anew."""
    entry = feed_entry.c
    cases = select(entry.case_id).where(entry.tenant == tenant, entry.link_hash.in_(links))
    conn.execute(family_count.delete().where(family_count.c.tenant == tenant, family_count.c.case_id.in_(cases)))


def _erase_incidents(conn: Connection, tenant: TenantId, links: Sequence[Sha256]) -> None:
    """A record that was refused lies there whole: by its own name, or as another try of one that was taken."""
    wanted, columns = set(links), incident.c
    same = select(record.c.link).where(record.c.tenant == tenant, record.c.link_hash.in_(links))
    taken = set(conn.execute(same).scalars())
    query = select(columns.id, columns.link, columns.signature).where(
        columns.tenant == tenant, columns.body.isnot(None)
    )
    ids = [row.id for row in conn.execute(query) if row.link in taken or link_hash(row.link, row.signature) in wanted]
    conn.execute(incident.update().where(columns.tenant == tenant, columns.id.in_(ids)).values(body=None, salt=None))
