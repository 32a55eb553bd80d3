"""Who looks at a page: a signed cookie names the person, the database says what they may.

The cookie holds a number and a moment, no role: a role that is taken away is gone with the next page. It is signed with
a key of its own, so that no message of another purpose can stand in for it (design §4), and lasts half an hour.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from fastapi import Request, Response
from sqlalchemy import select

from jgvisit.clock import from_rfc3339, to_rfc3339
from jgvisit.ids import WorkerId
from jgvisit.server.enrolment.models import worker
from jgvisit.server.messages import from_base64, to_base64
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import NotAuthenticatedError, UnreadableError
from jgvisit.shapes import read_json

T = TypeVar("T", bound=msgspec.Struct)

VISIT, ATTEMPT = "__Host-jgvisit", "__Host-jgvisit-aanmelden"
LIFE = timedelta(minutes=30)
ATTEMPT_LIFE = timedelta(minutes=10)


class Visit(msgspec.Struct, frozen=True):
    """Inside the cookie of somebody who logged in."""

    worker: str
    until: str
    mark: str
    """Chance; what a form must send back is derived from it."""


class Attempt(msgspec.Struct, frozen=True):
    """Inside the cookie of somebody who is away at the log-in page."""

    state: str
    nonce: str
    verifier: str
    goes_to: str
    until: str


@dataclass(frozen=True)
class Visitor:
    """Somebody who may see pages."""

    worker: WorkerId
    name: str
    roles: frozenset[str]
    form_mark: str = field(repr=False)
    """Stands in every form, so that no other site can send it (CSRF)."""


class Cookies:
    """Seals and opens the cookies of one installation."""

    def __init__(self, municipality: Municipality) -> None:
        self._now = municipality.moment()
        info = b"jgvisit/pages/1 " + municipality.tenant.encode()
        self._key = HKDF(hashes.SHA256(), 32, salt=None, info=info).derive(municipality.nonce_key)

    def begin(self, response: Response, person: WorkerId) -> None:
        """Let the browser of `response` be this person's for half an hour."""
        visit = Visit(person, to_rfc3339(self._now + LIFE), secrets.token_urlsafe(16))
        self._set(response, VISIT, visit, LIFE)

    def attempt(self, response: Response, attempt: Attempt) -> None:
        """Let the browser remember what it went to the log-in page with."""
        self._set(response, ATTEMPT, attempt, ATTEMPT_LIFE)

    def forget(self, response: Response, name: str) -> None:
        """Take a cookie away."""
        response.delete_cookie(name, secure=True, httponly=True, samesite="lax")

    def visit(self, request: Request) -> Visit | None:
        """Return the visit of this request, None where there is none, or it has ended."""
        return self._get(request, VISIT, Visit)

    def attempt_of(self, request: Request) -> Attempt | None:
        """Return the log-in that this request comes back from."""
        return self._get(request, ATTEMPT, Attempt)

    def form_mark(self, visit: Visit) -> str:
        """Return what the forms of this visit send back."""
        return to_base64(hmac.digest(self._key, b"form " + visit.mark.encode(), hashlib.sha256))

    def until(self, life: timedelta) -> str:
        """Return the moment after `life`."""
        return to_rfc3339(self._now + life)

    def _set(self, response: Response, name: str, message: msgspec.Struct, life: timedelta) -> None:
        data = msgspec.json.encode(message)
        seal = hmac.digest(self._key, name.encode() + b" " + data, hashlib.sha256)
        value = f"{to_base64(data)}.{to_base64(seal)}"
        response.set_cookie(
            name, value, max_age=int(life.total_seconds()), secure=True, httponly=True, samesite="lax", path="/"
        )

    def _get(self, request: Request, name: str, shape: type[T]) -> T | None:
        text, _, seal = request.cookies.get(name, "").partition(".")
        try:
            data = from_base64(text)
            expected = hmac.digest(self._key, name.encode() + b" " + data, hashlib.sha256)
            if not hmac.compare_digest(expected, from_base64(seal)):
                return None
            found: Any = read_json(data, shape)
        except (UnreadableError, msgspec.DecodeError):
            return None
        return found if _moment(found.until) > self._now else None


def visitor_of(municipality: Municipality, request: Request) -> Visitor:
    """Return who asks for this page.

    Raises:
        NotAuthenticatedError: nobody is logged in here, or no longer known.
    """
    cookies = Cookies(municipality)
    visit = cookies.visit(request)
    row = None
    if visit is not None:
        columns = worker.c
        query = select(worker).where(columns.tenant == municipality.tenant, columns.id == visit.worker)
        with municipality.database.read(municipality.tenant) as conn:
            row = conn.execute(query).one_or_none()
    if visit is None or row is None:
        raise NotAuthenticatedError("page.log_in", "log in first")
    return Visitor(WorkerId(row.id), row.name, frozenset(row.roles.split(",")), cookies.form_mark(visit))


def _moment(text: str) -> datetime:
    return from_rfc3339(text)
