"""The council report of a municipality: counted from the records, looked at by one officer, published, and then frozen.

Until a year is published it can be counted again at any time. What was published is kept with its exact figures and
the version of its rules; the database refuses to change it, and a correction is an edition of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from jgvisit.clock import local_date
from jgvisit.ids import Sha256, WorkerId
from jgvisit.records import canonical
from jgvisit.server.audit import service as audit
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.council.banding import Rules
from jgvisit.server.council.counting import Counted, count_families, keep
from jgvisit.server.council.figure_table import FIGURES
from jgvisit.server.council.models import caseload, council_report
from jgvisit.server.council.publication import publish as next_edition
from jgvisit.server.council.published import Report
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ConflictError, NotFoundError, UnreadableError
from jgvisit.shapes import read_json

CASELOAD = "C.caseload"
_SOURCE_CHARS = 200
_REPORT_DOMAIN = b"jgvisit/council/1\0"


@dataclass(frozen=True)
class Published:
    """One edition, as it was published."""

    report: Report
    reason: str
    at: str


@dataclass(frozen=True)
class Inside:
    """What the privacy officer sees of a year: the exact figures, and what would be published of them."""

    year: int
    exact: dict[str, int]
    report: Report
    mark: Sha256
    """Of exactly this; who publishes names it, so that nothing is published that nobody looked at."""
    editions: tuple[Published, ...]
    caseload_source: str


def years_over(municipality: Municipality) -> range:
    """Return the years that are over, from the one before this installation began; newest last."""
    query = select(audit_entry.c.entry).where(audit_entry.c.tenant == municipality.tenant)
    with municipality.database.read(municipality.tenant) as conn:
        first = conn.execute(query.order_by(audit_entry.c.number).limit(1)).scalar_one_or_none()
    now = local_date(municipality.moment()).year
    began = now if first is None else int(read_json(first, audit.Event).at[:4])
    return range(min(began - 1, now - 1), now)


def enter_caseload(municipality: Municipality, year: int, families_count: int, source: str, by: WorkerId) -> None:
    """Note how many families stand on the municipality's own list of a year; the last one entered counts.

    Raises:
        UnreadableError: no number of families, or nobody knows where it comes from.
    """
    if families_count < 0 or not source.strip() or len(source) > _SOURCE_CHARS:
        raise UnreadableError("council.caseload", "a number of families, and where it comes from")
    tenant, now = municipality.tenant, municipality.now()
    values = {"families": families_count, "source": source.strip(), "entered_at": now, "entered_by": by}
    with municipality.database.write(tenant) as conn:
        mine = (caseload.c.tenant == tenant) & (caseload.c.year == year)
        if conn.execute(caseload.update().where(mine).values(values)).rowcount == 0:
            conn.execute(caseload.insert().values(tenant=tenant, year=year, **values))
        audit.append(conn, tenant, audit.Event(action="council_caseload", at=now, worker=by, object=str(year)))


def inside(municipality: Municipality, year: int, by: WorkerId, corrected: Sequence[str] = ()) -> Inside:
    """Count a year, and show the exact figures; each look is audited (rule 8).

    Args:
        municipality: ours.
        year: one that is over.
        by: who looks.
        corrected: a figure of each table that would be told anew.

    Raises:
        ConflictError: the year is not over.
        ImpossibleFiguresError, NotCorrectableError: as `publication.publish`.
    """
    counted = _inside(municipality, year, corrected)
    with municipality.database.write(municipality.tenant) as conn:
        event = audit.Event(action="council_exact", at=municipality.now(), worker=by, object=str(year))
        audit.append(conn, municipality.tenant, event)
    return counted


def publish(
    municipality: Municipality,
    year: int,
    mark: str,
    by: WorkerId,
    corrected: Sequence[str] = (),
    reason: str = "",
) -> Report:
    """Publish the next edition of a year; from now on nothing of it changes.

    Args:
        municipality: ours.
        year: one that is over.
        mark: of what was looked at, `Inside.mark`.
        by: who publishes.
        corrected: a figure of each table that is told anew.
        reason: why a later edition is needed.

    Raises:
        ConflictError: the year is not over, the figures are no longer those that were looked at, or a later
            edition has no reason or corrects nothing.
    """
    counted = _inside(municipality, year, corrected)
    if counted.mark != mark:
        raise ConflictError("council.changed", "the figures changed since they were looked at")
    if counted.editions and not (reason.strip() and corrected):
        raise ConflictError("council.no_reason", "a later edition corrects a table, and says why")
    tenant, now = municipality.tenant, municipality.now()
    with municipality.database.write(tenant) as conn:
        audit.lock(conn, tenant)  # two who publish at once wait for each other here
        if len(_rows(conn, tenant, year)) != len(counted.editions):
            raise ConflictError("council.changed", "somebody else published this year meanwhile")
        conn.execute(
            council_report.insert().values(
                tenant=tenant,
                year=year,
                edition=counted.report.edition,
                report=canonical.encode(counted.report).decode(),
                exact=canonical.encode(counted.exact).decode(),
                reason=reason.strip()[:400],
                published_at=now,
                published_by=by,
            )
        )
        told = f"{year} {counted.report.edition} {counted.mark}"
        audit.append(conn, tenant, audit.Event(action="council_publish", at=now, worker=by, object=told))
    return counted.report


def published(municipality: Municipality, year: int | None = None) -> tuple[Published, ...]:
    """Return every edition that was published, of one year or of all: earlier years first, then earlier editions."""
    with municipality.database.read(municipality.tenant) as conn:
        return tuple(_published(row) for row in _rows(conn, municipality.tenant, year))


def edition(municipality: Municipality, year: int, number: int | None = None) -> Published:
    """Return one edition, the newest where no number is given.

    Raises:
        NotFoundError: no such edition was published.
    """
    found = [each for each in published(municipality, year) if number in (None, each.report.edition)]
    if not found:
        raise NotFoundError("council.not_published", "nothing of this year was published")
    return found[-1]


def _require_over(municipality: Municipality, year: int) -> None:
    if not 2000 <= year < local_date(municipality.moment()).year:
        raise ConflictError("council.year_running", "a year is counted when it is over")


def _inside(municipality: Municipality, year: int, corrected: Sequence[str]) -> Inside:
    """Count in a transaction that only reads: it may take a while, and nobody waits for it."""
    _require_over(municipality, year)
    tenant = municipality.tenant
    with municipality.database.read(tenant) as conn:
        exact, source, counted = _count(conn, tenant, year)
        rows = _rows(conn, tenant, year)
    keep(municipality, year, counted)
    earlier = [(_published(row).report, read_json(row.exact, dict[str, int])) for row in rows]
    rules = Rules(municipality.settings.council_threshold)
    report = next_edition(year, exact, earlier, corrected, rules, source)
    return Inside(
        year=year,
        exact=exact,
        report=report,
        mark=canonical.sha256(_REPORT_DOMAIN, canonical.encode(report), canonical.encode(exact)),
        editions=tuple(map(_published, rows)),
        caseload_source=source,
    )


def _count(conn: Connection, tenant: str, year: int) -> tuple[dict[str, int], str, Counted]:
    """Return the exact figures, where the list of families comes from, and what was counted anew.

    Without a list there is no figure of it.
    """
    counted = count_families(conn, tenant, year)
    total = {**dict.fromkeys((name for name in FIGURES if name != CASELOAD), 0), **counted.total}
    row = conn.execute(select(caseload).where(caseload.c.tenant == tenant, caseload.c.year == year)).one_or_none()
    if row is None:
        return total, "", counted
    return {CASELOAD: int(row.families), **total}, row.source, counted


def _rows(conn: Connection, tenant: str, year: int | None) -> Sequence[Row[Any]]:
    columns = council_report.c
    query = select(council_report).where(columns.tenant == tenant).order_by(columns.year, columns.edition)
    return conn.execute(query if year is None else query.where(columns.year == year)).all()


def _published(row: Row[Any]) -> Published:
    return Published(read_json(row.report, Report), row.reason, row.published_at)
