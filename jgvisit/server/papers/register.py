"""The register of what the server received, as a signed extract to be checked off line."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Connection, Row, Select, and_, func, select

from jgvisit.ids import Sha256, WorkerId
from jgvisit.records.paper_register import (
    RegisteredChain,
    RegisteredPaper,
    RegisterExtract,
    message_of,
    register_file,
)
from jgvisit.server.audit import service as audit
from jgvisit.server.municipality import Municipality
from jgvisit.server.papers.models import paper, paper_stamp
from jgvisit.server.records.models import chain, record, record_blob


def signed_register(municipality: Municipality, by: WorkerId, papers: Collection[Sha256] | None = None) -> bytes:
    """Return the register's file, signed by the receipt key.

    Args:
        municipality: whose register.
        by: who asked, for the audit.
        papers: only these, and no chains, as for one family's lawyer; None for all of it.
    """
    tenant, now = municipality.tenant, municipality.now()
    with municipality.database.write(tenant) as conn:
        extract = RegisterExtract(
            tenant=tenant,
            municipality=municipality.settings.municipality,
            at=now,
            whole=papers is None,
            papers=tuple(_paper(row) for row in conn.execute(_papers_query(tenant, papers))),
            chains=_chains(conn, tenant) if papers is None else (),
        )
        event = audit.Event(action="register", at=now, worker=by, count=len(extract.papers))
        audit.append(conn, tenant, event)
    signature = municipality.receipt_key.sign(message_of(extract), ec.ECDSA(hashes.SHA256()))
    return register_file(extract, signature, municipality.certificates.receipt)


def _papers_query(tenant: str, papers: Collection[Sha256] | None) -> Select[Any]:
    """Select each sealed paper once, by its hash: which family it is of is nobody's business here."""
    named, stamp = record_blob.c, paper_stamp.c
    same = and_(named.tenant == paper.c.tenant, named.case_id == paper.c.case_id, named.sha256 == paper.c.sha256)
    of = and_(stamp.tenant == paper.c.tenant, stamp.case_id == paper.c.case_id, stamp.sha256 == paper.c.sha256)
    query = (
        select(
            paper.c.sha256,
            func.min(record.c.received_at).label("received_at"),
            func.coalesce(func.max(stamp.number), 0).label("stamps"),
        )
        .join(record_blob, same)
        .join(record, and_(record.c.tenant == named.tenant, record.c.link_hash == named.link_hash))
        .outerjoin(paper_stamp, of)
        .where(paper.c.tenant == tenant, paper.c.sealed.is_(True))
        .group_by(paper.c.sha256)
        .order_by(paper.c.sha256)
    )
    return query if papers is None else query.where(paper.c.sha256.in_(list(papers)))


def _paper(row: Row[Any]) -> RegisteredPaper:
    return RegisteredPaper(sha256=row.sha256, received_at=row.received_at, stamps=row.stamps)


def _chains(conn: Connection, tenant: str) -> tuple[RegisteredChain, ...]:
    query = select(chain).where(chain.c.tenant == tenant, chain.c.received > 0).order_by(chain.c.device, chain.c.chain)
    return tuple(
        RegisteredChain(device=row.device, chain=row.chain, received=row.received, head=row.head)
        for row in conn.execute(query)
    )
