"""The backups that were finished and read back; `safe` in a receipt follows the last one."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, String, Table

from jgvisit.server.database import metadata

backup = Table(
    "backup",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("sha256", String(64), primary_key=True),  # of the whole file
    Column("began_at", String(24), nullable=False),  # when it was looked at: later commits are not in it
    Column("finished_at", String(24), nullable=False),
    Column("bytes", BigInteger, nullable=False),
)
