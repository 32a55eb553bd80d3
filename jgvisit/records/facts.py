"""From a case file to the facts the law is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from jgvisit.domain.facts import (
    GI,
    UNKNOWN,
    Authority,
    Capacity,
    CourtOrder,
    Facts,
    Happening,
    OtherDecision,
    OtherDecisionKind,
    Person,
    StruckOrder,
)
from jgvisit.domain.orders import ON_AUTHORITY
from jgvisit.domain.own_words import says_something
from jgvisit.ids import PersonId
from jgvisit.records.case_family import AuthorityLine, Member, Order
from jgvisit.records.case_family import StruckOrder as Struck
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_happenings import Happening as Happened
from jgvisit.records.case_stamp import Stamp, day_of, time_of
from jgvisit.records.case_visits import Visit
from jgvisit.records.facts_of_forms import consents, filled_form, once, opened


def facts_of(case_file: CaseFile, on: date) -> Facts:
    """Return what is known of the family on the day `on`, as the law needs it.

    - A mark counts only for its own form: `concerns` is the form id (H15).
    - Only `agreed`, to exactly the text of the form, counts as given; only `refused` as a
      refusal. `partly`, `objection` and `later` are neither: the mark is still missing.
      Whoever signs with an objection has read and answered, and has not consented.
    - A disputed decision is told if it is a refusal, and never as given.
    - A withdrawal of some lines takes the whole mark away: what is left is not what was asked.
    - What counts no more (another decision, a new text, a conflict) is told apart, as `once`: what
      it opened is still to be explained (H18).
    - A form opened or filled is told as something that happened, so that the law table says which
      moment it opens.
    - Where versions of an authority line are in dispute, a holder nobody knows stands beside
      them, so that authority counts as not known. Somebody who holds authority but is no
      member here is told as unknown, never dropped (A1).
    - An order on authority without a name is told as one of somebody unknown: who decides is then
      not known until somebody looked on the paper whom it names (H12, H14).
    - Who cannot decide, by a paper that was seen, is told without the reason: the law answers the same for a
      guardianship and for another one (table A1 rows 9 and 10), and no answer may tell them apart in a room (H4).
    - Rival versions of an order are all told, each as disputed: nothing follows from them, we
      are "checking" (H12).
    """
    members = frozenset(member.id for member in case_file.members)
    return Facts(
        on=on,
        persons=tuple(
            Person(member.id, _day(member.born), member.role, _capacity(case_file, member, on), member.whereabouts)
            for member in case_file.members
        ),
        authority=(*_authority(case_file.authority, members), *_doubted(case_file.orders, members)),
        orders=tuple(
            _order(order, members)
            for order in case_file.orders
            if order.child in members and not _is_about_a_stranger(order, members)
        ),
        consents=tuple(consents(case_file.forms, members)),
        other_decisions=tuple(_other_decisions(case_file.happenings)),
        happenings=(
            *(_happening(happened) for happened in case_file.happenings),
            *(told for form in case_file.forms if form.child in members for told in opened(form, members)),
            *(told for filled in case_file.filled for told in filled_form(filled, members)),
        ),
        once=tuple(once(case_file.forms, members)),
        struck=tuple(_struck(case_file, members)),
    )


def _capacity(case_file: CaseFile, member: Member, on: date) -> Capacity:
    """Return whether this person can decide; what an old record says of an adult without a paper counts for nothing."""
    if member.role == "child":
        return member.capacity
    out = any(known.person == member.id and known.holds_on(on) for known in case_file.not_deciding)
    return "incapable_in_this_matter" if out else "full"


def _authority(lines: tuple[AuthorityLine, ...], members: frozenset[PersonId]) -> Iterator[Authority]:
    for line in lines:
        if line.child not in members:
            continue
        holder = line.holder if line.holder in members or line.holder == GI else UNKNOWN
        yield Authority(
            child=line.child,
            holder=holder,
            since=date.fromisoformat(line.since),
            kind=line.kind,
            evidence=line.evidence,
            until=_day(line.until),
            suspended=line.suspended,
            suspended_told_on=None if line.suspended_told is None else day_of(line.suspended_told),
            was_proven=line.was_proven,
            known_at=_time(line.known),
            end_known_at=_time(line.end_known),
        )
        if line.disputed:
            yield Authority(line.child, UNKNOWN, date.fromisoformat(line.since), line.kind, evidence=None)


def _is_about_a_stranger(order: Order, members: frozenset[PersonId]) -> bool:
    """Tell whether an order on authority names somebody who is no member: it must not fall on all parents."""
    return order.kind in ON_AUTHORITY and order.person is not None and order.person not in members


def _doubted(orders: tuple[Order, ...], members: frozenset[PersonId]) -> Iterator[Authority]:
    """Authority counts as not known where an order speaks of somebody we do not know."""
    for order in orders:
        if order.child in members and _is_about_a_stranger(order, members):
            yield Authority(order.child, UNKNOWN, date.fromisoformat(order.starts_on), "parent", evidence=None)


def _whose(order: Order | Struck, members: frozenset[PersonId]) -> str | None:
    """Return whose authority it is about: an order that names nobody never falls on all parents."""
    if order.kind in ON_AUTHORITY and order.person is None:
        return UNKNOWN
    return order.person if order.person in members else None


def _order(order: Order, members: frozenset[PersonId]) -> CourtOrder:
    return CourtOrder(
        child=order.child,
        kind=order.kind,
        starts_on=date.fromisoformat(order.starts_on),
        evidence=order.evidence,
        person=_whose(order, members),
        court=order.court,
        number=order.number,
        decided_on=_day(order.decided_on),
        until=_day(order.until),
        heard_on=_day(order.heard_on),
        carried_out_on=_day(order.carried_out_on),
        ended_on=_day(order.ended_on),
        annulled_on=_day(order.annulled_on),
        told_by=order.told_by,
        told_on=_day(order.told_on),
        disputed=order.disputed,
        known_at=_time(order.known),
        end_known_at=_time(order.end_known),
    )


def _struck(case_file: CaseFile, members: frozenset[PersonId]) -> Iterator[StruckOrder]:
    """Return the orders that never were and that the family may have heard of.

    Whoever was with us while it stood here may have: it was on every screen of the visit. One that nobody could
    hear of is nobody's to hear that it never was.
    """
    for order in case_file.orders_struck:
        if order.child in members and any(_was_open(visit, order) for visit in case_file.visits):
            yield StruckOrder(
                order.child, order.kind, day_of(order.stamp), _whose(order, members), time_of(order.stamp)
            )


def _was_open(visit: Visit, order: Struck) -> bool:
    """Tell whether this visit went on at some time while the order stood here."""
    if visit.started is None or time_of(visit.started) > time_of(order.stamp):
        return False
    return visit.ended is None or time_of(visit.ended) >= time_of(order.known)


def _happening(happened: Happened) -> Happening:
    return Happening(
        happened.kind,
        date.fromisoformat(happened.on),
        happened.children,
        happened.persons,
        happened.details,
        happened.disputed,
        _time(happened.known),
    )


def _other_decisions(happenings: tuple[Happened, ...]) -> Iterator[OtherDecision]:
    """Return decisions such as a huisverbod, once for each person they bind (H6)."""
    for happened in happenings:
        said = dict(happened.details)
        if happened.kind != "otherDecisionRecorded":
            continue
        for person in happened.persons:
            yield OtherDecision(
                person=person,
                kind=cast(OtherDecisionKind, said["decision"]),
                by=said["by"],
                about=said["about"],
                starts_on=date.fromisoformat(happened.on),
                until=_day(said.get("until_on")),
                evidence=happened.source if said.get("seen") == "yes" and says_something(happened.source) else None,
            )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _time(stamp: Stamp | None) -> str | None:
    return None if stamp is None else time_of(stamp)
