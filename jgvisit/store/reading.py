"""Reading: families, their records, their blobs."""

from __future__ import annotations

from collections.abc import Iterator

from jgvisit.ids import CaseId, Sha256
from jgvisit.records.link import StoredRecord
from jgvisit.store.connection import Connection
from jgvisit.store.errors import BlobMissingError
from jgvisit.store.rows import COLUMNS, stored_record


def cases(connection: Connection) -> tuple[CaseId, ...]:
    """Return the families with at least one readable record here, in a fixed order."""
    # jumps from family to family along the index instead of walking over every record
    rows = connection.execute(
        "WITH RECURSIVE family (id) AS (SELECT min(case_id) FROM records UNION ALL"
        " SELECT (SELECT min(case_id) FROM records WHERE case_id > family.id) FROM family WHERE family.id IS NOT NULL)"
        " SELECT id FROM family WHERE id IS NOT NULL"
    )
    return tuple(CaseId(row[0]) for row in rows)


def records_of(connection: Connection, case: CaseId) -> tuple[StoredRecord, ...]:
    """Return every record of `case`, in the order in which they came here."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM records WHERE case_id = ? ORDER BY n", (case,))  # noqa: S608
    return tuple(stored_record(row) for row in rows)


def chain_starts(connection: Connection) -> tuple[StoredRecord, ...]:
    """Return the first record of each chain: it says which chain it continues, and from where."""
    wanted = "case_id IS NULL AND kind = 'storeOpened'"
    rows = connection.execute(f"SELECT {COLUMNS} FROM records WHERE {wanted} ORDER BY n")  # noqa: S608
    return tuple(stored_record(row) for row in rows)


def all_records(connection: Connection) -> Iterator[StoredRecord]:
    """Return every record on this laptop, in the order in which they came here."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM records ORDER BY n")  # noqa: S608
    return (stored_record(row) for row in rows)


def blob(connection: Connection, case: CaseId, sha256: Sha256) -> bytes:
    """Return the bytes of a blob of this family.

    Raises:
        BlobMissingError: not on this laptop.
    """
    query = "SELECT data FROM blobs WHERE case_id = ? AND sha256 = ?"
    row = connection.execute(query, (case, sha256)).fetchone()
    if row is None:
        raise BlobMissingError(sha256)
    return bytes(row[0])
