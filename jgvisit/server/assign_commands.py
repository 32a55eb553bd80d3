"""`jgvisit server assign`: give a family to a worker, or many at once from the report of an import (docs/import.md)."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from jgvisit.clock import local_date
from jgvisit.errors import InputError
from jgvisit.family_files.report import MAX_REPORT_BYTES, TakenIn, read_report
from jgvisit.ids import WorkerId
from jgvisit.server.console import CONSOLE, Add, opened
from jgvisit.server.enrolment.models import worker
from jgvisit.server.feed import service as feed
from jgvisit.server.municipality import Municipality
from jgvisit.server.officer import service as office
from jgvisit.server.problems import SetupError
from jgvisit.sync.wire import Assignment

_MOST_LINES = 10


def add_commands(add: Add) -> None:
    """Add this page's command to a parser."""
    parser = add("assign", _assign, "Wijst een gezin toe aan een medewerker, of veel gezinnen na een import.")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--case", help="nummer van het gezin")
    which.add_argument("--file", type=Path, metavar="REPORT.csv", help="verslag van `jgvisit import`")
    parser.add_argument("--worker", help="nummer van de medewerker; met --file staat die in het verslag")
    parser.add_argument("--instead-of", metavar="WIE", help="wie ze opnam (sub), en ze dan niet meer heeft")
    parser.add_argument("--until", help="laatste dag, zoals 2026-12-31")


def assign_report(
    municipality: Municipality, taken_in: Sequence[TakenIn], instead_of: str | None, until: str | None
) -> tuple[int, int]:
    """Assign every family of a report that names a worker, all or none; return how many, and how many name nobody.

    A family must have come to the server first: who wrote about it first gets it by that, and could not send it any
    more once it stands assigned to another.

    Raises:
        SetupError: a worker or a family that is not known here, by line of the report.
    """
    given = [(each, each.worker) for each in taken_in if each.worker is not None]
    workers = _workers(municipality)
    before = None if instead_of is None else workers.get(instead_of)
    if instead_of is not None and before is None:
        raise SetupError("--instead-of: deze medewerker is hier niet bekend")
    strange = [each.line for each, name in given if name not in workers]
    if strange:
        raise SetupError(f"deze medewerker is hier niet bekend: regel {_some(strange)}")
    known = feed.published_cases(municipality)
    unsent = [each.line for each, _ in given if each.case not in known]
    if unsent:
        raise SetupError(f"dit gezin is nog niet verstuurd door de laptop die het opnam: regel {_some(unsent)}")
    yesterday = (local_date(municipality.moment()) - timedelta(days=1)).isoformat()
    for each, name in given:
        mine = workers[name]
        office.assign(municipality, Assignment(case=each.case, worker=mine, until=until), CONSOLE)
        if before is not None and before != mine:
            office.assign(municipality, Assignment(case=each.case, worker=before, until=yesterday), CONSOLE)
    return len(given), len(taken_in) - len(given)


def _assign(arguments: argparse.Namespace) -> None:
    if (arguments.file is None) != (arguments.worker is not None):
        raise SetupError("--worker hoort bij --case; met --file staat de medewerker in het verslag")
    if arguments.file is None and arguments.instead_of is not None:
        raise SetupError("--instead-of hoort bij --file")
    taken_in = None if arguments.file is None else _read(arguments.file)
    with opened(arguments) as municipality:
        if taken_in is None:
            message = Assignment(case=arguments.case, worker=arguments.worker, until=arguments.until)
            office.assign(municipality, message, CONSOLE)
        else:
            done, nobody = assign_report(municipality, taken_in, arguments.instead_of, arguments.until)
            print(f"toegewezen: {done} gezinnen; zonder medewerker: {nobody}")


def _read(file: Path) -> tuple[TakenIn, ...]:
    try:
        with file.open("rb") as stream:
            return read_report(stream.read(MAX_REPORT_BYTES + 1), str(file))
    except (OSError, InputError) as error:
        raise SetupError(f"{file}: {error}") from error


def _workers(municipality: Municipality) -> Mapping[str, WorkerId]:
    """Return how the log-in names them -> who they are."""
    tenant, issuer = municipality.tenant, municipality.settings.issuer
    query = select(worker.c.subject, worker.c.id).where(worker.c.tenant == tenant, worker.c.issuer == issuer)
    with municipality.database.read(tenant) as conn:
        return {row.subject: WorkerId(row.id) for row in conn.execute(query)}


def _some(lines: Sequence[int]) -> str:
    more = "" if len(lines) <= _MOST_LINES else f" en nog {len(lines) - _MOST_LINES}"
    return ", ".join(map(str, lines[:_MOST_LINES])) + more
