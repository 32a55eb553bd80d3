"""Take a release of texts back.

A laptop never goes back to a lower number. So what is taken back is handed out no more, and who has it
keeps it until a release with a higher number comes.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from jgvisit.content.pack_errors import PackRefusedError
from jgvisit.content.packed import read_packed
from jgvisit.ids import WorkerId
from jgvisit.server.audit import service as audit
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ConflictError
from jgvisit.server.texts import service
from jgvisit.server.texts.models import text_release


def take_back(municipality: Municipality, number: int, by: WorkerId) -> None:
    """Hand the release that counts out no more; the one before it counts again, if it would still be taken.

    Raises:
        ConflictError: another one counts by now.
    """
    tenant = municipality.tenant
    with municipality.database.write(tenant) as conn:
        audit.lock(conn, tenant)
        if service.newest(conn, tenant) != number:
            raise ConflictError("texts.not_live", "this is not the release that counts")
        _take_back(conn, municipality, number, by)
        while (below := service.newest(conn, tenant)) is not None and not _still_taken(conn, municipality, below):
            _take_back(conn, municipality, below, by)


def replay(conn: Connection, municipality: Municipality, content_sha256: str, at: str) -> bool:
    """Take back again what a backup that was put back still hands out; tell whether it did."""
    columns = text_release.c
    mine = (columns.tenant == municipality.tenant) & (columns.content_sha256 == content_sha256)
    again = text_release.update().where(mine, columns.taken_back_at.is_(None)).values(taken_back_at=at)
    if not conn.execute(again).rowcount:
        return False
    event = audit.Event(action="texts_taken_back_replayed", at=municipality.now(), object=content_sha256)
    audit.append(conn, municipality.tenant, event)
    return True


def _take_back(conn: Connection, municipality: Municipality, number: int, by: WorkerId) -> None:
    tenant, now, columns = municipality.tenant, municipality.now(), text_release.c
    mine = (columns.tenant == tenant) & (columns.number == number)
    content: str = conn.execute(select(columns.content_sha256).where(mine)).scalar_one()
    conn.execute(text_release.update().where(mine).values(taken_back_at=now, taken_back_by=by))
    # outside the database as well: a backup put back must not hand out again what was found wrong
    municipality.outside.decide("texts_taken_back", content, now)
    audit.append(conn, tenant, audit.Event(action="texts_taken_back", at=now, worker=by, object=str(number)))


def _still_taken(conn: Connection, municipality: Municipality, number: int) -> bool:
    """Tell whether a laptop that has nothing yet would take this one today."""
    columns = text_release.c
    mine = (columns.tenant == municipality.tenant) & (columns.number == number)
    packed = read_packed(conn.execute(select(columns.file).where(mine)).scalar_one())
    try:
        service.check_signatures(municipality, packed, service.revoked_keys(conn, municipality.tenant))
        service.check(municipality, packed)
    except PackRefusedError:
        return False
    return True
