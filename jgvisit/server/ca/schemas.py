"""What the web process and the signing process say to each other: one JSON line each way."""

from __future__ import annotations

import msgspec

from jgvisit.sync.wire import Base64

MAX_LINE_BYTES = 64 * 1024


class IssueRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Asks for a device certificate, with the officer's signed approval."""

    csr: Base64
    statement: str
    """Canonical JSON of an `ApprovalStatement`, exact bytes."""
    signature: Base64
    officer: str
    token: str = ""
    """Only where the socket is loopback TCP."""


class IssueAnswer(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The certificate, or why not."""

    certificate: str | None = None
    """PEM of the device certificate, then the CA's."""
    refused: str | None = None


class Endpoint(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Where the signing process listens; written by it, mode 0600."""

    unix: str | None = None
    port: int | None = None
    token: str = ""
