"""Who has whose families during leave, in plain sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject

from jgvisit.ids import WorkerId
from jgvisit.services.laptop.colleagues import Cover
from ui.i18n import isolated
from ui.moments import day_in_words
from ui.widgets.message_bar import Message

NameOf = Callable[[WorkerId], str | None]


def cover_notice(covers: Sequence[Cover], me: WorkerId, name_of: NameOf, today: date) -> Message | None:
    """Say who has whose families now or soon; None where nobody does."""
    if not covers:
        return None
    words = CoverWording()
    first, *others = (words.line(each, me, name_of, today) for each in covers)
    return Message(first, "\n".join(others), "info", closable=False)


class CoverWording(QObject):
    """Holds the words."""

    def line(self, cover: Cover, me: WorkerId, name_of: NameOf, today: date) -> str:
        """Return one leave as one sentence, to whoever is away or to who has the families."""
        mine = cover.absent == me
        other = name_of(cover.deputy if mine else cover.absent) or self.tr("a colleague")
        said = {"name": isolated(other), "first": day_in_words(cover.from_on), "last": day_in_words(cover.until)}
        return self._sentence(cover, mine=mine, begun=cover.from_on <= today).format(**said)

    def _sentence(self, cover: Cover, *, mine: bool, begun: bool) -> str:
        if cover.case is not None and mine:
            return self.tr("{name} has one family of yours, from {first} up to and including {last}.")
        if cover.case is not None:
            return self.tr("You have one family of {name}, from {first} up to and including {last}.")
        if mine:
            return self.tr("{name} has your families, from {first} up to and including {last}.")
        if begun:
            return self.tr("{name} is away. You have their families up to and including {last}.")
        return self.tr("You get the families of {name}, from {first} up to and including {last}.")
