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

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_public_key
from fastapi import Request
from http_message_signatures import HTTPMessageVerifier, HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ECDSA_P256_SHA256
from http_message_signatures.exceptions import HTTPMessageSignaturesException
from http_message_signatures.structures import VerifyResult
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool

from jgvisit.ids import DeviceId, WorkerId
from jgvisit.records.canonical import sha256
from jgvisit.server import nonces
from jgvisit.server.enrolment.models import enrolment
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer.models import officer_key
from jgvisit.server.pace import Pace
from jgvisit.server.problems import ForbiddenError, NotAuthenticatedError
from jgvisit.server.slow_lines import read_body
from jgvisit.sync.wire import COVERED, REQUEST_TAG, SIGNATURE_LABEL


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
        caller, results = await run_in_threadpool(_verify, message, lambda key: find_caller(municipality, key))
        pace: Pace = request.app.state.pace
        pace.take(caller.device)
        body = await read_body(request, max_bytes)
        await run_in_threadpool(_finish, municipality, message, results, body)
        return _signed_request(request, caller, body)

    return dependency


async def signed_by(request: Request, body: bytes, caller: Caller) -> SignedRequest:
    """Check a request by a key that is not known yet: proof of possession at enrolment."""
    municipality: Municipality = request.app.state.municipality
    message = _message(request)
    find = {caller.device: caller}.get
    _, results = await run_in_threadpool(_verify, message, lambda key: find(DeviceId(key)))
    await run_in_threadpool(_finish, municipality, message, results, body)
    return _signed_request(request, caller, body)


def find_caller(municipality: Municipality, key_id: str) -> Caller | None:
    """Return who signs with `key_id`: an enrolled device or an officer."""
    tenant = municipality.tenant
    with municipality.database.read(tenant) as conn:
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


def _finish(municipality: Municipality, message: _Message, results: Sequence[VerifyResult], body: bytes) -> None:
    verifier = _Verifier(signature_algorithm=ECDSA_P256_SHA256, key_resolver=None)
    try:
        verifier.verify_body(message, results, body)
    except HTTPMessageSignaturesException as error:
        raise NotAuthenticatedError("request.digest", "the body is not the one that was signed") from error
    nonces.use(municipality, str(results[0].nonce))


def _signed_request(request: Request, caller: Caller, body: bytes) -> SignedRequest:
    headers = request.headers
    return SignedRequest(caller, body, headers.get("content-encoding", ""), headers.get("authorization"))
