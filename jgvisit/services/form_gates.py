"""The one place where a kind of form may refuse to be laid before its signers, or to be signed.

Each rule is a pure function of what is known; it returns None, or a `Closed` with a sentence that says
what to do. Nothing here ever stops a card, an answer, a refusal or a withdrawal (H29): a rule about signing
is asked about a yes only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jgvisit.content.form_model import FormDefinition
from jgvisit.domain.facts import Mark
from jgvisit.errors import RefusedError
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, PersonsAnswer, RowsAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, Form
from jgvisit.services.help_answer import FamilyLaw

A_YES = frozenset({"agreed", "partly"})


@dataclass(frozen=True)
class Closed:
    """Why not, or not yet."""

    code: str
    """Such as "pause_questions"; unique among the gates."""
    why: str
    """Dutch, for the worker with the family beside: what to do, and no word of anything hidden (H4)."""


@dataclass(frozen=True)
class BeforeLaying:
    """What a rule may look at before a form lies before its signers."""

    file: CaseFile
    """Whole; a sentence may tell nothing that is hidden from somebody."""
    form: FilledForm
    definition: FormDefinition
    answers: Mapping[str, Answer]
    """Of the part that is laid before the signers."""
    team: Mapping[str, Answer]
    """Of the team's part, to look at only."""
    law: FamilyLaw
    today: date


@dataclass(frozen=True)
class BeforeSigning:
    """What a rule may look at before somebody's yes is recorded."""

    file: CaseFile
    opened: Form
    team: Mapping[str, Answer]
    """Of the team's part as it stands now."""
    person: PersonId
    mark: Mark
    decision: str
    felt_free: int | None
    law: FamilyLaw
    today: date


LayGate = Callable[[BeforeLaying], Closed | None]
SignGate = Callable[[BeforeSigning], Closed | None]


class GateClosedError(RefusedError):
    """A rule of this kind of form is not met yet; nothing was recorded, everything filled in is kept."""

    code = "refused.gate"

    def __init__(self, gate: str, why: str) -> None:
        super().__init__(gate)
        self.gate, self.why = gate, why


def _lines_about_others(before: BeforeLaying) -> Closed | None:
    """A line about a child that is not in this form would ask nobody who may decide about that child (table A3)."""
    children = {member.id for member in before.file.children} - set(before.form.children)
    for answer in before.answers.values():
        rows = answer.rows if isinstance(answer, RowsAnswer) else ()
        named = (cell.persons for row in rows for cell in row.cells.values() if isinstance(cell, PersonsAnswer))
        if any(children & set(persons) for persons in named):
            return Closed(
                "line_about_another_child", "Een regel gaat over een ander kind. Maak daar een eigen formulier voor."
            )
    return None


LAY_GATES: Mapping[str, tuple[LayGate, ...]] = {"consentToShare": (_lines_about_others,)}
"""Form type -> its rules, in the order in which they are told."""
SIGN_GATES: Mapping[str, tuple[SignGate, ...]] = {}


def check_laying(before: BeforeLaying) -> None:
    """Look whether the form may lie before its signers.

    Raises:
        GateClosedError: with the first rule that is not met.
    """
    _check(gate(before) for gate in LAY_GATES.get(before.form.form_type, ()))


def check_signing(before: BeforeSigning) -> None:
    """Look whether this yes may be recorded; a no, a doubt or an objection always may.

    Raises:
        GateClosedError: with the first rule that is not met.
    """
    if before.decision in A_YES:
        _check(gate(before) for gate in SIGN_GATES.get(before.opened.form_type, ()))


def _check(found: Iterable[Closed | None]) -> None:
    closed = next((each for each in found if each is not None), None)
    if closed is not None:
        raise GateClosedError(closed.code, closed.why)
