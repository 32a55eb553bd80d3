"""Texts that wait for the second pair of eyes, and releases that were taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table, on PostgreSQL with its row-level security, which holds for the owner too; widen the other."""
    op.create_table(
        "text_proposal",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=False),
        sa.Column("put_at", sa.String(length=24), nullable=False),
        sa.Column("put_by", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("tenant", name=op.f("pk_text_proposal")),
    )
    op.add_column("text_release", sa.Column("taken_back_at", sa.String(length=24), nullable=True))
    op.add_column("text_release", sa.Column("taken_back_by", sa.String(length=36), nullable=True))
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        op.execute("ALTER TABLE text_proposal ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE text_proposal FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant_only ON text_proposal USING ({ours}) WITH CHECK ({ours})")
