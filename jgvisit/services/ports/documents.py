"""Papers as the services see them: what stands on one, and who makes and seals it. `documents` implements it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from jgvisit.content.form_model import FormDefinition
from jgvisit.domain.facts import Mark
from jgvisit.ids import FormId, PersonId, RecordId, Sha256
from jgvisit.records.answers import Answer
from jgvisit.records.payload_forms import LineAnswer, OtherMeans
from jgvisit.services.ports.field_change import FieldChange

TimeWords = Literal["deviceClock", "estimated", "notBefore"]
"""What a time on a paper rests on (design §3)."""


Strokes = tuple[tuple[tuple[int, int], ...], ...]
"""Ink as points in 1/100 mm from the top left of the pad; never pressure or time."""


@dataclass(frozen=True)
class LaidSheet:
    """What of a filled form stands on one signer's paper: its common part, and the lines asked of this signer."""

    form: FormId
    """The filled form."""
    number: int
    answers: tuple[tuple[str, Answer], ...]
    names: tuple[tuple[PersonId, str], ...]
    children: tuple[PersonId, ...]
    holds: frozenset[str]
    team: bool
    """Read by the workers only."""
    lines: tuple[str, ...] = ()
    """Rows this signer answers; empty: the whole form."""


SignatureKind = Literal["drawn", "mark", "verbal", "phone", "video", "paper"]


@dataclass(frozen=True)
class Ceremony:
    """One signer, one form version, one child: all that this signer saw and decided, and nothing more (H1)."""

    number: str
    form: FormDefinition
    translation: FormDefinition | None
    form_id: FormId
    child_name: str
    child_born: str | None
    signer: PersonId
    signer_name: str
    signer_role: str
    """Dutch words, such as "ouder met gezag"."""
    worker_name: str
    municipality: str
    answers: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    """The Dutch text that binds, filled in."""
    translated_paragraphs: tuple[str | None, ...]
    content_sha256: Sha256
    ceremony_salt: Sha256
    made_at: datetime
    time_words: TimeWords
    record: RecordId | None = None
    """The decision's record; None while it is only a preview."""
    mark: Mark = "T"
    decision: str | None = None
    view_text: str | None = None
    reading_mode: str | None = None
    strokes: Strokes = ()
    worker_strokes: Strokes = ()
    witness_strokes: Strokes = ()
    """Of who saw somebody put a mark who does not write."""
    demo: bool = False
    not_before: datetime | None = None
    """The server time heard last, where no more is known than that it is later."""
    text_expired_on: date | None = None
    """Last day of the texts, once it is over: the paper says so."""
    laid: LaidSheet | None = None
    """None for form A."""
    lines: tuple[tuple[str, LineAnswer], ...] = ()
    """What was decided of each line apart."""
    means: OtherMeans | None = None
    signature_kind: SignatureKind = "drawn"
    child: PersonId | None = None
    """Whose ceremony it is; `child_name` is theirs."""
    typed: tuple[tuple[str, Answer], ...] = ()
    """Of form A: the answers that no plain text can hold."""
    names: tuple[tuple[PersonId, str], ...] = ()
    """Of form A: of those whom the typed answers name."""
    root_sha256: Sha256 | None = None
    """Of the municipality's root certificate, for who checks the seal."""
    published_at: str = ""
    """Where the municipality says which certificate is hers; empty: she has to be asked."""
    changes: tuple[FieldChange, ...] = ()
    """What is not as it was in the text that this signer decided on before; never hashed, it is theirs alone."""


@dataclass(frozen=True)
class SealedDocument:
    """A sealed PDF as it goes into the store and to the family."""

    pdf: bytes
    sha256: Sha256
    file_name: str
    """Neutral: number only."""
    certificate_serial: str


class DocumentMaker(Protocol):
    """Turns a ceremony into what is shown and what is sealed, from one template."""

    def pages(self, ceremony: Ceremony) -> tuple[bytes, ...]:
        """Return the pages as PNG: what is sealed is what was shown."""

    def paper(self, ceremony: Ceremony) -> bytes:
        """Return the paper as PDF, not sealed yet; the same bytes for the same ceremony.

        Raises:
            DocumentError: nothing was made.
        """

    def seal(self, pdf: bytes, number: str) -> SealedDocument:
        """Return the sealed PDF of `paper`, named after its number.

        Raises:
            DocumentError: nothing was sealed.
        """

    def undrawable(self, text: str) -> frozenset[str]:
        """Return the characters of `text` that no font of ours can draw."""

    def require_drawable(self, field: str, text: str) -> None:
        """Look whether a paper can show `text`, before anybody is asked to sign under it.

        Raises:
            DocumentError: it cannot; with `field` and the characters.
        """
