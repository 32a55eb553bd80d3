"""Tells whether bytes are CMS signed attributes (RFC 5652 §5.4): a DER SET OF Attribute.

The signing key must not sign anything that could also mean something else, so the shape is
read here strictly: definite lengths, nothing left over, a message digest among the attributes.
"""

from __future__ import annotations

from collections.abc import Iterator

_SET, _SEQUENCE, _OID = 0x31, 0x30, 0x06
_CONTENT_TYPE = bytes.fromhex("2a864886f70d010903")
_MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")


def are_cms_attributes(data: bytes) -> bool:
    """Tell whether `data` is exactly one DER SET OF Attribute with content type and message digest."""
    try:
        (content,) = (value for tag, value in _elements(data) if _expect(tag, _SET))
        types = [_attribute_type(tag, value) for tag, value in _elements(content)]
    except (ValueError, IndexError):
        return False
    return types.count(_MESSAGE_DIGEST) == 1 and types.count(_CONTENT_TYPE) == 1


def _attribute_type(tag: int, value: bytes) -> bytes:
    _expect(tag, _SEQUENCE)
    (type_tag, oid), (values_tag, _) = _elements(value)
    _expect(type_tag, _OID)
    _expect(values_tag, _SET)
    return oid


def _expect(tag: int, wanted: int) -> bool:
    if tag != wanted:
        raise ValueError(f"tag {tag:#x}")
    return True


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        tag, length, at = data[at], data[at + 1], at + 2
        if length >= 0x80:
            count = length - 0x80
            length = int.from_bytes(data[at : at + count], "big")
            if count not in (1, 2, 3) or length < 0x80 or data[at] == 0:
                raise ValueError("not the shortest length")
            at += count
        if at + length > len(data):
            raise ValueError("cut short")
        yield tag, data[at : at + length]
        at += length
