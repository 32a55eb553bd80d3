"""One family in one calendar year, as its records tell it: what every count starts from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jgvisit.ids import PersonId, RecordId
from jgvisit.records.answers import Answer, ChoiceAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Decision, FilledForm, Form
from jgvisit.records.case_stamp import Stamp, day_of
from jgvisit.records.entries import Entry

CONSENTS = frozenset({"T", "A"})
"""The marks that are a yes or a no to a question for consent."""
Counts = dict[str, int]
"""Id of a figure -> what this family adds to it; what it adds nothing to may be absent."""


@dataclass(frozen=True)
class Year:
    """A calendar year in the Netherlands."""

    number: int

    @property
    def first(self) -> date:
        """1 January."""
        return date(self.number, 1, 1)

    @property
    def last(self) -> date:
        """31 December."""
        return date(self.number, 12, 31)

    def has(self, day: date) -> bool:
        """Tell whether `day` lies in it."""
        return day.year == self.number


@dataclass(frozen=True)
class FamilyYear:
    """What is known of one family, whole: nothing is left out for anybody, so it never leaves the count."""

    file: CaseFile
    entries: tuple[Entry, ...]
    year: Year
    received: Mapping[RecordId, str]
    """When the server had each record, RFC 3339."""

    @property
    def children(self) -> tuple[PersonId, ...]:
        """The children of this family."""
        return tuple(child.id for child in self.file.children)

    def about(self, named: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
        """Return the children that something is about; a record that names none is about every child."""
        return tuple(child for child in self.children if not named or child in named)

    def in_year(self, stamp: Stamp) -> bool:
        """Tell whether a record was written in this year."""
        return self.year.has(day_of(stamp))

    def by_end(self, stamp: Stamp) -> bool:
        """Tell whether a record was written by the end of this year."""
        return day_of(stamp) <= self.year.last

    def answers(self) -> Iterator[tuple[Form, Decision]]:
        """Yield every yes, no or else to a question for consent given in this year, also one that counts no more."""
        for form in self.file.forms:
            earlier = (each.decision for each in form.once)
            for said in {each.stamp.record: each for each in (*earlier, *form.decisions)}.values():
                if said.mark in CONSENTS and self.in_year(said.stamp) and not said.disputed:
                    yield form, said

    def begun(self, form_type: str) -> tuple[FilledForm, ...]:
        """Return the papers of this type that were begun in this year."""
        return tuple(
            filled
            for filled in self.file.filled
            if filled.form_type == form_type and (day := begun_on(filled)) is not None and self.year.has(day)
        )


def begun_on(filled: FilledForm) -> date | None:
    """Return the day on which a paper was begun, None where only the team's or somebody's own part is here."""
    return min((day_of(part.stamp) for part in filled.versions if part.part == "common"), default=None)


def common_answers(filled: FilledForm) -> dict[str, Answer]:
    """Return the answers that all read, as their last version tells them."""
    return {name: answer for part in filled.parts if part.part == "common" for name, answer in part.answers}


def choice_in(answers: Mapping[str, Answer], name: str) -> str:
    """Return the one choice made there, "" where none was."""
    answer = answers.get(name)
    return next(iter(answer.values), "") if isinstance(answer, ChoiceAnswer) else ""
