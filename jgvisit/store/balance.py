"""The balance of the end of the day: every own record counted once, under its latest answer."""

from __future__ import annotations

from jgvisit.ids import RecordId
from jgvisit.services.ports.journal import Balance
from jgvisit.store import meta
from jgvisit.store.connection import Connection

_ANSWERED = "FROM records INDEXED BY own_answer WHERE own = 1 AND answer IS NOT NULL AND n <= ?"
_WAITING = "FROM records INDEXED BY unanswered WHERE own = 1 AND answer IS NULL AND n <= ?"
_ALL = 2**62


def balance(connection: Connection) -> Balance:
    """Return the balance of the own records that existed at the last push; before the first, of all.

    The three marks are added up over the chains of this store: each chain counts gapless from 1.
    """
    pushed = meta.get_pushed_through(connection)
    through = (_ALL if pushed is None else pushed,)
    counts = dict(connection.execute(f"SELECT answer, count(*) {_ANSWERED} GROUP BY answer", through))
    (waiting,) = connection.execute(f"SELECT count(*) {_WAITING}", through).fetchone()
    parked = connection.execute(f"SELECT id, parked {_ANSWERED} AND parked IS NOT NULL ORDER BY n", through).fetchall()
    kept, checked, safe, at = connection.execute(
        "SELECT coalesce(sum(kept), 0), coalesce(sum(checked), 0), coalesce(sum(safe), 0), max(at) FROM receipts"
    ).fetchone()
    return Balance(
        made=sum(counts.values()) + waiting,
        stored=counts.get("stored", 0),
        already=counts.get("already", 0),
        early=counts.get("early", 0),
        forked=counts.get("forked", 0),
        rejected=counts.get("rejected", 0),
        parked=len(parked),
        waiting=waiting,
        kept=kept,
        checked=checked,
        safe=safe,
        receipt_at=at,
        parked_reasons=tuple((RecordId(record or ""), reason) for record, reason in parked),
    )
