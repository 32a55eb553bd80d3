"""Counts of help and explanation: completeness, R1 to R4 and R14 (practice.md §7.2, harm.md H28)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jgvisit.domain.ages import age_on
from jgvisit.domain.authority import authority_over
from jgvisit.ids import PersonId
from jgvisit.records.case_stamp import day_of, time_of
from jgvisit.records.case_talk import ExplainedCard, SaidBackAnswer
from jgvisit.records.facts import facts_of
from jgvisit.records.payload_family import (
    AuthorityRecorded,
    FamilyRegistered,
    PersonRegistered,
    SafeContactRecorded,
)
from jgvisit.server.council.family_year import Counts, FamilyYear

INTENSIVE_HELP = "intensiveHelpStarted"
"""The flag `intensiveVoluntaryHelp`, never a card that was shown (H28)."""
STATUS_CARDS = frozenset({"K02", "K05"})
"""They say whether help is voluntary (table C, moment 13)."""
_CHILD_CARDS = frozenset({"K02", "K05", "K24", "K24a", "K24b", "K24c"})
_ANSWERED = frozenset({"ownWordsCorrect", "correctAfterRepeat", "notYet"})
_REGISTERING = (FamilyRegistered, PersonRegistered, AuthorityRecorded, SafeContactRecorded)
"""What an import writes too (docs/import.md)."""
_FROM_SIX = 6
_ONE_REPEAT = 1


def count_help(family: FamilyYear) -> Counts:
    """Return what one family adds to these figures."""
    starts = dict(_starts(family))
    active = _is_active(family)
    counts = {"C.families": int(active), "C.whole": int(active and _is_whole(family))}
    counts |= {"C.known": int(active or _is_known(family))}
    if starts:
        counts |= _of_help(family, starts)
    if active:
        asked, is_open = _not_yet(family)
        counts |= {"R14.asked": int(asked), "R14.open": int(is_open)}
    return counts


def _is_active(family: FamilyYear) -> bool:
    """Tell whether something of this year was written down, in it or afterwards.

    That somebody was put into the program is not among it: a list that was imported would else prove that it is whole.
    """
    happened = (family.year.has(date.fromisoformat(told.on)) for told in family.file.happenings)
    return any(happened) or any(
        family.in_year(entry.stamp()) for entry in family.entries if not isinstance(entry.payload, _REGISTERING)
    )


def _is_known(family: FamilyYear) -> bool:
    """Tell whether the family stood here by the end of the year, from a file or written down by hand."""
    since = family.file.registered
    return since is not None and family.by_end(since)


def _is_whole(family: FamilyYear) -> bool:
    file = family.file
    return not (file.unknown_kinds or file.bodies_missing or file.conflicts)


def _starts(family: FamilyYear) -> Iterator[tuple[PersonId, date]]:
    """Yield each child for whom intensive voluntary help began in this year, with the first such day."""
    days: dict[PersonId, date] = {}
    for told in family.file.happenings:
        day = date.fromisoformat(told.on)
        if told.kind == INTENSIVE_HELP and family.year.has(day):
            for child in family.about(told.children):
                days[child] = min(day, days.get(child, day))
    yield from days.items()


def _of_help(family: FamilyYear, starts: dict[PersonId, date]) -> Counts:
    deciders = {child: _deciders(family, child, day) for child, day in starts.items()}
    known = all(deciders.values())
    told = known and all(_told(family, who, child, starts[child]) for child in starts for who in deciders[child])
    answers = [_answers(family, who, starts[child]) for child in starts for who in deciders[child]] if told else []
    asked = told and all(answers)
    given = asked and all(any(map(_is_given_back, said)) for said in answers)
    ages = {child: _age(family, child) for child in starts}
    old_enough = [child for child, age in ages.items() if age is not None and age >= _FROM_SIX]
    return {
        "R1.children": len(starts),
        "R1.families": 1,
        "R2.known": int(known),
        "R2.families": int(told),
        "R3.asked": int(asked),
        "R3.families": int(given),
        "R4.known": sum(age is not None for age in ages.values()),
        "R4.six": len(old_enough),
        "R4.told": sum(_told_as_child(family, child, starts[child]) for child in old_enough),
    }


def _deciders(family: FamilyYear, child: PersonId, day: date) -> tuple[PersonId, ...]:
    """Return who held authority on the day the help began; nobody where that was not known."""
    reading = authority_over(facts_of(family.file, day), child)
    return reading.holders if reading.known else ()


def _since(family: FamilyYear, day: date) -> Iterator[ExplainedCard]:
    return (card for card in family.file.explained if day <= day_of(card.stamp) <= family.year.last)


def _told(family: FamilyYear, person: PersonId, child: PersonId, day: date) -> bool:
    """Tell whether this person heard about this child whether the help is voluntary, since it began."""
    return any(
        card.card in STATUS_CARDS
        and person in card.heard_by
        and card.frame_said != "checking"
        and (not card.about_children or child in card.about_children)
        for card in _since(family, day)
    )


def _told_as_child(family: FamilyYear, child: PersonId, day: date) -> bool:
    """Tell whether this child heard it in a text for children."""
    return any(
        card.card in _CHILD_CARDS and child in card.heard_by and card.audience != "parent"
        for card in _since(family, day)
    )


def _answers(family: FamilyYear, person: PersonId, day: date) -> list[SaidBackAnswer]:
    """Return what this person gave back of a status card since that day."""
    return [
        said
        for said in family.file.said_back
        if said.person == person
        and said.card in STATUS_CARDS
        and said.belief is None
        and said.outcome in _ANSWERED
        and day <= day_of(said.stamp) <= family.year.last
    ]


def _is_given_back(said: SaidBackAnswer) -> bool:
    return said.outcome == "ownWordsCorrect" or (said.outcome == "correctAfterRepeat" and said.repeats <= _ONE_REPEAT)


def _age(family: FamilyYear, child: PersonId) -> int | None:
    """Return the age at the end of the year, None where the birth is not known."""
    born = family.file.member(child).born
    return None if born is None else age_on(date.fromisoformat(born), family.year.last)


def _not_yet(family: FamilyYear) -> tuple[bool, bool]:
    """Tell whether somebody was asked to say back by the end of the year, and whether somebody's last was not yet."""
    last: dict[tuple[PersonId, str], SaidBackAnswer] = {}
    for said in sorted(family.file.said_back, key=lambda each: time_of(each.stamp)):
        if said.outcome in _ANSWERED and family.by_end(said.stamp):
            last[said.person, said.card] = said
    return bool(last), any(said.outcome == "notYet" for said in last.values())
