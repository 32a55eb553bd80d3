"""What each family added to the figures of a year, kept until its records change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the table; on PostgreSQL with its row-level security, which holds for the owner too."""
    op.create_table(
        "family_count",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("year", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("basis", sa.String(length=64), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "year", "case_id", name=op.f("pk_family_count")),
    )
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        op.execute("ALTER TABLE family_count ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE family_count FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant_only ON family_count USING ({ours}) WITH CHECK ({ours})")
