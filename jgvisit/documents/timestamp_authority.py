"""The timestamp authority, as a stamp asks for it."""

from __future__ import annotations

from typing import Protocol


class TimestampAuthority(Protocol):
    """Somebody outside the municipality who says at what time a hash was shown (RFC 3161)."""

    def answer(self, request: bytes) -> bytes:
        """Return the DER TimeStampResp to a DER TimeStampReq; of the paper it tells a SHA-256 and nothing else.

        Raises:
            StampError: no answer; asking again later loses nothing.
        """
