"""Look in the audit: who did or read what. Looking is audited too (design §6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from jgvisit.clock import from_rfc3339, start_of_day, to_rfc3339
from jgvisit.ids import WorkerId
from jgvisit.server.audit import service as audit
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.enrolment.models import enrolment, worker
from jgvisit.server.municipality import Municipality
from jgvisit.shapes import read_json

AT_ONCE = 200


@dataclass(frozen=True)
class Wanted:
    """What to look for; an empty field asks nothing."""

    text: str = ""
    """In action, object, or the name of person or laptop."""
    since: date | None = None


@dataclass(frozen=True)
class AuditLine:
    """One entry."""

    number: int
    at: datetime
    action: str
    who: str
    laptop: str
    object: str
    count: int | None


@dataclass(frozen=True)
class Found:
    """What was found, newest first, at most `AT_ONCE`."""

    lines: tuple[AuditLine, ...]
    more: bool


def search(municipality: Municipality, wanted: Wanted, by: WorkerId) -> Found:
    """Return what fits; noted with what was asked."""
    tenant = municipality.tenant
    since = "" if wanted.since is None else to_rfc3339(start_of_day(wanted.since))
    lines: list[AuditLine] = []
    with municipality.database.write(tenant) as conn:
        names = {row.id: row.name for row in conn.execute(select(worker).where(worker.c.tenant == tenant))}
        labels = {row.device: row.label for row in conn.execute(select(enrolment).where(enrolment.c.tenant == tenant))}
        columns = audit_entry.c
        query = select(columns.number, columns.entry).where(columns.tenant == tenant).order_by(columns.number.desc())
        for row in conn.execute(query):
            event = read_json(row.entry, audit.Event)
            line = _line(row.number, event, names, labels)
            if event.at >= since and _fits(line, wanted.text):
                lines.append(line)
            if len(lines) > AT_ONCE:
                break
        asked = f"{wanted.text[:80]} {wanted.since or ''}".strip()
        audit.append(
            conn, tenant, audit.Event(action="audit_search", at=municipality.now(), worker=by, object=asked or None)
        )
    return Found(tuple(lines[:AT_ONCE]), len(lines) > AT_ONCE)


def _line(number: int, event: audit.Event, names: dict[str, str], labels: dict[str, str]) -> AuditLine:
    return AuditLine(
        number=number,
        at=from_rfc3339(event.at),
        action=event.action,
        who=names.get(event.worker or "", event.worker or ""),
        laptop=labels.get(event.device or "", event.device or ""),
        object=event.object or "",
        count=event.count,
    )


def _fits(line: AuditLine, text: str) -> bool:
    wanted = text.strip().casefold()
    return any(wanted in part.casefold() for part in (line.action, line.who, line.laptop, line.object))
