"""Families that somebody opened by breaking the glass."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the table, on PostgreSQL with its row-level security, which holds for the owner too."""
    op.create_table(
        "opened_glass",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("worker", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.Column("guarded", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.String(length=24), nullable=False),
        sa.Column("ends_at", sa.String(length=24), nullable=False),
        sa.Column("reads", sa.BigInteger(), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=True),
        sa.Column("note", sa.String(length=400), nullable=True),
        sa.Column("reviewed_by", sa.String(length=36), nullable=True),
        sa.Column("reviewed_at", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_opened_glass")),
    )
    op.create_index("ix_opened_glass_worker", "opened_glass", ["tenant", "worker", "opened_at"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        op.execute("ALTER TABLE opened_glass ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE opened_glass FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant_only ON opened_glass USING ({ours}) WITH CHECK ({ours})")
