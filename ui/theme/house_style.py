"""A municipality's own colours: a file of tokens with our names, measured before it is worn.

The file is JSON: {"light": {"basis-color-action-bg": "#154273", ...}, "dark": {...}, "family": {...}}; what it does
not name stays ours. High contrast is nobody's house style. What a colour *means* is the same in every municipality:
voluntary and ordered, a warning and a fault, the paper and its ink are not for a house style.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ui.theme.contrast import is_color, weak_pairs
from ui.theme.tokens import THEMES, ThemeName, Tokens

_OPEN_THEMES: tuple[ThemeName, ...] = ("light", "dark", "family")
_MEANING = ("voluntary", "court", "positive", "info", "warning", "negative", "paper", "ink", "code", "picture")
_MOST_BYTES = 100_000


@dataclass(frozen=True)
class HouseStyle:
    """The tokens to wear, and why the municipality's were refused, in sentences; none where they are worn."""

    tokens: Tokens
    faults: tuple[str, ...] = ()


def wear_house_style(ours: Tokens, file: Path) -> HouseStyle:
    """Return our tokens with those in `file` laid over them; ours alone, and why, where they may not be.

    All or nothing: half a house style has colours that nobody measured together.
    """
    try:
        with file.open("rb") as read:
            data = read.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return HouseStyle(ours)
    except OSError as error:
        return HouseStyle(ours, (f"Het bestand is niet te lezen (fout {error.errno}).",))
    try:
        if len(data) > _MOST_BYTES:
            raise ValueError("too large")
        said = json.loads(data)
        wanted = _checked(said, ours)
    except (ValueError, RecursionError):
        return HouseStyle(ours, ("Het bestand is geen geldige JSON met per thema kleuren.",))
    if isinstance(wanted, tuple):
        return HouseStyle(ours, wanted)
    colors = {name: {**ours.colors[name], **wanted.get(name, {})} for name in THEMES}
    weak = tuple(_weak(name, colors, ours) for name in wanted)
    faults = tuple(sentence for sentences in weak for sentence in sentences)
    return HouseStyle(ours, faults) if faults else HouseStyle(replace(ours, colors=colors))


def _checked(said: Any, ours: Tokens) -> dict[ThemeName, Mapping[str, str]] | tuple[str, ...]:  # JSON
    """Return the colours by theme, or what is wrong with them."""
    if not isinstance(said, dict):
        raise ValueError("no themes")  # whoever reads asks for one kind
    wanted: dict[ThemeName, Mapping[str, str]] = {}
    faults: list[str] = []
    for theme, colors in said.items():
        name = next((known for known in _OPEN_THEMES if known == theme), None)
        if name is None:
            faults.append(f"Een thema {theme!r} is er niet. Er zijn: {', '.join(_OPEN_THEMES)}.")
        elif not isinstance(colors, dict):
            raise ValueError("a theme without colours")
        else:
            faults += [fault for token, color in colors.items() if (fault := _fault(token, color, ours, name))]
            wanted[name] = colors
    return tuple(faults) or wanted


def _fault(token: str, color: object, ours: Tokens, theme: ThemeName) -> str:
    if token not in ours.colors[theme]:
        return f"{theme}: een token {token!r} is er niet."
    if any(part in token.split("-") for part in _MEANING):
        return f"{theme}: {token} heeft een betekenis die in elke gemeente dezelfde is."
    if not isinstance(color, str) or not is_color(color):
        return f"{theme}: {token} moet een kleur zijn zoals #0F5A6B."
    return ""


def _weak(theme: ThemeName, colors: Mapping[ThemeName, Mapping[str, str]], ours: Tokens) -> tuple[str, ...]:
    return tuple(
        f"{theme}: {weak.pair.ink} op {weak.pair.ground} heeft contrast {weak.measured:.2f} en heeft "
        f"{weak.pair.ratio:.1f} nodig (WCAG 2.2)."
        for weak in weak_pairs(colors[theme], ours.pairs[theme])
    )
