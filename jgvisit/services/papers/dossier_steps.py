"""The two steps in which a case file leaves (H20): a concept to look through, then exactly that as a bundle.

The command and the screen both go this way, so that neither knows a shorter one.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from jgvisit.domain.ages import age_on
from jgvisit.domain.own_words import says_something
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, PersonId
from jgvisit.records.case_family import Member
from jgvisit.records.case_file import CaseFile
from jgvisit.records.whose_own import OWN_FILE_FROM, is_theirs
from jgvisit.services.desk.writing import WordsMissingError
from jgvisit.services.family.happenings import NotYetHappenedError
from jgvisit.services.papers.dossier import Dossier, Dossiers
from jgvisit.services.papers.dossier_rules import LeftOut
from jgvisit.services.papers.page_image import PageImage

PAPER, RECORD, SEALED = "dossier.pdf", "dossier.json", "papieren"
FOLDER = "dossier"
"""Name of the new folder, with the day of the decision: it stands in file dialogs, and names nobody (H4)."""


class AsksThroughParentsError(RefusedError):
    """Below 12 who holds authority asks (Jeugdwet 7.3.15); nothing was made."""

    code = "refused.asks_through_parents"


class ChangedSinceError(RefusedError):
    """Something in the file changed since the concept was looked through; nothing left."""

    code = "refused.changed_since"


class DossierMaker(Protocol):
    """Draws case files."""

    def pdf(self, dossier: Dossier, *, concept: bool) -> bytes:
        """Return the paper; a concept says so on each page and has nothing attached.

        Raises:
            DocumentError: it cannot be drawn.
        """

    def heading(self, kind: str) -> str:
        """Return what a kind of record is called in Dutch."""


class PageDrawer(Protocol):
    """Shows a PDF of ours in the program."""

    def count(self, pdf: bytes) -> int:
        """Return how many pages it has.

        Raises:
            DocumentError: it cannot be read.
        """

    def page(self, pdf: bytes, number: int, dpi: int) -> PageImage:
        """Draw page `number`, from 1; errors as `count`."""


SaveBundle = Callable[[Path, Mapping[str, bytes]], Path]
"""Writes files, by their path inside it, into a new folder with (about) this name, never over another; returns it."""


@dataclass(frozen=True)
class Request:
    """Who asks for a case file, and who decided that they get it."""

    person: PersonId
    """About whom it is: who asks, or for whom somebody asks."""
    decided_by: str
    decided_on: date
    number: str
    representative: str = ""
    """Who asks for them, such as a lawyer or a mentor; empty where they ask themselves."""
    seen: str = ""
    """The paper from which that appears."""


@dataclass(frozen=True)
class Concept:
    """A case file to be looked through, page by page; it never leaves."""

    pdf: bytes
    pages: int
    code: str
    papers: int
    """Sealed papers that go along."""
    kept_back: int
    """Papers this person signed, that by now say what is hidden from them; for the worker alone."""
    left_out: tuple[LeftOut, ...]
    """What is not in it, and why; for the worker alone."""


class DossierSteps:
    """First the concept, then the bundle."""

    def __init__(
        self,
        dossiers: Dossiers,
        case_file: Callable[[CaseId], CaseFile],
        maker: DossierMaker,
        pages: PageDrawer,
        save: SaveBundle,
        note_export: Callable[[CaseId], None],
        today: Callable[[], date],
    ) -> None:
        """Join the parts; `note_export` is told before anything is written outside the store."""
        self._dossiers, self._case_file = dossiers, case_file
        self._maker, self._pages, self._save = maker, pages, save
        self._note_export, self._today = note_export, today

    def readers(self, case: CaseId) -> tuple[Member, ...]:
        """Return who of a family can ask for the file: everybody from 12 on (7.3.15 lid 1)."""
        return tuple(member for member in self._case_file(case).members if not self._is_small(member))

    def speaks_for(self, case: CaseId, person: PersonId) -> tuple[Member, ...]:
        """Return the children under 12 whose own is in this person's file: authority over them was seen."""
        file = self._case_file(case)
        return tuple(
            child for child in file.children if child.id != person and is_theirs(file, person, child.id, self._today())
        )

    def kind(self, kind: str) -> str:
        """Return what a kind of record is called in Dutch."""
        return self._maker.heading(kind)

    def concept(self, case: CaseId, asked: Request) -> Concept:
        """Make what is to be looked through; nothing of it is written to disk.

        Raises:
            WordsMissingError: who decided, the number, or on what a representative's right rests.
            NotYetHappenedError: decided on a day still to come.
            AsksThroughParentsError: about a child under 12 alone.
            VisitOpenError, LookAgainError, KeyError, DocumentError: as `Dossiers.make`, or it cannot be drawn.
        """
        dossier = self._dossier(case, asked)
        pdf = self._maker.pdf(dossier, concept=True)
        return Concept(
            pdf, self._pages.count(pdf), dossier.code, len(dossier.papers), dossier.kept_back, dossier.left_out
        )

    def page(self, concept: Concept, number: int, dpi: int) -> PageImage:
        """Draw one page of a concept, from 1."""
        return self._pages.page(concept.pdf, number, dpi)

    def save(self, case: CaseId, asked: Request, code: str, folder: Path) -> Path:
        """Write the bundle into a new folder inside `folder`; return that new folder. What is in it is not encrypted.

        Args:
            case: the family.
            asked: as for the concept.
            code: of the concept that was looked through.
            folder: one that is there.

        Raises:
            ChangedSinceError: another code by now.
            DiskFullError, DiskFaultError: not all of it is there.
            WordsMissingError, ...: as `concept`.
        """
        dossier = self._dossier(case, asked)
        require_code(dossier, code)
        files = bundle_of(dossier, self._maker)
        self._note_export(case)
        return self._save(folder / f"{FOLDER}-{asked.decided_on.isoformat()}", files)

    def _dossier(self, case: CaseId, asked: Request) -> Dossier:
        file = self._case_file(case)
        if self._is_small(file.member(asked.person)):
            raise AsksThroughParentsError(asked.person)
        if asked.decided_on > self._today():
            raise NotYetHappenedError(asked.decided_on.isoformat())
        return self._dossiers.make(case, asked.person, request_words(file, asked))

    def _is_small(self, member: Member) -> bool:
        born = member.born
        return (
            member.role == "child"
            and born is not None
            and age_on(date.fromisoformat(born), self._today()) < OWN_FILE_FROM
        )


def request_words(file: CaseFile, asked: Request) -> str:
    """Return who asked and who decided, as it stands in the file, in Dutch.

    Raises:
        WordsMissingError: one of these is not said.
    """
    needed = {"decidedBy": asked.decided_by, "number": asked.number}
    if asked.representative.strip():
        needed["seen"] = asked.seen
    for name, words in needed.items():
        if not says_something(words):
            raise WordsMissingError(name)
    name = file.member(asked.person).name
    who = f"Gevraagd door {name}."
    if asked.representative.strip():
        who = f"Gevraagd door {asked.representative.strip()}, voor {name}. Gezien: {asked.seen.strip()}."
    day = f"{asked.decided_on:%d-%m-%Y}"
    return f"{who} Besluit van {asked.decided_by.strip()}, {day}, nummer {asked.number.strip()}."


def require_code(dossier: Dossier, code: str) -> None:
    """Look whether a case file still is what was looked through.

    Raises:
        ChangedSinceError: it is not.
    """
    if not hmac.compare_digest(code.encode(), dossier.code.encode()):
        raise ChangedSinceError("this is not what was looked through")


def bundle_of(dossier: Dossier, maker: DossierMaker) -> dict[str, bytes]:
    """Return the files of a bundle by their path inside it; errors as `DossierMaker.pdf`."""
    return dict(_files(dossier, maker))


def _files(dossier: Dossier, maker: DossierMaker) -> Iterator[tuple[str, bytes]]:
    yield PAPER, maker.pdf(dossier, concept=False)
    yield RECORD, dossier.json()
    taken: set[str] = set()
    for sealed in dossier.papers:
        name = Path(sealed.file_name).name
        if name in taken:  # two papers never take each other's place
            name = f"{Path(name).stem}-{sealed.sha256[:8]}.pdf"
        taken.add(name)
        yield f"{SEALED}/{name}", sealed.pdf
