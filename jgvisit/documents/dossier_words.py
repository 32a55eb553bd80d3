"""The Dutch words of a case file on paper, from `resources/forms/dossier.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class DossierWords:
    """Every word that stands on it beside what was recorded."""

    fixed: Mapping[str, str]
    groups: Mapping[str, str]
    """Id -> heading, in the order of the paper."""
    kinds: Mapping[str, tuple[str, str]]
    """Kind of record -> (group, heading)."""
    ours: Mapping[str, str]
    """Kind of record by which the program keeps its records -> heading."""
    fields: Mapping[str, str]
    skip: frozenset[str]
    values: Mapping[str, str]

    def value(self, field: str, word: str) -> str:
        """Return what a recorded word means in this field; the word itself where nobody named it."""
        return self.values.get(f"{field}.{word}", self.values.get(word, word))


@cache
def dossier_words(folder: Path) -> DossierWords:
    """Read the words from the folder of forms."""
    data = tomllib.loads((folder / "dossier.toml").read_text(encoding="utf-8"))
    kinds = {kind: (group, heading) for group, each in data["kinds"].items() for kind, heading in each.items()}
    fixed = {name: text for name, text in data.items() if isinstance(text, str)}
    return DossierWords(
        fixed, data["groups"], kinds, data["ours"], data["fields"], frozenset(data["skip"]["fields"]), data["values"]
    )
