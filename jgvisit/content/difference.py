"""What is different between two packs, line by line, for a person who must agree with it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jgvisit.content.text_files import HEAD, TextFiles

SHOWN_LINES = 1500
Kind = Literal["gone", "new", "same", "skipped"]


@dataclass(frozen=True)
class Line:
    """One line of a file: taken out, put in, or unchanged beside such a line; `skipped` stands for those between."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class FileChange:
    """One file that differs."""

    name: str
    kind: Literal["gone", "new", "changed"]
    lines: tuple[Line, ...] | None
    """None past `SHOWN_LINES` of all files together: look at the files themselves."""

    @property
    def counts(self) -> tuple[int, int]:
        """How many lines were taken out, and put in; (0, 0) where none are shown."""
        kinds = [line.kind for line in self.lines or ()]
        return kinds.count("gone"), kinds.count("new")


def difference(before: TextFiles, after: TextFiles) -> tuple[FileChange, ...]:
    """Return every file that differs, by name."""
    return tuple(_changes(before, after))


def changed_files(before: TextFiles, after: TextFiles) -> Iterator[tuple[str, bytes | None, bytes | None]]:
    """Give name, bytes before and bytes after of each file that differs; None where there was or is none."""
    was, now = {HEAD, *before.names()}, {HEAD, *after.names()}
    for name in sorted(was | now):
        old = before.read(name) if name in was else None
        new = after.read(name) if name in now else None
        if old != new:
            yield name, old, new


def _changes(before: TextFiles, after: TextFiles) -> Iterator[FileChange]:
    room = SHOWN_LINES
    for name, old, new in changed_files(before, after):
        lines = tuple(_lines(_text(old), _text(new))) if room else None
        if lines is not None and len(lines) > room:
            lines, room = None, 0
        room -= len(lines or ())
        yield FileChange(name, "new" if old is None else "gone" if new is None else "changed", lines)


def _lines(old: list[str], new: list[str]) -> Iterator[Line]:
    head = 3  # two names of files, and the place of the first lines
    for line in list(difflib.unified_diff(old, new, n=1, lineterm=""))[head:]:
        match line[0]:
            case "@":
                yield Line("skipped", "")
            case "-":
                yield Line("gone", line[1:])
            case "+":
                yield Line("new", line[1:])
            case _:
                yield Line("same", line[1:])


def _text(data: bytes | None) -> list[str]:
    return [] if data is None else data.decode("utf-8", "replace").splitlines()
