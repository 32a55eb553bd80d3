"""Workers, codes and enrolments."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, String, Table, UniqueConstraint

from jgvisit.server.database import metadata

worker = Table(
    "worker",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("id", String(36), primary_key=True),
    Column("issuer", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("name", String, nullable=False),
    Column("roles", String, nullable=False),  # separated by commas: worker, officer
    Column("login", String),  # what the provider calls them before people; tells two of one name apart
    UniqueConstraint("tenant", "issuer", "subject"),
)

enrolment_code = Table(
    "enrolment_code",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("secret_hash", String(64), primary_key=True),
    Column("worker", String(36), nullable=False),
    Column("expires_at", String(24), nullable=False),
    Column("used_at", String(24)),
)

enrolment = Table(
    "enrolment",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("id", String(36), primary_key=True),
    Column("device", String(32), nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("csr", LargeBinary, nullable=False),
    Column("csr_sha256", String(64), nullable=False),
    Column("label", String(80), nullable=False),
    Column("worker", String(36), nullable=False),
    Column("state", String(8), nullable=False),
    Column("requested_at", String(24), nullable=False),
    Column("decided_at", String(24)),
    Column("statement", String),
    Column("statement_signature", LargeBinary),
    Column("officer", String(64)),
    Column("certificate", String),
    Column("revoked_at", String(24)),
    UniqueConstraint("tenant", "device"),
)
