"""The family's language beside the Dutch, in one text: on one line for what is short, below it for a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from jgvisit.content.family_words import FamilyWords
from ui.i18n import isolated, with_translation


def both(dutch: str, words: FamilyWords) -> str:
    """Return such as "Verder · Далі"; the Dutch alone where this language has no words for it."""
    other = words.of(dutch)
    return dutch if other is None or other == dutch else f"{dutch} · {isolated(other)}"


def both_lines(dutch: str, words: FamilyWords, **values: str) -> str:
    """Return the Dutch and, on a line of its own, the same in the family's language.

    Args:
        dutch: with `{placeholders}` for the values.
        words: of the family.
        **values: names and days, bare; each keeps its own direction.
    """
    said = dutch.format(**{name: isolated(value) for name, value in values.items()}) if values else dutch
    other = words.of(dutch, values)
    return said if other == dutch else with_translation(said, other)


def run_on(lines: Iterable[tuple[str, str | None]]) -> str:
    """Return all Dutch sentences after each other, and on a line of its own all of the family's language."""
    pairs = tuple(lines)
    return with_translation(" ".join(dutch for dutch, _ in pairs), " ".join(other for _, other in pairs if other))
