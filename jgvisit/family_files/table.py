"""The bytes of a file as rows of cells. Nothing is evaluated, and no cell can name a path or a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from jgvisit.errors import InputError
from jgvisit.family_files.columns import require_columns
from jgvisit.shapes import read_json

MAX_BYTES = 5_000_000
MAX_ROWS = 20_000


@dataclass(frozen=True)
class Row:
    """One row: its cells without blanks around them; an empty cell is not there."""

    line: int
    """1-based: the line in a CSV file, the element in a JSON list."""
    cells: Mapping[str, str]
    lacks: bool = False
    """It has more or fewer cells than the header."""


def read_table(data: bytes, where: str) -> tuple[Row, ...]:
    """Read a CSV or JSON file, in UTF-8.

    Raises:
        InputError: too large, not UTF-8, no table, or a column that may not be there.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"het bestand is groter dan {MAX_BYTES // 1_000_000} MB", where)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"geen UTF-8: byte {error.start} is niet te lezen", where) from error
    is_json = text.lstrip()[:1] in ("[", "{")
    rows = tuple(_json_rows(text, where) if is_json else _csv_rows(text, where))
    if not rows:
        raise InputError("er staat geen enkele regel in", where)
    return rows


def _csv_rows(text: str, where: str) -> Iterator[Row]:
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in first else ",", strict=True)
    try:
        header = [name.strip().casefold() for name in next(reader, [])]
        require_columns(header, where)
        before = reader.line_num
        for number, cells in enumerate(reader):
            _require_few(number, where)
            line, before = before + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                yield Row(line, _filled(dict(zip(header, cells, strict=False))), len(cells) != len(header))
    except csv.Error as error:
        raise InputError(f"regel {reader.line_num} is geen goede CSV", where) from error


def _json_rows(text: str, where: str) -> Iterator[Row]:
    try:
        objects = read_json(text, list[dict[str, str | None]])
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        raise InputError("geen lijst van regels met teksten in JSON", where) from error
    _require_few(len(objects) - 1, where)
    names = list(dict.fromkeys(name for cells in objects for name in cells))
    require_columns(names, where)
    for number, cells in enumerate(objects, 1):
        yield Row(number, _filled(cells))


def _require_few(number: int, where: str) -> None:
    if number >= MAX_ROWS:
        raise InputError(f"meer dan {MAX_ROWS} regels", where)


def _filled(cells: Mapping[str, str | None]) -> dict[str, str]:
    return {name: text.strip() for name, text in cells.items() if text is not None and text.strip()}
