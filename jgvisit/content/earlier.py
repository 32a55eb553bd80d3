"""Texts of earlier major versions, kept so that a family can be told what became different (moment 31).

`resources/earlier/nl/` holds the Dutch card files as they were; before a card gets a new major version its
file is copied there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from jgvisit.content.files import CardShape
from jgvisit.content.findings import UNREADABLE, Finding, PackError
from jgvisit.content.model import Audience, CardText
from jgvisit.content.structure import audiences

Earlier = Mapping[tuple[str, Audience, str], tuple[tuple[str, str], ...]]
"""(card, audience, version) -> its Dutch sentences as (id, text), in order."""
What = Literal["same", "changed", "new", "gone"]


@dataclass(frozen=True)
class SentencePair:
    """One sentence as it was and as it is; empty where it was not there."""

    what: What
    old: str
    new: str


def load_earlier(folder: Path) -> Earlier:
    """Read the earlier card files in `folder`; none where there is no such folder.

    Raises:
        PackError: a file cannot be read.
    """
    found: dict[tuple[str, Audience, str], tuple[tuple[str, str], ...]] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            card = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), CardShape)
        except (OSError, ValueError) as error:  # msgspec's and tomllib's errors are ValueErrors
            raise PackError(Finding(f"earlier/{path.name}", 0, UNREADABLE, str(error))) from error
        for name, text in audiences(card):
            for audience in (name, *text.also_for):
                found[card.card, audience, card.version] = tuple((line.id, line.text) for line in text.statement)
    return found


def difference(old: tuple[tuple[str, str], ...], new: CardText) -> tuple[SentencePair, ...]:
    """Set the old sentences beside the new ones, in the order of the new text; what is gone stands where it was."""
    before = dict(old)
    kept = {line.id for line in new.statements}
    gone_after: dict[str, list[str]] = {}
    last = ""
    for name, text in old:
        if name in kept:
            last = name
        else:
            gone_after.setdefault(last, []).append(text)
    pairs = [SentencePair("gone", text, "") for text in gone_after.get("", ())]
    for line in new.statements:
        was = before.get(line.id)
        what: What = "new" if was is None else "same" if was == line.text else "changed"
        pairs.append(SentencePair(what, was or "", line.text))
        pairs += [SentencePair("gone", text, "") for text in gone_after.get(line.id, ())]
    return tuple(pairs)
