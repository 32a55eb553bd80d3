"""What one reader gets of a filled form on paper: chosen here, so that nothing is filtered later (H1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from jgvisit.content.form_model import FormDefinition
from jgvisit.domain.facts import Mark
from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import Answer
from jgvisit.records.case_family import Member
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, FilledPart
from jgvisit.records.telling import texts_of
from jgvisit.records.visibility import NOBODY_OF_THE_FAMILY, hidden_records
from jgvisit.records.whose_own import may_have
from jgvisit.services.agreements.second_reviews import SecondReview
from jgvisit.services.forms.hidden_text import require_telling_nothing
from jgvisit.services.forms.refusals import FormChangedError, LookAgainError


@dataclass(frozen=True)
class FormPrint:
    """One filled form for one reader, not signed and not sealed."""

    number: str
    form: FormDefinition
    translation: FormDefinition | None
    form_id: FormId
    parts: tuple[FilledPart, ...]
    """Only those this reader may have."""
    reader: PersonId | None
    """None: for the workers themselves."""
    names: Mapping[PersonId, str]
    """Of the members these parts name."""
    mark: Mark | None
    """Whose choices stand on the paper; None: none."""
    holds: frozenset[str]
    """Conditions that hold by the record for every child of this form."""
    worker_name: str
    municipality: str
    made_at: datetime
    demo: bool = False
    opinions: tuple[SecondReview, ...] = ()
    """Of colleagues who looked along; on the workers' own paper only."""
    opinion_form: FormDefinition | None = None
    """Form J, whose words name the parts of an opinion."""


def parts_for(
    file: CaseFile, form: FilledForm, reader: PersonId | None, today: date, *, own_part: bool
) -> tuple[FilledPart, ...]:
    """Return the parts of `form` that go on one paper of `reader`.

    A person gets the common part. Their own part is another paper, which they get only if they
    ask: no page number of the common one may tell that it exists (H1). The workers get the
    common part and their own, never a person's.

    Raises:
        FormChangedError: nothing is left, or two versions of a part wait for a person to decide.
        LookAgainError: what is left says what is hidden from the reader.
    """
    viewers = NOBODY_OF_THE_FAMILY if reader is None else frozenset({reader})
    hidden = hidden_records(file, viewers, today)
    kinds = ("common", "team") if reader is None else ("private",) if own_part else ("common",)
    parts = tuple(
        part
        for part in form.parts
        if part.part in kinds
        and part.owner in (None, reader)
        and part.stamp.record not in hidden
        and (
            reader is None
            or part.part == "private"  # its owner's own, as is asked above; it need not name whose the paper is
            or may_have(file, form.form_type, dict(part.answers), reader, today)
        )
    )
    if not parts or any(part.disputed for part in parts):
        raise FormChangedError("there is no one version for this reader")
    texts = [text for part in parts for _, answer in part.answers for text in texts_of(answer)]
    require_telling_nothing(file, viewers, texts)
    if any(member.stamp.record in hidden for member in named_in(file, parts)):
        raise LookAgainError("somebody is named who is hidden from the reader")
    return parts


def named_in(file: CaseFile, parts: Sequence[FilledPart]) -> tuple[Member, ...]:
    """Return the members whom these parts name, as children they are about or in an answer."""
    said = msgspec.json.encode([(part.children, part.owner, dict(part.answers)) for part in parts]).decode()
    return tuple(member for member in file.members if member.id in said)


def named_among(file: CaseFile, answers: Iterable[Answer]) -> tuple[Member, ...]:
    """Return the members whom these answers name."""
    said = msgspec.json.encode(list(answers)).decode()
    return tuple(member for member in file.members if member.id in said)
