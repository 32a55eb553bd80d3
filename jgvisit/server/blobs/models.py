"""Blobs: each belongs to one (tenant, case), and is answered only to the device that sends it or to the assigned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, ColumnElement, LargeBinary, String, Table, and_

from jgvisit.ids import CaseId, DeviceId, Sha256, TenantId
from jgvisit.server.database import metadata

blob = Table(
    "blob",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("case_id", String(36), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("total", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("complete", Boolean, nullable=False),
)

blob_chunk = Table(
    "blob_chunk",
    metadata,
    Column("tenant", String(36), primary_key=True),
    Column("case_id", String(36), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("start", BigInteger, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)


@dataclass(frozen=True)
class BlobKey:
    """One device's copy of one blob of one family."""

    tenant: TenantId
    case: CaseId
    sha256: Sha256
    device: DeviceId

    @property
    def about(self) -> str:
        """Whose paper it is, in one text: no other has the same."""
        return f"{self.tenant} {self.case} {self.sha256} {self.device}"

    @property
    def values(self) -> dict[str, Any]:
        """The key as columns."""
        return {"tenant": self.tenant, "case_id": self.case, "sha256": self.sha256, "device": self.device}

    def of(self, table: Any) -> ColumnElement[bool]:
        """Return the condition that a row of `table` is of this blob."""
        return and_(*(table.c[name] == value for name, value in self.values.items()))
