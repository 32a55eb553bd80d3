"""The one list: every screen of the program in every state that matters."""

from __future__ import annotations

from pathlib import Path

from gallery.day_pages import day_pages
from gallery.door_pages import door_pages
from gallery.family_pages import family_pages
from gallery.page import Page
from gallery.walk import NAMES, Language, Walk
from ui import screens

LANGUAGES: tuple[Language, ...] = ("nl", "ar")
"""What the family of these pages reads. The worker's own words are Dutch."""


def screen_folders() -> frozenset[str]:
    """Return the screens there are."""
    here = Path(screens.__file__).parent
    return frozenset(found.parent.name for found in here.glob("*/__init__.py"))


def pages(language: Language, folder: Path) -> tuple[Page, ...]:
    """Return every page, those behind the door from a real store made in `folder`."""
    name = NAMES[language][0]
    walked = Walk(folder, language).go()
    return (*door_pages(), *day_pages(name), *walked, *family_pages(name))
