"""Erasing rows: in the store itself, and in the copies that lie beside it (Jeugdwet 7.3.9).

The words of a record leave the search with its body, by a trigger of the store (`schema.VERSION_5`).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from pathlib import Path

from jgvisit.errors import StoreError
from jgvisit.ids import Sha256
from jgvisit.store.connection import Connection, connect, store_errors
from jgvisit.store.copies import copies_beside
from jgvisit.store.import_shelf import forget_imported
from jgvisit.store.leaving_rows import drop_bodies
from jgvisit.store.private_file import disk_errors

_ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def erase_rows(connection: Connection, links: Sequence[Sha256]) -> tuple[Sha256, ...]:
    """Erase body, salt, files and drafts of these links inside a transaction; return those whose body was here.

    A draft belongs to what is erased when its family has no record left, or when it is named after a person, form or
    visit that no record left in the family speaks of.
    """
    here, cases = _bodies(connection, links)
    named = {case: _ids_named(connection, case) for case in cases}
    drop_bodies(connection, links, keep_marks=False)
    forget_imported(connection, links)
    for case, before in named.items():
        gone = before - _ids_named(connection, case)
        left = connection.execute("SELECT 1 FROM records WHERE case_id = ? LIMIT 1", (case,)).fetchone()
        for (field,) in connection.execute("SELECT field FROM drafts WHERE case_id = ?", (case,)).fetchall():
            if left is None or gone & set(_ID.findall(field.encode())):
                connection.execute("DELETE FROM drafts WHERE case_id = ? AND field = ?", (case, field))
        if left is None:
            connection.execute("DELETE FROM blobs WHERE case_id = ?", (case,))
            connection.execute("DELETE FROM assigned_cases WHERE case_id = ?", (case,))
            connection.execute("DELETE FROM meta WHERE key LIKE '%' || ?", (case,))
    return here


def erase_in_copies(store: Path, key: bytes, links: Sequence[Sha256]) -> int:
    """Erase the same rows in every copy beside the store; return how many copies could not be opened for it.

    A copy from before a migration is destroyed: all of it is in the store, which was opened since. One that was set
    aside may hold what nobody else has, so only what was ordered goes from it; it is opened with its key, and its log
    goes into it, with what the log may still have held behind a torn page.
    """
    left = 0
    for copy in copies_beside(store):
        if copy.is_backup:
            copy.destroy()
        elif not _erase_in_file(copy.path, key, links):
            left += 1
    return left


def _erase_in_file(path: Path, key: bytes, links: Sequence[Sha256]) -> bool:
    with contextlib.suppress(StoreError), disk_errors():
        connection = connect(path, key)
        try:
            with store_errors():
                connection.execute("BEGIN IMMEDIATE")
                erase_rows(connection, links)
                connection.execute("COMMIT")
                return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            connection.close()
    return False


def _bodies(connection: Connection, links: Sequence[Sha256]) -> tuple[tuple[Sha256, ...], tuple[str, ...]]:
    here: list[Sha256] = []
    cases: dict[str, None] = {}
    for link in links:
        row = connection.execute(
            "SELECT case_id FROM records WHERE link_hash = ? AND body IS NOT NULL", (link,)
        ).fetchone()
        if row is not None:
            here.append(link)
            cases |= {} if row[0] is None else {row[0]: None}
    return tuple(here), tuple(cases)


def _ids_named(connection: Connection, case: str) -> set[bytes]:
    rows = connection.execute("SELECT body FROM records WHERE case_id = ? AND body IS NOT NULL", (case,))
    return {found for (body,) in rows for found in _ID.findall(bytes(body))}
