"""Who opened which family that way, why, and what a lead made of it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, String, Table

from jgvisit.server.database import metadata

opened_glass = Table(
    "opened_glass",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("id", String(36), primary_key=True),
    Column("worker", String(36), nullable=False),
    Column("case_id", String(36), nullable=False),
    Column("reason", String(400), nullable=False),  # emptied when the family is erased
    Column("guarded", Boolean, nullable=False),
    Column("opened_at", String(24), nullable=False),
    Column("ends_at", String(24), nullable=False),  # two hours later, or when it was closed
    Column("reads", BigInteger, nullable=False),
    Column("verdict", String(12)),  # None: nobody reviewed it yet
    Column("note", String(400)),
    Column("reviewed_by", String(36)),
    Column("reviewed_at", String(24)),
    Index("ix_opened_glass_worker", "tenant", "worker", "opened_at"),
)
