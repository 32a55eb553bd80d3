"""Let go of what lies in the object store and nobody needs: what was erased, brought back, or left by a crash."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, func, select

from jgvisit.ids import TenantId
from jgvisit.server.blobs.models import BlobKey
from jgvisit.server.database import insert_new
from jgvisit.server.municipality import Municipality
from jgvisit.server.objects.models import leftover, stored_object
from jgvisit.server.objects.store import ObjectStore

AT_ONCE: Final = ""
"""As a moment: before every other."""


def forget_object(conn: Connection, key: BlobKey) -> None:
    """Throw the key of a paper's object away, and note that the object is to go; nothing where it has none."""
    gone = stored_object.delete().where(key.of(stored_object)).returning(stored_object.c.name)
    for name in conn.execute(gone).scalars().all():
        insert_new(conn, leftover, {"tenant": key.tenant, "name": name, "gone_from": AT_ONCE})


def forget_leftovers(municipality: Municipality) -> int:
    """Delete the objects that nobody needs any more; return how many.

    Raises:
        ObjectsAwayError: the store did not delete one; it stays noted.
    """
    if (store := municipality.objects) is None:
        return 0
    tenant, columns, count = municipality.tenant, leftover.c, 0
    due = select(columns.name).where(columns.tenant == tenant, columns.gone_from <= municipality.now())
    with municipality.database.read(tenant) as conn:
        names = conn.execute(due.order_by(columns.gone_from)).scalars().all()
    for name in names:
        # its row is held until the object is gone: who was still moving a paper there finds no row, and begins anew
        with municipality.database.write(tenant) as conn:
            if take_note_off(conn, tenant, name):
                store.delete(name)
                count += 1
    return count


def leftovers(municipality: Municipality) -> int:
    """Return how many objects are to go and did not yet."""
    mine = (leftover.c.tenant == municipality.tenant) & (leftover.c.gone_from <= municipality.now())
    with municipality.database.read(municipality.tenant) as conn:
        return int(conn.execute(select(func.count()).select_from(leftover).where(mine)).scalar_one())


def unknown_names(municipality: Municipality, store: ObjectStore) -> list[str]:
    """Return the objects that no row knows: those from before a backup was put back, or another installation's.

    Raises:
        ObjectsAwayError: they could not be listed.
    """
    there = list(store.names())  # first: what is put after this is noted before we look
    with municipality.database.read(municipality.tenant) as conn:
        known = set[str]()
        for table in (stored_object, leftover):
            known |= set(conn.execute(select(table.c.name).where(table.c.tenant == municipality.tenant)).scalars())
    return sorted(set(there) - known)


def take_note_off(conn: Connection, tenant: TenantId, name: str) -> bool:
    """Note no longer that this object is to go; False where that was not noted."""
    mine = (leftover.c.tenant == tenant) & (leftover.c.name == name)
    return conn.execute(leftover.delete().where(mine).returning(leftover.c.name)).first() is not None
