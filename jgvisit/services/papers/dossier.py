"""A case file for one person who asks to see it, or for another system (Jeugdwet 7.3.10): all is chosen here.

Three locks, one after the other. What `visibility` keeps from the reader is not in it, in any version. What is about
another person alone is not in it either: 7.3.10 gives no right to somebody else's private life, and no paper tells who
has not answered, refused or withdrew (H8). And if a text that is left still says what is hidden, nothing is made (H2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

import msgspec

from jgvisit.content.form_model import FormDefinition
from jgvisit.ids import CaseId, PersonId, RecordId, Sha256
from jgvisit.records import canonical
from jgvisit.records.body import Body, PackRef
from jgvisit.records.case_file import CaseFile
from jgvisit.records.entries import Entry, read_entries
from jgvisit.records.payload_forms import DocumentSealed, FormOpened
from jgvisit.records.telling import texts_of
from jgvisit.records.visibility import NOBODY_OF_THE_FAMILY, hidden_bodies
from jgvisit.services.desk.released import UnreleasedTextError
from jgvisit.services.forms.hidden_text import require_telling_nothing
from jgvisit.services.forms.refusals import FormChangedError, LookAgainError
from jgvisit.services.papers.dossier_rules import LeftOut, Why, counted, why_hidden, why_left_out, without_others
from jgvisit.services.papers.handing_over import VisitOpenError
from jgvisit.services.ports.identity import Identity
from jgvisit.services.ports.journal import Journal

FORMAT = "jgvisit/dossier/1"
Texts = Callable[[str, PackRef | None], FormDefinition]
"""Returns the Dutch definition of a form type."""


class SealedReader(Protocol):
    """Reads all that a PDF of ours says."""

    def text(self, pdf: bytes) -> str:
        """Return the words on all pages.

        Raises:
            DocumentError: it cannot be read.
        """

    def attached(self, pdf: bytes) -> tuple[str, ...]:
        """Return what is attached, as text; errors as `text`."""


@dataclass(frozen=True)
class Written:
    """One record, as the reader may have it."""

    kind: str
    version: int
    recorded_at: str
    """Device clock, RFC 3339."""
    author: str
    data: Mapping[str, Any]
    """The payload as plain JSON values; nobody in it who is hidden from the reader."""


@dataclass(frozen=True)
class SealedPaper:
    """A paper that goes along as it was sealed."""

    sha256: Sha256
    file_name: str
    pdf: bytes


@dataclass(frozen=True)
class Dossier:
    """A case file, ready to be drawn."""

    case: CaseId
    reader: PersonId | None
    """None: all of it, for another system; never for the family."""
    municipality: str
    decision: str
    """Whose decision, of which day, under which number (H20)."""
    made_at: datetime
    known_at: str | None
    """When the server's records were last fetched, RFC 3339."""
    people: tuple[tuple[PersonId, str, str], ...]
    """(id, name, role)."""
    written: tuple[Written, ...]
    papers: tuple[SealedPaper, ...]
    forms: Mapping[str, FormDefinition]
    """Of the types that occur, as far as these texts have them."""
    kept_back: int
    """Papers that say what is hidden from the reader by now: told to the worker, never in the file."""
    left_out: tuple[LeftOut, ...] = ()
    """What is not in it, and why: told to the worker, never in the file."""
    demo: bool = False

    def json(self) -> bytes:
        """Return it as canonical JSON, for another system."""
        return canonical.encode({**self._content(), "made_at": self.made_at.isoformat(timespec="seconds")})

    @property
    def code(self) -> str:
        """What was looked through: another code where anything in it changed since."""
        return canonical.sha256(canonical.encode(self._content()))[:12]

    def _content(self) -> dict[str, Any]:
        content = {
            "format": FORMAT,
            "case": self.case,
            "municipality": self.municipality,
            "decision": self.decision,
            "people": [{"id": person, "name": name, "role": role} for person, name, role in self.people],
            "papers": [{"file": paper.file_name, "sha256": paper.sha256} for paper in self.papers],
            "records": [
                {
                    "kind": one.kind,
                    "version": one.version,
                    "recorded_at": one.recorded_at,
                    "author": one.author,
                    "data": one.data,
                }
                for one in self.written
            ],
        }
        known = {"known_at": self.known_at, "reader": self.reader}
        return content | {name: value for name, value in known.items() if value is not None}


class Dossiers:
    """Makes case files; never while a visit is open (H20)."""

    def __init__(
        self,
        case_file: Callable[[CaseId], CaseFile],
        visit_is_open: Callable[[], bool],
        journal: Journal,
        reader: SealedReader,
        forms: Texts,
        identity: Identity,
        now: Callable[[], datetime],
        today: Callable[[], date],
    ) -> None:
        """Join the parts."""
        self._case_file = case_file
        self._visit_is_open = visit_is_open
        self._journal = journal
        self._reader = reader
        self._forms = forms
        self._identity = identity
        self._now = now
        self._today = today

    def make(self, case: CaseId, reader: PersonId | None, decision: str) -> Dossier:
        """Return the case file for `reader`, a member of the family; or all of it, where that is None.

        Raises:
            VisitOpenError: we are in somebody's house.
            KeyError: no such person in this family.
            LookAgainError: a text in it says what is hidden from the reader; it waits for a person.
        """
        if self._visit_is_open():
            raise VisitOpenError("no case file leaves from an open visit")
        file, records = self._case_file(case), self._journal.records_of(case)
        if reader is not None:
            file.member(reader)
        viewers = NOBODY_OF_THE_FAMILY if reader is None else frozenset({reader})
        hidden = hidden_bodies(file, records, viewers, self._today())
        every = read_entries(case, records).entries
        entries = [entry for entry in every if entry.id not in hidden]
        left_out: list[tuple[Why, str]] = [
            (why_hidden(entry.payload, reader), entry.body.kind) for entry in every if entry.id in hidden
        ]
        written = tuple(self._written(file, entries, hidden, reader, left_out))
        papers, kept_back = self._papers(file, entries, reader)
        people = tuple(
            (member.id, member.name, member.role) for member in file.members if member.stamp.record not in hidden
        )
        pull = self._journal.last_pull()
        dossier = Dossier(
            case=case,
            reader=reader,
            municipality=self._identity.municipality,
            decision=decision,
            made_at=self._now(),
            known_at=None if pull is None else pull.at,
            people=people,
            written=written,
            papers=papers,
            forms=dict(self._definitions(written)),
            kept_back=kept_back,
            left_out=counted(left_out),
            demo=self._identity.demo,
        )
        require_telling_nothing(file, viewers, texts_of([[one.data for one in written], people, decision]))
        return dossier

    def _written(
        self,
        file: CaseFile,
        entries: list[Entry],
        hidden: frozenset[RecordId],
        reader: PersonId | None,
        left_out: list[tuple[Why, str]],
    ) -> Iterator[Written]:
        gone = frozenset(member.id for member in file.members if member.stamp.record in hidden)
        for entry in sorted(entries, key=lambda each: (each.body.recorded_at, each.id)):
            why = None if reader is None else why_left_out(file, entry.payload, reader, self._today())
            data = None if why is not None else msgspec.to_builtins(entry.payload)
            if reader is not None and data is not None:
                data = without_others(entry.payload, self._without_team(entry, data), reader, gone)
            if data is None:
                left_out.append((why or "hidden", entry.body.kind))
            else:
                yield _written(entry.body, data)

    def _without_team(self, entry: Entry, data: dict[str, Any]) -> dict[str, Any]:
        """Return a form A without what only the team typed on it: it stands on no paper of the family, in no file.

        Where its definition is not here any more, its text stands there alone, as everybody read it.
        """
        opened = entry.payload
        if not isinstance(opened, FormOpened) or opened.filled is not None:
            return data
        try:
            form = self._forms(opened.form_type, entry.body.pack)
        except (FormChangedError, UnreleasedTextError):
            theirs = set[str]()
        else:
            theirs = {field.id for field in form.of_part("common")}
        return data | {
            kept: {field: answer for field, answer in data[kept].items() if field in theirs}
            for kept in ("answers", "common")
            if kept in data
        }

    def _papers(
        self, file: CaseFile, entries: list[Entry], reader: PersonId | None
    ) -> tuple[tuple[SealedPaper, ...], int]:
        """Return the papers this reader signed, as they were sealed; one that tells too much by now stays here."""
        viewers = NOBODY_OF_THE_FAMILY if reader is None else frozenset({reader})
        papers, kept_back = list[SealedPaper](), 0
        sealed = [entry.payload for entry in entries if isinstance(entry.payload, DocumentSealed)]
        for document in sealed:
            if reader is not None and document.person != reader:
                continue
            pdf = self._journal.blob(file.case, Sha256(document.document))
            try:
                require_telling_nothing(file, viewers, [self._reader.text(pdf), *self._reader.attached(pdf)])
            except LookAgainError:
                kept_back += 1
            else:
                papers.append(SealedPaper(Sha256(document.document), document.file_name, pdf))
        return tuple(papers), kept_back

    def _definitions(self, written: tuple[Written, ...]) -> Iterator[tuple[str, FormDefinition]]:
        types = {one.data["form_type"] for one in written if "form_type" in one.data}
        for form_type in sorted(types):
            try:
                yield form_type, self._forms(form_type, None)
            except (FormChangedError, UnreleasedTextError):  # then its answers stand under their own names
                continue


def _written(body: Body, data: Mapping[str, Any]) -> Written:
    return Written(body.kind, body.kind_version, body.recorded_at, body.author, data)
