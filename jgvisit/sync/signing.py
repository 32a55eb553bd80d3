"""Sign requests: HTTP Message Signatures (RFC 9421) with content digest (RFC 9530).

The private key never leaves the device key, so the signature base is made here and signed
there. Whether a request is fresh is told by the server's nonce alone: a laptop whose clock is
a year off must still be able to bring its records home. The server checks in `device_requests`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Protocol

from http_message_signatures import HTTPMessageSigner
from http_message_signatures.algorithms import ECDSA_P256_SHA256

from jgvisit.sync.ports import RequestSigner
from jgvisit.sync.wire import COVERED, REQUEST_TAG, SIGNATURE_LABEL


class HttpRequest(Protocol):
    """What is signed: `httpx.Request` has this shape."""

    method: str
    url: Any
    """Absolute and encoded; only path and query are covered."""
    headers: Any
    """Mapping with `items()`; signing sets fields in it."""


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
