"""Load the law book from its folder, strictly: a row that is not whole stops the program."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from jgvisit.content.law_book_files import (
    BlocksFile,
    BookFile,
    ChangesFile,
    ExceptionsFile,
    MeasuresFile,
    MomentsFile,
    RowsFile,
)
from jgvisit.domain.law_book import LawBook, Row, version_order
from jgvisit.domain.predicates import PREDICATES
from jgvisit.domain.switches import NOT_COUNTED
from jgvisit.errors import ContentError
from jgvisit.shapes import convert

ENGINE_BLOCKS = frozenset(
    {
        NOT_COUNTED,
        "authority_unknown",
        "authority_contradictory",
        "nobody_with_authority",
        "child_resists",
        "capacity_not_weighed",
        "representative_unknown",
    }
)
"""Codes the engine itself puts up; the book must have a sentence for each."""
FIRST_VERSION = "2026.1"
"""What came after it stands in changes.toml."""
RIGHTS_ROW = "D:"
EXCEPTION_IDS = tuple(f"X{number}" for number in range(1, 9))
_File = TypeVar("_File", bound=msgspec.Struct)


class LawBookError(ContentError):
    """The law book cannot be used, so no question is answered from it; families and records are untouched.

    `str(error)` names the file and the row.
    """

    code = "content.law_book"


def load_law_book(folder: Path) -> LawBook:
    """Read `book`, `a1`, `a2`, `a3`, `blocks`, `measures`, `moments` and `changes` (.toml) from `folder`.

    Raises:
        LawBookError: a file is missing or unreadable, a key or predicate is unknown, a row has no
            articles, a row would have a child under 12 consent, or a new version says not what it changed.
    """
    book = _read(folder, "book.toml", BookFile)
    blocks = _read(folder, "blocks.toml", BlocksFile)
    exceptions = _read(folder, "a2.toml", ExceptionsFile)
    measures = _read(folder, "measures.toml", MeasuresFile)
    moments = _read(folder, "moments.toml", MomentsFile)
    rows: list[Row] = []
    for table in ("A1", "A3"):
        name = f"{table.lower()}.toml"
        for raw in _read(folder, name, RowsFile).row:
            where = f"{name}: row {raw.row}"
            _demand(raw.condition in PREDICATES, where, f"unknown condition {raw.condition}")
            row = raw.to_domain(table)
            _check_row(row, where)
            rows.append(row)
    law_book = LawBook(
        version=book.version,
        checked_by_jurist=book.checked_by_jurist,
        rows=tuple(rows),
        exceptions=tuple(raw.to_domain() for raw in exceptions.exception),
        measures=tuple(raw.to_domain() for raw in measures.measure),
        moments=tuple(raw.to_domain() for raw in moments.moment),
        blocks={raw.code: raw.to_domain() for raw in blocks.block},
        order_names=book.order_names,
        texts_seen=book.texts_seen,
        open_points=book.open_points,
        changes=tuple(raw.to_domain() for raw in _read(folder, "changes.toml", ChangesFile).change),
    )
    _check_whole(law_book, [raw.code for raw in blocks.block])
    return law_book


def _read(folder: Path, name: str, type_: type[_File]) -> _File:
    try:
        text = (folder / name).read_text(encoding="utf-8")
        return convert(tomllib.loads(text), type_)
    except (OSError, UnicodeDecodeError) as error:
        raise LawBookError(f"{name}: cannot be read") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LawBookError(f"{name}: {error}") from error


def _check_row(row: Row, where: str) -> None:
    _demand(bool(row.effects), where, "no ages")
    for band, effect in row.effects.items():
        _demand(bool(effect.articles), where, f"no articles at {band}")
        _demand(bool(effect.why.strip()), where, f"no sentence at {band}")
        own_consent = any(rule.kind == "T" and rule.who == "child" for rule in effect.marks)
        _demand(band != "0-11" or not own_consent, where, "a child under 12 consents to nothing (Jw 7.3.15 lid 1)")


def _check_whole(book: LawBook, codes: list[str]) -> None:
    _demand_unique(codes, "blocks.toml")
    _demand_unique([row.id for row in book.rows], "a1.toml, a3.toml")
    for code in sorted(ENGINE_BLOCKS):
        _demand(code in book.blocks, "blocks.toml", f"no block {code}")
    for block in book.blocks.values():
        _demand(bool(block.articles), f"blocks.toml: {block.code}", "no articles")
    for row in book.rows:
        for code in sorted({code for effect in row.effects.values() for code in effect.blocks}):
            _demand(code in book.blocks, row.id, f"unknown block {code}")
    _demand(tuple(rule.id for rule in book.exceptions) == EXCEPTION_IDS, "a2.toml", "needs X1 to X8 in order")
    for rule in book.exceptions:
        used = {*rule.lifts_blocks, *([rule.block] if rule.block else [])}
        _demand(used <= set(book.blocks), f"a2.toml: {rule.id}", "unknown block")
        _demand(bool(rule.articles), f"a2.toml: {rule.id}", "no articles")
    _demand([moment.number for moment in book.moments] == list(range(1, 32)), "moments.toml", "needs 1 to 31 in order")
    for moment in book.moments:
        where = f"moments.toml: {moment.number}"
        _demand(moment.source == "facts" or bool(moment.opened_by), where, "opened by?")
        _demand(bool(moment.to) == bool(moment.opened_by), where, "explained to?")
    _check_measures(book)
    _check_changes(book)


def _check_changes(book: LawBook) -> None:
    """Look whether every version after the first says what it changed: else nobody would hear of it."""
    known = {row.id for row in book.rows}
    for change in book.changes:
        where = f"changes.toml: {change.version}"
        _demand(version_order(FIRST_VERSION) < version_order(change.version), where, "not after the first version")
        _demand(version_order(change.version) <= version_order(book.version), where, "newer than the book")
        _demand(bool(change.rows), where, "no rows")
        for row in change.rows:
            _demand(row in known or row.startswith(RIGHTS_ROW), where, f"unknown row {row}")
        _demand(bool(change.was.strip()) and bool(change.now.strip()), where, "was and now?")
        _demand(bool(change.articles), where, "no articles")
    told = {change.version for change in book.changes}
    _demand(book.version in {FIRST_VERSION, *told}, "changes.toml", f"does not say what {book.version} changed")


def _check_measures(book: LawBook) -> None:
    for number, measure in enumerate(book.measures, start=1):
        where = f"measures.toml: measure {number}"
        _demand(measure.condition in PREDICATES, where, f"unknown condition {measure.condition}")
        _demand(all(line.articles for line in measure.could), where, "no articles")
        _demand(all(line.articles for line in measure.remedies), where, "no articles")


def _demand_unique(names: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for name in names:
        _demand(name not in seen, where, f"{name} stands there twice")
        seen.add(name)


def _demand(holds: bool, where: str, what: str) -> None:
    if not holds:
        raise LawBookError(f"{where}: {what}")
