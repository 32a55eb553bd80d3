"""Releases of texts for families."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table; on PostgreSQL with its row-level security, which holds for the owner too."""
    op.create_table(
        "text_release",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=False),
        sa.Column("revokes", sa.String(), nullable=False),
        sa.Column("published_at", sa.String(length=24), nullable=False),
        sa.Column("published_by", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "number", name=op.f("pk_text_release")),
    )
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        op.execute("ALTER TABLE text_release ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE text_release FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant_only ON text_release USING ({ours}) WITH CHECK ({ours})")
