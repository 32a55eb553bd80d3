"""Codes, approvals and assignments: what an officer decides, each of it audited."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

import msgspec
from sqlalchemy import Row, false, or_, select

from jgvisit.ids import CaseId, DeviceId, EnrolmentId, Sha256, WorkerId, new_uuid7
from jgvisit.records.canonical import encode, sha256
from jgvisit.server.audit import service as audit
from jgvisit.server.ca.schemas import IssueRequest
from jgvisit.server.ca.service import NotIssuedError, approval_holds
from jgvisit.server.certificates import fingerprint
from jgvisit.server.database import insert
from jgvisit.server.device_requests import p256_key
from jgvisit.server.enrolment import service as enrolments
from jgvisit.server.enrolment.models import enrolment, enrolment_code, worker
from jgvisit.server.feed import service as feed
from jgvisit.server.messages import from_base64, require_text, to_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer.models import officer_key
from jgvisit.server.officer.token import statement_about
from jgvisit.server.problems import ConflictError, ForbiddenError, NotFoundError, RequestFaultError, UnreadableError
from jgvisit.shapes import read_json
from jgvisit.sync.recovery_keys import recovery_digest
from jgvisit.sync.wire import (
    Approval,
    ApprovalStatement,
    Assignment,
    Code,
    CodeRequest,
    Enrolment,
    EnrolmentCode,
    WaitingEnrolment,
)
from jgvisit.sync.words import comparison_words

CODE_LIFE = timedelta(minutes=15)
CODE_PREFIX = "JGV1."


def issue_code(municipality: Municipality, request: CodeRequest, by: WorkerId) -> Code:
    """Return a code for one laptop of one worker; the worker is entered if not yet known."""
    require_text(request.worker, request.name)
    tenant, secret = municipality.tenant, secrets.token_urlsafe(24)
    expires_at = municipality.later(CODE_LIFE)
    worker_id = enter_worker(municipality, request.worker, request.name)
    row = {"tenant": tenant, "secret_hash": sha256(secret.encode()), "worker": worker_id, "expires_at": expires_at}
    with municipality.database.write(tenant) as conn:
        conn.execute(enrolment_code.insert().values(row))
        audit.append(conn, tenant, audit.Event(action="code", at=municipality.now(), worker=by, object=worker_id))
    return Code(code=CODE_PREFIX + to_base64(encode(_code(municipality, secret))), expires_at=expires_at)


def enter_worker(
    municipality: Municipality, subject: str, name: str, roles: frozenset[str] = frozenset({"worker"})
) -> WorkerId:
    """Return the worker with this subject at our issuer, entered with `roles` if not yet known."""
    tenant, issuer = municipality.tenant, municipality.settings.issuer
    values = {"tenant": tenant, "id": new_uuid7(), "issuer": issuer, "subject": subject, "name": name}
    values["roles"] = ",".join(sorted(roles))
    known = select(worker.c.id).where(worker.c.tenant == tenant, worker.c.issuer == issuer, worker.c.subject == subject)
    with municipality.database.write(tenant) as conn:
        conn.execute(insert(conn, worker).values(values).on_conflict_do_nothing())
        return WorkerId(conn.execute(known).scalar_one())


def name_worker(municipality: Municipality, worker_id: WorkerId, name: str, login: str) -> None:
    """Let somebody be called what the identity provider says at a log-in; what it does not say stays as it was."""
    columns = worker.c
    said = {key: text for key, text in (("name", name), ("login", login)) if text}
    mine = (columns.tenant == municipality.tenant) & (columns.id == worker_id)
    other = or_(*(columns[key].is_distinct_from(text) for key, text in said.items()), false())
    with municipality.database.write(municipality.tenant) as conn:
        if said and conn.execute(worker.update().where(mine, other).values(said)).rowcount:
            event = audit.Event(action="named", at=municipality.now(), worker=worker_id, object=worker_id)
            audit.append(conn, municipality.tenant, event)


def give_roles(municipality: Municipality, worker_id: WorkerId, roles: frozenset[str], by: WorkerId) -> None:
    """Let somebody have these roles and no others; audited where that changes anything."""
    columns, text = worker.c, ",".join(sorted(roles))
    mine = (columns.tenant == municipality.tenant) & (columns.id == worker_id) & (columns.roles != text)
    with municipality.database.write(municipality.tenant) as conn:
        if conn.execute(worker.update().where(mine).values(roles=text)).rowcount:
            event = audit.Event(action="roles", at=municipality.now(), worker=by, object=f"{worker_id} {text}")
            audit.append(conn, municipality.tenant, event)


def waiting(municipality: Municipality) -> list[WaitingEnrolment]:
    """Return the enrolments that wait for an officer, oldest first."""
    query = (
        select(enrolment, worker.c.name)
        .join(worker, (worker.c.tenant == enrolment.c.tenant) & (worker.c.id == enrolment.c.worker))
        .where(enrolment.c.tenant == municipality.tenant, enrolment.c.state == "waiting")
        .order_by(enrolment.c.requested_at)
    )
    with municipality.database.read(municipality.tenant) as conn:
        rows = conn.execute(query).all()
    return [_waiting(municipality, row) for row in rows]


def decide(municipality: Municipality, enrolment_id: EnrolmentId, approval: Approval, by: WorkerId) -> Enrolment:
    """Carry out an officer's signed decision: refuse, or have the CA issue the certificate.

    Raises:
        NotFoundError: no such enrolment.
        ConflictError: decided before, or the statement is about something else.
        ForbiddenError: no officer's signature over this statement, or the CA refuses.
    """
    row = _waiting_row(municipality, enrolment_id)
    decision = _checked_statement(municipality, row, approval)
    certificate = issued(municipality, row.csr, approval) if decision.approved else None
    tenant, now, key = municipality.tenant, municipality.now(), enrolment.c
    with municipality.database.write(tenant) as conn:
        changed = conn.execute(
            enrolment.update()
            .where(key.tenant == tenant, key.id == enrolment_id, key.state == "waiting")
            .values(
                state="approved" if decision.approved else "refused",
                decided_at=now,
                statement=approval.statement,
                statement_signature=from_base64(approval.signature),
                officer=approval.officer,
                certificate=certificate,
            )
        )
        if changed.rowcount != 1:
            raise ConflictError("enrolment.decided", "this enrolment was decided before")
        action = "approval" if decision.approved else "refusal"
        event = audit.Event(action=action, at=now, worker=by, device=row.device, object=enrolment_id)
        audit.append(conn, tenant, event)
    return enrolments.find(municipality, enrolment_id, DeviceId(row.device))


def revoke(municipality: Municipality, device: DeviceId, by: WorkerId) -> None:
    """Revoke a device: it may send what it made, and no longer log in or fetch.

    Raises:
        NotFoundError: no such device.
    """
    tenant, now = municipality.tenant, municipality.now()
    mine = (enrolment.c.tenant == tenant) & (enrolment.c.device == device) & enrolment.c.revoked_at.is_(None)
    with municipality.database.write(tenant) as conn:
        if conn.execute(enrolment.update().where(mine).values(revoked_at=now)).rowcount != 1:
            raise NotFoundError("device.unknown", "no such device, or revoked before")
        municipality.outside.decide("revocation", device, now)
        audit.append(conn, tenant, audit.Event(action="revocation", at=now, worker=by, device=device))


def assign(municipality: Municipality, message: Assignment, by: WorkerId) -> None:
    """Assign a family to a worker, until a day or until further notice.

    Raises:
        NotFoundError: no such worker.
        UnreadableError: no such day.
    """
    require_text(message.worker)
    try:
        until = date.fromisoformat(message.until) if message.until else None
    except ValueError as error:
        raise UnreadableError("assignment.until", "no such day") from error
    feed.assign(municipality, CaseId(message.case), WorkerId(message.worker), until, by)


def _code(municipality: Municipality, secret: str) -> EnrolmentCode:
    certificates = municipality.certificates
    with municipality.database.read(municipality.tenant) as conn:
        officers = conn.execute(
            select(officer_key.c.fingerprint).where(officer_key.c.tenant == municipality.tenant)
        ).scalars()
        fingerprints = tuple(sorted(officers))
    return EnrolmentCode(
        server=municipality.settings.public_url,
        tenant=municipality.tenant,
        secret=secret,
        device_ca_sha256=fingerprint(certificates.device_ca_certificate),
        root_sha256=fingerprint(certificates.root_certificate),
        officers=fingerprints,
        tls_ca_pem=certificates.tls_ca,
        recovery_sha256=recovery_digest(certificates.recovery) if certificates.recovery else None,
    )


def _waiting(municipality: Municipality, row: Row[Any]) -> WaitingEnrolment:
    return WaitingEnrolment(
        enrolment=row.id,
        words=comparison_words(municipality.tenant, EnrolmentId(row.id), row.public_key),
        label=row.label,
        worker=row.worker,
        worker_name=row.name,
        csr_sha256=row.csr_sha256,
        device=row.device,
    )


def _waiting_row(municipality: Municipality, enrolment_id: EnrolmentId) -> Row[Any]:
    query = (
        select(enrolment, worker.c.name)
        .join(worker, (worker.c.tenant == enrolment.c.tenant) & (worker.c.id == enrolment.c.worker))
        .where(enrolment.c.tenant == municipality.tenant, enrolment.c.id == enrolment_id)
    )
    with municipality.database.read(municipality.tenant) as conn:
        row = conn.execute(query).one_or_none()
    if row is None:
        raise NotFoundError("enrolment.unknown", "no such enrolment")
    if row.state != "waiting":
        raise ConflictError("enrolment.decided", "this enrolment was decided before")
    return row


def _checked_statement(municipality: Municipality, row: Row[Any], approval: Approval) -> ApprovalStatement:
    if not officer_signed(municipality, approval):
        raise ForbiddenError("approval.signature", "no officer's signature holds over this statement")
    try:
        decision = read_json(approval.statement, ApprovalStatement)
    except msgspec.DecodeError as error:
        raise UnreadableError("approval.statement", "not a statement") from error
    expected = statement_about(municipality.tenant, _waiting(municipality, row), approved=decision.approved)
    if decision != expected:
        raise ConflictError("approval.other", "the statement is about another enrolment")
    return decision


def officer_signed(municipality: Municipality, approval: Approval) -> bool:
    """Tell whether an officer of this municipality signed a statement."""
    query = select(officer_key.c.public_key).where(
        officer_key.c.tenant == municipality.tenant, officer_key.c.fingerprint == Sha256(approval.officer)
    )
    with municipality.database.read(municipality.tenant) as conn:
        public_key = conn.execute(query).scalar_one_or_none()
    key = p256_key(public_key) if public_key else None
    signature = from_base64(approval.signature)
    return key is not None and approval_holds(key, approval.statement.encode(), signature)


def issued(municipality: Municipality, csr: bytes, approval: Approval) -> str:
    """Have the CA issue a certificate on an officer's signed approval.

    Raises:
        RequestFaultError: it refuses, or does not answer.
    """
    request = IssueRequest(
        csr=to_base64(csr),
        statement=approval.statement,
        signature=approval.signature,
        officer=approval.officer,
    )
    try:
        return municipality.ca.issue(request)
    except NotIssuedError as error:
        raise RequestFaultError("approval.not_issued", "the device CA refuses", HTTPStatus.FORBIDDEN) from error
