"""Names for the places of a form where something is typed: a field, a cell of its rows, a passage. Pure.

"riskStatement", "agreements/<row>/what", "facts/<passage>",
"meaningPerChild/<child>". Advice and problems are told by these names.
"""

from __future__ import annotations

from collections.abc import Iterator

from jgvisit.records.answers import (
    Answer,
    LinesAnswer,
    PassagesAnswer,
    PerChildAnswer,
    PersonsAnswer,
    RowsAnswer,
    TextAnswer,
)


def path_of(*names: str) -> str:
    """Return the name of a place."""
    return "/".join(names)


def field_of(path: str) -> str:
    """Return the field in which a place is."""
    return path.partition("/")[0]


def texts_by_path(field: str, answer: Answer | None) -> Iterator[tuple[str, str]]:
    """Yield every text that was typed into a field, by the name of its place."""
    match answer:
        case TextAnswer(text=text):
            yield field, text
        case LinesAnswer(lines=lines):
            yield field, "\n".join(lines)
        case PersonsAnswer(others=others):
            yield field, ", ".join(others)
        case RowsAnswer(rows=rows):
            for row in rows:
                for column, cell in row.cells.items():
                    yield from texts_by_path(path_of(field, row.id, column), cell)
        case PassagesAnswer(passages=passages):
            for passage in passages:
                yield path_of(field, passage.id), passage.text
                yield path_of(field, passage.id, "source"), passage.source or ""
        case PerChildAnswer(said=said):
            for each in said:
                yield path_of(field, each.child), each.text
