"""The families of a municipality, read back from the records that took effect, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from jgvisit.clock import from_rfc3339
from jgvisit.ids import CaseId, RecordId
from jgvisit.records.entries import read_entries
from jgvisit.records.fold import fold
from jgvisit.records.link import StoredRecord
from jgvisit.server.council.family_year import FamilyYear, Year
from jgvisit.server.feed.models import feed_entry, feed_head
from jgvisit.server.feed.service import forks
from jgvisit.server.records.models import record

_AT_ONCE = 2000


def families(conn: Connection, tenant: str, year: Year) -> Iterator[FamilyYear]:
    """Yield each family of which something took effect, whole, in the order of their numbers."""
    epoch = conn.execute(select(feed_head.c.epoch).where(feed_head.c.tenant == tenant)).scalar_one()
    branches = {(each.device, each.chain): each.seq for each in forks(conn, tenant)}
    rows = conn.execute(_query(tenant).execution_options(yield_per=_AT_ONCE))
    for case, of_case in groupby(rows, key=lambda row: CaseId(row.case_id)):
        stored, received = _read(of_case)
        yield FamilyYear(
            file=fold(case, stored, epoch=epoch, forks=branches),
            entries=read_entries(case, stored).entries,
            year=year,
            received=received,
        )


def _query(tenant: str) -> Any:
    entry = feed_entry.c
    return (
        select(
            entry.case_id,
            entry.position,
            record.c.link,
            record.c.signature,
            record.c.body,
            record.c.salt,
            record.c.record_id,
            record.c.received_at,
        )
        .join_from(feed_entry, record, and_(record.c.tenant == entry.tenant, record.c.link_hash == entry.link_hash))
        .where(entry.tenant == tenant, entry.worker.is_(None))
        .order_by(entry.case_id, entry.position)
    )


def _read(rows: Iterator[Row[Any]]) -> tuple[list[StoredRecord], dict[RecordId, datetime]]:
    stored, received = [], {}
    for row in rows:
        stored.append(StoredRecord(row.link, row.signature, row.body, row.salt, row.position))
        if row.record_id is not None:
            received[RecordId(row.record_id)] = from_rfc3339(row.received_at)
    return stored, received
