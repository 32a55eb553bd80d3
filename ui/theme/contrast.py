"""How far two colours stand apart, as WCAG 2.2 measures it (definitions of contrast ratio and relative luminance)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

_HEX = re.compile(r"#[0-9A-Fa-f]{6}\Z")
TEXT_RATIO = 4.5
"""Least contrast of words (WCAG 2.2, 1.4.3); what is asked less of is an edge or a picture (1.4.11)."""


@dataclass(frozen=True)
class Pair:
    """Two colour tokens that meet on a screen and the contrast they must keep."""

    ink: str
    ground: str
    ratio: float

    def at_least(self, ratio: float) -> Pair:
        """Return the pair as a theme asks it that wants more of words; edges and pictures stay as they are."""
        return replace(self, ratio=max(self.ratio, ratio)) if self.ratio >= TEXT_RATIO else self


@dataclass(frozen=True)
class Weak:
    """A pair that is not readable, and what was measured."""

    pair: Pair
    measured: float


def is_color(value: str) -> bool:
    """Tell whether `value` is an opaque colour as we write them, such as "#0F5A6B"."""
    return _HEX.match(value) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two opaque colours, written "#RRGGBB": from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def weak_pairs(colors: Mapping[str, str], pairs: Sequence[Pair]) -> tuple[Weak, ...]:
    """Return the pairs of `pairs` that `colors` leaves too close together."""
    measured = (Weak(pair, contrast(colors[pair.ink], colors[pair.ground])) for pair in pairs)
    return tuple(weak for weak in measured if weak.measured < weak.pair.ratio)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
