"""Who has whose families for a while."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table

from jgvisit.server.database import metadata

cover = Table(
    "cover",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("id", String(36), primary_key=True),
    Column("absent", String(36), nullable=False),
    Column("deputy", String(36), nullable=False),
    Column("case_id", String(36)),  # None: every family of who is absent
    Column("from_on", String(10), nullable=False),
    Column("until", String(10), nullable=False),  # last day; earlier where a lead ended it
    Column("made_by", String(36), nullable=False),
    Column("made_at", String(24), nullable=False),
    Index("ix_cover_until", "tenant", "until"),
)
