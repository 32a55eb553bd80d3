"""A laptop asks for another certificate for its key; an officer decides, with a signature, as about the first one.

Nothing waits for it: whatever its certificate says, a laptop that was ever enrolled may send (design: push).
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Select, select

from jgvisit.clock import to_rfc3339
from jgvisit.ids import DeviceId, WorkerId
from jgvisit.records.canonical import sha256
from jgvisit.records.certificates import read_pem
from jgvisit.server.audit import service as audit
from jgvisit.server.certificates import fingerprint
from jgvisit.server.database import insert_new
from jgvisit.server.device_requests import Caller
from jgvisit.server.enrolment.models import enrolment, worker
from jgvisit.server.enrolment.service import csr_key
from jgvisit.server.messages import from_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer.service import issued, officer_signed
from jgvisit.server.officer.token import statement_about
from jgvisit.server.problems import ConflictError, ForbiddenError, NotFoundError, UnreadableError
from jgvisit.server.renewals.models import renewal
from jgvisit.shapes import read_json
from jgvisit.sync.renewal_wire import Renewal, RenewalRequest, WaitingRenewal
from jgvisit.sync.wire import Approval, ApprovalStatement


def ask(municipality: Municipality, caller: Caller, request: RenewalRequest) -> Renewal:
    """Note what is asked, and tell how far it is; asked again it stays what it was.

    Raises:
        ForbiddenError: not enrolled, or revoked.
        UnreadableError: not a request by this device's key.
        ConflictError: not the certificate that this device has here.
    """
    caller.require_active()
    tenant, csr, columns = municipality.tenant, from_base64(request.csr), enrolment.c
    key = csr_key(csr)
    if key is None or sha256(key)[:32] != caller.device:
        raise UnreadableError("renewal.key", "a CSR by the key of this device is asked")
    query = select(columns.certificate).where(columns.tenant == tenant, columns.device == caller.device)
    with municipality.database.write(tenant) as conn:
        known = conn.execute(_of(municipality, caller.device).where(renewal.c.renews == request.renews)).one_or_none()
        if known is None:
            if fingerprint(read_pem(conn.execute(query).scalar_one())[0]) != request.renews:
                raise ConflictError("renewal.other", "this is not the certificate of this device")
            now = municipality.now()
            values = {
                "tenant": tenant,
                "device": caller.device,
                "renews": request.renews,
                "csr": csr,
                "csr_sha256": sha256(csr),
                "state": "waiting",
                "requested_at": now,
            }
            if insert_new(conn, renewal, values):
                event = audit.Event(action="renewal", at=now, device=caller.device, worker=caller.worker)
                audit.append(conn, tenant, event)
    return Renewal(state="waiting") if known is None else Renewal(state=known.state, certificate=known.certificate)


def waiting(municipality: Municipality) -> list[WaitingRenewal]:
    """Return what waits for an officer, oldest first; of a revoked laptop nothing does."""
    tenant, columns = municipality.tenant, enrolment.c
    query = (
        select(renewal, columns.id, columns.label, columns.worker, columns.certificate.label("held"), worker.c.name)
        .join(enrolment, (columns.tenant == renewal.c.tenant) & (columns.device == renewal.c.device))
        .join(worker, (worker.c.tenant == columns.tenant) & (worker.c.id == columns.worker))
        .where(renewal.c.tenant == tenant, renewal.c.state == "waiting", columns.revoked_at.is_(None))
        .order_by(renewal.c.requested_at, renewal.c.device)
    )
    with municipality.database.read(tenant) as conn:
        rows = conn.execute(query).all()
    return [
        WaitingRenewal(
            enrolment=row.id,
            device=row.device,
            label=row.label,
            worker=row.worker,
            worker_name=row.name,
            csr_sha256=row.csr_sha256,
            renews=row.renews,
            ends_at=to_rfc3339(read_pem(row.held)[0].not_valid_after_utc),
            requested_at=row.requested_at,
        )
        for row in rows
    ]


def decide(municipality: Municipality, device: DeviceId, approval: Approval, by: WorkerId) -> Renewal:
    """Carry out an officer's signed decision: refuse, or have the CA issue the certificate.

    Raises:
        NotFoundError: nothing of this laptop waits; of a revoked one nothing ever does.
        ConflictError: decided meanwhile, or the statement is about something else.
        ForbiddenError: no officer's signature over this statement, or the CA refuses.
    """
    asked = next((each for each in waiting(municipality) if each.device == device), None)
    if asked is None:
        raise NotFoundError("renewal.unknown", "nothing of this device waits")
    decision = _checked(municipality, asked, approval)
    tenant, key = municipality.tenant, renewal.c
    mine = (key.tenant == tenant) & (key.device == device) & (key.renews == asked.renews) & (key.state == "waiting")
    with municipality.database.read(tenant) as conn:
        csr = conn.execute(select(key.csr).where(mine)).scalar_one_or_none()
    if csr is None:
        raise ConflictError("renewal.decided", "this was decided before")
    certificate = issued(municipality, csr, approval) if decision.approved else None
    state, now = "approved" if decision.approved else "refused", municipality.now()
    with municipality.database.write(tenant) as conn:
        values = {
            "state": state,
            "decided_at": now,
            "statement": approval.statement,
            "statement_signature": from_base64(approval.signature),
            "officer": approval.officer,
            "certificate": certificate,
        }
        if conn.execute(renewal.update().where(mine).values(values)).rowcount != 1:
            raise ConflictError("renewal.decided", "this was decided before")
        if certificate is not None:
            ours = (enrolment.c.tenant == tenant) & (enrolment.c.device == device)
            conn.execute(enrolment.update().where(ours).values(certificate=certificate))
        action = "renewal_approval" if decision.approved else "renewal_refusal"
        audit.append(conn, tenant, audit.Event(action=action, at=now, worker=by, device=device))
    return Renewal(state="approved" if decision.approved else "refused", certificate=certificate)


def _of(municipality: Municipality, device: DeviceId) -> Select[Any]:
    return select(renewal).where(renewal.c.tenant == municipality.tenant, renewal.c.device == device)


def _checked(municipality: Municipality, asked: WaitingRenewal, approval: Approval) -> ApprovalStatement:
    if not officer_signed(municipality, approval):
        raise ForbiddenError("approval.signature", "no officer's signature holds over this statement")
    try:
        decision = read_json(approval.statement, ApprovalStatement)
    except msgspec.DecodeError as error:
        raise UnreadableError("approval.statement", "not a statement") from error
    if decision != statement_about(municipality.tenant, asked, approved=decision.approved):
        raise ConflictError("approval.other", "the statement is about something else")
    return decision
