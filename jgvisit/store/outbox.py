"""What waits for the server, and what the server answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jgvisit.ids import CaseId, ChainId, Sha256
from jgvisit.records.body import BlobRef
from jgvisit.records.link import StoredRecord
from jgvisit.services.ports.journal import StoreHead, Unsent
from jgvisit.shapes import read_json
from jgvisit.store import meta
from jgvisit.store.connection import Connection
from jgvisit.store.rows import COLUMNS, current_chain, head_of_chain, stored_record
from jgvisit.sync.ports import ChainState, UnsentBlob
from jgvisit.sync.wire import Answered, Receipt, SignedReceipt

_WAITING = "records INDEXED BY unanswered WHERE own = 1 AND (answer IS NULL OR answer = 'early')"
"""The planner would walk over every own record instead."""
_HALF_SENT = """SELECT count(*), min(recorded_at) FROM records WHERE own = 1 AND answer <> 'rejected' AND n IN (
    SELECT record FROM blobs INDEXED BY unsent_blob JOIN blob_refs USING (case_id, sha256) WHERE sent = 0)"""


def chains(connection: Connection) -> tuple[ChainState, ...]:
    """Return this store's chains, oldest first, with the length of the gapless run that has an answer."""
    names = [ChainId(row[0]) for row in connection.execute("SELECT chain FROM own_chains ORDER BY n")]
    return tuple(_state(connection, chain) for chain in names)


def _state(connection: Connection, chain: ChainId) -> ChainState:
    length = head_of_chain(connection, chain).seq
    query = f"SELECT min(seq) FROM {_WAITING} AND chain = ?"  # noqa: S608
    first_waiting = connection.execute(query, (chain,)).fetchone()[0]
    receipt = connection.execute("SELECT epoch FROM receipts WHERE chain = ?", (chain,)).fetchone()
    answered = length if first_waiting is None else first_waiting - 1
    return ChainState(chain, length, answered, receipt[0] if receipt else None)


def own_records(connection: Connection, chain: ChainId, after: int, limit: int) -> tuple[StoredRecord, ...]:
    """Return records of an own chain with seq > `after`, in order."""
    query = f"SELECT {COLUMNS} FROM records WHERE own = 1 AND chain = ? AND seq > ? ORDER BY seq LIMIT ?"  # noqa: S608
    return tuple(stored_record(row) for row in connection.execute(query, (chain, after, limit)))


def unanswered_early(connection: Connection, chain: ChainId) -> tuple[StoredRecord, ...]:
    """Return the early ones without any answer, in order."""
    query = (
        f"SELECT {COLUMNS} FROM {_WAITING} AND answer IS NULL AND early = 1"  # noqa: S608
        " AND chain = ? ORDER BY seq"
    )
    return tuple(stored_record(row) for row in connection.execute(query, (chain,)))


def unsent(connection: Connection) -> Unsent:
    """Return what has no answer yet, or a file that is not sent; early ones are with the server already."""
    records, oldest = connection.execute(
        f"SELECT count(*), min(recorded_at) FROM {_WAITING} AND answer IS NULL"  # noqa: S608
    ).fetchone()
    half_sent, since = connection.execute(_HALF_SENT).fetchone()
    return Unsent(records, half_sent, min((at for at in (oldest, since) if at is not None), default=None))


def unsent_blobs(connection: Connection) -> tuple[UnsentBlob, ...]:
    """Return the blobs still to be sent, oldest first."""
    rows = connection.execute("SELECT case_id, sha256, length(data), media_type FROM blobs WHERE sent = 0 ORDER BY n")
    return tuple(UnsentBlob(CaseId(case), BlobRef(digest, size, kind)) for case, digest, size, kind in rows)


def note_blob_sent(connection: Connection, case: CaseId, sha256: Sha256) -> None:
    """The server has this blob whole."""
    connection.execute("UPDATE blobs SET sent = 1 WHERE case_id = ? AND sha256 = ?", (case, sha256))


def note_push(connection: Connection, chain: ChainId, answers: Sequence[Answered], signed: SignedReceipt) -> None:
    """Keep answers and receipt; decide whether the chain may go on."""
    receipt = read_json(signed.receipt, Receipt)
    _forget_what_a_restored_server_forgot(connection, chain, receipt.epoch)
    seen = meta.get_seen(connection)
    # positions count in the epoch of what was fetched; with the next fetch the others come too
    counts = seen is not None and seen.epoch == receipt.epoch
    connection.executemany(
        "UPDATE records SET answer = ?, parked = ?, reason = ?, position = coalesce(?, position)"
        " WHERE link_hash = ? AND own = 1",
        [(a.answer, a.parked, a.reason, a.position if counts else None, a.link_hash) for a in answers],
    )
    _keep_receipt(connection, chain, signed, receipt)
    last = connection.execute("SELECT max(n) FROM records WHERE own = 1").fetchone()[0]
    meta.put_pushed_through(connection, last or 0)
    if chain == current_chain(connection):
        _judge_chain(connection, chain, {a.answer for a in answers}, receipt.received)


def _forget_what_a_restored_server_forgot(connection: Connection, chain: ChainId, epoch: str) -> None:
    """After a restore the server has a new epoch: all above the last `safe` is sent again (design §6)."""
    row = connection.execute("SELECT epoch, safe FROM receipts WHERE chain = ?", (chain,)).fetchone()
    if row is None or row[0] == epoch:
        return
    above = (chain, row[1])
    connection.execute(
        "UPDATE records SET answer = NULL, parked = NULL, reason = NULL WHERE own = 1 AND chain = ? AND seq > ?", above
    )
    connection.execute(
        "UPDATE blobs SET sent = 0 WHERE (case_id, sha256) IN (SELECT b.case_id, b.sha256 FROM blob_refs b"
        " JOIN records r ON r.n = b.record WHERE r.own = 1 AND r.chain = ? AND r.seq > ?)",
        above,
    )


def own_forks(connection: Connection, forks: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """Return `forks` with those that the answers to own records told of, also before the next fetch."""
    rows = connection.execute(
        "SELECT device, chain, min(seq) FROM records INDEXED BY own_answer WHERE own = 1 AND answer = 'forked'"
        " GROUP BY device, chain"
    ).fetchall()
    return {**forks, **{(device, chain): min(seq, forks.get((device, chain), seq)) for device, chain, seq in rows}}


def _keep_receipt(connection: Connection, chain: ChainId, signed: SignedReceipt, receipt: Receipt) -> None:
    # an older receipt that comes late (a repeated answer) does not take back what a newer one said;
    # in a new epoch the server's clock may have gone back with the server
    connection.execute(
        "INSERT INTO receipts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (chain) DO UPDATE SET"
        " receipt = excluded.receipt, signature = excluded.signature, epoch = excluded.epoch, at = excluded.at,"
        " received = excluded.received, kept = excluded.kept, checked = excluded.checked, safe = excluded.safe"
        " WHERE excluded.at >= receipts.at OR excluded.epoch <> receipts.epoch",
        (
            *(chain, signed.receipt, signed.signature, receipt.epoch, receipt.at),
            *(receipt.received, receipt.kept, receipt.checked, receipt.safe),
        ),
    )


def _judge_chain(connection: Connection, chain: ChainId, answers: set[str], received: int) -> None:
    """A fork, a record refused for its place, or a server that knows more: the next record begins a new chain."""
    head = head_of_chain(connection, chain)
    known = StoreHead(chain, head.seq, head.link_hash)
    if received > head.seq:
        meta.stop_chain(connection, meta.after("behind", known, received - head.seq))
    elif "forked" in answers:
        meta.stop_chain(connection, meta.after("restored", known, None))
    elif "rejected" in answers:
        meta.stop_chain(connection, meta.after("recovered", known, None))
