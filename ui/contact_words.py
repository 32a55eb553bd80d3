"""Words for lists that ask to reach somebody: who is not to be approached, and of whom nobody asked (H8).

For the worker alone: while a visit of this family is open no list says any of it (H4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.services.family.reached import to_ask_first
from jgvisit.services.talk.conditions import joined
from ui.i18n import isolated
from ui.wording import day_words


def do_not_approach(file: CaseFile, person: PersonId) -> str | None:
    """Return why this person is not to be approached and when to look again, None where nothing says so (H8)."""
    contact = next((entry for entry in file.safe_contacts if entry.person == person), None)
    if contact is None or contact.approach != "doNotApproach":
        return None
    again = (
        day_words(contact.review_on) if contact.review_on else QCoreApplication.translate("MomentWording", "not set")
    )
    words = QCoreApplication.translate("MomentWording", "do not approach: {reason}, look again on {day}")
    return words.format(reason=contact.reason or "–", day=again)


def asking_first(
    words: str, file: CaseFile, people: Iterable[PersonId], today: date, said: Collection[PersonId] = ()
) -> str:
    """Return the words of a list about `people`, and behind them of whom nobody asked how to reach them.

    Whom a line above `said` it of is not named again.
    """
    people = tuple(people)
    asked = tuple(person for person in to_ask_first(file, people, today) if person not in said)
    if not asked:
        return words
    names = "" if asked == people else joined(isolated(file.member(person).name) for person in asked)
    return f"{words.rstrip('.')}. {ask_about(names)}"


def ask_about(names: str = "") -> str:
    """Return the question that comes first; without names where the words before it name nobody else."""
    if not names:
        return QCoreApplication.translate("MomentWording", "Ask first how contact is safe.")
    return QCoreApplication.translate("MomentWording", "Ask first how contact with {names} is safe.").format(
        names=names
    )


def with_contact(words: str, file: CaseFile, people: Iterable[PersonId], today: date) -> str:
    """Return the words of a list that names others, and behind them what stands in the way of reaching these people."""
    members = {member.id: member.name for member in file.members}
    known = tuple(person for person in dict.fromkeys(people) if person in members)
    avoided = ((members[person], do_not_approach(file, person)) for person in known)
    lines = [f"{isolated(name)}: {why}." for name, why in avoided if why is not None]
    if asked := to_ask_first(file, known, today):
        lines.append(ask_about(joined(isolated(members[person]) for person in asked)))
    return f"{words.rstrip('.')}. {' '.join(lines)}" if lines else words
