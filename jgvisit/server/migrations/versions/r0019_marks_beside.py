"""What is known of records since they came lies beside them, as runs of places: a record is written once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
_TABLES = ("unchecked_run", "kept_run")


def upgrade() -> None:
    """Make the tables with what the records say, then take that from the records; row-level security on PostgreSQL."""
    for table in _TABLES:
        kept_at = [sa.Column("kept_at", sa.String(length=24), nullable=False)] if table == "kept_run" else []
        op.create_table(
            table,
            sa.Column("tenant", sa.String(length=36), nullable=False),
            sa.Column("device", sa.String(length=32), nullable=False),
            sa.Column("chain", sa.String(length=36), nullable=False),
            sa.Column("first_seq", sa.BigInteger(), nullable=False),
            sa.Column("last_seq", sa.BigInteger(), nullable=False),
            *kept_at,
            sa.PrimaryKeyConstraint("tenant", "device", "chain", "first_seq", name=op.f(f"pk_{table}")),
        )
    op.add_column("record", sa.Column("refuted", sa.Boolean(), server_default=sa.false(), nullable=False))
    if op.get_context().dialect.name == "postgresql":
        # the owner is held by the policy too; it says for this one transaction that what follows is about everybody
        op.execute("ALTER TABLE record NO FORCE ROW LEVEL SECURITY")
    _move()
    op.drop_index("ix_record_unverified", table_name="record")
    op.drop_column("record", "verified")
    op.drop_column("record", "kept_at")
    for name, rare in {"early": "answer = 'early'", "parked": "parked IS NOT NULL", "refuted": "refuted"}.items():
        where = sa.text(rare)
        op.create_index(
            f"ix_record_{name}",
            "record",
            ["tenant", "device", "chain"],
            unique=False,
            postgresql_where=where,
            sqlite_where=where,
        )
    if op.get_context().dialect.name == "postgresql":
        ours = "tenant = current_setting('jgvisit.tenant', true)"
        op.execute("ALTER TABLE record FORCE ROW LEVEL SECURITY")
        for table in _TABLES:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY tenant_only ON {table} USING ({ours}) WITH CHECK ({ours})")


def _move() -> None:
    """Fill the new tables: what was kept at one moment is a run, and so is what waits without a hole."""
    op.execute("""
        INSERT INTO kept_run (tenant, device, chain, first_seq, last_seq, kept_at)
        SELECT tenant, device, chain, min(seq), max(seq), kept_at FROM record
        WHERE answer = 'stored' AND kept_at IS NOT NULL GROUP BY tenant, device, chain, kept_at
    """)
    op.execute("""
        INSERT INTO unchecked_run (tenant, device, chain, first_seq, last_seq)
        SELECT tenant, device, chain, min(seq), max(seq) FROM (
            SELECT tenant, device, chain, seq,
                seq - row_number() OVER (PARTITION BY tenant, device, chain ORDER BY seq) AS run
            FROM (SELECT DISTINCT tenant, device, chain, seq FROM record WHERE verified IS NULL) AS place
        ) AS waiting GROUP BY tenant, device, chain, run
    """)
    op.execute("UPDATE record SET refuted = true WHERE NOT verified")
