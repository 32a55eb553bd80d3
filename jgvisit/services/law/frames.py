"""Which of the two frames holds for each child today, with its proof (H12, H13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.domain.answer import FrameOfChild
from jgvisit.domain.facts import Facts
from jgvisit.domain.frames import frame_of
from jgvisit.domain.orders import SUPERVISION, read_orders
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.facts import facts_of
from jgvisit.records.visibility import ShownFile


@dataclass(frozen=True)
class ChildFrame:
    """The two lines of the frame picture: the child, and our own help, which is voluntary (H13)."""

    child: PersonId
    child_name: str
    known: FrameOfChild
    since: date | None = None
    """First day of the supervision order in force; of an extension, its own. None where no such order is."""

    @property
    def said(self) -> Literal["voluntary", "court_ordered", "checking"]:
        """What may be said of it: an order nobody here has seen is being checked, never called ordered (H12)."""
        if self.known.checking or self.known.evidence == "announced":
            return "checking"
        return self.known.frame


def frames_of(file: CaseFile, on: date) -> tuple[ChildFrame, ...]:
    """Return the frame of every child of the family on a day."""
    facts = facts_of(file, on)
    return tuple(
        ChildFrame(child.id, child.name, frame_of(facts, child.id), _since(facts, child.id)) for child in file.children
    )


def frames_for_room(file: ShownFile, on: date) -> tuple[ChildFrame, ...]:
    """Return the frames as everybody who looks on may know them (H4).

    Of no child where anything they rest on is hidden from somebody here: to leave one order out would
    call a child's help voluntary that is not, and to leave one child out would point at it.
    """
    return () if file.proofs_withheld else frames_of(file, on)


def _since(facts: Facts, child: PersonId) -> date | None:
    held = [reading.order for reading in read_orders(facts, child) if reading.force == "in_force"]
    return max((order.starts_on for order in held if order.kind in SUPERVISION), default=None)
