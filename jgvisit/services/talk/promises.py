"""What we promise a family: written down at the table, kept, kept late, or not kept and told (H26)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import structs

from jgvisit.domain.promises import Outcome
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, PersonId, RecordId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_happenings import Happening
from jgvisit.records.happenings_of_ours import PromiseMade
from jgvisit.records.promises import Promise, promises_of
from jgvisit.records.telling import betrays
from jgvisit.records.visibility import hidden_words
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.family.happenings import Happenings, payload_of
from jgvisit.services.forms.hidden_text import require_telling_nothing
from jgvisit.services.ports.journal import DraftKey


class PromiseDayError(RefusedError):
    """A promise is for today or later, and was kept between the day it was made and today; nothing was recorded."""

    code = "refused.promise_day"


class PromisedToNobodyError(RefusedError):
    """A promise to somebody alone names nobody; nothing was recorded."""

    code = "refused.promised_to_nobody"


class PromiseDisputedError(RefusedError):
    """Two versions of this promise wait for a person; nothing was recorded."""

    code = "refused.promise_disputed"


class Promises:
    """What we promised, as those who look on may know it."""

    def __init__(self, happenings: Happenings, files: CaseFiles, time: KnownTime) -> None:
        self._happenings, self._files, self._time = happenings, files, time

    def of(self, case: CaseId) -> tuple[Promise, ...]:
        """Return the promises that everybody in the room may know; outside a visit all of them.

        One whose words betray what is hidden from somebody here is left out as if it had never been made (H2, H4).
        """
        return told_to(self._files.get(case), self._files.shown(case), self._files.room(case), self._time.today())

    def make(self, case: CaseId, promise: PromiseMade, *, clears: Sequence[DraftKey] = ()) -> RecordId:
        """Write down what we promise.

        Raises:
            PromiseDayError: its day is past already.
            PromisedToNobodyError: to somebody alone, and nobody is named.
            LookAgainError: with a visit open its words betray what is hidden from somebody here (H2).
            WordsMissingError, StrangerNamedError: nothing said, or a person who is no member.
        """
        if date.fromisoformat(promise.promised_by) < self._time.today():
            raise PromiseDayError(promise.promised_by)
        if promise.only_to == "yes" and not promise.persons:
            raise PromisedToNobodyError(promise.event)
        file = self._files.get(case)
        require_telling_nothing(file, self._files.room(case), (promise.what, promise.who_of_us))
        return self._happenings.record(case, promise, clears=clears)

    def keep(
        self, case: CaseId, event: str, done_on: date, *, clears: Sequence[DraftKey] = ()
    ) -> tuple[Happening, RecordId]:
        """Write down that it was done, in time or late; by its day, never by the day of writing it down.

        Returns:
            The promise as it stood, and the record that can be taken back.

        Raises:
            KeyError: no such promise here.
            PromiseDayError: before it was made, or still to come.
            PromiseDisputedError: two versions wait for a person.
        """
        was = self._standing(case, event)
        if not date.fromisoformat(was.on) <= done_on <= self._time.today():
            raise PromiseDayError(done_on.isoformat())
        return was, self._close(case, was, "kept", clears, done_on=done_on.isoformat())

    def fail(
        self, case: CaseId, event: str, reason: str, told: str, *, clears: Sequence[DraftKey] = ()
    ) -> tuple[Happening, RecordId]:
        """Write down that it will not be kept: why, and what we told the family.

        Returns:
            The promise as it stood, and the record that can be taken back.

        Raises:
            KeyError, PromiseDisputedError: as `keep`.
            LookAgainError: with a visit open its words betray what is hidden from somebody here (H2).
            WordsMissingError: no reason, or nothing told.
        """
        was = self._standing(case, event)
        require_telling_nothing(self._files.get(case), self._files.room(case), (reason, told))
        told_family = {"reason": reason.strip(), "told_family": told.strip()}
        return was, self._close(case, was, "notKept", clears, **told_family)

    def reopen(self, case: CaseId, was: Happening, changed: RecordId) -> None:
        """Take back what was written of its end: it stands as it stood, and the history keeps all of it."""
        self._happenings.put_back(case, was, changed)

    def take_out(self, case: CaseId, event: str, why: str) -> RecordId:
        """Write down that it was never promised; the record stays in the history."""
        self._standing(case, event)
        return self._happenings.strike(case, event, why)

    def _standing(self, case: CaseId, event: str) -> Happening:
        if all(promise.event != event for promise in self.of(case)):
            raise KeyError(event)
        was = self._happenings.standing(case, event)
        if was.disputed:
            raise PromiseDisputedError(event)
        return was

    def _close(
        self, case: CaseId, was: Happening, outcome: Outcome, clears: Sequence[DraftKey], **more: Any
    ) -> RecordId:
        made = payload_of(was)
        nothing = {"done_on": None, "reason": None, "told_family": None}
        return self._happenings.record(
            case, structs.replace(made, outcome=outcome, **{**nothing, **more}), clears=clears
        )


def told_to(whole: CaseFile, shown: CaseFile, viewers: frozenset[PersonId], today: date) -> tuple[Promise, ...]:
    """Return the promises that all `viewers` may know.

    Args:
        whole: the case file; what is hidden in it is looked for in the words of each promise.
        shown: the same as `viewers` may see it.
        viewers: who look on, or read; empty for the worker alone.
        today: by which a promise is late.
    """
    found = promises_of(shown, today)
    words = hidden_words(whole, viewers) if viewers else frozenset()
    return tuple(each for each in found if not any(betrays(text, words) for text in each.texts))


def pending(file: CaseFile, today: date) -> tuple[Promise, ...]:
    """Return what we still have to do, for the worker alone: late ones first."""
    return tuple(each for each in promises_of(file, today) if each.waits)
