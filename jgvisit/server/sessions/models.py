"""Sessions, and nonces that were used."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table

from jgvisit.server.database import metadata

session = Table(
    "session",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("token_hash", String(64), primary_key=True),
    Column("worker", String(36), nullable=False),
    Column("signer", String(32), nullable=False),  # the key that asked for it; the token is worth nothing with another
    Column("expires_at", String(24), nullable=False),
)

used_nonce = Table(
    "used_nonce",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("nonce", String(64), primary_key=True),
    Column("expires_at", String(24), nullable=False),
    Index("ix_used_nonce_expires_at", "tenant", "expires_at"),
)
