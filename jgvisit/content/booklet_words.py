"""The fixed words of the general booklet, in each language there is (`resources/forms/booklet.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

BookletWord = Literal[
    "title", "version", "general", "ask", "parents", "young", "young12", "young16",
    "draft", "looked_at", "expired", "unchecked",
]  # fmt: skip


class _Spoken(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    checked: bool
    title: str
    version: str
    general: str
    ask: str
    parents: str
    young: str
    young12: str
    young16: str
    draft: str
    looked_at: str
    expired: str
    unchecked: str


@dataclass(frozen=True)
class BookletWords:
    """Word by language."""

    spoken: Mapping[str, _Spoken]

    def line(self, name: BookletWord, language: str | None, *, checked_only: bool) -> tuple[str, str | None]:
        """Return the Dutch, and the same in `language`; None where there is none, or nobody checked it and must."""
        other = self.spoken.get(language or "")
        dutch: str = getattr(self.spoken["nl"], name)
        if other is None or (checked_only and not other.checked):
            return dutch, None
        return dutch, getattr(other, name)


def booklet_words(resources_dir: Path) -> BookletWords:
    """Read them; they come with the program, so a fault in them is a bug."""
    data = (resources_dir / "forms" / "booklet.toml").read_bytes()
    return BookletWords(msgspec.toml.decode(data, type=dict[str, _Spoken]))
