"""A pushed record as it came: read, measured, hashed; not judged yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec

from jgvisit.ids import ChainId, DeviceId, Sha256
from jgvisit.records import canonical
from jgvisit.records.link import MAX_BODY_BYTES, SALT_BYTES, Link, commitment, link_hash, read_link
from jgvisit.server.messages import from_base64, to_base64
from jgvisit.server.problems import ConflictError, ForbiddenError, TooLargeError, UnreadableError
from jgvisit.sync.wire import MAX_PUSH_RECORDS, Push, WireRecord

_MAX_SIGNATURE_BYTES = 72


@dataclass(frozen=True)
class Incoming:
    """One record of a push, exact bytes."""

    link: Link
    link_bytes: bytes
    signature: bytes
    body: bytes | None
    salt: bytes | None
    """Both absent where the laptop erased or forgot the body."""
    hash: Sha256

    @property
    def body_fits(self) -> bool:
        """Whether the link commits to this body; one without a body claims none."""
        return self.body is None or self.salt is None or commitment(self.salt, self.body) == self.link.commit

    @property
    def everything(self) -> Sha256:
        """Hash over all that came; names an incident."""
        return canonical.sha256(self.link_bytes, self.signature, self.salt or b"", self.body or b"")

    @property
    def without_body(self) -> Incoming:
        """The link alone."""
        return replace(self, body=None, salt=None)

    @property
    def as_wire(self) -> WireRecord:
        """The record as it travels."""
        return WireRecord(
            link=self.link_bytes.decode(),
            signature=to_base64(self.signature),
            body=None if self.body is None else self.body.decode(),
            salt=None if self.salt is None else to_base64(self.salt),
        )


@dataclass(frozen=True)
class IncomingPush:
    """A push whose request holds; nothing of it is stored yet."""

    chain: ChainId
    records: tuple[Incoming, ...]
    early: tuple[Incoming, ...]


def read_push(device: DeviceId, push: Push) -> IncomingPush:
    """Read a push of `device`.

    Raises:
        TooLargeError: too many records, or a body over 64 KiB.
        UnreadableError: a link, signature or salt is none.
        ForbiddenError: a link of another device.
        ConflictError: a link of another chain, or the ordered ones are not in order.
    """
    if len(push.records) + len(push.early) > MAX_PUSH_RECORDS:
        raise TooLargeError("push.too_many", f"more than {MAX_PUSH_RECORDS} records")
    incoming = IncomingPush(
        ChainId(push.chain),
        tuple(_read(device, push.chain, item) for item in push.records),
        tuple(_read(device, push.chain, item) for item in push.early),
    )
    if any(item.link.seq != incoming.records[0].link.seq + n for n, item in enumerate(incoming.records)):
        raise ConflictError("push.out_of_order", "the records are not in order without holes")
    return incoming


def _read(device: DeviceId, chain: str, item: WireRecord) -> Incoming:
    link_bytes, body = _bytes(item.link), None if item.body is None else _bytes(item.body)
    signature, salt = from_base64(item.signature), None if item.salt is None else from_base64(item.salt)
    if body is not None and len(body) > MAX_BODY_BYTES:
        raise TooLargeError("push.body_too_large", f"a body over {MAX_BODY_BYTES} bytes")
    if (body is None) != (salt is None) or len(signature) > _MAX_SIGNATURE_BYTES:
        raise UnreadableError("push.record_unreadable", "a body without its salt, or a signature too long")
    if salt is not None and len(salt) != SALT_BYTES:
        raise UnreadableError("push.record_unreadable", "a salt of another length")
    link = _link(link_bytes)
    if link.device != device:
        raise ForbiddenError("push.foreign_device", "a link of another device")
    if link.chain != chain:
        raise ConflictError("push.other_chain", "a link of another chain")
    return Incoming(link, link_bytes, signature, body, salt, link_hash(link_bytes, signature))


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableError("push.record_unreadable", "half a surrogate pair is no text") from error


def _link(link_bytes: bytes) -> Link:
    try:
        link = read_link(link_bytes)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableError("push.link_unreadable", "not a link") from error
    if canonical.encode(link) != link_bytes:
        raise UnreadableError("push.link_unreadable", "a link that is not canonical")
    return link
