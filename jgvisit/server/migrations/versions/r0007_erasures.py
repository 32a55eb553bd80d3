"""Erasure orders, and the links whose bodies they erased."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_TABLES = ("erasure_order", "erased_link")


def upgrade() -> None:
    """Make the tables; on PostgreSQL with their row-level security, which holds for the owner too."""
    op.create_table(
        "erasure_order",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("order_sha256", sa.String(length=64), nullable=False),
        sa.Column("signed", sa.String(), nullable=False),
        sa.Column("put_at", sa.String(length=24), nullable=False),
        sa.Column("put_by", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "number", name=op.f("pk_erasure_order")),
    )
    op.create_table(
        "erased_link",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("link_hash", sa.String(length=64), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "link_hash", name=op.f("pk_erased_link")),
    )
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        for table in _TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant_only ON {table} USING ({ours}) WITH CHECK ({ours})")
