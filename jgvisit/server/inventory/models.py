"""What was handed to each device, and what it says was taken from it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, String, Table

from jgvisit.server.database import metadata

handed_record = Table(
    "handed_record",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("link_hash", String(64), primary_key=True),
    Column("case_id", String(36), nullable=False),
    Column("at", String(24), nullable=False),  # when its body last went out to this device
    Index("ix_handed_record_case", "tenant", "device", "case_id"),
)

handed_blob = Table(
    "handed_blob",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("case_id", String(36), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("bytes", BigInteger, nullable=False),
    Column("at", String(24), nullable=False),
)

taken_out = Table(
    "taken_out",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("id", String(36), primary_key=True),
    Column("kind", String(8), nullable=False),  # export or print
    Column("at", String(24), nullable=False),  # by the laptop's clock
    Column("cases", String, nullable=False),  # ids, with spaces between
    Column("records", BigInteger, nullable=False),
    Column("received_at", String(24), nullable=False),
)
