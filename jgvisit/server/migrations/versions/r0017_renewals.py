"""Another certificate for a laptop that has one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the table; on PostgreSQL with its row-level security, which holds for the owner too."""
    op.create_table(
        "renewal",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("renews", sa.String(length=64), nullable=False),
        sa.Column("csr", sa.LargeBinary(), nullable=False),
        sa.Column("csr_sha256", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("requested_at", sa.String(length=24), nullable=False),
        sa.Column("decided_at", sa.String(length=24), nullable=True),
        sa.Column("statement", sa.String(), nullable=True),
        sa.Column("statement_signature", sa.LargeBinary(), nullable=True),
        sa.Column("officer", sa.String(length=64), nullable=True),
        sa.Column("certificate", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "device", "renews", name=op.f("pk_renewal")),
    )
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        op.execute("ALTER TABLE renewal ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE renewal FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY tenant_only ON renewal USING ({ours}) WITH CHECK ({ours})")
