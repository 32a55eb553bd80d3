"""Officers' public keys, as the root's holder registered them."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, String, Table

from jgvisit.server.database import metadata

officer_key = Table(
    "officer_key",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("fingerprint", String(64), primary_key=True),  # SHA-256 of the DER SubjectPublicKeyInfo
    Column("public_key", LargeBinary, nullable=False),
    Column("worker", String(36), nullable=False),
    Column("added_at", String(24), nullable=False),
)
