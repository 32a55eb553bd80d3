"""What is known of a chain's records since they came: which signatures still wait, and since when which are kept.

It lies beside the records, as runs of places: a record is written once, since writing it anew costs the database as
much as the first time. What concerns single records, and is rare, is a mark on the record: `refuted`, `parked`.
"""

from __future__ import annotations

from sqlalchemy import Connection, ScalarSelect, func, select

from jgvisit.server.database import insert
from jgvisit.server.records.chains import ChainKey
from jgvisit.server.records.models import kept_run, record, unchecked_run


def wait_for_check(conn: Connection, key: ChainKey, first: int, last: int) -> None:
    """Note that of the run from `first` to `last` only the hashes and the last signature were checked."""
    conn.execute(unchecked_run.insert().values({**_place(key, first), "last_seq": last}))


def waits(conn: Connection, key: ChainKey, seq: int) -> bool:
    """Tell whether the signature of the record at this place of the run still waits; until the commit it stays so."""
    columns = unchecked_run.c
    query = select(columns.last_seq).where(key.of(unchecked_run), columns.first_seq <= seq, columns.last_seq >= seq)
    return conn.execute(query.with_for_update()).first() is not None


def keep(conn: Connection, key: ChainKey, first: int, last: int, at: str) -> None:
    """Note that the records in the run from `first` to `last` are kept since `at`."""
    values = {"last_seq": last, "kept_at": at}
    query = insert(conn, kept_run).values({**_place(key, first), **values})
    same = [kept_run.c.tenant, kept_run.c.device, kept_run.c.chain, kept_run.c.first_seq]
    conn.execute(query.on_conflict_do_update(index_elements=same, set_=values))


def first_unchecked(key: ChainKey) -> ScalarSelect[int | None]:
    """Return the first place of the run whose signature waits, as a part of a query; NULL where none does."""
    return select(func.min(unchecked_run.c.first_seq)).where(key.of(unchecked_run)).scalar_subquery()


def first_refuted(key: ChainKey) -> ScalarSelect[int | None]:
    """Return the first place of the run whose signature does not hold, as a part of a query."""
    bad = key.of(record) & record.c.refuted.is_(True) & (record.c.answer == "stored")
    return select(func.min(record.c.seq)).where(bad).scalar_subquery()


def first_kept_after(key: ChainKey, moment: str, kept: int) -> ScalarSelect[int | None]:
    """Return the first place up to `kept` that is kept since later than `moment`, as a part of a query."""
    columns = kept_run.c
    young = key.of(kept_run) & (columns.kept_at > moment) & (columns.first_seq <= kept)
    return select(func.min(columns.first_seq)).where(young).scalar_subquery()


def _place(key: ChainKey, first: int) -> dict[str, str | int]:
    return {"tenant": key.tenant, "device": key.device, "chain": key.chain, "first_seq": first}
