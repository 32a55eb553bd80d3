"""Read committed records back before they count as kept: on PostgreSQL where they lie, so that none travels for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select, text

from jgvisit.records.link import BODY_DOMAIN, commitment, link_hash, read_link
from jgvisit.server.erasures.models import erased_link
from jgvisit.server.records.chains import ChainKey
from jgvisit.server.records.models import record

_SOUND_SO_FAR = text("""
    SELECT count(*) AS found, min(seq) FILTER (WHERE seq <> :kept + place OR NOT sound) AS unsound
    FROM (
        SELECT r.seq, row_number() OVER (ORDER BY r.seq) AS place,
            e.link_hash IS NOT NULL OR coalesce(
                CASE WHEN encode(sha256(r.link || r.signature), 'hex') = r.link_hash
                THEN encode(sha256(CAST(:domain AS bytea) || r.salt || r.body), 'hex')
                    = CAST(convert_from(r.link, 'UTF8') AS json) ->> 'commit'
                ELSE false END, false) AS sound
        FROM record r LEFT JOIN erased_link e ON e.tenant = r.tenant AND e.link_hash = r.link_hash
        WHERE r.tenant = :tenant AND r.device = :device AND r.chain = :chain AND r.answer = 'stored'
            AND r.seq > :kept AND r.seq <= :received
    ) AS run
""")


def sound_up_to(conn: Connection, key: ChainKey, kept: int, received: int) -> int:
    """Return how far the run goes, from `kept` on, in which each body fits its link, or was erased by order.

    Args:
        conn: not the transaction that wrote them.
        key: the chain.
        kept: what was found sound before.
        received: the length of the run.
    """
    if kept == received:
        return kept
    if conn.dialect.name != "postgresql":
        return _followed(_rows(conn, key, kept, received), kept)
    given = {"tenant": key.tenant, "device": key.device, "chain": key.chain}
    found = conn.execute(_SOUND_SO_FAR, {**given, "kept": kept, "received": received, "domain": BODY_DOMAIN}).one()
    return int(kept + found.found if found.unsound is None else found.unsound - 1)


def _rows(conn: Connection, key: ChainKey, kept: int, received: int) -> Iterable[Row[Any]]:
    columns = record.c
    gone = (erased_link.c.tenant == columns.tenant) & (erased_link.c.link_hash == columns.link_hash)
    query = (
        select(columns.link_hash, columns.seq, columns.link, columns.signature, columns.body, columns.salt)
        .add_columns(erased_link.c.link_hash.label("erased"))
        .outerjoin(erased_link, gone)
        .where(key.of(record), columns.answer == "stored", columns.seq > kept, columns.seq <= received)
    )
    return conn.execute(query.order_by(columns.seq))


def _followed(rows: Iterable[Row[Any]], kept: int) -> int:
    for row in rows:
        if row.seq != kept + 1 or not (row.erased is not None or _fits(row)):
            break
        kept += 1
    return kept


def _fits(row: Row[Any]) -> bool:
    if row.body is None or row.salt is None or link_hash(row.link, row.signature) != row.link_hash:
        return False
    try:
        return commitment(row.salt, row.body) == read_link(row.link).commit
    except msgspec.DecodeError:
        return False
