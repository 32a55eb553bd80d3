"""Sealed papers, and their timestamps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_TABLES = ("paper", "paper_stamp")


def upgrade() -> None:
    """Make the tables; on PostgreSQL with their row-level security, which holds for the owner too."""
    op.create_table(
        "paper",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.Column("tried_at", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "case_id", "sha256", name=op.f("pk_paper")),
    )
    op.create_index("ix_paper_tried", "paper", ["tenant", "sealed", "tried_at"], unique=False)
    op.create_table(
        "paper_stamp",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tail", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.Column("lapses_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "case_id", "sha256", "number", name=op.f("pk_paper_stamp")),
    )
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        for table in _TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant_only ON {table} USING ({ours}) WITH CHECK ({ours})")
