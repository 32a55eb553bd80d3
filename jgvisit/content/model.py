"""What a content pack holds, as values. Texts are data: they are shown, never evaluated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from jgvisit.domain.facts import Mark
from jgvisit.records.body import PackRef

if TYPE_CHECKING:
    from jgvisit.content.form_model import FormDefinition

Audience = Literal["parent", "child6", "youth12", "youth16"]
ReviewState = Literal["draft", "checked_by_jurist", "released"]
TranslationState = Literal["source", "not_checked", "checked"]
WordingFrame = Literal["voluntary", "within_order", "unsure"]
"""What a text for a family is about: voluntary help, help that a judge ordered, or what we are still finding out."""
HeardGroup = Literal["label", "order", "pressure", "belief", "other"]
"""label: names for help · order: words around the judge · pressure: what sounds like a must · belief: what somebody
thinks · other: the one text for a word that has no file."""
PlainKind = Literal["text", "lines", "date", "choice", "fixed"]


@dataclass(frozen=True)
class Statement:
    """One sentence that is said and shown: one idea, at most 15 words."""

    id: str
    """Stable within the card over languages, such as "K02.05"."""
    text: str
    """With placeholders such as `{child}`; the same set in every language."""
    source: str
    """Article or document that carries it, such as "Jw 7.3.4 lid 1"."""
    condition: str | None = None
    """True-only line: name of a condition on the record; the line is left out when it does not hold."""
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class CardText:
    """A card for one audience in one language."""

    card: str
    """Such as "K02"."""
    slug: str
    title: str
    version: str
    """"major.minor"; a new major opens moment 31."""
    language: str
    audience: Audience
    statements: tuple[Statement, ...]
    questions: tuple[str, ...]
    """Said-back questions, put at ourselves."""
    listen_for: tuple[str, ...]
    """What should come back, for the worker."""
    worker_checks: tuple[str, ...]
    opens: tuple[str, ...]
    """Actions the family gets as buttons, such as "interpreter", "stop"."""
    review: ReviewState
    translation: TranslationState
    direction: Literal["ltr", "rtl"]


@dataclass(frozen=True)
class FormField:
    """One field of a form that the screen of form A draws."""

    id: str
    label: str
    kind: PlainKind
    required: bool
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """(value, Dutch text)"""
    default: str = ""
    family_sees: bool = True


TODAY = "today"
"""In a rule: the day on which the answers are given."""


@dataclass(frozen=True)
class Rule:
    """What must hold between answers before a form can be recorded.

    With `when` absent it always asks. `needs` is a condition of another answer, or one on the
    record (`content.conditions`): nothing is recorded as ordered without the order. `first` and
    `last` are fields of days, or `TODAY`; `most_days` is how far they may lie apart.
    """

    why: str
    source: str
    when: str | None = None
    needs: str | None = None
    first: str | None = None
    last: str | None = None
    most_days: int | None = None


@dataclass(frozen=True)
class FormSection:
    """Paragraphs that stand together under one heading."""

    id: str
    heading: str
    paragraphs: tuple[str, ...]
    """Ids of the paragraphs, in order."""


@dataclass(frozen=True)
class FormText:
    """A form of plain fields with its texts in one language, as the screen of form A draws it."""

    id: str
    """Such as "consentToHelp"."""
    letter: str
    """Such as "A"."""
    title: str
    version: str
    language: str
    subject: str
    """Subject of the law question it answers, such as "help"."""
    fields: tuple[FormField, ...]
    paragraphs: tuple[Statement, ...]
    """The text that is signed, with placeholders for the fields."""
    decisions: Mapping[str, str]
    """Decision -> sentence on paper and screen, such as agreed -> "Ik geef toestemming voor deze hulp."."""
    labels: Mapping[str, str]
    review: ReviewState
    translation: TranslationState
    direction: Literal["ltr", "rtl"]
    sections: tuple[FormSection, ...] = ()
    """Headings over the paragraphs; every paragraph stands in exactly one."""
    rules: tuple[Rule, ...] = ()
    outcomes: Mapping[Mark, Mapping[str, str]] = field(default_factory=dict)
    """The same for each kind of mark: who only agrees with a part of their own never reads that they consent."""

    def said(self, mark: Mark, decision: str) -> str:
        """Return the sentence of a decision under a mark (law.md table A3)."""
        return self.said_under(mark)[decision]

    def said_under(self, mark: Mark) -> Mapping[str, str]:
        """Return every decision with its sentence under a mark: who only read it is never asked to consent."""
        return self.outcomes.get(mark, self.decisions)


@dataclass(frozen=True)
class Listen:
    """What the worker listens for; shown to nobody else."""

    text: str
    condition: str | None = None


@dataclass(frozen=True)
class AnsweredBy:
    """The card that answers a belief, where its condition holds."""

    card: str
    condition: str | None = None


@dataclass(frozen=True)
class Check:
    """An open question about one belief: offered, never demanded, at most once a talk (H23)."""

    questions: Mapping[Audience, str]
    """No question for a child under 12."""
    listen_for: tuple[Listen, ...]
    answered_by: tuple[AnsweredBy, ...]
    """The first whose condition holds; the last has none."""


@dataclass(frozen=True)
class HeardTerm:
    """One explanation in one language, for all the words that mean the same (practice.md §5.6)."""

    id: str
    """Such as "drang"."""
    words: tuple[str, ...]
    """As people say them; only ever quoted, never ours."""
    search: tuple[str, ...]
    """Other ways to look for it."""
    group: HeardGroup
    version: str
    language: str
    statements: tuple[Statement, ...]
    """What it is; speaks to nobody in particular, so that it fits every age from 12."""
    says: Mapping[Audience, tuple[str, ...]]
    """Sentences of cards that belong here, by id, in order."""
    cards: tuple[str, ...]
    """To read on in."""
    check: Check | None
    review: ReviewState
    translation: TranslationState
    direction: Literal["ltr", "rtl"]


@dataclass(frozen=True)
class HeardFrame:
    """What stands around every explanation, for one audience in one language."""

    version: str
    language: str
    audience: Audience
    word: Statement
    """Quotes a word: "U hoorde: {heard_term}."."""
    belief: Statement
    """Quotes a belief, as one that people have."""
    now: tuple[str, ...]
    """Sentences of cards that say what holds for these children, by id."""
    frames: tuple[str, ...]
    """Sentences of cards that say that the law knows two kinds of help, by id."""
    review: ReviewState
    translation: TranslationState
    direction: Literal["ltr", "rtl"]


@dataclass(frozen=True)
class ScreenWords:
    """What stands on the screen beside the Dutch, in one other language."""

    language: str
    lines: Mapping[str, str]
    """Dutch -> the same; found by the Dutch itself, so that words of an older text are never shown beside a newer."""
    translation: TranslationState
    direction: Literal["ltr", "rtl"]


@dataclass(frozen=True)
class ForbiddenTerm:
    """A word or phrase that may not be said to a family, with the rule and something better to say."""

    term: str
    rule: str
    better: str
    """A whole sentence, or what may stand in the place of the word; never both."""
    pattern: re.Pattern[str]
    """Over `content.plain` text."""
    words: tuple[str, ...]
    """One of them stands in every such text where the pattern is found."""
    wrong_in: tuple[WordingFrame, ...] = ("voluntary", "within_order", "unsure")
    better_in: tuple[WordingFrame, ...] = ("voluntary", "within_order", "unsure")
    """Where `better` is true; elsewhere only the rule is shown."""
    replaces: Literal["sentence", "word", "nothing"] = "sentence"
    """What of the text `better` may take the place of."""
    typed: bool = False
    """Only in what somebody types; our own texts may say it."""


Earlier = Mapping[tuple[str, Audience, str], tuple[tuple[str, str], ...]]
"""(card, audience, version) -> its Dutch sentences as (id, text), in order."""


@dataclass(frozen=True)
class Pack:
    """A loaded pack. `ref` goes into every record that showed one of its texts."""

    ref: PackRef
    languages: tuple[str, ...]
    cards: Mapping[tuple[str, str, Audience], CardText]
    """(card, language, audience)"""
    forms: Mapping[tuple[str, str], FormText]
    """(form id, language)"""
    terms: Mapping[str, str]
    """Forbidden term -> rule."""
    actions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(action id as in `CardText.opens`, language) -> label of the button."""
    heard_terms: Mapping[tuple[str, str], HeardTerm] = field(default_factory=dict)
    """(term id, language); to choose from when somebody uses such a word."""
    heard_frames: Mapping[tuple[str, Audience], HeardFrame] = field(default_factory=dict)
    """(language, audience)"""
    screens: Mapping[str, ScreenWords] = field(default_factory=dict)
    """Language -> the words of the screen that the family reads."""
    forbidden: tuple[ForbiddenTerm, ...] = ()
    """Dutch words that the worker is advised not to use to a family."""
    allowed_words: frozenset[str] = frozenset()
    """Rare Dutch words that the texts of the pack may use, in small letters."""
    valid_until: date = date.max
    """Last day without a warning on every card and paper; it never blocks one."""
    signed: bool = False
    """Jurist and second eye of the municipality signed it: outside the demo only then a text counts as released."""
    definitions: Mapping[tuple[str, str], FormDefinition] = field(default_factory=dict)
    """(form id, language): every form, A to N"""
    earlier: Earlier = field(default_factory=dict)
    """Dutch sentences of earlier major versions of the cards."""

    def expired_on(self, on: date) -> date | None:
        """Return the last day on which these texts held, where `on` is after it."""
        return self.valid_until if on > self.valid_until else None

    def card(self, card: str, audience: Audience, language: str = "nl") -> CardText | None:
        """Return the card for this audience, or None where the pack has none."""
        return self.cards.get((card, language, audience))

    def form(self, form: str, language: str = "nl") -> FormText | None:
        """Return the form text in this language, or None."""
        return self.forms.get((form, language))

    def definition(self, form: str, language: str = "nl") -> FormDefinition | None:
        """Return the definition of a form with its words in this language, or None."""
        return self.definitions.get((form, language))
