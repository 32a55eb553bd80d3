"""Where in a file a seal or timestamp stands."""

from __future__ import annotations

import re

from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_PLACE = re.compile(rb"<([0-9A-F]*)>")  # the other spellings of hex would be changed bytes without effect


def end_of(signature: EmbeddedPdfSignature) -> int:
    """Return how many bytes of the file were there when this was put, itself included."""
    *_, after, rest = (int(number) for number in signature.byte_range)
    return after + rest


def container_of(data: bytes, signature: EmbeddedPdfSignature) -> bytes | None:
    """Return what stands between the signed parts of `data`.

    None where anything but one upper-case hex string does, or where the signed parts are not all of `data`.
    """
    start, before, after, rest = (int(number) for number in signature.byte_range)
    place = _PLACE.fullmatch(data, before, after) if start == 0 and after + rest == len(data) else None
    if place is None or len(place[1]) % 2:
        return None
    container = bytes.fromhex(place[1].decode())
    return container if container == signature.pkcs7_content else None
