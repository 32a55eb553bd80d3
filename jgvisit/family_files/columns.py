"""The columns a file with families may have, and why any other is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jgvisit.errors import InputError
from jgvisit.services.given_faults import ASK_THE_PERSON, ORDER_FROM_PAPER

REQUIRED = ("gezin", "gezinsnaam", "rij", "persoon")
COLUMNS = (
    *REQUIRED,
    "medewerker", "naam", "rol", "geboren", "taal", "leest", "niet_benaderen", "nagaan_op", "bron",
    "kind", "soort_gezag", "sinds", "gezien_op",
)  # fmt: skip
NO_SERVICE_NUMBER = "Een burgerservicenummer hoort niet in dit bestand."
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


def _why_not(name: str) -> str:
    if _MEASURE.search(name) or _MEASURE_WORDS & set(re.split(r"[^a-z]+", name)):
        return ORDER_FROM_PAPER
    if _SERVICE_NUMBER.search(name):
        return NO_SERVICE_NUMBER
    if _PLACE.search(name):
        return ASK_THE_PERSON
    return f"die is niet bekend. Deze mogen: {', '.join(COLUMNS)}"
