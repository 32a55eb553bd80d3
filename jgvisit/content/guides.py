"""The guides: for who visits families, who administers the program, who guards privacy. One text for help and print."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import msgspec

from jgvisit.config import resources_dir
from jgvisit.shapes import convert

GuideName = Literal["worker", "administrator", "privacy"]
GUIDES: tuple[GuideName, ...] = get_args(GuideName)


class LawLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the law says behind a page, in our words."""

    article: str
    """As the law book writes it, such as "Jw 7.3.4 lid 1"."""
    says: str


class Chapter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one page or piece of work is."""

    name: str
    title: str
    what: str
    why: str = ""
    steps: tuple[str, ...] = ()
    law: tuple[LawLine, ...] = ()
    screens: tuple[str, ...] = ()
    """Folders of the screens it is the help of."""
    private: bool = False
    """With a visit open it does not show: it speaks of what not everybody in a room has to hear (H4, H7)."""
    picture: str = ""
    """Name of a picture in `resources/guides/pictures`, taken from the program itself."""
    picture_says: str = ""
    """What the picture shows, for who does not see it."""


class Guide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One guide."""

    title: str
    for_whom: str
    notice: str
    """Who has not read it yet; empty once somebody has."""
    chapters: tuple[Chapter, ...]

    def for_screen(self, screen: str) -> Chapter:
        """Return the help of a screen; the first chapter where a screen has none of its own."""
        return next((chapter for chapter in self.chapters if screen in chapter.screens), self.chapters[0])

    def for_a_room(self) -> Guide:
        """Return it without what not everybody in a room has to hear."""
        return msgspec.structs.replace(self, chapters=tuple(each for each in self.chapters if not each.private))

    def chapter(self, name: str) -> Chapter:
        """Return the chapter of this name.

        Raises:
            KeyError: no such chapter.
        """
        for chapter in self.chapters:
            if chapter.name == name:
                return chapter
        raise KeyError(name)


@cache
def guide(name: GuideName) -> Guide:
    """Return a guide of the program's own resources."""
    return convert(tomllib.loads((_folder() / f"{name}.toml").read_text(encoding="utf-8")), Guide)


def picture(name: str) -> Path:
    """Return where a picture of a guide lies."""
    return _folder() / "pictures" / f"{name}.png"


def _folder() -> Path:
    return resources_dir() / "guides"
