"""Sign and check requests: HTTP Message Signatures (RFC 9421) with content digest (RFC 9530).

The private key never leaves the device key, so the signature base is made here and signed
there. Whether a request is fresh is told by the server's nonce alone: a laptop whose clock is
a year off must still be able to bring its records home, so `created` is signed but not judged.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from cryptography.hazmat.primitives.asymmetric import ec
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
)
from http_message_signatures.algorithms import ECDSA_P256_SHA256

from jgvisit.ids import DeviceId
from jgvisit.sync.failures import SignatureError
from jgvisit.sync.ports import RequestSigner
from jgvisit.sync.wire import COVERED, REQUEST_TAG, SIGNATURE_LABEL

KeyOfDevice = Callable[[DeviceId], ec.EllipticCurvePublicKey | None]


class HttpRequest(Protocol):
    """What is signed: `httpx.Request` has this shape, and so has `ReceivedRequest`."""

    method: str
    url: Any
    """Absolute and encoded; only path and query are covered."""
    headers: Any
    """Mapping with `items()`; signing sets fields in it."""


@dataclass(frozen=True)
class ReceivedRequest:
    """A request as the server got it; `url` may carry any host, since none is covered."""

    method: str
    url: str
    headers: Any


@dataclass(frozen=True)
class SignedBy:
    """Whose signature a request carries, and the nonce it was made for."""

    device: DeviceId
    nonce: str


def sign_request(request: HttpRequest, body: bytes, signer: RequestSigner, nonce: str) -> None:
    """Put Content-Digest, Signature-Input and Signature on `request`.

    Args:
        request: gets the three header fields.
        body: exactly the bytes that travel, after Content-Encoding; b"" for none.
        signer: the device key.
        nonce: from the server; it decides whether it may be used again.
    """
    messages = HTTPMessageSigner(signature_algorithm=ECDSA_P256_SHA256)
    prepared = messages.prepare(
        request,
        key_id=signer.device,
        created=datetime.now(UTC),
        nonce=nonce,
        label=SIGNATURE_LABEL,
        tag=REQUEST_TAG,
        covered_component_ids=COVERED,
        body=body,
    )
    messages.apply(request, prepared, signer.sign_request(prepared.signature_base))


def verify_request(request: HttpRequest, body: bytes, key_of: KeyOfDevice) -> SignedBy:
    """Return whose signature `request` carries; the caller still judges the nonce.

    Args:
        request: as received.
        body: the bytes as they came, before any decoding.
        key_of: the public key of an enrolled device, None for a foreign one.

    Raises:
        SignatureError: no signature of ours, another algorithm, something not covered, a changed
            request or body, a foreign device.
    """
    verifier = _ClocklessVerifier(signature_algorithm=ECDSA_P256_SHA256, key_resolver=_Keys(key_of))
    try:
        results = verifier.verify(
            request, max_age=None, expect_tag=REQUEST_TAG, expect_label=SIGNATURE_LABEL, require_components=COVERED
        )
        result = results[0]
        if not verifier.content_digest_class.verify_components(result.covered_components, body):
            raise SignatureError("the body is not covered")
    except (HTTPMessageSignaturesException, ValueError, TypeError) as error:
        raise SignatureError(f"request signature: {type(error).__name__}") from error
    if len(results) != 1 or not result.nonce:
        raise SignatureError("request signature without a nonce")
    return SignedBy(DeviceId(str(result.parameters["keyid"])), result.nonce)


class _ClocklessVerifier(HTTPMessageVerifier):
    """Judges everything but the times: see the module's docstring."""

    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:
        if "created" not in sig_input.params:
            raise SignatureError("request signature without created")


class _Keys(HTTPSignatureKeyResolver):
    def __init__(self, key_of: KeyOfDevice) -> None:
        self._key_of = key_of

    def resolve_public_key(self, key_id: str) -> ec.EllipticCurvePublicKey | None:
        """Return the key of a device, None for a foreign one."""
        return self._key_of(DeviceId(key_id))
