"""The last lease of each store."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table; on PostgreSQL with its row-level security, which holds for the owner too."""
    op.create_table(
        "lease",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("store", sa.String(length=36), nullable=False),
        sa.Column("first_at", sa.String(length=24), nullable=False),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.Column("until", sa.String(length=24), nullable=False),
        sa.Column("worker", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "device", "store", name=op.f("pk_lease")),
    )
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        op.execute("ALTER TABLE lease ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE lease FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant_only ON lease USING ({ours}) WITH CHECK ({ours})")
