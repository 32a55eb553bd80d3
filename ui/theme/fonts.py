"""The bundled typefaces: the same letters on every machine, for every script we print."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

_PREFERRED = ("Noto Sans", "Vazirmatn", "Noto Sans Arabic", "Noto Sans Ethiopic")
_loaded: dict[Path, tuple[str, ...]] = {}


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Make the TTFs in `folder` known to Qt, once, and return the families to use, best first.

    Latin comes first: an Arabic face that also has Latin letters must not set our Dutch.
    """
    if folder not in _loaded:
        found: set[str] = set()
        for file in sorted(folder.rglob("*.ttf")):
            number = QFontDatabase.addApplicationFont(str(file))
            found.update(QFontDatabase.applicationFontFamilies(number) if number >= 0 else ())
        chosen = [name for name in _PREFERRED if name in found]
        _loaded[folder] = (*chosen, "DejaVu Sans", "Segoe UI", "sans-serif")
    return _loaded[folder]
