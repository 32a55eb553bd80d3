"""Take blobs in chunks, check them whole, and give them back to those assigned.

A device may send what its own stored records name, and learns only about its own copies:
so nobody can find out by asking whether a family has a certain paper.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, DeviceId, Sha256, WorkerId
from jgvisit.server.audit import service as audit
from jgvisit.server.blobs.models import BlobKey, blob, blob_chunk
from jgvisit.server.blobs.whole import chunks, whole_blob
from jgvisit.server.device_requests import Caller
from jgvisit.server.feed import service as feed
from jgvisit.server.inventory.noting import note_blob
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ConflictError, NotFoundError, TooLargeError, UnreadableError
from jgvisit.server.together import Statement, Step, together, write_together
from jgvisit.sync.wire import MAX_BLOB_BYTES, BlobsAsked, BlobsMissing, BlobState

MAX_ASKED = 1000
_MINE = "tenant = :tenant AND case_id = :case_id AND sha256 = :sha256"
_SIZES = Statement(f"""
    SELECT bytes FROM record_blob AS named WHERE {_MINE} AND EXISTS (
        SELECT 1 FROM record WHERE tenant = named.tenant AND link_hash = named.link_hash AND device = :device)
""")  # noqa: S608  # our own names
_BEGIN = Statement("""
    INSERT INTO blob (tenant, case_id, sha256, device, total, received, complete)
    VALUES (:tenant, :case_id, :sha256, :device, :total, 0, false)
    ON CONFLICT (tenant, case_id, sha256, device) DO UPDATE SET total = blob.total RETURNING total, received, complete
""")
_ADD = Statement("""
    INSERT INTO blob_chunk (tenant, case_id, sha256, device, start, data)
    VALUES (:tenant, :case_id, :sha256, :device, :start, :data)
""")
_ADDED = Statement(f"UPDATE blob SET received = :received WHERE {_MINE} AND device = :device")  # noqa: S608  # as above
_ADDED_AND_READ_BACK = Statement(f"""
    UPDATE blob SET received = :received, complete = CASE WHEN total = :received THEN (
        SELECT encode(sha256(coalesce(string_agg(data, ''::bytea ORDER BY start), ''::bytea)), 'hex') = blob.sha256
            AND coalesce(sum(length(data)), 0) = blob.total
        FROM blob_chunk WHERE {_MINE} AND device = :device
    ) ELSE false END WHERE {_MINE} AND device = :device RETURNING complete
""")  # noqa: S608  # as above
"""Where the bytes lie, the database reads them back and hashes them: they do not travel a second time."""


@dataclass(frozen=True)
class Chunk:
    """Some bytes of a blob, at their place."""

    offset: int
    total: int
    data: bytes


def missing(municipality: Municipality, caller: Caller, asked: BlobsAsked) -> BlobsMissing:
    """Return which of these blobs this device has not sent whole, and where to go on."""
    caller.require_enrolled()
    if len(asked.sha256) > MAX_ASKED:
        raise TooLargeError("blob.too_many", f"more than {MAX_ASKED} at once")
    query = select(blob).where(
        blob.c.tenant == municipality.tenant,
        blob.c.case_id == asked.case,
        blob.c.device == caller.device,
        blob.c.sha256.in_(asked.sha256),
    )
    with municipality.database.read(municipality.tenant) as conn:
        here = {row.sha256: row for row in conn.execute(query)}
    wanted = dict.fromkeys(asked.sha256)
    states = (_state(sha256, here.get(sha256)) for sha256 in wanted)
    return BlobsMissing(missing=tuple(state for state in states if not state.complete))


def put(municipality: Municipality, caller: Caller, case: CaseId, sha256: Sha256, chunk: Chunk) -> BlobState:
    """Take one chunk; the last one makes the blob whole if length and hash of the stored bytes hold.

    A chunk that is here already is answered with where to go on, and changes nothing.

    Raises:
        NotFoundError: no stored record of this device names this blob in this case.
        ConflictError: a chunk that leaves a hole, or another length than its record names.
        TooLargeError: over 50 MiB.
        UnreadableError: all bytes are here and are not the ones named; they were thrown away, begin anew.
    """
    caller.require_enrolled()
    if chunk.total > MAX_BLOB_BYTES:
        raise TooLargeError("blob.too_large", f"more than {MAX_BLOB_BYTES} bytes")
    key = BlobKey(municipality.tenant, case, sha256, caller.device)
    # the row is made, and locked, before it is known whether it may be: a fault takes it back
    asked = _SIZES.of(**key.values), _BEGIN.of(**key.values, total=chunk.total)
    with write_together(municipality.database, key.tenant, *asked) as (conn, (sizes, ((total, before, complete),))):
        _require_named({size for (size,) in sizes}, chunk.total)
        received, holds = (before, True) if complete else _take(conn, key, (total, before), chunk)
    if not holds:
        raise UnreadableError("blob.hash", "the bytes are not the ones named; begin anew")
    return BlobState(sha256=sha256, received=received, complete=received == chunk.total)


def get(municipality: Municipality, worker: WorkerId, device: DeviceId, case: CaseId, sha256: Sha256) -> bytes:
    """Return a whole blob of a family assigned to this worker.

    Raises:
        NotFoundError: not here, or not theirs.
        ObjectsAwayError: it lies in the object store, which does not give it.
    """
    tenant, today = municipality.tenant, local_date(municipality.moment())
    with municipality.database.write(tenant) as conn:
        data = (
            whole_blob(conn, municipality.objects, tenant, case, sha256)
            if feed.is_assigned(conn, tenant, case, worker, today)
            else None
        )
        if data is None:
            raise NotFoundError("blob.unknown", "no such blob")
        note_blob(conn, tenant, device, case, sha256, len(data), municipality.now())
        event = audit.Event(
            action="blob", at=municipality.now(), worker=worker, device=device, object=f"{case} {sha256}"
        )
        audit.append(conn, tenant, event)
    return data


def _state(sha256: str, row: Row[Any] | None) -> BlobState:
    if row is None:
        return BlobState(sha256=sha256, received=0)
    return BlobState(sha256=sha256, received=row.received, complete=row.complete)


def _require_named(sizes: set[int], total: int) -> None:
    if not sizes:
        raise NotFoundError("blob.unnamed", "no stored record of this device names it")
    if total not in sizes:
        raise ConflictError("blob.length", "the record names another length")


def _take(conn: Connection, key: BlobKey, here: tuple[int, int], chunk: Chunk) -> tuple[int, bool]:
    """Add a chunk to (total, received); return what is received now, and False where all of it is another blob.

    The last one is read back before the commit: either the whole blob is here, sound and marked so, or it is not.
    """
    total, received = here
    add: list[Step] = []
    if chunk.offset >= received:
        end = chunk.offset + len(chunk.data)
        if chunk.offset > received or end > total or total != chunk.total:
            raise ConflictError("blob.gap", f"go on at {received}")
        if chunk.data:
            add.append(_ADD.of(**key.values, start=chunk.offset, data=chunk.data))
        received = end
    elif received < total:
        return received, True
    values = {**key.values, "received": received}
    if conn.dialect.name == "postgresql":
        holds = bool(together(conn, *add, _ADDED_AND_READ_BACK.of(**values))[-1][0][0])
    else:
        together(conn, *add, _ADDED.of(**values))
        holds = received == total and _reads_back(conn, key, total)
        conn.execute(blob.update().where(key.of(blob)).values(complete=holds))
    if received == total and not holds:
        conn.execute(blob_chunk.delete().where(key.of(blob_chunk)))
        conn.execute(blob.delete().where(key.of(blob)))
    return received, holds or received < total


def _reads_back(conn: Connection, key: BlobKey, total: int) -> bool:
    """Tell whether the stored bytes have the right hash and length."""
    digest, length = hashlib.sha256(), 0
    for data in chunks(conn, key):
        digest.update(data)
        length += len(data)
    return (digest.hexdigest(), length) == (key.sha256, total)
