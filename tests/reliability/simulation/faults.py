"""Faults planted in the product on purpose: a harness that misses one of them says nothing when it finds none."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from itertools import count
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection

from jgvisit.ids import TenantId
from jgvisit.server.database import Database
from jgvisit.server.feed import service as feed
from jgvisit.server.feed.models import feed_head
from jgvisit.server.records import service as records
from jgvisit.server.records.chains import Run
from jgvisit.server.records.intake import Intake, Outcome
from jgvisit.store import meta, outbox


@contextmanager
def _naive_cursor() -> Iterator[None]:
    """Positions are given out before the commit, as a sequence does: a reader passes by what is not yet committed."""
    take, here = records._take, threading.local()

    def early(municipality: Any, caller: Any, key: Any, incoming: Any) -> Any:
        wanted = len(incoming.records) + len(incoming.early)
        with municipality.database.write(key.tenant) as conn:
            bump = feed_head.update().values(position=feed_head.c.position + wanted).returning(feed_head.c.position)
            last = conn.execute(bump).scalar_one()
        here.positions = list(range(last - wanted + 1, last + 1))
        try:
            return take(municipality, caller, key, incoming)
        finally:
            here.positions = None

    append = feed._append

    def given_out(conn: Connection, tenant: str, items: Any, worker: Any) -> list[int]:
        if not items or getattr(here, "positions", None) is None:
            return append(conn, tenant, items, worker)
        positions = [here.positions.pop(0) for _ in items]
        rows = [
            {"tenant": tenant, "position": position, "link_hash": link_hash, "case_id": case, "worker": worker}
            for position, (link_hash, case) in zip(positions, items, strict=True)
        ]
        conn.execute(feed.feed_entry.insert(), rows)
        return positions

    with patch.object(records, "_take", early), patch.object(feed, "_append", given_out):
        yield


def _duplicate_by_seq() -> AbstractContextManager[object]:
    """What has a number that the server has counts as the same."""
    settled = Intake._settled

    def by_seq(self: Intake, item: Any, *, early: bool = False) -> Outcome | None:
        if item.link.seq <= self._run.received:
            return Outcome(item, "already")
        return settled(self, item, early=early)

    return patch.object(Intake, "_settled", by_seq)


def _hash_compare_off() -> AbstractContextManager[object]:
    """A run goes on with the next number, whatever it says comes before it."""
    return patch.object(Run, "continues_with", lambda self, seq, _prev: seq == self.received + 1)


class _OneTransaction(Database):
    def __init__(self, conn: Connection) -> None:
        super().__init__(conn.engine)
        self._conn = conn

    @contextmanager
    def read(self, tenant: TenantId) -> Iterator[Connection]:
        yield self._conn

    write = read


def _receipt_before_commit() -> AbstractContextManager[object]:
    """The answer leaves first, and every third time the process ends before the commit."""
    push, number = records.push, count()

    def answered_first(municipality: Any, caller: Any, message: Any) -> Any:
        with municipality.database.engine.connect().execution_options(write=True) as conn:
            transaction = conn.begin()
            answer = push(replace(municipality, database=_OneTransaction(conn)), caller, message)
            (transaction.rollback if next(number) % 3 == 2 else transaction.commit)()
        return answer

    return patch.object(records, "push", answered_first)


def _early_counted_twice() -> AbstractContextManager[object]:
    """An early record counts as received when it comes, and again when the run reaches it."""
    store = Intake._store

    def counted(self: Intake, item: Any, answer: Any) -> Outcome:
        if answer == "early":
            self._run.received += 1
        return store(self, item, answer)

    return patch.object(Intake, "_store", counted)


def _restore_not_noticed() -> AbstractContextManager[object]:
    """A laptop believes old answers although the server was put back."""
    return patch.object(outbox, "_forget_what_a_restored_server_forgot", lambda *_: None)


def _cursor_is_knowledge() -> AbstractContextManager[object]:
    """A record says that its writer had seen all below the cursor, also of families given since."""
    return patch.object(meta, "get_whole", lambda connection, _case: meta.get_seen(connection))


FAULTS: dict[str, Callable[[], AbstractContextManager[object]]] = {
    "naive-cursor": _naive_cursor,
    "duplicate-by-seq": _duplicate_by_seq,
    "hash-compare-off": _hash_compare_off,
    "receipt-before-commit": _receipt_before_commit,
    "early-counted-twice": _early_counted_twice,
    "restore-not-noticed": _restore_not_noticed,
    "cursor-is-knowledge": _cursor_is_knowledge,
}

MEETS = {
    "naive-cursor": 0,
    "duplicate-by-seq": 7,
    "hash-compare-off": 7,
    "receipt-before-commit": 0,
    "early-counted-twice": 0,
    "restore-not-noticed": 2,
    "cursor-is-knowledge": 42,
}
"""A seed that shows each; another plan of runs needs other seeds."""


@contextmanager
def planted(name: str | None) -> Iterator[None]:
    """Plant a fault until the block ends; none without a name."""
    with FAULTS[name]() if name else nullcontext():
        yield
