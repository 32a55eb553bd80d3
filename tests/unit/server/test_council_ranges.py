"""Nothing hidden comes out of the published figures: what a reader can work out is asked of a linear program."""

from __future__ import annotations

from itertools import product

import pytest
from council_reader import Exact, Reader, assert_nothing_comes_out, published, years
from hypothesis import given, settings
from hypothesis import strategies as st

from jgvisit.server.council.banding import Band, Guard, Rules, bands_of
from jgvisit.server.council.figure_table import parts, tables
from jgvisit.server.council.knowledge import UNBOUNDED, ZERO, Number, known
from jgvisit.server.council.publication import public, publish
from jgvisit.server.council.published import Cell, Report, Table


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
