"""Nonces for signed requests: known again by their HMAC, good for five minutes and for one use.

An issued nonce costs no row, so nobody can fill the table by asking; only a request
whose signature already holds writes that its nonce is used.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta

from jgvisit.clock import to_rfc3339
from jgvisit.ids import TenantId
from jgvisit.records.canonical import sha256
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import NotAuthenticatedError
from jgvisit.server.sessions.models import used_nonce
from jgvisit.server.together import Rows, Statement, Step, quick_together, together
from jgvisit.sync.wire import Nonce

LIFE = timedelta(minutes=5)
_REMEMBER = Statement(
    "INSERT INTO used_nonce (tenant, nonce, expires_at) VALUES (:tenant, :nonce, :expires_at)"
    " ON CONFLICT DO NOTHING RETURNING tenant"
)
_STAMP_BYTES, _RANDOM_BYTES, _MAC_BYTES = 6, 16, 16


def issue(municipality: Municipality) -> Nonce:
    """Return a fresh nonce."""
    expires = municipality.moment() + LIFE
    stamp = int(expires.timestamp() * 1000).to_bytes(_STAMP_BYTES, "big") + os.urandom(_RANDOM_BYTES)
    text = _text(stamp + _mac(municipality.nonce_key, stamp))
    return Nonce(nonce=text, expires_at=to_rfc3339(expires))


def use(municipality: Municipality, nonce: str) -> None:
    """Use up `nonce`.

    Raises:
        NotAuthenticatedError: not ours, too old, or used before.
    """
    (first_time,) = quick_together(municipality.database, municipality.tenant, using(municipality, nonce))
    require_first(first_time)


def using(municipality: Municipality, nonce: str) -> Step:
    """Return the statement that uses up `nonce`; its rows are for `require_first`.

    Raises:
        NotAuthenticatedError: not ours, or too old.
    """
    expires = _expiry(municipality.nonce_key, nonce)
    if expires is None or expires < municipality.moment():
        raise NotAuthenticatedError("request.nonce_unknown", "the nonce is not known or too old")
    return _remembering(municipality.tenant, nonce, expires)


def require_first(rows: Rows) -> None:
    """Look at what `using` came to.

    Raises:
        NotAuthenticatedError: used before.
    """
    if not rows:
        raise NotAuthenticatedError("request.nonce_used", "the nonce was used before")


def remember(municipality: Municipality, value: str, expires: datetime) -> bool:
    """Note that `value` was used, until `expires`; tell whether this was the first time."""
    with municipality.database.write(municipality.tenant) as conn:
        (first_time,) = together(conn, _remembering(municipality.tenant, value, expires))
    return bool(first_time)


def _remembering(tenant: TenantId, value: str, expires: datetime) -> Step:
    return _REMEMBER.of(tenant=tenant, nonce=sha256(value.encode()), expires_at=to_rfc3339(expires))


def forget_old(municipality: Municipality) -> None:
    """Delete what has expired: an expired nonce is refused by its own stamp."""
    old = (used_nonce.c.tenant == municipality.tenant) & (used_nonce.c.expires_at < municipality.now())
    with municipality.database.write(municipality.tenant) as conn:
        conn.execute(used_nonce.delete().where(old))


def _mac(key: bytes, stamp: bytes) -> bytes:
    return hmac.digest(key, b"jgvisit/nonce/1\0" + stamp, hashlib.sha256)[:_MAC_BYTES]


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _expiry(key: bytes, nonce: str) -> datetime | None:
    try:
        raw = urlsafe_b64decode(nonce + "=" * (-len(nonce) % 4))
    except ValueError:
        return None
    stamp, mac = raw[:-_MAC_BYTES], raw[-_MAC_BYTES:]
    if _text(raw) != nonce:  # each other way to write the same bytes would be one more use
        return None
    if len(stamp) != _STAMP_BYTES + _RANDOM_BYTES or not hmac.compare_digest(mac, _mac(key, stamp)):
        return None
    return datetime.fromtimestamp(int.from_bytes(stamp[:_STAMP_BYTES], "big") / 1000, UTC)
