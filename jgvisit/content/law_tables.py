"""Load the tables a jurist reads and screens ask: origins of authority, B, D and the reminders.

They stand apart from the law book, because `jgvisit law` answers without them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, get_args

import msgspec

from jgvisit.content.law_book import LawBookError
from jgvisit.content.law_tables_files import MeasureRowsFile, OriginsFile, RemindersFile, RightsFile, WordsFile
from jgvisit.content.rights_text import RightsText, read_languages
from jgvisit.domain.ages import BANDS
from jgvisit.domain.facts import Frame, Role
from jgvisit.domain.measures import MeasureRow
from jgvisit.domain.origins import CONDITIONS, HowLost, OriginTable
from jgvisit.domain.predicates import PREDICATES
from jgvisit.domain.reminders import ReminderKind, ReminderText
from jgvisit.domain.rights import Circumstance, RightRule
from jgvisit.domain.rights_card import all_words
from jgvisit.shapes import convert

_File = TypeVar("_File", bound=msgspec.Struct)


@dataclass(frozen=True)
class LawTables:
    """Everything of `resources/law/` that is not the law book itself."""

    origins: OriginTable
    measures: tuple[MeasureRow, ...]
    rights: tuple[RightRule, ...]
    rights_text: RightsText
    reminders: dict[ReminderKind, ReminderText]
    words: WordsFile
    """How the names in the files read in Dutch."""


def load_law_tables(folder: Path) -> LawTables:
    """Read `origins`, `b`, `d` with its languages, `reminders` and `words` (.toml) from `folder`.

    Raises:
        LawBookError: a file is missing or unreadable, a key, condition or circumstance is unknown, a row
            is missing, stands there twice, or has no article or sentence.
    """
    origins = _read(folder, "origins.toml", OriginsFile).to_domain()
    measures = tuple(raw.to_domain() for raw in _read(folder, "b.toml", MeasureRowsFile).measure)
    rights_file = _read(folder, "d.toml", RightsFile)
    rights = tuple(raw.to_domain() for raw in rights_file.right)
    text = RightsText(rights_file.review, rights_file.words, read_languages(folder), rights_file.valid_until)
    texts = [(raw.kind, raw.to_domain()) for raw in _read(folder, "reminders.toml", RemindersFile).reminder]
    words = _read(folder, "words.toml", WordsFile)
    _check_origins(origins)
    _check_measures(measures)
    _check_rights(rights)
    kinds = [kind for kind, _ in texts]
    _demand(sorted(kinds) == sorted(get_args(ReminderKind)), "reminders.toml", "needs each kind once")
    _demand_text("reminders.toml", ((kind, text.why, text.articles) for kind, text in texts))
    _demand(set(words.condition) == set(PREDICATES), "words.toml: condition", "needs each condition once")
    _demand(set(words.circumstance) == set(get_args(Circumstance)), "words.toml: circumstance", "needs each one")
    _demand(set(rights_file.words) == set(all_words()), "d.toml: words", "needs each one")
    return LawTables(origins, measures, rights, text, dict(texts), words)


def _read(folder: Path, name: str, type_: type[_File]) -> _File:
    try:
        return convert(tomllib.loads((folder / name).read_text(encoding="utf-8")), type_)
    except (OSError, UnicodeDecodeError) as error:
        raise LawBookError(f"{name}: cannot be read") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LawBookError(f"{name}: {error}") from error


def _check_origins(table: OriginTable) -> None:
    for row in table.giving:
        where = f"origins.toml: row {row.text.row}"
        _demand(row.condition in CONDITIONS, where, f"unknown condition {row.condition}")
        _demand(bool(row.gives), where, "gives nothing")
    _demand(bool(table.giving) and table.giving[-1].condition == "always", "origins.toml", "must end with always")
    _demand(set(table.losing) == set(get_args(HowLost)), "origins.toml", "needs a row for each loss")
    rows = table.rows()
    _demand(len({row.row for row in rows}) == len(rows), "origins.toml", "a row stands there twice")
    _demand_text("origins.toml", ((row.row, row.why, row.articles) for row in rows))


def _check_measures(measures: tuple[MeasureRow, ...]) -> None:
    numbers = [row.row for row in measures]
    _demand(numbers == [str(number) for number in range(1, len(numbers) + 1)], "b.toml", "rows must count on from 1")
    _demand_text("b.toml", ((row.row, row.title, row.articles) for row in measures))
    for row in measures:
        lines = [power.articles for power in row.could] + [remedy.articles for remedy in row.remedies]
        _demand(all(lines), f"b.toml: row {row.row}", "no articles")


def _check_rights(rights: tuple[RightRule, ...]) -> None:
    for rule in rights:
        where = f"d.toml: {rule.row} ({rule.title})"
        _demand(bool(rule.roles) and set(rule.roles) <= set(get_args(Role)), where, "for nobody")
        _demand(not set(rule.only) & set(rule.unless), where, "holds never")
    _demand_text("d.toml", ((f"{rule.row} ({rule.title})", " ".join(rule.sentences), rule.articles) for rule in rights))
    for rule in rights:
        whole = set(rule.general) <= set(rule.sentences)
        always = set(rule.frames) == set(get_args(Frame)) and not rule.only + rule.unless
        where = f"d.toml: {rule.row} ({rule.title})"
        _demand(whole and (always or not rule.general), where, "general holds whatever is true, in words of the line")
        any_child = set(rule.child_ages) == set(BANDS) or set(rule.roles) == {"child"}
        _demand(any_child or not rule.general, where, "general holds for the child of any age")


def _demand_text(file: str, rows: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
    for name, sentence, articles in rows:
        _demand(bool(sentence.strip()), f"{file}: {name}", "no sentence")
        _demand(bool(articles), f"{file}: {name}", "no articles")


def _demand(holds: bool, where: str, what: str) -> None:
    if not holds:
        raise LawBookError(f"{where}: {what}")
