"""Reading: stored records of one family as typed values, each once, whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from jgvisit.ids import CaseId, DeviceId, RecordId, Sha256, WorkerId
from jgvisit.records import canonical
from jgvisit.records.body import Body, read_body
from jgvisit.records.case_stamp import Stamp
from jgvisit.records.kinds import read_payload
from jgvisit.records.link import StoredRecord, link_hash
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_journal import StoreOpened
from jgvisit.records.time_basis import estimate
from jgvisit.shapes import json_decoder

UNREADABLE_BODY = "body unreadable"
UNREADABLE_LINK = "link unreadable"


class Placed(msgspec.Struct, frozen=True, gc=False):
    """A link as the fold needs it.

    Its form was judged when it was verified; judging it again took a tenth of a fold.
    """

    device: str
    chain: str
    seq: int
    prev: str


class Entry(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One record, read: its place, its body and its payload."""

    link: Placed
    hash: Sha256
    body: Body
    payload: Payload
    position: int | None

    @property
    def id(self) -> RecordId:
        """The record's id."""
        return RecordId(self.body.id)

    @property
    def chain(self) -> tuple[str, str]:
        """Device and chain: the same chain id from two devices is two chains."""
        return self.link.device, self.link.chain

    def stamp(self) -> Stamp:
        """Return who wrote this, where, and what is known of its time."""
        body = self.body
        estimated_at, not_before = estimate(body)
        return Stamp(
            RecordId(body.id),
            body.recorded_at,
            WorkerId(body.author),
            DeviceId(self.link.device),
            estimated_at,
            not_before,
        )


@dataclass(frozen=True)
class Reading:
    """What could be read of one family, and what could not."""

    entries: tuple[Entry, ...]
    """Records of the family whose kind is known."""
    openings: tuple[Entry, ...]
    """`StoreOpened` of any store: they tell which chain continues which."""
    links: tuple[tuple[Placed, Sha256], ...]
    """Of every record given, with or without body."""
    unknown_kinds: tuple[str, ...]
    bodies_missing: int


_placed_decoder = json_decoder(Placed)


def read_entries(case: CaseId, records: Iterable[StoredRecord]) -> Reading:
    """Read the `records` of `case`; the same link counts once, records of other families are left out.

    Never fails on what a record says: an unknown kind or version, or a payload that cannot be
    read, is named in `unknown_kinds`.
    """
    unknown: set[str] = set()
    links: list[tuple[Placed, Sha256]] = []
    entries: list[Entry] = []
    openings: list[Entry] = []
    missing = 0
    for hash_, record in _each_once(records).items():
        try:
            link = canonical.decode(_placed_decoder, record.link)
        except msgspec.DecodeError:
            unknown.add(UNREADABLE_LINK)
            continue
        links.append((link, hash_))
        if record.body is None:
            missing += 1
            continue
        entry = _read(case, link, hash_, record.body, record.position, unknown)
        if entry is not None:
            (openings if isinstance(entry.payload, StoreOpened) else entries).append(entry)
    return Reading(tuple(entries), tuple(openings), tuple(links), tuple(sorted(unknown)), missing)


def _each_once(records: Iterable[StoredRecord]) -> dict[Sha256, StoredRecord]:
    once: dict[Sha256, StoredRecord] = {}
    for record in records:
        key = link_hash(record.link, record.signature)
        known = once.get(key)
        once[key] = record if known is None else _richer(known, record)
    return once


def _richer(one: StoredRecord, other: StoredRecord) -> StoredRecord:
    """Return what two copies of one record know together, the same whichever came first."""
    bodies = sorted(body for body in (one.body, other.body) if body is not None)
    positions = sorted(position for position in (one.position, other.position) if position is not None)
    return StoredRecord(
        one.link, one.signature, bodies[0] if bodies else None, None, positions[0] if positions else None
    )


def _read(
    case: CaseId, link: Placed, hash_: Sha256, data: bytes, position: int | None, unknown: set[str]
) -> Entry | None:
    try:
        body = read_body(data)
    except msgspec.DecodeError:
        unknown.add(UNREADABLE_BODY)
        return None
    if body.case not in (case, None):
        return None
    try:
        payload = read_payload(body)
    except msgspec.DecodeError:
        payload, problem = None, " unreadable"
    else:
        problem = "" if payload is None else " unreadable"
    if payload is not None and isinstance(payload, StoreOpened) == (body.case is None):
        return Entry(link, hash_, body, payload, position)
    if body.case is not None:  # what a device says of itself never stops a family from opening
        unknown.add(f"{body.kind}/{body.kind_version}{problem}")
    return None
