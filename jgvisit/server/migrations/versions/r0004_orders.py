"""Wipe orders, what laptops refused, and the stores they told of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
_TABLES = ("wipe_order", "order_refusal", "device_store")


def upgrade() -> None:
    """Make the tables; on PostgreSQL each with its row-level security, which holds for the owner too."""
    op.create_table(
        "wipe_order",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("enrolment", sa.String(length=36), nullable=False),
        sa.Column("store", sa.String(length=36), nullable=False),
        sa.Column("what", sa.String(length=8), nullable=False),
        sa.Column("order_sha256", sa.String(length=64), nullable=False),
        sa.Column("signed", sa.String(), nullable=False),
        sa.Column("expires_at", sa.String(length=24), nullable=False),
        sa.Column("put_at", sa.String(length=24), nullable=False),
        sa.Column("put_by", sa.String(length=36), nullable=False),
        sa.Column("told_at", sa.String(length=24), nullable=True),
        sa.Column("confirmation", sa.String(), nullable=True),
        sa.Column("proven", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "device", "number", name=op.f("pk_wipe_order")),
    )
    op.create_table(
        "order_refusal",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("order_sha256", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.Column("received_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "device", "order_sha256", "code", name=op.f("pk_order_refusal")),
    )
    op.create_table(
        "device_store",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("store", sa.String(length=36), nullable=False),
        sa.Column("seen_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "device", "store", name=op.f("pk_device_store")),
    )
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        for table in _TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant_only ON {table} USING ({ours}) WITH CHECK ({ours})")
