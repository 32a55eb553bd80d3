"""How each page is photographed and tested: every theme there is, the displays of the laptops, large letters."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from gallery.page import Size
from ui import theme


@dataclass(frozen=True)
class Display:
    """A window on a screen, and how large the letters are."""

    name: str
    size: Size
    text_scale: float = 1.0


LAPTOP = Display("1366x768", (1366, 768))
DISPLAYS = (LAPTOP, Display("1920x1080", (1920, 1080)), Display("200%", (1366, 768), 2.0))
LARGEST = Display("400%", (1366, 768), 4.0)
"""WCAG 2.2, 1.4.10: one column, and no scrolling sideways."""


def themes() -> tuple[str, ...]:
    """Ask the program which themes it has."""
    return tuple(getattr(theme, "THEMES", ("light",)))


def dress(app: QApplication, name: str, text_scale: float = 1.0) -> None:
    """Lay a theme over the program."""
    if len(themes()) == 1:
        theme.apply_theme(app, text_scale)
    else:
        theme.apply_theme(app, text_scale, name)  # type: ignore[call-arg]  # once there is more than one
