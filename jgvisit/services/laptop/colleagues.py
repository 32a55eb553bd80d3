"""Who works here and who has whose families during leave, as the server last told it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from jgvisit.domain.called import Called
from jgvisit.ids import CaseId, WorkerId

SAID_BEFORE = timedelta(days=14)
"""So long before its first day a leave is told."""


@dataclass(frozen=True)
class Colleague:
    """Somebody who works here."""

    worker: WorkerId
    name: str
    """Of two of one name, with what tells them apart."""


@dataclass(frozen=True)
class Cover:
    """One of us has the other's families for a while."""

    absent: WorkerId
    deputy: WorkerId
    from_on: date
    until: date
    """Last day."""
    case: CaseId | None = None
    """Only this family."""


@dataclass(frozen=True)
class KnownTeam:
    """What the server told; nothing before the first sync with a server that tells it."""

    colleagues: tuple[Colleague, ...] = ()
    covers: tuple[Cover, ...] = ()
    names: Mapping[WorkerId, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", {each.worker: each.name for each in self.colleagues})


class TeamSource(Protocol):
    """Where it is kept."""

    def team(self) -> KnownTeam:
        """Return what was told last."""


class Colleagues:
    """Colleagues by number; nothing of it is a record."""

    def __init__(self, source: TeamSource, worker: WorkerId, enrolled_as: str, today: Callable[[], date]) -> None:
        self._source = source
        self._worker, self._enrolled_as = worker, enrolled_as
        self._today = today

    def name_of(self, worker: WorkerId) -> str | None:
        """Return what a colleague is called; None for somebody this laptop was never told of."""
        return self._source.team().names.get(worker)

    def called(self) -> Called:
        """Return by which names colleagues may mean this worker, and what everybody else is called.

        What the server calls them, and the name of the enrolment unless somebody else is called so too.
        """
        here, enrolled_as = self.name_of(self._worker), self._enrolled_as
        begins, others = enrolled_as.casefold(), tuple(each.name for each in self.others())
        theirs = any(each.casefold().startswith(begins) for each in others)
        own = tuple(dict.fromkeys([*([here] if here else []), *([] if theirs else [enrolled_as])]))
        return Called(own, others, tuple((each.name, each.worker) for each in self.others()), self._worker)

    def others(self) -> tuple[Colleague, ...]:
        """Return everybody but oneself, by name."""
        return tuple(each for each in self._source.team().colleagues if each.worker != self._worker)

    def covers(self) -> tuple[Cover, ...]:
        """Return which leave this worker is part of now, or soon."""
        today = self._today()
        return tuple(
            each for each in self._source.team().covers if each.until >= today and each.from_on <= today + SAID_BEFORE
        )
