"""Unpadded URL-safe base64 (RFC 4648 §5), as binary travels in our JSON."""

from __future__ import annotations

import base64
import binascii


def to_base64(data: bytes) -> str:
    """Return `data` as unpadded URL-safe base64."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64(text: str) -> bytes:
    """Return the bytes of unpadded URL-safe base64.

    Raises:
        ValueError: other characters, or an impossible length.
    """
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("not base64url") from error
