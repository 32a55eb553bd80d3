"""Folding what is known of the family: its members, their authority, court orders, safe contact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from jgvisit.domain.own_words import says_something
from jgvisit.ids import PersonId
from jgvisit.records.case_family import (
    AuthorityLine,
    KnownAddress,
    KnownCapacity,
    Member,
    NotDeciding,
    Order,
    SafeContact,
    StruckOrder,
)
from jgvisit.records.case_stamp import Stamp, day_of, time_of
from jgvisit.records.entries import Entry
from jgvisit.records.payload_family import (
    AddressRecorded,
    AuthorityRecorded,
    CapacityRecorded,
    FamilyRegistered,
    OrderRecorded,
    PersonRegistered,
    SafeContactRecorded,
)
from jgvisit.records.proof import shows_paper, shows_what_it_rests_on
from jgvisit.records.versions import Versions

_LATEST = "9999-99-99"
_JOINT_TALK = ("no", "notKnown", "yes")


def fold_name(versions: Versions) -> str:
    """Return the name under which the family is found; empty if that record is not here."""
    heads = versions.current(FamilyRegistered, lambda payload: None).get(None, [])
    return min((payload.name for _, payload in heads), default="")


def fold_registered(versions: Versions) -> Stamp | None:
    """Return the stamp of the earliest record that names the family or a member, whatever replaced it; None without.

    Of either kind, so that the day moves no later when the family's own record comes after those of its members.
    """
    stamps = [entry.stamp() for entry, _ in (*versions.ever(FamilyRegistered), *versions.ever(PersonRegistered))]
    return min(stamps, key=_said_at, default=None)


def fold_members(versions: Versions) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
    """Return the members, adults first and then the children, eldest first; and rival versions.

    In a conflict the version holds that takes nobody's say away: full capacity, whereabouts known.
    """
    chosen, others = [], []
    for heads in versions.current(PersonRegistered, lambda payload: payload.person).values():
        first, *rest = sorted(heads, key=_member_protects)
        chosen.append(_member(*first))
        others += [_member(*head) for head in rest]
    return tuple(sorted(chosen, key=_member_order)), tuple(sorted(others, key=_member_order))


def fold_authority(versions: Versions) -> tuple[AuthorityLine, ...]:
    """Return the lines of authority; in a conflict every version, each `disputed`.

    Evidence that says nothing, such as a dash, is told as none, whatever program wrote it.
    """
    ever = versions.ever(AuthorityRecorded)
    lines = [
        AuthorityLine(
            line=payload.line,
            child=PersonId(payload.child),
            holder=payload.holder,
            kind=payload.kind,
            since=payload.since,
            until=payload.until,
            suspended=payload.suspended,
            evidence=payload.evidence if says_something(payload.evidence) else None,
            checked_on=payload.checked_on,
            disputed=len(heads) > 1,
            stamp=entry.stamp(),
            suspended_told=_suspended_told(versions, payload, ever),
            was_proven=not says_something(payload.evidence)
            and any(_same_line(payload, old) and says_something(old.evidence) for _, old in ever),
            known=_first(
                versions, (entry for entry, old in ever if _same_line(payload, old) and says_something(old.evidence))
            ),
            end_known=_first(
                versions,
                (
                    entry
                    for entry, old in ever
                    if _same_line(payload, old) and payload.until and old.until == payload.until
                ),
            ),
        )
        for heads in versions.current(AuthorityRecorded, lambda payload: payload.line).values()
        for entry, payload in heads
    ]
    return tuple(sorted(lines, key=lambda line: (line.child, line.line, line.stamp.record)))


def _suspended_told(
    versions: Versions, line: AuthorityRecorded, ever: Sequence[tuple[Entry, AuthorityRecorded]]
) -> Stamp | None:
    said = _first(versions, (entry for entry, other in ever if other.line == line.line and other.suspended))
    return said if line.suspended else None


def _first(versions: Versions, entries: Iterable[Entry]) -> Stamp | None:
    """Return the stamp of the earliest; of several in one millisecond the one that the others came after."""

    def written(entry: Entry) -> tuple[str, Any]:
        return time_of(entry.stamp()), versions.order.rank(entry)

    first = min(entries, key=written, default=None)
    return None if first is None else first.stamp()


def _same_line(one: AuthorityRecorded, other: AuthorityRecorded) -> bool:
    return (one.line, one.child, one.holder, one.since) == (other.line, other.child, other.holder, other.since)


def _said_at(stamp: Stamp) -> tuple[str, str]:
    return time_of(stamp), stamp.record


def fold_orders(versions: Versions) -> tuple[Order, ...]:
    """Return the court orders; in a conflict every version, each `disputed`: both proofs are shown.

    An order that was written down by mistake never was. Where a rival version still tells it, that one is
    in dispute: we look into it.

    "Seen" without the court's paper is told as announced, whatever program wrote it (law.md table B).
    """
    ever = versions.ever(OrderRecorded)
    orders = [
        Order(
            order=payload.order,
            child=PersonId(payload.child),
            kind=payload.kind,
            starts_on=payload.starts_on,
            evidence="seen" if shows_paper(payload) else "announced",
            person=None if payload.person is None else PersonId(payload.person),
            court=payload.court,
            number=payload.number,
            decided_on=payload.decided_on,
            until=payload.until,
            heard_on=payload.heard_on,
            carried_out_on=payload.carried_out_on,
            ended_on=payload.ended_on,
            annulled_on=payload.annulled_on,
            told_by=payload.told_by,
            told_on=payload.told_on,
            gi=payload.gi,
            disputed=len(heads) > 1,
            stamp=entry.stamp(),
            known=_first(
                versions,
                (old_entry for old_entry, old in ever if shows_paper(old) and _grant(old) == _grant(payload)),
            ),
            end_known=_first(
                versions,
                (
                    old_entry
                    for old_entry, old in ever
                    if shows_paper(old) and (_grant(old), _end(old)) == (_grant(payload), _end(payload))
                ),
            ),
        )
        for heads in versions.current(OrderRecorded, lambda payload: payload.order).values()
        for entry, payload in heads
        if payload.mistaken is None
    ]
    return tuple(sorted(orders, key=lambda order: (order.child, order.starts_on, order.order, order.stamp.record)))


def fold_orders_struck(versions: Versions) -> tuple[StruckOrder, ...]:
    """Return the orders of which every version that holds says that they never were, by when they were taken out."""
    ever = versions.ever(OrderRecorded)
    found = []
    for number, heads in versions.current(OrderRecorded, lambda payload: payload.order).items():
        told = _first(versions, (entry for entry, old in ever if old.order == number and old.mistaken is None))
        if told is None or any(payload.mistaken is None for _, payload in heads):
            continue
        entry, payload = heads[0]
        found.append(
            StruckOrder(
                order=number,
                child=PersonId(payload.child),
                kind=payload.kind,
                person=None if payload.person is None else PersonId(payload.person),
                why=payload.mistaken or "",
                known=told,
                stamp=entry.stamp(),
            )
        )
    return tuple(sorted(found, key=lambda order: (_said_at(order.stamp), order.order)))


def _grant(order: OrderRecorded) -> tuple[str | None, ...]:
    return order.order, order.child, order.kind, order.decided_on, order.starts_on


def _end(order: OrderRecorded) -> tuple[str | None, ...]:
    return order.until, order.heard_on, order.carried_out_on, order.ended_on, order.annulled_on


def fold_contacts(versions: Versions) -> tuple[tuple[SafeContact, ...], tuple[SafeContact, ...]]:
    """Return how each person can be reached, and rival versions; in a conflict the most careful one holds (H8)."""
    chosen, others = [], []
    for heads in versions.current(SafeContactRecorded, lambda payload: payload.person).values():
        first, *rest = sorted(heads, key=_contact_protects)
        chosen.append(_contact(*first))
        others += [_contact(*head) for head in rest]
    return tuple(sorted(chosen, key=_contact_order)), tuple(sorted(others, key=_contact_order))


def fold_addresses(versions: Versions) -> tuple[KnownAddress, ...]:
    """Return the addresses of each person; in a conflict every version, each `disputed`."""
    found = [
        KnownAddress(
            person=PersonId(payload.person),
            serves=payload.serves,
            address=payload.address,
            state=payload.state,
            evidence=payload.evidence,
            disputed=len(heads) > 1,
            stamp=entry.stamp(),
        )
        for heads in versions.current(AddressRecorded, lambda payload: (payload.person, payload.serves)).values()
        for entry, payload in heads
    ]
    return tuple(sorted(found, key=lambda known: (known.person, known.serves, known.stamp.record)))


def fold_capacities(versions: Versions) -> tuple[KnownCapacity, ...]:
    """Return what is known of who can decide; in a conflict every version, each `disputed` (H12)."""
    found = [
        KnownCapacity(
            person=PersonId(payload.person),
            capacity=payload.capacity,
            evidence="seen" if shows_what_it_rests_on(payload) else "announced",
            paper=payload.paper,
            seen_on=payload.seen_on,
            told_by=payload.told_by,
            told_on=payload.told_on,
            since=payload.since,
            review_on=payload.review_on,
            mistaken=payload.mistaken,
            disputed=len(heads) > 1,
            stamp=entry.stamp(),
        )
        for heads in versions.current(CapacityRecorded, lambda payload: payload.person).values()
        for entry, payload in heads
    ]
    return tuple(sorted(found, key=lambda known: (known.person, known.stamp.record)))


def not_deciding(known: Iterable[KnownCapacity]) -> tuple[NotDeciding, ...]:
    """Return who cannot decide: only by what was seen. What is announced, disputed or taken back takes no say away."""
    return tuple(
        sorted(
            NotDeciding(each.person, each.since or day_of(each.stamp).isoformat())
            for each in known
            if each.capacity != "full" and each.mistaken is None and not each.is_being_checked
        )
    )


def _member(entry: Entry, payload: PersonRegistered) -> Member:
    return Member(
        id=PersonId(payload.person),
        name=payload.name,
        role=payload.role,
        born=payload.born,
        capacity=payload.capacity,
        whereabouts=payload.whereabouts,
        language=payload.language,
        reads=payload.reads,
        stamp=entry.stamp(),
    )


def _member_protects(head: tuple[Entry, PersonRegistered]) -> tuple[bool, bool, str]:
    entry, payload = head
    return payload.capacity != "full", payload.whereabouts != "known", entry.hash


def _member_order(member: Member) -> tuple[bool, str, str, str]:
    is_child = member.role == "child"
    return is_child, (member.born or _LATEST) if is_child else "", member.id, member.stamp.record


def _contact(entry: Entry, payload: SafeContactRecorded) -> SafeContact:
    return SafeContact(
        person=PersonId(payload.person),
        approach=payload.approach,
        channels=payload.channels,
        detail=payload.detail,
        hours=payload.hours,
        reads_post=payload.reads_post,
        joint_talk_safe=payload.joint_talk_safe,
        reason=payload.reason,
        review_on=payload.review_on,
        evidence=payload.evidence,
        stamp=entry.stamp(),
    )


def _contact_protects(head: tuple[Entry, SafeContactRecorded]) -> tuple[bool, int, int, str]:
    entry, payload = head
    talk = _JOINT_TALK.index(payload.joint_talk_safe)
    return payload.approach != "doNotApproach", talk, len(payload.channels), entry.hash


def _contact_order(contact: SafeContact) -> tuple[str, str]:
    return contact.person, contact.stamp.record
