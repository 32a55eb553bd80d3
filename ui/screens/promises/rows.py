"""Our promises in words: for the family at the table, with its language beside the Dutch."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from jgvisit.content.family_words import FamilyWords
from jgvisit.content.fill import day_in_words
from jgvisit.domain.promises import PromiseState
from jgvisit.records.case_file import CaseFile
from jgvisit.records.promises import Promise
from jgvisit.services.talk.conditions import joined
from ui.i18n import isolated, with_translation
from ui.screens.promises.state import PromiseRow
from ui.theme import Tone
from ui.widgets.both import both

_LOOKS: dict[PromiseState, tuple[Tone, str]] = {
    "open": ("info", "clock"),
    "late": ("warning", "alert-triangle"),
    "kept": ("positive", "check"),
    "keptLate": ("neutral", "check"),
    "notKept": ("negative", "x"),
}


class PromiseRows(QObject):
    """Words of each promise."""

    def row(self, file: CaseFile, promise: Promise, words: FamilyWords) -> PromiseRow:
        """Return one promise as those at the table read it."""
        tone, icon = _LOOKS[promise.state]
        return PromiseRow(
            key=promise.event,
            what=promise.what,
            who=" · ".join(self._who(file, promise)),
            by=self._by(promise, words),
            status=both(self._states()[promise.state], words),
            tone=tone,
            icon=icon,
            details=tuple(self._details(promise)),
            can_end=promise.waits and not promise.disputed,
        )

    def _who(self, file: CaseFile, promise: Promise) -> list[str]:
        names = {member.id: isolated(member.name) for member in file.members}
        children = joined(names[child] for child in promise.children if child in names)
        persons = joined(names[person] for person in promise.persons if person in names)
        return [
            isolated(promise.who),
            *((self.tr("about {names}").format(names=children),) if children else ()),
            *((self.tr("to {names}").format(names=persons),) if persons else ()),
            *((self.tr("only for who is named here"),) if promise.only_to else ()),
        ]

    def _by(self, promise: Promise, words: FamilyWords) -> str:
        """Return by when it is to be done, or when it was."""
        done = promise.done_on is not None and promise.state in ("kept", "keptLate")
        template = self.tr("Done on {day}") if done else self.tr("No later than {day}")
        return _dated(template, promise.done_on if done and promise.done_on else promise.due, words)

    def _details(self, promise: Promise) -> list[str]:
        told: list[str] = []
        if promise.state == "keptLate":
            told.append(self.tr("Promised for {day}").format(day=day_in_words(promise.due)))
        if promise.reason:
            told.append(self.tr("Why not: {reason}").format(reason=isolated(promise.reason)))
        if promise.told:
            told.append(self.tr("What we told the family: {words}").format(words=isolated(promise.told)))
        if promise.disputed:
            told.append(self.tr("There are two versions of this. Choose one, outside the visit."))
        return told

    def _states(self) -> dict[PromiseState, str]:
        return {
            "open": self.tr("Still to be done"),
            "late": self.tr("Too late: still to be done"),
            "kept": self.tr("Done, in time"),
            "keptLate": self.tr("Done, but too late"),
            "notKept": self.tr("Not done"),
        }


def _dated(template: str, day: date, words: FamilyWords) -> str:
    """Return a sentence with its day in Dutch, and below it in the family's language with its own month."""
    dutch = template.format(day=day_in_words(day))
    other = words.of(template, {"day": day_in_words(day, words.language or "nl")})
    return dutch if other is None else with_translation(dutch, other)
