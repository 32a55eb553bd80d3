"""What a rule of one kind of form is asked, before it is laid before its signers or signed (`form_gates`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from jgvisit.content.form_model import FormDefinition
from jgvisit.domain.called import Called
from jgvisit.domain.facts import Mark
from jgvisit.ids import PersonId, WorkerId
from jgvisit.records.answers import Answer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm, Form
from jgvisit.services.law.help_answer import FamilyLaw

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
    worker: WorkerId
    called: Called
    """What this worker may be called by colleagues, and what these are called."""


_NOBODY = Called(())


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
    own_words: str | None = None
    """What the person said with the answer."""
    lines: frozenset[str] = frozenset()
    """Ids of the rows this yes is about; empty where the form is answered as one."""
    in_room: bool = True
    """Whether the answer is given at the table, not by telephone, video or paper (H21)."""
    called: Called = _NOBODY
    """What the worker may be called by colleagues, and what these are called."""


LayGate = Callable[[BeforeLaying], Closed | None]
SignGate = Callable[[BeforeSigning], Closed | None]
