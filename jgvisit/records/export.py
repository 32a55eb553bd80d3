"""The exported journal: JSON lines that somebody else can verify without our server.

First line: format, the device certificates (PEM) and, per chain, how many records follow and
whether the chain is whole. Then one line a record: link and body as strings of their exact
bytes, signature and salt in unpadded URL-safe base64. A record without a body is one whose
body was erased or may not be seen by whoever asked for the export.

The first line is not signed: what it says of certificates is checked against a trusted CA by
the caller, and a cut-off end is only found while that line is left as it was, or by a receipt.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, BinaryIO, Literal

import msgspec

from jgvisit.errors import InputError
from jgvisit.ids import ChainId, DeviceId
from jgvisit.records import canonical
from jgvisit.records.body import Hash, Uuid
from jgvisit.records.link import Link, StoredRecord, link_hash, read_link
from jgvisit.shapes import json_decoder

FORMAT: Literal["jgvisit-journal/1"] = "jgvisit-journal/1"
MAX_FIRST_LINE_BYTES = 4 * 1024 * 1024
MAX_LINE_BYTES = 256 * 1024
"""A body of 64 KiB at most doubles inside a JSON string, for it is JSON itself."""
MAX_RECORDS = 1_000_000

DeviceHex = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]


class ExportError(InputError):
    """The file is no journal export; `where` names the line. Nothing was taken from it."""

    code = "record.export"


class ExportedDevice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose signatures the links carry."""

    device: DeviceHex
    certificate: str
    """PEM of the device certificate, then of its issuers."""


class ExportedChain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file should hold of one chain."""

    device: DeviceHex
    chain: Uuid
    records: Annotated[int, msgspec.Meta(ge=1)]
    head: Hash
    """Link hash of the last record in the file."""
    whole: bool
    """True: every record from 1 to the head is here."""


class ExportHeader(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line."""

    format: Literal["jgvisit-journal/1"]
    devices: tuple[ExportedDevice, ...]
    chains: tuple[ExportedChain, ...]


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    link: str
    signature: str
    body: str | None = None
    salt: str | None = None


@dataclass(frozen=True)
class Export:
    """A journal as it was read; nothing is verified yet."""

    header: ExportHeader
    chains: Mapping[tuple[DeviceId, ChainId], tuple[StoredRecord, ...]]
    """Records by device and chain, in the order of the file."""


_header_decoder = json_decoder(ExportHeader)
_line_decoder = json_decoder(_Line)


def write_export(out: BinaryIO, records: Iterable[StoredRecord], certificates: Mapping[DeviceId, str]) -> None:
    """Write `records` as an exported journal.

    Args:
        out: opened for bytes.
        records: any order; those whose body the reader may not see were stripped by `without_body`.
        certificates: PEM per device.
    """
    chains: dict[tuple[str, str], list[tuple[Link, StoredRecord]]] = defaultdict(list)
    for record in records:
        link = read_link(record.link)
        chains[link.device, link.chain].append((link, record))
    for placed in chains.values():
        placed.sort(key=lambda item: (item[0].seq, link_hash(item[1].link, item[1].signature)))
    header = ExportHeader(
        format=FORMAT,
        devices=tuple(
            ExportedDevice(device, certificates[DeviceId(device)])
            for device in sorted({device for device, _ in chains})
            if device in certificates
        ),
        chains=tuple(_chain_line(chains[name]) for name in sorted(chains)),
    )
    out.write(canonical.encode(header) + b"\n")
    for name in sorted(chains):
        for _, record in chains[name]:
            out.write(canonical.encode(_to_line(record)) + b"\n")


def read_export(source: BinaryIO) -> Export:
    """Read an exported journal.

    Args:
        source: opened for bytes, read line by line; may come from anybody.

    Raises:
        ExportError: not such a file, a line or the whole of it too large; `where` names the line.
    """
    lines = _lines(source)
    number, first = next(lines, (1, b""))
    try:
        header = canonical.decode(_header_decoder, first)
    except msgspec.DecodeError as error:
        raise ExportError("the first line is not that of a journal export", f"line {number}") from error
    chains: dict[tuple[DeviceId, ChainId], list[StoredRecord]] = defaultdict(list)
    for number, line in lines:
        record, link = _from_line(line, number)
        chains[DeviceId(link.device), ChainId(link.chain)].append(record)
    return Export(header, {name: tuple(records) for name, records in chains.items()})


def _chain_line(placed: list[tuple[Link, StoredRecord]]) -> ExportedChain:
    link, last = placed[-1]
    return ExportedChain(
        device=link.device,
        chain=link.chain,
        records=len(placed),
        head=link_hash(last.link, last.signature),
        whole=[at.seq for at, _ in placed] == list(range(1, len(placed) + 1)),
    )


def _to_line(record: StoredRecord) -> _Line:
    return _Line(
        link=record.link.decode(),
        signature=_base64(record.signature),
        body=None if record.body is None else record.body.decode(),
        salt=None if record.salt is None else _base64(record.salt),
    )


def _from_line(line: bytes, number: int) -> tuple[StoredRecord, Link]:
    where = f"line {number}"
    try:
        read = canonical.decode(_line_decoder, line)
        if _says_twice(line):  # a program reads the last of two bodies, a person the first
            raise ExportError("a name stands twice", where)
        if (read.body is None) != (read.salt is None):
            raise ExportError("a body and its salt belong together", where)
        record = StoredRecord(
            link=read.link.encode(),
            signature=_bytes(read.signature),
            body=None if read.body is None else read.body.encode(),
            salt=None if read.salt is None else _bytes(read.salt),
        )
        return record, read_link(record.link)
    except (msgspec.DecodeError, ValueError) as error:
        raise ExportError("not a record", where) from error


def _says_twice(line: bytes) -> bool:
    names = [name for name, _ in json.loads(line, object_pairs_hook=list)]
    return len(names) != len(set(names))


def _lines(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    limit, number = MAX_FIRST_LINE_BYTES, 0
    while line := source.readline(limit + 1):
        number += 1
        if len(line) > limit:
            raise ExportError(f"longer than {limit} bytes", f"line {number}")
        if number > MAX_RECORDS + 1:
            raise ExportError(f"more than {MAX_RECORDS} records", f"line {number}")
        yield number, line
        limit = MAX_LINE_BYTES


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if _base64(data) != text:
        raise binascii.Error("not the one way to write these bytes")
    return data
