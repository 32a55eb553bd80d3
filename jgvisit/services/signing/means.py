"""Marks by another means than the pen on the tablet: what makes each one that can be asked after (H21). Pure."""

from __future__ import annotations

from jgvisit.domain.ink import constant_width
from jgvisit.domain.own_words import says_something
from jgvisit.ids import Sha256
from jgvisit.records import canonical
from jgvisit.records.payload_forms import OtherMeans
from jgvisit.records.telling import plain
from jgvisit.services.forms.refusals import MeansMissingError
from jgvisit.services.ports.documents import Strokes
from jgvisit.services.ports.identity import Setting
from jgvisit.services.signing.choice import NEEDS_INK, Choice
from jgvisit.services.signing.photographs import check_photo

IN_THE_ROOM = frozenset({"drawn", "mark", "verbal"})
AT_A_DISTANCE = frozenset({"phone", "video"})
WITNESS_SETTING = "oral_witness"
"""Set by the municipality: "notNeeded", or "always" (by telephone and video too); else a witness in the room only."""


def check_means(choice: Choice, setting: Setting, signer: str, worker: str) -> OtherMeans | None:
    """Return what is recorded beside a mark that was not drawn on the tablet, None for one that was.

    Args:
        choice: as the screen reported it.
        setting: whether the municipality wants a witness.
        signer: their name; nobody is a witness of their own word.
        worker: the worker's, who writes it down already.

    Raises:
        MeansMissingError: with the fields of `Choice` that are empty, or name the signer or worker as witness.
        PhotoRefusedError: a photograph cannot be kept.
    """
    kind = choice.signature_kind
    if kind == "drawn" or (kind == "mark" and choice.decision not in NEEDS_INK):
        return None  # a no needs neither mark nor witness
    missing = []
    witness = " ".join(choice.witness.split())
    asked = setting.values.get(WITNESS_SETTING, "")
    needs_witness = (
        kind == "mark" or (kind == "verbal" and asked != "notNeeded") or (kind in AT_A_DISTANCE and asked == "always")
    )
    if (needs_witness or witness) and not _somebody_else(witness, signer, worker):
        missing.append("witness")
    if kind == "mark" and not says_something(choice.witness_role):
        missing.append("witness_role")
    if kind in AT_A_DISTANCE:
        missing += [name for name in ("call_back", "in_room") if not says_something(getattr(choice, name))]
    if kind == "paper" and not choice.photos:
        missing.append("photos")
    if missing:
        raise MeansMissingError(tuple(missing))
    for photo in choice.photos:
        check_photo(photo)
    return OtherMeans(
        witness=witness or None,
        call_back=choice.call_back.strip() or None,
        in_room=choice.in_room.strip() or None,
        photos=tuple(canonical.sha256(photo) for photo in choice.photos),
        witness_role=" ".join(choice.witness_role.split()) or None,
        witness_ink=ink_hash(choice.witness_strokes) if kind == "mark" else None,
    )


def ink_bytes(strokes: Strokes) -> bytes:
    """Return ink as it is kept: x and y only, at even steps."""
    return canonical.encode(constant_width(strokes))


def ink_hash(strokes: Strokes) -> Sha256 | None:
    """Return the name of the blob of these strokes, None without any."""
    return canonical.sha256(ink_bytes(strokes)) if strokes else None


def _somebody_else(witness: str, signer: str, worker: str) -> bool:
    """Tell whether a witness is named who is neither of these two, however their name is spelled or spaced."""
    return says_something(witness) and plain(witness) not in {plain(signer), plain(worker)}
