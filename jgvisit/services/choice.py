"""What one signer chose, with the ink, as the screen reports it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jgvisit.domain.ink import InkJudgement, judge
from jgvisit.ids import PersonId
from jgvisit.services.form_refusals import InkRefusedError
from jgvisit.services.ports import Strokes

DecisionKind = Literal["agreed", "partly", "refused", "later", "objection"]
NEEDS_INK = frozenset({"agreed", "partly", "objection"})


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
    later_on: date | None = None
    felt_free: int | None = None
    pad_width_mm100: int = 20_000
    """Width of the pad, in 1/100 mm: what is too small depends on it."""


def check_ink(choice: Choice) -> None:
    """Refuse an empty or accidental scribble, of the signer or the worker.

    A refusal, or deciding later, needs no ink; ink that is there must still be more than a slip.

    Raises:
        InkRefusedError: with the reason.
    """
    whose: Literal["signer", "worker"]
    for whose, strokes in (("signer", choice.strokes), ("worker", choice.worker_strokes)):
        judgement = judge(strokes, choice.pad_width_mm100)
        if judgement is InkJudgement.EMPTY and choice.decision not in NEEDS_INK:
            continue
        if judgement is not InkJudgement.ENOUGH:
            raise InkRefusedError(whose, judgement)
