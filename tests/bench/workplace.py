"""Where benches work: a folder that goes away, on a disk and not in memory; stores of a size."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from laptop import PIN, Laptop, new_laptop
from town import settle_family

from jgvisit.ids import CaseId, new_uuid7
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import FamilyRegistered, PersonRegistered
from jgvisit.records.payload_talk import CardExplained
from jgvisit.records.payload_visits import VisitEnded, VisitPlanned, VisitStarted
from jgvisit.services.ports.journal import NewRecord
from jgvisit.store.create import Costs
from jgvisit.workspace import Workspace

BUILD = Path(__file__).resolve().parent.parent.parent / "build"


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder on the disk of this checkout: /tmp may be memory, where nothing has to become durable."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def grown_laptop(folder: Path, families: int, records: int) -> Laptop:
    """Make a laptop with so many families and records, and the real cost of its PIN."""
    laptop = new_laptop(folder, pin=PIN, costs=Costs())
    work = laptop.open()
    settle_family(work)
    each = max(records // families, 3)
    for number in range(families - 1):
        work.journal.append(_family_of(work, number, each))
    work.safe.close()
    return laptop


def _family_of(work: Workspace, number: int, records: int) -> list[NewRecord]:
    """A family that was visited again and again; every fortieth is visited today."""
    case, mother, children = CaseId(new_uuid7()), new_uuid7(), (new_uuid7(), new_uuid7())
    people = [PersonRegistered(person=mother, name=f"Ouder {number}", role="parent", born="1986-05-01")]
    people += [PersonRegistered(person=child, name="Kind", role="child", born="2015-05-01") for child in children]
    on = (work.today() + timedelta(days=number % 40)).isoformat()
    visit = new_uuid7()
    told = CardExplained(
        visit=visit, card="K02", card_version="1", audience="parent", languages=("nl",), statements=("a", "b"),
        heard_by=(mother,), reading_mode="self", moment="whenItMatters", about_children=children,
    )  # fmt: skip
    made: list[Payload] = [
        FamilyRegistered(name=f"Gezin {number:04d}"),
        *people,
        VisitPlanned(visit=new_uuid7(), on=on, at="10:00", place="home", purpose="gesprek"),
        VisitStarted(visit=visit, place="home", present=(mother,)),
        VisitEnded(visit=visit),
    ]
    made[5:5] = [told] * (records - len(made))
    return [NewRecord(payload, case) for payload in made]
