"""The shape of each file of a pack. Dutch files hold the claims; a translation holds words only.

A translation repeats ids, so that sentences can be paired. It has no source, condition or
validity of its own: those are read from the Dutch, and can so never differ from it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from jgvisit.content.form_model import ColumnKind, FieldKind, Part, Reader, SignerRole
from jgvisit.content.model import ReviewState, WordingFrame
from jgvisit.domain.facts import Mark, Subject

Version = Annotated[str, msgspec.Meta(pattern=r"^\d+\.\d+$")]
CardId = Annotated[str, msgspec.Meta(pattern=r"^K\d\d[a-c]?$")]
Translated = Literal["not_checked", "checked"]
AudienceName = Literal["parent", "child6", "youth12", "youth16"]


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all shapes; an unknown key is a mistake, such as a misspelt `condition`."""


class LanguageShape(Shape, frozen=True, kw_only=True):
    """A language of the pack. `complete` promises that nothing is missing, but for the forms in `without_forms`."""

    code: Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}$")]
    name: str
    direction: Literal["ltr", "rtl"]
    complete: bool
    without_forms: tuple[str, ...] = ()


class PackShape(Shape, frozen=True, kw_only=True):
    """`pack.toml`."""

    name: str
    number: Annotated[int, msgspec.Meta(ge=1)]
    valid_from: date
    valid_until: date
    language: tuple[LanguageShape, ...]


class StatementShape(Shape, frozen=True, kw_only=True):
    """One Dutch sentence with what carries it."""

    id: str
    text: str
    source: str
    condition: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None


class WordsShape(Shape, frozen=True, kw_only=True):
    """One translated sentence."""

    id: str
    text: str


class AudienceShape(Shape, frozen=True, kw_only=True):
    """A Dutch card for one audience; `also_for` uses the same text for others."""

    title: str
    also_for: tuple[AudienceName, ...] = ()
    questions: tuple[str, ...]
    listen_for: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    statement: tuple[StatementShape, ...]


class AudienceWordsShape(Shape, frozen=True, kw_only=True):
    """A translated card for one audience."""

    title: str
    questions: tuple[str, ...] = ()
    statement: tuple[WordsShape, ...]


class CardShape(Shape, frozen=True, kw_only=True):
    """`nl/K….toml`."""

    card: CardId
    slug: str
    version: Version
    review: ReviewState
    valid_from: date
    parent: AudienceShape | None = None
    child6: AudienceShape | None = None
    youth12: AudienceShape | None = None
    youth16: AudienceShape | None = None


class CardWordsShape(Shape, frozen=True, kw_only=True):
    """A card file of another language; `version` is that of the Dutch it translates."""

    card: CardId
    version: Version
    translation: Translated
    parent: AudienceWordsShape | None = None
    child6: AudienceWordsShape | None = None
    youth12: AudienceWordsShape | None = None
    youth16: AudienceWordsShape | None = None


class ChoiceShape(Shape, frozen=True, kw_only=True):
    """One possible answer of a choice field."""

    value: str
    text: str


class ColumnShape(Shape, frozen=True, kw_only=True):
    """One part of each row of a field of rows."""

    id: str
    label: str
    kind: ColumnKind
    required: bool = False
    choice: tuple[ChoiceShape, ...] = ()
    within: str | None = None


class FieldShape(Shape, frozen=True, kw_only=True):
    """A field of a form. `shows` names the paragraphs that a fixed field stands for; `each` is as in `Field`."""

    id: str
    label: str
    kind: FieldKind
    required: bool = False
    help: str = ""
    default: str = ""
    shows: tuple[str, ...] = ()
    part: Part = "common"
    restricted: bool = False
    only_when: str | None = None
    may_wait: bool = False
    source: str = ""
    choice: tuple[ChoiceShape, ...] = ()
    column: tuple[ColumnShape, ...] = ()
    each: str = ""


class ColumnWordsShape(Shape, frozen=True, kw_only=True):
    """The words of a column in another language."""

    id: str
    label: str
    choice: tuple[ChoiceShape, ...] = ()


class FieldWordsShape(Shape, frozen=True, kw_only=True):
    """The words of a field in another language."""

    id: str
    label: str
    help: str = ""
    choice: tuple[ChoiceShape, ...] = ()
    column: tuple[ColumnWordsShape, ...] = ()


class SectionShape(Shape, frozen=True, kw_only=True):
    """Paragraphs under one heading."""

    id: str
    heading: str
    part: Part = "common"
    paragraph: tuple[StatementShape, ...]


class SectionWordsShape(Shape, frozen=True, kw_only=True):
    """The words of a section in another language."""

    id: str
    heading: str
    paragraph: tuple[WordsShape, ...]


class SignerShape(Shape, frozen=True, kw_only=True):
    """Who may put which mark (law.md table A3)."""

    who: SignerRole
    mark: Mark
    source: str


class RuleShape(Shape, frozen=True, kw_only=True):
    """What must hold between answers, see `form_model.Rule`."""

    when: str | None = None
    needs: str | None = None
    first: str | None = None
    last: str | None = None
    most_days: Annotated[int, msgspec.Meta(ge=0)] | None = None
    why: str
    source: str


class FormShape(Shape, frozen=True, kw_only=True):
    """`nl/form-….toml`. `outcomes` has a table for each mark: T, A, G, S."""

    form: str
    letter: Annotated[str, msgspec.Meta(pattern="^[A-N]$")]
    title: str
    version: Version
    review: ReviewState
    valid_from: date
    reader: Reader = "family"
    subject: Subject | None = None
    urgent_when: str | None = None
    field: tuple[FieldShape, ...]
    section: tuple[SectionShape, ...]
    signer: tuple[SignerShape, ...] = ()
    rule: tuple[RuleShape, ...] = ()
    outcomes: dict[Mark, dict[str, str]] = msgspec.field(default_factory=dict)
    labels: dict[str, str] = msgspec.field(default_factory=dict)


class FormWordsShape(Shape, frozen=True, kw_only=True):
    """A form file of another language; `version` is that of the Dutch it translates."""

    form: str
    version: Version
    translation: Translated
    title: str
    field: tuple[FieldWordsShape, ...]
    section: tuple[SectionWordsShape, ...]
    outcomes: dict[Mark, dict[str, str]] = msgspec.field(default_factory=dict)
    labels: dict[str, str] = msgspec.field(default_factory=dict)


class ForbiddenShape(Shape, frozen=True, kw_only=True):
    """A word that may not be said to a family, in all its forms, with the rule and something better."""

    term: str
    matches: tuple[str, ...]
    rule: str
    better: str
    source: str
    wrong_in: tuple[WordingFrame, ...] = ("voluntary", "within_order", "unsure")
    better_in: tuple[WordingFrame, ...] = ("voluntary", "within_order", "unsure")
    replaces: Literal["sentence", "word", "nothing"] = "sentence"
    typed: bool = False
    """Only in what somebody types: our own texts may say it, of the judge or under a condition."""


class ClaimShape(Shape, frozen=True, kw_only=True):
    """What is only sometimes true: a sentence that says it needs one of these conditions."""

    claim: str
    matches: tuple[str, ...]
    needs: tuple[str, ...]


class AllowShape(Shape, frozen=True, kw_only=True):
    """One exception, and why: a sentence that quotes a forbidden term, or a rare word with the sentence about it."""

    statement: str
    term: str = ""
    word: str = ""
    reason: str


class TermsShape(Shape, frozen=True, kw_only=True):
    """`terms.toml`."""

    forbidden: tuple[ForbiddenShape, ...] = ()
    allow: tuple[AllowShape, ...] = ()
    claim: tuple[ClaimShape, ...] = ()


class LabelsShape(Shape, frozen=True, kw_only=True):
    """`labels.toml`: words that stand on every form; a form may have its own instead."""

    labels: dict[str, str]


class ScreenShape(Shape, frozen=True, kw_only=True):
    """`nl/screen.toml`: what the family reads on the screen, as the program says it in Dutch."""

    words: tuple[str, ...]


class ScreenWordsShape(Shape, frozen=True, kw_only=True):
    """`screen.toml` of another language: Dutch words -> the same in this language."""

    translation: Translated
    lines: dict[str, str]


class ActionsShape(Shape, frozen=True, kw_only=True):
    """`actions.toml`: labels of the buttons that cards open."""

    actions: dict[str, str]
