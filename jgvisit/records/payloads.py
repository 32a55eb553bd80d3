"""The kinds of record and the shape of each payload; what happened to a family stands in `happenings`.

A kind, once released, stays readable for ever: a changed shape is a new `kind_version`
beside the old one. Optional fields are absent, never null. Days are ISO dates, moments
RFC 3339 UTC; nothing here is a float. Identifiers follow the glossary (practice.md §12).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from jgvisit.records import canonical
from jgvisit.records.body import Body, Hash, Moment, Uuid
from jgvisit.records.filled import FormFilled
from jgvisit.records.happenings import HAPPENINGS
from jgvisit.records.payload_base import YEARS, Day, Language, Line, Payload, Text

__all__ = ["YEARS", "FormFilled", "Payload"]  # from the base, for who imports them with the kinds

# -- about the device (no case) ---------------------------------------------------------------


class StoreOpened(Payload, frozen=True, kw_only=True):
    """First record of a chain; names the chain it continues after, and how far that was known."""

    reason: Literal["created", "recovered", "restored", "behind"]
    program: Line
    previous_chain: Uuid | None = None
    previous_seq: int | None = None
    previous_head: Hash | None = None
    missing: int | None = None
    """How many records the head mark knew that the store no longer had."""


# -- the family: facts with their evidence ----------------------------------------------------


class FamilyRegistered(Payload, frozen=True, kw_only=True):
    """The name under which the worker finds the family."""

    name: Line


class PersonRegistered(Payload, frozen=True, kw_only=True):
    """Somebody of the family or around it. `supersedes` in the body replaces an earlier version."""

    person: Uuid
    name: Line
    role: Literal["parent", "child", "guardian", "foster_parent", "network", "other"]
    born: Day | None = None
    capacity: Literal["full", "incapable_in_this_matter", "under_guardianship"] = "full"
    whereabouts: Literal["known", "unknown"] = "known"
    language: Language = "nl"
    """Language in which this person reads best."""
    reads: Literal["reads", "with_help", "does_not_read"] = "reads"


class AuthorityRecorded(Payload, frozen=True, kw_only=True):
    """One line of parental authority (gezag) over one child, with what it rests on."""

    line: Uuid
    child: Uuid
    holder: Annotated[str, msgspec.Meta(max_length=36)]
    """Person id, "gi" or "unknown" (= perhaps another holder)."""
    kind: Literal["parent", "other_person", "guardian", "provisional_guardian"]
    since: Day
    until: Day | None = None
    suspended: bool = False
    evidence: Line | None = None
    """Such as "gezagsregister"; absent means not known."""
    checked_on: Day | None = None


class OrderRecorded(Payload, frozen=True, kw_only=True):
    """A court order that was seen, or one we were told about (H12)."""

    order: Uuid
    child: Uuid
    kind: Literal[
        "ots",
        "vots",
        "placement",
        "authority_ended",
        "authority_suspended",
        "closed_care",
        "juvenile_probation",
    ]
    starts_on: Day
    evidence: Literal["seen", "announced"] = "seen"
    person: Uuid | None = None
    court: Line | None = None
    number: Line | None = None
    decided_on: Day | None = None
    until: Day | None = None
    heard_on: Day | None = None
    carried_out_on: Day | None = None
    ended_on: Day | None = None
    annulled_on: Day | None = None
    told_by: Line | None = None
    told_on: Day | None = None


class SafeContactRecorded(Payload, frozen=True, kw_only=True):
    """How this person can be reached without putting anybody in danger (H8)."""

    person: Uuid
    approach: Literal["allowed", "doNotApproach"]
    channels: tuple[Literal["phone", "post", "mail", "inPerson", "viaOther"], ...] = ()
    detail: Line | None = None
    """Number, address or person; typed by the worker."""
    hours: Line | None = None
    reads_post: Line | None = None
    """Who else reads this person's post or messages."""
    joint_talk_safe: Literal["yes", "no", "notKnown"] = "notKnown"
    reason: Line | None = None
    review_on: Day | None = None
    evidence: Line
    """Who said so, or where it was read."""


class VisibilityRestricted(Payload, frozen=True, kw_only=True):
    """Hides a record from persons; takes effect on arrival (early lane)."""

    hides: tuple[Uuid, ...]
    """Record ids."""
    hidden_from: tuple[Uuid, ...]
    basis: Line
    asked_by: Uuid | None = None
    child_was_told: Line | None = None
    review_on: Day | None = None


Place = Literal["home", "office", "school", "phone", "other"]

# -- the visit --------------------------------------------------------------------------------


class VisitPlanned(Payload, frozen=True, kw_only=True):
    """A visit somebody intends to make; days and hours are those of the Netherlands."""

    visit: Uuid
    on: Day
    at: Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
    place: Place = "home"
    purpose: Line | None = None
    worker: Line | None = None


class VisitStarted(Payload, frozen=True, kw_only=True):
    """The worker sits at the table; who is in the room decides what a screen may show (H4)."""

    visit: Uuid
    place: Place = "home"
    present: tuple[Uuid, ...]
    others_present: Line | None = None
    """Somebody who is no member of the case, such as a neighbour."""


class PresenceChanged(Payload, frozen=True, kw_only=True):
    """Somebody came in or left."""

    visit: Uuid
    present: tuple[Uuid, ...]
    others_present: Line | None = None


class InterpreterUsed(Payload, frozen=True, kw_only=True):
    """Which interpreter, if any (practice.md §5.7)."""

    visit: Uuid
    language: Language
    kind: Literal["professionalPhone", "professionalOnSite", "adultInformal", "noneAvailable", "notNeeded"]
    number: Line | None = None
    reason: Line | None = None


class VisitEnded(Payload, frozen=True, kw_only=True):
    """The worker closed the visit."""

    visit: Uuid
    note: Text | None = None


class VisitReopened(Payload, frozen=True, kw_only=True):
    """The worker took the end of the visit back; `supersedes` in the body names the end that fell away."""

    visit: Uuid


# -- the explanation --------------------------------------------------------------------------

TeachBackOutcome = Literal["ownWordsCorrect", "correctAfterRepeat", "notYet", "later", "declined", "notAsked"]


class CardExplained(Payload, frozen=True, kw_only=True):
    """A card was gone through with these persons; `statements` are the lines really shown."""

    visit: Uuid
    card: Line
    card_version: Line
    audience: Literal["parent", "child6", "youth12", "youth16"]
    languages: tuple[Language, ...]
    statements: tuple[Line, ...]
    heard_by: tuple[Uuid, ...]
    reading_mode: Literal["self", "readAloud", "pictograms"]
    moment: Literal["firstConversation", "whenItMatters"] = "firstConversation"
    about_children: tuple[Uuid, ...] = ()
    frame_said: Literal["voluntary", "court_ordered", "checking"] | None = None


class SaidBack(Payload, frozen=True, kw_only=True):
    """What one person gave back of a card, in their own words (teach-back)."""

    visit: Uuid
    card: Line
    card_version: Line
    person: Uuid
    outcome: TeachBackOutcome
    question: Line | None = None
    own_words: Text | None = None
    reason: Line | None = None
    """Required for `notAsked`."""
    repeats: int = 0
    follow_up_on: Day | None = None
    """Required for `notYet` and `later`: a second talk within 7 days (H23)."""


class HeardTermExplained(Payload, frozen=True, kw_only=True):
    """A word that somebody heard, or a belief that somebody holds, and to whom it was explained (practice.md §5.6)."""

    visit: Uuid
    term: Line
    """Id of the explanation in the pack, such as "drang"."""
    term_version: Line
    word: Line
    """As it was said; quoted, never ours."""
    sort: Literal["word", "belief"]
    audience: Literal["parent", "child6", "youth12", "youth16"]
    used_by: tuple[Uuid, ...] = ()
    """Who came with it; empty where nobody asked."""
    explained_to: tuple[Uuid, ...]
    languages: tuple[Language, ...]
    statements: tuple[Line, ...]
    about_children: tuple[Uuid, ...] = ()
    frame_said: Literal["voluntary", "court_ordered", "checking"] | None = None


class BeliefAskedBack(Payload, frozen=True, kw_only=True):
    """What one person gave back of the open question about a belief; `card` is the one that answers it."""

    visit: Uuid
    term: Line
    term_version: Line
    card: Line
    card_version: Line
    person: Uuid
    outcome: TeachBackOutcome
    question: Text
    own_words: Text | None = None
    reason: Line | None = None
    """Required for `notAsked`."""
    follow_up_on: Day | None = None
    """Required for `notYet` and `later`: a second talk within 7 days (H23)."""


class DutyClosed(Payload, frozen=True, kw_only=True):
    """How a duty to explain ended other than by explanation (H18)."""

    moment: Annotated[int, msgspec.Meta(ge=1, le=31)]
    person: Uuid
    how: Literal["declined", "withheld", "unreachable", "unsafe"]
    reason: Line
    colleague: Line | None = None
    again_on: Day | None = None
    attempts: tuple[Line, ...] = ()


class DutyClosedWhen(Payload, frozen=True, kw_only=True):
    """Second version of `dutyClosed`: names the day of the moment, so that it closes exactly that duty (H18)."""

    moment: Annotated[int, msgspec.Meta(ge=1, le=31)]
    person: Uuid
    due: Day
    """The day of the moment, as the duty said it."""
    how: Literal["declined", "withheld", "unreachable", "unsafe"]
    reason: Line
    colleague: Line | None = None
    """Required for `withheld` (Jw 7.3.2 lid 4)."""
    again_on: Day | None = None
    """Required for `withheld`: the later date."""
    attempts: tuple[Line, ...] = ()
    """Required for `unreachable`: what was tried, and when."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.reason.strip():
            raise ValueError("a duty is closed with a reason")
        if self.how == "withheld" and not (self.again_on and (self.colleague or "").strip()):
            raise ValueError("withheld needs a colleague and a later date")
        if self.how == "unreachable" and not any(attempt.strip() for attempt in self.attempts):
            raise ValueError("unreachable needs attempts")


# -- forms ------------------------------------------------------------------------------------


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
    """The signer's own words: objection, or reason if they wished to give one."""
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


class CopyChosen(Payload, frozen=True, kw_only=True):
    """What one person wants left, asked alone (H5)."""

    visit: Uuid
    person: Uuid
    way: Literal["paperNow", "nextVisit", "postToSafeAddress", "atOtherPlace", "readOnly", "nothing", "notSafe"]
    place: Line | None = None
    booklet_version: Line | None = None
    by: Uuid | None = None
    """Who decided "nothing" or "not safe"; absent means the person."""


class CopyDelivered(Payload, frozen=True, kw_only=True):
    """A copy was handed over."""

    person: Uuid
    form: Uuid
    way: Line
    on: Day


class CircumstanceSeen(Payload, frozen=True, kw_only=True):
    """Something that changes what this person may refuse or ask about this child, and where it was seen."""

    child: Uuid
    person: Uuid
    what: Literal["parents_apart", "stay", "carer", "not_returned", "contact_limited", "first_placement_request"]
    seen: Line
    """The paper, or who said so."""
    holds: bool = True
    """False takes an earlier one back."""
    since: Day | None = None
    """First day of a stay; absent where it is not known."""


class RightsShown(Payload, frozen=True, kw_only=True):
    """The rights card of one person was gone through with those in the room (table D)."""

    visit: Uuid
    person: Uuid
    """Whose card."""
    children: tuple[Uuid, ...]
    """About whom; empty on the general card, which says nothing of this family."""
    lines: tuple[Line, ...]
    """Row and title of each line really shown, such as "help: Hulp"."""
    languages: tuple[Language, ...]
    heard_by: tuple[Uuid, ...]
    law_book: Line
    situation: tuple[Line, ...] = ()
    """The circumstances the lines rest on."""
    frame_said: Literal["voluntary", "court_ordered", "checking"] | None = None


class RightsSheetChosen(Payload, frozen=True, kw_only=True):
    """Which sheet about their rights one person wants, asked alone (H5)."""

    visit: Uuid
    person: Uuid
    sheet: Literal["general", "personal", "none"]
    law_book: Line
    """Version of the texts."""
    languages: tuple[Language, ...] = ("nl",)


class ConflictDecided(Payload, frozen=True, kw_only=True):
    """A person looked at concurrent records and chose; all of them stay readable."""

    records: tuple[Uuid, ...]
    kept: Uuid
    reason: Line


@dataclass(frozen=True)
class Kind:
    """One released kind of record at one version."""

    name: str
    version: int
    type: type[Payload]
    about_device: bool = False


KINDS: dict[tuple[str, int], Kind] = {
    (kind.name, kind.version): kind
    for kind in (
        Kind("storeOpened", 1, StoreOpened, about_device=True),
        Kind("familyRegistered", 1, FamilyRegistered),
        Kind("personRegistered", 1, PersonRegistered),
        Kind("authorityRecorded", 1, AuthorityRecorded),
        Kind("orderRecorded", 1, OrderRecorded),
        Kind("safeContactRecorded", 1, SafeContactRecorded),
        Kind("visibilityRestricted", 1, VisibilityRestricted),
        Kind("visitPlanned", 1, VisitPlanned),
        Kind("visitStarted", 1, VisitStarted),
        Kind("presenceChanged", 1, PresenceChanged),
        Kind("interpreterUsed", 1, InterpreterUsed),
        Kind("visitEnded", 1, VisitEnded),
        Kind("visitReopened", 1, VisitReopened),
        Kind("cardExplained", 1, CardExplained),
        Kind("saidBack", 1, SaidBack),
        Kind("heardTermExplained", 1, HeardTermExplained),
        Kind("beliefAskedBack", 1, BeliefAskedBack),
        Kind("dutyClosed", 1, DutyClosed),
        Kind("formOpened", 1, FormOpened),
        Kind("signerDecided", 1, SignerDecided),
        Kind("documentSealed", 1, DocumentSealed),
        Kind("consentWithdrawn", 1, ConsentWithdrawn),
        Kind("copyChosen", 1, CopyChosen),
        Kind("copyDelivered", 1, CopyDelivered),
        Kind("dutyClosed", 2, DutyClosedWhen),
        Kind("circumstanceSeen", 1, CircumstanceSeen),
        Kind("rightsShown", 1, RightsShown),
        Kind("rightsSheetChosen", 1, RightsSheetChosen),
        Kind("formFilled", 1, FormFilled),
        Kind("conflictDecided", 1, ConflictDecided),
        *(Kind(name, 1, type_) for name, type_ in HAPPENINGS.items()),
    )
}
_NAMES = {kind.type: kind for kind in KINDS.values()}
_DECODERS = {key: msgspec.json.Decoder(kind.type) for key, kind in KINDS.items()}


def kind_of(payload: Payload) -> Kind:
    """Return the kind a payload object belongs to."""
    return _NAMES[type(payload)]


def read_payload(body: Body) -> Payload | None:
    """Return the payload of `body`, or None where this program does not know its kind.

    Raises:
        msgspec.ValidationError: a known kind with a payload of another shape.
    """
    decoder = _DECODERS.get((body.kind, body.kind_version))
    return None if decoder is None else canonical.decode(decoder, body.payload)


def goes_early(payload: Payload | None) -> bool:
    """Tell whether a record goes first at the next sync, outside the order (design §6)."""
    match payload:
        case ConsentWithdrawn() | VisibilityRestricted():
            return True
        case SignerDecided(decision="refused"):
            return True
        case _:
            return False
