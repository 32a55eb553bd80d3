"""Inserting many rows at once: a statement for each row costs both ends more than the row itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Connection, LargeBinary, String, Table, text
from sqlalchemy.engine import CursorResult

from jgvisit.server.database import insert_new

_ARRAYS: dict[type[Any], str] = {
    String: "text[]",
    LargeBinary: "bytea[]",
    BigInteger: "bigint[]",
    Boolean: "boolean[]",
}


def insert_new_rows(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]], named: Column[str]) -> list[str]:
    """Insert those of `rows` whose key is still free, in their order; return `named` of these."""
    if conn.dialect.name != "postgresql":
        return [row[named.name] for row in rows if insert_new(conn, table, dict(row))]
    if not rows:
        return []
    done = _insert(conn, table, rows, f"ON CONFLICT DO NOTHING RETURNING {named.name}")
    return list(done.scalars())


def insert_rows(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]], conflict: str = "") -> None:
    """Insert `rows`, which all name the same columns, in one statement where the database can.

    Args:
        conn: the transaction.
        table: where to.
        rows: at least one; a value is None, or of its column's type.
        conflict: an ON CONFLICT clause; it reads the same in both databases.
    """
    if conn.dialect.name != "postgresql":
        names = tuple(rows[0])
        columns = ", ".join(names)
        marks = ", ".join(f":{name}" for name in names)
        statement = f"INSERT INTO {table.name} ({columns}) VALUES ({marks}) {conflict}"  # noqa: S608  # our own names
        conn.execute(text(statement), [dict(row) for row in rows])
    else:
        _insert(conn, table, rows, conflict)


def _insert(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]], clause: str) -> CursorResult[Any]:
    names = tuple(rows[0])
    columns = ", ".join(names)
    lists = {name: [row[name] for row in rows] for name in names}
    # what is the same in each row travels once
    same = {name: values[0] for name, values in lists.items() if values.count(values[0]) == len(values)}
    varies = [name for name in names if name not in same] or [names[0]]
    kinds = {name: _ARRAYS[type(table.c[name].type)] for name in names}
    told = {name: value for name, value in same.items() if value is not None and name not in varies}
    once = {name: f"%b::{kinds[name].removesuffix('[]')}" for name in told}
    taken = ", ".join(name if name in varies else once.get(name, "NULL") for name in names)
    arrays = ", ".join(f"%b::{kinds[name]}" for name in varies)
    source = f"SELECT {taken} FROM unnest({arrays}) AS given ({', '.join(varies)})"  # noqa: S608  # our own names
    statement = f"INSERT INTO {table.name} ({columns}) {source} {clause}"  # as above
    return conn.exec_driver_sql(statement, (*told.values(), *(lists[name] for name in varies)))
