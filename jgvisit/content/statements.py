"""From the sentences of a file to the sentences that are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jgvisit.content.files import CardShape, FormShape, StatementShape
from jgvisit.content.model import Statement


def statement(line: StatementShape, owner: CardShape | FormShape) -> Statement:
    """Return a Dutch sentence; without a day of its own it is valid from that of its card or form."""
    return Statement(
        id=line.id,
        text=line.text,
        source=line.source,
        condition=line.condition,
        valid_from=line.valid_from or owner.valid_from,
        valid_until=line.valid_until,
    )


def translated(dutch: tuple[Statement, ...], texts: Mapping[str, str]) -> tuple[Statement, ...]:
    """Return the Dutch lines that have words, with those words: source, condition and validity stay."""
    return tuple(replace(line, text=texts[line.id]) for line in dutch if line.id in texts)
