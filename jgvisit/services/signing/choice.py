"""What one signer chose, with the ink, as the screen reports it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from jgvisit.domain.facts import Mark
from jgvisit.domain.ink import InkJudgement, judge
from jgvisit.domain.own_words import says_something
from jgvisit.ids import PersonId
from jgvisit.records.payload_forms import LineAnswer
from jgvisit.services.forms.refusals import InkRefusedError, PartMissingError, Whose
from jgvisit.services.ports.documents import SignatureKind, Strokes

DecisionKind = Literal["agreed", "partly", "refused", "later", "objection"]
DRAWN_HERE = frozenset({"drawn", "mark"})
"""Kinds of mark that are put on the tablet."""
NEEDS_INK = frozenset({"agreed", "partly", "objection"})
_INK_IF_WANTED = frozenset({"explanationRecord"})
"""Form C asks nothing of anybody, so no ink either unless the person wants it (H23)."""
NEEDS_WORDS = frozenset({"partly"})
"""A yes to a part is a yes to what the person calls that part, and to nothing else (Jw 7.3.4)."""


@dataclass(frozen=True)
class Choice:
    """What one signer decided, with the ink."""

    person: PersonId
    decision: DecisionKind
    reading_mode: Literal["self", "readAloud", "pictograms"]
    strokes: Strokes = ()
    worker_strokes: Strokes = ()
    spoken_alone: bool | None = None
    view_text: str | None = None
    """Own words of the signer; under "partly" which part it is."""
    later_on: date | None = None
    felt_free: int | None = None
    pad_width_mm100: int = 20_000
    """Width of the pad, in 1/100 mm: what is too small depends on it."""
    mark: Mark | None = None
    """Which of the marks asked of this person; None: the first."""
    lines: Mapping[str, LineAnswer] = field(default_factory=dict)
    """Row id -> what was said to it; empty where one answer holds for all lines."""
    signature_kind: SignatureKind = "drawn"
    witness: str = ""
    """Who heard or saw it, besides the worker."""
    witness_role: str = ""
    """As what they are here."""
    witness_strokes: Strokes = ()
    """Theirs, beside a mark."""
    call_back: str = ""
    """The telephone number called, or called back."""
    in_room: str = ""
    """Who was in the room at the other end, as the person said."""
    photos: tuple[bytes, ...] = ()
    """The signed paper: JPEG, PNG or PDF."""


def check_part(choice: Choice) -> None:
    """Refuse a choice for a part that does not say which part.

    Raises:
        PartMissingError: as long as no word of it was written.
    """
    if choice.decision in NEEDS_WORDS and not choice.lines and not says_something(choice.view_text):
        raise PartMissingError("a choice for a part without the part")


def asks_ink(form_type: str, decision: str) -> bool:
    """Tell whether an answer at the table needs ink; under what was explained nobody has to, who wants to may."""
    return decision in NEEDS_INK and form_type not in _INK_IF_WANTED


def check_ink(choice: Choice, form_type: str, *, draws: bool = False) -> None:
    """Refuse an empty or accidental scribble, of the signer or the worker.

    A refusal, or deciding later, needs no ink; ink that is there must still be more than a slip. Of somebody who
    does not write any mark is enough: a witness saw it being put. So is whatever a child draws under its own story.

    Args:
        choice: with the ink.
        form_type: of what is answered.
        draws: whether the signer may draw here: nobody looks at what it became, one line or one dot is a drawing.

    Raises:
        InkRefusedError: with the reason.
    """
    kind, all_ink = choice.signature_kind, (choice.strokes, choice.worker_strokes, choice.witness_strokes)
    drawn: dict[Whose, bool] = {"signer": kind in DRAWN_HERE, "worker": True, "witness": kind == "mark"}
    for (whose, is_asked), strokes in zip(drawn.items(), all_ink, strict=True):
        judgement = judge(strokes, choice.pad_width_mm100)
        if judgement is InkJudgement.EMPTY and not (is_asked and asks_ink(form_type, choice.decision)):
            continue
        if judgement is not InkJudgement.EMPTY and whose == "signer" and (kind == "mark" or draws):
            continue
        if judgement is not InkJudgement.ENOUGH:
            raise InkRefusedError(whose, judgement)
