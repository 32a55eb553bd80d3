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


def clear(connection: Connection, key: DraftKey) -> None:
    """Forget a draft; one that is not there is no fault."""
    connection.execute("DELETE FROM drafts WHERE case_id = ? AND field = ?", (key.case, key.field))
