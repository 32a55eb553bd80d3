"""Words of the program: English in the source, Dutch on the screen, and names that keep their own direction."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from jgvisit.config import resources_dir

LANGUAGE = "nl"
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def install_translations(app: QApplication) -> bool:
    """Load the Dutch of our own screens and of Qt's; tell whether both are there."""
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    folders = {
        f"qtbase_{LANGUAGE}": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
        f"jgvisit_{LANGUAGE}": str(resources_dir() / "i18n"),
    }
    complete = True
    for name, folder in folders.items():
        translator = QTranslator(app)
        complete = translator.load(name, folder) and complete
        app.installTranslator(translator)
    return complete


def isolated(name: str) -> str:
    """Wrap a name so that its direction does not disturb the sentence around it (Unicode UAX #9, FSI and PDI).

    For the screen only: what is searched, compared or printed stays bare.
    """
    return f"{_FIRST_STRONG_ISOLATE}{name}{_POP_ISOLATE}"


def with_translation(dutch: str, translation: str | None) -> str:
    """Return the Dutch with its translation on the next line; an Arabic sentence keeps its own direction."""
    return dutch if not translation else f"{dutch}\n{isolated(translation)}"
