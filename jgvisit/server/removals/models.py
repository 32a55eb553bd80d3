"""Removals as they came, and per device the links whose bodies it no longer has."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table

from jgvisit.server.database import metadata

removal = Table(
    "removal",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("removal_sha256", String(64), primary_key=True),
    Column("store", String(36), nullable=False),
    Column("why", String(16), nullable=False),
    Column("copies", BigInteger, nullable=False),
    Column("order_sha256", String(64)),
    Column("at", String(24), nullable=False),  # by the laptop's clock
    Column("received_at", String(24), nullable=False),
    Column("text", String, nullable=False),  # canonical JSON, exactly what was signed
    Column("signature", LargeBinary, nullable=False),
)

removed_link = Table(
    "removed_link",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("link_hash", String(64), primary_key=True),
    Column("removed_at", String(24), nullable=False),  # by the server's clock, when it was told last
)
