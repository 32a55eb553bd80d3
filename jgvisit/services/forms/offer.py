"""Which forms fit a family now. What does not fit is left out with the reason, never silently."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.content.form_model import FormDefinition
from jgvisit.domain.law_book import LawBook
from jgvisit.domain.orders import read_orders
from jgvisit.ids import PersonId
from jgvisit.records.visibility import ShownFile
from jgvisit.services.law.help_answer import FamilyLaw

Misfit = Literal["within_order", "placed"]
"""within_order: help inside a measure asks nobody's consent (table A1 row 6). placed: the judge decided where the
child lives, so people cannot agree on it."""


@dataclass(frozen=True)
class Offer:
    """One form that can be begun, or why it cannot."""

    form: FormDefinition
    misfit: Misfit | None = None


def offered_forms(
    file: ShownFile, forms: Iterable[FormDefinition], on: date, book: LawBook, *, alone: bool
) -> tuple[Offer, ...]:
    """Return the forms of a family by their letter.

    Args:
        file: as everybody who looks on may know it. Where proofs are hidden from somebody here, nothing is said to
            misfit: it would tell of them. What may be signed is decided later, of the whole.
        forms: the definitions in Dutch.
        on: the day.
        book: of law.
        alone: whether only the worker looks on: else the team's own forms are not named (H9).
    """
    law = FamilyLaw(file, on, book)
    seen = sorted((form for form in forms if alone or form.reader == "family"), key=lambda form: form.letter)
    return tuple(Offer(form, None if file.proofs_withheld else _misfit(form, file, law)) for form in seen)


def _misfit(form: FormDefinition, file: ShownFile, law: FamilyLaw) -> Misfit | None:
    children = [child.id for child in file.children]
    if not children:
        return None
    if form.subject == "help" and all(law.help_for(child).this_help != "voluntary" for child in children):
        return "within_order"
    if form.subject == "voluntary_stay" and all(_is_placed(law, child) for child in children):
        return "placed"
    return None


def _is_placed(law: FamilyLaw, child: PersonId) -> bool:
    held = (reading.order for reading in read_orders(law.facts, child) if reading.force == "in_force")
    return any(order.kind in ("placement", "closed_care") and order.evidence == "seen" for order in held)
