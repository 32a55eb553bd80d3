"""The fixed words of a paper: Dutch, which binds, with the signer's language beside it.

They stand in the pack (`labels.toml`), so that a language is files only. A paper of an older pack, which lacks
them, is still drawn: with the Dutch that came with the program.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from jgvisit.config import resources_dir
from jgvisit.content.fill import fill


@lru_cache(maxsize=1)
def own_dutch() -> Mapping[str, str]:
    """Return the Dutch words that came with the program."""
    file = resources_dir() / "content" / "nl" / "labels.toml"
    labels: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))["labels"]
    return MappingProxyType(labels)


@dataclass(frozen=True)
class PaperWords:
    """Finds a fixed word in both languages."""

    dutch: Mapping[str, str] = field(default_factory=own_dutch)
    other: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Empty where the paper is in Dutch only."""
    rtl: bool = False

    def nl(self, name: str, **values: str) -> str:
        """Return the Dutch, with its values filled in."""
        return _filled(self._dutch(name), values, rtl=False)

    def tr(self, name: str, **values: str) -> str | None:
        """Return the same in the other language, None where there are no words for it."""
        text = self.other.get(name)
        return None if text is None or text == self._dutch(name) else _filled(text, values, rtl=self.rtl)

    def _dutch(self, name: str) -> str:
        return self.dutch.get(name) or own_dutch()[name]


DUTCH_WORDS = PaperWords()


def _filled(text: str, values: Mapping[str, str], *, rtl: bool) -> str:
    return fill(text, values, "rtl" if rtl else "ltr") if values else text
