"""Take blobs in chunks, check them whole, and give them back to those assigned.

A device may send what its own stored records name, and learns only about its own copies:
so nobody can find out by asking whether a family has a certain paper.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select

from jgvisit.clock import local_date
from jgvisit.ids import CaseId, DeviceId, Sha256, TenantId, WorkerId
from jgvisit.server.audit import service as audit
from jgvisit.server.blobs.models import blob, blob_chunk
from jgvisit.server.database import insert_new
from jgvisit.server.device_requests import Caller
from jgvisit.server.feed import service as feed
from jgvisit.server.inventory.noting import note_blob
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ConflictError, NotFoundError, TooLargeError, UnreadableError
from jgvisit.server.records.models import record, record_blob
from jgvisit.sync.wire import MAX_BLOB_BYTES, BlobsAsked, BlobsMissing, BlobState

MAX_ASKED = 1000


@dataclass(frozen=True)
class BlobKey:
    """One device's copy of one blob of one family."""

    tenant: TenantId
    case: CaseId
    sha256: Sha256
    device: DeviceId

    @property
    def values(self) -> dict[str, Any]:
        """The key as columns."""
        return {"tenant": self.tenant, "case_id": self.case, "sha256": self.sha256, "device": self.device}

    def of(self, table: Any) -> ColumnElement[bool]:
        """Return the condition that a row of `table` is of this blob."""
        return and_(*(table.c[name] == value for name, value in self.values.items()))


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
    with municipality.database.write(key.tenant) as conn:
        _require_named(conn, key, chunk.total)
        insert_new(conn, blob, {**key.values, "total": chunk.total, "received": 0, "complete": False})
        row = conn.execute(select(blob).where(key.of(blob)).with_for_update()).one()
        received = _add(conn, key, row, chunk)
    if received == chunk.total and not row.complete:
        _complete(municipality, key)
    return BlobState(sha256=sha256, received=received, complete=received == chunk.total)


def get(municipality: Municipality, worker: WorkerId, device: DeviceId, case: CaseId, sha256: Sha256) -> bytes:
    """Return a whole blob of a family assigned to this worker.

    Raises:
        NotFoundError: not here, or not theirs.
    """
    tenant, today = municipality.tenant, local_date(municipality.moment())
    with municipality.database.write(tenant) as conn:
        data = whole_blob(conn, tenant, case, sha256) if feed.is_assigned(conn, tenant, case, worker, today) else None
        if data is None:
            raise NotFoundError("blob.unknown", "no such blob")
        note_blob(conn, tenant, device, case, sha256, len(data), municipality.now())
        event = audit.Event(
            action="blob", at=municipality.now(), worker=worker, device=device, object=f"{case} {sha256}"
        )
        audit.append(conn, tenant, event)
    return data


def whole_blob(conn: Connection, tenant: TenantId, case: CaseId, sha256: Sha256) -> bytes | None:
    """Return the bytes of a blob that some device sent whole, for the server's own use; None where nobody did."""
    device = _whole_copy(conn, tenant, case, sha256)
    return None if device is None else b"".join(_chunks(conn, BlobKey(tenant, case, sha256, device)))


def _whole_copy(conn: Connection, tenant: TenantId, case: CaseId, sha256: Sha256) -> DeviceId | None:
    whole = (blob.c.tenant == tenant) & (blob.c.case_id == case) & (blob.c.sha256 == sha256) & blob.c.complete.is_(True)
    found = conn.execute(select(blob.c.device).where(whole).order_by(blob.c.device).limit(1)).scalar_one_or_none()
    return None if found is None else DeviceId(found)


def _state(sha256: str, row: Row[Any] | None) -> BlobState:
    if row is None:
        return BlobState(sha256=sha256, received=0)
    return BlobState(sha256=sha256, received=row.received, complete=row.complete)


def _require_named(conn: Connection, key: BlobKey, total: int) -> None:
    named = record_blob.c
    query = (
        select(named.bytes)
        .join(record, (record.c.tenant == named.tenant) & (record.c.link_hash == named.link_hash))
        .where(named.tenant == key.tenant, named.case_id == key.case, named.sha256 == key.sha256)
        .where(record.c.device == key.device)
    )
    sizes = set(conn.execute(query).scalars())
    if not sizes:
        raise NotFoundError("blob.unnamed", "no stored record of this device names it")
    if total not in sizes:
        raise ConflictError("blob.length", "the record names another length")


def _add(conn: Connection, key: BlobKey, row: Row[Any], chunk: Chunk) -> int:
    if row.complete or chunk.offset < row.received:
        return int(row.received)
    end = chunk.offset + len(chunk.data)
    if chunk.offset > row.received or end > row.total or row.total != chunk.total:
        raise ConflictError("blob.gap", f"go on at {row.received}")
    if chunk.data:
        conn.execute(blob_chunk.insert().values({**key.values, "start": chunk.offset, "data": chunk.data}))
        conn.execute(blob.update().where(key.of(blob)).values(received=end))
    return end


def _complete(municipality: Municipality, key: BlobKey) -> None:
    """Read the committed bytes back; only bytes of the right hash and length count."""
    with municipality.database.write(key.tenant) as conn:
        digest, length = hashlib.sha256(), 0
        for data in _chunks(conn, key):
            digest.update(data)
            length += len(data)
        total = conn.execute(select(blob.c.total).where(key.of(blob)).with_for_update()).scalar_one()
        holds = (digest.hexdigest(), length) == (key.sha256, total)
        if holds:
            conn.execute(blob.update().where(key.of(blob)).values(complete=True))
        else:
            conn.execute(blob_chunk.delete().where(key.of(blob_chunk)))
            conn.execute(blob.delete().where(key.of(blob)))
    if not holds:
        raise UnreadableError("blob.hash", "the bytes are not the ones named; begin anew")


def _chunks(conn: Connection, key: BlobKey) -> Iterator[bytes]:
    query = select(blob_chunk.c.data).where(key.of(blob_chunk)).order_by(blob_chunk.c.start)
    yield from conn.execute(query).scalars()
