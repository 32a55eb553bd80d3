"""A colleague as an answer: words as anywhere else, and below them whom the server knows by that name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jgvisit.domain.searching import matches
from jgvisit.records.answers import Answer
from ui.widgets.answers.editor import Asked
from ui.widgets.answers.offering_editor import OfferingEditor

COLLEAGUE_PLACES = frozenset({"askedOf"})
"""Fields in which a colleague is named: form J."""
_MOST_OFFERED = 4
_LEAST_TYPED = 2


class ColleagueEditor(OfferingEditor):
    """Offers colleagues; somebody from outside is typed."""

    def __init__(self, asked: Asked, value: Answer | None, parent: QWidget | None = None) -> None:
        super().__init__(asked, "colleague", value, parent)
        self._offer()

    def _names(self, typed: str) -> Sequence[str]:
        return colleagues_like(typed, self.asked.colleagues)


def colleagues_like(typed: str, names: Sequence[str]) -> Sequence[str]:
    """Return which of the `names` to offer for what is typed so far: few, and none once one stands there."""
    said = typed.strip().casefold()
    if any(said.startswith(each.casefold()) for each in names):
        # one stands there, perhaps with a function behind it: only whose name goes on from there is still offered
        longer = [each for each in names if each.casefold().startswith(said) and each.casefold() != said]
        return longer[:_MOST_OFFERED]
    if len(said) < _LEAST_TYPED:
        return names if len(names) <= _MOST_OFFERED else ()
    return [each for each in names if matches(said, (each,))][:_MOST_OFFERED]
