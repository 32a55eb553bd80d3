"""Erasure orders, and the links whose bodies they erased."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, String, Table

from jgvisit.server.database import metadata

erasure_order = Table(
    "erasure_order",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("order_sha256", String(64), nullable=False),
    Column("signed", String, nullable=False),  # JSON of the `SignedErasure`, as it came
    Column("put_at", String(24), nullable=False),
    Column("put_by", String(36), nullable=False),
)

erased_link = Table(
    "erased_link",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("link_hash", String(64), primary_key=True),
    Column("number", BigInteger, nullable=False),
)
"""May name links that are not here: after a restore a laptop brings them again, and only the link is taken."""
