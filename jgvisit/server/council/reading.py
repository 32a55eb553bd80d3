"""The families of a municipality, read back from the records that took effect, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row

from jgvisit.clock import from_rfc3339
from jgvisit.ids import CaseId, RecordId
from jgvisit.records.entries import read_entries
from jgvisit.records.fold import fold_entries
from jgvisit.records.link import StoredRecord
from jgvisit.server.council.family_year import FamilyYear, Year
from jgvisit.server.feed import service as feed
from jgvisit.server.feed.models import feed_entry

_AT_ONCE = 2000


def families(conn: Connection, tenant: str, year: Year) -> Iterator[FamilyYear]:
    """Yield each family of which something took effect, whole, in the order of their numbers."""
    epoch = feed.epoch(conn, tenant)
    branches = {(each.device, each.chain): each.seq for each in feed.forks(conn, tenant)}
    own = feed_entry.c
    query = feed.took_effect(tenant).order_by(own.case_id, own.position).execution_options(yield_per=_AT_ONCE)
    for case, of_case in groupby(conn.execute(query), key=lambda row: CaseId(row.case_id)):
        stored, received = _read(of_case)
        read = read_entries(case, stored)
        yield FamilyYear(
            file=fold_entries(case, read, epoch=epoch, forks=branches),
            entries=read.entries,
            year=year,
            received=received,
        )


def _read(rows: Iterator[Row[Any]]) -> tuple[list[StoredRecord], dict[RecordId, datetime]]:
    stored, received = [], {}
    for row in rows:
        stored.append(StoredRecord(row.link, row.signature, row.body, row.salt, row.position))
        if row.record_id is not None:
            received[RecordId(row.record_id)] = from_rfc3339(row.received_at)
    return stored, received
