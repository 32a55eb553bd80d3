"""Records as rows: the exact bytes, and beside them an index that could be rebuilt from those bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from jgvisit.ids import ChainId
from jgvisit.records.body import Body, read_body
from jgvisit.records.chain import EMPTY, Head
from jgvisit.records.kinds import goes_early, read_payload
from jgvisit.records.link import StoredRecord, link_hash, read_link
from jgvisit.store.connection import Connection

COLUMNS = "link, signature, body, salt, position"


def stored_record(row: Any) -> StoredRecord:
    """Return the record of a row that begins with `COLUMNS`."""
    return StoredRecord(link=row[0], signature=row[1], body=row[2], salt=row[3], position=row[4])


def insert_record(connection: Connection, record: StoredRecord, *, own: bool) -> str | None:
    """Add a record as the last row; return its family, if it has one."""
    (case,) = insert_records(connection, [record], own=own)
    return case


def insert_records(connection: Connection, records: Sequence[StoredRecord], *, own: bool) -> list[str | None]:
    """Add records as the last rows, in order; return the family of each, if it has one."""
    first = connection.execute("SELECT coalesce(max(n), 0) + 1 FROM records").fetchone()[0]
    bodies = [readable_body(record.body) for record in records]
    connection.executemany(
        "INSERT INTO records (n, device, chain, seq, link, signature, link_hash, body, salt, position, own, early,"
        " id, case_id, kind, author, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (row, *_link_columns(record), own, own and body is not None and _is_early(body), *_index(body))
            for row, (record, body) in enumerate(zip(records, bodies, strict=True), first)
        ],
    )
    return [index_blobs(connection, row, body) for row, body in enumerate(bodies, first)]


def fill_body(connection: Connection, row: int, record: StoredRecord) -> str | None:
    """Add the body of a record whose link was here already; return its family."""
    body = readable_body(record.body)
    connection.execute(
        "UPDATE records SET body = ?, salt = ?, id = ?, case_id = ?, kind = ?, author = ?, recorded_at = ? WHERE n = ?",
        (record.body, record.salt, *_index(body), row),
    )
    return index_blobs(connection, row, body)


def index_blobs(connection: Connection, row: int, body: Body | None) -> str | None:
    """Note which blobs the record in `row` names; return its family."""
    if body is None or body.case is None:
        return None
    if body.blobs:
        connection.executemany(
            "INSERT OR IGNORE INTO blob_refs VALUES (?, ?, ?, ?, ?)",
            [(body.case, ref.sha256, ref.bytes, ref.media_type, row) for ref in body.blobs],
        )
    return body.case


def readable_body(data: bytes | None) -> Body | None:
    """Return the body, or None if there is none or nobody can read it (the link still counts)."""
    if data is None:
        return None
    try:
        return read_body(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def head_of_chain(connection: Connection, chain: ChainId) -> Head:
    """Return the last own record of `chain`."""
    row = connection.execute(
        "SELECT seq, link_hash FROM records WHERE own = 1 AND chain = ? ORDER BY seq DESC LIMIT 1", (chain,)
    ).fetchone()
    return EMPTY if row is None else Head(*row)


def current_chain(connection: Connection) -> ChainId | None:
    """Return the newest chain of this store, None before its first record."""
    row = connection.execute("SELECT chain FROM own_chains ORDER BY n DESC LIMIT 1").fetchone()
    return None if row is None else ChainId(row[0])


def _is_early(body: Body) -> bool:
    return goes_early(read_payload(body))


def _link_columns(record: StoredRecord) -> tuple[Any, ...]:
    link = read_link(record.link)
    name = link_hash(record.link, record.signature)
    where = (link.device, link.chain, link.seq)
    return *where, record.link, record.signature, name, record.body, record.salt, record.position


def _index(body: Body | None) -> tuple[str | None, ...]:
    if body is None:
        return (None,) * 5
    return body.id, body.case, body.kind, body.author, body.recorded_at
