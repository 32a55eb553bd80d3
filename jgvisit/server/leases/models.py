"""The last lease of each store."""

from __future__ import annotations

from sqlalchemy import Column, String, Table

from jgvisit.server.database import metadata

lease = Table(
    "lease",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("store", String(36), primary_key=True),
    Column("first_at", String(24), nullable=False),
    Column("at", String(24), nullable=False),
    Column("until", String(24), nullable=False),
    Column("worker", String(36), nullable=False),  # who logged in for it
)
