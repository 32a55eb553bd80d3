"""Half-given answers as they wait in a draft: kept as typed, also where they are too long or not finished.

A record demands more than a draft: what was typed is never thrown away because it cannot be recorded yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    DayAnswer,
    LinesAnswer,
    MomentAnswer,
    OfChild,
    Passage,
    PassagesAnswer,
    PerChildAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    Simple,
    TextAnswer,
)


def to_builtins(answers: Mapping[str, Answer]) -> dict[str, Any]:
    """Return what JSON can hold of these answers, by field."""
    return {name: msgspec.to_builtins(answer) for name, answer in answers.items()}


def from_builtins(kept: Mapping[str, Any]) -> dict[str, Answer]:
    """Return the answers of a draft, by field; nothing is measured against what a record demands."""
    return {name: _answer(value) for name, value in kept.items()}


def _answer(kept: Mapping[str, Any]) -> Answer:
    match kept["kind"]:
        case "rows":
            rows = (
                Row(row["id"], {name: _simple(cell) for name, cell in row["cells"].items()}) for row in kept["rows"]
            )
            return RowsAnswer(tuple(rows))
        case "passages":
            return PassagesAnswer(tuple(Passage(**passage) for passage in kept["passages"]))
        case "perChild":
            return PerChildAnswer(tuple(OfChild(**each) for each in kept["said"]))
        case _:
            return _simple(kept)


def _simple(kept: Mapping[str, Any]) -> Simple:
    match kept["kind"]:
        case "text":
            return TextAnswer(kept["text"])
        case "lines":
            return LinesAnswer(tuple(kept["lines"]))
        case "day":
            return DayAnswer(kept["day"])
        case "moment":
            return MomentAnswer(kept["at"])
        case "choice":
            return ChoiceAnswer(tuple(kept["values"]))
        case _:
            return PersonsAnswer(tuple(kept.get("persons", ())), tuple(kept.get("others", ())))
