"""One row as somebody of a family, or as a line of authority; every wrong cell is told, not only the first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Final, TypeVar

from jgvisit.family_files.table import Row
from jgvisit.services.family.given_families import (
    Avoidance,
    GivenAuthority,
    GivenKind,
    GivenPerson,
    GivenReads,
    GivenRole,
    LineFault,
)
from jgvisit.services.family.given_faults import ORDER_FROM_PAPER

ROLES: Final[Mapping[str, GivenRole]] = {
    "ouder": "parent", "kind": "child", "voogd": "guardian", "pleegouder": "foster_parent", "netwerk": "network",
    "anders": "other",
}  # fmt: skip
READS: Final[Mapping[str, GivenReads]] = {"ja": "reads", "met hulp": "with_help", "nee": "does_not_read"}
KINDS: Final[Mapping[str, GivenKind]] = {"ouder": "parent", "ander": "other_person", "voogd": "guardian"}
NOBODY_KNOWN = "onbekend"
_GI = "gi"
_OF_PERSON = frozenset({"naam", "rol", "geboren", "taal", "leest", "niet_benaderen", "nagaan_op"})
_OF_AUTHORITY = frozenset({"kind", "soort_gezag", "sinds", "gezien_op"})
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST = 400
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the order of what stands beside them: a name could be read as another."""
_Chosen = TypeVar("_Chosen")


def is_number(text: str) -> bool:
    """Tell whether this is a number as the municipality writes it: letters, digits, dot, line."""
    return _ID.fullmatch(text) is not None


class Cells:
    """The cells of one row, and what was wrong with them."""

    def __init__(self, row: Row) -> None:
        self.line = row.line
        self.faults: list[LineFault] = []
        self._cells = row.cells
        if row.lacks:
            self.wrong("Deze regel heeft niet evenveel kolommen als de eerste regel.")
        for name, text in row.cells.items():
            if len(text) > _MOST:
                self.wrong(f"De tekst in {name} is te lang: hoogstens {_MOST} tekens.")
            if text[0] in "=+-@" or any(each in _TURNS or unicodedata.category(each) in {"Cc", "Cs"} for each in text):
                self.wrong(f"In {name} staat een formule of een onzichtbaar teken.")

    def wrong(self, text: str) -> None:
        """Note a fault of this row."""
        self.faults.append(LineFault(self.line, text))

    def get(self, name: str) -> str | None:
        """Return a cell, None where it is empty."""
        return self._cells.get(name)

    def must(self, name: str) -> str:
        """Return a cell that may not be empty."""
        text = self.get(name)
        if text is None:
            self.wrong(f"{name} is leeg.")
        return text or ""

    def number(self, name: str) -> str:
        """Return a number as the municipality writes it: letters, digits, dot, line."""
        text = self.must(name)
        if text and not is_number(text):
            self.wrong(f"In {name} mogen alleen letters, cijfers, punt en streepje staan.")
        return text

    def choice(self, name: str, known: Mapping[str, _Chosen], otherwise: _Chosen) -> _Chosen:
        """Return what a word stands for."""
        text = self.get(name)
        if text is None:
            return otherwise
        if text.casefold() not in known:
            self.wrong(f"{name} is een van: {', '.join(known)}.")
        return known.get(text.casefold(), otherwise)

    def day(self, name: str) -> date | None:
        """Return a day, written as 2026-03-02."""
        text = self.get(name)
        if text is None:
            return None
        try:
            if _DAY.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass  # told below, as every other day that cannot be read
        self.wrong(f"{name} is geen dag, geschreven als 2026-03-02.")
        return None

    def only(self, unwanted: frozenset[str], what: str) -> None:
        """Note cells that mean nothing on this row: whoever filled them in meant something."""
        for name in sorted(unwanted & self._cells.keys()):
            self.wrong(f"{name} hoort niet op een regel met {what}.")


def person_of(cells: Cells) -> GivenPerson:
    """Return the person on a row; only of use where the row has no fault."""
    cells.only(_OF_AUTHORITY, "een persoon")
    cells.must("rol")
    if (cells.get("persoon") or "").casefold() in (_GI, NOBODY_KNOWN):
        cells.wrong(f"persoon is op een regel met een persoon nooit {_GI} of {NOBODY_KNOWN}.")
    language = cells.get("taal") or "nl"
    if not _LANGUAGE.fullmatch(language):
        cells.wrong("taal is een code, zoals nl, ar of pl.")
    return GivenPerson(
        line=cells.line,
        number=cells.number("persoon"),
        name=cells.must("naam"),
        role=cells.choice("rol", ROLES, "other"),
        born=cells.day("geboren"),
        language=language,
        reads=cells.choice("leest", READS, "reads"),
        avoidance=_avoidance(cells),
    )


def _avoidance(cells: Cells) -> Avoidance | None:
    reason, review_on, source = cells.get("niet_benaderen"), cells.day("nagaan_op"), cells.get("bron")
    if reason is None and cells.get("nagaan_op") is None and source is None:
        return None
    if reason is None or review_on is None or source is None:
        cells.wrong("niet_benaderen, nagaan_op en bron horen bij elkaar.")
        return None
    return Avoidance(reason, review_on, source)


def authority_of(cells: Cells) -> GivenAuthority:
    """Return the line of authority on a row; only of use where the row has no fault.

    A GI, a guardianship for the time being and a suspension rest on a judge's decision: they have no place here.
    """
    cells.only(_OF_PERSON, "gezag")
    holder, kind = cells.number("persoon"), cells.must("soort_gezag").casefold()
    if holder.casefold() == _GI or (kind and kind not in KINDS):
        cells.wrong(f"soort_gezag is een van: {', '.join(KINDS)}. {ORDER_FROM_PAPER}")
    cells.must("sinds")
    return GivenAuthority(
        line=cells.line,
        child=cells.number("kind"),
        holder=None if holder.casefold() == NOBODY_KNOWN else holder,
        kind=KINDS.get(kind, "parent"),
        since=cells.day("sinds") or date.min,
        evidence=cells.get("bron"),
        checked_on=cells.day("gezien_op"),
    )
