"""The look that was chosen on this laptop: worn at once, kept for the next start; where nobody chose, the system's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.theme import ThemeName, apply_theme
from ui.theme.appearance import Appearance, ThemeChoice, read_appearance, write_appearance
from ui.theme.apply import house
from ui.theme.motion import allow_motion


def theme_name(choice: ThemeChoice, scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> ThemeName:
    """Return the theme to wear. As the system: high contrast first, for who needs it; light where it does not say."""
    if choice != "system":
        return choice
    if contrast == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


class AppearanceKeeper(QObject):
    """Keeps the look; without a `file` nothing outlives this process.

    Signals:
        changed: another look is worn now.
    """

    changed = Signal()

    def __init__(self, file: Path | None = None, house_style: Path | None = None) -> None:
        super().__init__()
        self._file, self._house_style = file, house_style
        self.chosen = Appearance() if file is None else read_appearance(file)
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    @property
    def faults(self) -> tuple[str, ...]:
        """Why the municipality's own colours are not worn, in sentences; empty when they are, or there are none."""
        return house(self._house_style).faults

    def wear(self) -> None:
        """Dress the application as was chosen."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        allow_motion(self.chosen.motion)
        hints = self._hints
        name = theme_name(self.chosen.theme, hints.colorScheme(), hints.accessibility().contrastPreference())
        apply_theme(app, self.chosen.scale, name, self._house_style)
        self.changed.emit()

    def choose(self, chosen: Appearance) -> bool:
        """Wear another look and keep it; return whether it will be there at the next start."""
        self.chosen = chosen
        self.wear()
        return self._file is None or write_appearance(self._file, chosen)

    def read_again(self) -> None:
        """Wear what was chosen since: a vault that waited, warm, was dressed before its turn."""
        if self._file is not None and (said := read_appearance(self._file)) != self.chosen:
            self.chosen = said
            self.wear()

    def _on_system_changed(self) -> None:
        if self.chosen.theme == "system":
            self.wear()
