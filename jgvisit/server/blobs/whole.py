"""The bytes of blobs that some device sent whole, wherever they lie: in the database, or in the object store."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Row, select

from jgvisit.ids import CaseId, DeviceId, Sha256, TenantId
from jgvisit.records.canonical import sha256 as hash_of
from jgvisit.server.blobs.models import BlobKey, blob, blob_chunk
from jgvisit.server.log import log
from jgvisit.server.objects.models import stored_object
from jgvisit.server.objects.sealed import unseal
from jgvisit.server.objects.store import ObjectsAwayError, ObjectStore

_LOOKS = 3
"""A paper that is moved while it is looked for is found at the second look."""


def whole_blob(
    conn: Connection, objects: ObjectStore | None, tenant: TenantId, case: CaseId, sha256: Sha256
) -> bytes | None:
    """Return the bytes of a blob that some device sent whole, for the server's own use; None where nobody did.

    Raises:
        ObjectsAwayError: it is in the object store, and that does not give it, or not as it went in.
    """
    for device in _whole_copies(conn, tenant, case, sha256):
        if (data := bytes_of(conn, objects, BlobKey(tenant, case, sha256, device))) is not None:
            return data
    if is_whole(conn, tenant, case, sha256):
        raise ObjectsAwayError("the paper is not where it was put")
    return None


def is_whole(conn: Connection, tenant: TenantId, case: CaseId, sha256: Sha256) -> bool:
    """Tell whether some device sent this blob whole."""
    return bool(_whole_copies(conn, tenant, case, sha256))


def bytes_of(conn: Connection, objects: ObjectStore | None, key: BlobKey) -> bytes | None:
    """Return one device's whole copy; None where it is not what it should be.

    Raises:
        ObjectsAwayError: the object store does not answer.
    """
    for _ in range(_LOOKS):
        data = b"".join(chunks(conn, key))
        if hash_of(data) == key.sha256:
            return data
        row = conn.execute(select(stored_object).where(key.of(stored_object))).one_or_none()
        fetched = None if row is None else _fetched(objects, key, row)
        if fetched is not None:
            return fetched
    log.error("blob_unsound", device=key.device)
    return None


def chunks(conn: Connection, key: BlobKey) -> Iterator[bytes]:
    """Give what lies in the database, in order."""
    query = select(blob_chunk.c.data).where(key.of(blob_chunk)).order_by(blob_chunk.c.start)
    yield from conn.execute(query).scalars()


def _fetched(objects: ObjectStore | None, key: BlobKey, row: Row[tuple[object, ...]]) -> bytes | None:
    if objects is None:
        raise ObjectsAwayError("the paper lies in an object store that is not set")
    sealed = objects.get(row.name)
    data = None if sealed is None else unseal(sealed, row.key, key.about)
    return data if data is not None and hash_of(data) == key.sha256 else None


def _whole_copies(conn: Connection, tenant: TenantId, case: CaseId, sha256: Sha256) -> list[DeviceId]:
    whole = (blob.c.tenant == tenant) & (blob.c.case_id == case) & (blob.c.sha256 == sha256) & blob.c.complete.is_(True)
    return [
        DeviceId(each) for each in conn.execute(select(blob.c.device).where(whole).order_by(blob.c.device)).scalars()
    ]
