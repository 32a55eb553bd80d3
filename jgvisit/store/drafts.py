"""Work in progress: encrypted, never signed, chained, synced, searched or exported."""

from __future__ import annotations

from jgvisit.ids import CaseId
from jgvisit.services.ports.journal import DraftKey
from jgvisit.store.connection import Connection


def put(connection: Connection, key: DraftKey, data: bytes) -> None:
    """Keep a draft."""
    connection.execute(
        "INSERT INTO drafts VALUES (?, ?, ?) ON CONFLICT (case_id, field) DO UPDATE SET data = excluded.data",
        (key.case, key.field, data),
    )


def of_case(connection: Connection, case: CaseId) -> dict[str, bytes]:
    """Return the drafts of a family by field."""
    return dict(connection.execute("SELECT field, data FROM drafts WHERE case_id = ? ORDER BY field", (case,)))


def beginning(connection: Connection, field: str) -> tuple[tuple[DraftKey, bytes], ...]:
    """Return the drafts of all families whose field begins so."""
    query = "SELECT case_id, field, data FROM drafts WHERE substr(field, 1, ?) = ? ORDER BY case_id, field"
    rows = connection.execute(query, (len(field), field))
    return tuple((DraftKey(CaseId(case), whole), data) for case, whole, data in rows)


def holds(connection: Connection, key: DraftKey, data: bytes) -> bool:
    """Tell whether this draft is `data`."""
    query = "SELECT 1 FROM drafts WHERE case_id = ? AND field = ? AND data = ?"
    return connection.execute(query, (key.case, key.field, data)).fetchone() is not None


def clear(connection: Connection, key: DraftKey) -> None:
    """Forget a draft; one that is not there is no fault."""
    connection.execute("DELETE FROM drafts WHERE case_id = ? AND field = ?", (key.case, key.field))
