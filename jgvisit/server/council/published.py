"""What was published, as it is kept for ever: per figure the band it was told in, under which rules."""

from __future__ import annotations

from typing import Literal

import msgspec

from jgvisit.server.council.banding import Band

RULES_VERSION = "1"
"""Counts up with every change of what is counted or how it is published; printed under every table (rule 10)."""


class Cell(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One figure as it was told."""

    figure: str
    least: int
    most: int | None
    says: bool = True
    """False: the band is all that was possible anyway, so it tells nothing."""
    all: bool | None = None
    """Whether it was said to be all; None where that was not to be said either way."""

    @property
    def band(self) -> Band:
        """Its band."""
        return Band(self.least, self.most)


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a table was told anew: its first figure that is at least the threshold higher or lower than before."""

    figure: str
    direction: Literal["higher", "lower"]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Figures that say something of each other, told together in one edition."""

    edition: int
    """In which it was told first; a later edition repeats it unchanged."""
    cells: tuple[Cell, ...]
    correction: Correction | None = None

    def cell(self, figure: str) -> Cell | None:
        """Return one cell, None where this table does not have it."""
        return next((cell for cell in self.cells if cell.figure == figure), None)


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One edition of the figures of one year; frozen when it is published."""

    year: int
    edition: int
    threshold: int
    tables: tuple[Table, ...]
    rules: str = RULES_VERSION
    caseload_source: str = ""
    """Where the list of families comes from; "" where there is none."""

    def cell(self, figure: str) -> Cell | None:
        """Return one cell, None where this report does not have it."""
        return next((cell for table in self.tables if (cell := table.cell(figure)) is not None), None)
