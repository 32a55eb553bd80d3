"""Papers may lie in an object store; the key of each lies here."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
_TABLES = ("stored_object", "leftover_object")


def upgrade() -> None:
    """Make the tables; row-level security on PostgreSQL."""
    op.create_table(
        "stored_object",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=36), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("stored_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "case_id", "sha256", "device", name=op.f("pk_stored_object")),
    )
    op.create_table(
        "leftover_object",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=36), nullable=False),
        sa.Column("gone_from", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "name", name=op.f("pk_leftover_object")),
    )
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        for table in _TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant_only ON {table} USING ({ours}) WITH CHECK ({ours})")
