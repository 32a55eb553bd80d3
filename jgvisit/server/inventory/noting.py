"""Noting what goes out, in the transaction that gives it: what was noted may not have arrived, never the reverse."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from jgvisit.ids import CaseId, DeviceId, Sha256, TenantId
from jgvisit.server.audit import service as audit
from jgvisit.server.database import insert, insert_new
from jgvisit.server.inventory.models import handed_blob, handed_record, taken_out
from jgvisit.server.many_rows import insert_rows
from jgvisit.server.records.models import record_blob
from jgvisit.sync.order_wire import TakenOut


def note_records(
    conn: Connection, tenant: TenantId, device: DeviceId, handed: Sequence[tuple[Sha256, CaseId]], now: str
) -> None:
    """Note records whose bodies go out; one that goes out again is there again, whatever was said of it before."""
    if handed:
        rows = [
            {"tenant": tenant, "device": device, "link_hash": link_hash, "case_id": case, "at": now}
            for link_hash, case in handed
        ]
        again = "ON CONFLICT (tenant, device, link_hash) DO UPDATE SET at = excluded.at"
        insert_rows(conn, handed_record, rows, again)


def note_blob(
    conn: Connection, tenant: TenantId, device: DeviceId, case: CaseId, sha256: Sha256, size: int, now: str
) -> None:
    """Note a paper or an attachment that goes out."""
    values = {"tenant": tenant, "device": device, "case_id": case, "sha256": sha256, "bytes": size, "at": now}
    keys = ["tenant", "device", "case_id", "sha256"]
    conn.execute(insert(conn, handed_blob).values(values).on_conflict_do_update(index_elements=keys, set_={"at": now}))


def forget_erased_papers(conn: Connection, tenant: TenantId, device: DeviceId) -> None:
    """Forget papers that no record here names any more: they were erased, and nothing is left on this laptop."""
    handed, named = handed_blob.c, record_blob.c
    still = select(named.sha256).where(
        named.tenant == handed.tenant, named.case_id == handed.case_id, named.sha256 == handed.sha256
    )
    conn.execute(handed_blob.delete().where(handed.tenant == tenant, handed.device == device, ~still.exists()))


def note_taken_out(conn: Connection, tenant: TenantId, device: DeviceId, told: Sequence[TakenOut], now: str) -> None:
    """Note what a laptop says was exported or printed; the same again changes nothing."""
    for each in told:
        key = {"tenant": tenant, "device": device, "id": each.id}
        cases = " ".join(sorted(set(each.cases)))
        told_of = {"kind": each.kind, "at": each.at, "cases": cases, "records": each.records, "received_at": now}
        if insert_new(conn, taken_out, key | told_of):
            audit.append(conn, tenant, audit.Event(action=each.kind, at=now, device=device, count=each.records))
