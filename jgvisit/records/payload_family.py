"""The family: facts about persons, authority, orders and safe contact, with their evidence."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.body import Uuid
from jgvisit.records.payload_base import Day, Language, Line, Payload


class FamilyRegistered(Payload, frozen=True, kw_only=True):
    """The name under which the worker finds the family."""

    name: Line


class PersonRegistered(Payload, frozen=True, kw_only=True):
    """Somebody of the family or around it. `supersedes` in the body replaces an earlier version."""

    person: Uuid
    name: Line
    role: Literal["parent", "child", "guardian", "foster_parent", "network", "other"]
    born: Day | None = None
    capacity: Literal["full", "incapable_in_this_matter", "under_guardianship"] = "full"
    whereabouts: Literal["known", "unknown"] = "known"
    language: Language = "nl"
    """Language in which this person reads best."""
    reads: Literal["reads", "with_help", "does_not_read"] = "reads"


class AuthorityRecorded(Payload, frozen=True, kw_only=True):
    """One line of parental authority (gezag) over one child, with what it rests on."""

    line: Uuid
    child: Uuid
    holder: Annotated[str, msgspec.Meta(max_length=36)]
    """Person id, "gi" or "unknown" (= perhaps another holder)."""
    kind: Literal["parent", "other_person", "guardian", "provisional_guardian"]
    since: Day
    until: Day | None = None
    suspended: bool = False
    evidence: Line | None = None
    """Such as "gezagsregister"; absent means not known."""
    checked_on: Day | None = None


class OrderRecorded(Payload, frozen=True, kw_only=True):
    """A court order that was seen, or one we were told about (H12)."""

    order: Uuid
    child: Uuid
    kind: Literal[
        "ots",
        "vots",
        "placement",
        "authority_ended",
        "authority_suspended",
        "closed_care",
        "juvenile_probation",
    ]
    starts_on: Day
    evidence: Literal["seen", "announced"] = "seen"
    person: Uuid | None = None
    court: Line | None = None
    number: Line | None = None
    decided_on: Day | None = None
    until: Day | None = None
    heard_on: Day | None = None
    carried_out_on: Day | None = None
    ended_on: Day | None = None
    annulled_on: Day | None = None
    told_by: Line | None = None
    told_on: Day | None = None
    gi: Line | None = None
    """Which GI carries it out, as the paper names it; absent: not known, or no GI does."""
    mistaken: Line | None = None
    """Why this order never was: for another child, or written twice. Then nothing rests on it."""


class SafeContactRecorded(Payload, frozen=True, kw_only=True):
    """How this person can be reached without putting anybody in danger (H8)."""

    person: Uuid
    approach: Literal["allowed", "doNotApproach"]
    channels: tuple[Literal["phone", "post", "mail", "inPerson", "viaOther"], ...] = ()
    detail: Line | None = None
    """Number, address or person; typed by the worker."""
    hours: Line | None = None
    reads_post: Line | None = None
    """Who else reads this person's post or messages."""
    joint_talk_safe: Literal["yes", "no", "notKnown"] = "notKnown"
    reason: Line | None = None
    review_on: Day | None = None
    evidence: Line
    """Who said so, or where it was read."""


class AddressRecorded(Payload, frozen=True, kw_only=True):
    """An address, apart from how somebody is reached: where they live, or where their post may go (H5, H10).

    One person has one of each. Where post may go was asked of that person alone; nobody else of the family reads it.
    """

    person: Uuid
    serves: Literal["livesThere", "postGoesThere"]
    address: Line
    """Whole, as one writes it on an envelope; no telephone number."""
    state: Literal["holds", "left", "notSafe"] = "holds"
    """`left`: no more, this person moved or wants no post there; `notSafe`: no paper may lie there; of post alone."""
    evidence: Line
    """Who said so, or where it was read."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.state == "notSafe" and self.serves != "postGoesThere":
            raise ValueError("where somebody lives is a place; what is not safe is post there")


class CapacityRecorded(Payload, frozen=True, kw_only=True):
    """Whether somebody can decide now, with what it rests on; only what was seen takes a say away (H12).

    Of law.md table A1 rows 9 and 10 (BW 1:246, 1:253q; Jw 7.3.15 lid 2). Nobody of the family reads it but this person.
    """

    person: Uuid
    capacity: Literal["full", "incapable_in_this_matter", "under_guardianship"]
    """`full`: can decide, or can again."""
    evidence: Literal["seen", "announced"]
    paper: Line | None = None
    """Which paper or register was seen, such as a decision of the court."""
    seen_on: Day | None = None
    told_by: Line | None = None
    """Who told us, and how; for `announced`."""
    told_on: Day | None = None
    since: Day | None = None
    """The first day of it; absent means not known, and then it holds from when it was written down."""
    review_on: Day | None = None
    """The day on which we look at it again."""
    mistaken: Line | None = None
    """Why it never was: written down of the wrong person, or read wrong. Then nothing rests on it."""
