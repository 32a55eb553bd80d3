"""The row of one chain: how far its gapless run is, under the lock of this transaction."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, select

from jgvisit.ids import ChainId, DeviceId, Sha256, TenantId
from jgvisit.records.link import GENESIS
from jgvisit.server.database import insert_new
from jgvisit.server.records.models import chain


@dataclass(frozen=True)
class ChainKey:
    """Names a chain."""

    tenant: TenantId
    device: DeviceId
    chain: ChainId

    def of(self, table: object) -> ColumnElement[bool]:
        """Return the condition that a row of `table` belongs to this chain."""
        columns = table.c  # type: ignore[attr-defined]  # Table and Alias share it, without a common type
        return and_(columns.tenant == self.tenant, columns.device == self.device, columns.chain == self.chain)


@dataclass
class Run:
    """The gapless run while a push works on it."""

    received: int
    head: Sha256
    broken_at: int | None

    def continues_with(self, seq: int, prev: str) -> bool:
        """Tell whether a link with this place is the next of the run."""
        return seq == self.received + 1 and prev == self.head

    def advance(self, link_hash: Sha256) -> None:
        """Take the next link into the run."""
        self.received += 1
        self.head = link_hash
        if self.broken_at is not None and self.received >= self.broken_at:
            self.broken_at = None


def lock(conn: Connection, key: ChainKey, now: str) -> Run:
    """Return the run of this chain, locked until the commit; a new chain starts at zero."""
    names = {"tenant": key.tenant, "device": key.device, "chain": key.chain}
    start = {"received": 0, "head": GENESIS, "kept": 0, "checked": 0, "pushed_at": now}
    query = select(chain).where(key.of(chain)).with_for_update()
    row = conn.execute(query).one_or_none()
    if row is None:
        insert_new(conn, chain, {**names, **start})
        row = conn.execute(query).one()
    return Run(row.received, Sha256(row.head), row.broken_at)


def save(conn: Connection, key: ChainKey, run: Run, now: str) -> None:
    """Write the run back."""
    values = {"received": run.received, "head": run.head, "broken_at": run.broken_at, "pushed_at": now}
    conn.execute(chain.update().where(key.of(chain)).values(values))


def latest(conn: Connection, tenant: TenantId, device: DeviceId) -> ChainId | None:
    """Return the chain this device pushed last."""
    query = select(chain.c.chain).where(chain.c.tenant == tenant, chain.c.device == device)
    found = conn.execute(query.order_by(chain.c.pushed_at.desc(), chain.c.chain.desc()).limit(1)).scalar_one_or_none()
    return None if found is None else ChainId(found)
