"""A form about one child, what each signer decided, and what was taken back."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from jgvisit.records.answers import Answer, FieldId
from jgvisit.records.body import Hash, Moment, Uuid
from jgvisit.records.payload_base import Day, Language, Line, Payload, Text

LineAnswer = Literal["agreed", "refused", "later"]
"""What somebody said to one line of a form, such as one receiver (H15)."""


class RequiredMark(Payload, frozen=True, kw_only=True):
    """Who must put which mark, as the law book said when the form was opened."""

    person: Uuid
    mark: Literal["T", "A", "G", "S"]
    articles: tuple[Line, ...] = ()
    after: bool = False
    who: Line = "law"
    """As what the definition of the form names them, such as "present"; only what the law asked is asked again."""
    lines: tuple[Uuid, ...] = ()
    """Rows of the form this mark is about, such as one's own promises (law.md table A3); empty: the whole form."""


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
    """Of form A: field id -> text of its plain fields; lists are joined by newlines, days are ISO dates."""
    binding_text: tuple[Text, ...]
    """The Dutch text that binds, paragraph by paragraph, as every signer sees it."""
    ceremony_salt: Hash
    content_sha256: Hash
    required: tuple[RequiredMark, ...]
    law_book: Line
    replaces: Uuid | None = None
    """The form (version) this one takes the place of."""
    filled: Uuid | None = None
    """The filled form (`FormFilled`) whose common part lies here; `answers` are empty then. Hashed as the form id."""
    filled_record: Uuid | None = None
    """The version of it that was fixed."""
    number: int | None = None
    """Which version that is, as printed."""
    common: dict[FieldId, Answer] = msgspec.field(default_factory=dict)
    """The typed answers of that version, and nothing of a private part (H1). Of form A (`filled` absent) those of the
    fields that no plain text can hold, such as rows: a municipality may add any kind of field."""
    names: dict[Uuid, Line] = msgspec.field(default_factory=dict)
    """Of those the answers and the text name, as they stood in it."""
    children: tuple[Uuid, ...] = ()
    """All whom the text is about; `child` is the one whose ceremony this is."""
    holds: tuple[Line, ...] = ()
    """What was true by the record for all of them, of what the text asks after."""
    not_asked: tuple[Uuid, ...] = ()
    """Whose mark the law asks and who is not asked for safety (H2): never counted as agreed."""
    kept_to: Literal["team", "signer"] | None = None
    """Absent: everybody who signs reads it. "team": no family does (H9); "signer": only whose mark is asked (H7)."""


class OtherMeans(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What makes a mark without a drawn signature one that can be asked after (H21)."""

    witness: Line | None = None
    """Who heard or saw it, besides the worker."""
    call_back: Line | None = None
    """The number called, or called back."""
    in_room: Line | None = None
    """Who was in the room at the other end, as the person said."""
    photos: tuple[Hash, ...] = ()
    """Blobs of the signed paper."""
    witness_role: Line | None = None
    """As what the witness is here, such as neighbour or second worker."""
    witness_ink: Hash | None = None
    """Blob of the strokes of the witness, beside the mark of somebody who does not write."""


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
    signature_kind: Literal["drawn", "mark", "verbal", "phone", "video", "paper", "none"]
    """"mark": a cross or sign of their own on the tablet, of somebody who does not write, seen by a witness."""
    ink: Hash | None = None
    """Blob of the strokes, x and y only."""
    worker_ink: Hash | None = None
    spoken_alone: bool | None = None
    view_text: Text | None = None
    """The signer's own words: which part under `partly`, the objection, or a reason if they wished to give one."""
    later_on: Day | None = None
    felt_free: Annotated[int, msgspec.Meta(ge=1, le=5)] | None = None
    lines: dict[Uuid, LineAnswer] = msgspec.field(default_factory=dict)
    """What this person said to each line apart; empty where one answer holds for all."""
    means: OtherMeans | None = None
    """Where nothing was drawn on the tablet."""


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
