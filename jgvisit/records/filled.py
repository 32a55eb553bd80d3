"""The record of a filled form: one version of one part of it, with typed answers."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.answers import Answer, FieldId
from jgvisit.records.body import Uuid
from jgvisit.records.payload_base import Line, Payload


class FormFilled(Payload, frozen=True, kw_only=True):
    """One version of one part of a filled form, whole; a new version supersedes it.

    The common part, the part of each person and that of the team are records of their own:
    what is restricted never shares a record, a hash or an attachment with what all may read (H1).
    """

    form: Uuid
    """Of the paper, the same over its parts and versions."""
    form_type: Line
    """Such as "safetyPlan"."""
    form_version: Line
    """Of the definition, such as "1.0"."""
    part: Literal["common", "private", "team"]
    children: tuple[Uuid, ...]
    answers: dict[FieldId, Answer]
    number: Annotated[int, msgspec.Meta(ge=1)] = 1
    """How many versions of this part there were, this one counted in: printed on the paper."""
    owner: Uuid | None = None
    """Whose private part it is; absent for the others."""
    visit: Uuid | None = None
    colleague_number: Line | None = None
    """Number of the colleague whom the part names as asked (form J); absent where the name led to nobody."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.part == "private") != (self.owner is not None):
            raise ValueError("a private part has an owner, and no other part has one")
