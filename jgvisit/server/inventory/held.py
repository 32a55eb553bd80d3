"""What is on a laptop, as far as the server can know: what went out to it or was made there, less what it took off.

A removal counts when the laptop signed it, no copy of its store lay beside it, and nothing went out again since
(`server.removals`). A paper goes with the records that name it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, literal, select

from jgvisit.ids import DeviceId, Sha256, TenantId
from jgvisit.server.blobs.models import blob
from jgvisit.server.inventory.models import handed_blob, handed_record
from jgvisit.server.inventory.schemas import Share
from jgvisit.server.municipality import Municipality
from jgvisit.server.records.models import record, record_blob
from jgvisit.server.removals import service as removals

_Piece = tuple[str, str]
"""Family, empty where there is none; and a hash."""


@dataclass(frozen=True)
class Held:
    """Records and papers, each once."""

    records: frozenset[_Piece]
    papers: frozenset[_Piece]

    @property
    def share(self) -> Share:
        """The same as figures."""
        families = {case for case, _ in self.records | self.papers if case}
        return Share(families=tuple(sorted(families)), records=len(self.records), papers=len(self.papers))


def held_by(municipality: Municipality, device: DeviceId) -> Held:
    """Return what was handed out or made there and was not confirmed as removed."""
    tenant = municipality.tenant
    with municipality.database.read(tenant) as conn:
        came = _records(conn, tenant, device)
        removed = removals.removed(conn, tenant, device)
        here = {piece for piece, at in came.items() if removed.get(Sha256(piece[1]), "") <= at}
        papers = _papers(conn, tenant, device)
        naming = _naming(conn, tenant, {link for _, link in came}, papers)
    left = {
        paper
        for paper, at in papers.items()
        if not naming[paper] or any(removed.get(Sha256(link), "") <= at for link in naming[paper])
    }
    return Held(frozenset(here), frozenset(left))


def _records(conn: Connection, tenant: TenantId, device: DeviceId) -> dict[_Piece, str]:
    """Return, by record, when it last came to be there."""
    handed, made = handed_record.c, record.c
    queries = (
        select(handed.case_id, handed.link_hash, handed.at).where(handed.tenant == tenant, handed.device == device),
        select(func.coalesce(made.case_id, ""), made.link_hash, made.received_at).where(
            made.tenant == tenant, made.device == device
        ),
    )
    return _latest(conn, queries)


def _papers(conn: Connection, tenant: TenantId, device: DeviceId) -> dict[_Piece, str]:
    handed, sent = handed_blob.c, blob.c
    queries = (
        select(handed.case_id, handed.sha256, handed.at).where(handed.tenant == tenant, handed.device == device),
        # one that it sent was there before its record was taken off, or it could not have been sent
        select(sent.case_id, sent.sha256, literal("")).where(sent.tenant == tenant, sent.device == device),
    )
    return _latest(conn, queries)


def _latest(conn: Connection, queries: tuple[Select[Any], ...]) -> dict[_Piece, str]:
    found: dict[_Piece, str] = {}
    for query in queries:
        for case, digest, at in conn.execute(query):
            piece = str(case), str(digest)
            found[piece] = max(found.get(piece, ""), str(at))
    return found


def _naming(
    conn: Connection, tenant: TenantId, links: set[str], papers: dict[_Piece, str]
) -> defaultdict[_Piece, set[str]]:
    """Return, by paper, the records of this laptop that name it."""
    named = record_blob.c
    found: defaultdict[_Piece, set[str]] = defaultdict(set)
    query = select(named.case_id, named.sha256, named.link_hash).where(named.tenant == tenant)
    for case in {case for case, _ in papers}:
        for row in conn.execute(query.where(named.case_id == case)):
            if row.link_hash in links:
                found[(row.case_id, row.sha256)].add(row.link_hash)
    return found
