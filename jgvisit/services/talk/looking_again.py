"""What is looked at again on a day that somebody chose, and decisions that end: for the worker alone.

What is kept from somebody names nobody here: who asked, or who whispered, is read on its own page (H2, H7).
"""

from __future__ import annotations

from collections.abc import Iterator

from jgvisit.domain.facts import Facts
from jgvisit.domain.reminders import Reminder, look_again, other_decisions_ending, within_sight
from jgvisit.records.case_family import SafeContact
from jgvisit.records.case_file import CaseFile


def looks_again(file: CaseFile, facts: Facts) -> tuple[Reminder, ...]:
    """Return the days to look again and the last days of other decisions, soonest first; `facts` are of this file.

    A day to look again stays after it has passed, until a newer version names another day or none. Of rival
    versions each asks: nobody decided yet which of them holds.
    """
    return within_sight((*_days_chosen(file), *other_decisions_ending(facts)), facts.on)


def _days_chosen(file: CaseFile) -> Iterator[Reminder]:
    rivals = (each for each in file.other_versions if isinstance(each, SafeContact))
    for contact in (*file.safe_contacts, *rivals):
        yield from look_again("look_again_contact", contact.review_on, (contact.person,))
    for held in file.restrictions:
        yield from look_again("look_again_hidden", held.review_on)
    for bookmark in file.bookmarks:
        for said in bookmark.written:
            yield from look_again("look_again_aside", said.review_on)
