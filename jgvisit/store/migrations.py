"""Forward-only steps between versions of the store, each in one transaction.

A copy of the store is laid beside it before the first step; a step that fails leaves the
store as it was. Sources: SQLite `user_version`; `sqlcipher_export` would reset it, so it is not used.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from jgvisit.store.connection import Connection
from jgvisit.store.errors import StoreTooNewError
from jgvisit.store.private_file import aside_name, copy_file
from jgvisit.store.schema import APPLICATION_ID, VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5

Steps = Sequence[Sequence[str]]
STEPS: Steps = (VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5)
"""`STEPS[n]` leads from version n to n + 1."""


def version_of(connection: Connection) -> int:
    """Return the version the store says it has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(connection: Connection, steps: Steps = STEPS) -> None:
    """Check that this program can read the store.

    Raises:
        StoreTooNewError: a newer program wrote it.
    """
    version = version_of(connection)
    if version > len(steps):
        raise StoreTooNewError(f"store version {version}, this program reads up to {len(steps)}")


def fill_new(connection: Connection, steps: Steps = STEPS) -> None:
    """Lay out an empty, keyed database."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for version, statements in enumerate(steps):
        _step(connection, statements, version + 1)


def migrate(connection: Connection, path: Path, at: datetime, steps: Steps = STEPS) -> Path | None:
    """Bring the store at `path` to this program's version; return the copy made before, if any step ran.

    Raises:
        DiskFullError, DiskFaultError: no room for the copy; nothing was changed.
    """
    version = version_of(connection)
    if version == len(steps):
        return None
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    copy = aside_name(path, f"v{version}", at)
    copy_file(path, copy)
    for number in range(version, len(steps)):
        _step(connection, steps[number], number + 1)
    return copy


def _step(connection: Connection, statements: Sequence[str], version: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
