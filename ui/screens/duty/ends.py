"""How a duty ends without an explanation, and what each way asks (H18)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from jgvisit.domain.own_words import says_something
from ui.widgets.entry_fields import EntryField


class Ends(QObject):
    """The ways in which a duty ends, in the words of the screen."""

    def fields(self, values: Mapping[str, str]) -> tuple[EntryField, ...]:
        """Return how it can end, and what the chosen way asks."""
        ways = (
            ("declined", self.tr("Does not want to hear it")),
            ("unreachable", self.tr("Could not be reached")),
            ("unsafe", self.tr("Is not safe")),
            ("withheld", self.tr("Not told for now: it would do serious harm")),
        )
        fields = [EntryField("how", self.tr("What is the case?"), "choice", choices=ways)]
        how = values.get("how", "")
        if how == "unreachable":
            tried = self.tr("What did you try, and when? One on each line")
            fields.append(EntryField("attempts", tried, "text"))
        if how == "withheld":
            fields.append(EntryField("colleague", self.tr("With which colleague did you talk it over?")))
            fields.append(EntryField("again_on", self.tr("When will it be told?"), "day"))
        if how == "unsafe":
            fields.append(EntryField("again_on", self.tr("Look again on a day"), "optional_day", required=False))
        if how:
            fields.append(EntryField("reason", self.tr("Why, in a few words?")))
        return tuple(fields)

    def missing(self, values: Mapping[str, str]) -> frozenset[str]:
        """Return what the chosen way still lacks."""
        return frozenset(
            field.id for field in self.fields(values) if field.required and not says_something(values.get(field.id))
        )
