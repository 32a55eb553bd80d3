"""Who has whose families during leave, and what the provider calls somebody."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the table, on PostgreSQL with its row-level security, which holds for the owner too; widen two others."""
    op.create_table(
        "cover",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("absent", sa.String(length=36), nullable=False),
        sa.Column("deputy", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=True),
        sa.Column("from_on", sa.String(length=10), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=False),
        sa.Column("made_by", sa.String(length=36), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_cover")),
    )
    op.create_index("ix_cover_until", "cover", ["tenant", "until"], unique=False)
    op.add_column("assignment", sa.Column("cover", sa.String(length=36), nullable=True))
    op.add_column("worker", sa.Column("login", sa.String(), nullable=True))
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        op.execute("ALTER TABLE cover ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE cover FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant_only ON cover USING ({ours}) WITH CHECK ({ours})")
