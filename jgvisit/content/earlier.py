"""Texts of earlier major versions, kept so that a family can be told what became different (moment 31).

They lie in the folder `earlier` of a pack and travel with it, signed like every other text: before a card gets a
new major version its Dutch file is copied there, such as `earlier/K02-1.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jgvisit.content.model import Audience, CardText
from jgvisit.content.pack_model import Earlier
from jgvisit.content.source import PackFiles
from jgvisit.content.structure import audiences

What = Literal["same", "changed", "new", "gone"]


@dataclass(frozen=True)
class SentencePair:
    """One sentence as it was and as it is; empty where it was not there."""

    what: What
    old: str
    new: str


def earlier_of(files: PackFiles) -> Earlier:
    """Return the sentences of the earlier card files of a pack."""
    found: dict[tuple[str, Audience, str], tuple[tuple[str, str], ...]] = {}
    for read in files.earlier:
        for name, text in audiences(read.value):
            for audience in (name, *text.also_for):
                found[read.value.card, audience, read.value.version] = tuple(
                    (line.id, line.text) for line in text.statement
                )
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
