"""Somebody of the family: added, or written down otherwise than it stands. What stood before stays in the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject

from jgvisit.domain.own_words import says_something
from jgvisit.ids import CaseId, new_uuid7
from jgvisit.records.case_family import Member
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.services.family.given_faults import text_faults
from jgvisit.services.family.reaching import attempts_to_reach, may_be_called_unknown
from jgvisit.services.ports.journal import DraftKey
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.change.entry import missing_of
from ui.screens.change.own_fields import NEW, Values
from ui.widgets.entry_fields import EntryField
from ui.wording import language_choices

WHO: Final = "known_person"
NAME, ROLE, BORN, LANGUAGE, READS, WHERE = "name", "role", "born", "language", "reads", "whereabouts"


class PersonFields(QObject):
    """The fields of a person."""

    def __init__(self, parent: QObject, work: Workspace) -> None:
        super().__init__(parent)
        self._work = work

    def fields(self, file: CaseFile, values: Values) -> tuple[EntryField, ...]:
        """Return who, then what is known of that person."""
        people = tuple((member.id, isolated(member.name)) for member in file.members)
        who = EntryField(WHO, self.tr("Who is it?"), "choice", choices=(*people, (NEW, self.tr("Somebody new"))))
        return (who, *self.about(file, values)) if values.get(WHO) in dict(who.choices) else (who,)

    def about(self, file: CaseFile | None, values: Values) -> tuple[EntryField, ...]:
        """Return what is asked of one person."""
        latest, spoken = self._work.today().isoformat(), values.get(LANGUAGE, "")
        languages = language_choices()
        if spoken and spoken not in dict(languages):
            languages = (*languages, (spoken, spoken))
        role = EntryField(ROLE, self.tr("Who is this in the family?"), "choice", choices=self._roles())
        asked = [EntryField(NAME, self.tr("Name"))]
        if file is None or not _is_relied_on(file, values):
            asked.append(role)
        return (
            *asked,
            EntryField(BORN, self.tr("The day of birth is known"), "optional_day", required=False, latest=latest),
            EntryField(LANGUAGE, self.tr("Which language does this person read best?"), "choice",
                       choices=languages),
            EntryField(READS, self.tr("How does reading go?"), "choice", choices=(
                ("reads", self.tr("Reads")), ("with_help", self.tr("With help")),
                ("does_not_read", self.tr("Does not read")))),
            *self._where(file, values),
        )  # fmt: skip

    def _where(self, file: CaseFile | None, values: Values) -> tuple[EntryField, ...]:
        """Ask where a grown-up is who was looked for, or of whom it stands that nobody knows (H21)."""
        member = None if file is None else _member(file, values)
        if file is None or member is None or member.role == "child":
            return ()
        tried = attempts_to_reach(file, member.id)
        if member.whereabouts == "known" and not may_be_called_unknown(file, member.id):
            return ()
        known = ("known", self.tr("Yes, or not reached yet"))
        unknown = ("unknown", self.tr("No: nobody knows it"))
        told = self.tr("Tried: {attempts}. While nobody knows it, this person is not asked.")
        words = told.format(attempts="; ".join(tried)) if tried else ""
        return (EntryField(WHERE, self.tr("Do we know where this person is?"), "choice", words, (known, unknown)),)

    def first(self, _file: CaseFile) -> Values:
        """Nothing stands in the fields before."""
        return {}

    def missing(self, file: CaseFile, values: Values) -> frozenset[str]:
        """Return what is not there, or cannot be."""
        found = missing_of(self.fields(file, values), values)
        return found | faults(values, self._work.today()) | _before_authority(file, values)

    def note(self, file: CaseFile, values: Values) -> str:
        """Say what stays, and what is not for this page."""
        if values.get(WHO) == NEW:
            return self.tr("Authority is written down apart, with its evidence. How to reach somebody too.")
        if _member(file, values) is None:
            return ""
        return self.tr("What stood here before stays in the history. Papers that were signed stay as they are.")

    def known(self, file: CaseFile, field: str, value: str) -> Values:
        """Return what stands here of this person; of somebody new nothing but what most have."""
        if field != WHO:
            return {}
        empty = {NAME: "", ROLE: "", BORN: "", LANGUAGE: "nl", READS: "reads"}
        member = _member(file, {WHO: value})
        if member is None:
            return empty if value == NEW else {}
        said = {NAME: member.name, ROLE: member.role, BORN: member.born or ""}
        return {**said, LANGUAGE: member.language, READS: member.reads, WHERE: member.whereabouts}

    def write(self, case: CaseId, values: Values, clears: Sequence[DraftKey]) -> None:
        """Write the person down; what this page does not ask stays as it was."""
        member = _member(self._work.files.shown(case), values)
        person = person_of(values, new_uuid7() if member is None else member.id, member)
        self._work.families.record_person(case, person, clears=clears)

    def _roles(self) -> tuple[tuple[str, str], ...]:
        return (
            ("parent", self.tr("Parent")), ("child", self.tr("Child")), ("guardian", self.tr("Guardian")),
            ("foster_parent", self.tr("Foster parent")), ("network", self.tr("Somebody of the network")),
            ("other", self.tr("Somebody else")),
        )  # fmt: skip


def person_of(values: Values, person: str, member: Member | None = None) -> PersonRegistered:
    """Return the person as it will be recorded."""
    kept = {}
    if member is not None:
        kept = {"capacity": member.capacity, "whereabouts": values.get(WHERE) or member.whereabouts}
    return PersonRegistered(
        person=person,
        name=" ".join(values[NAME].split()),
        role=values.get(ROLE) or ("other" if member is None else member.role),  # type: ignore[arg-type]  # the writer reads it back and refuses another word
        born=values.get(BORN) or None,
        language=values[LANGUAGE],
        reads=values[READS],  # type: ignore[arg-type]  # as above
        **kept,  # type: ignore[arg-type]  # as they stand
    )


def faults(values: Mapping[str, str], today: date) -> frozenset[str]:
    """Return the fields that cannot be so, by the rules for families that come in from a file."""
    name, born = values.get(NAME, ""), values.get(BORN, "")
    wrong = {NAME} if name and (not says_something(name) or any(text_faults(name, is_name=True))) else set()
    return frozenset(wrong | ({BORN} if born and date.fromisoformat(born) > today else set()))


def _member(file: CaseFile, values: Values) -> Member | None:
    return next((member for member in file.members if member.id == values.get(WHO)), None)


def _is_relied_on(file: CaseFile, values: Values) -> bool:
    """Tell whether a line of authority or an order names this person: then who they are in the family stays."""
    who = values.get(WHO)
    named = {each for line in file.authority for each in (line.child, line.holder)}
    return who in named | {each for order in file.orders for each in (order.child, order.person) if each}


def _before_authority(file: CaseFile, values: Values) -> frozenset[str]:
    """A child is not born after authority over it began (design §7)."""
    born, who = values.get(BORN, ""), values.get(WHO)
    late = any(line.child == who and born > line.since for line in file.authority)
    return frozenset({BORN}) if born and late else frozenset()
