"""The list of families of a year, and the reports to the council, which nobody can change once they are there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_TABLES = ("council_caseload", "council_report")
_FROZEN = "a published report does not change"


def upgrade() -> None:
    """Make the tables; on PostgreSQL with their row-level security, which holds for the owner too."""
    op.create_table(
        "council_caseload",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("year", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("families", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("entered_at", sa.String(length=24), nullable=False),
        sa.Column("entered_by", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "year", name=op.f("pk_council_caseload")),
    )
    op.create_table(
        "council_report",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("year", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("edition", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("exact", sa.String(), nullable=False),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.Column("published_at", sa.String(length=24), nullable=False),
        sa.Column("published_by", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "year", "edition", name=op.f("pk_council_report")),
    )
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        for table in _TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant_only ON {table} USING ({ours}) WITH CHECK ({ours})")
        op.execute(
            "CREATE FUNCTION council_report_frozen() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{_FROZEN}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER council_report_frozen BEFORE UPDATE OR DELETE ON council_report"
            " FOR EACH ROW EXECUTE FUNCTION council_report_frozen()"
        )
    else:
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER council_report_no_{action.lower()} BEFORE {action} ON council_report"
                f" BEGIN SELECT RAISE(ABORT, '{_FROZEN}'); END"
            )
