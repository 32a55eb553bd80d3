"""What is still due to be explained in a family, worked out from its case file (H18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from jgvisit.content.pack_model import Pack
from jgvisit.domain.cards import RIGHTS_CARD
from jgvisit.domain.duties import SHOWN_PER_FAMILY
from jgvisit.domain.explaining import (
    Answered,
    ClosedDuty,
    Duty,
    FamilyTalks,
    Heard,
    Listener,
    Talk,
    by_press,
    dues_of,
    open_duties,
    shown,
)
from jgvisit.domain.facts import GI, UNKNOWN, Question
from jgvisit.domain.frames import read_frame
from jgvisit.domain.law_book import LawBook
from jgvisit.domain.moments import LOOK_BACK, explain_again
from jgvisit.domain.own_words import says_something
from jgvisit.domain.reminders import Reminder, after_emergency, reminders
from jgvisit.ids import PersonId
from jgvisit.records.case_family import Member
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_rights import ShownRights
from jgvisit.records.case_stamp import day_of, time_of
from jgvisit.records.facts import facts_of
from jgvisit.services.forms.days import form_reminders
from jgvisit.services.law.help_answer import exceptions_of
from jgvisit.services.talk.heard_duties import heard_dues
from jgvisit.services.talk.listeners import age_of
from jgvisit.services.talk.looking_again import looks_again
from jgvisit.services.talk.new_texts import new_text_dues


def duties_of(file: CaseFile, today: date, book: LawBook, pack: Pack) -> tuple[Duty, ...]:
    """Return every duty of the family, most pressing first.

    A moment counts from a year before we knew the family, for as long as the family is here: no duty
    ends because time passes (H18).
    """
    found: dict[tuple[object, ...], Duty] = {}
    for reading in _readings(file):
        for duty in _duties(reading, today, book, pack):
            key = (duty.rank, duty.due, duty.person, duty.moment, duty.reason)
            known = found.get(key)
            cards = duty.cards if known is None else tuple(dict.fromkeys((*known.cards, *duty.cards)))
            found[key] = replace(duty, cards=cards)
    return by_press(found.values())


def _readings(file: CaseFile) -> Iterator[CaseFile]:
    """Yield the file, and once more with each rival version of a member: who of them is right decides a person.

    Until then nobody is owed less than by either (H18).
    """
    yield file
    for rival in file.other_versions:
        if isinstance(rival, Member):
            members = tuple(rival if member.id == rival.id else member for member in file.members)
            yield replace(file, members=members)


def _duties(file: CaseFile, today: date, book: LawBook, pack: Pack) -> tuple[Duty, ...]:
    facts = facts_of(file, today)
    since = known_since(file, today)
    moments = [*new_text_dues(file, pack, book), *heard_dues(file, book)]
    for child in file.children:
        frame = read_frame(facts, child.id)
        moments += dues_of(explain_again(facts, child.id, frame, book.moments, since - LOOK_BACK), book)
    listeners = tuple(_listener(file, member, today) for member in file.members)
    return open_duties(FamilyTalks(listeners, tuple(dict.fromkeys(moments)), since), today)


def shown_duties(file: CaseFile, duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """Return at most three duties, the most pressing (H18).

    Who is not to be approached (H8), or cannot be found, stands after whom we can speak to, and once:
    nothing can be done there before the day to look again.
    """
    avoided = {contact.person for contact in file.safe_contacts if contact.approach == "doNotApproach"}
    avoided |= {member.id for member in file.members if member.whereabouts == "unknown"}
    ours = [duty for duty in duties if duty.person not in avoided]
    once = {duty.person: duty for duty in reversed(duties) if duty.person in avoided}
    return shown([*ours, *(duty for duty in duties if once.get(duty.person) is duty)])


def shown_together(file: CaseFile, duties: Sequence[Duty]) -> tuple[tuple[Duty, ...], ...]:
    """Return at most three things to explain, the most pressing (H18); the same thing for several people is one.

    Who is not to be approached stands alone, after the others, as in `shown_duties`.
    """
    avoided = {contact.person for contact in file.safe_contacts if contact.approach == "doNotApproach"}
    together: dict[tuple[object, ...], list[Duty]] = {}
    once: dict[PersonId, Duty] = {}
    for duty in duties:
        if duty.person in avoided:
            once.setdefault(duty.person, duty)
        else:
            together.setdefault((duty.rank, duty.due, duty.moment, duty.reason), []).append(duty)
    groups = [*(tuple(same) for same in together.values()), *((duty,) for duty in once.values())]
    return tuple(groups[:SHOWN_PER_FAMILY])


def known_since(file: CaseFile, today: date) -> date:
    """Return since when we know the family: from then the first conversation is due."""
    if file.registered is not None:
        return day_of(file.registered)
    return min((day_of(member.stamp) for member in file.members), default=today)


def reminders_of(file: CaseFile, today: date, *, alone: bool = True) -> tuple[Reminder, ...]:
    """Return the days of the next six weeks that somebody must not miss, for all children, soonest first.

    What it says of each kind, and whose it is, stands in `LawTables.reminders`. What our forms ask of us, what is to be
    looked at again, and the end of a decision that binds somebody, are told only to a worker who is `alone`: no visit
    is open, and nobody of the family looks on.
    """
    facts = facts_of(file, today)
    found = {reminder for child in file.children for reminder in reminders(facts, child.id)}
    for child in file.children:
        switches = exceptions_of(file, child.id)
        found |= set(after_emergency(Question(child=child.id, subject="help", exceptions=switches)))
    if alone:
        found |= {*form_reminders(file, today, facts), *looks_again(file, facts)}
    return tuple(sorted(found, key=lambda reminder: (reminder.due or date.max, reminder.kind, reminder.persons)))


def _listener(file: CaseFile, member: Member, today: date) -> Listener:
    holders = {line.holder for line in file.authority} - {GI, UNKNOWN}
    return Listener(
        id=member.id,
        role=member.role,
        age=age_of(member, today),
        has_authority=member.id in holders,
        talk=_talk(file, member),
        closed=tuple(
            ClosedDuty(
                duty.moment,
                duty.how,
                day_of(duty.stamp),
                _day(duty.again_on),
                _day(duty.due),
            )
            for duty in file.duties_closed
            if duty.person == member.id and says_something(duty.reason)  # whatever program wrote it (H18)
        ),
    )


def _talk(file: CaseFile, member: Member) -> Talk:
    """What happened with one person, oldest first by the records' own clock; of one moment hearing comes first."""
    events: list[tuple[str, Heard | Answered]] = [
        (entry.stamp.recorded_at, Heard(entry.card, day_of(entry.stamp), time_of(entry.stamp), entry.frame_said))
        for entry in file.explained
        if member.id in entry.heard_by
    ]
    events += [
        (entry.stamp.recorded_at, _rights_heard(entry))
        for entry in file.rights_shown
        if entry.person == member.id and member.id in entry.heard_by
    ]
    events += [
        (
            said.stamp.recorded_at,
            Answered(
                said.card,
                said.outcome,
                day_of(said.stamp),
                None if said.follow_up_on is None else date.fromisoformat(said.follow_up_on),
            ),
        )
        for said in file.said_back
        if said.person == member.id
    ]
    return tuple(_about_cards(event for _, event in sorted(events, key=lambda entry: entry[0])))


def _rights_heard(entry: ShownRights) -> Heard:
    return Heard(RIGHTS_CARD, day_of(entry.stamp), time_of(entry.stamp), entry.frame_said, entry.children)


def _about_cards(events: Iterable[Heard | Answered]) -> Iterator[Heard | Answered]:
    """Give what somebody said of a rights card the children of that card: the one gone over just before."""
    about: tuple[PersonId, ...] = ()
    for event in events:
        if event.card == RIGHTS_CARD:
            if isinstance(event, Answered):
                yield replace(event, about=about)
                continue
            about = event.about
        yield event


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
