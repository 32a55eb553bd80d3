"""What is asked about something that was said aside, in the order of H7: who may read it comes before the words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QObject

from jgvisit.domain.own_words import says_something
from jgvisit.ids import PersonId, RecordId
from jgvisit.records.case_bookmarks import SaidAside
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_bookmarks import BookmarkWritten
from ui.i18n import isolated
from ui.widgets.entry_fields import EntryField
from ui.wording import day_words

_LOOK_AGAIN_AFTER = timedelta(days=90)
_LINES = ("alone", "was_told", "basis", "asked_by")


class SaidFields(QObject):
    """The fields, what they hold at first, and the record that comes of them."""

    def fields(self, file: CaseFile) -> tuple[EntryField, ...]:
        """Return what is asked."""
        people = tuple((member.id, isolated(member.name)) for member in file.members)
        return (
            EntryField(
                "may_read",
                self.tr("Who of the family may read this?"),
                "many",
                help=self.tr("Usually nobody. Who said it may always read it."),
                choices=people,
                required=False,
            ),
            EntryField("said_by", self.tr("Who said it?"), "choice", choices=people, required=False),
            EntryField("words", self.tr("What was said? In the words of who said it"), "text"),
            EntryField("alone", self.tr("Spoken alone: who thought that right, or why was nobody asked?")),
            EntryField(
                "was_told",
                self.tr("What did you say about passing it on?"),
                help=self.tr("Nobody is promised secrecy: sometimes you have to pass something on."),
            ),
            EntryField("basis", self.tr("Why does nobody else read this?")),
            EntryField("asked_by", self.tr("Who asked to keep it so?"), required=False),
            EntryField("review_on", self.tr("When do you look at this again?"), "day"),
        )

    def first_values(self, said: SaidAside | None, today: date) -> dict[str, str]:
        """Return what stands in the fields before anything is typed: what was written before, else nothing."""
        if said is None:
            return {"review_on": (today + _LOOK_AGAIN_AFTER).isoformat()}
        values = {name: getattr(said, name) or "" for name in (*_LINES, "words", "said_by", "review_on")}
        return values | {"may_read": " ".join(said.may_read)}

    def missing(self, file: CaseFile, values: Mapping[str, str]) -> frozenset[str]:
        """Return what is still to be said."""
        asked = (field for field in self.fields(file) if field.required)
        return frozenset(field.id for field in asked if not says_something(values.get(field.id)))

    def written(self, bookmark: RecordId, values: Mapping[str, str]) -> BookmarkWritten:
        """Return the record of what was typed."""
        lines = {name: values.get(name, "").strip() or None for name in _LINES}
        return BookmarkWritten(
            bookmark=bookmark,
            words=values["words"].strip(),
            said_by=values.get("said_by") or None,
            may_read=tuple(values.get("may_read", "").split()),
            review_on=values["review_on"],
            basis=lines["basis"],
            asked_by=lines["asked_by"],
            was_told=lines["was_told"],
            alone=lines["alone"],
        )

    def lines(self, file: CaseFile, said: SaidAside) -> tuple[tuple[str, str], ...]:
        """Return (label, words) of what stands written."""
        names: dict[PersonId, str] = {member.id: isolated(member.name) for member in file.members}
        readers = ", ".join(names[each] for each in said.may_read if each in names)
        told = (
            (self.tr("May read it"), readers or self.tr("Nobody of the family, but who said it")),
            (self.tr("Said by"), "" if said.said_by is None else names.get(said.said_by, "")),
            (self.tr("What was said"), said.words or ""),
            (self.tr("Spoken alone"), said.alone or ""),
            (self.tr("Said about passing it on"), said.was_told or ""),
            (self.tr("Why nobody else reads it"), said.basis or ""),
            (self.tr("Who asked to keep it so"), said.asked_by or ""),
            (self.tr("Look again on"), day_words(said.review_on) if said.review_on else ""),
        )
        return tuple((label, words) for label, words in told if words)
