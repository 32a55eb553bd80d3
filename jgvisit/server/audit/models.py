"""The audit chain, its head, and the tree over it."""

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
    Column("peaks", String),  # hex of each peak of the tree, largest first; null where it was not grown yet
)

audit_tile = Table(
    "audit_tile",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("level", BigInteger, primary_key=True, autoincrement=False),  # of each eight levels the highest is kept
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("hash", String(64), nullable=False),
)

audit_doubt = Table(
    "audit_doubt",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("doubt_sha256", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("holds_until", String(24)),  # up to when what the laptop knew still holds; null: nothing of it does
    Column("received_at", String(24), nullable=False),
    Column("text", String, nullable=False),  # both receipts, as they came
)
