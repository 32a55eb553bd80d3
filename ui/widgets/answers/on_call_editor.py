"""The second person by telephone: words as anywhere else, and below them whom the municipality lets be called (H22).

A name and a number stand here only where the municipality gave them; nothing about a family follows from them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jgvisit.content.on_call import OnCall, named_on_call
from jgvisit.records.answers import Answer
from ui.i18n import isolated
from ui.moments import day_in_words
from ui.widgets.answers.colleague_editor import ColleagueEditor
from ui.widgets.answers.editor import Asked
from ui.widgets.text import Text

ON_CALL_PLACE = "onCallColleague"
"""Field of form E in which the second person of a weekend is named; form J offers the same people."""


class OnCallEditor(ColleagueEditor):
    """Shows whom to call, with the number; one press fills in the name, and anybody else may be typed."""

    def __init__(self, asked: Asked, value: Answer | None, parent: QWidget | None = None) -> None:
        self.list = Text(role="small", subtle=True)
        super().__init__(asked, value, parent)
        self.column.insertWidget(self.column.indexOf(self.offers), self.list)

    def _names(self, typed: str) -> Sequence[str]:
        on_call = tuple(dict.fromkeys(each.name for each in self.asked.on_call))
        if not typed.strip():
            return on_call
        known = named_on_call(self.asked.on_call, typed)
        colleagues = [] if known else [name for name in super()._names(typed) if name not in on_call]
        said = typed.strip().casefold()
        return (*(name for name in on_call if said in name.casefold() and not known), *colleagues)

    def _offer(self) -> None:
        super()._offer()
        known = named_on_call(self.asked.on_call, self.field.text())
        self.list.setText(self._lines(known or self.asked.on_call))
        self.list.setVisible(bool(self.list.text()))

    def _lines(self, shown: Sequence[OnCall]) -> str:
        if not shown:
            return self.tr("The municipality gave no list of whom to call. Type the name of the colleague.")
        lines = [" · ".join(filter(None, (isolated(each.name), isolated(each.phone), each.when))) for each in shown]
        looked = self.tr("The municipality checked this on {day}.").format(day=day_in_words(shown[0].checked_on))
        return "\n".join((self.tr("Call:"), *lines, looked))
