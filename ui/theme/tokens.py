"""Design tokens: read once from `resources/theme/tokens.json`, scaled by the chosen text size.

Names follow NL Design System's `basis-*`, so that a municipality can bring its own values.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from PySide6.QtGui import QColor, QFont

Mood = Literal["worker", "family"]
TextRole = Literal["small", "label", "body", "strong", "subheading", "heading", "title", "figure"]
Tone = Literal["neutral", "action", "positive", "info", "warning", "negative", "voluntary", "court"]


@dataclass(frozen=True)
class TypeStyle:
    """One step of the type scale; sizes in logical pixels, text scale included."""

    size_px: int
    weight: int
    line_height: float
    """Times the font size."""


@dataclass(frozen=True)
class Pair:
    """Two colours that meet on a screen and the contrast they must keep (WCAG 2.2, 1.4.3 and 1.4.11)."""

    ink: str
    ground: str
    ratio: float


@dataclass(frozen=True)
class Theme:
    """The tokens at one text scale."""

    colors: Mapping[str, str]
    sizes: Mapping[str, int]
    types: Mapping[str, Mapping[str, tuple[int, int, float]]]
    pairs: tuple[Pair, ...]
    families: tuple[str, ...]
    """Font families, the first that has the glyph wins."""
    text_scale: float = 1.0
    _fonts: dict[tuple[TextRole, Mood], QFont] = field(default_factory=dict, compare=False, repr=False)

    def color(self, name: str) -> QColor:
        """Return the colour with this token name; a missing one is a bug."""
        return QColor(self.colors[name])

    def tone(self, tone: Tone, part: Literal["bg", "border", "text"]) -> QColor:
        """Return the ground, edge or ink of a tone."""
        if tone == "neutral":
            names = {"bg": "bg-sunken", "border": "border", "text": "text-subtle"}
            return self.color(f"basis-color-default-{names[part]}")
        if tone == "action":
            names = {"bg": "subtle-bg", "border": "border", "text": "subtle-text"}
            return self.color(f"basis-color-action-{names[part]}")
        return self.color(f"basis-color-{tone}-{part}")

    def px(self, name: str) -> int:
        """Return a spacing, radius or target size in logical pixels; spacing grows at half the pace of text."""
        growth = 1.0 + (self.text_scale - 1.0) / 2 if "pointer" not in name and "icon" not in name else self.text_scale
        return round(self.sizes[name] * growth)

    def type(self, role: TextRole, mood: Mood = "worker") -> TypeStyle:
        """Return the type style of a role in a mood."""
        size, weight, line_height = self.types[role][mood]
        return TypeStyle(round(size * self.text_scale), weight, line_height)

    def font(self, role: TextRole, mood: Mood = "worker") -> QFont:
        """Return the font of a role in a mood."""
        if (role, mood) in self._fonts:
            return self._fonts[role, mood]
        style = self.type(role, mood)
        font = QFont(list(self.families))
        font.setPixelSize(style.size_px)
        font.setWeight(QFont.Weight(style.weight))
        self._fonts[role, mood] = font
        return font


def load_theme(path: Path, families: tuple[str, ...], text_scale: float) -> Theme:
    """Read the tokens at `path` (our own file: a fault in it is a bug)."""
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    types = {
        role: {mood: (int(v[0]), int(v[1]), float(v[2])) for mood, v in moods.items()}
        for role, moods in raw["text"].items()
    }
    pairs = tuple(Pair(ink, ground, float(ratio)) for ink, ground, ratio in raw["contrast"])
    return Theme(raw["color"], raw["size"], types, pairs, families, text_scale)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two opaque colours (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())
