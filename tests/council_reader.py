"""Somebody with every edition of a year on the table, the rules by heart, and a linear program.

Knows what a reader knows: the texts as printed, which figure counts a part of which, what a correction says, and that
"alle" is said where it may be said and is true. Shares no code with the rules but the table of figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from hypothesis import strategies as st

from jgvisit.server.council.banding import Rules
from jgvisit.server.council.figure_table import FIGURES, tables
from jgvisit.server.council.figure_table import wholes as all_wholes
from jgvisit.server.council.publication import NotCorrectableError, publish
from jgvisit.server.council.published import Report, Table
from jgvisit.server.council.words import NOT_SHOWN, shown

FEW = 5
"""The least width of what is hidden."""
Exact = dict[str, int]


# -- what a reader knows ------------------------------------------------------------------------------


def read_text(text: str, threshold: int) -> tuple[int, int | None]:
    """Return the bounds that a printed figure tells."""
    if text == NOT_SHOWN:
        return 0, None
    if found := re.fullmatch(r"minder dan (\d+)", text):
        return 0, int(found[1]) - 1
    found = re.fullmatch(r"ongeveer (\d+)(?: tot (\d+))?", text)
    assert found is not None, text
    return max(threshold, int(found[1]) - 2), int(found[2] or found[1]) + 2


class Reader:
    """Somebody with every edition of a year on the table, and a linear program."""

    def __init__(self, editions: Sequence[Report]) -> None:
        self.editions = editions
        self.tables = list(
            {(table.edition, table.cells[0].figure): table for each in editions for table in each.tables}.values()
        )
        self.at = {
            (table.edition, cell.figure): place
            for place, (table, cell) in enumerate((table, cell) for table in self.tables for cell in table.cells)
        }
        self.bounds: list[tuple[int, int | None]] = []
        self.at_most: list[tuple[int, int, int]] = []  # (one, other, most): one - other <= most
        rules = Rules(editions[0].threshold)
        for table in self.tables:
            for cell in table.cells:
                self.bounds.append(read_text(shown(cell, rules), rules.threshold))
            self._parts(table)
            self._correction(table, rules.threshold)

    def _parts(self, table: Table) -> None:
        here = [cell.figure for cell in table.cells]
        for cell in table.cells:
            for whole in FIGURES[cell.figure].part_of:
                if whole in here:
                    self.at_most.append((self.at[table.edition, cell.figure], self.at[table.edition, whole], 0))
            if cell.all is not None:
                part, of = (
                    self.at[table.edition, cell.figure],
                    self.at[table.edition, FIGURES[cell.figure].all_of or ""],
                )
                self.at_most.append((of, part, 0) if cell.all else (part, of, -1))

    def _correction(self, table: Table, threshold: int) -> None:
        if table.correction is None:
            return
        before = self.before(table)
        assert before is not None
        for cell in table.cells:
            if before.cell(cell.figure) is None:
                continue
            now, then = self.at[table.edition, cell.figure], self.at[before.edition, cell.figure]
            if cell.figure == table.correction.figure:
                low, high = (then, now) if table.correction.direction == "higher" else (now, then)
                self.at_most.append((low, high, -threshold))
                return
            self.at_most += [(now, then, threshold - 1), (then, now, threshold - 1)]

    def before(self, table: Table) -> Table | None:
        same = [each for each in self.tables if each.edition < table.edition and self.overlaps(each, table)]
        return max(same, key=lambda each: each.edition, default=None)

    @staticmethod
    def overlaps(one: Table, other: Table) -> bool:
        return bool({cell.figure for cell in one.cells} & {cell.figure for cell in other.cells})

    def width(self, one: int, other: int | None = None) -> float:
        """Return how wide the range of a figure or of a difference is."""
        least, most = self.end(one, other, 1.0), self.end(one, other, -1.0)
        return float("inf") if least is None or most is None else -most[0] - least[0]

    def end(self, one: int, other: int | None, sign: float) -> tuple[float, list[int]] | None:
        """Return an end of a range with figures that reach it; None where there is no end."""
        # asked for here alone: whoever collects the tests needs no solver
        from scipy.optimize import linprog

        rows, most = [], []
        for first, second, limit in self.at_most:
            row = [0.0] * len(self.bounds)
            row[first], row[second] = 1.0, -1.0
            rows.append(row)
            most.append(float(limit))
        wish = [0.0] * len(self.bounds)
        wish[one] = sign
        if other is not None:
            wish[other] = -sign
        found = linprog(wish, A_ub=rows or None, b_ub=most or None, bounds=self.bounds, method="highs")
        if found.status == 3:
            return None
        assert found.status == 0, found.message
        return float(found.fun), [round(value) for value in found.x]

    def hidden(self) -> Iterator[tuple[str, int, int | None]]:
        """Yield every figure that is not shown as one rounded figure, and every difference that was not told."""
        rules = Rules(self.editions[0].threshold)
        for table in self.tables:
            told = self.told_as_all(table)
            for cell in table.cells:
                if not rules.is_rounded(cell.band) and cell.figure not in told:
                    yield f"{cell.figure}@{table.edition}", self.at[table.edition, cell.figure], None
                for whole in self.wholes_of(cell.figure):
                    if (table.edition, whole) in self.at and not {cell.figure, whole} <= told:
                        one, other = self.at[table.edition, whole], self.at[table.edition, cell.figure]
                        yield f"{whole} - {cell.figure}@{table.edition}", one, other
                for older in self.tables:
                    if older.edition < table.edition and older.cell(cell.figure) is not None:
                        one, other = self.at[table.edition, cell.figure], self.at[older.edition, cell.figure]
                        yield f"{cell.figure}@{table.edition} - @{older.edition}", one, other

    def wholes_of(self, figure: str) -> set[str]:
        direct = set(FIGURES[figure].part_of)
        return direct.union(*(self.wholes_of(each) for each in direct)) if direct else direct

    def told_as_all(self, table: Table) -> set[str]:
        """Return the figures that a sentence with "alle" makes the same, with those that lie between."""
        found: set[str] = set()
        for cell in table.cells:
            of = FIGURES[cell.figure].all_of
            if cell.all and of is not None:
                found |= {cell.figure, of}
                found |= {name for name in self.wholes_of(cell.figure) if of in self.wholes_of(name)}
        return found


def assert_nothing_comes_out(editions: Sequence[Report]) -> None:
    reader = Reader(editions)
    for name, one, other in reader.hidden():
        assert reader.width(one, other) >= FEW, name


# -- figures that could be -----------------------------------------------------------------------------


def counts_of(draw: st.DrawFn, group: Sequence[str], first: st.SearchStrategy[int]) -> Exact:
    """Return counts that fit each other, many of them close to their whole or close to nothing."""
    counts: Exact = {}
    for name in sorted(group, key=lambda one: len(all_wholes(one))):
        wholes = FIGURES[name].part_of
        most = min((counts[whole] for whole in wholes), default=None)
        if most is None:
            counts[name] = draw(first)
        else:
            near = draw(st.integers(0, min(most, 12)))
            counts[name] = draw(st.sampled_from((most, most - near, near, most // 2)))
    return counts


SIZES = st.one_of(st.integers(0, 40), st.sampled_from((9, 10, 12, 13, 17, 18, 22, 23, 100, 412)))


@st.composite
def years(draw: st.DrawFn) -> list[tuple[Exact, tuple[str, ...]]]:
    """Return the exact figures of one to three editions of one table, with what each corrects."""
    group = draw(st.sampled_from(tables()))
    editions: list[tuple[Exact, tuple[str, ...]]] = [(counts_of(draw, group, SIZES), ())]
    for _ in range(draw(st.integers(0, 2))):
        before = editions[-1][0]
        moved = draw(st.integers(-30, 60))
        again = counts_of(draw, group, st.just(max(0, before[group[0]] + moved)))
        editions.append((again, draw(st.sampled_from(((), (group[0],))))))
    return editions


def published(editions: Sequence[tuple[Exact, tuple[str, ...]]], rules: Rules) -> list[Report]:
    made: list[tuple[Report, Mapping[str, int]]] = []
    for exact, corrected in editions:
        try:
            made.append((publish(2025, exact, made, corrected, rules), exact))
        except NotCorrectableError:
            continue
    return [report for report, _ in made]
