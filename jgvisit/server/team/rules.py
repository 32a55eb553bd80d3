"""When somebody may have whose families, and what somebody is called among colleagues. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from jgvisit.ids import CaseId, WorkerId

LONGEST = timedelta(days=365)
"""Whoever is away for longer gives families over; that is no leave."""
_NUMBER_CHARS = 6
Fault = Literal["same_person", "days", "over", "too_long", "deputy_away", "covered"]


@dataclass(frozen=True)
class Cover:
    """One person has another's families, from the first day up to and including the last."""

    id: str
    absent: WorkerId
    deputy: WorkerId
    case: CaseId | None
    """Only this family; None for all of them."""
    from_on: date
    until: date

    def overlaps(self, other: Cover) -> bool:
        """Tell whether there is a day that lies in both."""
        return self.from_on <= other.until and other.from_on <= self.until

    def holds_on(self, day: date) -> bool:
        """Tell whether `day` lies in it."""
        return self.from_on <= day <= self.until


@dataclass(frozen=True)
class Known:
    """Somebody who works here."""

    worker: WorkerId
    name: str
    login: str | None
    """What the identity provider calls them before people, such as a mail address."""


def fault_of(new: Cover, known: Iterable[Cover], today: date) -> Fault | None:
    """Return why this cannot be, None where it can.

    Families never travel on: who has them for somebody else does not pass them to a third. So a deputy who is away
    on one of those days takes nobody's families.
    """
    if new.absent == new.deputy:
        return "same_person"
    if new.until < new.from_on:
        return "days"
    if new.until < today:
        return "over"
    if new.until - new.from_on > LONGEST:
        return "too_long"
    meanwhile = [each for each in known if each.until >= today and each.overlaps(new)]
    if any(each.absent == new.deputy and each.case is None for each in meanwhile):
        return "deputy_away"
    if any(each.absent == new.absent and each.case == new.case for each in meanwhile):
        return "covered"
    return None


def labels_of(people: Iterable[Known]) -> Mapping[WorkerId, str]:
    """Return what each is called, so that two of one name are told apart."""
    everybody = tuple(people)
    same = Counter(each.name.casefold() for each in everybody)
    return {
        each.worker: each.name
        if same[each.name.casefold()] == 1
        else f"{each.name} ({each.login or each.worker[-_NUMBER_CHARS:]})"
        for each in everybody
    }
