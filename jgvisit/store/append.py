"""Writing: from what a use case wants recorded to signed rows, inside one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jgvisit.clock import Clock
from jgvisit.config import VERSION
from jgvisit.ids import ChainId, RecordId, Sha256, WorkerId, new_uuid7
from jgvisit.records.canonical import sha256
from jgvisit.records.chain import EMPTY, Head, compose, head_of
from jgvisit.records.link import Signer
from jgvisit.records.payload_journal import StoreOpened
from jgvisit.records.time_basis import TimeKeeper
from jgvisit.services.ports.journal import DraftKey, NewRecord, StoreHead, WrittenDown
from jgvisit.store import drafts, meta
from jgvisit.store.connection import Connection
from jgvisit.store.rows import current_chain, head_of_chain, insert_record
from jgvisit.sync.wire import MAX_BLOB_BYTES


@dataclass(frozen=True)
class Pen:
    """Who writes, with which key and which clocks."""

    signer: Signer
    author: WorkerId
    clock: Clock
    time: TimeKeeper


@dataclass(frozen=True)
class Written:
    """What one call wrote."""

    ids: tuple[RecordId, ...]
    head: StoreHead


def append(
    connection: Connection,
    pen: Pen,
    records: Sequence[NewRecord],
    blobs: Mapping[Sha256, bytes],
    clears: Sequence[DraftKey],
) -> Written:
    """Sign `records` at their places and add them with their blobs; forget the drafts they finish.

    Raises:
        RecordError: a body was too large or outside the domain.
        ValueError: a blob is named and not given, given and not named, not what its hash says, or
            larger than the server takes.
    """
    moment = WrittenDown(pen.clock.now(), pen.time.basis())
    chain, head = _open_chain(connection, pen, moment)
    _send_pulled_blobs(connection, records)
    ids: list[RecordId] = []
    for new in (replace(record, id=record.id or RecordId(new_uuid7())) for record in records):
        head = _write(connection, pen, moment, chain, head, new)
        assert new.id is not None
        ids.append(new.id)
    _add_blobs(connection, records, blobs)
    for key in clears:
        drafts.clear(connection, key)
    return Written(tuple(ids), StoreHead(chain, head.seq, head.link_hash))


def _open_chain(connection: Connection, pen: Pen, moment: WrittenDown) -> tuple[ChainId, Head]:
    chain, why = current_chain(connection), meta.get_next_chain(connection)
    if chain is not None and why is None:
        return chain, head_of_chain(connection, chain)
    chain = ChainId(new_uuid7())
    meta.begin_chain(connection, chain)
    opened = NewRecord(_opened(why), None, id=RecordId(new_uuid7()))
    return chain, _write(connection, pen, moment, chain, EMPTY, opened)


def _opened(why: meta.NextChain | None) -> StoreOpened:
    program = f"jgvisit {VERSION}"
    if why is None:
        return StoreOpened(reason="created", program=program)
    return StoreOpened(
        reason=why.reason,
        program=program,
        previous_chain=why.chain,
        previous_seq=why.seq,
        previous_head=why.link_hash,
        missing=why.missing,
    )


def _write(connection: Connection, pen: Pen, moment: WrittenDown, chain: ChainId, head: Head, new: NewRecord) -> Head:
    assert new.id is not None
    # of the family, not of the feed: who was given a family since has not seen what lies below the cursor
    seen = None if new.case is None else meta.get_whole(connection, new.case)
    written = new.written or moment
    record = compose(
        new.payload,
        place=head.next_place,
        chain=chain,
        signer=pen.signer,
        id=new.id,
        author=pen.author,
        recorded_at=written.at,
        time_basis=written.basis,
        case=new.case,
        supersedes=new.supersedes,
        seen=seen,
        pack=new.pack,
        blobs=new.blobs,
    )
    insert_record(connection, record, own=True)
    return head_of(record)


def _add_blobs(connection: Connection, records: Sequence[NewRecord], blobs: Mapping[Sha256, bytes]) -> None:
    named = {(record.case, ref.sha256): ref for record in records for ref in record.blobs}
    if unnamed := set(blobs) - {digest for _, digest in named}:
        raise ValueError(f"no record names blob {min(unnamed)}")
    for (case, digest), ref in named.items():
        data = blobs.get(Sha256(digest))
        if data is None:
            _require_here(connection, str(case), digest)
            continue
        if sha256(data) != digest or len(data) != ref.bytes:
            raise ValueError(f"blob {digest} is not what its hash says")
        if len(data) > MAX_BLOB_BYTES:  # it would wait for ever, and every sync would stop at it
            raise ValueError(f"blob {digest} is over {MAX_BLOB_BYTES} bytes")
        connection.execute(
            "INSERT OR IGNORE INTO blobs (case_id, sha256, media_type, data, sent) VALUES (?, ?, ?, ?, 0)",
            (case, digest, ref.media_type, data),
        )


def _send_pulled_blobs(connection: Connection, records: Sequence[NewRecord]) -> None:
    """Let blobs that came from the server go up again where a first own record names them.

    The server counts a record as kept once the device that wrote it sent its blobs, whoever else did.
    """
    connection.executemany(
        "UPDATE blobs SET sent = 0 WHERE case_id = ? AND sha256 = ? AND NOT EXISTS (SELECT 1 FROM blob_refs f"
        " JOIN records r ON r.n = f.record WHERE f.case_id = blobs.case_id AND f.sha256 = blobs.sha256 AND r.own = 1)",
        [(record.case, ref.sha256) for record in records for ref in record.blobs],
    )


def _require_here(connection: Connection, case: str, digest: str) -> None:
    query = "SELECT 1 FROM blobs WHERE case_id = ? AND sha256 = ?"
    if connection.execute(query, (case, digest)).fetchone() is None:
        raise ValueError(f"blob {digest} was not given")
