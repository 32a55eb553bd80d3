"""The device key, as a seal asks for it."""

from __future__ import annotations

from typing import Protocol


class CmsSigner(Protocol):
    """The device key in its third role; it signs CMS attributes and nothing else here."""

    def sign_cms(self, attributes: bytes) -> bytes:
        """Return the DER ECDSA P-256/SHA-256 signature of `attributes` (a DER SET OF Attribute, RFC 5652 §5.4)."""
