"""Checking records: one alone, a run that arrives at the server, or a whole chain in numbered steps.

A chain says nothing about its own end: whoever holds a later head (a receipt, the head mark)
finds a cut-off tail by comparing it with `ChainReport.head`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.ids import DeviceId, Sha256
from jgvisit.records import canonical
from jgvisit.records.body import read_body
from jgvisit.records.chain import EMPTY, Head
from jgvisit.records.chain_report import ChainReport, ChainStep, Fork, StepName
from jgvisit.records.link import (
    MAX_BODY_BYTES,
    SALT_BYTES,
    Link,
    StoredRecord,
    commitment,
    device_of,
    link_hash,
    read_link,
    signature_holds,
)

Fault = Literal["link", "signature", "commitment"]


@dataclass(frozen=True)
class _Linked:
    link: Link
    hash: Sha256


@dataclass
class _Order:
    """What one walk along the links finds."""

    at: int | None = None
    detail: str = ""
    holes: int = 0
    seen: dict[int, list[Sha256]] = field(default_factory=dict)

    def fail(self, index: int, detail: str) -> None:
        if self.at is None:
            self.at, self.detail = index, detail

    @property
    def forks(self) -> tuple[Fork, ...]:
        return tuple(Fork(seq, tuple(sorted(set(h)))) for seq, h in sorted(self.seen.items()) if len(set(h)) > 1)


def record_fault(record: StoredRecord, key: ec.EllipticCurvePublicKey) -> Fault | None:
    """Return what is wrong with one record by itself, None if nothing is: for the early lane and pulled records.

    Its place in the chain is not judged, for pulled chains have holes.
    """
    if _link_fault(record.link, device_of(key)) is not None:
        return "link"
    if not signature_holds(key, record.link, record.signature):
        return "signature"
    return None if _commitment_holds(record) else "commitment"


def check_run(records: Sequence[StoredRecord], key: ec.EllipticCurvePublicKey, *, after: Head = EMPTY) -> ChainReport:
    """Check a run that follows the trusted head `after`: all hashes, and the signature of the last record only.

    That signature vouches for every link before it, so this suffices to answer a push;
    signatures in between are still to be checked by `verify_chain` before `checked` moves (design §6).
    """
    return _report(records, key, after, whole=True, all_signatures=False)


def verify_chain(
    records: Sequence[StoredRecord],
    key: ec.EllipticCurvePublicKey,
    *,
    after: Head = EMPTY,
    whole: bool = True,
) -> ChainReport:
    """Verify the records of one chain, given in their order, against the key of its device.

    1 links: each is canonical, of this device and one chain.
    2 order: gapless from `after`, each naming the hash before it; none twice, no fork.
    3 signatures: each holds over the stored link bytes.
    4 commitments: each body that is here is the one its link commits to.
    5 bodies: each body that is here is canonical and can be read.

    Args:
        records: all of one chain; those without a body are fine.
        key: the P-256 key of the device.
        after: a head trusted already, where the records do not start at 1.
        whole: False for a chain of which only some records were handed out: holes are `notKnown`.
    """
    return _report(records, key, after, whole=whole, all_signatures=True)


def _report(
    records: Sequence[StoredRecord],
    key: ec.EllipticCurvePublicKey,
    after: Head,
    *,
    whole: bool,
    all_signatures: bool,
) -> ChainReport:
    steps: list[ChainStep] = []
    # 1 links
    linked, links_step = _check_links(records, key)
    steps.append(links_step)
    # 2 order
    order = _walk(linked, after, whole=whole)
    steps.append(_order_step(order, unread=links_step.outcome == "fails"))
    # 3 signatures
    signed = records if all_signatures else records[-1:]
    first = len(records) - len(signed)
    steps.append(_each(3, "signatures", signed, lambda r: signature_holds(key, r.link, r.signature), first))
    # 4 commitments
    steps.append(_each(4, "commitments", records, _commitment_holds))
    if all_signatures:
        # 5 bodies
        steps.append(_each(5, "bodies", records, _body_reads))
    known = next((place.link for place in linked), None)
    last = linked[-1] if linked and links_step.outcome == "holds" else None
    return ChainReport(
        device=known.device if known else None,
        chain=known.chain if known else None,
        records=len(records),
        steps=tuple(steps),
        head=Head(last.link.seq, last.hash) if last else None,
        forks=order.forks,
    )


def _link_fault(data: bytes, device: DeviceId) -> str | None:
    try:
        link = read_link(data)
    except msgspec.DecodeError:
        return "is no link"
    if canonical.encode(link) != data:
        return "is not canonical"
    return None if link.device == device else "is of another device"


def _check_links(records: Sequence[StoredRecord], key: ec.EllipticCurvePublicKey) -> tuple[list[_Linked], ChainStep]:
    device, linked = device_of(key), list[_Linked]()
    for index, record in enumerate(records):
        fault = _link_fault(record.link, device)
        if fault is not None:
            return linked, ChainStep(1, "links", "fails", f"record {index + 1} {fault}", index)
        linked.append(_Linked(read_link(record.link), link_hash(record.link, record.signature)))
        if linked[-1].link.chain != linked[0].link.chain:
            linked.pop()
            return linked, ChainStep(1, "links", "fails", f"record {index + 1} is of another chain", index)
    return linked, ChainStep(1, "links", "holds", f"{len(records)} links")


def _walk(linked: Sequence[_Linked], after: Head, *, whole: bool) -> _Order:
    order = _Order(seen={after.seq: [after.link_hash]})
    last_seq = after.seq
    for index, place in enumerate(linked):
        seq, prev = place.link.seq, place.link.prev
        at_seq, before = order.seen.get(seq, []), order.seen.get(seq - 1)
        if place.hash in at_seq:
            order.fail(index, f"record {seq} is here twice")
        elif at_seq:
            order.fail(index, f"two different records at {seq}: a fork")
        elif seq < last_seq:
            order.fail(index, f"record {seq} comes after record {last_seq}")
        elif before is None:
            order.holes += 1
            if whole:
                order.fail(index, f"a record is missing before {seq}")
        elif prev not in before:
            order.fail(index, f"record {seq} does not follow the one before it")
        order.seen.setdefault(seq, []).append(place.hash)
        last_seq = max(last_seq, seq)
    return order


def _order_step(order: _Order, *, unread: bool) -> ChainStep:
    if order.at is not None:
        return ChainStep(2, "order", "fails", order.detail, order.at)
    if unread:
        return ChainStep(2, "order", "notKnown", "not every link can be read")
    if order.holes:
        return ChainStep(2, "order", "notKnown", f"{order.holes} holes: records that were not handed out")
    return ChainStep(2, "order", "holds", "no record is missing, doubled or moved")


def _each(
    n: int,
    name: StepName,
    records: Sequence[StoredRecord],
    holds: Callable[[StoredRecord], bool],
    first: int = 0,
) -> ChainStep:
    for index, record in enumerate(records, start=first):
        if not holds(record):
            return ChainStep(n, name, "fails", f"record {index + 1}", index)
    return ChainStep(n, name, "holds", f"{len(records)} records")


def _commitment_holds(record: StoredRecord) -> bool:
    if record.body is None or record.salt is None:
        return record.body is None and record.salt is None
    if len(record.salt) != SALT_BYTES:
        return False
    try:
        return read_link(record.link).commit == commitment(record.salt, record.body)
    except msgspec.DecodeError:
        return False


def _body_reads(record: StoredRecord) -> bool:
    if record.body is None:
        return True
    try:
        read_body(record.body)
    except msgspec.DecodeError:
        return False
    return len(record.body) <= MAX_BODY_BYTES and canonical.is_canonical(record.body)
