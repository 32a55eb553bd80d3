"""What the record makes true for every child of a form: no paper says it of a sibling, or after it ended. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jgvisit.content.form_model import FormDefinition
from jgvisit.domain.orders import SUPERVISION, read_orders
from jgvisit.domain.stays import lives_a_year_with_carers
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.services.forms.answers import answer_conditions
from jgvisit.services.forms.filled_text import Written, binding_text
from jgvisit.services.law.frames import frames_of
from jgvisit.services.law.help_answer import FamilyLaw

CONDITIONS = frozenset(
    {"frame_voluntary", "frame_court_ordered", "frame_checking", "supervision_in_force", "stay_over_a_year"}
)
"""What texts and rules of forms may ask of the record."""


def on_record(file: CaseFile, children: tuple[PersonId, ...], law: FamilyLaw, today: date) -> frozenset[str]:
    """Return the conditions that hold today for every one of `children`, never for a sibling only."""
    said = {frame.said for frame in frames_of(file, today) if frame.child in children}
    holds = {f"frame_{one}" for one in said if len(said) == 1}
    if children and all(_supervised(law, child) for child in children):
        holds.add("supervision_in_force")
    if children and all(lives_a_year_with_carers(law.facts, child) for child in children):
        holds.add("stay_over_a_year")
    return frozenset(holds)


def still_says_so(form: FormDefinition, written: Written, holds: frozenset[str]) -> bool:
    """Tell whether a text that was laid earlier says the same where `holds` is true, and may still be said.

    A judge's order that ended or never was, and one that came since, make another text (H12).
    """
    now = replace(written, holds=holds)
    needed = {rule.needs for rule in form.rules if rule.when in answer_conditions(form, written.answers)} & CONDITIONS
    return needed <= holds and binding_text(now) == binding_text(written)


def _supervised(law: FamilyLaw, child: PersonId) -> bool:
    held = (each for each in read_orders(law.facts, child) if each.force == "in_force")
    return any(each.order.kind in SUPERVISION and each.order.evidence == "seen" for each in held)
