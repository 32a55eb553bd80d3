"""How this laptop's worker wants the program to look. Kept beside the store, in the open: the PIN prompt needs it.

Holds nothing about anybody: which theme, which text size, whether things may move.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

ThemeChoice = Literal["system", "light", "dark", "contrast"]
Motion = Literal["system", "none"]
THEME_CHOICES: tuple[ThemeChoice, ...] = ("system", "light", "dark", "contrast")
TEXT_SCALES = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""What the program is built to bear; WCAG 2.2, 1.4.4 and 1.4.10 ask for 200 % and 400 %."""
OFFERED_SCALES = (1.0, 1.25, 1.5, 2.0)
_SCALE_RANGE = (TEXT_SCALES[0], TEXT_SCALES[-1])


@dataclass(frozen=True)
class Appearance:
    """What was chosen; what nobody chose is as the system says."""

    theme: ThemeChoice = "system"
    text_scale: float = 1.0
    """Held between 1 and 4."""
    motion: Motion = "system"

    @property
    def scale(self) -> float:
        """The text scale, held within what the program bears."""
        low, high = _SCALE_RANGE
        return min(max(self.text_scale, low), high)


def read_appearance(file: Path) -> Appearance:
    """Return what `file` says; what is missing or not understood is as if nobody had chosen it."""
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Appearance()
    if not isinstance(said, dict):
        return Appearance()
    theme, scale, motion = said.get("theme"), said.get("text_scale"), said.get("motion")
    return Appearance(
        theme=theme if theme in THEME_CHOICES else "system",
        text_scale=float(scale) if scale in TEXT_SCALES and not isinstance(scale, bool) else 1.0,
        motion="none" if motion == "none" else "system",
    )


def write_appearance(file: Path, chosen: Appearance) -> bool:
    """Write `chosen` to `file`, whole or not at all; return False where the disk did not take it."""
    temporary = file.with_name(f"{file.name}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary.write_text(json.dumps(asdict(chosen)), encoding="utf-8")
        os.replace(temporary, file)  # noqa: PTH105  # what is there is replaced on Windows too
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        return False
    return True
