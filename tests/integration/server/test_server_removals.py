"""Families that leave a laptop and come back, and what the server keeps of it, on both databases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from removal_maker import signed_removal
from server_factory import Laptop as Wire
from server_factory import ServerUnderTest, blob_ref
from sqlalchemy import select
from store_factory import family, hash_of
from worker_laptop import WorkerLaptop, assign, days_pass, worker_laptop

from jgvisit.ids import CaseId, Sha256, new_uuid7
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.server.removals import service as removals
from jgvisit.server.removals.models import removal
from jgvisit.services.ports.journal import NewRecord
from jgvisit.store import meta
from jgvisit.sync.removal_wire import REMOVAL_DOMAIN, Removal
from jgvisit.sync.wire import Problem

ENDED = date(2026, 1, 1)


@pytest.fixture
def laptop(server: ServerUnderTest, tmp_path: Path) -> Iterator[WorkerLaptop]:
    laptop = worker_laptop(server, tmp_path / "laptop", f"worker-{os.urandom(4).hex()}")
    laptop.log_in()
    yield laptop
    laptop.safe.close()


def removed(server: ServerUnderTest, laptop: WorkerLaptop) -> dict[Sha256, str]:
    tenant = server.municipality.tenant
    with server.municipality.database.read(tenant) as conn:
        return removals.removed(conn, tenant, laptop.safe.device_key.device)


def test_a_family_leaves_when_it_is_no_longer_assigned_and_comes_back_whole(
    server: ServerUnderTest, laptop: WorkerLaptop
) -> None:
    here, stays, paper = CaseId(new_uuid7()), CaseId(new_uuid7()), os.urandom(70_000)
    named = NewRecord(FamilyRegistered(name="Haddad"), here, blobs=(blob_ref(paper),))
    laptop.journal.append([named, family(case=stays)], blobs={Sha256(blob_ref(paper).sha256): paper})
    laptop.sync()
    before = laptop.journal.records_of(here)
    assign(server, laptop, here, until=ENDED)
    laptop.sync()
    assert set(laptop.journal.cases()) == {here, stays}, "not in a finished backup yet"
    days_pass(server)
    laptop.sync()
    assert laptop.journal.cases() == (stays,)
    assert set(removed(server, laptop)) == {hash_of(record) for record in before}
    assert laptop.shelf.waiting() == ()
    assert laptop.sync().balance.made == 3
    assign(server, laptop, here)
    outcome = laptop.sync()
    assert outcome.changed_cases == (here,)
    back = laptop.journal.records_of(here)
    assert [placeless(record) for record in back] == [placeless(record) for record in before]
    assert laptop.journal.blob(here, Sha256(blob_ref(paper).sha256)) == paper
    assert set(laptop.journal.cases()) == {here, stays}


def placeless(record: StoredRecord) -> StoredRecord:
    return msgspec.structs.replace(record, position=None)


def test_an_older_chain_is_asked_after_until_it_is_safe_too(server: ServerUnderTest, laptop: WorkerLaptop) -> None:
    """Else the end of a chain that goes on no more would never be known to be in a backup."""
    here = CaseId(new_uuid7())
    laptop.journal.append([family(case=here)])
    laptop.sync()
    with laptop.safe.database.write() as connection:
        meta.stop_chain(connection, meta.after("restored", None, None))
    laptop.journal.append([family(case=here)])
    laptop.sync()
    assign(server, laptop, here, until=ENDED)
    days_pass(server)
    laptop.sync()
    assert laptop.journal.cases() == ()


def told(server: ServerUnderTest, wire: Wire, **changes: object) -> Removal:
    given = Removal(
        tenant=server.municipality.tenant,
        device=wire.key.device,
        store=new_uuid7(),
        at="2026-11-02T09:00:00.000Z",
        why="notAssigned",
        links=("a" * 64,),
    )
    return msgspec.structs.replace(given, **changes)


def test_a_removal_counts_once_and_only_without_a_copy_beside_the_store(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    wire, tenant = server.enrolled(http), server.municipality.tenant
    message = signed_removal(wire, told(server, wire))
    for _ in range(2):
        assert wire.call("POST", "/removals", message).status_code == 201
    copied = signed_removal(wire, told(server, wire, links=("b" * 64,), copies=1))
    assert wire.call("POST", "/removals", copied).status_code == 201
    with server.municipality.database.read(tenant) as conn:
        assert set(removals.removed(conn, tenant, wire.key.device)) == {"a" * 64}
        kept = conn.execute(select(removal.c.text, removal.c.signature)).all()
    assert {row.text for row in kept} == {message.removal, copied.removal}
    for row in kept:  # whoever audits can check it without the laptop
        wire.key.public_key.verify(row.signature, REMOVAL_DOMAIN + row.text.encode(), ec.ECDSA(hashes.SHA256()))


def test_what_is_not_this_devices_word_is_refused_and_changes_nothing(
    server: ServerUnderTest, http: httpx.Client
) -> None:
    wire, other, tenant = server.enrolled(http), server.enrolled(http), server.municipality.tenant
    theirs = told(server, wire, device=other.key.device)
    tries = {
        "removal.signature": signed_removal(other, told(server, wire)),
        "removal.foreign": signed_removal(wire, theirs),
        "removal.unreadable": signed_removal(wire, theirs, text='{"links":["\\ud800"]}'),
    }
    for code, message in tries.items():
        response = wire.call("POST", "/removals", message)
        assert msgspec.json.decode(response.content, type=Problem).code == code
    abroad = wire.call("POST", "/removals", signed_removal(wire, told(server, wire, tenant=new_uuid7())))
    assert msgspec.json.decode(abroad.content, type=Problem).code == "removal.foreign"
    with server.municipality.database.read(tenant) as conn:
        assert removals.removed(conn, tenant, wire.key.device) == {}
