"""The record of what was decided in one ceremony. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.domain.facts import Mark
from jgvisit.ids import CaseId, PersonId, RecordId, Sha256, VisitId
from jgvisit.records import canonical
from jgvisit.records.body import BlobRef, PackRef
from jgvisit.records.case_forms import Form
from jgvisit.records.payload_forms import SignerDecided
from jgvisit.services.ports.documents import Ceremony, Strokes
from jgvisit.services.ports.journal import NewRecord, WrittenDown
from jgvisit.services.signing.choice import DRAWN_HERE, Choice
from jgvisit.services.signing.photographs import media_type_of

INK_MEDIA_TYPE = "application/vnd.jgvisit.ink+json"


def decision_record(
    case: CaseId,
    visit: VisitId,
    opened: Form,
    choice: Choice,
    ceremony: Ceremony,
    pack: PackRef,
    written: WrittenDown,
) -> tuple[NewRecord, Mapping[Sha256, bytes]]:
    """Return what is written of `choice` once its paper is sealed, with the blobs the record names.

    Args:
        case: the family.
        visit: in which it was decided.
        opened: the form, with what this person decided before: that is replaced.
        choice: as the screen reported it.
        ceremony: as it lay before the signer; its `record` becomes the decision's id.
        pack: whose texts were shown.
        written: when it was confirmed.
    """
    assert ceremony.record is not None
    blobs: dict[Sha256, bytes] = {}
    ink, worker_ink = _ink(ceremony.strokes, blobs), _ink(ceremony.worker_strokes, blobs)
    seen = _ink(ceremony.witness_strokes, blobs)
    photos = tuple(_photo(photo, blobs) for photo in choice.photos)
    decided = NewRecord(
        _decided(visit, opened, choice, ceremony, ink, worker_ink),
        case,
        id=ceremony.record,
        supersedes=earlier_records(opened, choice.person, ceremony.mark),
        pack=pack,
        blobs=(*(ref for ref in (ink, worker_ink, seen) if ref is not None), *photos),
        written=written,
    )
    return decided, blobs


def _decided(
    visit: VisitId, opened: Form, choice: Choice, ceremony: Ceremony, ink: BlobRef | None, worker_ink: BlobRef | None
) -> SignerDecided:
    return SignerDecided(
        form=opened.id,
        visit=visit,
        person=choice.person,
        mark=ceremony.mark,
        decision=choice.decision,
        content_sha256=opened.content_sha256,
        reading_mode=choice.reading_mode,
        language=BINDING_LANGUAGE if ceremony.translation is None else ceremony.translation.language,
        signature_kind=_kind(choice, ink),
        ink=None if ink is None else ink.sha256,
        worker_ink=None if worker_ink is None else worker_ink.sha256,
        spoken_alone=choice.spoken_alone,
        view_text=choice.view_text or None,
        later_on=None if choice.later_on is None else choice.later_on.isoformat(),
        felt_free=choice.felt_free,
        lines=dict(ceremony.lines),
        means=ceremony.means,
    )


def _kind(choice: Choice, ink: BlobRef | None) -> Literal["drawn", "mark", "verbal", "phone", "video", "paper", "none"]:
    if choice.signature_kind not in DRAWN_HERE:
        return choice.signature_kind
    return "none" if ink is None else choice.signature_kind


def _photo(photo: bytes, blobs: dict[Sha256, bytes]) -> BlobRef:
    """Add a photographed paper to `blobs`."""
    digest = canonical.sha256(photo)
    blobs[digest] = photo
    return BlobRef(digest, len(photo), media_type_of(photo))


def _ink(strokes: Strokes, blobs: dict[Sha256, bytes]) -> BlobRef | None:
    """Add ink to `blobs`: x and y only."""
    if not strokes:
        return None
    data = canonical.encode(strokes)
    digest = canonical.sha256(data)
    blobs[digest] = data
    return BlobRef(digest, len(data), INK_MEDIA_TYPE)


def earlier_records(opened: Form, person: PersonId, mark: Mark) -> tuple[RecordId, ...]:
    """Return what this person decided before with this mark; their new word takes the place of rival versions too."""
    known = (*opened.decisions, *opened.other_decisions)
    return tuple(decision.stamp.record for decision in known if (decision.person, decision.mark) == (person, mark))
