"""Writing as the back office: a record in a chain of the server's own, that goes to the laptops as any other does.

It is read, judged and kept by the rules for all records; only its key is the server's, and good for such steps alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from jgvisit.config import VERSION
from jgvisit.ids import CaseId, ChainId, RecordId, Sha256, WorkerId, new_uuid7
from jgvisit.records.body import Body, Seen, TimeBasis, read_body
from jgvisit.records.chain import EMPTY, Head, compose
from jgvisit.records.link import StoredRecord, link_hash, read_link
from jgvisit.records.office import may_be_the_offices
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_journal import StoreOpened
from jgvisit.records.payload_papers import CopyDelivered
from jgvisit.records.payload_reading import PaperStepped
from jgvisit.server.backoffice.models import office_chain, office_device
from jgvisit.server.database import insert_new
from jgvisit.server.feed import service as feed
from jgvisit.server.municipality import Municipality
from jgvisit.server.office_keys import OfficeKey
from jgvisit.server.problems import ConflictError, UnreadableError
from jgvisit.server.records import chains
from jgvisit.server.records.chains import ChainKey, Run
from jgvisit.server.records.models import chain as chain_table
from jgvisit.server.records.models import record
from jgvisit.sync.encoding import from_wire, to_wire
from jgvisit.sync.wire import WireRecord

BOOT = "server"
"""Stands where a laptop names its start: the server's clock is the time itself."""


def lock_chain(conn: Connection, municipality: Municipality) -> tuple[ChainKey, Run]:
    """Return the chain that this installation writes in, locked until the commit, and begun where it is new.

    Raises:
        ConflictError: this installation has no key for it yet.
    """
    key = _key(municipality)
    tenant, now = municipality.tenant, municipality.now()
    row = {"tenant": tenant, "device": key.device, "certificate": key.certificate, "added_at": now}
    insert_new(conn, office_device, row)
    epoch = feed.epoch(conn, tenant)
    named = {"tenant": tenant, "device": key.device, "epoch": epoch}
    insert_new(conn, office_chain, {**named, "chain": new_uuid7()})
    columns = office_chain.c
    query = select(columns.chain).where(columns.tenant == tenant, columns.device == key.device, columns.epoch == epoch)
    where = ChainKey(tenant, key.device, ChainId(conn.execute(query).scalar_one()))
    before = chains.latest(conn, tenant, key.device)
    run = chains.lock(conn, where, now)
    if run.received == 0:
        _put(conn, municipality, where, run, _opened(conn, where, before), None, BY_ITSELF)
        chains.save(conn, where, run, now)
    return where, run


BY_ITSELF = WorkerId("server")
"""Author of the first record of such a chain: nobody did that."""


def write(
    conn: Connection,
    municipality: Municipality,
    at: tuple[ChainKey, Run],
    case: CaseId,
    told: PaperStepped | CopyDelivered,
    author: WorkerId,
    supersedes: Sequence[RecordId],
    seen: Seen,
) -> StoredRecord:
    """Sign what the office tells and publish it, at the end of this transaction; `keep` it once that is committed."""
    where, run = at
    stored = _put(conn, municipality, where, run, told, case, author, supersedes, seen)
    if not may_be_the_offices(stored.body):  # a text that no laptop could read: nothing is written
        raise UnreadableError("office.too_long", "a text has another form")
    chains.save(conn, where, run, municipality.now())
    done = chain_table.update().where(where.of(chain_table))
    conn.execute(done.values(kept=run.received, checked=run.received))
    digest = link_hash(stored.link, stored.signature)
    feed.publish(conn, municipality.tenant, [(digest, case)])
    return stored


def keep(municipality: Municipality, stored: StoredRecord) -> None:
    """Keep a committed step outside the database too: after a restore nobody sends the paper once more."""
    digest = link_hash(stored.link, stored.signature)
    municipality.outside.keep_record(digest, msgspec.json.encode(to_wire(stored)))


def take_back(municipality: Municipality, travelled: WireRecord) -> bool:
    """After a restore: let a step that a backup did not hold count again; False where it is nobody's of ours."""
    stored, tenant = from_wire(travelled), municipality.tenant
    link, body = read_link(stored.link), _body(stored)
    if body.case is None:
        return False
    with municipality.database.write(tenant) as conn:
        columns = office_device.c
        ours = select(columns.device).where(columns.tenant == tenant, columns.device == link.device)
        current = municipality.office
        if current is not None and current.device == link.device:
            row = {"tenant": tenant, "device": link.device, "certificate": current.certificate}
            insert_new(conn, office_device, {**row, "added_at": municipality.now()})
        if conn.execute(ours).first() is None:
            return False
        digest = link_hash(stored.link, stored.signature)
        if not insert_new(conn, record, {**_row(municipality, stored), "answer": "early"}):
            return False
        feed.publish(conn, tenant, [(digest, CaseId(body.case))])
    return True


def _key(municipality: Municipality) -> OfficeKey:
    if municipality.office is None:
        raise ConflictError("office.no_key", "run `jgvisit server office-key` first")
    return municipality.office


def _put(
    conn: Connection,
    municipality: Municipality,
    where: ChainKey,
    run: Run,
    payload: Payload,
    case: CaseId | None,
    author: WorkerId,
    supersedes: Sequence[RecordId] = (),
    seen: Seen | None = None,
) -> StoredRecord:
    stored = compose(
        payload,
        place=Head(run.received, run.head).next_place if run.received else EMPTY.next_place,
        chain=where.chain,
        signer=_key(municipality),
        id=RecordId(new_uuid7()),
        author=author,
        recorded_at=municipality.moment(),
        time_basis=TimeBasis(boot=BOOT, server_time=municipality.now(), elapsed_ms=0),
        case=case,
        supersedes=supersedes,
        seen=seen,
    )
    conn.execute(record.insert().values({**_row(municipality, stored), "answer": "stored"}))
    run.advance(link_hash(stored.link, stored.signature))
    return stored


def _opened(conn: Connection, where: ChainKey, before: ChainId | None) -> StoreOpened:
    program = f"jgvisit {VERSION}"
    if before is None:
        return StoreOpened(reason="created", program=program)
    query = select(chain_table).where(ChainKey(where.tenant, where.device, before).of(chain_table))
    former = conn.execute(query).one()
    return StoreOpened(
        reason="restored",
        program=program,
        previous_chain=before,
        previous_seq=former.received,
        previous_head=former.head,
    )


def _row(municipality: Municipality, stored: StoredRecord) -> dict[str, Any]:
    link, body, now = read_link(stored.link), _body(stored), municipality.now()
    return {
        "tenant": municipality.tenant,
        "link_hash": Sha256(link_hash(stored.link, stored.signature)),
        "device": link.device,
        "chain": link.chain,
        "seq": link.seq,
        "prev": link.prev,
        "link": stored.link,
        "signature": stored.signature,
        "body": stored.body,
        "salt": stored.salt,
        "parked": None,
        "protects": False,
        "refuted": False,
        "record_id": body.id,
        "case_id": body.case,
        "received_at": now,
    }


def _body(stored: StoredRecord) -> Body:
    assert stored.body is not None  # we wrote it
    return read_body(stored.body)
