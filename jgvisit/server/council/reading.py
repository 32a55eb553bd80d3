"""The families of a municipality, read back from the records that took effect, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from jgvisit.ids import CaseId, RecordId
from jgvisit.records.entries import read_entries
from jgvisit.records.fold import fold_entries
from jgvisit.records.link import StoredRecord
from jgvisit.server.council.family_year import FamilyYear, Year
from jgvisit.server.feed import service as feed
from jgvisit.server.feed.models import feed_entry
from jgvisit.server.records.models import record

_AT_ONCE = 2000
_FAMILIES_AT_ONCE = 500
_NEEDED = ("link", "signature", "body", "record_id", "received_at")


def families(conn: Connection, tenant: str, year: Year, cases: Sequence[CaseId]) -> Iterator[FamilyYear]:
    """Yield these families as far as something of them took effect, each whole, in the order of their numbers."""
    epoch = feed.epoch(conn, tenant)
    branches = {(each.device, each.chain): each.seq for each in feed.forks(conn, tenant)}
    own = feed_entry.c
    # what a count needs and no more: of a million rows each column costs a second
    columns = (own.case_id, own.position, *(record.c[name] for name in _NEEDED))
    whole = feed.took_effect(tenant).with_only_columns(*columns).order_by(own.case_id, own.position)
    for some in (cases[start : start + _FAMILIES_AT_ONCE] for start in range(0, len(cases), _FAMILIES_AT_ONCE)):
        rows = conn.execute(whole.where(own.case_id.in_(some)).execution_options(yield_per=_AT_ONCE))
        for case, of_case in groupby(rows, key=itemgetter(0)):
            stored, received = _read(of_case)
            read = read_entries(case, stored)
            yield FamilyYear(
                file=fold_entries(case, read, epoch=epoch, forks=branches),
                entries=read.entries,
                year=year,
                received=received,
            )


def _read(rows: Iterator[Any]) -> tuple[list[StoredRecord], dict[RecordId, str]]:
    stored: list[StoredRecord] = []
    received: dict[RecordId, str] = {}
    for _, position, link, signature, body, record_id, received_at in rows:
        stored.append(StoredRecord(link, signature, body, None, position))
        received[record_id] = received_at
    return stored, received
