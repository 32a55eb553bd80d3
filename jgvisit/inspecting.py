"""`jgvisit export`: a case file for who asks to see it, or for another system (Jeugdwet 7.3.10), in two steps (H20).

First a concept is written, to look through, page by page. Only who gives the code of exactly that concept gets the
bundle: the paper with its JSON, that JSON as a file, and the sealed papers as they were sealed.
"""

from __future__ import annotations

from pathlib import Path

from jgvisit import config
from jgvisit.bootstrap import open_workspace
from jgvisit.clock import SystemClock
from jgvisit.config import Places
from jgvisit.documents.dossier_paper import DossierPaper
from jgvisit.errors import InputError
from jgvisit.ids import CaseId, PersonId
from jgvisit.leasing import leases_of
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.papers.dossier import Dossier
from jgvisit.services.papers.dossier_steps import ChangedSinceError, bundle_of, require_code
from jgvisit.shell import unlock
from jgvisit.store.bundle import write_bundle
from jgvisit.store.hold import StoreHold
from jgvisit.store.private_file import make_private_dir, replace_file
from jgvisit.store.safe import Safe
from jgvisit.store.taken_out import TakenOutLedger
from jgvisit.workspace import Workspace

CONCEPT = "concept.pdf"


def export_case(
    places: Places, out: Path, *, reader: str | None, whole: str | None, decision: str, code: str | None
) -> int:
    """Write a concept, or with its code the bundle, into the folder `out`; return 0.

    Args:
        places: the laptop.
        out: a folder that is not there yet, or one that holds nothing but the concept.
        reader: id or name of the person who asks; None with `whole`.
        whole: id or name of a family, all of it for another system.
        decision: whose decision, of which day, under which number.
        code: of the concept that was looked through; None for the concept.

    Raises:
        InputError: nobody or several of that name, a folder with something in it, or another code.
        RefusedError: a visit is open, or a text says what is hidden from the reader; nothing was written.
        StoreError: the store did not open, or the disk failed.
    """
    _require_place(out)
    with StoreHold(places):
        safe = unlock(places)
        try:
            leases = leases_of(safe, SystemClock())
            if leases is not None:
                leases.require_reading()
            print(write_case(open_workspace(safe, SystemClock()), safe, out, reader, whole, decision, code))
        finally:
            safe.close()
    return 0


def write_case(
    work: Workspace, safe: Safe, out: Path, reader: str | None, whole: str | None, decision: str, code: str | None
) -> str:
    """Write what `export_case` says for an opened laptop; return what to say of it.

    Raises:
        InputError, RefusedError: as `export_case`.
    """
    case, person = _asked(work.files, reader, whole)
    dossier = work.dossiers.make(case, person, decision)
    if code is not None:
        try:
            require_code(dossier, code)
        except ChangedSinceError as error:
            raise InputError(f"{error}: make the concept anew", "--looked-through") from error
    TakenOutLedger(safe).note_export(work.journal.records_of(case), SystemClock().now())
    paper = DossierPaper(config.resources_dir())
    if code is None:
        make_private_dir(out)
        replace_file(out / CONCEPT, paper.pdf(dossier, concept=True))
        return _say_concept(out, dossier)
    (out / CONCEPT).unlink(missing_ok=True)
    write_bundle(out, bundle_of(dossier, paper))
    return (
        f"{out}: dossier, gegevens en {len(dossier.papers)} verzegelde papieren. Wat daar staat, is niet versleuteld."
    )


def _say_concept(out: Path, dossier: Dossier) -> str:
    lines = [f"{out / CONCEPT}: bekijk elke bladzijde. Geef dit concept niet mee."]
    if dossier.kept_back:
        lines.append(f"{dossier.kept_back} verzegelde papieren blijven hier: daar staat iets op dat nu verborgen is.")
    lines.append(f"Klopt alles, geef dan dezelfde opdracht met --looked-through {dossier.code}")
    return "\n".join(lines)


def _require_place(out: Path) -> None:
    if out.exists() and (not out.is_dir() or {each.name for each in out.iterdir()} - {CONCEPT}):
        raise InputError("is there already, with something in it", str(out))


def _asked(files: CaseFiles, reader: str | None, whole: str | None) -> tuple[CaseId, PersonId | None]:
    """Find whose file is asked for.

    Raises:
        InputError: nobody, or several.
    """
    if whole is not None:
        cases = [file.case for file in files.all() if whole in (file.case, file.name)]
        if len(cases) != 1:
            raise InputError(f"{len(cases)} families here have this name or number", "--whole")
        return cases[0], None
    found = [
        (file.case, member.id) for file in files.all() for member in file.members if reader in (member.id, member.name)
    ]
    if len(found) != 1:
        raise InputError(f"{len(found)} people here have this name or number", "--for")
    return found[0]
