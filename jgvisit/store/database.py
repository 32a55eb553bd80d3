"""The encrypted database: opened where it is expected, never created in its place, used under one lock."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from jgvisit.errors import StoreError
from jgvisit.ids import new_uuid7
from jgvisit.store import migrations
from jgvisit.store.connection import PAGE_BYTES, Connection, connect, store_errors
from jgvisit.store.errors import (
    DiskFaultError,
    DiskFullError,
    StoreClosedError,
    StoreDamagedError,
    StoreExistsError,
    StoreMissingError,
)
from jgvisit.store.private_file import copy_file, disk_errors, full_disk_named, sync_dir, write_again
from jgvisit.store.proof import prove_encrypted, prove_header
from jgvisit.store.schema import APPLICATION_ID, triggers_of

WAL_SUFFIX = "-wal"
SIDE_SUFFIXES = ("", WAL_SUFFIX, "-shm")
LONGEST_LOG_BYTES = 4 << 20
"""After a commit that makes it longer the log is moved into the file."""


def create(path: Path, key: bytes) -> Database:
    """Make a new store at `path`; its folder exists and is private.

    Raises:
        StoreExistsError: something is there.
    """
    if path.exists():
        raise StoreExistsError(path.name)
    with disk_errors():
        path.touch(mode=0o600)
    connection = connect(path, key)
    try:
        with store_errors():
            migrations.fill_new(connection)
            connection.execute("INSERT INTO meta VALUES ('store', ?)", (new_uuid7(),))
            # until here all pages may be in the log; the proof looks at the file itself
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            prove_encrypted(connection, path)
    except BaseException:
        connection.close()
        raise
    return Database(path, key, connection)


def open_existing(path: Path, key: bytes) -> Database:
    """Open the store at `path`, prove it, and make the names in its folder durable; nothing is written to it.

    Raises:
        StoreMissingError: no file; none is created.
        StoreDamagedError: cut short, changed, or another key's.
        StoreTooNewError: a newer program's.
        StoreUnprovenError: it is not shown to be encrypted.
    """
    return Database(path, key, open_connection(path, key))


def write_log_again(path: Path) -> None:
    """Make sure that what the log of the store at `path` says is on the disk, before anything is told from it.

    Only while nobody has the store open: a last close would move what may not be durable into the file.

    Raises:
        DiskFullError, DiskFaultError: it may not be there.
    """
    with full_disk_named(path.parent):
        if _log_bytes(path):
            write_again(_log(path))


def _log(path: Path) -> Path:
    return path.with_name(path.name + WAL_SUFFIX)


def _log_bytes(path: Path) -> int:
    return _log(path).stat().st_size if _log(path).exists() else 0


def open_connection(path: Path, key: bytes) -> Connection:
    """Return a proven connection to the store; errors as `open_existing`."""
    _look_at_file(path)
    with full_disk_named(path.parent):
        return _proven(path, key)


def _proven(path: Path, key: bytes) -> Connection:
    connection = connect(path, key)
    try:
        with store_errors():
            _check_ours(connection)
            migrations.refuse_newer(connection)
            prove_encrypted(connection, path)
        with disk_errors():
            # the log has its name by now; SQLite flushes that too, and takes no notice when it fails (3.53)
            sync_dir(path.parent)
    except BaseException:
        connection.close()
        raise
    return connection


def _look_at_file(path: Path) -> None:
    if not path.exists():
        raise StoreMissingError(path.name)
    if path.stat().st_size < PAGE_BYTES:  # SQLite would open 0 bytes as a new database
        raise StoreDamagedError(f"{path.stat().st_size} bytes")
    prove_header(path)


def _check_ours(connection: Connection) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise StoreDamagedError(f"application id {application}")
    if connection.execute("SELECT value FROM meta WHERE key = 'store'").fetchone() is None:
        raise StoreDamagedError("no meta row")
    check_triggers(connection)


def check_triggers(connection: Connection) -> None:
    """Check that links are still append-only.

    Raises:
        StoreDamagedError: a trigger is gone.
    """
    present = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    expected = triggers_of(migrations.version_of(connection))
    if not present >= expected:
        raise StoreDamagedError(f"triggers gone: {sorted(expected - present)}")


class Database:
    """An open store. Several threads may use it; one at a time gets in.

    After a fault of the disk or a damaged page the connection is in an unknown state: it is
    left, and the next use opens the file again and writes its log anew. A disk that is only full
    leaves it whole: what is there can still be read.
    """

    def __init__(self, path: Path, key: bytes, connection: Connection) -> None:
        self.path = path
        self._key = key
        self._connection: Connection | None = connection
        self._closed = False
        self._lock = threading.RLock()

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """Give the connection for reading.

        Raises:
            StoreClosedError, StoreDamagedError, DiskFaultError.
        """
        with self._lock:
            try:
                with full_disk_named(self.path.parent), store_errors():
                    yield self._open_connection()
            except (StoreDamagedError, DiskFaultError):
                self._leave()
                raise
            except DiskFullError as full:
                if full.unsure:
                    self._leave()
                raise

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """Give the connection inside one transaction: durable when the block ends, or as if it never began.

        Raises:
            DiskFullError, DiskFaultError: nothing was written, except if it is `unsure`: then look, after
                this, whether it is there.
        """
        with self.read() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # SQLite has rolled back by itself after some faults
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        self._keep_log_short()

    def checkpoint(self) -> bool:
        """Move the log into the file and flush both; tell whether all of it was moved."""
        with self.read() as connection:
            return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]

    def settle(self, at: datetime) -> Path | None:
        """Migrate and move the log into the file; return the copy made before a migration.

        On a full disk the log stays where it is: what is there can be read.

        A file cut short never gets here: SQLite compares its length with the header at the first look.

        Raises:
            StoreDamagedError: a page that is needed is not what was written.
            DiskFullError: no room for the copy; nothing was migrated.
        """
        with self.read() as connection:
            copy = migrations.migrate(connection, self.path, at)
            check_triggers(connection)
            with contextlib.suppress(DiskFullError):
                self.checkpoint()
            return copy

    def copy_whole(self, target: Path) -> None:
        """Copy the file and its log as they lie there, before anything is written to them."""
        with self._lock:
            copy_file(self.path, target)
            if _log_bytes(self.path):  # opening leaves an empty one
                copy_file(_log(self.path), target.with_name(target.name + WAL_SUFFIX))

    def close(self) -> None:
        """End the connection for good; closing twice is no fault."""
        with self._lock:
            self._closed = True
            self._leave()

    def _keep_log_short(self) -> None:
        """Move a long log into the file. What it holds is durable: a fault here is none of the commit before it."""
        with contextlib.suppress(StoreError, OSError):
            if _log_bytes(self.path) > LONGEST_LOG_BYTES:
                self.checkpoint()

    def _leave(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(StoreError), store_errors():
                connection.close()

    def _open_connection(self) -> Connection:
        if self._closed:
            raise StoreClosedError("the store is closed")
        if self._connection is None:
            write_log_again(self.path)
            self._connection = open_connection(self.path, self._key)
        return self._connection


def private_paths(path: Path) -> tuple[Path, ...]:
    """Return the folder and the files SQLite keeps for the store at `path`."""
    return (path.parent, *(path.with_name(path.name + suffix) for suffix in SIDE_SUFFIXES))
