"""Nothing hidden comes out of the published figures: what a reader can work out is asked of a linear program.

The program knows what a reader knows: the texts as printed, which figure counts a part of which, what a correction
says, and that "alle" is said where it may be said and is true. It is asked for the least and the most of every
figure and of every difference; it shares no code with the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jgvisit.server.council.banding import Band, Guard, Rules, bands_of
from jgvisit.server.council.figure_table import FIGURES, parts, tables
from jgvisit.server.council.figure_table import wholes as all_wholes
from jgvisit.server.council.knowledge import UNBOUNDED, ZERO, Number, known
from jgvisit.server.council.publication import NotCorrectableError, publish
from jgvisit.server.council.published import Cell, Report, Table
from jgvisit.server.council.words import NOT_SHOWN, shown

FEW = 5
"""The least width of what is hidden (the property this file is about)."""
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


@given(years(), st.sampled_from((5, 10, 15)))
@settings(max_examples=60)
def test_no_hidden_figure_comes_out_of_all_tables_and_editions_of_a_year(
    editions: list[tuple[Exact, tuple[str, ...]]], threshold: int
) -> None:
    assert_nothing_comes_out(published(editions, Rules(threshold)))


@given(years())
@settings(max_examples=30)
def test_every_end_of_a_hidden_range_would_have_been_published_the_same(
    editions: list[tuple[Exact, tuple[str, ...]]],
) -> None:
    """Whoever knows these rules by heart and tries every possible figure learns no more than the range."""
    report = publish(2025, editions[0][0])
    reader = Reader([report])
    for name, one, other in reader.hidden():
        for sign in (1.0, -1.0):
            end = reader.end(one, other, sign)
            if end is not None:
                exact = {figure: end[1][place] for (_, figure), place in reader.at.items()}
                assert publish(2025, exact) == report, name


def test_the_linear_program_finds_a_small_difference_when_figures_are_only_rounded() -> None:
    """The property can fail: rounding and hiding small figures alone gives away who is left."""
    naive = Report(
        year=2025, edition=1, threshold=10, tables=(Table(1, (Cell("R5.plans", 18, 22), Cell("R5.both", 18, 22))),)
    )
    with pytest.raises(AssertionError, match=r"R5\.plans - R5\.both"):
        assert_nothing_comes_out([naive])


def test_the_linear_program_finds_the_families_added_between_two_editions() -> None:
    naive = [
        Report(year=2025, edition=1, threshold=10, tables=(Table(1, (Cell("R7.children", 10, 12),)),)),
        Report(year=2025, edition=2, threshold=10, tables=(Table(2, (Cell("R7.children", 10, 12),)),)),
    ]
    with pytest.raises(AssertionError, match="@2 - @1"):
        assert_nothing_comes_out(naive)


@pytest.mark.parametrize("group", tables(), ids=lambda group: group[0])
def test_what_a_reader_works_out_is_what_our_rules_reckoned_with(group: tuple[str, ...]) -> None:
    """The exact ranges agree with the linear program, to the last number."""
    from jgvisit.server.council.publication import public

    exact = {name: max(3, 30 - 3 * place) for place, name in enumerate(group)}
    for one, whole in parts(group):
        exact[one] = min(exact[one], exact[whole])
    report = publish(2025, exact)
    knowledge, _ = public((), report.tables[0], Rules())
    reader = Reader([report])
    for name in group:
        ours = knowledge.width(Number(f"{name}@1"))
        theirs = reader.width(reader.at[1, name])
        assert min(ours, UNBOUNDED) == min(theirs, UNBOUNDED), name


# -- the bands do not look at the figure ---------------------------------------------------------------


def test_every_count_has_one_band_and_the_bands_are_laid_out_without_looking_at_it() -> None:
    numbers = (whole, part) = Number("whole"), Number("part")
    start = known(numbers, [(part, whole)])
    guard = Guard(((whole, part),), Rules())
    for low, high in ((0, 9), (10, 12), (13, 17), (18, 22), (98, 102)):
        knowledge = start.within(whole, low, high)
        found = list(bands_of(knowledge, part, guard))
        covered = [count for band in found for count in range(band.least, (band.most or 0) + 1)]
        assert covered == list(range(high + 1))


def test_a_part_close_to_its_whole_is_told_in_a_wider_band() -> None:
    whole, part = Number("whole"), Number("part")
    knowledge = known((whole, part), [(part, whole)]).within(whole, 23, 27)
    found = list(bands_of(knowledge, part, Guard(((whole, part),), Rules(), frozenset({whole}))))
    assert found == [Band(0, 9), Band(10, 12), Band(13, 17), Band(18, 27)]


def test_the_threshold_is_a_multiple_of_five_and_never_below_five() -> None:
    for wrong in (0, 1, 4, 7, -5):
        with pytest.raises(ValueError, match="threshold"):
            Rules(wrong)


# -- the knowledge itself ------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(-6, 20)), max_size=8))
@settings(max_examples=60)
def test_ranges_are_exact(facts: list[tuple[int, int, int]]) -> None:
    """Every end of a range is really reached by figures that fit, and nothing outside it is."""
    numbers = tuple(Number(f"n{each}") for each in range(3))
    names = (ZERO, *numbers)
    knowledge = known(numbers, [])
    for each in numbers:
        knowledge = knowledge.within(each, 0, 12)
    for one, other, most in facts:
        knowledge = knowledge.at_most(names[one], names[other], most)
    fitting = [
        (0, *counts)
        for counts in product(range(13), repeat=3)
        if all((0, *counts)[one] - (0, *counts)[other] <= most for one, other, most in facts)
    ]
    assert knowledge.is_possible == bool(fitting)
    for one, other in product(range(4), repeat=2) if fitting else ():
        found = [counts[one] - counts[other] for counts in fitting]
        assert knowledge.difference(names[one], names[other]) == (min(found), max(found))
