"""Requests signed by a device key: HTTP Message Signatures (RFC 9421) with Content-Digest (RFC 9530).

Steps, in this order, so that nothing large is read for somebody unknown:

1. the signature with our label and tag holds over `@method`, `@path`, `@query` and `content-digest`,
   by the key that `keyid` names, which has not asked more than its share (`pace`);
2. the body is read, at most as long as the route allows and not too slowly (`slow_lines`), and its digest is the
   signed one;
3. the nonce is ours, fresh, and used once.

`created` is the device's clock and may be years wrong: freshness comes from the nonce alone.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_public_key
from fastapi import Request
from http_message_signatures import HTTPMessageVerifier, HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ECDSA_P256_SHA256
from http_message_signatures.exceptions import HTTPMessageSignaturesException
from http_message_signatures.structures import VerifyResult
from sqlalchemy import Connection, select
from starlette.concurrency import run_in_threadpool

from jgvisit.ids import DeviceId, TenantId, WorkerId
from jgvisit.records.canonical import sha256
from jgvisit.server import nonces
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer.models import officer_key
from jgvisit.server.pace import Pace
from jgvisit.server.problems import ForbiddenError, NotAuthenticatedError
from jgvisit.server.slow_lines import read_body
from jgvisit.server.together import Statement, quick_together
from jgvisit.sync.wire import COVERED, REQUEST_TAG, SIGNATURE_LABEL

_KEYS_KEPT = 10_000
_KEY_ID = re.compile('keyid="([0-9a-f]{32})"')
_WHO = Statement("SELECT worker, state, revoked_at FROM enrolment WHERE tenant = :tenant AND device = :device")


@dataclass(frozen=True)
class Caller:
    """Whose key signed: an enrolled device, or an officer's token."""

    device: DeviceId
    """First 32 hex digits of the SHA-256 of the public key."""
    key: ec.EllipticCurvePublicKey
    worker: WorkerId
    state: str
    """`waiting`, `approved` or `refused`; `officer` for an officer's token."""
    revoked: bool

    def require_enrolled(self) -> None:
        """Let every device pass that was ever enrolled, also a revoked one: nothing it made may be lost.

        Raises:
            ForbiddenError: never approved, or no device.
        """
        if self.state != "approved":
            raise ForbiddenError("device.not_enrolled", "this device is not enrolled")

    def require_active(self) -> None:
        """Let enrolled devices pass that were not revoked.

        Raises:
            ForbiddenError: never approved, or revoked.
        """
        self.require_enrolled()
        if self.revoked:
            raise ForbiddenError("device.revoked", "this device was revoked; it may still send")


@dataclass(frozen=True)
class SignedRequest:
    """A request whose three steps hold."""

    caller: Caller
    body: bytes
    content_encoding: str
    authorization: str | None


@dataclass(frozen=True)
class _Message:
    """What the library asks of a request."""

    method: str
    url: str
    headers: Any


class _Verifier(HTTPMessageVerifier):
    max_clock_skew = timedelta(days=36_500)


class _KnownKeys(HTTPSignatureKeyResolver):
    """Finds the caller by key id, and remembers whom it found."""

    def __init__(self, find: Callable[[str], Caller | None]) -> None:
        self._find = find
        self.caller: Caller | None = None

    def resolve_public_key(self, key_id: str) -> ec.EllipticCurvePublicKey | None:
        self.caller = self._find(key_id)
        return None if self.caller is None else self.caller.key


def device_id(public_key: bytes) -> DeviceId:
    """Return the device id of a DER SubjectPublicKeyInfo."""
    return DeviceId(sha256(public_key)[:32])


def p256_key(public_key: bytes) -> ec.EllipticCurvePublicKey | None:
    """Read a DER SubjectPublicKeyInfo; None if it is no P-256 key."""
    try:
        key = load_der_public_key(public_key)
    except ValueError:
        return None
    return key if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1) else None


def signed(max_bytes: int) -> Callable[[Request], Awaitable[SignedRequest]]:
    """Return the dependency of routes that a known key must sign, with bodies of at most `max_bytes`."""

    async def dependency(request: Request) -> SignedRequest:
        municipality: Municipality = request.app.state.municipality
        message = _message(request)
        keys: dict[str, Caller] = request.app.state.callers
        met = keys.get(_named_key(message))
        if met is not None:  # a tenth of a millisecond: to change the thread and back takes longer
            caller, results = _verify(message, lambda key: met if key == met.device else None)
        else:
            caller, results = await run_in_threadpool(_verify, message, lambda key: _known(municipality, keys, key))
        pace: Pace = request.app.state.pace
        pace.take(caller.device)
        body = await read_body(request, max_bytes)
        return await run_in_threadpool(_finished, request, municipality, message, results, body, caller)

    return dependency


async def signed_by(request: Request, body: bytes, caller: Caller) -> SignedRequest:
    """Check a request by a key that is not known yet: proof of possession at enrolment."""
    municipality: Municipality = request.app.state.municipality
    message = _message(request)
    find = {caller.device: caller}.get
    _, results = await run_in_threadpool(_verify, message, lambda key: find(DeviceId(key)))
    await run_in_threadpool(_check_digest, message, results, body)
    await run_in_threadpool(nonces.use, municipality, str(results[0].nonce))
    return _signed_request(request, caller, body)


def find_caller(municipality: Municipality, key_id: str) -> Caller | None:
    """Return who signs with `key_id`: an enrolled device or an officer."""
    with municipality.database.read(municipality.tenant) as conn:
        return _find(conn, municipality.tenant, key_id)


def _known(municipality: Municipality, keys: dict[str, Caller], key_id: str) -> Caller | None:
    """Return a caller whose key this process met before, or look it up.

    An id is the hash of its key, so a key once met stays right; what else is known of the caller is looked up again
    when the request is taken (`_finished`).
    """
    caller = keys.get(key_id) or find_caller(municipality, key_id)
    if caller is not None:
        if len(keys) >= _KEYS_KEPT:
            keys.clear()
        keys[key_id] = caller
    return caller


def _find(conn: Connection, tenant: TenantId, key_id: str) -> Caller | None:
    row = conn.execute(
        select(enrolment).where(enrolment.c.tenant == tenant, enrolment.c.device == key_id)
    ).one_or_none()
    if row is None:
        officers = conn.execute(select(officer_key).where(officer_key.c.tenant == tenant)).all()
    if row is not None:
        return _caller(row.public_key, WorkerId(row.worker), row.state, revoked=row.revoked_at is not None)
    matching = (officer for officer in officers if device_id(officer.public_key) == key_id)
    officer = next(matching, None)
    return None if officer is None else _caller(officer.public_key, WorkerId(officer.worker), "officer", revoked=False)


def _caller(public_key: bytes, worker: WorkerId, state: str, *, revoked: bool) -> Caller | None:
    key = p256_key(public_key)
    return None if key is None else Caller(device_id(public_key), key, worker, state, revoked)


def _named_key(message: _Message) -> str:
    """Return the key that a request says it is signed with, as far as it says so plainly."""
    found = _KEY_ID.search(message.headers.get("signature-input", ""))
    return found[1] if found else ""


def _message(request: Request) -> _Message:
    path = request.scope["raw_path"].decode("ascii", "replace")
    query = request.scope["query_string"].decode("ascii", "replace")
    # scheme and host are not covered: a proxy may change them
    url = f"https://server{path}" + (f"?{query}" if query else "")
    return _Message(request.method, url, request.headers)


def _verify(message: _Message, find: Callable[[str], Caller | None]) -> tuple[Caller, list[VerifyResult]]:
    keys = _KnownKeys(find)
    verifier = _Verifier(signature_algorithm=ECDSA_P256_SHA256, key_resolver=keys)
    try:
        results = verifier.verify(
            message, max_age=None, expect_tag=REQUEST_TAG, expect_label=SIGNATURE_LABEL, require_components=COVERED
        )
    except HTTPMessageSignaturesException as error:
        raise NotAuthenticatedError("request.signature", "no signature of a known device holds") from error
    if len(results) != 1 or keys.caller is None or not results[0].nonce:
        raise NotAuthenticatedError("request.signature", "one signature, with a nonce, is asked")
    return keys.caller, results


def _finished(
    request: Request,
    municipality: Municipality,
    message: _Message,
    results: Sequence[VerifyResult],
    body: bytes,
    signer: Caller,
) -> SignedRequest:
    """Use the nonce up and look, in the same transaction, who the signer is now."""
    _check_digest(message, results, body)
    use = nonces.using(municipality, str(results[0].nonce))
    who = _WHO.of(tenant=municipality.tenant, device=signer.device)
    # a crash of the database may let a nonce of its last half second be used once more: by who can read TLS
    first_time, enrolled = quick_together(municipality.database, municipality.tenant, use, who)
    nonces.require_first(first_time)
    if enrolled:
        ((worker, state, revoked_at),) = enrolled
        caller: Caller | None = replace(signer, worker=worker, state=state, revoked=revoked_at is not None)
    else:
        caller = find_caller(municipality, signer.device)
    if caller is None:
        raise NotAuthenticatedError("request.signature", "no signature of a known device holds")
    return _signed_request(request, caller, body)


def _check_digest(message: _Message, results: Sequence[VerifyResult], body: bytes) -> None:
    verifier = _Verifier(signature_algorithm=ECDSA_P256_SHA256, key_resolver=None)
    try:
        verifier.verify_body(message, results, body)
    except HTTPMessageSignaturesException as error:
        raise NotAuthenticatedError("request.digest", "the body is not the one that was signed") from error


def _signed_request(request: Request, caller: Caller, body: bytes) -> SignedRequest:
    headers = request.headers
    return SignedRequest(caller, body, headers.get("content-encoding", ""), headers.get("authorization"))
