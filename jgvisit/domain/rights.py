"""Table D: what somebody may refuse and must allow, by frame, role, age and what is true for them.

A line is given only where every circumstance it needs is known to hold: a route that does not exist
for this person is never offered. An order we only heard of changes nothing (H12). What a grown-up reads
of a child rests on the age of that child as well: at 16 the child decides about help alone (Jw 7.3.5),
and at 18 nobody holds authority (BW 1:233).
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
from jgvisit.domain.orders import SUPERVISION, hearing_not_known, is_proven
from jgvisit.domain.rights_told import told_of
from jgvisit.domain.stays import agreed_to_stay, lives_a_year_with_carers, may_be_carer, stay_now
from jgvisit.ids import PersonId

Can = Literal["may_refuse", "may_stop", "may_ask", "always", "must_allow", "to_know"]
Circumstance = Literal[
    # read from the facts
    "authority",
    "no_authority",
    "shared_authority",
    "supervision",
    "placed",
    "ordered_help",
    "closed_care",
    "probation",
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

ADULT = 18
MINOR: tuple[AgeBand, ...] = ("0-11", "12-15", "16-17")


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
    child_ages: tuple[AgeBand, ...] = MINOR
    """Of the child it is about, where a grown-up reads it; a child's own lines have `bands`."""


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
    rules: Iterable[RightRule],
    frame: FrameOfChild,
    role: Role,
    age: int | None,
    situation: Iterable[Circumstance],
    child_age: int | None = None,
) -> tuple[Right, ...]:
    """Return the lines that are true for somebody, in the order of the table.

    Only a seen order opens the column of the court measure. A child that is too young for a card of
    its own gets none; a child of unknown age is read as under 12. The age of a grown-up changes nothing,
    that of the child a line is about (`child_age`) does.
    """
    ordered = frame.frame == "court_ordered" and frame.evidence == "seen"
    column: Frame = "court_ordered" if ordered else "voluntary"
    known = {*situation, *_in_doubt(frame)}
    return tuple(
        Right(rule.row, rule.title, rule.can, rule.sentences, rule.articles, rule.evidence, rule.route, rule.spare)
        for rule in rules
        if is_for(rule, role, age)
        and (role == "child" or _column(child_age) in rule.child_ages)
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
    return role in rule.roles and _column(age) in rule.bands


def _column(age: int | None) -> AgeBand:
    return "0-11" if age is None else band_of(age)


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
    situation = {*seen, *circumstances(facts, child, person, reading), *told_of(facts, child, person)}
    role: Role = "other" if known is None else known.role
    return rights(rules, reading.frame, role, _age(facts, person), situation, _age(facts, child))


def _age(facts: Facts, person: PersonId) -> int | None:
    born = next((known.born for known in facts.persons if known.id == person), None)
    return None if born is None else age_on(born, facts.on)


def circumstances(facts: Facts, child: PersonId, person: PersonId, reading: FrameReading) -> frozenset[Circumstance]:
    """Return what the facts alone tell of `person` in what concerns `child`; `reading` is of that child's frame."""
    age = _age(facts, child)
    # at 18 there is none, so nobody lacks it either: no contact or information is asked for a grown-up's sake
    found = set() if age is not None and age >= ADULT else _of_authority(reading.authority, person)
    found |= _of_ordered_help(reading)
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


def _of_ordered_help(reading: FrameReading) -> set[Circumstance]:
    """Return which help a judge ordered while the frame may stay voluntary: only that help is ordered (H13)."""
    found: set[Circumstance] = set()
    if reading.seen_in_force(("closed_care",)):
        found |= {"closed_care", "ordered_help"}
    if reading.seen_in_force(("juvenile_probation",)):
        found |= {"probation", "ordered_help"}
    return found


def _contradicted(reading: FrameReading) -> bool:
    """Tell whether something was seen that is in doubt: then nobody says that there is no decision.

    Other facts contradict it, or nobody knows whether the parents were heard in time.
    """
    orders = any(
        (each.force == "contradicted" or (hearing_not_known(each) and is_proven(each.order)))
        and each.order.kind in SUPERVISION
        for each in reading.orders
    )
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
    return may_be_carer(facts, person) and any(
        mark.person == person and mark.subject == "voluntary_stay" and mark.kind == "A" and mark.given
        for mark in facts.consents
        if mark.is_about(child) and (mark.withdrawn_on is None or mark.withdrawn_on > facts.on)
    )
