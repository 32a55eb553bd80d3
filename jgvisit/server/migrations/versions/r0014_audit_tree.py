"""The tree over the audit, and what laptops found wrong with it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_TABLES = ("audit_tile", "audit_doubt")


def upgrade() -> None:
    """Make the tables, on PostgreSQL with their row-level security; the first entry after this grows the tree.

    The role that owns the tables sees no rows of anybody, so it cannot grow it here.
    """
    op.add_column("audit_head", sa.Column("peaks", sa.String(), nullable=True))
    op.create_table(
        "audit_tile",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("level", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "level", "place", name=op.f("pk_audit_tile")),
    )
    op.create_table(
        "audit_doubt",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("doubt_sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("holds_until", sa.String(length=24), nullable=True),
        sa.Column("received_at", sa.String(length=24), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "device", "doubt_sha256", name=op.f("pk_audit_doubt")),
    )
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        for table in _TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant_only ON {table} USING ({ours}) WITH CHECK ({ours})")
