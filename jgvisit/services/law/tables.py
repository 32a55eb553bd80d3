"""The law for the jurist: each table as plain text, and the whole as a page (docs/law.md)."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from jgvisit.content.law_tables import LawTables
from jgvisit.domain.ages import BANDS
from jgvisit.domain.answer import Remedy
from jgvisit.domain.cards import RIGHTS_CARD
from jgvisit.domain.law_book import Effect, ExceptionRule, LawBook, Moment, Row
from jgvisit.domain.measures import MeasureRow
from jgvisit.domain.origins import GivingRow, OriginRow
from jgvisit.domain.rights import MINOR, RightRule
from jgvisit.errors import InputError

TABLES = ("A1", "A2", "A3", "B", "C", "D")


@dataclass(frozen=True)
class Entry:
    """One row of a table as the jurist reads it."""

    name: str
    title: str
    lines: tuple[str, ...]
    points: tuple[str, ...] = ()


def table(book: LawBook, tables: LawTables, name: str) -> str:
    """Return one of `TABLES` as plain text.

    Raises:
        InputError: there is no table of this name.
    """
    make = _MAKERS.get(name.upper())
    if make is None:
        raise InputError(f"no table {name}; there are {', '.join(TABLES)}", "--table")
    head = f"Tabel {name.upper()}, wetboek {book.version}, {checked(book)}"
    return "\n\n".join((head, *(_plain(entry) for entry in make(book, tables))))


def checked(book: LawBook) -> str:
    """Say whether a jurist checked the book."""
    return "nagezien door een jurist" if book.checked_by_jurist else "nog niet nagezien door een jurist"


def entries(book: LawBook, tables: LawTables, name: str) -> tuple[Entry, ...]:
    """Return the rows of one of `TABLES`."""
    return tuple(_MAKERS[name](book, tables))


def origins(tables: LawTables) -> Iterator[Entry]:
    """Yield how authority comes about and ends (BW Book 1)."""
    giving = {row.text.row: row for row in tables.origins.giving}
    for row in tables.origins.rows():
        yield Entry(f"O-{row.row}", row.title, tuple(_origin_lines(row, giving.get(row.row), tables)), row.points)


def reminders(tables: LawTables) -> Iterator[Entry]:
    """Yield what is reminded of, and whose duty it is (H16)."""
    for number, text in enumerate(tables.reminders.values(), start=1):
        said = f"{text.why} ({_cited(text.articles)}; bron: {tables.words.word[text.evidence]})"
        yield Entry(f"H-{number}", text.title, (said, f"van: {tables.words.who[text.owner]}"))


def _plain(entry: Entry) -> str:
    lines = [f"{entry.name}  {entry.title}"]
    lines += [
        textwrap.fill(line, 110, initial_indent="  ", subsequent_indent=" " * 8)
        for line in (*entry.lines, *(f"jurist: {point}" for point in entry.points))
    ]
    return "\n".join(lines)


def _rows(book: LawBook, tables: LawTables, prefix: str) -> Iterator[Entry]:
    for row in sorted((row for row in book.rows if row.id.startswith(prefix)), key=_row_order):
        yield Entry(row.id, row.title, tuple(_row_lines(row, tables)), _points(row))


def _row_order(row: Row) -> tuple[str, int, str]:
    """Order the rows as the jurist's table has them: by number, then by letter."""
    number = re.search(r"-(\d+)(.*)$", row.id)
    return (row.subjects[0], int(number[1]), number[2]) if number else (row.id, 0, "")


def _row_lines(row: Row, tables: LawTables) -> Iterator[str]:
    words = tables.words
    adds = "" if row.decides else "; vult andere rijen aan"
    yield f"als: {words.condition[row.condition]}{adds}"
    yield f"over: {', '.join(words.word[subject] for subject in row.subjects)}; bron: {words.word[row.evidence]}"
    for band in BANDS:
        if band in row.effects:
            yield f"{band:6}{_cell(row.effects[band], words.who)}"
    if row.imposed is not None:
        yield f"kan opgelegd zijn door {row.imposed.who}, op een gezien besluit ({_cited(row.imposed.articles)})"


def _points(row: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys(point for effect in row.effects.values() for point in effect.points))


def _cell(effect: Effect, who: Mapping[str, str]) -> str:
    marks = ", ".join(f"{rule.kind} {who[rule.who]}" for rule in effect.marks) or "geen handtekening"
    told = f"; vertellen: {', '.join(who[each] for each in effect.informed)}" if effect.informed else ""
    blocks = f"; start niet: {', '.join(effect.blocks)}" if effect.blocks else ""
    return f"{marks}{told}{blocks}. {effect.why} ({_cited(effect.articles)})"


def _exceptions(book: LawBook, tables: LawTables) -> Iterator[Entry]:
    for rule in book.exceptions:
        yield Entry(rule.id, rule.title, tuple(_exception_lines(rule, tables.words.word)), rule.points)


def _exception_lines(rule: ExceptionRule, word: Mapping[str, str]) -> Iterator[str]:
    yield f"leeftijd {', '.join(rule.bands)}; over: {', '.join(word[subject] for subject in rule.subjects)}"
    yield f"telt alleen met: {', '.join(word[need] for need in rule.needs)}; bron: {word[rule.evidence]}"
    yield f"{word[f'lift_{rule.lifts}']}. {rule.why} ({_cited(rule.articles)})"


def _measures(_: LawBook, tables: LawTables) -> Iterator[Entry]:
    for row in tables.measures:
        yield Entry(f"B-{row.row}", row.title, tuple(_measure_lines(row, tables.words.word)), row.points)


def _measure_lines(row: MeasureRow, word: Mapping[str, str]) -> Iterator[str]:
    yield f"vrijwillig: {row.voluntary or 'bestaat niet.'} ({_cited(row.articles)}; bron: {word[row.evidence]})"
    for power in row.could:
        paper = "alleen 'opgelegd' op een gezien besluit" if power.orders else "dit heet nooit 'opgelegd'"
        yield f"opleggen: {power.who}: {power.decision}; {paper} ({_cited(power.articles)})"
    if not row.could:
        yield "opleggen: niemand"
    yield from (f"wat helpt: {_remedy(remedy)}" for remedy in row.remedies)


def _remedy(remedy: Remedy) -> str:
    term = f", binnen {remedy.term_days} dagen" if remedy.term_days else ""
    return f"{remedy.what}; {remedy.where}{term} ({_cited(remedy.articles)})"


def _moments(book: LawBook, tables: LawTables) -> Iterator[Entry]:
    for moment in book.moments:
        yield Entry(f"C-{moment.number}", moment.title, tuple(_moment_lines(moment, tables.words.word)))


def _moment_lines(moment: Moment, word: Mapping[str, str]) -> Iterator[str]:
    joined = ", en: " if moment.source == "facts" else ": "
    opened = joined + ", ".join(moment.opened_by) if moment.opened_by else ""
    yield f"uitleggen: {moment.explain}"
    yield f"aan: {moment.who}; kaarten {', '.join(map(_card, moment.cards))}; bron: {word[moment.evidence]}"
    yield f"{word[moment.source]}{opened}"


def _card(card: str) -> str:
    return "rechtenkaart" if card == RIGHTS_CARD else card


def _rights(_: LawBook, tables: LawTables) -> Iterator[Entry]:
    for number, rule in enumerate(tables.rights, start=1):
        yield Entry(f"D-{number}", rule.title, tuple(_right_lines(rule, tables)))


def _right_lines(rule: RightRule, tables: LawTables) -> Iterator[str]:
    words = tables.words
    ages = f" ({', '.join(rule.bands)})" if "child" in rule.roles and rule.bands != BANDS else ""
    people = ", ".join("kind" + ages if role == "child" else words.who[role] for role in rule.roles)
    yield f"{words.word[rule.can]}: {people}; kader: {' of '.join(words.word[frame] for frame in rule.frames)}"
    if any(role != "child" for role in rule.roles) and rule.child_ages != MINOR:
        yield f"leest een ander dan het kind dit: alleen over een kind van {', '.join(rule.child_ages)}"
    known = [words.circumstance[name] for name in rule.only]
    known += [f"niet: {words.circumstance[name]}" for name in rule.unless]
    if known:
        yield f"alleen als: {'; '.join(known)}"
    if rule.route is not None:
        yield f"dit kunnen ouders zelf doen: weg {rule.route} van 7"
    yield f"“{' '.join(rule.sentences)}” ({_cited(rule.articles)}; bron: {words.word[rule.evidence]})"
    if rule.spare:
        yield f"mag van het blad af als niet alles past: {rule.spare}e die gaat"
    if rule.general:
        yield f"op het algemene blad en in de code voor een telefoon: “{' '.join(rule.general)}”"


def _origin_lines(row: OriginRow, giving: GivingRow | None, tables: LawTables) -> Iterator[str]:
    if giving is not None:
        yield f"gezag: {', '.join(tables.words.who[group] for group in giving.gives)}"
    yield f"{row.why} ({_cited(row.articles)}; bron: {tables.words.word[row.evidence]})"
    yield f"bewijs: {', '.join(row.proof)}"


def _cited(articles: Iterable[str]) -> str:
    return ", ".join(articles)


_MAKERS: Mapping[str, Callable[[LawBook, LawTables], Iterator[Entry]]] = {
    "A1": lambda book, tables: _rows(book, tables, "A1-"),
    "A2": _exceptions,
    "A3": lambda book, tables: _rows(book, tables, "A3-"),
    "B": _measures,
    "C": _moments,
    "D": _rights,
}
