"""Which blobs are sealed papers, and the timestamps they got since."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, LargeBinary, String, Table

from jgvisit.server.database import metadata

paper = Table(
    "paper",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("case_id", String(36), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("sealed", Boolean, nullable=False),  # False: a photo, ink, or a PDF that is no whole paper of ours
    Column("tried_at", String(24)),  # when a timestamp was asked for last and not got
    Index("ix_paper_tried", "tenant", "sealed", "tried_at"),
)

paper_stamp = Table(
    "paper_stamp",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("case_id", String(36), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("number", BigInteger, primary_key=True),  # from 1
    Column("tail", LargeBinary, nullable=False),
    Column("at", String(24), nullable=False),  # as the authority says
    Column("lapses_at", String(24), nullable=False),  # its certificate ends
)
