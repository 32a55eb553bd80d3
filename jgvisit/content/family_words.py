"""The family's language beside the Dutch on the screen: buttons, the two houses, and what is asked when signing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from jgvisit.content.fill import fill


@dataclass(frozen=True)
class FamilyWords:
    """Finds what a family reads beside a Dutch sentence; where it has no words the Dutch stands alone, in sight."""

    language: str | None = None
    lines: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    rtl: bool = False

    def of(self, dutch: str, values: Mapping[str, str] = MappingProxyType({})) -> str | None:
        """Return `dutch`, as it stands before its `values` are filled in, in this language; None without words."""
        text = self.lines.get(dutch)
        return None if text is None else fill(text, values, "rtl" if self.rtl else "ltr")


DUTCH_ONLY = FamilyWords()
