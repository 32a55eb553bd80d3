"""How each page is photographed and tested: every theme there is, the displays of the laptops, large letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from PySide6.QtWidgets import QApplication

from gallery.page import Size
from ui import theme
from ui.theme import ThemeName
from ui.theme.appearance import THEME_CHOICES


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
SMALLEST = Display("640x360", (640, 360))
"""As small as the window can be made."""


def themes() -> tuple[ThemeName, ...]:
    """Ask the program which themes a worker can wear; the family's pages wear their own beside each."""
    return tuple(name for name in get_args(ThemeName) if name in THEME_CHOICES)


def dress(app: QApplication, name: ThemeName, text_scale: float = 1.0) -> None:
    """Lay a theme over the program."""
    theme.apply_theme(app, text_scale, name)
