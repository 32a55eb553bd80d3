"""Move whole papers from the database to the object store, and let go there of what nobody needs.

A laptop's paper is taken, read back and answered in the database alone, so a store that is away holds up nobody. What
is whole is moved afterwards: its object is noted, put, got back and compared, and only then its row replaces the
chunks. A crash at any point leaves the paper in the database, and an object that is noted and goes by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, exists, select, tuple_

from jgvisit.clock import to_rfc3339
from jgvisit.ids import CaseId, DeviceId, Sha256, TenantId, new_uuid7
from jgvisit.records.canonical import sha256
from jgvisit.server.blobs.models import BlobKey, blob, blob_chunk
from jgvisit.server.blobs.whole import bytes_of, chunks
from jgvisit.server.database import insert_new
from jgvisit.server.log import log
from jgvisit.server.municipality import Municipality
from jgvisit.server.objects.forgetting import AT_ONCE, forget_object, take_note_off
from jgvisit.server.objects.models import leftover, stored_object
from jgvisit.server.objects.sealed import new_key, seal, unseal
from jgvisit.server.objects.store import ObjectsAwayError, ObjectStore

MOVED_AT_ONCE = 200
MOVING_TAKES = timedelta(hours=1)
"""So long at most a process needs from noting an object to its row; after it what was noted goes."""
_ORDER = (blob.c.case_id, blob.c.sha256, blob.c.device)


def waiting(
    conn: Connection, tenant: TenantId, at_most: int | None = None, after: BlobKey | None = None
) -> list[BlobKey]:
    """Return the whole papers that lie in the database still, in their order, those behind `after`."""
    moved = exists().where(
        *(stored_object.c[name] == blob.c[name] for name in ("tenant", "case_id", "sha256", "device"))
    )
    query = select(blob).where(blob.c.tenant == tenant, blob.c.complete.is_(True), ~moved)
    if after is not None:
        query = query.where(tuple_(*_ORDER) > (after.case, after.sha256, after.device))
    query = query.order_by(*_ORDER).limit(at_most)
    return [_key(tenant, row) for row in conn.execute(query)]


def stored(conn: Connection, tenant: TenantId) -> Iterator[BlobKey]:
    """Give the papers that lie in the object store."""
    query = select(stored_object).where(stored_object.c.tenant == tenant).order_by(*stored_object.primary_key.columns)
    for row in conn.execute(query).all():
        yield _key(tenant, row)


def move_some(municipality: Municipality, at_most: int = MOVED_AT_ONCE) -> int:
    """Move some papers to the object store, where one is set; return how many.

    Raises:
        ObjectsAwayError: the store did not take one, or not give it back; all that is not moved is in the database.
    """
    if (store := municipality.objects) is None:
        return 0
    moved, last = 0, None
    while moved < at_most:  # one that does not move stays in front for good: those behind it have their turn too
        with municipality.database.read(municipality.tenant) as conn:
            keys = waiting(conn, municipality.tenant, at_most - moved, last)
        if not keys:
            break
        moved, last = moved + sum(_move(municipality, store, key) for key in keys), keys[-1]
    return moved


def bring_back(municipality: Municipality) -> int:
    """Put every paper of the object store into the database again, so that none is needed; return how many.

    Raises:
        ObjectsAwayError: one could not be read; it stays where it is, and so do those after it.
    """
    tenant, count = municipality.tenant, 0
    with municipality.database.read(tenant) as conn:
        keys = list(stored(conn, tenant))
    for key in keys:
        with municipality.database.write(tenant) as conn:
            if not _hold(conn, key):
                continue  # erased meanwhile
            data = bytes_of(conn, municipality.objects, key)
            if data is None:
                raise ObjectsAwayError("a paper is not where it was put")
            conn.execute(blob_chunk.insert().values(**key.values, start=0, data=data))
            forget_object(conn, key)
            count += 1
    return count


def _move(municipality: Municipality, store: ObjectStore, key: BlobKey) -> bool:
    tenant, name, secret = municipality.tenant, new_uuid7(), new_key()
    with municipality.database.write(tenant) as conn:
        data = b"".join(chunks(conn, key))
        if sha256(data) != key.sha256:  # moved by another process, erased, or damaged where it lies: then it stays
            return False
        until = to_rfc3339(municipality.moment() + MOVING_TAKES)
        insert_new(conn, leftover, {"tenant": tenant, "name": name, "gone_from": until})
    store.put(name, seal(data, secret, key.about))
    if unseal(store.get(name) or b"", secret, key.about) != data:
        log.error("object_unsound")  # this one stays in the database, and holds up no other
        return False
    with municipality.database.write(tenant) as conn:
        if not _hold(conn, key) or not take_note_off(conn, tenant, name):
            return False
        row = {**key.values, "name": name, "key": secret, "stored_at": municipality.now()}
        if not insert_new(conn, stored_object, row):  # another process was first
            insert_new(conn, leftover, {"tenant": tenant, "name": name, "gone_from": AT_ONCE})
            return False
        conn.execute(blob_chunk.delete().where(key.of(blob_chunk)))
    return True


def _hold(conn: Connection, key: BlobKey) -> bool:
    """Keep others from changing this paper until the end of the transaction; False where it is not here."""
    held = select(blob.c.complete).where(key.of(blob), blob.c.complete.is_(True)).with_for_update()
    return conn.execute(held).first() is not None


def _key(tenant: TenantId, row: Row[Any]) -> BlobKey:
    return BlobKey(tenant, CaseId(row.case_id), Sha256(row.sha256), DeviceId(row.device))
