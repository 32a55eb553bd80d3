"""Where in a form the worker is, as a remembered page of the visit: unlocking returns to the same question (H4)."""

from __future__ import annotations

from typing import cast, get_args

from jgvisit.content.form_model import Part
from jgvisit.ids import FormId, PersonId
from jgvisit.services.forms.drafts import PartKey

KIND = "fill"


def page_of(key: PartKey, at: str) -> str:
    """Return the name of a page such as "fill:<form>:safetyPlan:common::riskStatement"."""
    return ":".join((KIND, key.form, key.form_type, key.part, key.owner or "", at))


def place_of(rest: list[str]) -> tuple[PartKey, str] | None:
    """Return part and place of a page without its kind, None for what cannot be read."""
    if len(rest) != 5 or rest[2] not in get_args(Part):
        return None
    form, form_type, part, owner, at = rest
    return PartKey(FormId(form), form_type, cast(Part, part), PersonId(owner) if owner else None), at
