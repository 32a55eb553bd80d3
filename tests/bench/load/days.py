"""What laptops bring home: records of the kinds of a visit, about one kilobyte each, and papers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import msgspec
from server_factory import Chain, sha256

from jgvisit.ids import CaseId, new_uuid7
from jgvisit.records.body import BlobRef
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import FamilyRegistered, PersonRegistered
from jgvisit.records.payload_talk import CardExplained, SaidBack
from jgvisit.records.payload_visits import VisitEnded, VisitPlanned, VisitStarted
from jgvisit.sync.encoding import to_base64

_STATEMENTS = tuple(f"K02.{number:02d}" for number in range(1, 31))
_WORDS = (
    "Ik mag nee zeggen, en dan stopt het. Er komt geen rechter bij zolang wij het samen doen. "
    "De hulp is voor de kinderen en voor ons, elke week een gesprek, en na zes weken kijken we of het goed is. "
)


@dataclass(frozen=True)
class Household:
    """One invented family."""

    case: CaseId = field(default_factory=lambda: CaseId(new_uuid7()))
    mother: str = field(default_factory=new_uuid7)
    children: tuple[str, str] = field(default_factory=lambda: (new_uuid7(), new_uuid7()))


def payloads(house: Household, planned_on: str) -> Iterator[Payload]:
    """Yield what a family's file is made of: who they are, then one visit after the other, without end."""
    yield FamilyRegistered(name="Gezin Verzonnen")
    yield PersonRegistered(person=house.mother, name="Marga Verzonnen", role="parent", born="1986-05-01")
    for child in house.children:
        yield PersonRegistered(person=child, name="Kind Verzonnen", role="child", born="2015-05-01")
    yield VisitPlanned(visit=new_uuid7(), on=planned_on, at="10:00", place="home", purpose="gesprek")
    while True:
        visit = new_uuid7()
        yield VisitStarted(visit=visit, place="home", present=(house.mother, *house.children))
        for _ in range(4):
            yield CardExplained(
                visit=visit, card="K02", card_version="1", audience="parent", languages=("nl", "ar"),
                statements=_STATEMENTS, heard_by=(house.mother,), reading_mode="self", frame_said="voluntary",
                about_children=house.children,
            )  # fmt: skip
            yield SaidBack(
                visit=visit, card="K02", card_version="1", person=house.mother, outcome="ownWordsCorrect",
                question="Wat gebeurt er als u nee zegt?", own_words=_WORDS * 2,
            )  # fmt: skip
        yield VisitEnded(visit=visit)


def ref(data: bytes) -> BlobRef:
    """Return how a record names a paper."""
    return BlobRef(sha256=sha256(data), bytes=len(data), media_type="application/pdf")


def papers(count: int, size: int) -> list[bytes]:
    """Return papers that do not compress, as sealed PDF and pictures do not."""
    return [os.urandom(size) for _ in range(count)]


def fill(chain: Chain, houses: Sequence[Household], records: int, blobs: Sequence[bytes], planned_on: str) -> None:
    """Let a laptop write so many records about these families in turn; the last ones name the papers."""
    written = [payloads(house, planned_on) for house in houses]
    waiting = list(blobs)
    for number in range(records):
        house = houses[number % len(houses)]
        named = (ref(waiting.pop()),) if waiting and number >= records - len(blobs) else ()
        chain.add(house.case, next(written[number % len(houses)]), blobs=named)


def day_after(today: Any) -> str:
    """Return the ISO date of tomorrow."""
    return str((today + timedelta(days=1)).isoformat())


def as_document(record: StoredRecord) -> dict[str, Any]:
    """Return a record as a document of PouchDB: the same body, link, signature and salt."""
    assert record.body is not None
    assert record.salt is not None
    body: dict[str, Any] = msgspec.json.decode(record.body)
    return {
        **body,
        "_id": body["id"],
        "_blobs": [blob["sha256"] for blob in body.get("blobs", ())],
        "link": record.link.decode(),
        "signature": to_base64(record.signature),
        "salt": to_base64(record.salt),
    }
