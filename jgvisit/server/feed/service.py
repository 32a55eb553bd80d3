"""The feed: dense positions and assignments; what one worker gets of it is in `reading`.

A record gets its own entry once, when it takes effect. A family that is assigned later brings
its older records to that worker by entries of their own, at new positions; they still carry
the record's own position, since `seen` must mean the same on every laptop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from http import HTTPStatus
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, Sha256, WorkerId, new_uuid7
from jgvisit.server.audit import service as audit
from jgvisit.server.database import among, insert_new
from jgvisit.server.enrolment.models import worker
from jgvisit.server.feed.models import assignment, family, feed_entry, feed_head
from jgvisit.server.many_rows import insert_new_rows, insert_rows
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import NotFoundError, RequestFaultError
from jgvisit.server.records.models import FORK, FORK_BEFORE, incident, record
from jgvisit.sync.wire import Fork

_NUMBER = re.compile("[0-9]{1,6}")


def require_version(municipality: Municipality, version: str) -> None:
    """Let only programs fetch that know what is in the feed; every program may send.

    Raises:
        RequestFaultError: older than the version this server names.
    """
    if _version(version) < _version(municipality.settings.minimum_pull_version):
        raise RequestFaultError(
            "client.update_first", "a newer program is needed to fetch", HTTPStatus.UPGRADE_REQUIRED
        )


def publish(conn: Connection, tenant: str, items: Sequence[tuple[Sha256, CaseId]]) -> dict[Sha256, int]:
    """Give each record its own position; return them.

    Must come at the end of the transaction: it locks the tenant's head until the commit, and
    that lock is what makes every position below a visible one visible too.
    """
    return dict(zip((link_hash for link_hash, _ in items), _append(conn, tenant, items, None), strict=True))


def own_positions(conn: Connection, tenant: str, links: Sequence[Sha256]) -> dict[Sha256, int]:
    """Return the own positions of those of these records that took effect."""
    if not links:
        return {}
    entry = feed_entry.c
    mine = (entry.tenant == tenant) & entry.worker.is_(None) & among(conn, entry.link_hash, links)
    query = select(entry.link_hash, entry.position).where(mine)
    return {Sha256(row.link_hash): row.position for row in conn.execute(query)}


def assigned_cases(conn: Connection, tenant: str, worker_id: WorkerId, today: date) -> tuple[CaseId, ...]:
    """Return the families assigned to this worker today."""
    query = select(assignment.c.case_id).where(assigned_to(tenant, worker_id, today)).order_by(assignment.c.case_id)
    return tuple(CaseId(case) for case in conn.execute(query).scalars())


def is_assigned(conn: Connection, tenant: str, case: CaseId, worker_id: WorkerId, today: date) -> bool:
    """Tell whether this family is assigned to this worker today."""
    query = select(assignment.c.case_id).where(assigned_to(tenant, worker_id, today), assignment.c.case_id == case)
    return conn.execute(query).first() is not None


def workers_of(conn: Connection, tenant: str, case: CaseId, today: date) -> tuple[str, ...]:
    """Return the names of those who have this family today."""
    query = (
        select(worker.c.name)
        .join(assignment, and_(assignment.c.tenant == worker.c.tenant, assignment.c.worker == worker.c.id))
        .where(_holds(tenant, today), assignment.c.case_id == case)
    )
    return tuple(sorted(set(conn.execute(query).scalars())))


def published_cases(municipality: Municipality) -> frozenset[CaseId]:
    """Return every family of which a record took effect here."""
    entry, tenant = feed_entry.c, municipality.tenant
    query = select(entry.case_id).distinct().where(entry.tenant == tenant)
    with municipality.database.read(tenant) as conn:
        return frozenset(CaseId(case) for case in conn.execute(query).scalars())


def meet_families(conn: Connection, tenant: str, cases: Iterable[CaseId], author: WorkerId, now: str) -> None:
    """Note families; of each that nobody knew, whoever wrote about it first has it assigned."""
    # in one order for all: two pushes then never wait for each other
    rows = [{"tenant": tenant, "case_id": case, "known_since": now} for case in sorted(cases)]
    new = insert_new_rows(conn, family, rows, family.c.case_id)
    if new:
        head = conn.execute(select(feed_head.c.position).where(feed_head.c.tenant == tenant)).scalar_one()
        given = {"tenant": tenant, "worker": author, "from_position": head, "assigned_at": now}
        insert_new_rows(conn, assignment, [{**given, "case_id": case} for case in new], assignment.c.case_id)


def writable(
    conn: Connection, tenant: str, cases: Iterable[CaseId], worker_id: WorkerId, today: date
) -> dict[CaseId, bool]:
    """Return for each of these families that is known whether this worker may write about it today."""
    known = select(family.c.case_id).where(family.c.tenant == tenant, among(conn, family.c.case_id, cases))
    mine = select(assignment.c.case_id).where(
        assigned_to(tenant, worker_id, today), assignment.c.case_id == family.c.case_id
    )
    found = conn.execute(known.add_columns(mine.exists().label("assigned")))
    return {CaseId(row.case_id): bool(row.assigned) for row in found}


def own_cases(conn: Connection, tenant: str, worker_id: WorkerId, today: date) -> frozenset[CaseId]:
    """Return the families that are this worker's today, without those that a colleague's leave brought."""
    query = select(assignment.c.case_id).where(assigned_to(tenant, worker_id, today), assignment.c.cover.is_(None))
    return frozenset(CaseId(case) for case in conn.execute(query).scalars())


def end_cover(conn: Connection, tenant: str, cover: str, last_day: str, case: CaseId | None = None) -> None:
    """Let what somebody's leave brought end on `last_day`, all of it or one family."""
    columns = assignment.c
    mine = and_(columns.tenant == tenant, columns.cover == cover, columns.until > last_day)
    if case is not None:
        mine = and_(mine, columns.case_id == case)
    conn.execute(assignment.update().where(mine).values(until=last_day))


def assign(
    municipality: Municipality,
    case: CaseId,
    worker_id: WorkerId,
    until: date | None,
    by: WorkerId,
    *,
    cover: str | None = None,
) -> None:
    """Assign a family; a worker who did not have it gets its older records with the next pull.

    Args:
        municipality: whose.
        case: the family.
        worker_id: who gets it.
        until: last day; None until further notice.
        by: who decided so.
        cover: number of the leave that brings it; what is the worker's own meanwhile stays so.

    Raises:
        NotFoundError: no such worker.
    """
    tenant, now = municipality.tenant, municipality.now()
    today = local_date(municipality.moment())
    with municipality.database.write(tenant) as conn:
        if conn.execute(select(worker.c.id).where(worker.c.tenant == tenant, worker.c.id == worker_id)).first() is None:
            raise NotFoundError("assignment.worker", "no such worker")
        # the family before the head, as a push does: two transactions then never wait for each other
        insert_new(conn, family, {"tenant": tenant, "case_id": case, "known_since": now})
        head = _lock_head(conn, tenant)
        had = is_assigned(conn, tenant, case, worker_id, today)
        if had and cover is not None:
            return
        values = {"until": until.isoformat() if until else None, "assigned_at": now, "cover": cover}
        if not had:
            values["from_position"] = head.position
            _append(conn, tenant, _published(conn, tenant, case), worker_id)
        _put_assignment(conn, {"tenant": tenant, "case_id": case, "worker": worker_id}, values)
        audit.append(conn, tenant, audit.Event(action="assignment", at=now, worker=by, object=f"{case} {worker_id}"))


def begin_epoch(municipality: Municipality, by: WorkerId) -> None:
    """Begin a new epoch, as a database that was put back from a backup must before it answers anybody.

    What laptops were answered since that backup is not here any more: a new epoch lets each send again everything
    above its last `safe`, and fetch from the beginning (design §6).
    """
    tenant = municipality.tenant
    with municipality.database.write(tenant) as conn:
        _lock_head(conn, tenant)
        conn.execute(feed_head.update().where(feed_head.c.tenant == tenant).values(epoch=new_uuid7()))
        audit.append(conn, tenant, audit.Event(action="restored", at=municipality.now(), worker=by))


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) if _NUMBER.fullmatch(part) else 0 for part in text.split(".")[:3])


def _append(
    conn: Connection, tenant: str, items: Sequence[tuple[Sha256, CaseId]], worker_id: WorkerId | None
) -> list[int]:
    if not items:
        return []
    head = feed_head.c
    bump = feed_head.update().where(head.tenant == tenant).values(position=head.position + len(items))
    last = conn.execute(bump.returning(head.position)).scalar_one()
    positions = list(range(last - len(items) + 1, last + 1))
    rows = [
        {"tenant": tenant, "position": position, "link_hash": link_hash, "case_id": case, "worker": worker_id}
        for position, (link_hash, case) in zip(positions, items, strict=True)
    ]
    insert_rows(conn, feed_entry, rows)
    return positions


def _lock_head(conn: Connection, tenant: str) -> Row[Any]:
    return conn.execute(select(feed_head).where(feed_head.c.tenant == tenant).with_for_update()).one()


def _published(conn: Connection, tenant: str, case: CaseId) -> list[tuple[Sha256, CaseId]]:
    entry = feed_entry.c
    query = select(entry.link_hash).where(entry.tenant == tenant, entry.case_id == case, entry.worker.is_(None))
    return [(Sha256(link_hash), case) for link_hash in conn.execute(query.order_by(entry.position)).scalars()]


def _put_assignment(conn: Connection, key: dict[str, Any], values: dict[str, Any]) -> None:
    if not insert_new(conn, assignment, {"from_position": 0, **key, **values}):
        mine = and_(*(assignment.c[name] == value for name, value in key.items()))
        conn.execute(assignment.update().where(mine).values(values))


def assigned_to(tenant: str, worker_id: WorkerId, today: date) -> ColumnElement[bool]:
    """Return the condition that a row of `assignment` gives this worker a family today."""
    return and_(_holds(tenant, today), assignment.c.worker == worker_id)


def _holds(tenant: str, today: date) -> ColumnElement[bool]:
    columns = assignment.c
    return and_(columns.tenant == tenant, or_(columns.until.is_(None), columns.until >= today.isoformat()))


def took_effect(tenant: str) -> Select[Any]:
    """Return the query for every record that took effect, with its own position: what a family is, for a fold."""
    own = feed_entry.c
    return (
        select(record, own.position)
        .join_from(feed_entry, record, and_(record.c.tenant == own.tenant, record.c.link_hash == own.link_hash))
        .where(own.tenant == tenant, own.worker.is_(None))
    )


def epoch(conn: Connection, tenant: str) -> str:
    """Return the epoch in which positions count."""
    return str(conn.execute(select(feed_head.c.epoch).where(feed_head.c.tenant == tenant)).scalar_one())


def lock_head(conn: Connection, tenant: str) -> None:
    """Let nothing else take effect until this transaction ends."""
    _lock_head(conn, tenant)


def forks(conn: Connection, tenant: str) -> tuple[Fork, ...]:
    """Return the chains with two branches: a family shows only a part of a chain, where nobody could see that."""
    columns = incident.c
    query = select(columns.device, columns.chain, columns.reason, func.min(columns.seq).label("seq"))
    query = query.where(columns.tenant == tenant, columns.reason.in_((FORK, FORK_BEFORE)))
    first: dict[tuple[str, str], int] = {}
    for row in conn.execute(query.group_by(columns.device, columns.chain, columns.reason)):
        seq = row.seq if row.reason == FORK else 1
        first[row.device, row.chain] = min(seq, first.get((row.device, row.chain), seq))
    return tuple(Fork(device=device, chain=chain, seq=seq) for (device, chain), seq in sorted(first.items()))
