"""A code becomes a waiting enrolment, once; what the laptop is told about it."""

from __future__ import annotations

from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import Connection, Row, select

from jgvisit.ids import DeviceId, EnrolmentId, WorkerId, new_uuid7
from jgvisit.records.canonical import sha256
from jgvisit.server.audit import service as audit
from jgvisit.server.database import insert_new
from jgvisit.server.device_requests import Caller, device_id, p256_key
from jgvisit.server.enrolment.models import enrolment, enrolment_code, worker
from jgvisit.server.messages import from_base64, require_text, to_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ConflictError, ForbiddenError, NotFoundError, UnreadableError
from jgvisit.sync.wire import Enrolment, EnrolmentRequest
from jgvisit.sync.words import comparison_words


def claimant(request: EnrolmentRequest) -> Caller:
    """Return who must have signed an enrolment request: the key in it, which is also the CSR's.

    Raises:
        UnreadableError: no P-256 key, or a CSR by another key.
    """
    public_key = from_base64(request.public_key)
    key = p256_key(public_key)
    if key is None or csr_key(from_base64(request.csr)) != public_key:
        raise UnreadableError("enrolment.key", "a P-256 key and a CSR by it are asked")
    return Caller(device_id(public_key), key, WorkerId(""), "unknown", revoked=False)


def ask(municipality: Municipality, caller: Caller, request: EnrolmentRequest) -> Enrolment:
    """Use up the code and note the enrolment as waiting; the same key asking again gets the same enrolment.

    A laptop that restarted while it waited makes another CSR by the same key: ECDSA signs differently each time.

    Raises:
        ForbiddenError: a code that is unknown, used or older than 15 minutes.
        ConflictError: this device is enrolled already.
    """
    require_text(request.label, request.secret)
    tenant, now = municipality.tenant, municipality.now()
    known = _by_device(municipality, caller.device)
    if known is not None:
        return describe(municipality, known)
    with municipality.database.write(tenant) as conn:
        worker_id = _use_code(conn, municipality, request.secret, now)
        values = {
            "tenant": tenant,
            "id": new_uuid7(),
            "device": caller.device,
            "public_key": from_base64(request.public_key),
            "csr": from_base64(request.csr),
            "csr_sha256": sha256(from_base64(request.csr)),
            "label": request.label,
            "worker": worker_id,
            "state": "waiting",
            "requested_at": now,
        }
        if not insert_new(conn, enrolment, values):
            raise ConflictError("enrolment.device_known", "this key is enrolled already")
        event = audit.Event(action="enrolment", at=now, device=caller.device, worker=worker_id)
        audit.append(conn, tenant, event)
    return find(municipality, EnrolmentId(str(values["id"])), caller.device)


def find(municipality: Municipality, enrolment_id: EnrolmentId, device: DeviceId) -> Enrolment:
    """Return the enrolment of this very device.

    Raises:
        NotFoundError: none, or another device's.
    """
    row = _by_device(municipality, device)
    if row is None or row.id != enrolment_id:
        raise NotFoundError("enrolment.unknown", "no such enrolment of this device")
    return describe(municipality, row)


def describe(municipality: Municipality, row: Row[Any]) -> Enrolment:
    """Return what the laptop is told; the worker's name and certificates only once it is approved."""
    words = comparison_words(municipality.tenant, EnrolmentId(row.id), row.public_key)
    if row.state != "approved":
        return Enrolment(enrolment=row.id, state=row.state, words=words, device=row.device)
    certificates = municipality.certificates
    return Enrolment(
        enrolment=row.id,
        state="approved",
        words=words,
        device=row.device,
        worker=row.worker,
        worker_name=worker_name(municipality, WorkerId(row.worker)),
        tenant=municipality.tenant,
        municipality=municipality.settings.municipality,
        certificate=row.certificate,
        root=certificates.root,
        receipt_certificate=certificates.receipt,
        recovery_keys=tuple(map(to_base64, certificates.recovery)),
    )


def worker_name(municipality: Municipality, worker_id: WorkerId) -> str:
    """Return the name under which an officer entered this worker."""
    query = select(worker.c.name).where(worker.c.tenant == municipality.tenant, worker.c.id == worker_id)
    with municipality.database.read(municipality.tenant) as conn:
        return str(conn.execute(query).scalar_one())


def _by_device(municipality: Municipality, device: DeviceId) -> Row[Any] | None:
    query = select(enrolment).where(enrolment.c.tenant == municipality.tenant, enrolment.c.device == device)
    with municipality.database.read(municipality.tenant) as conn:
        return conn.execute(query).one_or_none()


def _use_code(conn: Connection, municipality: Municipality, secret: str, now: str) -> WorkerId:
    code = enrolment_code.c
    query = (
        enrolment_code.update()
        .where(code.tenant == municipality.tenant, code.secret_hash == sha256(secret.encode()))
        .where(code.used_at.is_(None), code.expires_at > now)
        .values(used_at=now)
        .returning(code.worker)
    )
    found = conn.execute(query).scalar_one_or_none()
    if found is None:
        raise ForbiddenError("enrolment.code", "this code is unknown, used, or older than 15 minutes")
    return WorkerId(found)


def csr_key(csr: bytes) -> bytes | None:
    """Return the key (DER SubjectPublicKeyInfo) that a request is signed by; None where it is no such request."""
    try:
        request = x509.load_der_x509_csr(csr)
        key = request.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    except (ValueError, TypeError):
        return None
    return key if request.is_signature_valid else None
