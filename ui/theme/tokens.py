"""Design tokens: read from `resources/theme`, scaled by the chosen text size.

`tokens.json` holds what all themes share: sizes, the type scale, and which colours meet and how far they must stand
apart. `light`, `dark`, `contrast` and `family` hold the colours. Names follow NL Design System's `basis-*`, so that a
municipality can bring its own values (`ui.theme.house_style`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from PySide6.QtGui import QColor, QFont

from ui.theme.contrast import Pair

Mood = Literal["worker", "family"]
ThemeName = Literal["light", "dark", "contrast", "family"]
TextRole = Literal["small", "label", "body", "strong", "subheading", "heading", "title", "figure"]
Tone = Literal["neutral", "action", "positive", "info", "warning", "negative", "voluntary", "court"]
THEMES: tuple[ThemeName, ...] = ("light", "dark", "contrast", "family")
_AT_TEXT_PACE = ("pointer", "icon", "picture", "page", "indicator", "text-block")
_NEVER_GROW = ("border-width", "shadow", "motion", "focus-width")


@dataclass(frozen=True)
class TypeStyle:
    """One step of the type scale; sizes in logical pixels, text scale included."""

    size_px: int
    weight: int
    line_height: float
    """Times the font size."""


@dataclass(frozen=True)
class Theme:
    """The tokens of one theme at one text scale."""

    colors: Mapping[str, str]
    sizes: Mapping[str, int]
    types: Mapping[str, Mapping[str, tuple[int, int, float]]]
    pairs: tuple[Pair, ...]
    families: tuple[str, ...]
    """Font families, the first that has the glyph wins."""
    text_scale: float = 1.0
    name: ThemeName = "light"
    _fonts: dict[tuple[TextRole, Mood], QFont] = field(default_factory=dict, compare=False, repr=False)
    _px: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

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
        """Return a spacing, radius, width or target size in logical pixels.

        Spacing grows at half the pace of text; what holds words or is pressed grows at its whole pace.
        """
        if (known := self._px.get(name)) is not None:  # asked for at every measure of every control
            return known
        self._px[name] = scaled = self._scaled(name)
        return scaled

    def _scaled(self, name: str) -> int:
        if any(part in name for part in _NEVER_GROW):
            return self.sizes[name]
        text_pace = any(part in name for part in _AT_TEXT_PACE)
        growth = self.text_scale if text_pace else 1.0 + (self.text_scale - 1.0) / 2
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


@dataclass(frozen=True)
class Tokens:
    """What the files say, before a text scale is chosen."""

    sizes: Mapping[str, int]
    types: Mapping[str, Mapping[str, tuple[int, int, float]]]
    pairs: Mapping[ThemeName, tuple[Pair, ...]]
    colors: Mapping[ThemeName, Mapping[str, str]]
    own_sizes: Mapping[ThemeName, Mapping[str, int]]
    """Sizes in which a theme differs from the others."""

    def theme(self, name: ThemeName, families: tuple[str, ...], text_scale: float) -> Theme:
        """Return the theme `name` at this text scale."""
        sizes = {**self.sizes, **self.own_sizes[name]}
        return Theme(self.colors[name], sizes, self.types, self.pairs[name], families, text_scale, name)


def read_tokens(folder: Path) -> Tokens:
    """Read the tokens in `folder` (our own files: a fault in them is a bug)."""
    shared = _read(folder / "tokens.json")
    types = {
        role: {mood: (int(v[0]), int(v[1]), float(v[2])) for mood, v in moods.items()}
        for role, moods in shared["text"].items()
    }
    pairs = tuple(Pair(ink, ground, float(ratio)) for ink, ground, ratio in shared["contrast"])
    files = {name: _read(folder / f"{name}.json") for name in THEMES}
    return Tokens(
        sizes=shared["size"],
        types=types,
        pairs={name: tuple(p.at_least(file.get("least-contrast", 0.0)) for p in pairs) for name, file in files.items()},
        colors={name: file["color"] for name, file in files.items()},
        own_sizes={name: file["size"] for name, file in files.items()},
    )


def _read(file: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read
