"""What a form is, as values: fields, the parts they belong to, who puts which mark, and the words.

Every form of practice.md §11 is such a definition. One engine draws, checks, records and
prints them all; nothing here knows one form from another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from jgvisit.content.model import FormSection, ReviewState, Rule, Statement, TranslationState
from jgvisit.domain.facts import Mark, Subject

FieldKind = Literal[
    "text", "lines", "date", "moment", "choice", "choices", "persons", "passages", "rows", "perChild", "fixed"
]
"""`passages` are statements with their kind, source and day (practice.md §11.0 P); `rows` repeat their columns;
`perChild` has one text for each child the form is about (H26)."""
ColumnKind = Literal["text", "date", "moment", "choice", "persons"]
Part = Literal["common", "private", "team"]
"""Common: on the paper of every signer. Private: one for each person, on paper only if its owner asks (H1).
Team: for the workers only; it never stands on a screen or paper of the family."""
Reader = Literal["family", "team"]
SignerRole = Literal[
    "law",  # whom the law book names for the subject of this form
    "present",
    "participant",
    "withdrawer",
    "applicant",
    "child",
    "carer",
    "author",
]
"""Who puts a mark: people of the family; a worker's own mark stands under every form."""
ENDS_EARLIER = "endsEarlier"
"""Label of a row that ends before the whole of its form."""
EVERYTHING = "everything"
"""Label that stands for all lines of a form, where it is told what stops."""
MARKS: tuple[Mark, ...] = ("T", "A", "G", "S")

TELLING_FIELDS = frozenset(
    {
        "safePlace",
        "wayOut",
        "childSignal",
        "childSafetyPerson",
        "codeWord",
        "safeContact",
        "hiddenAddress",
        "stayAddress",
        "childStory",
        "safetyOfWorkers",
    }
)
"""Fields that betray a place, a way out or a child's trust wherever they stand (H1, H2, H7): restricted by name,
so that a definition cannot forget to say so."""


@dataclass(frozen=True)
class Column:
    """One part of each row of a field of rows, such as who, what and until when."""

    id: str
    label: str
    kind: ColumnKind
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    within: str = ""
    """Of a day: the field with the last day of the whole form; a row that ends before it is told apart."""


@dataclass(frozen=True)
class Field:
    """One field of a form. What is not required is folded (H30)."""

    id: str
    label: str
    kind: FieldKind
    required: bool = False
    help: str = ""
    default: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """(value, text)"""
    columns: tuple[Column, ...] = ()
    part: Part = "common"
    is_restricted: bool = False
    """May never stand in the common part (H1)."""
    only_when: str | None = None
    """Condition on another answer without which the field does not exist, such as "requestKind.urgent"."""
    may_wait: bool = False
    """Required, but not yet tonight: see `FormDefinition.urgent_when` (H30)."""
    shows: tuple[str, ...] = ()
    """Ids of the statements a fixed field stands for."""
    source: str = ""
    each: str = ""
    """Of rows: the column whose choices are questions, each asked with a text of its own; empty: rows are added."""

    @property
    def questions(self) -> tuple[Column, Column] | None:
        """Return the column of the questions and that of the answers, where every question is asked."""
        asked = next((column for column in self.columns if column.id == self.each), None)
        answer = next((column for column in self.columns if column.kind == "text"), None)
        return None if asked is None or answer is None else (asked, answer)

    @property
    def restricted(self) -> bool:
        """Whether this field may never stand in the common part."""
        return self.is_restricted or self.id in TELLING_FIELDS


@dataclass(frozen=True)
class Section(FormSection):
    """Statements under one heading, all for the same part of the form."""

    part: Part = "common"


@dataclass(frozen=True)
class Signer:
    """Who may put which mark under this form (law.md table A3)."""

    who: SignerRole
    mark: Mark
    source: str


@dataclass(frozen=True)
class FormDefinition:
    """A form with its words in one language; the Dutch one binds."""

    id: str
    letter: str
    title: str
    version: str
    language: str
    reader: Reader
    subject: Subject | None
    """Of the law question that names its signers; None where the form itself names them."""
    urgent_when: str | None
    """Condition on an answer under which at most eight fields are required (H30)."""
    fields: tuple[Field, ...]
    statements: tuple[Statement, ...]
    sections: tuple[Section, ...]
    signers: tuple[Signer, ...]
    rules: tuple[Rule, ...]
    outcomes: Mapping[Mark, Mapping[str, str]]
    """Mark -> outcome -> the sentence on screen and paper. The four kinds never share one (table A3)."""
    labels: Mapping[str, str]
    review: ReviewState
    translation: TranslationState
    direction: Literal["ltr", "rtl"]
    local: tuple[str, ...] = field(default=())
    """Ids that the municipality added or changed."""
    known: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Dutch words that the program itself writes into an answer -> the same in this language: the titles of the forms,
    and what stands for all lines of one."""

    def said(self, mark: Mark, decision: str) -> str:
        """Return the sentence of a decision under this mark.

        Raises:
            KeyError: the form offers no such answer.
        """
        return self.outcomes[mark][decision]

    def field(self, name: str) -> Field:
        """Return a field.

        Raises:
            KeyError: the form has none of this name.
        """
        for each in self.fields:
            if each.id == name:
                return each
        raise KeyError(name)

    def of_part(self, part: Part) -> tuple[Field, ...]:
        """Return the fields of one part, in order."""
        return tuple(each for each in self.fields if each.part == part)
