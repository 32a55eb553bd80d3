"""Wipe orders that officers took back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add when and with which signatures; the policy of the table stays."""
    op.add_column("wipe_order", sa.Column("taken_back_at", sa.String(length=24), nullable=True))
    op.add_column("wipe_order", sa.Column("taken_back", sa.String(), nullable=True))
