"""What a laptop says has left it, for tests that speak the wire themselves."""

from __future__ import annotations

from server_factory import Laptop

from jgvisit.records import canonical
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.removal_wire import REMOVAL_DOMAIN, Removal, SignedRemoval


def signed_removal(laptop: Laptop, message: Removal, text: str | None = None) -> SignedRemoval:
    """Sign `message`, or whatever `text` says instead, with the device key."""
    data = canonical.encode(message).decode() if text is None else text
    signature = laptop.key.sign_removal(REMOVAL_DOMAIN + data.encode())
    return SignedRemoval(removal=data, signature=to_base64(signature))
