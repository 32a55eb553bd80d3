"""Inserting many rows at once: a statement for each row costs both ends more than the row itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BigInteger, Boolean, Connection, LargeBinary, String, Table, text

_ARRAYS: dict[type[Any], str] = {
    String: "text[]",
    LargeBinary: "bytea[]",
    BigInteger: "bigint[]",
    Boolean: "boolean[]",
}


def insert_rows(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]], conflict: str = "") -> None:
    """Insert `rows`, which all name the same columns, in one statement where the database can.

    Args:
        conn: the transaction.
        table: where to.
        rows: at least one; a value is None, or of its column's type.
        conflict: an ON CONFLICT clause; it reads the same in both databases.
    """
    names = tuple(rows[0])
    columns = ", ".join(names)
    if conn.dialect.name != "postgresql":
        marks = ", ".join(f":{name}" for name in names)
        statement = f"INSERT INTO {table.name} ({columns}) VALUES ({marks}) {conflict}"  # noqa: S608  # our own names
        conn.execute(text(statement), [dict(row) for row in rows])
        return
    lists = [[row[name] for row in rows] for name in names]
    known = [(name, values) for name, values in zip(names, lists, strict=True) if any(v is not None for v in values)]
    arrays = ", ".join(f"%b::{_ARRAYS[type(table.c[name].type)]}" for name, _ in known)
    named = ", ".join(name for name, _ in known)
    taken = ", ".join(name if any(name == one for one, _ in known) else "NULL" for name in names)
    source = f"SELECT {taken} FROM unnest({arrays}) AS given ({named})"  # noqa: S608  # our own names
    statement = f"INSERT INTO {table.name} ({columns}) {source} {conflict}"  # as above
    conn.exec_driver_sql(statement, tuple(values for _, values in known))
