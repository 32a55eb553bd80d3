"""Log in to the pages: OpenID Connect authorization code with PKCE at the municipality's provider (RFC 7636)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode, urlsplit

from sqlalchemy import select

from jgvisit.ids import WorkerId
from jgvisit.server import nonces
from jgvisit.server.audit import service as audit
from jgvisit.server.enrolment.models import worker
from jgvisit.server.messages import to_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer import service as office
from jgvisit.server.pages.rights import ROLES
from jgvisit.server.pages.visitor import ATTEMPT_LIFE, Attempt, Cookies
from jgvisit.server.problems import ForbiddenError, NotAuthenticatedError
from jgvisit.server.sessions.identity import Identity

HOME = "/beheer"
GROUPS = WorkerId("groups")
"""Stands in the audit where the groups of the identity provider gave the roles."""
BACK = "/beheer/aanmelden/terug"


def begin(municipality: Municipality, goes_to: str) -> tuple[str, Attempt]:
    """Return where the browser goes, and what it must remember.

    Args:
        municipality: ours.
        goes_to: the page asked for; only one of ours.

    Raises:
        ProviderUnreachableError: the provider does not answer.
    """
    attempt = Attempt(
        state=secrets.token_urlsafe(24),
        nonce=secrets.token_urlsafe(24),
        verifier=secrets.token_urlsafe(48),
        goes_to=goes_to if goes_to == HOME or goes_to.startswith(f"{HOME}/") else HOME,
        until=Cookies(municipality).until(ATTEMPT_LIFE),
    )
    query = {
        "response_type": "code",
        "client_id": municipality.settings.client_id,
        "redirect_uri": _back(municipality),
        "scope": "openid profile",
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": to_base64(hashlib.sha256(attempt.verifier.encode()).digest()),
        "code_challenge_method": "S256",
    }
    address = municipality.provider.endpoints().authorization
    return address + ("&" if urlsplit(address).query else "?") + urlencode(query), attempt


def finish(municipality: Municipality, attempt: Attempt | None, state: str, code: str) -> WorkerId:
    """Return who came back from the provider, with the roles that their groups give.

    Raises:
        NotAuthenticatedError: it is not the log-in that began here, or it was used before.
        ForbiddenError: nobody whom this municipality knows.
    """
    if attempt is None or not hmac.compare_digest(attempt.state.encode(), state.encode()):
        raise NotAuthenticatedError("page.other_log_in", "this is not the log-in that began here")
    token = municipality.provider.redeem(
        {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": _back(municipality),
            "code_verifier": attempt.verifier,
        }
    )
    identity = municipality.provider.identify(token, int(municipality.moment().timestamp()))
    if identity.nonce != attempt.nonce:
        raise NotAuthenticatedError("page.other_log_in", "the ID token is of another log-in")
    until = datetime.fromtimestamp(identity.expires_s, UTC) + timedelta(minutes=5)
    if not nonces.remember(municipality, f"log-in:{identity.nonce}", until):
        raise NotAuthenticatedError("session.id_token_used", "the ID token was used before")
    return _person(municipality, identity)


def _person(municipality: Municipality, identity: Identity) -> WorkerId:
    columns = worker.c
    query = select(worker).where(
        columns.tenant == municipality.tenant,
        columns.issuer == identity.issuer,
        columns.subject == identity.subject,
    )
    with municipality.database.read(municipality.tenant) as conn:
        known = conn.execute(query).one_or_none()
    roles = frozenset() if known is None else frozenset(known.roles.split(","))
    if municipality.settings.group_claim:
        of_groups = municipality.settings.roles_of_groups
        given = {of_groups[group] for group in identity.groups & of_groups.keys()}
        roles = (roles - set(ROLES)) | (roles & {"worker"}) | given
    if known is None and not roles:
        raise ForbiddenError("page.unknown_person", "this person is not known here")
    person = WorkerId(known.id) if known else office.enter_worker(municipality, identity.subject, "", roles)
    office.give_roles(municipality, person, roles, by=GROUPS)
    office.name_worker(municipality, person, identity.name, identity.login)
    with municipality.database.write(municipality.tenant) as conn:
        audit.append(
            conn, municipality.tenant, audit.Event(action="page_session", at=municipality.now(), worker=person)
        )
    return person


def _back(municipality: Municipality) -> str:
    return municipality.settings.public_url.rstrip("/") + BACK
