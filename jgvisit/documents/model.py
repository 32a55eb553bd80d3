"""What goes on paper, already chosen for this one signer: nothing here is filtered later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from jgvisit.documents.paper_words import DUTCH_WORDS, PaperWords

Stroke = tuple[tuple[int, int], ...]
"""Points in 1/100 mm from the top left of the pad."""
Strokes = tuple[Stroke, ...]

StepOutcome = Literal["holds", "fails", "notKnown"]
StepName = Literal["intact", "issuer", "revoked", "existedBefore", "register"]
STEPS: tuple[StepName, ...] = get_args(StepName)
"""In the order of their numbers."""


@dataclass(frozen=True)
class Row:
    """A label and its value, in Dutch, with a translation beside it where there is one."""

    label: str
    value: str
    label_translated: str | None = None
    value_translated: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """One binding Dutch paragraph, with its translation."""

    text: str
    translation: str | None = None


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs and rows."""

    heading: str
    heading_translated: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    rows: tuple[Row, ...] = ()
    together: bool = False
    """On one page: where a no stood on the next page, somebody would not find it."""


@dataclass(frozen=True)
class Mark:
    """A mark somebody put: ink, or the words that stand in its place."""

    heading: str
    name: str
    strokes: Strokes
    """Empty when there is no ink."""
    line: str
    """Such as "Getekend op de tablet op 21 november 2026 om 14:03 (klok van de tablet)."."""
    alt: str
    """Text alternative of the ink."""
    heading_translated: str | None = None
    line_translated: str | None = None
    is_drawing: bool = False
    """A child may draw there what it likes: the ink stands as large as the page allows."""


@dataclass(frozen=True)
class Kind:
    """Which kind of mark a paper carries: the four are kept apart wherever they stand (law.md table A)."""

    letter: Literal["T", "A", "G", "S"]
    words: Row
    """Label: its name; value: what it means and does not mean."""


@dataclass(frozen=True)
class Paper:
    """One document for one signer. Metadata carry the number only, never a name."""

    number: str
    """Such as "TH-2026-0193f2"; printed on every page, title of the PDF's metadata with `title`."""
    title: str
    title_translated: str | None
    organisation: str
    language: str | None
    """Language of the translation (BCP 47), None for Dutch only."""
    notices: tuple[str, ...]
    """Such as "Deze vertaling is niet gecontroleerd. De Nederlandse tekst geldt."."""
    sections: tuple[Section, ...]
    decision: str
    """What this signer decided, one sentence, large."""
    marks: tuple[Mark, ...]
    """Signer first, then the worker."""
    footer: str
    made_at: datetime
    attachment: bytes
    """Canonical JSON of what this signer saw and decided."""
    attachment_name: str
    demo: bool = False
    decision_translated: str | None = None
    decision_part: Row | None = None
    """Which part the decision is about, in the signer's own words; stands with the decision, as large as it needs."""
    decision_lines: tuple[Row, ...] = ()
    """What was answered to each line that was put to this signer; stands with the decision."""
    kind: Kind | None = None
    is_sealed: bool = True
    """False: a print that says nothing of a seal, because it has none."""
    notices_translated: tuple[str | None, ...] = ()
    """The same notices in the signer's language, where they exist."""
    footer_translated: str | None = None
    words: PaperWords = DUTCH_WORDS
    """The fixed words of the template."""
    root_sha256: str | None = None
    """Lower-case hex; a sealed paper prints it for who checks the seal."""
    published_at: str = ""
    """Where the municipality says which certificate is hers; empty: ask."""


@dataclass(frozen=True)
class Step:
    """One step of a verification."""

    name: StepName
    outcome: StepOutcome
    detail: str

    @property
    def n(self) -> int:
        """Its number in the report, from 1."""
        return STEPS.index(self.name) + 1


@dataclass(frozen=True)
class Verification:
    """What is known of one file."""

    file: str
    readable: bool
    steps: tuple[Step, ...]

    @property
    def valid(self) -> bool:
        """Whether no step fails; what is not known makes nothing invalid."""
        return all(step.outcome != "fails" for step in self.steps)
