"""One round over the sealed papers: know the new ones, and get timestamps for those that need one.

Nothing waits for it: a paper counts as received without a timestamp. What the authority does not answer is asked
again in a later round, the longest waiting first, so that no paper holds up another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from jgvisit.clock import to_rfc3339
from jgvisit.documents.errors import StampError
from jgvisit.documents.stamping import StampTrust, sealed_length, stamp
from jgvisit.documents.timestamp_authority import TimestampAuthority
from jgvisit.ids import CaseId, Sha256
from jgvisit.records.canonical import sha256
from jgvisit.server.blobs.models import blob
from jgvisit.server.blobs.whole import is_whole, whole_blob
from jgvisit.server.database import insert_new
from jgvisit.server.municipality import Municipality
from jgvisit.server.papers.models import paper, paper_stamp

RENEW_BEFORE = timedelta(days=90)
"""So long before the newest timestamp lapses the paper gets another."""
NOT_SOONER = timedelta(days=30)
"""An authority whose certificate is about to end would else be asked in every round."""
ROUND = 200
_STOP_AFTER = 3
"""So many failures on end mean that nobody answers."""


@dataclass(frozen=True)
class Round:
    """What one round did."""

    known: int
    """Blobs looked at for the first time."""
    stamped: int
    failed: int


@dataclass(frozen=True)
class PaperKey:
    """One sealed paper of one family."""

    case: CaseId
    sha256: Sha256


def one_round(
    municipality: Municipality,
    authority: TimestampAuthority | None,
    trust: StampTrust,
    *,
    again: bool = False,
) -> Round:
    """Look at new blobs, then ask for at most `ROUND` timestamps.

    Args:
        municipality: whose papers.
        authority: None where the municipality set none: then papers are only known.
        trust: see `stamp_trust`.
        again: every paper, also where the newest timestamp lasts, since an algorithm no longer does.
    """
    known = _know_new(municipality, trust)
    if authority is None:
        return Round(known, 0, 0)
    stamped = failed = on_end = 0
    for key in _due(municipality, again=again):
        try:
            _stamp(municipality, authority, trust, key)
        except StampError:
            _note_failure(municipality, key)
            failed, on_end = failed + 1, on_end + 1
            if on_end == _STOP_AFTER:
                break
        else:
            stamped, on_end = stamped + 1, 0
    return Round(known, stamped, failed)


def stamped_paper(conn: Connection, municipality: Municipality, key: PaperKey) -> bytes | None:
    """Return a paper with its timestamps; None where it is not here whole."""
    tenant = municipality.tenant
    data = whole_blob(conn, municipality.objects, tenant, key.case, key.sha256)
    if data is None:
        return None
    tails = select(paper_stamp.c.tail).where(_of(tenant, key)).order_by(paper_stamp.c.number)
    return data + b"".join(conn.execute(tails).scalars())


def sealed_hash(data: bytes, trust: StampTrust, municipality: Municipality) -> Sha256 | None:
    """Return the hash of a paper as it was sealed, whatever timestamps it has; None where it is none of ours, whole."""
    length = sealed_length(data, trust, municipality.moment())
    return None if length is None else sha256(data[:length])


def _know_new(municipality: Municipality, trust: StampTrust) -> int:
    tenant = municipality.tenant
    new = (
        select(blob.c.case_id, blob.c.sha256)
        .outerjoin(
            paper,
            and_(paper.c.tenant == blob.c.tenant, paper.c.case_id == blob.c.case_id, paper.c.sha256 == blob.c.sha256),
        )
        .where(blob.c.tenant == tenant, blob.c.complete.is_(True), paper.c.sha256.is_(None))
        .distinct()
        .limit(ROUND)
    )
    with municipality.database.read(tenant) as conn:
        keys = [PaperKey(CaseId(row.case_id), Sha256(row.sha256)) for row in conn.execute(new)]
    for key in keys:
        with municipality.database.write(tenant) as conn:
            data = whole_blob(conn, municipality.objects, tenant, key.case, key.sha256)
            if data is not None:  # erased meanwhile
                sealed = data.startswith(b"%PDF-") and sealed_length(data, trust, municipality.moment()) is not None
                row = {"tenant": tenant, "case_id": key.case, "sha256": key.sha256, "sealed": sealed}
                insert_new(conn, paper, row)
    return len(keys)


def _due(municipality: Municipality, *, again: bool) -> list[PaperKey]:
    tenant, now = municipality.tenant, municipality.moment()
    newest = (
        select(
            paper_stamp.c.case_id,
            paper_stamp.c.sha256,
            func.max(paper_stamp.c.at).label("at"),
            func.max(paper_stamp.c.lapses_at).label("lapses_at"),
        )
        .where(paper_stamp.c.tenant == tenant)
        .group_by(paper_stamp.c.case_id, paper_stamp.c.sha256)
        .subquery()
    )
    lapses = and_(newest.c.lapses_at < to_rfc3339(now + RENEW_BEFORE), newest.c.at < to_rfc3339(now - NOT_SOONER))
    query = (
        select(paper.c.case_id, paper.c.sha256)
        .outerjoin(newest, and_(newest.c.case_id == paper.c.case_id, newest.c.sha256 == paper.c.sha256))
        .where(paper.c.tenant == tenant, paper.c.sealed.is_(True))
        .order_by(func.coalesce(paper.c.tried_at, ""), paper.c.sha256)
    )
    if not again:
        query = query.where(or_(newest.c.at.is_(None), lapses)).limit(ROUND)
    with municipality.database.read(tenant) as conn:
        return [PaperKey(CaseId(row.case_id), Sha256(row.sha256)) for row in conn.execute(query)]


def _stamp(municipality: Municipality, authority: TimestampAuthority, trust: StampTrust, key: PaperKey) -> None:
    """Ask outside any transaction; who was first keeps its timestamp, and another process's is thrown away."""
    tenant = municipality.tenant
    with municipality.database.read(tenant) as conn:
        data = stamped_paper(conn, municipality, key)
        number = _count(conn, tenant, key) + 1
    if data is None:
        return
    made = stamp(data, authority, trust, municipality.moment())
    row = {
        "tenant": tenant,
        "case_id": key.case,
        "sha256": key.sha256,
        "number": number,
        "tail": made.tail,
        "at": to_rfc3339(made.at),
        "lapses_at": to_rfc3339(made.lapses_at),
    }
    with municipality.database.write(tenant) as conn:
        if is_whole(conn, tenant, key.case, key.sha256):  # not erased while we asked
            insert_new(conn, paper_stamp, row)
            _put_tried(conn, tenant, key, None)


def _note_failure(municipality: Municipality, key: PaperKey) -> None:
    with municipality.database.write(municipality.tenant) as conn:
        _put_tried(conn, municipality.tenant, key, municipality.now())


def _put_tried(conn: Connection, tenant: str, key: PaperKey, at: str | None) -> None:
    mine = and_(paper.c.tenant == tenant, paper.c.case_id == key.case, paper.c.sha256 == key.sha256)
    conn.execute(paper.update().where(mine).values(tried_at=at))


def _count(conn: Connection, tenant: str, key: PaperKey) -> int:
    return int(conn.execute(select(func.count()).select_from(paper_stamp).where(_of(tenant, key))).scalar_one())


def _of(tenant: str, key: PaperKey) -> ColumnElement[bool]:
    return and_(paper_stamp.c.tenant == tenant, paper_stamp.c.case_id == key.case, paper_stamp.c.sha256 == key.sha256)
