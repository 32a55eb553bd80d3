"""Which laptops there are, and which have been silent too long. Figures only, nothing of a family."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Column, ColumnElement, Connection, Select, func, select

from jgvisit.clock import from_rfc3339, local_date
from jgvisit.server.enrolment.models import enrolment, worker
from jgvisit.server.leases.models import lease
from jgvisit.server.municipality import Municipality
from jgvisit.server.orders.models import device_store, wipe_order
from jgvisit.server.records.models import chain, incident, record
from jgvisit.server.renewals import service as renewals

State = Literal["waiting", "approved", "refused", "revoked"]
_SATURDAY = 5


@dataclass(frozen=True)
class LaptopLine:
    """One laptop."""

    device: str
    label: str
    worker: str
    state: State
    heard_at: datetime | None
    """When it last sent, asked or told something."""
    reads_until: datetime | None
    received: int
    parked: int
    refused: int
    orders_open: int
    """Wipe orders that no signature confirmed yet, and nobody took back."""
    renewal_waits: bool
    """It asked for its next certificate, and no officer decided yet."""
    silent: bool
    """In use, and not heard for more than a whole working day."""


def laptops(municipality: Municipality) -> tuple[LaptopLine, ...]:
    """Return every laptop: those silent too long first, then by label."""
    tenant = municipality.tenant
    query = (
        select(enrolment, worker.c.name)
        .join(worker, (worker.c.tenant == enrolment.c.tenant) & (worker.c.id == enrolment.c.worker))
        .where(enrolment.c.tenant == tenant)
    )
    with municipality.database.read(tenant) as conn:
        rows = conn.execute(query).all()
        pushed = _latest(conn, tenant, chain.c.device, chain.c.pushed_at)
        told = _latest(conn, tenant, device_store.c.device, device_store.c.seen_at)
        leased = _latest(conn, tenant, lease.c.device, lease.c.at)
        until = _latest(conn, tenant, lease.c.device, lease.c.until)
        received = _counts(conn, _count(tenant, record.c.device))
        parked = _counts(conn, _count(tenant, record.c.device).where(record.c.parked.isnot(None)))
        refused = _counts(conn, _count(tenant, incident.c.device))
        open_ = _counts(conn, _count(tenant, wipe_order.c.device).where(_is_open()))
    renewing = {each.device for each in renewals.waiting(municipality)}
    found = []
    for row in rows:
        heard = max(filter(None, (part.get(row.device) for part in (pushed, told, leased))), default=None)
        state: State = "revoked" if row.revoked_at is not None else row.state
        since = heard or row.decided_at
        found.append(
            LaptopLine(
                device=row.device,
                label=row.label,
                worker=row.name,
                state=state,
                heard_at=_moment(heard),
                reads_until=_moment(until.get(row.device)),
                received=received.get(row.device, 0),
                parked=parked.get(row.device, 0),
                refused=refused.get(row.device, 0),
                orders_open=open_.get(row.device, 0),
                renewal_waits=row.device in renewing,
                silent=state == "approved"
                and since is not None
                and is_silent(from_rfc3339(since), municipality.moment()),
            )
        )
    return tuple(sorted(found, key=lambda line: (not line.silent, line.label.casefold(), line.device)))


def is_silent(since: datetime, now: datetime) -> bool:
    """Tell whether a whole working day, Monday to Friday, lies between these days. Public holidays count as such."""
    return any(day.weekday() < _SATURDAY for day in _days_between(local_date(since), local_date(now)))


def _days_between(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=days) for days in range(1, (last - first).days))


def _latest(conn: Connection, tenant: str, device: Column[Any], moment: Column[Any]) -> Mapping[str, str]:
    query = select(device, func.max(moment)).where(device.table.c.tenant == tenant).group_by(device)
    return dict(tuple(row) for row in conn.execute(query))


def _count(tenant: str, device: Column[Any]) -> Select[Any]:
    return select(device, func.count()).where(device.table.c.tenant == tenant).group_by(device)


def _is_open() -> ColumnElement[bool]:
    return wipe_order.c.proven.isnot(True) & wipe_order.c.taken_back_at.is_(None)


def _counts(conn: Connection, query: Select[Any]) -> Mapping[str, int]:
    return {row[0]: int(row[1]) for row in conn.execute(query)}


def _moment(text: str | None) -> datetime | None:
    return None if text is None else from_rfc3339(text)
