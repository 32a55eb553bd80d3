"""What was pulled: records of this family's other devices, their certificates, the families assigned now."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jgvisit.ids import CaseId, DeviceId, Sha256
from jgvisit.records.body import BlobRef, Seen
from jgvisit.records.canonical import sha256 as hash_of
from jgvisit.records.chain import without_body
from jgvisit.records.link import StoredRecord, link_hash
from jgvisit.store import meta
from jgvisit.store.connection import Connection
from jgvisit.store.rows import fill_body, insert_records
from jgvisit.sync.ports import UnsentBlob
from jgvisit.sync.wire import FeedDevice, Fork


def put(
    connection: Connection,
    seen: Seen,
    records: Sequence[StoredRecord],
    devices: Sequence[FeedDevice],
    cases: Sequence[CaseId],
    *,
    whole: bool,
    forks: Sequence[Fork] = (),
) -> tuple[CaseId, ...]:
    """Store verified records, move the cursor; return the families that changed, in order of first change."""
    former = meta.get_seen(connection)
    if former is not None and former.epoch != seen.epoch:
        # positions of a feed that a restored server no longer has would be taken for the new one's
        connection.execute("UPDATE records SET position = NULL WHERE position IS NOT NULL")
    changed = _put_records(connection, records)
    connection.executemany(
        "INSERT INTO device_certificates VALUES (?, ?) ON CONFLICT (device) DO UPDATE SET pem = excluded.pem",
        [(device.device, device.certificate) for device in devices],
    )
    if {row[0] for row in connection.execute("SELECT case_id FROM assigned_cases")} != set(cases):
        connection.execute("DELETE FROM assigned_cases")
        connection.executemany("INSERT OR IGNORE INTO assigned_cases VALUES (?)", [(case,) for case in cases])
    meta.put_seen(connection, seen)
    meta.put_forks(connection, {(fork.device, fork.chain): fork.seq for fork in forks})
    if whole:
        meta.put_whole(connection, seen, cases)
    else:
        meta.keep_whole(connection, cases)
    return tuple(dict.fromkeys(CaseId(case) for case in changed if case is not None))


def _put_records(connection: Connection, pulled: Sequence[StoredRecord]) -> list[str | None]:
    """Add what is not here yet, all at once; return the family of each that was new here or got its body."""
    names = [link_hash(record.link, record.signature) for record in pulled]
    erased = _erased_among(connection, names)
    records = [without_body(one) if name in erased else one for name, one in zip(names, pulled, strict=True)]
    known = _known_among(connection, names)
    new = dict[Sha256, StoredRecord]()
    for name, record in zip(names, records, strict=True):
        if name not in known and (record.body is not None or name not in new):
            new[name] = record
    # a record of this device that comes back after a loss is not `own`: this store did not write it
    added = dict(zip(new, insert_records(connection, list(new.values()), own=False), strict=True)) if new else {}
    return [
        added[name] if name in added else _complete(connection, *known[name], record)
        for name, record in zip(names, records, strict=True)
    ]


def _complete(connection: Connection, row: int, lacks_body: int, record: StoredRecord) -> str | None:
    connection.execute("UPDATE records SET position = coalesce(?, position) WHERE n = ?", (record.position, row))
    if lacks_body and record.body is not None:
        return fill_body(connection, row, record)
    return None


def _erased_among(connection: Connection, names: Sequence[Sha256]) -> set[str]:
    """Return those whose bodies an order erased: they never come back."""
    query = "SELECT link_hash FROM erased_links WHERE link_hash IN (SELECT value FROM json_each(?))"
    return {row[0] for row in connection.execute(query, (_as_json(names),))}


def _known_among(connection: Connection, names: Sequence[Sha256]) -> dict[str, tuple[int, int]]:
    """Return row and whether the body lacks, of those that are here."""
    query = "SELECT link_hash, n, body IS NULL FROM records WHERE link_hash IN (SELECT value FROM json_each(?))"
    return {name: (row, lacks) for name, row, lacks in connection.execute(query, (_as_json(names),))}


def _as_json(names: Sequence[Sha256]) -> str:
    return msgspec.json.encode(names).decode()


def missing_blobs(connection: Connection) -> tuple[UnsentBlob, ...]:
    """Return the blobs that pulled records of assigned families name and that are not here yet."""
    rows = connection.execute(
        "SELECT f.case_id, f.sha256, f.bytes, f.media_type FROM blob_refs f"
        " JOIN assigned_cases a ON a.case_id = f.case_id"
        " LEFT JOIN blobs b ON b.case_id = f.case_id AND b.sha256 = f.sha256"
        " WHERE b.n IS NULL GROUP BY f.case_id, f.sha256 ORDER BY min(f.record), f.sha256"
    )
    return tuple(UnsentBlob(CaseId(case), BlobRef(digest, size, kind)) for case, digest, size, kind in rows)


def put_blob(connection: Connection, case: CaseId, sha256: Sha256, data: bytes) -> None:
    """Store a fetched blob that a record of `case` names.

    Raises:
        ValueError: it is not what its hash says, or nobody named it.
    """
    ref = connection.execute(
        "SELECT media_type FROM blob_refs WHERE case_id = ? AND sha256 = ?", (case, sha256)
    ).fetchone()
    if ref is None or hash_of(data) != sha256:
        raise ValueError(f"blob {sha256} was not asked for or is not what its hash says")
    connection.execute(
        "INSERT OR IGNORE INTO blobs (case_id, sha256, media_type, data, sent) VALUES (?, ?, ?, ?, 1)",
        (case, sha256, ref[0], data),
    )


def device_certificates(connection: Connection) -> dict[DeviceId, str]:
    """Return the certificates (PEM) of the devices whose records are here."""
    return {DeviceId(device): pem for device, pem in connection.execute("SELECT device, pem FROM device_certificates")}
