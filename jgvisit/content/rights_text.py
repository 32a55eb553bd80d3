"""The words of the rights card: Dutch as it stands in d.toml, other languages from d-<language>.toml.

A translation is found by the Dutch sentence itself. When a jurist corrects a sentence, its old
translations no longer fit and are not used: that line is then shown in Dutch.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from jgvisit.content.fill import fill
from jgvisit.content.law_book import LawBookError
from jgvisit.content.law_tables_files import RightsLanguageFile
from jgvisit.content.model import ReviewState
from jgvisit.domain.rights_card import CardWord
from jgvisit.shapes import convert


@dataclass(frozen=True)
class RightsLanguage:
    """The lines of table D in one other language."""

    language: str
    direction: Literal["ltr", "rtl"]
    checked: bool
    """Whether a translator looked at it (H27)."""
    lines: Mapping[str, str]
    """Dutch sentence -> the same in this language."""

    def line(self, dutch: str, **values: str) -> str | None:
        """Return `dutch` in this language with `values` in their places, None where there are no words for it."""
        text = self.lines.get(dutch)
        return None if text is None else fill(text, values, self.direction)


@dataclass(frozen=True)
class RightsText:
    """What stands around and beside the lines of table D."""

    review: ReviewState
    words: Mapping[CardWord, tuple[str, str]]
    """To a grown-up, to a child."""
    languages: Mapping[str, RightsLanguage]
    valid_until: date
    """Last day on which these texts hold without a warning."""

    def expired_on(self, on: date) -> date | None:
        """Return the last day on which these texts held, where `on` is after it."""
        return self.valid_until if on > self.valid_until else None

    def word(self, name: CardWord, *, informal: bool) -> str:
        """Return a heading or label in Dutch."""
        return self.words[name][1 if informal else 0]


def read_languages(folder: Path) -> dict[str, RightsLanguage]:
    """Read every `d-<language>.toml` of `folder`; adding a language is adding a file.

    Raises:
        LawBookError: a file is unreadable, or names another language than its own name does.
    """
    found = {}
    for file in sorted(folder.glob("d-*.toml")):
        try:
            read = convert(tomllib.loads(file.read_text(encoding="utf-8")), RightsLanguageFile)
        except (OSError, UnicodeDecodeError) as error:
            raise LawBookError(f"{file.name}: cannot be read") from error
        except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
            raise LawBookError(f"{file.name}: {error}") from error
        if file.name != f"d-{read.language}.toml":
            raise LawBookError(f"{file.name}: is of {read.language}")
        checked = read.translation == "checked"
        found[read.language] = RightsLanguage(read.language, read.direction, checked, read.lines)
    return found
