"""The thorough look at an open store; takes seconds on a large one, so not at every start."""

from __future__ import annotations

from jgvisit.ids import ChainId
from jgvisit.records.link import GENESIS, link_hash, read_link
from jgvisit.store.connection import Connection
from jgvisit.store.database import Database
from jgvisit.store.errors import StoreDamagedError


def check_health(database: Database) -> None:
    """Read every page and walk every own chain from its first link to its head.

    1. move the log into the file (the page check reads the file only and would cry wolf);
    2. `cipher_integrity_check`: the HMAC of every page;
    3. `integrity_check`: the structure;
    4. the chains: an old authentic page that was put back passes 2 and 3.

    Raises:
        StoreDamagedError: a step found something.
    """
    # 1
    database.checkpoint()
    with database.read() as connection:
        # 2
        _expect_nothing(connection, "PRAGMA cipher_integrity_check")
        # 3
        if (found := connection.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
            raise StoreDamagedError(f"integrity_check: {len(found)} findings")
        # 4
        for (chain,) in connection.execute("SELECT chain FROM own_chains ORDER BY n").fetchall():
            _walk(connection, ChainId(chain))


def _expect_nothing(connection: Connection, pragma: str) -> None:
    if found := connection.execute(pragma).fetchall():
        raise StoreDamagedError(f"{pragma}: {len(found)} findings")


def _walk(connection: Connection, chain: ChainId) -> None:
    query = "SELECT link, signature FROM records WHERE own = 1 AND chain = ? ORDER BY seq"
    before = GENESIS
    for seq, (link, signature) in enumerate(connection.execute(query, (chain,)), start=1):
        place = read_link(link)
        if (place.seq, place.prev) != (seq, before):
            raise StoreDamagedError(f"chain broken at {seq}")
        before = link_hash(link, signature)
