"""Orders with their confirmations, what laptops refused, and which stores they told of."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, String, Table

from jgvisit.server.database import metadata

wipe_order = Table(
    "wipe_order",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("enrolment", String(36), nullable=False),
    Column("store", String(36), nullable=False),
    Column("what", String(8), nullable=False),
    Column("order_sha256", String(64), nullable=False),
    Column("signed", String, nullable=False),  # JSON of the `SignedOrder`, as it came
    Column("expires_at", String(24), nullable=False),
    Column("put_at", String(24), nullable=False),
    Column("put_by", String(36), nullable=False),
    Column("told_at", String(24)),  # when it was first said; once a signature proves it, when that came
    Column("confirmation", String),  # JSON of the `SignedWiped`, as it came
    Column("proven", Boolean, nullable=False),  # the confirmation's signature holds
    Column("taken_back_at", String(24)),
    Column("taken_back", String),  # JSON of the `SignedTakingBack`, as it came
)

order_refusal = Table(
    "order_refusal",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("order_sha256", String(64), primary_key=True),
    Column("code", String(24), primary_key=True),
    Column("at", String(24), nullable=False),  # by the laptop's clock
    Column("received_at", String(24), nullable=False),
)

device_store = Table(
    "device_store",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("store", String(36), primary_key=True),
    Column("seen_at", String(24), nullable=False),
)
