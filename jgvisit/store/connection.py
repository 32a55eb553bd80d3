"""One connection to SQLCipher: opened with a raw key, its errors translated.

Settings and traps: a wrong key, a flipped first page and "not a database" are one error
(SQLITE_NOTADB); a file of 0 bytes opens as a new database; a passphrase would cost 223 ms
per connection, so the key is always raw and never part of an SQL text.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from jgvisit.errors import StoreError
from jgvisit.store.errors import DiskFaultError, DiskFullError, StoreClosedError, StoreDamagedError

KEY_BYTES = 32
PAGE_BYTES = 4096
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",  # what is deleted is overwritten, not left on a free page
    "recursive_triggers=ON",  # so that INSERT OR REPLACE cannot delete past the trigger
    "trusted_schema=OFF",
    "cache_size=-16000",
    # by `Database` after the commit instead: a fault of a checkpoint would come out of COMMIT as if it were its own
    "wal_autocheckpoint=0",
)
_FULL, _IO, _CORRUPT, _NOT_A_DATABASE, _READ_ONLY, _CANTOPEN, _BUSY = 13, 10, 11, 26, 8, 14, 5
_WITHOUT_CODE = {
    "database or disk is full": _FULL,
    "disk I/O error": _IO,
    "database disk image is malformed": _CORRUPT,
    "file is not a database": _NOT_A_DATABASE,
    "attempt to write a readonly database": _READ_ONLY,
    "unable to open database file": _CANTOPEN,
    "database is locked": _BUSY,
}
"""`backup` and `connect` of sqlcipher3 0.6 raise errors that carry the words of SQLite only."""


class Cursor(Protocol):
    """What we use of a DB-API cursor."""

    @property
    def rowcount(self) -> int: ...  # noqa: D102
    @property
    def lastrowid(self) -> int: ...  # noqa: D102
    def fetchone(self) -> Any: ...  # noqa: D102
    def fetchall(self) -> list[Any]: ...  # noqa: D102
    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """What we use of a DB-API connection in autocommit mode."""

    @property
    def in_transaction(self) -> bool: ...  # noqa: D102
    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Cursor: ...  # noqa: D102
    def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> Cursor: ...  # noqa: D102
    def backup(self, target: Connection) -> None: ...  # noqa: D102
    def close(self) -> None: ...  # noqa: D102


def connect(path: Path, key: bytes) -> Connection:
    """Open the file at `path` with a raw 256-bit `key`; an absent file would be created, so look first.

    Raises:
        StoreDamagedError: wrong key, or not a database.
        DiskFaultError: the file cannot be opened.
    """
    # the journal's own lock serialises all use, so several threads may share one connection
    with store_errors():
        connection: Any = dbapi2.connect(str(path), check_same_thread=False, isolation_level=None, timeout=30)
    try:
        with store_errors():
            connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
            connection.set_key(f"x'{key.hex()}'")
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection  # type: ignore[no-any-return]  # sqlcipher3 has no types


@contextlib.contextmanager
def store_errors() -> Iterator[None]:
    """Translate what SQLite says about the world; a bug in our SQL stays what it is."""
    try:
        yield
    except dbapi2.ProgrammingError as error:
        if "closed database" in str(error):
            raise StoreClosedError("the store is closed") from error
        raise
    except dbapi2.DatabaseError as error:
        raise _translated(error) from error


def _translated(error: dbapi2.DatabaseError) -> StoreError | dbapi2.DatabaseError:
    code = getattr(error, "sqlite_errorcode", None) or _WITHOUT_CODE.get(str(error), 0)
    primary = code & 0xFF
    name = getattr(error, "sqlite_errorname", str(error))
    if primary == _FULL:
        return DiskFullError(name)
    if primary in (_CORRUPT, _NOT_A_DATABASE):
        return StoreDamagedError(name)
    if primary in (_IO, _READ_ONLY, _CANTOPEN, _BUSY):
        # whether it was a flush that failed is not told (sqlcipher3 0.6 gives primary codes only)
        return DiskFaultError(name, unsure=primary == _IO)
    return error
