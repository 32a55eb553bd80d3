"""Lay the theme over the application: style, palette, style sheet, font."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from jgvisit.config import resources_dir
from ui.theme.fonts import load_fonts
from ui.theme.stylesheet import style_sheet
from ui.theme.tokens import Theme, load_theme

TEXT_SCALES = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""What the setting offers; WCAG 2.2, 1.4.4 asks for 200 %."""
_SCALE_RANGE = (1.0, 4.0)
_applied: list[Theme] = []


def current() -> Theme:
    """Return the theme in force; widgets that paint themselves ask it at every paint."""
    if not _applied:
        raise RuntimeError("apply_theme() comes before the first widget")
    return _applied[-1]


def apply_theme(app: QApplication, text_scale: float = 1.0) -> Theme:
    """Dress `app`; must run before the first window. `text_scale` is held between 1 and 4."""
    theme = _load(text_scale)
    _applied[:] = [theme]
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setFont(theme.font("body"))
    app.setStyleSheet(style_sheet(theme))
    return theme


def set_text_scale(text_scale: float) -> None:
    """Change the text size of everything on the screen."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, text_scale)


def _load(text_scale: float) -> Theme:
    low, high = _SCALE_RANGE
    families = load_fonts(resources_dir() / "fonts")
    return load_theme(resources_dir() / "theme" / "tokens.json", families, min(max(text_scale, low), high))


def _palette(theme: Theme) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette(QGuiApplication.palette())
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
        roles.Link: "basis-color-action-subtle-text",
        roles.ToolTipBase: "basis-color-default-text",
        roles.ToolTipText: "basis-color-default-bg-surface",
    }.items():
        palette.setColor(role, theme.color(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("basis-color-disabled-text"))
    return palette
