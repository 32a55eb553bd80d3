"""The audit chain and its head."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, String, Table

from jgvisit.server.database import metadata

audit_entry = Table(
    "audit_entry",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("entry", String, nullable=False),  # canonical JSON, exactly what is hashed
    Column("hash", String(64), nullable=False),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)
