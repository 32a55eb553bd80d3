"""The back office: its keys and chains, and which families have a paper on its way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_TABLES = ("office_device", "office_chain", "office_scan", "office_case")


def upgrade() -> None:
    """Make the tables; on PostgreSQL with their row-level security, which holds for the owner too."""
    op.create_table(
        "office_device",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("certificate", sa.String(), nullable=False),
        sa.Column("added_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "device", name=op.f("pk_office_device")),
    )
    op.create_table(
        "office_chain",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("epoch", sa.String(length=36), nullable=False),
        sa.Column("chain", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "device", "epoch", name=op.f("pk_office_chain")),
    )
    op.create_table(
        "office_scan",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("epoch", sa.String(length=36), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", name=op.f("pk_office_scan")),
    )
    op.create_table(
        "office_case",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "case_id", name=op.f("pk_office_case")),
    )
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        for table in _TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant_only ON {table} USING ({ours}) WITH CHECK ({ours})")
