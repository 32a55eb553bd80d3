"""Chains, records, the blobs they name, and incidents."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Index, LargeBinary, String, Table, false, text

from jgvisit.server.database import metadata


def _run_of_chain() -> tuple[Column[Any], ...]:
    """Return the columns that name some places of a chain's gapless run, one after the other."""
    return (
        Column("tenant", String(36), primary_key=True),
        Column("device", String(32), primary_key=True),
        Column("chain", String(36), primary_key=True),
        Column("first_seq", BigInteger, primary_key=True),
        Column("last_seq", BigInteger, nullable=False),
    )


chain = Table(
    "chain",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("chain", String(36), primary_key=True),
    Column("received", BigInteger, nullable=False),  # length of the gapless run
    Column("head", String(64), nullable=False),
    Column("kept", BigInteger, nullable=False),
    Column("checked", BigInteger, nullable=False),
    Column("broken_at", BigInteger),  # the first record rejected in order: what follows it is kept as incident too
    Column("pushed_at", String(24), nullable=False),
)

record = Table(
    "record",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("link_hash", String(64), primary_key=True),
    Column("device", String(32), nullable=False),
    Column("chain", String(36), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("prev", String(64), nullable=False),
    Column("link", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("body", LargeBinary),
    Column("salt", LargeBinary),
    Column("answer", String(8), nullable=False),  # stored, early or forked
    Column("parked", String(24)),
    Column("protects", Boolean, nullable=False),  # early lane: takes effect parked or not
    Column("refuted", Boolean, nullable=False, server_default=false()),  # its signature does not hold: an incident
    Column("record_id", String(36)),
    Column("case_id", String(36)),
    Column("received_at", String(24), nullable=False),
    Index("ix_record_place", "tenant", "device", "chain", "seq"),
    Index(
        "uq_record_run",
        "tenant",
        "device",
        "chain",
        "seq",
        unique=True,
        postgresql_where=text("answer = 'stored'"),
        sqlite_where=text("answer = 'stored'"),
    ),
    Index("ix_record_id", "tenant", "record_id"),
    *(  # what is rare in a chain, and asked of it at each push
        Index(f"ix_record_{name}", "tenant", "device", "chain", postgresql_where=text(rare), sqlite_where=text(rare))
        for name, rare in {"early": "answer = 'early'", "parked": "parked IS NOT NULL", "refuted": "refuted"}.items()
    ),
)

unchecked_run = Table(
    "unchecked_run",
    metadata,
    *_run_of_chain(),
)

kept_run = Table(
    "kept_run",
    metadata,
    *_run_of_chain(),
    Column("kept_at", String(24), nullable=False),
)

record_blob = Table(
    "record_blob",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("link_hash", String(64), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("case_id", String(36), nullable=False),
    Column("bytes", BigInteger, nullable=False),
)

FORK, FORK_BEFORE = "fork", "fork_before"
"""Reasons of incidents: a branch begins or goes on here; it began somewhere before."""

incident = Table(
    "incident",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("id", String(64), primary_key=True),  # hash over what came, so that a repeated push is one incident
    Column("device", String(32), nullable=False),
    Column("chain", String(36), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("reason", String(24), nullable=False),
    Column("link", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("body", LargeBinary),
    Column("salt", LargeBinary),
    Column("at", String(24), nullable=False),
)
