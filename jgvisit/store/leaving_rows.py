"""Which families may leave this laptop, and how the bodies of a record go: the link stays, nothing else.

A family leaves whole or not at all: a case file with a hole in it could say that nobody has authority.
What leaves must be where it cannot be lost: below the lowest of the three marks of the receipt (design §6).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jgvisit.ids import CaseId, DeviceId, Sha256
from jgvisit.services.ports.journal import WAITING
from jgvisit.store.connection import Connection

_LOWEST = "SELECT min(p.kept, p.checked, p.safe) FROM receipts p WHERE p.chain = r.chain"
_OWN_SAFE = f"""(r.own = 1 AND r.answer IN ('stored', 'already') AND r.seq <= ({_LOWEST})
    AND NOT EXISTS (SELECT 1 FROM records b WHERE b.own = 1 AND b.chain = r.chain AND b.seq <= r.seq
                    AND b.answer IN ('forked', 'rejected')))"""  # noqa: S608
"""After a fork the marks of a chain may be those of the other branch."""
_PULLED_SAFE = f"""(r.own = 0 AND (r.device <> ?2 OR r.position <= (
    SELECT max(w.position) FROM records w WHERE w.own = 1 AND w.seq <= ({_LOWEST.replace("r.chain", "w.chain")}))))"""  # noqa: S608
"""Another laptop keeps its own until they are safe. What this one lost and got back has nobody else: it goes when an
own record that came into the feed after it is safe."""
_AT_ONCE = 500


def families(connection: Connection) -> tuple[tuple[CaseId, bool], ...]:
    """Return the families with bodies here, each with whether the last pull named it as assigned."""
    rows = connection.execute(
        "SELECT DISTINCT r.case_id, a.case_id IS NOT NULL FROM records r"
        " LEFT JOIN assigned_cases a ON a.case_id = r.case_id WHERE r.case_id IS NOT NULL ORDER BY r.case_id"
    )
    return tuple((CaseId(case), bool(assigned)) for case, assigned in rows)


def may_leave(connection: Connection, case: CaseId, device: DeviceId) -> bool:
    """Tell whether every body of this family is below the lowest mark, and every file of it was sent.

    What somebody confirmed and is not sealed yet is nowhere else: it keeps its family too.
    """
    at_stake = connection.execute(
        f"SELECT EXISTS (SELECT 1 FROM records r WHERE r.case_id = ?1 AND r.body IS NOT NULL"  # noqa: S608
        f" AND NOT coalesce({_OWN_SAFE} OR {_PULLED_SAFE}, 0))"
        " OR EXISTS (SELECT 1 FROM blobs WHERE case_id = ?1 AND sent = 0)"
        " OR EXISTS (SELECT 1 FROM drafts WHERE case_id = ?1 AND substr(field, 1, length(?3)) = ?3)",
        (case, device, WAITING),
    ).fetchone()[0]
    return not at_stake


def waits_for_marks(connection: Connection) -> tuple[str, ...]:
    """Return the own chains that hold bodies above their lowest mark, oldest first."""
    rows = connection.execute(
        "SELECT c.chain FROM own_chains c WHERE EXISTS (SELECT 1 FROM records r WHERE r.own = 1 AND r.chain = c.chain"  # noqa: S608
        f" AND r.body IS NOT NULL AND r.seq > coalesce(({_LOWEST}), 0)) ORDER BY c.n"
    )
    return tuple(row[0] for row in rows)


def unsafe_before(connection: Connection, moment: str) -> bool:
    """Tell whether an own body written before `moment` is above the lowest mark of its chain."""
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM records r WHERE r.own = 1 AND r.body IS NOT NULL"  # noqa: S608
        f" AND r.recorded_at <= ? AND NOT coalesce({_OWN_SAFE}, 0))",
        (moment,),
    ).fetchone()
    return bool(row[0])


def links_of(connection: Connection, case: CaseId) -> tuple[Sha256, ...]:
    """Return the hashes of the links whose bodies are here."""
    query = "SELECT link_hash FROM records WHERE case_id = ? AND body IS NOT NULL ORDER BY n"
    return tuple(Sha256(row[0]) for row in connection.execute(query, (case,)))


def drop_bodies(connection: Connection, links: Iterable[Sha256], *, keep_marks: bool) -> int:
    """Take body, salt and all that was read from them out of these rows, with the files nobody else names.

    Args:
        connection: inside a transaction.
        links: hashes; those that are not here, or were dropped before, count for nothing.
        keep_marks: keep the id of a parked record, which the balance of the day names; not after an erasure.

    Returns:
        How many bodies went.
    """
    dropped, hashes = 0, list(links)
    for start in range(0, len(hashes), _AT_ONCE):
        dropped += _drop(connection, hashes[start : start + _AT_ONCE], keep_marks=keep_marks)
    return dropped


def _drop(connection: Connection, hashes: Sequence[Sha256], *, keep_marks: bool) -> int:
    marks = ",".join("?" * len(hashes))
    rows = [
        row[0]
        for row in connection.execute(
            f"SELECT n FROM records WHERE link_hash IN ({marks}) AND body IS NOT NULL",  # noqa: S608
            hashes,
        )
    ]
    here = ",".join("?" * len(rows))
    named = connection.execute(
        f"SELECT DISTINCT case_id, sha256 FROM blob_refs WHERE record IN ({here})",  # noqa: S608
        rows,
    ).fetchall()
    connection.execute(f"DELETE FROM blob_refs WHERE record IN ({here})", rows)  # noqa: S608
    connection.executemany(
        "DELETE FROM blobs WHERE case_id = ?1 AND sha256 = ?2"
        " AND NOT EXISTS (SELECT 1 FROM blob_refs WHERE case_id = ?1 AND sha256 = ?2)",
        named,
    )
    kept = "CASE WHEN parked IS NULL THEN NULL ELSE id END" if keep_marks else "NULL"
    connection.execute(
        f"UPDATE records SET body = NULL, salt = NULL, id = {kept}, case_id = NULL, kind = NULL,"  # noqa: S608
        f" author = NULL, recorded_at = NULL, early = 0 WHERE n IN ({here})",
        rows,
    )
    return len(rows)
