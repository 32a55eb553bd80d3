"""The list of families of a year, what each family adds, and what was published, which nobody can change."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, String, Table

from jgvisit.server.database import metadata

caseload = Table(
    "council_caseload",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("year", BigInteger, primary_key=True, autoincrement=False),
    Column("families", BigInteger, nullable=False),
    Column("source", String(200), nullable=False),
    Column("entered_at", String(24), nullable=False),
    Column("entered_by", String(36), nullable=False),
)

council_report = Table(
    "council_report",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("year", BigInteger, primary_key=True, autoincrement=False),
    Column("edition", BigInteger, primary_key=True, autoincrement=False),
    Column("report", String, nullable=False),  # what everybody may read, canonical JSON
    Column("exact", String, nullable=False),  # for the privacy officer alone, canonical JSON
    Column("reason", String(400), nullable=False),  # why a later edition was needed; empty for the first
    Column("published_at", String(24), nullable=False),
    Column("published_by", String(36), nullable=False),
)

family_count = Table(
    "family_count",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("year", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", String(36), primary_key=True),
    Column("basis", String(64), nullable=False),  # hash of all that the counts follow from
    Column("counts", String, nullable=False),  # JSON: id of a figure -> what the family adds; zeros are left out
)
