"""Words for what must be explained, what comes up, and what happened; the same on every screen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from jgvisit.content.fill import day_in_words
from jgvisit.content.law_tables import LawTables
from jgvisit.domain.ages import TURNING_AGES, birthday
from jgvisit.domain.duties import FIRST_MOMENT, Duty
from jgvisit.domain.law_book import LawBook, Rank
from jgvisit.domain.reminders import Reminder
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_happenings import Happening
from jgvisit.records.promises import Promise
from jgvisit.services.talk.conditions import joined
from ui.contact_words import do_not_approach
from ui.i18n import isolated
from ui.theme import Tone

BIRTHDAY = 25
NEUTRAL_MOMENT = 9
"""Veilig Thuis: its name stands on no list that somebody may see over a shoulder (H9)."""


def turning(file: CaseFile, day: date) -> str:
    """Return who turns 12, 16 or 18 on `day`, such as "Noor wordt 12"; empty where nobody does."""
    ages: dict[int, list[str]] = {}
    for child in file.children:
        born = None if child.born is None else date.fromisoformat(child.born)
        for age in TURNING_AGES if born is not None else ():
            if born is not None and birthday(born, age) == day:
                ages.setdefault(age, []).append(isolated(child.name))
    one = QCoreApplication.translate("MomentWording", "{name} turns {age}")
    more = QCoreApplication.translate("MomentWording", "{names} turn {age}")
    return "; ".join(
        one.format(name=names[0], age=age) if len(names) == 1 else more.format(names=joined(sorted(names)), age=age)
        for age, names in sorted(ages.items())
    )


def duty_title(file: CaseFile, duty: Duty, book: LawBook) -> str:
    """Return what the duty is about, without the name of whom it is to be explained to."""
    if duty.reason == "repeat":
        return QCoreApplication.translate("MomentWording", "Go over it again")
    if duty.moment == NEUTRAL_MOMENT:
        return QCoreApplication.translate("MomentWording", "Something to tell, for you alone")
    if duty.moment == BIRTHDAY and (turns := turning(file, duty.due)):
        return turns
    return book.moment(duty.moment).title


def duty_line(file: CaseFile, duty: Duty, book: LawBook, *others: Duty) -> str:
    """Return such as "Samira: Datum van de zitting, vanaf 21 november"; who is not to be approached says so (H8).

    `others` are the same duty of other people: they are named beside the first.
    """
    name = joined(isolated(file.member(each.person).name) for each in (duty, *others))
    avoided = do_not_approach(file, duty.person)
    if avoided is not None:
        return f"{name}: {avoided}"
    day = day_in_words(duty.due)
    words = (
        QCoreApplication.translate("MomentWording", "{name}: {what}, by {day}")
        if duty.reason == "repeat"
        else QCoreApplication.translate("MomentWording", "{name}: {what}, from {day}")
    )
    if duty.moment == FIRST_MOMENT and duty.reason != "repeat":
        words = "{name}: {what}"
    return words.format(name=name, what=duty_title(file, duty, book), day=day)


def promise_line(promise: Promise) -> str:
    """Return what we promised, by whom and when; to one person alone it names nothing: it stands on a list."""
    day = day_in_words(promise.due)
    late = promise.state == "late"
    if promise.only_to:
        words = (
            QCoreApplication.translate("MomentWording", "Too late: a promise to one person, for {day}")
            if late
            else QCoreApplication.translate("MomentWording", "A promise to one person, by {day}")
        )
        return words.format(day=day)
    words = (
        QCoreApplication.translate("MomentWording", "Too late, promised for {day}: {what} ({who})")
        if late
        else QCoreApplication.translate("MomentWording", "We promised: {what} ({who}), by {day}")
    )
    return words.format(day=day, what=isolated(promise.what), who=isolated(promise.who))


def rank_words(rank: Rank) -> tuple[str, Tone]:
    """Return the rank in words with its tone."""
    if rank == "before_we_act":
        return QCoreApplication.translate("MomentWording", "Before we act"), "warning"
    if rank == "next_visit":
        return QCoreApplication.translate("MomentWording", "Next visit"), "action"
    return QCoreApplication.translate("MomentWording", "Good to know"), "neutral"


def reminder_words(file: CaseFile, reminder: Reminder, tables: LawTables) -> tuple[str, str, str]:
    """Return day, title with the names, and why, of a day that somebody must not miss."""
    text = tables.reminders[reminder.kind]
    names = {member.id: member.name for member in file.members}
    people = joined(isolated(names[person]) for person in reminder.persons if person in names)
    day = (
        day_in_words(reminder.due)
        if reminder.due is not None
        else QCoreApplication.translate("MomentWording", "Look at the letter")
    )
    owner = {
        "gi": QCoreApplication.translate("MomentWording", "of the GI"),
        "court": QCoreApplication.translate("MomentWording", "of the judge"),
        "municipality": QCoreApplication.translate("MomentWording", "of the municipality"),
    }.get(text.owner, "")
    if reminder.kind == "birthday" and reminder.due is not None and (turns := turning(file, reminder.due)):
        return day, turns, text.why
    title = f"{text.title} ({owner})" if owner else text.title
    return day, f"{title}: {people}" if people else title, text.why


def happening_words(happened: Happening, title: str) -> str:
    """Return what happened on which day, by whose word."""
    day = day_in_words(date.fromisoformat(happened.on))
    words = QCoreApplication.translate("MomentWording", "{what} on {day}. Source: {source}")
    return words.format(what=title, day=day, source=happened.source)
