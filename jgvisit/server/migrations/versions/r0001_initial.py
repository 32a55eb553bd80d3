"""The first shape of the database."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables; on PostgreSQL each with its row-level security, which holds for the owner too."""
    _make_tables()
    if op.get_context().dialect.name == "postgresql":
        for table in sa.inspect(op.get_bind()).get_table_names():
            if table != "alembic_version":
                _separate_tenants(table)


def _separate_tenants(table: str) -> None:
    # with no tenant set, current_setting gives NULL or an empty text: no row is seen and none can be written
    ours = "tenant = current_setting('jgvisit.tenant', true)"
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY tenant_only ON "{table}" USING ({ours}) WITH CHECK ({ours})')


def _make_tables() -> None:
    op.create_table(
        "assignment",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("worker", sa.String(length=36), nullable=False),
        sa.Column("from_position", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=True),
        sa.Column("assigned_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "case_id", "worker", name=op.f("pk_assignment")),
    )
    op.create_index("ix_assignment_worker", "assignment", ["tenant", "worker"], unique=False)
    op.create_table(
        "audit_entry",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "number", name=op.f("pk_audit_entry")),
    )
    op.create_table(
        "audit_head",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("tenant", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "blob",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "case_id", "sha256", "device", name=op.f("pk_blob")),
    )
    op.create_table(
        "blob_chunk",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "case_id", "sha256", "device", "start", name=op.f("pk_blob_chunk")),
    )
    op.create_table(
        "chain",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("chain", sa.String(length=36), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("kept", sa.BigInteger(), nullable=False),
        sa.Column("checked", sa.BigInteger(), nullable=False),
        sa.Column("broken_at", sa.BigInteger(), nullable=True),
        sa.Column("pushed_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "device", "chain", name=op.f("pk_chain")),
    )
    op.create_table(
        "enrolment",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("csr", sa.LargeBinary(), nullable=False),
        sa.Column("csr_sha256", sa.String(length=64), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("worker", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("requested_at", sa.String(length=24), nullable=False),
        sa.Column("decided_at", sa.String(length=24), nullable=True),
        sa.Column("statement", sa.String(), nullable=True),
        sa.Column("statement_signature", sa.LargeBinary(), nullable=True),
        sa.Column("officer", sa.String(length=64), nullable=True),
        sa.Column("certificate", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_enrolment")),
        sa.UniqueConstraint("tenant", "device", name=op.f("uq_enrolment_tenant")),
    )
    op.create_table(
        "enrolment_code",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("worker", sa.String(length=36), nullable=False),
        sa.Column("expires_at", sa.String(length=24), nullable=False),
        sa.Column("used_at", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "secret_hash", name=op.f("pk_enrolment_code")),
    )
    op.create_table(
        "family",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("known_since", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "case_id", name=op.f("pk_family")),
    )
    op.create_table(
        "feed_entry",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("link_hash", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("worker", sa.String(length=36), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "position", name=op.f("pk_feed_entry")),
    )
    op.create_index("ix_feed_entry_case", "feed_entry", ["tenant", "case_id", "position"], unique=False)
    op.create_index(
        "uq_feed_entry_own",
        "feed_entry",
        ["tenant", "link_hash"],
        unique=True,
        postgresql_where=sa.text("worker IS NULL"),
        sqlite_where=sa.text("worker IS NULL"),
    )
    op.create_table(
        "feed_head",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("epoch", sa.String(length=36), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", name=op.f("pk_feed_head")),
    )
    op.create_table(
        "incident",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("chain", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_incident")),
    )
    op.create_table(
        "officer_key",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("worker", sa.String(length=36), nullable=False),
        sa.Column("added_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "fingerprint", name=op.f("pk_officer_key")),
    )
    op.create_table(
        "record",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("link_hash", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("chain", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("parked", sa.String(length=24), nullable=True),
        sa.Column("protects", sa.Boolean(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=True),
        sa.Column("record_id", sa.String(length=36), nullable=True),
        sa.Column("case_id", sa.String(length=36), nullable=True),
        sa.Column("received_at", sa.String(length=24), nullable=False),
        sa.Column("kept_at", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "link_hash", name=op.f("pk_record")),
    )
    op.create_index("ix_record_id", "record", ["tenant", "record_id"], unique=False)
    op.create_index("ix_record_place", "record", ["tenant", "device", "chain", "seq"], unique=False)
    op.create_index(
        "ix_record_unverified",
        "record",
        ["tenant"],
        unique=False,
        postgresql_where=sa.text("verified IS NULL"),
        sqlite_where=sa.text("verified IS NULL"),
    )
    op.create_index(
        "uq_record_run",
        "record",
        ["tenant", "device", "chain", "seq"],
        unique=True,
        postgresql_where=sa.text("answer = 'stored'"),
        sqlite_where=sa.text("answer = 'stored'"),
    )
    op.create_table(
        "record_blob",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("link_hash", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "link_hash", "sha256", name=op.f("pk_record_blob")),
    )
    op.create_table(
        "session",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("worker", sa.String(length=36), nullable=False),
        sa.Column("signer", sa.String(length=32), nullable=False),
        sa.Column("expires_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "token_hash", name=op.f("pk_session")),
    )
    op.create_table(
        "used_nonce",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("nonce", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "nonce", name=op.f("pk_used_nonce")),
    )
    op.create_index("ix_used_nonce_expires_at", "used_nonce", ["tenant", "expires_at"], unique=False)
    op.create_table(
        "worker",
        sa.Column("tenant", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("roles", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_worker")),
        sa.UniqueConstraint("tenant", "issuer", "subject", name=op.f("uq_worker_tenant")),
    )
