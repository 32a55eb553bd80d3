"""Every release ever published, byte for byte, and the one that waits for the second pair of eyes."""

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
    Column("taken_back_at", String(24), nullable=True),
    Column("taken_back_by", String(36), nullable=True),
)

text_proposal = Table(
    "text_proposal",
    metadata,
    Column("tenant", String(36), primary_key=True),  # one at a time
    Column("number", BigInteger, nullable=False),
    Column("content_sha256", String(64), nullable=False),
    Column("file", LargeBinary, nullable=False),  # with the jurist's signature alone
    Column("put_at", String(24), nullable=False),
    Column("put_by", String(36), nullable=False),
)
