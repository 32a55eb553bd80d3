"""The report of an import: what was taken in under which id, and for whom. The server reads it to assign families."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Final

from jgvisit.errors import InputError
from jgvisit.ids import CaseId, is_uuid
from jgvisit.services.family.importing import Outcome

REPORT_COLUMNS: Final = ("regel", "gezin", "uitkomst", "uitleg", "dossier", "medewerker")
OUTCOMES: Final[dict[Outcome, str]] = {
    "accepted": "opgenomen",
    "would_be_accepted": "zou worden opgenomen",
    "refused": "geweigerd",
    "already": "was er al",
}
MAX_REPORT_BYTES = 10_000_000


@dataclass(frozen=True)
class TakenIn:
    """A family that is on the laptop that imported it."""

    line: int
    """1-based, of the report."""
    case: CaseId
    worker: str | None


def read_report(data: bytes, where: str) -> tuple[TakenIn, ...]:
    """Return each family that was taken in, by now or before, once.

    Raises:
        InputError: it is no report of an import, or of a dry run; or a family would go to two workers.
    """
    try:
        if len(data) > MAX_REPORT_BYTES:
            raise InputError("is te groot", where)
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError("is geen verslag van een import", where) from error
    if not rows or tuple(rows[0]) != REPORT_COLUMNS:
        raise InputError("is geen verslag van een import", where)
    found: dict[CaseId, TakenIn] = {}
    for line, row in enumerate(rows[1:], 2):
        each = _taken_in(line, row, where)
        if each is not None and found.setdefault(each.case, each).worker != each.worker:
            raise InputError(f"regel {line}: dit gezin heeft twee medewerkers", where)
    return tuple(found.values())


def _taken_in(line: int, row: list[str], where: str) -> TakenIn | None:
    if len(row) != len(REPORT_COLUMNS) or row[2] not in OUTCOMES.values():
        raise InputError(f"regel {line} is geen regel van een verslag", where)
    if row[2] == OUTCOMES["would_be_accepted"]:
        raise InputError("is het verslag van een proef: er is niets opgenomen", where)
    if row[2] == OUTCOMES["refused"]:
        return None
    if not is_uuid(row[4]):
        raise InputError(f"regel {line} is geen regel van een verslag", where)
    return TakenIn(line, CaseId(row[4]), row[5] or None)
