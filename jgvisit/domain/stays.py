"""Where a child lives by agreement: what was written down of it, and what signed papers let expect.

Only what was written down says that a child lives elsewhere now; a paper says that it may. A reminder
and a moment of table C also come of a paper: too early an explanation harms nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jgvisit.domain.authority import authority_over
from jgvisit.domain.facts import Consent, Facts, Happening
from jgvisit.domain.terms import add_months
from jgvisit.ids import PersonId

BEGAN, ENDED = "stayBegan", "stayEnded"
"""Kinds of record."""


@dataclass(frozen=True, order=True)
class Stay:
    """A child lives, or lived, elsewhere by agreement."""

    since: date
    until: date | None = None
    """The day it ended; None: it goes on as far as anybody here knows."""
    in_family: bool = False
    """With carers in their family: after a year they must consent to its end (BW 1:253s)."""
    carers: tuple[PersonId, ...] = ()
    concern: str | None = None
    """The paper that it is expected from; None for one that was written down."""

    def over_a_year(self, on: date) -> bool:
        """Tell whether it lasted a year on `on`."""
        return add_months(self.since, 12) <= on


def recorded_stays(facts: Facts, child: PersonId) -> tuple[Stay, ...]:
    """Return the stays of `child` that began by `facts.on`, earliest first.

    A stay ends when somebody wrote down that it ended, or when the next one began. Of versions in dispute
    an end counts and a beginning does not: then nobody says that the child lives elsewhere now.
    """
    told = [event for event in facts.happenings if event.is_about(child) and event.on <= facts.on]
    begins = sorted(event for event in told if event.kind == BEGAN and not event.disputed)
    ends = sorted({event.on for event in told if event.kind == ENDED} | {event.on for event in begins})
    return tuple(
        Stay(
            since=begin.on,
            until=min((day for day in ends if day > begin.on or _ended_at_once(told, begin, day)), default=None),
            in_family=dict(begin.details).get("in_family") == "yes",
            carers=begin.persons,
        )
        for begin in begins
    )


def _ended_at_once(told: list[Happening], begin: Happening, day: date) -> bool:
    return day == begin.on and any(event.kind == ENDED and event.on == day for event in told)


def stay_now(facts: Facts, child: PersonId) -> Stay | None:
    """Return the stay that goes on today, None where none was written down or it ended."""
    return next((stay for stay in reversed(recorded_stays(facts, child)) if stay.until is None), None)


def may_be_carer(facts: Facts, person: PersonId) -> bool:
    """Tell whether somebody who agreed to a part of a stay can have taken the child in by it.

    Parents, guardians and children agree under the same paper to their own contact, and take nobody in (law.md A3).
    """
    return all(known.id != person or known.role not in ("parent", "guardian", "child") for known in facts.persons)


def agreed_to_stay(facts: Facts, child: PersonId, person: PersonId) -> bool:
    """Tell whether this person's consent to a stay of `child` stands today: only that can be taken back."""
    return any(
        consent.given
        and consent.on <= facts.on
        and (consent.withdrawn_on is None or consent.withdrawn_on > facts.on)
        and (consent.until is None or consent.until >= facts.on)
        for consent in facts.consents
        if consent.person == person and consent.kind == "T" and _is_of_stay(consent, child)
    )


def agreed_once(facts: Facts, child: PersonId, person: PersonId) -> bool:
    """Tell whether this person ever consented to a stay of `child`; a year counts by consent (BW 1:253s)."""
    marks = (*facts.consents, *facts.once)
    mine = (mark for mark in marks if mark.person == person and mark.kind == "T" and _is_of_stay(mark, child))
    return any(mark.given and mark.on <= facts.on for mark in mine)


def lives_a_year_with_carers(facts: Facts, child: PersonId) -> bool:
    """Tell whether carers have a say in where `child` lives: a year in their family, by consent (BW 1:253s).

    By consent of everybody who holds authority, once given: taking it back does not end what a year made (H19).
    """
    stay, holders = stay_now(facts, child), authority_over(facts, child).holders
    by_consent = bool(holders) and all(agreed_once(facts, child, holder) for holder in holders)
    return stay is not None and stay.in_family and by_consent and stay.over_a_year(facts.on)


def carers_decide_from(facts: Facts, child: PersonId, first: date, last: date, *, in_family: bool) -> date | None:
    """Return the day from which carers have a say, if an agreement from `first` up to `last` comes near it.

    Near is eleven months, so that nobody signs past the year unaware (practice.md §11 E). A stay that goes on
    already counts from its own beginning.
    """
    going_on = stay_now(facts, child)
    since = first if going_on is None else min(first, going_on.since)
    in_a_family = in_family if going_on is None else going_on.in_family or in_family
    return add_months(since, 12) if in_a_family and last >= add_months(since, 11) else None


def expected_stays(facts: Facts, child: PersonId) -> tuple[Stay, ...]:
    """Return the stays that were written down, and those that papers let expect, earliest first.

    A paper's runs from the first consent to it until the last was taken back. One that was written down to have
    begun takes its place: then the day is known.
    """
    known = recorded_stays(facts, child)
    papers = [stay for stay in _of_papers(facts, child) if not any(_is_of(paper=stay, begun=each) for each in known)]
    ended = sorted(event.on for event in facts.happenings if event.kind == ENDED and event.is_about(child))
    cut = (_cut(stay, next((day for day in ended if stay.since <= day <= facts.on), None)) for stay in papers)
    return tuple(sorted((*known, *cut), key=lambda stay: (stay.since, stay.until or date.max, stay.concern or "")))


def _is_of(*, paper: Stay, begun: Stay) -> bool:
    return paper.since <= begun.since and (paper.until is None or begun.since <= paper.until)


def _cut(stay: Stay, ended: date | None) -> Stay:
    ends = [day for day in (stay.until, ended) if day is not None]
    return Stay(stay.since, min(ends, default=None), stay.in_family, stay.carers, stay.concern)


def _of_papers(facts: Facts, child: PersonId) -> Iterator[Stay]:
    by_concern: dict[str | None, list[tuple[Consent, date | None]]] = {}
    for consent in facts.consents:
        if consent.given and _is_of_stay(consent, child):
            by_concern.setdefault(consent.concerns, []).append((consent, consent.withdrawn_on))
    for consent in facts.once:
        if consent.given and _is_of_stay(consent, child):
            # another word of the same person took its place; a new text of the paper is no end of the stay
            by_concern.setdefault(consent.concerns, []).append((consent, consent.withdrawn_on or consent.replaced_on))
    for concern, given in by_concern.items():
        over = [day for _, day in given if day is not None and day <= facts.on]
        yield Stay(
            since=min(consent.on for consent, _ in given),
            until=max(over) if len(over) == len(given) else None,
            concern=concern,
        )


def _is_of_stay(consent: Consent, child: PersonId) -> bool:
    return consent.subject == "voluntary_stay" and consent.is_about(child)
