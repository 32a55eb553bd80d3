"""What PostgreSQL itself needs for the same rows and bytes: COPY into tables of the same shape, with their indexes."""

from __future__ import annotations

import time

import psycopg
from psycopg import sql

from tests.bench.load.installation import Installed

TABLES = ("record", "record_blob", "feed_entry", "blob", "blob_chunk")
"""What a push leaves beside its chain's one row."""


def copy_again(town: Installed) -> float:
    """Copy what a push left into fresh tables of the same shape, in one transaction; return the seconds it took."""
    url = town.town.municipality.database.engine.url
    dsn = f"host={url.host} port={url.port} user=postgres password={town.cluster.password} dbname={url.database}"
    with psycopg.connect(dsn) as conn:
        taken = {table: _take(conn, table) for table in TABLES}
        for table in TABLES:
            statement = sql.SQL("CREATE TABLE {} (LIKE {} INCLUDING ALL)")
            conn.execute(statement.format(_again(table), sql.Identifier(table)))
        conn.commit()
        started = time.perf_counter()
        for table, data in taken.items():
            with conn.cursor().copy(sql.SQL("COPY {} FROM STDIN (FORMAT binary)").format(_again(table))) as copy:
                copy.write(data)
        conn.commit()
        took = time.perf_counter() - started
        for table in TABLES:
            conn.execute(sql.SQL("DROP TABLE {}").format(_again(table)))
    return took


def _take(conn: psycopg.Connection[tuple[object, ...]], table: str) -> bytes:
    with conn.cursor().copy(sql.SQL("COPY {} TO STDOUT (FORMAT binary)").format(sql.Identifier(table))) as copy:
        return b"".join(bytes(part) for part in copy)


def _again(table: str) -> sql.Identifier:
    return sql.Identifier(f"bench_{table}")
