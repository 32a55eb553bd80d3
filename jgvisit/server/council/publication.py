"""From exact counts to what may be published, for one edition after those before it (practice.md §7.3).

Decision 22 says why it is done so. An edition after the first repeats every table as it stands, for a figure that
moved by a family or two would show which. A table is told anew only if a person corrects it and one of its figures is
at least the threshold away from what it was; which one, and to which side, is printed, and counted as known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from jgvisit.errors import RefusedError
from jgvisit.server.council.banding import Guard, Rules, after_all, all_told, band_of, may_say_all, told
from jgvisit.server.council.figure_table import FIGURES, parts, tables
from jgvisit.server.council.knowledge import Knowledge, Number, known
from jgvisit.server.council.published import Cell, Correction, Report, Table

Exact = Mapping[str, int]


class NotCorrectableError(RefusedError):
    """This table cannot be told anew: too little changed, or the change would show; nothing was published."""

    code = "refused.not_correctable"


class ImpossibleFiguresError(RefusedError):
    """A part counts more than its whole, such as more families than stand on the list; nothing was published."""

    code = "refused.impossible_figures"


def publish(
    year: int,
    counts: Exact,
    earlier: Sequence[tuple[Report, Exact]] = (),
    corrected: Sequence[str] = (),
    rules: Rules | None = None,
    caseload_source: str = "",
) -> Report:
    """Return the next edition of a year.

    Args:
        year: of all figures.
        counts: the exact figures; one that is not known is absent.
        earlier: the editions before, each with its exact figures, first to last.
        corrected: a figure of each table that is told anew.
        rules: of this publication.
        caseload_source: where the list of families comes from.

    Raises:
        ImpossibleFiguresError: a part is more than its whole.
        NotCorrectableError: a table to be told anew that may not be.
    """
    rules = rules or Rules()
    wrong = sorted(part for part, whole in parts(counts) if counts[part] > counts[whole])
    if wrong:
        raise ImpossibleFiguresError(", ".join(wrong))
    made = []
    for group in tables():
        before = list(_tellings(group, earlier))
        if before and not set(group) & set(corrected):
            made.append(before[-1][0])
            continue
        figures = [name for name in group if name in counts]
        correction = _correction(before[-1], figures, counts, rules) if before else None
        if figures:
            made.append(_table(len(earlier) + 1, {name: counts[name] for name in figures}, before, correction, rules))
    return Report(
        year=year,
        edition=len(earlier) + 1,
        threshold=rules.threshold,
        tables=tuple(made),
        caseload_source=caseload_source,
    )


def _tellings(group: Sequence[str], earlier: Sequence[tuple[Report, Exact]]) -> Iterator[tuple[Table, Exact]]:
    """Yield each time this table was told anew, with the exact figures of then."""
    for report, exact in earlier:
        for table in report.tables:
            if table.edition == report.edition and table.cells[0].figure in group:
                yield table, exact


def _correction(before: tuple[Table, Exact], figures: Sequence[str], counts: Exact, rules: Rules) -> Correction:
    table, exact = before
    for name in figures:
        if table.cell(name) is not None and abs(counts[name] - exact[name]) >= rules.threshold:
            return Correction(name, "higher" if counts[name] > exact[name] else "lower")
    raise NotCorrectableError("nothing changed enough")


def _table(
    edition: int,
    counts: Exact,
    before: Sequence[tuple[Table, Exact]],
    correction: Correction | None,
    rules: Rules,
) -> Table:
    told_before = [table for table, _ in before]
    shell = Table(edition, tuple(Cell(name, 0, None) for name in counts), correction)
    knowledge, guard = public(told_before, shell, rules)
    if not guard.holds(knowledge):
        raise NotCorrectableError("the change would show")
    bands = {}
    for name in sorted(counts, key=lambda one: FIGURES[one].helper):
        number = _number(edition, name)
        band = band_of(knowledge, number, counts[name], guard)
        after = told(knowledge, number, band)
        bands[name] = Cell(name, band.least, band.most, says=after is not knowledge)
        knowledge, guard = after, _shown(guard, number, bands[name], rules)
    for name in counts:
        whole = FIGURES[name].all_of
        if whole not in counts or whole is None:
            continue
        part, of = _number(edition, name), _number(edition, whole)
        if may_say_all(knowledge, part, of, guard):
            is_all = counts[name] == counts[whole]
            bands[name] = structs.replace(bands[name], all=is_all)
            if is_all:
                guard = all_told(knowledge, part, of, guard)
            knowledge = after_all(knowledge, part, of, is_all=is_all)
    return Table(edition, tuple(bands[name] for name in counts), correction)


def public(earlier: Sequence[Table], newest: Table, rules: Rules) -> tuple[Knowledge, Guard]:
    """Return all that is known of one table through every time it was told, and what must stay hidden.

    Args:
        earlier: the tables as they were told, first to last.
        newest: the one told now; bands without end where its figures are not told yet.
        rules: of this publication.
    """
    all_of_it = (*earlier, newest)
    numbers = [_number(table.edition, cell.figure) for table in all_of_it for cell in table.cells]
    related = [
        (_number(table.edition, part), _number(table.edition, whole))
        for table in all_of_it
        for part, whole in parts(cell.figure for cell in table.cells)
    ]
    through_time = [
        (_number(table.edition, cell.figure), _number(older.edition, cell.figure))
        for place, table in enumerate(all_of_it)
        for older in all_of_it[:place]
        for cell in table.cells
        if older.cell(cell.figure) is not None
    ]
    guard = Guard((*((whole, part) for part, whole in related), *through_time), rules)
    knowledge = known(numbers, related)
    for place, table in enumerate(all_of_it):
        knowledge = _corrected(knowledge, table, all_of_it[place - 1], rules) if table.correction else knowledge
        for cell in table.cells:
            number = _number(table.edition, cell.figure)
            knowledge = told(knowledge, number, cell.band)
            guard = _shown(guard, number, cell, rules)
        for cell in table.cells:
            whole = FIGURES[cell.figure].all_of
            if cell.all is not None and whole is not None:
                part, of = _number(table.edition, cell.figure), _number(table.edition, whole)
                if cell.all:
                    guard = all_told(knowledge, part, of, guard)
                knowledge = after_all(knowledge, part, of, is_all=cell.all)
    return knowledge, guard


def _corrected(knowledge: Knowledge, table: Table, before: Table, rules: Rules) -> Knowledge:
    """Add what a correction tells: one figure moved far, and those before it in the table did not."""
    assert table.correction is not None
    for cell in table.cells:
        if before.cell(cell.figure) is None:
            continue
        now, then = _number(table.edition, cell.figure), _number(before.edition, cell.figure)
        if cell.figure == table.correction.figure:
            low, high = (then, now) if table.correction.direction == "higher" else (now, then)
            return knowledge.at_most(low, high, -rules.threshold)
        knowledge = knowledge.at_most(now, then, rules.threshold - 1).at_most(then, now, rules.threshold - 1)
    return knowledge


def _number(edition: int, figure: str) -> Number:
    return Number(f"{figure}@{edition}")


def _shown(guard: Guard, number: Number, cell: Cell, rules: Rules) -> Guard:
    if not rules.is_rounded(cell.band):
        return guard
    return Guard(guard.pairs, guard.rules, guard.shown | {number}, guard.told)
