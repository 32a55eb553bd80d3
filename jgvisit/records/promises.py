"""What we promised this family, from its case file: each promise once, with how it stands. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import cast

from jgvisit.domain.promises import Outcome, PromiseState, state_of
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_happenings import Happening
from jgvisit.records.case_stamp import Stamp

PROMISE = "promiseMade"
_ORDER: tuple[PromiseState, ...] = ("late", "open", "notKept", "keptLate", "kept")
"""What is still to be done first; of rival versions the one that asks most."""


@dataclass(frozen=True)
class Promise:
    """One promise of ours."""

    event: str
    who: str
    what: str
    due: date
    made_on: date
    children: tuple[PersonId, ...]
    """Empty: about the whole family."""
    persons: tuple[PersonId, ...]
    """To whom; empty: to the family."""
    only_to: bool
    state: PromiseState
    done_on: date | None
    reason: str
    told: str
    disputed: bool
    stamp: Stamp

    @property
    def waits(self) -> bool:
        """Whether it is still to be done."""
        return self.state in ("open", "late")

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything in it that somebody typed."""
        return tuple(text for text in (self.who, self.what, self.reason, self.told) if text)


def promises_of(file: CaseFile, today: date) -> tuple[Promise, ...]:
    """Return what we promised: late ones first, then those to come, then those that are over; by their day.

    Of a promise in dispute stands what asks most of us, until a person chose: nobody is owed less (H26).
    """
    versions: dict[str, list[Promise]] = defaultdict(list)
    for happened in file.happenings:
        if happened.kind == PROMISE:
            versions[happened.event].append(_promise(happened, today))
    found = (min(each, key=_pressing) for each in versions.values())
    return tuple(sorted(found, key=_pressing))


def may_know_promise(promise: Happening, viewers: Collection[PersonId]) -> bool:
    """Tell whether all `viewers` may know of it: one that was made to somebody alone is theirs (H4)."""
    return promise.detail("only_to") != "yes" or set(viewers) <= set(promise.persons)


def _pressing(promise: Promise) -> tuple[int, date, str, str]:
    return _ORDER.index(promise.state), promise.due, promise.event, promise.stamp.record


def _promise(told: Happening, today: date) -> Promise:
    due = date.fromisoformat(told.detail("promised_by") or told.on)
    done = told.detail("done_on")
    done_on = None if done is None else date.fromisoformat(done)
    outcome = cast(Outcome | None, told.detail("outcome"))
    return Promise(
        event=told.event,
        who=told.detail("who_of_us") or "",
        what=told.detail("what") or "",
        due=due,
        made_on=date.fromisoformat(told.on),
        children=told.children,
        persons=told.persons,
        only_to=told.detail("only_to") == "yes",
        state=state_of(due, outcome, done_on, today),
        done_on=done_on,
        reason=told.detail("reason") or "",
        told=told.detail("told_family") or "",
        disputed=told.disputed,
        stamp=told.stamp,
    )
