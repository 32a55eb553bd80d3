"""What is looked at again on a day that somebody chose, and decisions that end: for the worker alone.

What is kept from somebody names nobody here: who asked, or who whispered, is read on its own page (H2, H7).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jgvisit.domain.facts import Facts
from jgvisit.domain.reminders import Reminder, look_again, other_decisions_ending, to_be_seen, within_sight
from jgvisit.records.case_family import SafeContact
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_stamp import day_of


def looks_again(file: CaseFile, facts: Facts) -> tuple[Reminder, ...]:
    """Return the days to look again and the last days of other decisions, soonest first; `facts` are of this file.

    A day to look again stays after it has passed, until a newer version names another day or none. Of rival
    versions each asks: nobody decided yet which of them holds.
    """
    return within_sight((*_days_chosen(file), *_unseen(file), *other_decisions_ending(facts)), facts.on)


def _days_chosen(file: CaseFile) -> Iterator[Reminder]:
    rivals = (each for each in file.other_versions if isinstance(each, SafeContact))
    for contact in (*file.safe_contacts, *rivals):
        yield from look_again("look_again_contact", contact.review_on, (contact.person,))
    for known in file.capacities:
        if known.mistaken is None:
            yield from look_again("look_again_decides", known.review_on, (known.person,))
    for held in file.restrictions:
        yield from look_again("look_again_hidden", held.review_on)
    for bookmark in file.bookmarks:
        for said in bookmark.written:
            yield from look_again("look_again_aside", said.review_on)


def _unseen(file: CaseFile) -> Iterator[Reminder]:
    """Yield by when the paper is to be seen: of what was only told, of rivals, and of what an old record says."""
    for known in file.capacities:
        if known.is_being_checked:
            told = day_of(known.stamp) if known.told_on is None else date.fromisoformat(known.told_on)
            yield to_be_seen(told, known.person)
    told_of = {known.person for known in file.capacities}
    for member in file.members:
        if member.role != "child" and member.capacity != "full" and member.id not in told_of:
            yield to_be_seen(day_of(member.stamp), member.id)
