"""What was received and waits for somebody to look: who wrote it, why it waits, and what a lead decided.

A lead sees no content: kind, family by number, writer and reason are enough to ask the writer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from jgvisit.clock import from_rfc3339, local_date
from jgvisit.ids import CaseId, ChainId, DeviceId, Sha256, WorkerId
from jgvisit.server.audit import service as audit
from jgvisit.server.enrolment.models import enrolment, worker
from jgvisit.server.feed import service as feed
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ConflictError
from jgvisit.server.records import marks
from jgvisit.server.records.chains import ChainKey
from jgvisit.server.records.models import record

NO_RIGHT = "no_right"


@dataclass(frozen=True)
class ParkedLine:
    """One record that waits."""

    link: str
    reason: str
    case: str | None
    writer: str
    laptop: str
    received_at: datetime
    counts_already: bool
    """It protects somebody, so it took effect when it came (early lane)."""
    may_count: bool
    """Its writer may write about this family by now: looking again lets it count."""


def parked(municipality: Municipality) -> tuple[ParkedLine, ...]:
    """Return all that waits, oldest first."""
    tenant, columns = municipality.tenant, record.c
    query = (
        select(record, enrolment.c.label, enrolment.c.worker, worker.c.name)
        .join(enrolment, (enrolment.c.tenant == columns.tenant) & (enrolment.c.device == columns.device))
        .join(worker, (worker.c.tenant == enrolment.c.tenant) & (worker.c.id == enrolment.c.worker))
        .where(columns.tenant == tenant, columns.parked.isnot(None))
        .order_by(columns.received_at, columns.device, columns.seq)
    )
    with municipality.database.read(tenant) as conn:
        return tuple(
            ParkedLine(
                link=row.link_hash,
                reason=row.parked,
                case=row.case_id,
                writer=row.name,
                laptop=row.label,
                received_at=from_rfc3339(row.received_at),
                counts_already=bool(row.protects),
                may_count=row.parked == NO_RIGHT and _may_write(conn, municipality, row.case_id, row.worker),
            )
            for row in conn.execute(query).all()
        )


def judge_again(municipality: Municipality, link: Sha256, by: WorkerId) -> None:
    """Let a record count whose writer may write about this family by now; of two leads at once one does it.

    Raises:
        ConflictError: it waits no longer, waits for something else, or its writer still may not.
    """
    tenant, columns = municipality.tenant, record.c
    mine = (columns.tenant == tenant) & (columns.link_hash == link) & (columns.parked == NO_RIGHT)
    with municipality.database.write(tenant) as conn:
        row = conn.execute(
            select(record, enrolment.c.worker)
            .join(enrolment, (enrolment.c.tenant == columns.tenant) & (enrolment.c.device == columns.device))
            .where(mine)
        ).one_or_none()
        if row is None:
            raise ConflictError("parked.gone", "this waits no longer")
        if not _may_write(conn, municipality, row.case_id, row.worker):
            raise ConflictError("parked.no_right", "its writer may still not write about this family")
        chain = ChainKey(tenant, DeviceId(row.device), ChainId(row.chain))
        unchecked = marks.waits(conn, chain, row.seq)
        if conn.execute(record.update().where(mine).values(parked=None)).rowcount != 1:
            raise ConflictError("parked.gone", "this waits no longer")
        # else it went out when it came, goes when its signature was checked, or never
        if not (unchecked or row.refuted or row.protects):
            feed.publish(conn, tenant, [(link, CaseId(row.case_id))])
        event = audit.Event(action="parked_counts", at=municipality.now(), worker=by, object=link)
        audit.append(conn, tenant, event)


def _may_write(conn: Connection, municipality: Municipality, case: str | None, writer: str) -> bool:
    today = local_date(municipality.moment())
    return case is not None and feed.is_assigned(conn, municipality.tenant, CaseId(case), WorkerId(writer), today)
