"""The search in the encrypted store: FTS5 over what people said or typed, rebuilt from the records where needed.

The words are kept as `domain.searching` writes them, so that the store and the screens have one rule for accents,
capitals and scripts; its trigrams find a part of a word too, which a tokenizer of whole words (`unicode61`) would not.
New records are taken in when somebody looks for something, so that writing one costs nothing more. What is erased goes
by a trigger, whichever way erases it, and `secure-delete` takes it out of the index itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from jgvisit.domain.searching import as_searched
from jgvisit.ids import CaseId
from jgvisit.records.body import Body
from jgvisit.records.kinds import KINDS, read_payload
from jgvisit.records.searched import is_searched, searched_texts
from jgvisit.services.ports.finding import FoundRow
from jgvisit.store.connection import Connection
from jgvisit.store.database import Database
from jgvisit.store.rows import readable_body

RULES = 1
"""Of which texts, and how they are written. A store that was searched by other rules is taken in anew."""
_AT_ONCE = 25
"""Records in one transaction: a record that is being written waits for no more than these."""
_LEAST_INDEXED = 3
"""Characters below which trigrams know nothing; then the texts are looked through."""
_KINDS = frozenset(kind.name for kind in KINDS.values() if is_searched(kind.type))


class StoreSearch:
    """The search of one open store. Every method takes the store's own lock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def bring_up(self) -> bool:
        """Take in some of what is new; tell whether there may be more."""
        with self._database.read() as connection:
            if not _has_new(connection):
                return False
        with self._database.write() as connection:
            return _take_in(connection)

    def find(self, words: Sequence[str], case: CaseId | None, most: int) -> tuple[FoundRow, ...]:
        """Return the newest records that hold each of `words`."""
        long = [word for word in words if len(word) >= _LEAST_INDEXED]
        wanted = ["search MATCH ?"] if long else []
        given: list[str | int] = [" AND ".join(f'"{word}"' for word in long)] if long else []
        for word in words:
            if len(word) < _LEAST_INDEXED:
                wanted.append("instr(search.said, ?) > 0")
                given.append(word)
        if case is not None:
            wanted.append("r.case_id = ?")
            given.append(case)
        query = (
            "SELECT search.rowid, r.case_id FROM search JOIN records r ON r.n = search.rowid"  # noqa: S608
            f" WHERE {' AND '.join(wanted)} AND NOT EXISTS (SELECT 1 FROM search_replaced p WHERE p.id = r.id)"
            " ORDER BY search.rowid DESC"
        )
        ours: dict[str, bool] = {}
        found: list[FoundRow] = []
        with self._database.read() as connection:
            for row, of in connection.execute(query, given):  # SQLite looks no further than we read
                if of not in ours:  # asked once for each family: one that was never sent has all its records looked at
                    ours[of] = _is_ours(connection, of)
                if ours[of]:
                    found.append(FoundRow(int(row), CaseId(of)))
                if len(found) == most:
                    break
        return tuple(found)

    def bodies(self, rows: Sequence[int]) -> dict[int, Body]:
        """Return what these records say, by row."""
        marks = ",".join("?" * len(rows))
        with self._database.read() as connection:
            found = connection.execute(
                f"SELECT n, body FROM records WHERE body IS NOT NULL AND n IN ({marks})",  # noqa: S608
                rows,
            ).fetchall()
        read = ((int(row), readable_body(body)) for row, body in found)
        return {row: body for row, body in read if body is not None}

    def assigned(self, cases: Sequence[CaseId]) -> frozenset[CaseId]:
        """Return those of `cases` that are this worker's."""
        with self._database.read() as connection:
            return frozenset(case for case in cases if _is_ours(connection, case))


def _is_ours(connection: Connection, case: str) -> bool:
    """Tell whether a family is this worker's.

    One written down here stands in no feed yet; one that came in a feed is ours while the last pull named it.
    """
    named = "SELECT EXISTS (SELECT 1 FROM assigned_cases WHERE case_id = ?)"
    fed = "SELECT EXISTS (SELECT 1 FROM records WHERE case_id = ? AND position IS NOT NULL)"
    return bool(connection.execute(named, (case,)).fetchone()[0]) or not connection.execute(fed, (case,)).fetchone()[0]


def _has_new(connection: Connection) -> bool:
    rules, upto = connection.execute("SELECT rules, upto FROM search_state").fetchone()
    waits = "SELECT EXISTS (SELECT 1 FROM records WHERE n > ?) OR EXISTS (SELECT 1 FROM search_waiting)"
    return rules != RULES or bool(connection.execute(waits, (upto,)).fetchone()[0])


def _take_in(connection: Connection) -> bool:
    rules, upto = connection.execute("SELECT rules, upto FROM search_state").fetchone()
    if rules != RULES:
        for table in ("search", "search_replaced", "search_waiting"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
        upto = 0
    came = connection.execute(
        "SELECT n, kind, body FROM records WHERE n > ? ORDER BY n LIMIT ?", (upto, _AT_ONCE)
    ).fetchall()
    late = connection.execute(
        "SELECT r.n, r.kind, r.body FROM search_waiting w JOIN records r ON r.n = w.n ORDER BY r.n LIMIT ?", (_AT_ONCE,)
    ).fetchall()
    _put(connection, [*late, *came])
    connection.executemany("DELETE FROM search_waiting WHERE n = ?", [(row[0],) for row in late])
    upto = came[-1][0] if came else upto
    connection.execute("UPDATE search_state SET rules = ?, upto = ?", (RULES, upto))
    return len(came) == _AT_ONCE or len(late) == _AT_ONCE


def _put(connection: Connection, rows: Iterable[tuple[int, str | None, bytes | None]]) -> None:
    for row, kind, data in rows:
        # every kind may replace another, and a plain look for the word is quicker than reading each body
        if data is None or not (kind in _KINDS or b'"supersedes":' in data):
            continue
        body = readable_body(data)
        if body is None or body.case is None:
            continue
        connection.executemany(
            "INSERT OR IGNORE INTO search_replaced VALUES (?, ?)", [(old, row) for old in body.supersedes]
        )
        if said := _said(body):
            connection.execute("INSERT OR REPLACE INTO search (rowid, said) VALUES (?, ?)", (row, said))


def _said(body: Body) -> str:
    """Return the words of a record as they are searched; of a kind this program does not know, none."""
    try:
        payload = read_payload(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""
    return "" if payload is None else " ".join(filter(None, map(as_searched, searched_texts(payload))))
