"""Several statements that travel together: one way there and back to PostgreSQL, which is what they cost.

For what every request does, and so for a few statements alone. Their text reads the same in both databases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, TextClause, text

from jgvisit.ids import TenantId
from jgvisit.server.database import Database

_NAME = re.compile(r"(?<![:\w]):(\w+)")
Rows = Sequence[Sequence[Any]]
_TENANT = "SELECT set_config('jgvisit.tenant', %s, true)"
_QUICK = "SELECT set_config('jgvisit.tenant', %s, true), set_config('synchronous_commit', 'off', true)"


@dataclass(frozen=True)
class Statement:
    """SQL with `:names`."""

    sql: str

    def of(self, **values: Any) -> Step:
        """Return it with its values."""
        return Step(self, values)

    @cached_property
    def for_driver(self) -> str:
        """The same for psycopg."""
        return _NAME.sub(r"%(\1)s", self.sql)

    @cached_property
    def for_alchemy(self) -> TextClause:
        """The same for the embedded file."""
        return text(self.sql)


@dataclass(frozen=True)
class Step:
    """A statement with its values."""

    statement: Statement
    values: Mapping[str, Any] = field(default_factory=dict)


def together(conn: Connection, *steps: Step) -> list[Rows]:
    """Run `steps` in order inside the transaction of `conn`; return the rows of each."""
    if conn.dialect.name != "postgresql":
        return [_run(conn, step) for step in steps]
    driver: Any = conn.connection.driver_connection
    with driver.pipeline():
        cursors = [driver.execute(step.statement.for_driver, step.values) for step in steps]
    return [_rows(cursor) for cursor in cursors]


@contextmanager
def write_together(database: Database, tenant: TenantId, *steps: Step) -> Iterator[tuple[Connection, list[Rows]]]:
    """Open a transaction as `Database.write` does, whose first statements travel with its beginning."""
    if not database.is_postgresql:
        with database.write(tenant) as conn:
            yield conn, together(conn, *steps)
        return
    with database.engine.connect() as conn, conn.begin():
        driver: Any = conn.connection.driver_connection
        with driver.pipeline():
            driver.execute(_TENANT, (tenant,))
            cursors = [driver.execute(step.statement.for_driver, step.values) for step in steps]
        yield conn, [_rows(cursor) for cursor in cursors]


def quick_together(database: Database, tenant: TenantId, *steps: Step) -> list[Rows]:
    """Run `steps` as a transaction of their own that travels as a whole, and does not wait for the disk.

    Whatever comes after sees it at once. A database that crashes can forget what it did in its last half second this
    way, and nothing else: so this is for what may be done again.
    """
    if not database.is_postgresql:
        with database.write(tenant) as conn:
            return together(conn, *steps)
    with database.engine.connect() as conn, conn.begin():
        driver: Any = conn.connection.driver_connection
        with driver.pipeline():
            driver.execute(_QUICK, (tenant,))
            cursors = [driver.execute(step.statement.for_driver, step.values) for step in steps]
            driver.execute("COMMIT")
        return [_rows(cursor) for cursor in cursors]


def _run(conn: Connection, step: Step) -> Rows:
    result = conn.execute(step.statement.for_alchemy, dict(step.values))
    return result.all() if result.returns_rows else ()


def _rows(cursor: Any) -> Rows:
    found: Rows = cursor.fetchall() if cursor.description is not None else ()
    return found
