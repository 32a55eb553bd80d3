"""The look: design tokens, type, palette, style sheet, icons and the visible focus."""

from ui.theme.apply import TEXT_SCALES, apply_theme, current, set_text_scale
from ui.theme.tokens import Mood, TextRole, Theme, Tone, TypeStyle

__all__ = [
    "TEXT_SCALES",
    "Mood",
    "TextRole",
    "Theme",
    "Tone",
    "TypeStyle",
    "apply_theme",
    "current",
    "set_text_scale",
]
