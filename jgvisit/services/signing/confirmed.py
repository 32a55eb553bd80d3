"""What a signer confirmed, on disk before anything is sealed: the paper as it lay before them, and what to record.

It needs nothing else to become a record. A lock, a flat battery or a `kill -9` in the middle of sealing therefore takes
nothing away, and no rule is asked a second time: what holds is what held when they confirmed it. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from jgvisit.clock import from_rfc3339, to_rfc3339
from jgvisit.domain.facts import Mark
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, Sha256
from jgvisit.records.body import BlobRef, PackRef, TimeBasis
from jgvisit.records.payload_forms import DocumentSealed, SignerDecided
from jgvisit.services.ports.documents import SealedDocument
from jgvisit.services.ports.journal import WAITING, DraftKey, NewRecord, WrittenDown, aside_field
from jgvisit.shapes import read_json

PDF_MEDIA_TYPE = "application/pdf"


class Confirmed(msgspec.Struct, frozen=True, kw_only=True):
    """One confirmed decision that is not sealed yet; kept as JSON in the draft table."""

    case: str
    record: str
    """Id of the decision's record; it stands on the paper already."""
    decided: SignerDecided
    supersedes: tuple[str, ...]
    pack: PackRef | None
    refs: tuple[BlobRef, ...]
    blobs: tuple[bytes, ...]
    """Ink and photographs, one for each of `refs`."""
    recorded_at: str
    """When it was confirmed, by the device's clock."""
    time_basis: TimeBasis
    number: str
    """Of the paper."""
    pdf: bytes
    """As it lay before the signer, not sealed yet."""
    ink: str
    """Field of the draft that its record finishes."""

    @property
    def key(self) -> DraftKey:
        """Where it waits: there is one place for each mark of a person under a form."""
        decided = self.decided
        return waiting_key(CaseId(self.case), FormId(decided.form), PersonId(decided.person), decided.mark)

    @property
    def clears(self) -> tuple[DraftKey, ...]:
        """The drafts that its record finishes: neither ink nor a witness of before comes back under a new answer."""
        fields = (self.ink, means_field(self.ink))
        own = (DraftKey(CaseId(self.case), field) for each in fields for field in (each, aside_field(each)))
        return (self.key, *own)

    def encode(self) -> bytes:
        """Return it as it is kept."""
        return msgspec.json.encode(self)

    def decision(self) -> NewRecord:
        """Return the decision as it is recorded, with the time at which it was confirmed."""
        return NewRecord(
            self.decided,
            CaseId(self.case),
            id=RecordId(self.record),
            supersedes=tuple(map(RecordId, self.supersedes)),
            pack=self.pack,
            blobs=self.refs,
            written=WrittenDown(from_rfc3339(self.recorded_at), self.time_basis),
        )

    def records(self, sealed: SealedDocument) -> tuple[list[NewRecord], Mapping[Sha256, bytes]]:
        """Return the decision and its paper, and the blobs they name."""
        document = DocumentSealed(
            form=self.decided.form,
            person=self.decided.person,
            decision=self.record,
            document=sealed.sha256,
            file_name=sealed.file_name,
            certificate_serial=sealed.certificate_serial,
        )
        blobs = {Sha256(ref.sha256): data for ref, data in zip(self.refs, self.blobs, strict=True)}
        ref = BlobRef(sealed.sha256, len(sealed.pdf), PDF_MEDIA_TYPE)
        paper = NewRecord(document, CaseId(self.case), blobs=(ref,))
        return [self.decision(), paper], {**blobs, sealed.sha256: sealed.pdf}


def confirmed_of(decision: NewRecord, blobs: Mapping[Sha256, bytes], *, number: str, pdf: bytes, ink: str) -> Confirmed:
    """Return what is kept of a `decision` that is not written yet; it carries its id and when it was confirmed."""
    decided, written = decision.payload, decision.written
    assert isinstance(decided, SignerDecided)
    assert decision.case is not None
    assert decision.id is not None
    assert written is not None
    return Confirmed(
        case=decision.case,
        record=decision.id,
        decided=decided,
        supersedes=decision.supersedes,
        pack=decision.pack,
        refs=decision.blobs,
        blobs=tuple(blobs[Sha256(ref.sha256)] for ref in decision.blobs),
        recorded_at=to_rfc3339(written.at),
        time_basis=written.basis,
        number=number,
        pdf=pdf,
        ink=ink,
    )


def means_field(ink: str) -> str:
    """Name the draft of how somebody answers who does not draw, beside the draft `ink` of what they answer."""
    return f"means:{ink}"


def waiting_key(case: CaseId, form: FormId, person: PersonId, mark: Mark) -> DraftKey:
    """Return where a decision of this person with this mark under this form waits to be sealed.

    The field names form and person: an erasure of one of them erases it too.
    """
    return DraftKey(case, f"{WAITING}{form}:{person}:{mark}")


def read_confirmed(data: bytes) -> Confirmed:
    """Return what was kept.

    Raises:
        msgspec.DecodeError: it is not what `encode` gave.
    """
    return read_json(data, Confirmed)
