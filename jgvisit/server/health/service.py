"""What a laptop learns before it says who it is."""

from __future__ import annotations

from sqlalchemy import Connection, select

from jgvisit.config import VERSION
from jgvisit.ids import TenantId
from jgvisit.server.feed.models import feed_head
from jgvisit.server.municipality import Municipality
from jgvisit.sync.wire import ServerInfo


def epoch(conn: Connection, tenant: TenantId) -> str:
    """Return the feed epoch; a restored server has another one."""
    return str(conn.execute(select(feed_head.c.epoch).where(feed_head.c.tenant == tenant)).scalar_one())


def info(municipality: Municipality) -> ServerInfo:
    """Return who this server is."""
    settings = municipality.settings
    with municipality.database.read(municipality.tenant) as conn:
        current_epoch = epoch(conn, municipality.tenant)
    return ServerInfo(
        version=VERSION,
        tenant=settings.tenant,
        municipality=settings.municipality,
        epoch=current_epoch,
        issuer=settings.issuer,
        client_id=settings.client_id,
        minimum_pull_version=settings.minimum_pull_version,
        receipt_certificate=municipality.certificates.receipt,
        demo=settings.demo,
    )
