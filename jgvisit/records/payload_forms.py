"""A form about one child, what each signer decided, and what was taken back."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.body import Hash, Moment, Uuid
from jgvisit.records.payload_base import Day, Language, Line, Payload, Text


class RequiredMark(Payload, frozen=True, kw_only=True):
    """Who must put which mark, as the law book said when the form was opened."""

    person: Uuid
    mark: Literal["T", "A", "G", "S"]
    articles: tuple[Line, ...] = ()
    after: bool = False


class FormOpened(Payload, frozen=True, kw_only=True):
    """One version of a form about one child: the text every signer will see.

    `content_sha256` = SHA-256(32-byte ceremony salt ‖ canonical form id, version, Dutch
    binding text and common answers); siblings of one agreement share it.
    """

    form: Uuid
    form_type: Line
    form_version: Line
    visit: Uuid
    child: Uuid
    answers: dict[str, Text]
    """Field id -> text; lists are joined by newlines, days are ISO dates."""
    binding_text: tuple[Text, ...]
    """The Dutch text that binds, paragraph by paragraph, as every signer sees it."""
    ceremony_salt: Hash
    content_sha256: Hash
    required: tuple[RequiredMark, ...]
    law_book: Line
    replaces: Uuid | None = None
    """The form (version) this one takes the place of."""


class SignerDecided(Payload, frozen=True, kw_only=True):
    """One signer's decision about one form version. Refused goes by the early lane."""

    form: Uuid
    visit: Uuid
    person: Uuid
    mark: Literal["T", "A", "G", "S"]
    decision: Literal["agreed", "partly", "refused", "later", "objection"]
    content_sha256: Hash
    reading_mode: Literal["self", "readAloud", "pictograms"]
    language: Language
    signature_kind: Literal["drawn", "verbal", "phone", "paper", "none"]
    ink: Hash | None = None
    """Blob of the strokes, x and y only."""
    worker_ink: Hash | None = None
    spoken_alone: bool | None = None
    view_text: Text | None = None
    """The signer's own words: which part under `partly`, the objection, or a reason if they wished to give one."""
    later_on: Day | None = None
    felt_free: Annotated[int, msgspec.Meta(ge=1, le=5)] | None = None


class DocumentSealed(Payload, frozen=True, kw_only=True):
    """The sealed PDF of one decision."""

    form: Uuid
    person: Uuid
    decision: Uuid
    """Record id of the `SignerDecided` it carries."""
    document: Hash
    file_name: Line
    certificate_serial: Line


class ConsentWithdrawn(Payload, frozen=True, kw_only=True):
    """Consent taken back; counts from its own moment (GDPR 7(3)). Early lane."""

    form: Uuid
    person: Uuid
    channel: Literal["visit", "phone", "letter", "mail", "other"]
    effective_at: Moment
    lines: tuple[Line, ...] = ()
    """Empty means the whole consent."""
    visit: Uuid | None = None
