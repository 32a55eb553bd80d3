"""The look: design tokens, type, palette, style sheet, icons and the visible focus."""

from ui.theme.appearance import TEXT_SCALES
from ui.theme.apply import apply_theme, current, look, set_text_scale
from ui.theme.tokens import Mood, TextRole, Theme, ThemeName, Tone, TypeStyle

__all__ = [
    "TEXT_SCALES",
    "Mood",
    "TextRole",
    "Theme",
    "ThemeName",
    "Tone",
    "TypeStyle",
    "apply_theme",
    "current",
    "look",
    "set_text_scale",
]
