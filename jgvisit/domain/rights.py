"""Table D: what somebody may refuse and must allow, by frame, role, age and what is true for them.

A line is given only where every circumstance it needs is known to hold: a route that does not exist
for this person is never offered. An order we only heard of changes nothing (H12).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.domain.ages import AgeBand, age_on, band_of
from jgvisit.domain.answer import FrameOfChild
from jgvisit.domain.authority import AuthorityReading
from jgvisit.domain.cards import YOUNGEST_LISTENER
from jgvisit.domain.facts import Facts, Frame, OtherDecision, Role
from jgvisit.domain.frames import FrameReading, read_frame
from jgvisit.domain.law_book import SourceMark
from jgvisit.domain.orders import SUPERVISION
from jgvisit.domain.rights_told import told_of
from jgvisit.domain.stays import agreed_to_stay, lives_a_year_with_carers, stay_now
from jgvisit.ids import PersonId

Can = Literal["may_refuse", "may_stop", "may_ask", "always", "must_allow", "to_know"]
Circumstance = Literal[
    # read from the facts
    "authority",
    "no_authority",
    "shared_authority",
    "supervision",
    "placed",
    "gi_guardian",
    "announced",
    "checking",
    "contradicted",
    "stay",
    "stay_over_a_year",
    "carer",
    "other_contact_order",
    # read from what happened
    "municipal_decision",
    "board_investigation",
    "board_declined",
    "written_direction",
    # not carried by the facts: whoever asks adds them when they were seen
    "contact_limited",
    "first_placement_request",
    "not_returned",
    "parents_apart",
]


@dataclass(frozen=True)
class RightRule:
    """One line of the table with the conditions under which it is true."""

    row: str
    title: str
    can: Can
    roles: tuple[Role, ...]
    bands: tuple[AgeBand, ...]
    frames: tuple[Frame, ...]
    only: tuple[Circumstance, ...]
    """All of these must be known to hold."""
    unless: tuple[Circumstance, ...]
    """None of these may be known to hold."""
    sentences: tuple[str, ...]
    """Plain Dutch (B1), each at most 15 words; `u` to grown-ups, `je` to a child."""
    articles: tuple[str, ...]
    evidence: SourceMark
    route: int | None = None
    """Which of the seven things parents can do themselves (law.md §7), 1 to 7."""
    general: tuple[str, ...] = ()
    """Those of `sentences` that hold for everybody of this role and age and tell of no situation (H5)."""
    spare: int = 0
    """Where a sheet cannot hold all lines: 1 is left off first; 0 never."""


@dataclass(frozen=True)
class Right:
    """One line of somebody's rights card."""

    row: str
    title: str
    can: Can
    sentences: tuple[str, ...]
    articles: tuple[str, ...]
    evidence: SourceMark
    route: int | None = None
    spare: int = 0


def rights(
    rules: Iterable[RightRule], frame: FrameOfChild, role: Role, age: int | None, situation: Iterable[Circumstance]
) -> tuple[Right, ...]:
    """Return the lines that are true for somebody, in the order of the table.

    Only a seen order opens the column of the court measure. A child that is too young for a card of
    its own gets none; a child of unknown age is read as under 12. The age of others changes nothing.
    """
    ordered = frame.frame == "court_ordered" and frame.evidence == "seen"
    column: Frame = "court_ordered" if ordered else "voluntary"
    known = {*situation, *_in_doubt(frame)}
    return tuple(
        Right(rule.row, rule.title, rule.can, rule.sentences, rule.articles, rule.evidence, rule.route, rule.spare)
        for rule in rules
        if is_for(rule, role, age)
        and column in rule.frames
        and known.issuperset(rule.only)
        and known.isdisjoint(rule.unless)
    )


def general_lines(rules: Iterable[RightRule], role: Role, age: int | None) -> tuple[str, ...]:
    """Return what may be left with anybody of this role and age: it says nothing of this family (H5)."""
    return tuple(text for rule in rules if is_for(rule, role, age) for text in rule.general)


def is_for(rule: RightRule, role: Role, age: int | None) -> bool:
    """Tell whether a line is for this role and age, whatever is true for them."""
    if role != "child":
        return role in rule.roles
    if age is not None and age < YOUNGEST_LISTENER:
        return False
    return role in rule.roles and ("0-11" if age is None else band_of(age)) in rule.bands


def rights_of(
    rules: Iterable[RightRule],
    facts: Facts,
    child: PersonId,
    person: PersonId,
    seen: Iterable[Circumstance] = (),
) -> tuple[Right, ...]:
    """Return the rights card of `person` in what concerns `child`; `seen` are circumstances the facts do not carry."""
    reading = read_frame(facts, child)
    known = next((known for known in facts.persons if known.id == person), None)
    age = None if known is None or known.born is None else age_on(known.born, facts.on)
    situation = {*seen, *circumstances(facts, child, person, reading), *told_of(facts, child, person)}
    return rights(rules, reading.frame, "other" if known is None else known.role, age, situation)


def circumstances(facts: Facts, child: PersonId, person: PersonId, reading: FrameReading) -> frozenset[Circumstance]:
    """Return what the facts alone tell of `person` in what concerns `child`; `reading` is of that child's frame."""
    found = _of_authority(reading.authority, person)
    if reading.seen_in_force(SUPERVISION):
        found.add("supervision")
    if reading.seen_in_force(("placement",)):
        found.add("placed")
    if reading.guarded_by_gi:
        found.add("gi_guardian")
    if _contradicted(reading):
        found.add("contradicted")
    if any(_binds(decision, person, facts.on) for decision in facts.other_decisions):
        found.add("other_contact_order")
    return frozenset(found | _of_stay(facts, child, person))


def _contradicted(reading: FrameReading) -> bool:
    """Tell whether something was seen that other facts contradict: then nobody says that there is no decision."""
    orders = any(each.force == "contradicted" and each.order.kind in SUPERVISION for each in reading.orders)
    return orders or (reading.authority.gi_is_guardian and not reading.guarded_by_gi)


def _binds(decision: OtherDecision, person: PersonId, on: date) -> bool:
    runs = decision.starts_on <= on and (decision.until is None or decision.until >= on)
    return decision.person == person and runs


def _in_doubt(frame: FrameOfChild) -> set[Circumstance]:
    doubt: set[Circumstance] = set()
    if frame.evidence == "announced":
        doubt.add("announced")
    if frame.checking:
        doubt.add("checking")
    return doubt


def _of_authority(authority: AuthorityReading, person: PersonId) -> set[Circumstance]:
    if not authority.known:  # neither the line for holders nor the one for others is known to be true
        return set()
    if any(dropped.person == person and dropped.row == 9 for dropped in authority.dropped):
        return set()  # cannot exercise it now, and holds it all the same (BW 1:253r)
    if person not in authority.holders:
        return {"no_authority"}
    return {"authority", "shared_authority"} if len(authority.holders) > 1 else {"authority"}


def _of_stay(facts: Facts, child: PersonId, person: PersonId) -> set[Circumstance]:
    """Return what is true of a stay elsewhere that was written down to have begun, and not to have ended.

    "stay" is for whose own consent stands: nobody else has one to take back.
    """
    stay = stay_now(facts, child)
    found: set[Circumstance] = set()
    if stay is None:
        return found
    if person in stay.carers or _took_in(facts, child, person):
        found.add("carer")
    if agreed_to_stay(facts, child, person):
        found.add("stay")
    if lives_a_year_with_carers(facts, child):
        found |= {"stay", "stay_over_a_year"}
    return found


def _took_in(facts: Facts, child: PersonId, person: PersonId) -> bool:
    return any(
        mark.person == person and mark.subject == "voluntary_stay" and mark.kind == "A" and mark.given
        for mark in facts.consents
        if mark.is_about(child) and (mark.withdrawn_on is None or mark.withdrawn_on > facts.on)
    )
