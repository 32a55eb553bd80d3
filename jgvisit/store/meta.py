"""Single values of the store: what a device knows about itself and its server, never about a family."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from jgvisit.ids import CaseId, ChainId, Sha256
from jgvisit.records.body import Seen
from jgvisit.records.time_basis import HeardTime
from jgvisit.services.ports.journal import StoreHead
from jgvisit.shapes import read_json
from jgvisit.store.connection import Connection
from jgvisit.store.database import Database

_SETTING = "setting:"
_HEARD = "heard"
_SEEN = "seen"
_PULLED_AT = "pulled_at"
_FROM_START = "pull_from_start"
_WHOLE = "whole:"
_AFTER_WHOLE = "whole;"
_FORKS = "forks"
_NEXT_CHAIN = "next_chain"
_PUSHED = "pushed_through"


class NextChain(msgspec.Struct, frozen=True):
    """Why the chain may not go on, and what was known of it: the next record begins a new one."""

    reason: Literal["recovered", "restored", "behind"]
    chain: str | None = None
    seq: int | None = None
    link_hash: str | None = None
    missing: int | None = None

    @property
    def head(self) -> StoreHead | None:
        """The head known of the chain before, if any."""
        if self.chain is None or self.seq is None or self.link_hash is None:
            return None
        return StoreHead(ChainId(self.chain), self.seq, Sha256(self.link_hash))


def after(reason: Literal["recovered", "restored", "behind"], head: StoreHead | None, missing: int | None) -> NextChain:
    """Return what the first record of the next chain will say."""
    if head is None:
        return NextChain(reason, missing=missing)
    return NextChain(reason, head.chain, head.seq, head.link_hash, missing)


class Settings:
    """Texts that the enrolment and the program keep, such as the server's address; durable when put."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> str | None:
        """Return the text kept under `key`."""
        with self._database.read() as connection:
            return _get(connection, _SETTING + key)

    def put(self, key: str, value: str) -> None:
        """Keep a text under `key`."""
        with self._database.write() as connection:
            _put(connection, _SETTING + key, value)

    def starting_with(self, prefix: str) -> dict[str, str]:
        """Return rest of the key -> text, of every text whose key starts with `prefix`."""
        start = _SETTING + prefix
        query = "SELECT substr(key, ?), value FROM meta WHERE substr(key, 1, ?) = ? ORDER BY key"
        with self._database.read() as connection:
            return dict(connection.execute(query, (len(start) + 1, len(start), start)).fetchall())

    def replace(self, old: str, new: str | None, value: str = "") -> None:
        """Forget the text under `old` and keep one under `new`, if there is a new one, in one transaction."""
        with self._database.write() as connection:
            forget_setting(connection, old)
            if new is not None:
                _put(connection, _SETTING + new, value)


def forget_setting(connection: Connection, key: str) -> None:
    """Forget the text kept under `key`."""
    connection.execute("DELETE FROM meta WHERE key = ?", (_SETTING + key,))


def get_heard(connection: Connection) -> HeardTime | None:
    """Return the server time last heard."""
    text = _get(connection, _HEARD)
    return None if text is None else read_json(text, HeardTime)


def put_heard(connection: Connection, heard: HeardTime) -> None:
    """Keep the server time last heard."""
    _put(connection, _HEARD, msgspec.json.encode(heard).decode())


def get_seen(connection: Connection) -> Seen | None:
    """Return how far the feed was pulled."""
    text = _get(connection, _SEEN)
    return None if text is None else read_json(text, Seen)


def put_seen(connection: Connection, seen: Seen) -> None:
    """Move the cursor of the feed."""
    _put(connection, _SEEN, msgspec.json.encode(seen).decode())
    connection.execute("DELETE FROM meta WHERE key = ?", (_FROM_START,))


def pull_from_the_start(connection: Connection) -> None:
    """Let the next pull begin at the first position: bodies have left that may be assigned still."""
    _put(connection, _FROM_START, "1")


def get_cursor(connection: Connection) -> Seen | None:
    """Return after which position the next pull goes on; None from the start."""
    return None if _get(connection, _FROM_START) is not None else get_seen(connection)


def get_whole(connection: Connection, case: CaseId) -> Seen | None:
    """Return up to where the records of a family are all here, None if some may be lacking.

    The cursor of the feed does not tell that: a family that was given since brings its older records later.
    """
    text = _get(connection, _WHOLE + case)
    return None if text is None else read_json(text, Seen)


def put_whole(connection: Connection, seen: Seen, cases: Sequence[CaseId]) -> None:
    """Note, at the end of the feed, that these families and no others are whole up to there."""
    text = msgspec.json.encode(seen).decode()
    wanted = {_WHOLE + case: text for case in cases}
    known = connection.execute("SELECT key, value FROM meta WHERE key > ? AND key < ?", (_WHOLE, _AFTER_WHOLE))
    if dict(known.fetchall()) != wanted:  # else nothing is new, as after most syncs
        connection.execute("DELETE FROM meta WHERE key > ? AND key < ?", (_WHOLE, _AFTER_WHOLE))
        connection.executemany("INSERT INTO meta VALUES (?, ?)", list(wanted.items()))


def keep_whole(connection: Connection, cases: Sequence[CaseId]) -> None:
    """Note, before the end of the feed, that families other than these are not whole any more."""
    known = {
        key for (key,) in connection.execute("SELECT key FROM meta WHERE key > ? AND key < ?", (_WHOLE, _AFTER_WHOLE))
    }
    gone = known - {_WHOLE + case for case in cases}
    connection.executemany("DELETE FROM meta WHERE key = ?", [(key,) for key in gone])


def get_forks(connection: Connection) -> dict[tuple[str, str], int]:
    """Return the forks that the server told of: first place with two records, by device and chain."""
    text = _get(connection, _FORKS)
    known = [] if text is None else read_json(text, list[tuple[str, str, int]])
    return {(device, chain): seq for device, chain, seq in known}


def put_forks(connection: Connection, forks: Mapping[tuple[str, str], int]) -> None:
    """Keep forks beside those that are known; none is ever forgotten."""
    known = get_forks(connection)
    merged = known | {chain: min(seq, known.get(chain, seq)) for chain, seq in forks.items()}
    if merged != known:
        _put(connection, _FORKS, msgspec.json.encode([(*chain, seq) for chain, seq in sorted(merged.items())]).decode())


def get_pulled_at(connection: Connection) -> str | None:
    """Return when the feed was last fetched, by the device's clock."""
    return _get(connection, _PULLED_AT)


def put_pulled_at(connection: Connection, at: str) -> None:
    """Keep when the feed was fetched."""
    _put(connection, _PULLED_AT, at)


def get_next_chain(connection: Connection) -> NextChain | None:
    """Return why a new chain must begin, None if the chain may go on."""
    text = _get(connection, _NEXT_CHAIN)
    return None if text is None else read_json(text, NextChain)


def stop_chain(connection: Connection, why: NextChain, lost: Sequence[StoreHead] = ()) -> None:
    """Decide that the next record begins a new chain; the `lost` heads are not looked for again."""
    _put(connection, _NEXT_CHAIN, msgspec.json.encode(why).decode())
    connection.executemany(
        "INSERT INTO lost_heads VALUES (?, ?) ON CONFLICT (chain) DO UPDATE SET seq = max(seq, excluded.seq)",
        [(head.chain, head.seq) for head in lost],
    )


def begin_chain(connection: Connection, chain: ChainId) -> None:
    """Begin a new chain; what stopped the one before is told in its first record."""
    connection.execute("DELETE FROM meta WHERE key = ?", (_NEXT_CHAIN,))
    connection.execute("INSERT INTO own_chains (chain) VALUES (?)", (chain,))


def get_pushed_through(connection: Connection) -> int | None:
    """Return the row up to which own records existed at the last push, None before the first."""
    text = _get(connection, _PUSHED)
    return None if text is None else int(text)


def put_pushed_through(connection: Connection, row: int) -> None:
    """Remember which own records existed at a push."""
    _put(connection, _PUSHED, str(row))


def _get(connection: Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def _put(connection: Connection, key: str, value: str) -> None:
    connection.execute(
        "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value)
    )
