"""Words of the program: English in the source, Dutch on the screen, and names that keep their own direction."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from jgvisit.config import resources_dir

LANGUAGE = "nl"
_FROM_THE_RIGHT, _ISOLATES = ("R", "AL"), ("LRI", "RLI", "FSI")
_RIGHT_TO_LEFT_ISOLATE, _FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2067", "\u2068", "\u2069"


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
    """Return the Dutch with its translation below it; each line of an Arabic text keeps its own direction."""
    if not translation:
        return dutch
    return "\n".join((dutch, *(_in_own_direction(line) for line in translation.split("\n"))))


def is_from_the_right(line: str) -> bool:
    """Tell whether a line was laid as one that is read from the right; a name in such letters alone was not."""
    return line.startswith(_RIGHT_TO_LEFT_ISOLATE)


def _in_own_direction(line: str) -> str:
    """Isolate a line of a translation.

    Of a line that consists of isolates, such as a label and its answer, none of the letters count for the direction
    that is looked for (UAX #9, P2); it begins as it is read.
    """
    if is_from_the_right(line) or _first_strong(line) in _FROM_THE_RIGHT:
        return f"{_RIGHT_TO_LEFT_ISOLATE}{line}{_POP_ISOLATE}"
    return isolated(line)


def _first_strong(line: str) -> str:
    """Return the bidirectional class of the first letter with a direction that stands in no isolate; else nothing."""
    depth = 0
    for letter in line:
        kind = unicodedata.bidirectional(letter)
        depth += (kind in _ISOLATES) - (kind == "PDI" and depth > 0)
        if depth == 0 and kind in ("L", *_FROM_THE_RIGHT):
            return kind
    return ""
