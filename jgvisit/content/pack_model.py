"""A loaded pack as one value. Texts are data: they are shown, never evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jgvisit.content.form_model import FormDefinition
from jgvisit.content.heard_model import HeardFrame, HeardTerm
from jgvisit.content.model import Audience, CardText, ForbiddenTerm, ScreenWords
from jgvisit.content.on_call import OnCall
from jgvisit.content.question_model import Questions
from jgvisit.content.receivers import Receiver
from jgvisit.records.body import PackRef

Earlier = Mapping[tuple[str, Audience, str], tuple[tuple[str, str], ...]]
"""(card, audience, version) -> its Dutch sentences as (id, text), in order."""


@dataclass(frozen=True)
class Pack:
    """A loaded pack. `ref` goes into every record that showed one of its texts."""

    ref: PackRef
    languages: tuple[str, ...]
    cards: Mapping[tuple[str, str, Audience], CardText]
    """(card, language, audience)"""
    terms: Mapping[str, str]
    """Forbidden term -> rule."""
    actions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(action id as in `CardText.opens`, language) -> label of the button."""
    heard_terms: Mapping[tuple[str, str], HeardTerm] = field(default_factory=dict)
    """(term id, language); to choose from when somebody uses such a word."""
    heard_frames: Mapping[tuple[str, Audience], HeardFrame] = field(default_factory=dict)
    """(language, audience)"""
    questions: Mapping[str, Questions] = field(default_factory=dict)
    """Language -> what families ask; empty where a municipality's pack has no such list."""
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
    receivers: tuple[Receiver, ...] = ()
    """The municipality's directory, by name; the program brings none."""
    on_call: tuple[OnCall, ...] = ()
    """Whom to call as a second person; the program brings nobody."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """What the municipality set for all its laptops, see `content.settings`; the program brings none."""

    def expired_on(self, on: date) -> date | None:
        """Return the last day on which these texts held, where `on` is after it."""
        return self.valid_until if on > self.valid_until else None

    def card(self, card: str, audience: Audience, language: str = "nl") -> CardText | None:
        """Return the card for this audience, or None where the pack has none."""
        return self.cards.get((card, language, audience))

    def definition(self, form: str, language: str = "nl") -> FormDefinition | None:
        """Return the definition of a form with its words in this language, or None."""
        return self.definitions.get((form, language))
