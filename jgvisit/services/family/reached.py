"""Whether it is known how somebody can be reached safely: asked before the first letter, reminder or duty (H8).

Every list that asks a worker to reach somebody says so, for the worker alone: that nobody asked, and who is not to be
approached, tells a family that somebody spoke to us.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from jgvisit.domain.authority import authority_over
from jgvisit.domain.reminders import Reminder, ReminderKind
from jgvisit.errors import RefusedError
from jgvisit.ids import PersonId
from jgvisit.records.case_family import Member
from jgvisit.records.case_file import CaseFile
from jgvisit.records.facts import facts_of
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.services.talk.listeners import age_of

ASK_AGAIN_AFTER = timedelta(days=7)
"""How long "not yet known" stands before today asks for it."""
REACHES_NOBODY: frozenset[ReminderKind] = frozenset(
    {
        "agreement_ends",
        "birthday",  # whom it concerns is told of it by a duty, which says it
        "colleague_looks",
        "decision_due",
        "first_talk",
        "hearing_due",
        "kept_words_again",
        "look_again_aside",
        "look_again_contact",  # it is that question itself
        "look_again_hidden",
        "office_waits",
        "order_ends",
        "order_ends_extension_asked",
        "paper_of_order",
        "placement_unused",
        "review_unconfirmed",
        "second_review",
        "tell_parties",
    }
)
"""Reminders that ask something of a colleague, the office, a court or a GI, or of a page of ours: nobody is reached."""
_BY_THEMSELVES = 12
"""Younger children are reached through who has authority over them (Jw 7.3.15 lid 1)."""


class ContactUnknownError(RefusedError):
    """Nobody asked yet how this person can be reached safely: nothing was sent, and nothing was recorded."""

    code = "refused.contact_unknown"


def is_known(file: CaseFile, person: PersonId) -> bool:
    """Tell whether something stands there: how, or that they are not to be approached."""
    return any(each.person == person for each in file.safe_contacts)


def not_yet_known(person: PersonId, today: date, *, reason: str, evidence: str) -> SafeContactRecorded:
    """Return the record that it is not known and they are not approached until then; looked at again in a week.

    Args:
        person: whose contact it is.
        today: the day in the Netherlands.
        reason: what every list says of it.
        evidence: that nobody told us.
    """
    return SafeContactRecorded(
        person=person,
        approach="doNotApproach",
        reason=reason,
        review_on=(today + ASK_AGAIN_AFTER).isoformat(),
        evidence=evidence,
    )


def to_ask_first(file: CaseFile, people: Iterable[PersonId], today: date) -> tuple[PersonId, ...]:
    """Return of whom of these nobody asked yet how they can be reached safely, each once, in the order given.

    Children under twelve are none of them, nor is who cannot be found.

    Args:
        file: the whole file: what is hidden from a room is known all the same.
        people: whom a list asks to reach.
        today: by which a child's age goes.
    """
    members = {member.id: member for member in file.members}
    return tuple(
        person
        for person in dict.fromkeys(people)
        if person in members
        and _is_reached_alone(members[person], today)
        and members[person].whereabouts != "unknown"
        and not is_known(file, person)
    )


def whom_to_reach(file: CaseFile, reminder: Reminder, today: date) -> tuple[PersonId, ...]:
    """Return whom a reminder asks to reach: who it names, and who has authority over a child it names."""
    if reminder.kind in REACHES_NOBODY:
        return ()
    facts, children = facts_of(file, today), {child.id: child for child in file.children}
    found: dict[PersonId, None] = {}
    for person in reminder.persons:
        if person not in children or _is_reached_alone(children[person], today):
            found[person] = None
        if person in children:
            found |= dict.fromkeys(sorted(map(PersonId, authority_over(facts, person).candidates)))
    members = {member.id for member in file.members}
    return tuple(person for person in found if person in members)


def _is_reached_alone(member: Member, today: date) -> bool:
    age = age_of(member, today)
    return member.role != "child" or (age is not None and age >= _BY_THEMSELVES)
