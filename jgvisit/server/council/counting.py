"""Counting a year: each family adds what its records say; what a family added is kept until something of it changes.

What is kept is no second truth. Its `basis` is a hash over everything that a family's counts follow from: which of its
records took effect, which bodies were erased, the order they are read in, and the very program that counted. Where
that differs from now, the family is counted anew from its records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import msgspec
from sqlalchemy import Connection, func, select

import jgvisit
from jgvisit.ids import CaseId, Sha256
from jgvisit.records.canonical import sha256
from jgvisit.server.audit import service as audit
from jgvisit.server.council.count_agreements import count_agreements
from jgvisit.server.council.count_contact import count_contact
from jgvisit.server.council.count_help import count_help
from jgvisit.server.council.count_papers import count_papers
from jgvisit.server.council.family_year import Counts, FamilyYear, Year
from jgvisit.server.council.models import family_count
from jgvisit.server.council.reading import families
from jgvisit.server.erasures.models import erased_link
from jgvisit.server.feed import service as feed
from jgvisit.server.feed.models import feed_entry
from jgvisit.server.many_rows import insert_rows
from jgvisit.server.municipality import Municipality
from jgvisit.shapes import read_json

_COUNTS = (count_help, count_agreements, count_papers, count_contact)
_BASIS_DOMAIN = b"jgvisit/family-count/1\0"


@dataclass(frozen=True)
class Counted:
    """The sum over families, and which of them were counted anew."""

    total: Mapping[str, int]
    anew: Mapping[CaseId, Counts] = field(default_factory=dict)
    bases: Mapping[CaseId, Sha256] = field(default_factory=dict)
    """What each of `anew` followed from."""


def count_families(conn: Connection, tenant: str, year: int, *, at_most: int | None = None) -> Counted:
    """Return what all families together add to the figures of a year.

    Args:
        conn: a transaction that reads.
        tenant: whose families.
        year: the calendar year.
        at_most: count no more families anew than so many, and leave the others out.
    """
    bases = _bases(conn, tenant)
    kept = _kept(conn, tenant, year, bases)
    changed = sorted(bases.keys() - kept.keys())[:at_most]
    total: Counter[str] = Counter()
    for counts in kept.values():
        total.update(counts)
    anew: dict[CaseId, Counts] = {}
    for family in families(conn, tenant, Year(year), changed):
        anew[family.file.case] = counted = _count(family)
        total.update(counted)
    return Counted(total, anew, {case: bases[case] for case in anew})


def keep(municipality: Municipality, year: int, counted: Counted) -> None:
    """Keep what was counted anew, where it still follows from the records.

    An erasure that came meanwhile has taken away what there was of its families, and nothing may bring that back.
    """
    if not counted.anew:
        return
    tenant = municipality.tenant
    with municipality.database.write(tenant) as conn:
        audit.lock(conn, tenant)  # an erasure waits here too, so none comes between looking and writing
        now = _bases(conn, tenant)
        rows = [
            {"tenant": tenant, "year": year, "case_id": case, "basis": basis, "counts": _text(counted.anew[case])}
            for case, basis in counted.bases.items()
            if now.get(case) == basis
        ]
        if rows:
            again = "ON CONFLICT (tenant, year, case_id) DO UPDATE SET basis = excluded.basis, counts = excluded.counts"
            insert_rows(conn, family_count, rows, again)


def _count(family: FamilyYear) -> Counts:
    total: Counter[str] = Counter()
    for count in _COUNTS:
        total.update(count(family))
    return {name: number for name, number in total.items() if number}


def _text(counts: Counts) -> str:
    return msgspec.json.encode(counts).decode()


def _kept(conn: Connection, tenant: str, year: int, bases: Mapping[CaseId, Sha256]) -> dict[CaseId, Counts]:
    columns = family_count.c
    query = select(columns.case_id, columns.basis, columns.counts).where(columns.tenant == tenant, columns.year == year)
    return {
        CaseId(row.case_id): read_json(row.counts, dict[str, int])
        for row in conn.execute(query)
        if bases.get(CaseId(row.case_id)) == row.basis
    }


def _bases(conn: Connection, tenant: str) -> dict[CaseId, Sha256]:
    """Return, for each family of which something took effect, the hash of what its counts follow from now."""
    own, gone = feed_entry.c, erased_link.c
    mine = (own.tenant == tenant) & own.worker.is_(None)
    records = select(own.case_id, func.count(), func.max(own.position)).where(mine).group_by(own.case_id)
    erased = (
        select(own.case_id, func.count())
        .join(erased_link, (gone.tenant == own.tenant) & (gone.link_hash == own.link_hash))
        .where(mine)
        .group_by(own.case_id)
    )
    without = {row[0]: row[1] for row in conn.execute(erased)}
    same = (_program(), feed.epoch(conn, tenant), msgspec.json.encode(feed.forks(conn, tenant)))
    shared = sha256(_BASIS_DOMAIN, *(part if isinstance(part, bytes) else part.encode() for part in same)).encode()
    return {
        CaseId(case): sha256(shared, f" {case} {count} {last} {without.get(case, 0)}".encode())
        for case, count, last in conn.execute(records)
    }


@cache
def _program() -> str:
    """Return the hash of the program that counts: whatever changes in it, nothing that was counted before stays."""
    folder = Path(jgvisit.__file__).parent
    return sha256(*(path.read_bytes() for path in sorted(folder.rglob("*.py"))))
