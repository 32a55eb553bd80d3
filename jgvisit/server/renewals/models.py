"""What laptops asked for, once for each certificate that ends."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, String, Table

from jgvisit.server.database import metadata

renewal = Table(
    "renewal",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("renews", String(64), primary_key=True),  # SHA-256 of the certificate that it follows
    Column("csr", LargeBinary, nullable=False),
    Column("csr_sha256", String(64), nullable=False),
    Column("state", String(8), nullable=False),
    Column("requested_at", String(24), nullable=False),
    Column("decided_at", String(24)),
    Column("statement", String),
    Column("statement_signature", LargeBinary),
    Column("officer", String(64)),
    Column("certificate", String),
)
