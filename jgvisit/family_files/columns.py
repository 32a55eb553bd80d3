"""The columns a file with families may have, and why any other is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jgvisit.errors import InputError
from jgvisit.services.family.given_faults import ASK_THE_PERSON, ORDER_FROM_PAPER

REQUIRED = ("gezin", "gezinsnaam", "rij", "persoon")
COLUMNS = (
    *REQUIRED,
    "medewerker", "naam", "rol", "geboren", "taal", "leest", "niet_benaderen", "nagaan_op", "bron",
    "kind", "soort_gezag", "sinds", "gezien_op",
)  # fmt: skip
NO_SERVICE_NUMBER = "Een burgerservicenummer hoort niet in dit bestand."
_ENOUGH = 3
"""So many numbers that all pass are no accident: of other numbers of nine digits one in eleven does."""
_MEASURE = re.compile(
    r"ondertoezicht|maatregel|machtiging|beschikking|plaatsing|recht|zaak|opgelegd|reclassering|schors|kader|drang|dwang"
    r"|gedwongen|gesloten|besluit|voogdij|measure|order|court"
)
_MEASURE_WORDS = frozenset({"ots", "vots", "uhp", "muhp", "gi", "jb", "jr"})
_PLACE = re.compile(r"adres|straat|huisnummer|postcode|plaats|telefoon|mobiel|tel|mail|school|huisarts|verblijf|opvang")
_SERVICE_NUMBER = re.compile(r"bsn|burgerservice|sofi")
_MOST_SHOWN = 60


def require_columns(names: Sequence[str], where: str) -> None:
    """Look whether a file has the columns it must have, and none that it may not.

    Raises:
        InputError: naming the column.
    """
    for at, name in enumerate(names):
        shown = ascii(name[:_MOST_SHOWN])
        if name in names[:at]:
            raise InputError(f"kolom {shown} staat er twee keer", where)
        if name not in COLUMNS:
            raise InputError(f"kolom {shown}: {_why_not(name.casefold())}", where)
    for name in REQUIRED:
        if name not in names:
            raise InputError(f"kolom {name!r} ontbreekt", where)


def require_no_service_numbers(numbers: Sequence[str], where: str) -> None:
    """Look whether the families are numbered by citizen service numbers (BSN): those would stay in store and report.

    Raises:
        InputError: every number is one, and there are three or more.
    """
    if len(numbers) >= _ENOUGH and all(map(_is_service_number, numbers)):
        raise InputError(f"kolom 'gezin': {NO_SERVICE_NUMBER}", where)


def _is_service_number(text: str) -> bool:
    """Tell whether a text passes the test of eleven (elfproef) that every BSN passes."""
    if len(text) != len("123456782") or not (text.isascii() and text.isdecimal()):
        return False
    *first, last = map(int, text)
    return (sum(digit * weight for digit, weight in zip(first, range(9, 1, -1), strict=True)) - last) % 11 == 0


def _why_not(name: str) -> str:
    if _MEASURE.search(name) or _MEASURE_WORDS & set(re.split(r"[^a-z]+", name)):
        return ORDER_FROM_PAPER
    if _SERVICE_NUMBER.search(name):
        return NO_SERVICE_NUMBER
    if _PLACE.search(name):
        return ASK_THE_PERSON
    return f"die is niet bekend. Deze mogen: {', '.join(COLUMNS)}"
