"""The feed's dense positions, the families known, and who is assigned to them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, String, Table, text

from jgvisit.server.database import metadata

feed_head = Table(
    "feed_head",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("epoch", String(36), nullable=False),
    Column("position", BigInteger, nullable=False),
)

feed_entry = Table(
    "feed_entry",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("position", BigInteger, primary_key=True),
    Column("link_hash", String(64), nullable=False),
    Column("case_id", String(36), nullable=False),
    Column("worker", String(36)),  # None: the record's own entry; else brought to one worker by an assignment
    Index(
        "uq_feed_entry_own",
        "tenant",
        "link_hash",
        unique=True,
        postgresql_where=text("worker IS NULL"),
        sqlite_where=text("worker IS NULL"),
    ),
    Index("ix_feed_entry_case", "tenant", "case_id", "position"),
)

family = Table(
    "family",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("case_id", String(36), primary_key=True),
    Column("known_since", String(24), nullable=False),
)

assignment = Table(
    "assignment",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("case_id", String(36), primary_key=True),
    Column("worker", String(36), primary_key=True),
    Column("from_position", BigInteger, nullable=False),  # entries above it are this worker's
    Column("until", String(10)),  # last day on which it holds
    Column("assigned_at", String(24), nullable=False),
    Column("cover", String(36)),  # brought by somebody's leave (team.models); None: this worker's own
    Index("ix_assignment_worker", "tenant", "worker"),
)
