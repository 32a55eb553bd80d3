"""The feed: dense positions, assignments, and what one worker gets.

A record gets its own entry once, when it takes effect. A family that is assigned later brings
its older records to that worker by entries of their own, at new positions; they still carry
the record's own position, since `seen` must mean the same on every laptop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, DeviceId, Sha256, WorkerId, new_uuid7
from jgvisit.server.audit import service as audit
from jgvisit.server.backoffice.models import office_device
from jgvisit.server.database import insert_new
from jgvisit.server.enrolment.models import enrolment, worker
from jgvisit.server.feed.models import assignment, family, feed_entry, feed_head
from jgvisit.server.inventory.noting import note_records
from jgvisit.server.many_rows import insert_rows
from jgvisit.server.messages import to_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import NotFoundError, RequestFaultError
from jgvisit.server.records.models import FORK, FORK_BEFORE, incident, record
from jgvisit.server.texts import service as texts
from jgvisit.sync.wire import Feed, FeedDevice, Fork, WireRecord

MAX_LIMIT = 500
_NUMBER = re.compile("[0-9]{1,6}")


@dataclass(frozen=True)
class Page:
    """What is asked of the feed."""

    after: int
    epoch: str | None
    limit: int


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


def assigned_cases(conn: Connection, tenant: str, worker_id: WorkerId, today: date) -> tuple[CaseId, ...]:
    """Return the families assigned to this worker today."""
    query = select(assignment.c.case_id).where(_assigned(tenant, worker_id, today)).order_by(assignment.c.case_id)
    return tuple(CaseId(case) for case in conn.execute(query).scalars())


def is_assigned(conn: Connection, tenant: str, case: CaseId, worker_id: WorkerId, today: date) -> bool:
    """Tell whether this family is assigned to this worker today."""
    query = select(assignment.c.case_id).where(_assigned(tenant, worker_id, today), assignment.c.case_id == case)
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


def meet_family(conn: Connection, tenant: str, case: CaseId, author: WorkerId, now: str) -> None:
    """Note a family; if nobody knew it, whoever wrote about it first has it assigned."""
    if insert_new(conn, family, {"tenant": tenant, "case_id": case, "known_since": now}):
        head = conn.execute(select(feed_head.c.position).where(feed_head.c.tenant == tenant)).scalar_one()
        row = {"tenant": tenant, "case_id": case, "worker": author, "from_position": head, "assigned_at": now}
        insert_new(conn, assignment, row)


def own_cases(conn: Connection, tenant: str, worker_id: WorkerId, today: date) -> frozenset[CaseId]:
    """Return the families that are this worker's today, without those that a colleague's leave brought."""
    query = select(assignment.c.case_id).where(_assigned(tenant, worker_id, today), assignment.c.cover.is_(None))
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


def read(municipality: Municipality, worker_id: WorkerId, device: DeviceId, page: Page) -> Feed:
    """Return the next page for this worker: at most `limit` records of assigned families.

    A cursor of another epoch counts as none: a restored server is read from its beginning.
    """
    tenant, today = municipality.tenant, local_date(municipality.moment())
    limit = max(1, min(page.limit, MAX_LIMIT))
    with municipality.database.write(tenant) as conn:
        # before the head: a family that is given meanwhile brings its records beyond it, so it is not named yet
        cases = assigned_cases(conn, tenant, worker_id, today)
        head = conn.execute(select(feed_head).where(feed_head.c.tenant == tenant)).one()
        after = page.after if page.epoch in (None, head.epoch) else 0
        rows = conn.execute(_page_query(tenant, worker_id, today, after, head.position).limit(limit)).all()
        up_to = rows[-1].entry_position if len(rows) == limit else max(after, head.position)
        feed = Feed(
            epoch=head.epoch,
            head=head.position,
            up_to=min(up_to, head.position),
            records=_in_own_order(rows),
            devices=_devices(conn, tenant, {row.device for row in rows}),
            cases=cases,
            forks=forks(conn, tenant),
            texts=texts.newest(conn, tenant),
        )
        handed = [(Sha256(row.link_hash), CaseId(row.case_id)) for row in rows if row.body is not None]
        note_records(conn, tenant, device, handed, municipality.now())
        event = audit.Event(
            action="feed",
            at=municipality.now(),
            worker=worker_id,
            device=device,
            count=len(rows),
            from_position=after,
            to_position=feed.up_to,
        )
        audit.append(conn, tenant, event)
    return feed


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


def _assigned(tenant: str, worker_id: WorkerId, today: date) -> ColumnElement[bool]:
    return and_(_holds(tenant, today), assignment.c.worker == worker_id)


def _holds(tenant: str, today: date) -> ColumnElement[bool]:
    columns = assignment.c
    return and_(columns.tenant == tenant, or_(columns.until.is_(None), columns.until >= today.isoformat()))


def _page_query(tenant: str, worker_id: WorkerId, today: date, after: int, head: int) -> Any:
    entry, own = feed_entry.c, feed_entry.alias("own")
    return (
        select(record, entry.position.label("entry_position"), own.c.position.label("own_position"))
        .join_from(feed_entry, record, and_(record.c.tenant == entry.tenant, record.c.link_hash == entry.link_hash))
        .join(
            own,
            and_(own.c.tenant == entry.tenant, own.c.link_hash == entry.link_hash, own.c.worker.is_(None)),
        )
        .join(assignment, and_(_assigned(tenant, worker_id, today), assignment.c.case_id == entry.case_id))
        .where(entry.tenant == tenant, entry.position > after, entry.position <= head)
        .where(entry.position > assignment.c.from_position)
        .where(or_(entry.worker.is_(None), entry.worker == worker_id))
        .order_by(entry.position)
    )


def _in_own_order(rows: Sequence[Row[Any]]) -> tuple[WireRecord, ...]:
    return tuple(_wire(row) for row in sorted(rows, key=lambda row: int(row.own_position)))


def _wire(row: Row[Any]) -> WireRecord:
    return WireRecord(
        link=row.link.decode(),
        signature=to_base64(row.signature),
        body=None if row.body is None else row.body.decode(),
        salt=None if row.salt is None else to_base64(row.salt),
        position=row.own_position,
    )


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


def _devices(conn: Connection, tenant: str, devices: set[str]) -> tuple[FeedDevice, ...]:
    """Return the certificates of laptops and of the back office's keys."""
    found: dict[str, str] = {}
    for table in (enrolment, office_device):
        columns = table.c
        query = select(columns.device, columns.certificate).where(columns.tenant == tenant, columns.device.in_(devices))
        found |= {row.device: row.certificate for row in conn.execute(query) if row.certificate is not None}
    return tuple(FeedDevice(device=device, certificate=found[device]) for device in sorted(found))
