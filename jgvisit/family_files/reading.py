"""A file as a source of families: rows of one family belong together, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jgvisit.family_files.columns import require_no_service_numbers
from jgvisit.family_files.lines import Cells, authority_of, is_number, person_of
from jgvisit.family_files.table import Row, read_table
from jgvisit.services.family.given_families import GivenAuthority, GivenFamily, GivenPerson, LineFault

_WORKER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:|@-]{0,199}")
_MOST_ROWS = 100
"""Of one family."""


class FamilyFile:
    """Families in a file of the municipality, in CSV or JSON: the one source there is today."""

    def __init__(self, data: bytes, where: str = "") -> None:
        """Read the file.

        Raises:
            InputError: it is no such file; nothing of it is used.
        """
        rows: dict[str, list[Row]] = {}
        self._nameless: list[Row] = []
        for row in read_table(data, where):
            number = row.cells.get("gezin")
            (self._nameless if number is None else rows.setdefault(number, [])).append(row)
        require_no_service_numbers(tuple(rows), where)
        self._families = tuple(_family(number, each) for number, each in rows.items())

    def families(self) -> tuple[GivenFamily, ...]:
        """Return every family, in the order of its first line; then the lines that name none."""
        return (
            *self._families,
            *(
                GivenFamily("", "", (row.line,), faults=(LineFault(row.line, "gezin is leeg."),))
                for row in self._nameless
            ),
        )


def _family(number: str, rows: list[Row]) -> GivenFamily:
    persons: list[GivenPerson] = []
    authority: list[GivenAuthority] = []
    faults: list[LineFault] = []
    for row in rows:
        cells = Cells(row)
        cells.number("gezin")
        match cells.get("rij"):
            case "persoon":
                persons.append(person_of(cells))
            case "gezag":
                authority.append(authority_of(cells))
            case _:
                cells.wrong("rij is een van: persoon, gezag.")
        worker = cells.get("medewerker")
        if worker is not None and not _WORKER.fullmatch(worker):
            cells.wrong("In medewerker staat een teken dat daar niet hoort.")
        faults += cells.faults
    first = rows[0].line
    names, workers = _all(rows, "gezinsnaam"), _all(rows, "medewerker")
    if len(names) != 1:
        text = "gezinsnaam is leeg." if not names else "Dit gezin heeft twee namen in het bestand."
        faults.append(LineFault(first, text))
    if len(workers) > 1:
        faults.append(LineFault(first, "Dit gezin heeft twee medewerkers in het bestand."))
    if len(rows) > _MOST_ROWS:
        faults.append(LineFault(first, f"Dit gezin heeft meer dan {_MOST_ROWS} regels."))
    return GivenFamily(
        number=number if is_number(number) else "",
        name=names[0] if names else "",
        lines=tuple(row.line for row in rows),
        worker=workers[0] if workers else None,
        persons=tuple(persons),
        authority=tuple(authority),
        faults=tuple(faults),
    )


def _all(rows: Iterable[Row], name: str) -> list[str]:
    return list(dict.fromkeys(row.cells[name] for row in rows if name in row.cells))
