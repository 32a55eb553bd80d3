"""Records that another laptop signed, and exported journals."""

from __future__ import annotations

import hashlib
import io
import json

import msgspec
from happening_examples import EXAMPLES, stored
from record_factory import (
    CASE,
    Laptop,
    asked_back,
    authority,
    card,
    decided,
    filled,
    form,
    heard,
    order,
    person,
    said_back,
    withdrawn,
)

from jgvisit.errors import JgVisitError
from jgvisit.records import canonical
from jgvisit.records.body import read_body
from jgvisit.records.export import read_export, write_export
from jgvisit.records.fold import fold
from jgvisit.records.kinds import read_payload
from jgvisit.records.link import GENESIS, StoredRecord, read_link
from jgvisit.records.verify_export import verify_export
from tests.reliability.fuzzing.target import Target

_REFUSED = (JgVisitError, msgspec.DecodeError)
_LINK = {"chain": "00000000-0000-4000-8000-00000000c4a1", "device": "a" * 32, "prev": GENESIS}


def _body(data: bytes) -> object:
    return read_payload(read_body(data))


def _fold(data: bytes) -> object:
    """Lines of bodies become one family in a chain, as a server that lies could hand them out: never an error."""
    bodies = [line for line in data.split(b"\n") if line]
    records = [_record(number, body) for number, body in enumerate(bodies, 1)]
    forwards, backwards = fold(CASE, records), fold(CASE, records[::-1])
    assert forwards == backwards
    return forwards


def _record(number: int, body: bytes) -> StoredRecord:
    commit = hashlib.sha256(body).hexdigest()
    link = canonical.encode({**_LINK, "commit": commit, "seq": number})
    return StoredRecord(link, b"", body, b"\0" * 32, number)


def _laptop() -> Laptop:
    """One who wrote a record of most kinds about one family."""
    laptop = Laptop()
    told = (person(), authority(), order(), card(), heard(), asked_back(), said_back(), form(), decided(), withdrawn())
    for payload in (*told, filled()):
        laptop.write(payload)
    return laptop


def _families() -> list[bytes]:
    laptop = _laptop()
    whole = b"\n".join(record.body or b"" for record in laptop.records)
    return [whole, *(whole + b"\n" + _happened(laptop.records[-1], kind) for kind in EXAMPLES)]


def _happened(like: StoredRecord, kind: str) -> bytes:
    body = json.loads(like.body or b"")
    number = list(EXAMPLES).index(kind)
    body |= {"id": f"00000000-0000-7000-8000-{number:012x}", "kind": kind, "kind_version": 1}
    return canonical.encode(body | {"payload": json.loads(stored(kind))})


def _bodies() -> list[bytes]:
    return [line for seed in _families() for line in seed.split(b"\n")]


def _links() -> list[bytes]:
    laptop = _laptop()
    return [record.link for record in laptop.records[:2]]


def _export() -> list[bytes]:
    laptop, out = _laptop(), io.BytesIO()
    write_export(out, laptop.records, {})
    return [out.getvalue()]


TARGETS = (
    Target("link", read_link, _links, _REFUSED),
    Target("body", _body, _bodies, _REFUSED),
    Target("fold", _fold, _families, ()),
    Target("export", lambda data: read_export(io.BytesIO(data)), _export),
    Target("export_verified", lambda data: verify_export(io.BytesIO(data)), _export),
)
