"""What is asked before something is hidden: from whom, what, what else betrays it, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject

from jgvisit.domain.own_words import says_something
from jgvisit.ids import PersonId, RecordId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_journal import Restriction
from jgvisit.records.happening import Happening
from jgvisit.records.matters import matter_of
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_visits import VisitPlanned
from jgvisit.records.rivals import Version
from jgvisit.services.family.hiding import Standing
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.conflicts.words import FactWords
from ui.screens.hiding.screen import WHY, HiddenRow
from ui.widgets.entry_fields import EntryField
from ui.wording import day_words

_LOOK_AGAIN_AFTER = timedelta(days=90)
FROM, WHAT, BETRAYS = "hidden_from", "hides", "betrays"


class HidingFields(QObject):
    """The fields, what they hold at first, the record that comes of them, and a restriction in words."""

    def __init__(self, work: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._words = FactWords(self, work)

    def fields(
        self, file: CaseFile, choices: Sequence[Version], betraying: Sequence[Version]
    ) -> tuple[EntryField, ...]:
        """Return what is asked; what betrays the same place only where there is any."""
        people = tuple((member.id, isolated(member.name)) for member in file.members)
        may_betray = EntryField(
            BETRAYS,
            self.tr("Can this betray the place too? Then hide it as well"),
            "many",
            help=self.tr("A school, a helper or a visit says in which town somebody is."),
            choices=self._named(file, betraying),
            required=False,
        )
        return (
            EntryField(FROM, self.tr("From whom is it hidden?"), "many", choices=people),
            EntryField(WHAT, self.tr("What is hidden?"), "many", choices=self._named(file, choices)),
            *((may_betray,) if betraying else ()),
            EntryField("basis", self.tr("Why?"), help=self.tr("For your team. None of the family reads this.")),
            EntryField("asked_by", self.tr("Who asked for it?"), "choice", choices=people, required=False),
            EntryField("child_was_told", self.tr("What was the child told about it?"), required=False),
            EntryField("review_on", self.tr("When do you look at this again?"), "day"),
        )

    def lift_fields(self) -> tuple[EntryField, ...]:
        """Return what is asked before something is hidden no longer."""
        return (EntryField(WHY, self.tr("Why is this no longer hidden?")),)

    def first_values(self, today: date) -> dict[str, str]:
        """Return what stands in the fields before anything is typed."""
        return {"review_on": (today + _LOOK_AGAIN_AFTER).isoformat()}

    def missing(self, fields: Sequence[EntryField], values: Mapping[str, str]) -> frozenset[str]:
        """Return what is still to be said."""
        return frozenset(
            field.id for field in fields if field.required and not says_something(values.get(field.id, ""))
        )

    def written(self, values: Mapping[str, str]) -> VisibilityRestricted:
        """Return the record of what was chosen."""
        hides = dict.fromkeys((*values.get(WHAT, "").split(), *values.get(BETRAYS, "").split()))
        return VisibilityRestricted(
            hides=tuple(hides),
            hidden_from=tuple(values.get(FROM, "").split()),
            basis=values["basis"].strip(),
            asked_by=values.get("asked_by") or None,
            child_was_told=values.get("child_was_told", "").strip() or None,
            review_on=values["review_on"],
        )

    def row(self, file: CaseFile, standing: Standing) -> HiddenRow:
        """Return a restriction in words."""
        names: dict[PersonId, str] = {member.id: isolated(member.name) for member in file.members}
        held: Restriction = standing.restriction
        whom = ", ".join(names[each] for each in held.hidden_from if each in names)
        ours = self.tr("Meldcode: no family sees this")
        lines = (
            (self.tr("What"), "\n".join(self.titles(file, standing.hides))),
            (self.tr("Why"), "" if standing.ours else held.basis),
            (self.tr("Who asked for it"), "" if held.asked_by is None else names.get(held.asked_by, "")),
            (self.tr("What the child was told"), held.child_was_told or ""),
            (self.tr("Look again on"), day_words(held.review_on) if held.review_on else ""),
        )
        return HiddenRow(
            held.stamp.record,
            ours if standing.ours else self.tr("Hidden from {names}").format(names=whom),
            tuple((label, words) for label, words in lines if words),
            can_lift=not standing.ours,
        )

    def titles(self, file: CaseFile, versions: Sequence[Version]) -> tuple[str, ...]:
        """Return each fact in words, once."""
        return tuple(dict.fromkeys(self._title(file, each) for each in versions))

    def _named(self, file: CaseFile, versions: Sequence[Version]) -> tuple[tuple[RecordId, str], ...]:
        return tuple((each.stamp.record, self._title(file, each)) for each in versions)

    def _title(self, file: CaseFile, version: Version) -> str:
        if isinstance(version.payload, PersonRegistered):
            return self.tr("Everything about {name}").format(name=isolated(version.payload.name))
        title = self._words.title(file, matter_of(version.payload), (version,))
        if isinstance(version.payload, Happening | VisitPlanned):
            return self.tr("{what}, {day}").format(what=title, day=day_words(version.payload.on))
        return title
