"""The kinds of record: name and version -> the shape of the payload.

A kind, once released, stays readable for ever: a changed shape is a new `kind_version`
beside the old one. Optional fields are absent, never null. Days are ISO dates, moments
RFC 3339 UTC; nothing here is a float. Identifiers follow the glossary (practice.md §12).
"""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.records import canonical
from jgvisit.records.body import Body
from jgvisit.records.filled import FormFilled
from jgvisit.records.happenings import HAPPENINGS
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_bookmarks import BookmarkMade, BookmarkWritten
from jgvisit.records.payload_family import (
    AddressRecorded,
    AuthorityRecorded,
    CapacityRecorded,
    FamilyRegistered,
    OrderRecorded,
    PersonRegistered,
    SafeContactRecorded,
)
from jgvisit.records.payload_forms import ConsentWithdrawn, DocumentSealed, FormOpened, SignerDecided
from jgvisit.records.payload_journal import ConflictDecided, StoreOpened, VisibilityRestricted
from jgvisit.records.payload_papers import (
    BookletLeft,
    CopyChosen,
    CopyChosenTold,
    CopyDelivered,
    RightsSheetChosen,
    RightsSheetDelivered,
    VisitSheetDelivered,
)
from jgvisit.records.payload_reading import PaperStepped, PassageReacted, ReleaseChosen, SourceChecked
from jgvisit.records.payload_rights import CircumstanceSeen, RightsShown
from jgvisit.records.payload_talk import (
    BeliefAskedBack,
    CardExplained,
    DutyClosed,
    DutyClosedWhen,
    ExplanationRated,
    HeardTermExplained,
    SaidBack,
    SaidBackToColleague,
)
from jgvisit.records.payload_visits import (
    InterpreterUsed,
    PresenceAnswered,
    PresenceChanged,
    VisitEnded,
    VisitPlanned,
    VisitReopened,
    VisitStarted,
)
from jgvisit.shapes import json_decoder


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
        Kind("addressRecorded", 1, AddressRecorded),
        Kind("capacityRecorded", 1, CapacityRecorded),
        Kind("visibilityRestricted", 1, VisibilityRestricted),
        Kind("visitPlanned", 1, VisitPlanned),
        Kind("visitStarted", 1, VisitStarted),
        Kind("presenceChanged", 1, PresenceChanged),
        Kind("presenceAnswered", 1, PresenceAnswered),
        Kind("interpreterUsed", 1, InterpreterUsed),
        Kind("visitEnded", 1, VisitEnded),
        Kind("visitReopened", 1, VisitReopened),
        Kind("cardExplained", 1, CardExplained),
        Kind("saidBack", 1, SaidBack),
        Kind("saidBack", 2, SaidBackToColleague),
        Kind("heardTermExplained", 1, HeardTermExplained),
        Kind("beliefAskedBack", 1, BeliefAskedBack),
        Kind("dutyClosed", 1, DutyClosed),
        Kind("formOpened", 1, FormOpened),
        Kind("signerDecided", 1, SignerDecided),
        Kind("documentSealed", 1, DocumentSealed),
        Kind("consentWithdrawn", 1, ConsentWithdrawn),
        Kind("copyChosen", 1, CopyChosen),
        Kind("copyChosen", 2, CopyChosenTold),
        Kind("copyDelivered", 1, CopyDelivered),
        Kind("dutyClosed", 2, DutyClosedWhen),
        Kind("circumstanceSeen", 1, CircumstanceSeen),
        Kind("rightsShown", 1, RightsShown),
        Kind("rightsSheetChosen", 1, RightsSheetChosen),
        Kind("rightsSheetDelivered", 1, RightsSheetDelivered),
        Kind("visitSheetDelivered", 1, VisitSheetDelivered),
        Kind("bookletLeft", 1, BookletLeft),
        Kind("formFilled", 1, FormFilled),
        Kind("passageReacted", 1, PassageReacted),
        Kind("sourceChecked", 1, SourceChecked),
        Kind("releaseChosen", 1, ReleaseChosen),
        Kind("paperStepped", 1, PaperStepped),
        Kind("conflictDecided", 1, ConflictDecided),
        Kind("bookmarkMade", 1, BookmarkMade),
        Kind("bookmarkWritten", 1, BookmarkWritten),
        Kind("explanationRated", 1, ExplanationRated),
        *(Kind(name, 1, type_) for name, type_ in HAPPENINGS.items()),
    )
}


_NAMES = {kind.type: kind for kind in KINDS.values()}


_DECODERS = {key: json_decoder(kind.type) for key, kind in KINDS.items()}


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
        case SignerDecided(lines=lines) if "refused" in lines.values():
            return True
        case _:
            return False
