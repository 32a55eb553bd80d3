"""Every release ever published, byte for byte."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table

from jgvisit.server.database import metadata

text_release = Table(
    "text_release",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("content_sha256", String(64), nullable=False),
    Column("file", LargeBinary, nullable=False),
    Column("revokes", String, nullable=False),  # fingerprints of pack certificates, with spaces between
    Column("published_at", String(24), nullable=False),
    Column("published_by", String(36), nullable=False),
)
