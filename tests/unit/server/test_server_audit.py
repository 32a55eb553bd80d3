"""The audit chain tells when an entry was changed, taken out or put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from sqlalchemy import Connection

from jgvisit.ids import TenantId, new_uuid7
from jgvisit.records.office import OFFICE_STEPS
from jgvisit.server.audit import service as audit
from jgvisit.server.audit.models import audit_entry, audit_head
from jgvisit.server.audit.words import WORDS, in_words
from jgvisit.server.database import open_embedded
from jgvisit.server.glass.rules import Verdict
from jgvisit.server.migrations import upgrade
from jgvisit.sync.order_wire import OrderKind

TENANT = TenantId(new_uuid7())


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[Connection]:
    database = open_embedded(tmp_path / "audit.db", b"k" * 32, create=True)
    upgrade(database)
    with database.write(TENANT) as conn:
        audit.start(conn, TENANT)
        for number in range(4):
            audit.append(conn, TENANT, audit.Event(action="push", at="2026-11-02T12:00:00.000Z", count=number))
        yield conn
    database.close()


def test_an_untouched_chain_holds(conn: Connection) -> None:
    assert audit.broken_at(conn, TENANT) is None


def test_a_changed_entry_is_found(conn: Connection) -> None:
    conn.execute(audit_entry.update().where(audit_entry.c.number == 3).values(entry="{}"))
    assert audit.broken_at(conn, TENANT) == 3


def test_an_entry_taken_out_is_found_also_at_the_end(conn: Connection) -> None:
    conn.execute(audit_entry.delete().where(audit_entry.c.number == 4))
    assert audit.broken_at(conn, TENANT) == 4
    conn.execute(audit_entry.delete().where(audit_entry.c.number == 2))
    assert audit.broken_at(conn, TENANT) == 2


def test_a_head_put_back_is_found(conn: Connection) -> None:
    conn.execute(audit_head.update().values(number=3))
    assert audit.broken_at(conn, TENANT) == 5


# -- the words -------------------------------------------------------------------------------------


def codes_in_source() -> set[str]:
    """Every code that an event can carry: what stands in the source, and what is put together there."""
    found: set[str] = set()
    for path in (Path(audit.__file__).parents[1]).rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'Event\(\s*action="([a-z_]+)"', text))
        found |= set(re.findall(r'action(?:, what)? = "([a-z_]+)"(?: if [^\n]+ else "[a-z_]+")?', text))
        found |= set(re.findall(r'action(?:, what)? = "[a-z_]+" if [^\n]+? else "([a-z_]+)"', text))
        found |= set(re.findall(r'_note\([^"\n]*(?<!f)"([a-z_]+)"', text))
    made = {f"office_{step}" for step in OFFICE_STEPS} | {f"order_{kind}" for kind in get_args(OrderKind)}
    return found | made | {f"glass_{verdict}" for verdict in get_args(Verdict)} | {"export", "print"}


def test_everything_that_is_written_down_has_dutch_words_and_nothing_else_has() -> None:
    assert codes_in_source() == set(WORDS)
    assert len(set(WORDS.values())) == len(WORDS)
    assert in_words("of_a_newer_program") == "of_a_newer_program"
