"""A file of families as a municipality would give it, and changes of it."""

from __future__ import annotations

import json

HEADER = (
    "gezin", "gezinsnaam", "medewerker", "rij", "persoon", "naam", "rol", "geboren", "taal", "leest",
    "niet_benaderen", "nagaan_op", "bron", "kind", "soort_gezag", "sinds", "gezien_op",
)  # fmt: skip
MOTHER = {"gezin": "G-1", "gezinsnaam": "Çelik", "medewerker": "femke", "rij": "persoon", "persoon": "1",
          "naam": "Ayşe Çelik", "rol": "ouder", "geboren": "1990-05-06", "taal": "tr"}  # fmt: skip
FATHER = {"gezin": "G-1", "rij": "persoon", "persoon": "2", "naam": "Mehmet Çelik", "rol": "ouder",
          "niet_benaderen": "zij vraagt het", "nagaan_op": "2026-12-15", "bron": "verteld door de moeder"}  # fmt: skip
CHILD = {"gezin": "G-1", "rij": "persoon", "persoon": "3", "naam": "Elif Çelik", "rol": "kind", "geboren": "2015-03-04"}
PROVEN = {"gezin": "G-1", "rij": "gezag", "persoon": "1", "kind": "3", "soort_gezag": "ouder", "sinds": "2015-03-04",
          "bron": "gezagsregister", "gezien_op": "2026-11-02"}  # fmt: skip
UNPROVEN = {**PROVEN, "persoon": "2", "bron": "", "gezien_op": ""}
FAMILY = (MOTHER, FATHER, CHILD, PROVEN, UNPROVEN)
OTHER = {"gezin": "G-2", "gezinsnaam": "Pietersen", "rij": "persoon", "persoon": "1", "naam": "Kees Pietersen",
         "rol": "kind", "geboren": "2012-02-29"}  # fmt: skip
ROWS = (*FAMILY, OTHER)


def as_csv(*rows: dict[str, str], header: tuple[str, ...] = HEADER, separator: str = ";") -> bytes:
    lines = [separator.join(header), *(separator.join(row.get(name, "") for name in header) for row in rows)]
    return "\n".join([*lines, ""]).encode()


def as_json(*rows: dict[str, str]) -> bytes:
    return json.dumps(rows).encode()
