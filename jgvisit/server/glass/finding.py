"""Which family somebody means who has no number: by a name and a birth date together, never by either alone."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from jgvisit.ids import CaseId
from jgvisit.records.telling import plain
from jgvisit.server.database import holds
from jgvisit.server.feed import service as feed
from jgvisit.server.glass.reading import read_for_all
from jgvisit.server.records.models import record

_SHORTEST_NAME = 2


def families_of(conn: Connection, tenant: str, name: str, born: date, today: date) -> tuple[CaseId, ...]:
    """Return the families in which everybody may know of somebody with this name, or a part of it, and birth date."""
    wanted = plain(name)
    if len(wanted) < _SHORTEST_NAME:
        return ()
    sought = f'"born":"{born.isoformat()}"'.encode()  # canonical JSON: no blanks
    query = feed.took_effect(tenant).where(holds(conn, record.c.body, sought))
    cases = {row.case_id for row in conn.execute(query) if row.case_id is not None}
    found = []
    for case in sorted(cases):
        shown = read_for_all(conn, tenant, CaseId(case), today)[1]
        if any(member.born == born.isoformat() and wanted in plain(member.name) for member in shown.members):
            found.append(CaseId(case))
    return tuple(found)
