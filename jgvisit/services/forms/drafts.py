"""Half-filled parts of forms: what their drafts are called, and what may be known of a part in this room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast, get_args

from jgvisit.content.form_model import Part
from jgvisit.ids import CaseId, FormId, PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, FilledPart
from jgvisit.records.whose_own import names_its_owner
from jgvisit.services.ports.journal import DraftKey

_KIND = "filled"


@dataclass(frozen=True)
class PartKey:
    """One part of one form."""

    form: FormId
    form_type: str
    part: Part = "common"
    owner: PersonId | None = None
    """Whose private part it is."""

    @property
    def may_be_for_me(self) -> bool:
        """Whether a worker may open it "alleen voor mij" while others are in the room: it is not everybody's (H4)."""
        return self.part == "team" or (self.part == "common" and names_its_owner(self.form_type))

    def draft(self) -> str:
        """Name the draft of this part, half filled."""
        return ":".join((_KIND, self.form, self.form_type, self.part, self.owner or ""))

    def apart(self) -> str:
        """Name the draft of what was kept off the page while something else was typed in its place."""
        return f"{self.draft()}:apart"


def part_of_draft(name: str) -> PartKey | None:
    """Return which part a draft is of, None for the draft of something else."""
    kind, *rest = name.split(":")
    if kind != _KIND or len(rest) != 4 or rest[2] not in get_args(Part):
        return None
    form, form_type, part, owner = rest
    return PartKey(FormId(form), form_type, cast(Part, part), PersonId(owner) if owner else None)


def parts_of_drafts(names: Iterable[str]) -> Iterator[PartKey]:
    """Yield the parts that are half filled, among the names of drafts."""
    yield from (part for name in names if (part := part_of_draft(name)) is not None)


def may_show(part: Part, owner: PersonId | None, room: frozenset[PersonId]) -> bool:
    """Tell whether a part may be on the screen while all in the `room` look on (H1, H4, H7, H9).

    The common part is everybody's. A person's own part shows to that person alone, the team's to no family.
    """
    if part == "common" or not room:
        return True
    return part == "private" and room == {owner}


def draft_of_part(case: CaseId, key: PartKey) -> DraftKey:
    """Return the draft that recording this part finishes."""
    return DraftKey(case, key.draft())


def versions_of(file: CaseFile, key: PartKey) -> tuple[FilledPart, ...]:
    """Return the standing versions of a part: none before it is recorded, two where they are in conflict."""
    form = find(file, key.form)
    parts = () if form is None else form.parts
    return tuple(each for each in parts if (each.part, each.owner) == (key.part, key.owner))


def find(file: CaseFile, form: FormId) -> FilledForm | None:
    """Return a filled form of this family, None where there is none yet."""
    return next((each for each in file.filled if each.id == form), None)
