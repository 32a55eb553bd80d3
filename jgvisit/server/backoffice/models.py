"""The key of the back office through the years, its chains, and which families have a paper on its way."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, String, Table

from jgvisit.server.database import metadata

office_device = Table(
    "office_device",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("certificate", String, nullable=False),  # PEM; laptops need those of earlier keys too
    Column("added_at", String(24), nullable=False),
)

office_chain = Table(
    "office_chain",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("epoch", String(36), primary_key=True),  # a restored server begins another chain: no place is taken twice
    Column("chain", String(36), nullable=False),
)

office_scan = Table(
    "office_scan",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("epoch", String(36), nullable=False),  # with what was looked for; see `scan`
    Column("position", BigInteger, nullable=False),  # of the feed: up to here was looked for papers on their way
)

office_case = Table(
    "office_case",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("case_id", String(36), primary_key=True),
    Column("open", Boolean, nullable=False),  # False: no paper of this family waits for the office or for an answer
)
