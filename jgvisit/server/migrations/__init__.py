"""The database's shape: Alembic revisions, forward only, the same for both databases."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from jgvisit.server.database import Database
from jgvisit.server.problems import SetupError
from jgvisit.server.tables import metadata


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "jgvisit.server:migrations")
    config.set_main_option("path_separator", "os")
    return config


def upgrade(database: Database, app_role: str | None = None) -> None:
    """Bring the database to the newest revision, in one transaction.

    Args:
        database: opened as the role that owns the tables.
        app_role: on PostgreSQL the role that the server runs as: it gets rights on rows and owns nothing.
    """
    with database.engine.connect().execution_options(write=True) as conn, conn.begin():
        upgrade_to(conn, "head", app_role)


def upgrade_to(conn: Connection, revision: str, app_role: str | None = None) -> None:
    """Bring the database to `revision` inside the transaction that runs; arguments as `upgrade`.

    Raises:
        SetupError: this program does not know that revision.
    """
    config = _config()
    config.attributes["connection"] = conn
    try:
        command.upgrade(config, revision)
    except CommandError as error:
        raise SetupError(f"database: unknown shape {revision}, of a newer program") from error
    if app_role is not None:
        _grant(conn, app_role)


def revision_of(conn: Connection) -> str:
    """Return the revision of the database."""
    revision = MigrationContext.configure(conn).get_current_revision()
    assert revision is not None, "an opened database has a shape"
    return revision


def is_current(database: Database) -> bool:
    """Tell whether the database has the newest revision."""
    with database.engine.connect() as conn, conn.begin():
        current = MigrationContext.configure(conn).get_current_revision()
    return current == ScriptDirectory.from_config(_config()).get_current_head()


def _grant(conn: Connection, app_role: str) -> None:
    role = conn.dialect.identifier_preparer.quote(app_role)
    for table in metadata.sorted_tables:
        conn.exec_driver_sql(f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table.name}" TO {role}')
    conn.exec_driver_sql(f"GRANT SELECT ON alembic_version TO {role}")
