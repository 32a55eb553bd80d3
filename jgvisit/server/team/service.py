"""Let a colleague have somebody's families during leave, and tell every laptop who works here.

Nobody has to end it: each family is assigned up to the last day. What somebody gets or meets while away goes to the
deputy too, at the latest a few minutes later (`begin_due` runs by itself, and before each pull).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Connection, Row, Select, and_, select

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, WorkerId, new_uuid7
from jgvisit.records import canonical
from jgvisit.server.audit import service as audit
from jgvisit.server.enrolment.models import worker
from jgvisit.server.feed import service as feed
from jgvisit.server.feed.models import assignment
from jgvisit.server.messages import to_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ConflictError, NotFoundError
from jgvisit.server.team.models import cover
from jgvisit.server.team.rules import Cover, Known, fault_of, labels_of
from jgvisit.sync.team_wire import TEAM_DOMAIN, SignedTeam, Team, WireColleague, WireCover

_WORKER = "worker"
BY_ITSELF = WorkerId("cover")
"""Stands in the audit where a leave that a lead put down brought a family."""


@dataclass(frozen=True)
class Wanted:
    """Who takes whose families, and when."""

    absent: WorkerId
    deputy: WorkerId
    from_on: date
    until: date
    """Last day."""
    case: CaseId | None = None


def workers(municipality: Municipality) -> Mapping[WorkerId, str]:
    """Return everybody who visits families, with what tells two of one name apart; by name."""
    with municipality.database.read(municipality.tenant) as conn:
        return _labels(conn, municipality.tenant)


def covers(municipality: Municipality) -> tuple[Cover, ...]:
    """Return those that hold or are still to come, by their first day."""
    today = local_date(municipality.moment())
    with municipality.database.read(municipality.tenant) as conn:
        found = _covers(conn, municipality.tenant, today)
    return tuple(sorted(found, key=lambda each: (each.from_on, each.until, each.id)))


def put(municipality: Municipality, wanted: Wanted, by: WorkerId) -> None:
    """Let a colleague have these families on these days; what begins today begins now.

    Raises:
        NotFoundError: somebody who visits no families here, or a family that who is absent does not have.
        ConflictError: it cannot be; its code says why.
    """
    tenant, today = municipality.tenant, local_date(municipality.moment())
    new = Cover(new_uuid7(), wanted.absent, wanted.deputy, wanted.case, wanted.from_on, wanted.until)
    with municipality.database.write(tenant) as conn:
        audit.lock(conn, tenant)  # of two leads at once the second sees what the first put down
        known = _labels(conn, tenant)
        if not {new.absent, new.deputy} <= known.keys():
            raise NotFoundError("cover.worker", "no such worker")
        if new.case is not None and new.case not in feed.assigned_cases(conn, tenant, new.absent, today):
            raise NotFoundError("cover.case", "who is absent does not have this family")
        fault = fault_of(new, _covers(conn, tenant, today), today)
        if fault is not None:
            raise ConflictError(f"cover.{fault}", "this cannot be")
        row = {"tenant": tenant, "id": new.id, "absent": new.absent, "deputy": new.deputy, "case_id": new.case}
        row |= {"from_on": new.from_on.isoformat(), "until": new.until.isoformat()}
        conn.execute(cover.insert().values(**row, made_by=by, made_at=municipality.now()))
        _note(conn, municipality, "cover", new, by)
    begin_due(municipality)


def end(municipality: Municipality, number: str, by: WorkerId) -> None:
    """End it now: from today the deputy has these families no more, but for those that are the deputy's own.

    Raises:
        NotFoundError: no such thing, or over by itself.
    """
    tenant, today = municipality.tenant, local_date(municipality.moment())
    yesterday = (today - timedelta(days=1)).isoformat()
    with municipality.database.write(tenant) as conn:
        audit.lock(conn, tenant)
        found = next((each for each in _covers(conn, tenant, today) if each.id == number), None)
        if found is None:
            raise NotFoundError("cover.gone", "no such thing, or over by itself")
        this = and_(cover.c.tenant == tenant, cover.c.id == number)
        conn.execute(cover.update().where(this).values(until=yesterday))
        feed.end_cover(conn, tenant, number, yesterday)
        _note(conn, municipality, "cover_ended", found, by)


def begin_due(municipality: Municipality) -> None:
    """Give each deputy of today what who is absent has and the deputy has not; take back what who is absent lost."""
    tenant, today = municipality.tenant, local_date(municipality.moment())
    with municipality.database.read(tenant) as conn:
        running = [each for each in _covers(conn, tenant, today) if each.holds_on(today)]
        due = [(each, case) for each in running for case in _due(conn, tenant, each, today)]
        lost = [(each, case) for each in running for case in _lost(conn, tenant, each, today)]
    for each, case in due:
        feed.assign(municipality, case, each.deputy, each.until, BY_ITSELF, cover=each.id)
    if lost:
        yesterday = (today - timedelta(days=1)).isoformat()
        with municipality.database.write(tenant) as conn:
            for each, case in lost:
                feed.end_cover(conn, tenant, each.id, yesterday, case)


def team_for(conn: Connection, municipality: Municipality, person: WorkerId) -> Team:
    """Return what this person's laptop knows of colleagues now."""
    tenant, today = municipality.tenant, local_date(municipality.moment())
    names = sorted(_labels(conn, tenant).items(), key=lambda each: (each[1].casefold(), each[0]))
    mine = [each for each in _covers(conn, tenant, today) if person in (each.absent, each.deputy)]
    return Team(
        tenant=tenant,
        worker=person,
        at=municipality.now(),
        colleagues=tuple(WireColleague(worker=worker_id, name=name) for worker_id, name in names),
        covers=tuple(
            WireCover(
                absent=each.absent,
                deputy=each.deputy,
                from_on=each.from_on.isoformat(),
                until=each.until.isoformat(),
                case=each.case,
            )
            for each in sorted(mine, key=lambda each: (each.from_on, each.id))
        ),
    )


def signed_team(municipality: Municipality, person: WorkerId) -> SignedTeam:
    """Return it, signed by the receipt key."""
    with municipality.database.read(municipality.tenant) as conn:
        text = canonical.encode(team_for(conn, municipality, person))
    signature = municipality.receipt_key.sign(TEAM_DOMAIN + text, ec.ECDSA(hashes.SHA256()))
    return SignedTeam(team=text.decode(), signature=to_base64(signature))


def _labels(conn: Connection, tenant: str) -> Mapping[WorkerId, str]:
    rows = conn.execute(select(worker).where(worker.c.tenant == tenant)).all()
    people = [
        Known(WorkerId(row.id), row.name or row.login or row.id, row.login)
        for row in rows
        if _WORKER in row.roles.split(",")
    ]
    labels = labels_of(people)
    return dict(sorted(labels.items(), key=lambda each: (each[1].casefold(), each[0])))


def _covers(conn: Connection, tenant: str, today: date) -> tuple[Cover, ...]:
    columns = cover.c
    query: Select[tuple[object, ...]] = select(cover)
    rows = conn.execute(query.where(columns.tenant == tenant, columns.until >= today.isoformat())).all()
    return tuple(map(_cover, rows))


def _cover(row: Row[tuple[object, ...]]) -> Cover:
    case = None if row.case_id is None else CaseId(row.case_id)
    first, last = date.fromisoformat(row.from_on), date.fromisoformat(row.until)
    return Cover(row.id, WorkerId(row.absent), WorkerId(row.deputy), case, first, last)


def _theirs(conn: Connection, tenant: str, each: Cover, today: date) -> frozenset[CaseId]:
    own = feed.own_cases(conn, tenant, each.absent, today)
    return own if each.case is None else own & {each.case}


def _due(conn: Connection, tenant: str, each: Cover, today: date) -> list[CaseId]:
    return sorted(_theirs(conn, tenant, each, today) - set(feed.assigned_cases(conn, tenant, each.deputy, today)))


def _lost(conn: Connection, tenant: str, each: Cover, today: date) -> list[CaseId]:
    columns = assignment.c
    brought = select(columns.case_id).where(
        columns.tenant == tenant, columns.cover == each.id, columns.until >= today.isoformat()
    )
    return sorted({CaseId(case) for case in conn.execute(brought).scalars()} - _theirs(conn, tenant, each, today))


def _note(conn: Connection, municipality: Municipality, action: str, of: Cover, by: WorkerId) -> None:
    what = f"{of.absent} {of.deputy} {of.from_on} {of.until} {of.case or ''}".strip()
    event = audit.Event(action=action, at=municipality.now(), worker=by, object=what)
    audit.append(conn, municipality.tenant, event)
