"""Taking families in from somebody who knows them: each whole or not at all, once, and never during a visit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from jgvisit.errors import RecordError, RefusedError
from jgvisit.ids import CaseId, Sha256, new_uuid7
from jgvisit.records.body import RecordTooLargeError
from jgvisit.records.link import link_hash
from jgvisit.records.payload_family import AuthorityRecorded, PersonRegistered, SafeContactRecorded
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.family.families import Families, NewFamily, UndrawableNameError
from jgvisit.services.family.given_families import FamilySource, GivenAuthority, GivenFamily, GivenPerson
from jgvisit.services.family.given_faults import faults_of
from jgvisit.services.papers.handing_over import VisitOpenError
from jgvisit.services.ports.journal import Journal

Outcome = Literal["accepted", "would_be_accepted", "refused", "already"]
_OTHER_LINE = "Het gezin is niet opgenomen: er klopt iets niet op een andere regel."
_KNOWN_HERE = "Iemand met deze naam en geboortedatum staat al in een gezin op deze laptop. Kijk dat eerst na."
_TOO_LONG = "Een tekst is te lang."
_UNDRAWABLE = "Een naam heeft een teken dat op geen papier kan worden gezet."
_UNUSABLE = "Een tekst of taal kan niet worden opgeslagen."

_People = frozenset[tuple[str, str]]
"""(name in small letters, day of birth)"""


@dataclass(frozen=True)
class LineReport:
    """What became of one line; it repeats no name, so that the report may lie on a disk."""

    line: int
    family: str
    outcome: Outcome
    why: str = ""
    case: CaseId | None = None
    worker: str | None = None


class ImportMemory(Protocol):
    """Which families of others were taken in on this laptop; what is erased is forgotten here too."""

    def done(self) -> Mapping[str, CaseId]:
        """Return number -> family, of every family that was taken in."""

    def begun(self) -> Mapping[str, CaseId]:
        """Return those whose import began and was never seen to end."""

    def begin(self, number: str, case: CaseId) -> None:
        """Note, before anything is written, under which id a family will be."""

    def end(self, number: str, case: CaseId, first: Sha256 | None) -> None:
        """Note that it is written, with the hash of its first link; or with None that it is not."""


class Importing:
    """Takes families in."""

    def __init__(
        self, families: Families, files: CaseFiles, journal: Journal, memory: ImportMemory, time: KnownTime
    ) -> None:
        self._families = families
        self._files = files
        self._journal = journal
        self._memory = memory
        self._time = time

    def run(self, source: FamilySource, *, dry_run: bool) -> Iterator[LineReport]:
        """Take each family in, or with `dry_run` only say what would become of it; report every line of it at once.

        What was reported is on disk: whoever stops halfway may run the same source again.

        Raises:
            VisitOpenError: we are in somebody's house.
            StoreError: the family that would have come next is not taken in.
        """
        if self._files.open_visit() is not None:
            raise VisitOpenError("families are taken in outside a visit")
        known = dict(self._settle(dry_run=dry_run))
        people = frozenset(
            (member.name.casefold(), member.born)
            for file in self._files.all()
            for member in file.members
            if member.born is not None
        )
        for given in source.families():
            yield from self._one(given, known, people, dry_run=dry_run)

    def _settle(self, *, dry_run: bool) -> Mapping[str, CaseId]:
        """Return what was taken in before; an import that was cut off is looked up in the journal, which knows."""
        known = dict(self._memory.done())
        for number, case in self._memory.begun().items():
            first = self._first(case)
            if first is not None:
                known[number] = case
            if not dry_run:
                self._memory.end(number, case, first)
        return known

    def _one(
        self, given: GivenFamily, known: dict[str, CaseId], people: _People, *, dry_run: bool
    ) -> Iterator[LineReport]:
        if given.number in known:
            for line in given.lines:
                yield LineReport(line, given.number, "already", "", known[given.number], given.worker)
            return
        why = {fault.line: fault.text for fault in reversed(faults_of(given, self._time.today()))}
        why = why or {person.line: _KNOWN_HERE for person in given.persons if _key(person) in people}
        case = CaseId(new_uuid7())
        if not why:
            try:
                self._take(given, case, dry_run=dry_run)
            except UndrawableNameError:
                why = {given.lines[0]: _UNDRAWABLE}
            except RecordTooLargeError:
                why = {given.lines[0]: _TOO_LONG}
            except (RefusedError, RecordError, ValueError):
                why = {given.lines[0]: _UNUSABLE}
        if why:
            for line in given.lines:
                yield LineReport(line, given.number, "refused", why.get(line, _OTHER_LINE))
            return
        known[given.number] = case
        for line in given.lines:
            if dry_run:
                yield LineReport(line, given.number, "would_be_accepted", worker=given.worker)
            else:
                yield LineReport(line, given.number, "accepted", "", case, given.worker)

    def _take(self, given: GivenFamily, case: CaseId, *, dry_run: bool) -> None:
        family = _new_family(given)
        self._families.require_new(family)
        if dry_run:
            return
        self._memory.begin(given.number, case)
        self._families.register_whole(family, case)
        self._memory.end(given.number, case, self._first(case))

    def _first(self, case: CaseId) -> Sha256 | None:
        """Return the hash of a family's first link; an erasure names it, also when the family has left the laptop."""
        records = self._journal.records_of(case)
        return link_hash(records[0].link, records[0].signature) if records else None


def _key(person: GivenPerson) -> tuple[str, str]:
    return person.name.casefold(), "" if person.born is None else person.born.isoformat()


def _new_family(given: GivenFamily) -> NewFamily:
    ids = {person.number: new_uuid7() for person in given.persons}
    members = tuple(
        PersonRegistered(
            person=ids[person.number],
            name=person.name,
            role=person.role,
            born=None if person.born is None else person.born.isoformat(),
            language=person.language,
            reads=person.reads,
        )
        for person in given.persons
    )
    contacts = tuple(
        SafeContactRecorded(
            person=ids[person.number],
            approach="doNotApproach",
            reason=person.avoidance.reason,
            review_on=person.avoidance.review_on.isoformat(),
            evidence=person.avoidance.evidence,
        )
        for person in given.persons
        if person.avoidance is not None
    )
    return NewFamily(given.name, members, tuple(_authority(line, ids) for line in given.authority), contacts)


def _authority(line: GivenAuthority, ids: Mapping[str, str]) -> AuthorityRecorded:
    return AuthorityRecorded(
        line=new_uuid7(),
        child=ids[line.child],
        holder="unknown" if line.holder is None else ids[line.holder],
        kind=line.kind,
        since=line.since.isoformat(),
        evidence=line.evidence,
        checked_on=None if line.checked_on is None else line.checked_on.isoformat(),
    )
