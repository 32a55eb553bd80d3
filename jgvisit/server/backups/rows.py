"""The rows of one municipality, table by table: out of a database, and into one that has none of them yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, LargeBinary, MetaData, Table, func, select

from jgvisit.ids import TenantId
from jgvisit.server.backups.models import backup
from jgvisit.server.blobs.models import blob_chunk
from jgvisit.server.blobs.whole import bytes_of
from jgvisit.server.objects.models import leftover, stored_object
from jgvisit.server.objects.moving import stored
from jgvisit.server.objects.store import ObjectsAwayError, ObjectStore
from jgvisit.server.problems import SetupError
from jgvisit.server.tables import metadata

_FRAME_BYTES = 4 << 20
_FEW, _MANY = 8, 1000
"""Rows fetched at a time; a table with bytes in it may hold large ones."""
_NOT_KEPT = (backup, stored_object, leftover)
"""The backups that were made are told of after this one; what lies in an object store comes as its bytes."""


class Batch(msgspec.Struct, frozen=True, array_like=True):
    """Some rows of one table."""

    table: str
    columns: list[str]
    rows: list[list[Any]]


class Summary(msgspec.Struct, frozen=True):
    """How many rows each table had."""

    rows: dict[str, int]


def batches_of(conn: Connection, tenant: TenantId, objects: ObjectStore | None) -> Iterator[Batch]:
    """Give every row of this municipality, as one moment has them, in an order in which they can be put back.

    A paper that lies in the object store comes as the database held it before: a backup needs nothing beside itself.

    Args:
        conn: in a transaction that sees one moment.
        tenant: whose rows.
        objects: where papers lie, if not in the database.

    Raises:
        ObjectsAwayError: a paper cannot be had.
    """
    for table in metadata.sorted_tables:
        if "tenant" in table.c and table not in _NOT_KEPT:
            yield from _batches_of_table(conn, table, tenant)
    yield from _moved(conn, tenant, objects)


def _moved(conn: Connection, tenant: TenantId, objects: ObjectStore | None) -> Iterator[Batch]:
    columns = [str(column.name) for column in blob_chunk.columns]
    for key in stored(conn, tenant):
        data = bytes_of(conn, objects, key)
        if data is None:
            raise ObjectsAwayError("a paper is not where it was put")
        row = {**key.values, "start": 0, "data": data}
        yield Batch(str(blob_chunk.name), columns, [[row[name] for name in columns]])


def _batches_of_table(conn: Connection, table: Table, tenant: TenantId) -> Iterator[Batch]:
    name, columns = str(table.name), [str(column.name) for column in table.columns]
    large = any(isinstance(column.type, LargeBinary) for column in table.columns)
    query = select(table).where(table.c.tenant == tenant).order_by(*table.primary_key.columns)
    streamed = conn.execution_options(yield_per=_FEW if large else _MANY).execute(query)
    rows: list[list[Any]] = []
    size = 0
    for row in streamed:
        rows.append(list(row))
        size += sum(len(value) if isinstance(value, bytes | str) else 8 for value in row)
        if size >= _FRAME_BYTES:
            yield Batch(name, columns, rows)
            rows, size = [], 0
    if rows:
        yield Batch(name, columns, rows)


def put_back(conn: Connection, tenant: TenantId, batches: Iterable[Batch]) -> Summary:
    """Insert all rows; the database has the shape they were taken from.

    Raises:
        SetupError: this municipality has rows here already, or a row is of another one.
    """
    shape = MetaData()
    shape.reflect(conn)
    for table in shape.sorted_tables:
        if "tenant" in table.c and conn.execute(select(func.count()).where(table.c.tenant == tenant)).scalar_one():
            raise SetupError("in deze database staat al iets van deze gemeente: zet terug in een lege")
    found: dict[str, int] = {}
    for batch in batches:
        rows = [dict(zip(batch.columns, row, strict=True)) for row in batch.rows]
        if batch.table not in shape.tables or any(row.get("tenant") != tenant for row in rows):
            raise SetupError("deze reservekopie is van een andere gemeente")
        conn.execute(shape.tables[batch.table].insert(), rows)
        found[batch.table] = found.get(batch.table, 0) + len(rows)
    return Summary(found)
