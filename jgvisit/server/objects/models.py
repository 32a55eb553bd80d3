"""Which papers lie in the object store, and which of its objects are to go.

Each object has a key of its own, and that key lies in its row alone. So with the row goes what can be read of the
object, in every copy that whoever runs the store may keep of it.
"""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, String, Table

from jgvisit.server.database import metadata

stored_object = Table(
    "stored_object",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("case_id", String(36), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("name", String(36), nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("stored_at", String(24), nullable=False),
)

leftover = Table(
    "leftover_object",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("name", String(36), primary_key=True),
    Column("gone_from", String(24), nullable=False),  # before that somebody may be about to need it
)
"""Noted before an object is made, and taken off when its row is there: so a crash leaves none that nobody knows."""
