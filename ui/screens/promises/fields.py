"""What is asked about a promise of ours: few fields, and what comes of them (H26, H30)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QObject

from jgvisit.domain.own_words import says_something
from jgvisit.ids import new_uuid7
from jgvisit.records.case_file import CaseFile
from jgvisit.records.happenings_of_ours import PromiseMade
from ui.i18n import isolated
from ui.screens.promises.state import Doing
from ui.widgets.entry_fields import EntryField

_FIRST_DAY = timedelta(days=7)
"""Proposed, so that nobody forgets to choose: what is soon is remembered."""


class PromiseFields(QObject):
    """The fields of each thing that can be written here, and the record of a new promise."""

    def fields(self, doing: Doing, file: CaseFile, today: date) -> tuple[EntryField, ...]:
        """Return what is asked."""
        if doing == "make":
            return self._of_new(file)
        if doing == "keep":
            return (EntryField("done_on", self.tr("When was it done?"), "day", latest=today.isoformat()),)
        if doing == "fail":
            told = self.tr("The family reads this on the paper of today.")
            return (
                EntryField("reason", self.tr("Why not?")),
                EntryField("told_family", self.tr("What did you tell the family?"), help=told, for_family=True),
            )
        return ()

    def _of_new(self, file: CaseFile) -> tuple[EntryField, ...]:
        children = tuple((child.id, isolated(child.name)) for child in file.children)
        people = tuple((member.id, isolated(member.name)) for member in file.members)
        about = EntryField(
            "children",
            self.tr("About which children?"),
            "many",
            help=self.tr("None chosen: about the whole family."),
            choices=children,
            required=False,
        )
        return (
            EntryField("what", self.tr("What do we promise, in plain words?"), for_family=True),
            EntryField("who_of_us", self.tr("Who of us does it?"), for_family=True),
            EntryField("promised_by", self.tr("By which day at the latest?"), "day"),
            *((about,) if len(children) > 1 else ()),
            EntryField(
                "persons",
                self.tr("To whom?"),
                "many",
                help=self.tr("None chosen: to the whole family."),
                choices=people,
                required=False,
            ),
            EntryField(
                "only_to",
                self.tr("May the others know of it?"),
                "choice",
                help=self.tr(
                    "No: then it stands on no paper. Promise no secrecy: sometimes you have to pass something on."
                ),
                choices=(("no", self.tr("Yes")), ("yes", self.tr("No, only who I chose"))),
                required=False,
            ),
        )

    def first(self, doing: Doing, worker: str, today: date) -> dict[str, str]:
        """Return what stands in the fields before anything is typed."""
        if doing == "make":
            return {"who_of_us": worker, "promised_by": (today + _FIRST_DAY).isoformat(), "only_to": "no"}
        return {"done_on": today.isoformat()} if doing == "keep" else {}

    def missing(self, doing: Doing, file: CaseFile, values: Mapping[str, str], today: date) -> frozenset[str]:
        """Return what is still to be said."""
        asked = (field for field in self.fields(doing, file, today) if field.required)
        missing = {field.id for field in asked if not says_something(values.get(field.id))}
        if doing == "make" and values.get("only_to") == "yes" and not values.get("persons"):
            missing.add("persons")
        return frozenset(missing)

    def made(self, values: Mapping[str, str], today: date) -> PromiseMade:
        """Return the record of what was typed."""
        return PromiseMade(
            event=new_uuid7(),
            on=today.isoformat(),
            source=self.tr("we ourselves"),
            children=tuple(values.get("children", "").split()),
            persons=tuple(values.get("persons", "").split()),
            who_of_us=values["who_of_us"].strip(),
            what=values["what"].strip(),
            promised_by=values["promised_by"],
            only_to="yes" if values.get("only_to") == "yes" else "no",
        )
