"""Turn an ID token into a session of at most 12 hours, bound to the key that asked for it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Row, select

from jgvisit.clock import from_rfc3339, to_rfc3339
from jgvisit.ids import WorkerId
from jgvisit.records.canonical import sha256
from jgvisit.server import nonces
from jgvisit.server.audit import service as audit
from jgvisit.server.device_requests import Caller
from jgvisit.server.enrolment.models import worker
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer import service as workers
from jgvisit.server.problems import ForbiddenError, NotAuthenticatedError
from jgvisit.server.sessions.identity import Identity
from jgvisit.server.sessions.models import session
from jgvisit.sync.wire import Session, SessionRequest

LIFE = timedelta(hours=12)


@dataclass(frozen=True)
class LoggedIn:
    """The person behind a session."""

    worker: WorkerId
    roles: frozenset[str]
    signer: str
    since: datetime
    """When the person logged in."""

    def require(self, role: str) -> None:
        """Let only `role` pass.

        Raises:
            ForbiddenError: somebody else.
        """
        if role not in self.roles:
            raise ForbiddenError("session.role", "this session has not the role for it")


def log_in(municipality: Municipality, caller: Caller, request: SessionRequest) -> Session:
    """Open a session for the person of the ID token, on this caller's key.

    Raises:
        NotAuthenticatedError: the token does not hold, or was used before.
        ForbiddenError: a revoked or foreign device, or a person the municipality does not know.
    """
    if caller.state != "officer":
        caller.require_active()
    identity = municipality.provider.identify(request.id_token, int(municipality.moment().timestamp()))
    if identity.nonce != request.nonce:
        raise NotAuthenticatedError("session.other_log_in", "the ID token is of another log-in")
    until = datetime.fromtimestamp(identity.expires_s, UTC) + timedelta(minutes=5)
    if not nonces.remember(municipality, f"log-in:{identity.nonce}", until):
        raise NotAuthenticatedError("session.id_token_used", "the ID token was used before")
    person = _known_person(municipality, caller, identity)
    workers.name_worker(municipality, WorkerId(person.id), identity.name, identity.login)
    return _open(municipality, caller, person, identity.name or person.name)


def logged_in(municipality: Municipality, authorization: str | None, caller: Caller | None = None) -> LoggedIn:
    """Return who is behind the `Authorization` header.

    Args:
        municipality: ours.
        authorization: `Bearer <token>`.
        caller: the key that signed this request, where the route asks one; the session must be its.

    Raises:
        NotAuthenticatedError: no session, ended, or of another key.
    """
    scheme, _, token = (authorization or "").partition(" ")
    tenant = municipality.tenant
    query = (
        select(session, worker.c.roles)
        .join(worker, (worker.c.tenant == session.c.tenant) & (worker.c.id == session.c.worker))
        .where(session.c.tenant == tenant, session.c.token_hash == sha256(token.encode()))
    )
    with municipality.database.read(tenant) as conn:
        row = conn.execute(query).one_or_none()
    if scheme != "Bearer" or row is None or row.expires_at <= municipality.now():
        raise NotAuthenticatedError("session.none", "log in first")
    if caller is not None and caller.device != row.signer:
        raise NotAuthenticatedError("session.other_key", "this session belongs to another device")
    since = from_rfc3339(row.expires_at) - LIFE
    return LoggedIn(WorkerId(row.worker), frozenset(row.roles.split(",")), row.signer, since)


def forget_ended(municipality: Municipality) -> None:
    """Delete sessions that have ended."""
    ended = (session.c.tenant == municipality.tenant) & (session.c.expires_at <= municipality.now())
    with municipality.database.write(municipality.tenant) as conn:
        conn.execute(session.delete().where(ended))


def _known_person(municipality: Municipality, caller: Caller, identity: Identity) -> Row[Any]:
    query = select(worker).where(
        worker.c.tenant == municipality.tenant,
        worker.c.issuer == identity.issuer,
        worker.c.subject == identity.subject,
    )
    with municipality.database.read(municipality.tenant) as conn:
        person = conn.execute(query).one_or_none()
    if person is None:
        raise ForbiddenError("session.unknown_person", "this person is not known here")
    if person.id != caller.worker:
        raise ForbiddenError("session.other_person", "this device was enrolled for somebody else")
    return person


def _open(municipality: Municipality, caller: Caller, person: Row[Any], name: str) -> Session:
    token = secrets.token_urlsafe(32)
    tenant, now = municipality.tenant, municipality.moment()
    expires_at = to_rfc3339(now + LIFE)
    with municipality.database.write(tenant) as conn:
        row = {"tenant": tenant, "token_hash": sha256(token.encode()), "worker": person.id, "signer": caller.device}
        conn.execute(session.insert().values(**row, expires_at=expires_at))
        event = audit.Event(action="session", at=to_rfc3339(now), device=caller.device, worker=person.id)
        audit.append(conn, tenant, event)
    roles = tuple(sorted(person.roles.split(",")))
    return Session(token=token, expires_at=expires_at, worker=person.id, name=name, roles=roles)
