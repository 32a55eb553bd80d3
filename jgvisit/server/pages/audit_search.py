"""Look in the audit: who did or read what. Looking is audited too (design §6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from jgvisit.clock import from_rfc3339, start_of_day, to_rfc3339
from jgvisit.ids import WorkerId
from jgvisit.server.audit import service as audit
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.audit.words import in_words
from jgvisit.server.enrolment.models import enrolment, worker
from jgvisit.server.municipality import Municipality
from jgvisit.shapes import read_json

AT_ONCE = 200


@dataclass(frozen=True)
class Wanted:
    """What to look for; an empty field asks nothing."""

    text: str = ""
    """In what was done, or what it was about."""
    who: str = ""
    """In the name of the person or the laptop."""
    family: str = ""
    """Number of a family, or the beginning of one."""
    since: date | None = None
    until: date | None = None
    """The last day."""


@dataclass(frozen=True)
class AuditLine:
    """One entry, in words."""

    number: int
    at: datetime
    action: str
    code: str
    """What the action is called in an export."""
    who: str
    laptop: str
    object: str
    """With names where it held numbers of people or laptops."""
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
    before = None if wanted.until is None else to_rfc3339(start_of_day(wanted.until + timedelta(days=1)))
    lines: list[AuditLine] = []
    with municipality.database.write(tenant) as conn:
        names = _names(conn, municipality)
        columns = audit_entry.c
        query = select(columns.number, columns.entry).where(columns.tenant == tenant).order_by(columns.number.desc())
        for row in conn.execute(query):
            event = read_json(row.entry, audit.Event)
            if event.at < since or (before is not None and event.at >= before):
                continue
            line = _line(row.number, event, names)
            if _fits(line, event, wanted):
                lines.append(line)
            if len(lines) > AT_ONCE:
                break
        audit.append(
            conn,
            tenant,
            audit.Event(action="audit_search", at=municipality.now(), worker=by, object=_asked(wanted) or None),
        )
    return Found(tuple(lines[:AT_ONCE]), len(lines) > AT_ONCE)


def _names(conn: Connection, municipality: Municipality) -> Mapping[str, str]:
    """Return the name of each person and the label of each laptop, by what the audit calls them."""
    tenant, people, laptops = municipality.tenant, worker.c, enrolment.c
    known = {row.id: row.name for row in conn.execute(select(people.id, people.name).where(people.tenant == tenant))}
    asked = select(laptops.id, laptops.device, laptops.label).where(laptops.tenant == tenant)
    for row in conn.execute(asked):
        known |= {row.id: row.label, row.device: row.label}
    return {**known, "console": "op de server zelf"}


def _line(number: int, event: audit.Event, names: Mapping[str, str]) -> AuditLine:
    about = [names.get(part, part) for part in (event.object or "").split(" ")]
    return AuditLine(
        number=number,
        at=from_rfc3339(event.at),
        action=in_words(event.action),
        code=event.action,
        who=names.get(event.worker or "", event.worker or ""),
        laptop=names.get(event.device or "", event.device or ""),
        object=" ".join(about),
        count=event.count,
    )


def _fits(line: AuditLine, event: audit.Event, wanted: Wanted) -> bool:
    family = wanted.family.strip().casefold()
    return (
        _within(wanted.text, line.action, line.code, line.object)
        and _within(wanted.who, line.who, line.laptop, line.object)
        and (not family or any(part.startswith(family) for part in (event.object or "").split(" ")))
    )


def _within(asked: str, *texts: str) -> bool:
    sought = asked.strip().casefold()
    return any(sought in text.casefold() for text in texts)


def _asked(wanted: Wanted) -> str:
    since = f"vanaf {wanted.since}" if wanted.since else ""
    until = f"tot en met {wanted.until}" if wanted.until else ""
    return " ".join(filter(None, (wanted.text[:80], wanted.who[:80], wanted.family[:80], since, until)))
