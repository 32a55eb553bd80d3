"""What a disk may hold when the power goes: worked out from the diary of what a program did to it.

Rules, no kinder than POSIX: only what was flushed is there for sure. A write or truncate that was not flushed may be
there, or not, or in part, sector by sector and in any order. A name that was made, changed or taken away is sure only
after its folder was flushed; a rename is one thing. What came before a flush that *failed* never becomes sure by a
later flush: the kernel may have called it clean.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.disk_shim import Operation

SECTOR = 512


@dataclass
class _Change:
    """A write, or a truncate where `data` is None."""

    at: int
    data: bytes | None


@dataclass
class _File:
    """What is on the disk for sure, and what may be, in the order in which it was done."""

    sure: bytearray = field(default_factory=bytearray)
    open_: list[_Change] = field(default_factory=list)
    doomed: int = 0
    """So many of the first open changes stood before a flush that failed."""

    def flushed(self) -> None:
        kept, done = self.open_[: self.doomed], self.open_[self.doomed :]
        if not kept:
            for change in done:
                _apply(self.sure, change)
            self.open_ = []
        elif done:
            # what is under a doomed write stays in doubt, what came over it is sure: keep the order, and say so
            self.open_ = [*kept, *(_Sure(each.at, each.data) for each in done)]
            self.doomed = len(self.open_)


class _Sure(_Change):
    """Flushed, though it stands above changes that are in doubt."""


def _apply(content: bytearray, change: _Change) -> None:
    if change.data is None:
        if change.at < len(content):
            del content[change.at :]
        else:
            content.extend(bytes(change.at - len(content)))
        return
    if change.at > len(content):
        content.extend(bytes(change.at - len(content)))
    content[change.at : change.at + len(change.data)] = change.data


@dataclass
class _NameChange:
    """`path` gets a file, or none; a rename takes `gone` away at the same moment."""

    path: str
    file: _File | None
    gone: str = ""


Doubt = Callable[[random.Random], float]
"""Chance that something in doubt is there."""
MODES: dict[str, Doubt] = {
    "dropped": lambda _: 0.0,
    "kept": lambda _: 1.0,
    "torn": lambda chance: chance.choice((0.1, 0.5, 0.9)),
}


class Disk:
    """A disk that is written to, and may be cut off at any moment."""

    def __init__(self, folder: Path) -> None:
        """Begin with what lies in `folder`, all of it flushed."""
        self._now: dict[str, _File] = {}
        self._sure: dict[str, _File] = {}
        self._names: list[_NameChange] = []
        self._open: dict[int, _File | str] = {}
        self.said: list[str] = []
        for path in folder.iterdir():
            self._now[str(path)] = self._sure[str(path)] = _File(bytearray(path.read_bytes()))

    def do(self, operation: Operation) -> None:
        """Take one entry of the diary."""
        match operation.word:
            case "open":
                self._opened(operation)
            case "close":
                self._open.pop(operation.file, None)
            case "write":
                self._file(operation).open_.append(_Change(operation.one, operation.data))
            case "truncate":
                self._file(operation).open_.append(_Change(operation.one, None))
            case "sync":
                self._flushed(operation)
            case "unsynced":
                if isinstance(what := self._open[operation.file], _File):
                    what.doomed = len(what.open_)
            case "rename":
                target, file = operation.data.decode(), self._now.pop(operation.path)
                self._now[target] = file
                self._names.append(_NameChange(target, file, operation.path))
            case "unlink":
                self._now.pop(operation.path, None)
                self._names.append(_NameChange(operation.path, None))
            case "said":
                self.said += operation.data.decode().splitlines()

    @property
    def in_doubt(self) -> int:
        """How many changes may or may not be there."""
        files = {id(file): file for file in (*self._sure.values(), *self._now.values())}
        return len(self._names) + sum(len(file.open_) for file in files.values())

    def cut(self, mode: str, chance: random.Random) -> dict[str, bytes]:
        """Return what the folder holds after the power went at this moment."""
        likely = MODES[mode](chance)
        names = dict(self._sure)
        for change in self._names:
            if _happens(chance, likely):
                names.pop(change.gone, None)
                if change.file is None:
                    names.pop(change.path, None)
                else:
                    names[change.path] = change.file
        contents: dict[int, bytes] = {}
        for file in names.values():
            if id(file) not in contents:  # one file under two names has one content
                contents[id(file)] = _cut_content(file, likely, chance)
        return {path: contents[id(file)] for path, file in names.items()}

    def _opened(self, operation: Operation) -> None:
        path = operation.path
        if path not in self._now and not (operation.one & os.O_CREAT):
            self._open[operation.file] = path  # a folder
            return
        if path not in self._now:
            self._now[path] = _File()
            self._names.append(_NameChange(path, self._now[path]))
        elif operation.one & os.O_TRUNC:
            self._now[path].open_.append(_Change(0, None))
        self._open[operation.file] = self._now[path]

    def _file(self, operation: Operation) -> _File:
        file = self._open[operation.file]
        assert isinstance(file, _File), operation
        return file

    def _flushed(self, operation: Operation) -> None:
        what = self._open[operation.file]
        if isinstance(what, _File):
            what.flushed()
            return
        for change in self._names:
            self._sure.pop(change.gone, None)
            if change.file is None:
                self._sure.pop(change.path, None)
            else:
                self._sure[change.path] = change.file
        self._names = []


def _happens(chance: random.Random, likely: float) -> bool:
    return chance.random() < likely


def _cut_content(file: _File, likely: float, chance: random.Random) -> bytes:
    content = bytearray(file.sure)
    for change in file.open_:
        if isinstance(change, _Sure):
            _apply(content, change)
        elif change.data is None:
            if _happens(chance, likely):
                _apply(content, change)
        elif 0 < likely < 1 and chance.random() < 0.5:
            _tear(content, change.at, change.data, likely, chance)
        elif _happens(chance, likely):
            _apply(content, change)
    return bytes(content)


def _tear(content: bytearray, at: int, data: bytes, likely: float, chance: random.Random) -> None:
    """Let each sector of a write be there or not."""
    end = at + len(data)
    while at < end:
        stop = min((at // SECTOR + 1) * SECTOR, end)
        if _happens(chance, likely):
            _apply(content, _Change(at, data[len(data) - (end - at) : len(data) - (end - stop)]))
        at = stop
