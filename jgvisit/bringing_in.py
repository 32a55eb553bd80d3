"""`jgvisit import`: families from a file of the municipality, with a report per line (docs/import.md, decision 28).

The records are signed by this laptop, as everything about a family is: the server cannot write them.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from jgvisit.bootstrap import open_workspace
from jgvisit.clock import SystemClock
from jgvisit.config import Places
from jgvisit.errors import InputError
from jgvisit.family_files.reading import FamilyFile
from jgvisit.family_files.report import OUTCOMES, REPORT_COLUMNS
from jgvisit.family_files.table import MAX_BYTES
from jgvisit.leasing import leases_of
from jgvisit.services.family.given_families import FamilySource
from jgvisit.services.family.importing import Importing, LineReport
from jgvisit.shell import unlock
from jgvisit.store.hold import StoreHold
from jgvisit.store.import_shelf import ImportShelf
from jgvisit.store.private_file import replace_file
from jgvisit.workspace import Workspace

OK, FINDINGS = 0, 1


def import_families(places: Places, file: Path, report: Path | None, *, dry_run: bool) -> int:
    """Take the families in `file` in, or with `dry_run` none; return 0, or 1 where a line was refused.

    Raises:
        InputError: the file or its columns cannot be used, or no report can stand there; no PIN was asked.
        VisitOpenError: a visit is open on this laptop.
        StoreError: the store did not open, or the disk failed; what the report says was taken in, was.
    """
    source = FamilyFile(_read(file), str(file))
    _require_place(file, report)
    with StoreHold(places):
        safe = unlock(places)
        try:
            leases = leases_of(safe, SystemClock())
            if leases is not None:
                leases.require_reading()
            return bring_in_families(open_workspace(safe, SystemClock()), source, report, dry_run=dry_run)
        finally:
            safe.close()


def bring_in_families(work: Workspace, source: FamilySource, report: Path | None, *, dry_run: bool) -> int:
    """Do what `import_families` says for an opened laptop; what was done is reported also where the disk fails."""
    importing = Importing(work.families, work.files, work.journal, ImportShelf(work.safe.settings), work.time)
    lines: list[LineReport] = []
    try:
        for line in importing.run(source, dry_run=dry_run):
            lines.append(line)
    finally:
        lines.sort(key=lambda each: each.line)
        if lines:
            _tell(lines, report)
    return FINDINGS if any(line.outcome == "refused" for line in lines) else OK


def _tell(lines: Sequence[LineReport], report: Path | None) -> None:
    text = report_text(lines)
    if report is None:
        print(text, end="")
    else:
        replace_file(report, text.encode("utf-8-sig"))
    counts = Counter(line.outcome for line in lines)
    for outcome, word in OUTCOMES.items():
        if counts[outcome]:
            families = len({line.family or str(line.line) for line in lines if line.outcome == outcome})
            print(f"{word}: {counts[outcome]} regels, {families} gezinnen")


def report_text(lines: Sequence[LineReport]) -> str:
    """Return the report as CSV: numbers and sentences of ours, no name and no text of the file."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";", lineterminator="\n")
    writer.writerow(REPORT_COLUMNS)
    for line in lines:
        outcome = OUTCOMES[line.outcome]
        writer.writerow((line.line, line.family, outcome, line.why, line.case or "", line.worker or ""))
    return made.getvalue()


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(error.strerror or "kan niet worden gelezen", str(file)) from error


def _require_place(file: Path, report: Path | None) -> None:
    if report is None:
        return
    if not report.parent.is_dir() or report.is_dir():
        raise InputError("is geen plek voor het verslag", str(report))
    if report.exists() and report.samefile(file):
        raise InputError("is het bestand zelf", str(report))
