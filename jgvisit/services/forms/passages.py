"""The passages of a filled form with what everybody said of them (practice.md §4, "samen schrijven"). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import Passage, PassagesAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, FilledPart
from jgvisit.records.case_reading import CheckedSource, Reaction

FACTS = frozenset({"fact", "reported"})
"""Kinds of statement that somebody can ask after; a view or a judgement is its owner's."""
SOURCES_NEEDED = 2
"""practice.md §3.2: at least two sources, verified."""


@dataclass(frozen=True)
class ReadPassage:
    """One passage as it stands now, with what was said of it."""

    form: FormId
    part: FilledPart
    field: str
    passage: Passage
    reactions: tuple[Reaction, ...]
    """Those that count, by person; rivals of one person both stand here."""
    earlier: tuple[Reaction, ...]
    """What the same people said before."""
    checked: tuple[CheckedSource, ...]

    def changed_since(self, reaction: Reaction) -> bool:
        """Tell whether the passage read otherwise when this was said: then both texts are shown."""
        return reaction.read.strip() != self.passage.text.strip()

    @property
    def sources(self) -> tuple[str, ...]:
        """The different sources that tell it; one that denied it is none."""
        told = [self.passage.source or "", *(each.source for each in self.checked if each.outcome != "denied")]
        return tuple({" ".join(each.split()).casefold(): each for each in told if each.strip()}.values())

    @property
    def is_verified(self) -> bool:
        """Whether at least two sources tell it; what nobody can ask after needs none."""
        return self.passage.type not in FACTS or len(self.sources) >= SOURCES_NEEDED

    @property
    def is_left_out(self) -> bool:
        """Whether somebody asked to leave it out, as it stands."""
        return any(each.reaction == "leaveOut" for each in self.reactions)


def passages_of(file: CaseFile, form: FilledForm) -> tuple[ReadPassage, ...]:
    """Return every passage of the last version of each part, in the order of the form; of `file` as it may be seen."""
    return tuple(_read_in(file, form, form.parts))


def passage_of(file: CaseFile, form: FilledForm, passage: str) -> ReadPassage:
    """Return one passage of the form.

    Raises:
        KeyError: no version of any part has it now.
    """
    return _found(passages_of(file, form), passage)


def passage_ever(file: CaseFile, form: FilledForm, passage: str) -> ReadPassage:
    """Return one passage as it stands in the form, or as its last version with it has it.

    Raises:
        KeyError: no version of any part ever had it.
    """
    before = sorted(form.versions, key=lambda part: part.number, reverse=True)
    return _found(_read_in(file, form, (*form.parts, *before)), passage)


def gone_with_words(file: CaseFile, form: FilledForm) -> tuple[Reaction, ...]:
    """Return what was said of passages that stand in the form no more, or not yet here: it is never lost."""
    here = {passage.id for part in form.parts for _, passage in _passages(part)}
    return tuple(each for each in file.read_together.reactions if each.form == form.id and each.passage not in here)


def without(part: FilledPart, left_out: frozenset[str]) -> FilledPart:
    """Return a part without some of its passages."""
    answers = tuple(
        (name, PassagesAnswer(tuple(each for each in answer.passages if each.id not in left_out)))
        if isinstance(answer, PassagesAnswer)
        else (name, answer)
        for name, answer in part.answers
    )
    return replace(part, answers=answers)


def asked_to_leave_out(file: CaseFile, form: FilledForm, may: frozenset[PersonId]) -> frozenset[str]:
    """Return the passages of the common part that one of `may` wants out of it (H11)."""
    return frozenset(
        each.passage.id
        for each in passages_of(file, form)
        if each.part.part == "common"
        and any(said.reaction == "leaveOut" and said.person in may for said in each.reactions)
    )


def _found(passages: Iterable[ReadPassage], passage: str) -> ReadPassage:
    for each in passages:
        if each.passage.id == passage:
            return each
    raise KeyError(passage)


def _read_in(file: CaseFile, form: FilledForm, parts: Iterable[FilledPart]) -> Iterator[ReadPassage]:
    return (read_passage(file, form.id, part, field, passage) for part in parts for field, passage in _passages(part))


def read_passage(file: CaseFile, form: FormId, part: FilledPart, field: str, passage: Passage) -> ReadPassage:
    """Return one passage of a part of `form` with what was said of it; of `file` as it may be seen."""
    told = file.read_together
    said = [each for each in told.reactions if (each.form, each.passage) == (form, passage.id)]
    return ReadPassage(
        form=form,
        part=part,
        field=field,
        passage=passage,
        reactions=tuple(each for each in said if each.counts),
        earlier=tuple(each for each in said if not each.counts),
        checked=tuple(each for each in told.sources if (each.form, each.passage) == (form, passage.id)),
    )


def _passages(part: FilledPart) -> Iterator[tuple[str, Passage]]:
    for name, answer in part.answers:
        if isinstance(answer, PassagesAnswer):
            for passage in answer.passages:
                yield name, passage
