"""Where the files of a pack are read from: a folder that a jurist edits, or one packed file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

HEAD = "pack.toml"
EARLIER = "earlier"
"""Beside the languages: the Dutch card files of earlier major versions."""
NAME = re.compile(r"pack\.toml|(?:[a-z]{2,3}|earlier)/[A-Za-z0-9][A-Za-z0-9-]{0,80}\.toml")
"""Every name a file of a pack may have: nothing in it can lead out of a folder, on any system."""


class TextFiles(Protocol):
    """The files of one pack."""

    def names(self) -> list[str]:
        """Return the names of all files but the head, with slashes, in order."""

    def read(self, name: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            OSError: it is not there or cannot be read.
        """


class Folder:
    """A pack that lies in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """Return the names of all files but the head, with slashes, in order."""
        return sorted(path.relative_to(self._folder).as_posix() for path in self._folder.glob("*/*.toml"))

    def read(self, name: str) -> bytes:
        """Return the bytes of a file."""
        return (self._folder / name).read_bytes()


class InMemory:
    """A pack whose files were read already; nothing can change them after they were checked."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = dict(files)

    def names(self) -> list[str]:
        """Return the names of all files but the head, with slashes, in order."""
        return sorted(name for name in self._files if name != HEAD)

    def read(self, name: str) -> bytes:
        """Return the bytes of a file."""
        try:
            return self._files[name]
        except KeyError as error:
            raise FileNotFoundError(name) from error


def files_of(place: Path | TextFiles) -> TextFiles:
    """Return the files at `place`, a folder or files already at hand."""
    return Folder(place) if isinstance(place, Path) else place
