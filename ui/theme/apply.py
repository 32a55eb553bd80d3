"""Lay a theme over the application: style, palettes, style sheet, font. The family's pages wear their own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from jgvisit.config import resources_dir
from ui.theme.appearance import Appearance
from ui.theme.fonts import load_fonts
from ui.theme.house_style import HouseStyle, wear_house_style
from ui.theme.respace import respace
from ui.theme.stylesheet import style_sheet
from ui.theme.tokens import Mood, Theme, ThemeName, read_tokens

LOOK = "look"
"""Property of a page: whose it is, "worker" or "family". It decides colours; `mood` decides sizes."""


@dataclass(frozen=True)
class _Worn:
    worker: Theme
    family: Theme


_worn: list[_Worn] = []


def current() -> Theme:
    """Return the worker's theme in force: sizes, type and fonts, which the family's shares."""
    if not _worn:
        raise RuntimeError("apply_theme() comes before the first widget")
    return _worn[-1].worker


def look(whose: Mood) -> Theme:
    """Return the theme that the pages of `whose` wear; in high contrast it is the same for both."""
    return current() if whose == "worker" else _worn[-1].family


def apply_theme(
    app: QApplication, text_scale: float = 1.0, name: ThemeName = "light", house_style: Path | None = None
) -> Theme:
    """Dress `app`; must run before the first window, and again for each change, which is seen at once.

    Args:
        app: the application.
        text_scale: held between 1 and 4.
        name: of the worker's theme. The family's pages stay warm and light beside it: in the dark too they are as
            the paper that is signed on them; in high contrast they have high contrast.
        house_style: file with the municipality's own colours; refused whole where it cannot be read well.
    """
    scale = Appearance(text_scale=text_scale).scale
    tokens = house(house_style).tokens
    families = load_fonts(resources_dir() / "fonts")
    worn = _Worn(
        worker=tokens.theme(name, families, scale),
        family=tokens.theme("contrast" if name == "contrast" else "family", families, scale),
    )
    if _worn and worn == _worn[-1] and app.styleSheet():
        return current()
    if _worn and current().text_scale != scale:
        respace(app.allWidgets(), current(), worn.worker)
    _worn[:] = [worn]
    app.setStyle("Fusion")
    app.setPalette(palette(worn.worker))
    app.setFont(worn.worker.font("body"))
    app.setStyleSheet(style_sheet(worn.worker, worn.family))
    for widget in app.allWidgets():
        if widget.property(LOOK) is not None:
            wear_look(widget)
    return worn.worker


@lru_cache(maxsize=4)
def house(file: Path | None) -> HouseStyle:
    """Return the tokens with the house style in `file`, read once, and why it was refused if it was."""
    ours = read_tokens(resources_dir() / "theme")
    return HouseStyle(ours) if file is None else wear_house_style(ours, file)


def set_text_scale(text_scale: float) -> None:
    """Change the text size of everything on the screen."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, text_scale, current().name)


def wear_look(page: QWidget) -> None:
    """Give `page` the palette of its look, for what Qt paints itself, such as a calendar that opens from a field."""
    page.setPalette(palette(look("family" if page.property(LOOK) == "family" else "worker")))


def palette(theme: Theme) -> QPalette:
    """Return Qt's palette, made from the tokens."""
    roles = QPalette.ColorRole
    made = QPalette(QGuiApplication.palette())
    for role, token in {
        roles.Window: "basis-color-default-bg-document",
        roles.WindowText: "basis-color-default-text",
        roles.Base: "basis-color-default-bg-surface",
        roles.AlternateBase: "basis-color-default-bg-subtle",
        roles.Text: "basis-color-default-text",
        roles.PlaceholderText: "basis-color-default-text-subtle",
        roles.Button: "basis-color-default-bg-surface",
        roles.ButtonText: "basis-color-default-text",
        roles.Highlight: "basis-color-action-bg",
        roles.HighlightedText: "basis-color-action-text",
        roles.Accent: "basis-color-action-bg",
        roles.Link: "basis-color-action-subtle-text",
        roles.LinkVisited: "basis-color-action-subtle-text",
        roles.ToolTipBase: "basis-color-default-text",
        roles.ToolTipText: "basis-color-default-bg-surface",
        roles.BrightText: "basis-color-action-text",
        roles.Light: "basis-color-default-bg-subtle",
        roles.Midlight: "basis-color-default-border-subtle",
        roles.Mid: "basis-color-default-border",
        roles.Dark: "basis-color-default-border",
        roles.Shadow: "basis-color-shadow",
    }.items():
        made.setColor(role, theme.color(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.color("basis-color-disabled-text"))
    return made
