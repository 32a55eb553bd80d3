"""Advice to a worker on words for a family, while typing; it never blocks, and nothing of it is recorded."""

from __future__ import annotations

from collections.abc import Iterable

from jgvisit.content.advice import Advice, advise
from jgvisit.content.common_words import common_words
from jgvisit.content.model import WordingFrame
from jgvisit.content.pack_model import Pack
from jgvisit.domain.answer import Answer
from jgvisit.services.law.frames import ChildFrame


class Wording:
    """The words and rules of the pack, for free text that a family reads."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def advice(self, text: str, frame: WordingFrame) -> tuple[Advice, ...]:
        """Return the advice on a text about help in `frame`."""
        return advise(text, frame, self._pack, common_words())


def frame_of_children(frames: Iterable[ChildFrame]) -> WordingFrame:
    """Return what a text about these children is about: ordered only where a judge decided for each of them (H12)."""
    said = {frame.said for frame in frames}
    if "checking" in said:
        return "unsure"
    return "within_order" if said == {"court_ordered"} else "voluntary"


def wording_frame(child: ChildFrame, law: Answer) -> WordingFrame:
    """Return what a text about this help to this child is about.

    Where the frame is still being found out, no sentence is offered that only one frame makes true (H12);
    beside an order our own help stays voluntary (H13).
    """
    if child.said == "checking":
        return "unsure"
    return law.this_help
