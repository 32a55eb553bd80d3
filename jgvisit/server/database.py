"""The database: PostgreSQL in production, SQLite in SQLCipher form for a demo or a pilot.

One shape and one code for both. Every transaction names its tenant: on PostgreSQL it is
set with SET LOCAL and row-level security holds it, on both every query says it too.
Moments are RFC 3339 text in UTC with milliseconds, so that their order is the time's.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import sqlcipher3.dbapi2
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    LargeBinary,
    MetaData,
    String,
    Table,
    any_,
    create_engine,
    event,
    func,
    literal,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.pool import QueuePool

from jgvisit.ids import TenantId
from jgvisit.server.problems import SetupError

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
POOL_SIZE = 16
"""Connections that stay open, and as many requests are worked on at once: one more would open and close its own."""
_TRUSTED_S = 5.0
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cache_size=-16000",
    "secure_delete=ON",  # what is deleted is overwritten, not left on a free page
)


class Database:
    """Transactions of one installation."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_postgresql = engine.dialect.name == "postgresql"

    @contextmanager
    def read(self, tenant: TenantId) -> Iterator[Connection]:
        """Open a transaction that only reads."""
        with self.engine.connect() as conn, conn.begin():
            self.enter(conn, tenant)
            yield conn

    @contextmanager
    def write(self, tenant: TenantId) -> Iterator[Connection]:
        """Open a transaction that commits at the end, or rolls back as a whole."""
        with self.engine.connect().execution_options(write=True) as conn, conn.begin():
            self.enter(conn, tenant)
            yield conn

    @contextmanager
    def snapshot(self, tenant: TenantId) -> Iterator[Connection]:
        """Open a transaction that sees one moment of the database, however long it takes."""
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True} if self.is_postgresql else {}
        with self.engine.connect().execution_options(**options) as conn, conn.begin():
            self.enter(conn, tenant)
            yield conn

    def enter(self, conn: Connection, tenant: TenantId) -> None:
        """Say whose rows the transaction that runs on `conn` is about."""
        if self.is_postgresql:
            driver: Any = conn.connection.driver_connection
            with driver.pipeline():  # BEGIN and this travel together: one way there and back for each transaction
                driver.execute("SELECT set_config('jgvisit.tenant', %s, true)", (tenant,))

    def flush(self) -> None:
        """Leave nothing in the log of the embedded file that was overwritten or deleted since.

        PostgreSQL keeps it in dead rows and in its own log until `rewrite` and the rotation of that log.
        """
        if not self.is_postgresql:
            raw = self.engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                raw.close()

    def rewrite(self, tables: Sequence[Table]) -> None:
        """Write these tables anew without what was deleted from them; on PostgreSQL as the role that owns them."""
        if self.is_postgresql:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
                for table in tables:
                    conn.exec_driver_sql(f'VACUUM (FULL) "{table.name}"')
        else:
            self.flush()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def insert(conn: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return the INSERT of this dialect, which knows ON CONFLICT."""
    return postgresql.insert(table) if conn.dialect.name == "postgresql" else sqlite.insert(table)


def insert_new(conn: Connection, table: Table, values: dict[str, Any]) -> bool:
    """Insert `values` where the key is still free; tell whether it was."""
    # RETURNING, because the count of rows of an INSERT is not told by every driver
    query = insert(conn, table).values(values).on_conflict_do_nothing().returning(table.c.tenant)
    return conn.execute(query).first() is not None


def among(conn: Connection, column: Column[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that the text of `column` is one of `values`: on PostgreSQL as one array, however many."""
    if conn.dialect.name == "postgresql":
        return column == any_(literal(list(values), postgresql.ARRAY(String)))
    return column.in_(list(values))


def holds(conn: Connection, column: Column[Any], data: bytes) -> ColumnElement[bool]:
    """Return the condition that the bytes of `column` hold `data` somewhere."""
    if conn.dialect.name == "postgresql":
        return func.position(literal(data, LargeBinary()).op("IN")(column)) > 0
    return func.instr(column, literal(data, LargeBinary())) > 0


def open_postgresql(url: str) -> Database:
    """Open a PostgreSQL database, `postgresql+psycopg://…`."""
    if not url.startswith("postgresql+psycopg://"):
        raise SetupError("database: postgresql+psycopg://… or nothing for the embedded one")
    engine = create_engine(url, pool_size=POOL_SIZE, max_overflow=POOL_SIZE, hide_parameters=True)

    @event.listens_for(engine, "checkin")
    def _left(_raw: Any, held: Any) -> None:
        held.info["left_at"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _still_there(raw: Any, held: Any, _proxy: Any) -> None:
        # a connection that worked a moment ago is not asked whether it still does: that costs a way there and back
        if time.monotonic() - held.info.get("left_at", -math.inf) < _TRUSTED_S:
            return
        try:
            raw.execute("SELECT 1")
            raw.rollback()
        except psycopg.Error as error:
            raise DisconnectionError from error

    return Database(engine)


def open_embedded(path: Path, key: bytes, *, create: bool = False) -> Database:
    """Open the embedded database and prove that it is encrypted.

    Args:
        path: the file.
        key: 32 bytes, never part of a statement.
        create: make it; without this an absent file is an error, never a new empty database.

    Raises:
        SetupError: absent, not ours, not encrypted, or another key.
    """
    if create == path.exists():
        raise SetupError(f"{path}: {'is there already' if create else 'is not there'}")

    def connect() -> Any:
        conn = sqlcipher3.dbapi2.connect(str(path), check_same_thread=False, isolation_level=None, timeout=30)
        conn.execute("PRAGMA cipher_log_level=NONE")
        conn.set_key(f"x'{key.hex()}'")
        for pragma in _PRAGMAS:
            conn.execute(f"PRAGMA {pragma}")
        return conn

    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3.dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=POOL_SIZE,
        max_overflow=POOL_SIZE,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        conn.exec_driver_sql("BEGIN IMMEDIATE" if conn.get_execution_options().get("write") else "BEGIN")

    _prove_encrypted(engine, path, create=create)
    return Database(engine)


def _prove_encrypted(engine: Engine, path: Path, *, create: bool) -> None:
    try:
        with engine.connect() as conn:
            cipher = conn.exec_driver_sql("PRAGMA cipher_version").scalar()
            tables = conn.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    except DBAPIError as error:
        raise SetupError(f"{path}: does not open with this key") from error
    if not cipher or (path.exists() and _starts_like_sqlite(path)):
        raise SetupError(f"{path}: is not encrypted")
    if not create and not tables:
        raise SetupError(f"{path}: is empty")


def _starts_like_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(6) == b"SQLite"
