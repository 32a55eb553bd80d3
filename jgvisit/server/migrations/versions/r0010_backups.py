"""Backups that were finished and read back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table; on PostgreSQL with its row-level security, which holds for the owner too."""
    op.create_table(
        "backup",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("began_at", sa.String(length=24), nullable=False),
        sa.Column("finished_at", sa.String(length=24), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "sha256", name=op.f("pk_backup")),
    )
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        op.execute("ALTER TABLE backup ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE backup FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant_only ON backup USING ({ours}) WITH CHECK ({ours})")
