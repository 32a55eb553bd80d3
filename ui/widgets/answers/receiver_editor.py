"""A receiver as an answer: words as anywhere else, and below them who of the municipality's directory may be meant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jgvisit.content.receivers import Receiver, named, offered
from jgvisit.records.answers import Answer
from ui.i18n import isolated
from ui.moments import day_in_words
from ui.widgets.announcing import Told
from ui.widgets.answers.editor import Asked
from ui.widgets.answers.offering_editor import OfferingEditor


class ReceiverEditor(OfferingEditor):
    """Offers names of the directory. How to reach the receiver is shown where no family looks on."""

    def __init__(self, asked: Asked, place: str, value: Answer | None, parent: QWidget | None = None) -> None:
        super().__init__(asked, "receiver", value, parent)
        self._place = place
        self.reach = Told("small", subtle=True)
        self.column.insertWidget(self.column.indexOf(self.problem), self.reach)
        self._offer()

    def _names(self, typed: str) -> Sequence[str]:
        return [each.name for each in offered(self.asked.receivers, self._place, typed)]

    def _offer(self) -> None:
        super()._offer()
        known = named(self.asked.receivers, self._place, self.field.text())
        self.reach.tell("" if known is None or self.asked.onlooked else self._reach(known))

    def _reach(self, known: Receiver) -> str:
        parts = [
            self.tr("Works there: {names}").format(names=", ".join(map(isolated, known.works_there)))
            if known.works_there
            else "",
            self.tr("Telephone: {number}").format(number=isolated(known.phone)) if known.phone else "",
            self.tr("E-mail: {mail}").format(mail=isolated(known.mail)) if known.mail else "",
            isolated(known.address),
        ]
        if not any(parts):
            return ""
        looked = self.tr("The municipality checked this on {day}.").format(day=day_in_words(known.checked_on))
        return " · ".join([*filter(None, parts), looked])
