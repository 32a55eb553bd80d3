"""Read the files of a pack: every fault is noted, and what can still be read is read.

The loader stops at the first fault; the checker wants them all. Both read here, so that
they can never disagree about what a pack says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

import msgspec
import tomli

from jgvisit.content.findings import UNREADABLE, Finding
from jgvisit.content.text_files import TextFiles
from jgvisit.shapes import convert

T = TypeVar("T")

# what stands in for a missing or wrong part, so that the rest of the file can still be checked
_NEUTRAL: dict[str | int, Any] = {
    "review": "draft",
    "translation": "not_checked",
    "kind": "text",
    "who": "present",
    "mark": "S",
    "direction": "ltr",
    "complete": False,
    "number": 1,
    "version": "0.0",
    "card": "K00",
    "letter": "A",
    "code": "xx",
    "term": "x",
    "group": "label",
    "valid_from": "2000-01-01",
    "valid_until": "2999-12-31",
    **{name: {} for name in ("labels", "actions", "lines", "word", "belief")},
    **{name: [] for name in ("words", "cards", "says", "now", "frames", "listen_for", "answered_by")},
    **{name: [] for name in ("statement", "questions", "field", "section", "paragraph", "language", "matches")},
}
# a fault in these parts has a name of its own
_CODES = {"source": "missing_source", "review": "review_state", "translation": "review_state"}
_WHERE = re.compile(r"^(?P<what>.*?)(?: - at (?P<key>`key` in )?`\$(?P<path>[^`]*)`)?$", re.DOTALL)
_NO_SUCH = re.compile(r"^Invalid enum value '(.*)'$", re.DOTALL)
_STEP = re.compile(r"\.([A-Za-z_0-9]+)|\[(\d+)\]")
_FIELD = re.compile(r"field `([^`]*)`")
_TOML_LINE = re.compile(r"at line (\d+)")
_ID = re.compile(r'[ \t]*id[ \t]*=[ \t]*"([^"]*)"')
_MOST_REPAIRS = 200


@dataclass(frozen=True)
class Read(Generic[T]):
    """A file as it was read."""

    file: str
    """Relative to the pack, with slashes."""
    text: str
    value: T

    def line_of(self, *needles: str) -> int:
        """Return the line of the last needle, each searched after the one before; 0 where one is missing."""
        at = -1
        for needle in needles:
            at = self.text.find(needle, at + 1)
            if at < 0:
                return 0
        return self.text.count("\n", 0, at) + 1

    def line_of_id(self, name: str) -> int:
        """Return the line that gives this id, the last one where it is given twice; 0 where there is none."""
        return self._lines_of_ids.get(name, 0)

    @cached_property
    def _lines_of_ids(self) -> dict[str, int]:
        return {
            given[1]: number
            for number, line in enumerate(self.text.split("\n"), 1)
            if (given := _ID.match(line)) is not None
        }


def read_file(files: TextFiles, file: str, shape: type[T], faults: list[Finding]) -> Read[T] | None:
    """Read one TOML file into `shape`; faults are added to `faults`.

    Returns:
        The file with every faulty part taken out or made neutral, or None where nothing can be read.
    """
    try:
        text = files.read(file).decode("utf-8-sig").replace("\r\n", "\n")  # as Notepad saves it
        data = tomli.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Finding(file, 0, UNREADABLE, type(error).__name__))
        return None
    except (ValueError, RecursionError) as error:  # tomli's own, a number of thousands of digits, a tower of brackets
        line = _TOML_LINE.search(str(error))
        faults.append(Finding(file, int(line[1]) if line else 0, UNREADABLE, str(error)))
        return None
    read = Read(file, text, data)
    value = _repaired(read, data, shape, faults)
    return None if value is None else Read(file, text, value)


def _repaired(read: Read[dict[str, Any]], data: dict[str, Any], shape: type[T], faults: list[Finding]) -> T | None:
    for _ in range(_MOST_REPAIRS):
        try:
            return convert(data, shape)
        except msgspec.ValidationError as error:
            match = _WHERE.match(str(error))
            assert match is not None
            repair = _take_key if match["key"] else _repair
            faults.append(repair(read, data, match["what"], match["path"] or ""))
    faults.append(Finding(read.file, 0, UNREADABLE, f"more than {_MOST_REPAIRS} faults"))
    return None


def _repair(read: Read[dict[str, Any]], data: dict[str, Any], what: str, path: str) -> Finding:
    """Take the faulty part out of `data`, so that reading can go on, and say what it was."""
    steps: list[str | int] = [name or int(index) for name, index in _STEP.findall(path)]
    named = _FIELD.search(what)
    if named and "missing required" in what:
        owner = _walk(data, steps)
        line = _line(read, data, steps)
        owner[named[1]] = _NEUTRAL.get(named[1], "")
        code = _CODES.get(named[1], "missing_field")
        return Finding(read.file, line, code, f"{named[1]} is missing{_at(path)}")
    if named and "unknown field" in what:
        owner = _walk(data, steps)
        line = _line(read, data, steps, named[1])
        del owner[named[1]]
        return Finding(read.file, line, "unknown_key", f"unknown key {named[1]}{_at(path)}")
    line = _line(read, data, steps)
    owner, last = _walk(data, steps[:-1]), steps[-1]
    del owner[last]
    if last in _NEUTRAL or what.startswith("Expected `str`,"):
        _put_back(owner, last)
    return Finding(read.file, line, _CODES.get(str(last), "wrong_value"), f"{what}{_at(path)}")


def _take_key(read: Read[dict[str, Any]], data: dict[str, Any], what: str, path: str) -> Finding:
    """Take a key that is none of those a table may have out of it; all of them where it is not said which."""
    steps: list[str | int] = [name or int(index) for name, index in _STEP.findall(path)]
    owner, named = _walk(data, steps), _NO_SUCH.match(what)
    if named is None or named[1] not in owner:
        line = _line(read, data, steps)
        owner.clear()
        return Finding(read.file, line, "wrong_value", f"{what}{_at(path)}")
    line = _line(read, data, steps, named[1])
    del owner[named[1]]
    return Finding(read.file, line, "unknown_key", f"unknown key {named[1]}{_at(path)}")


def _put_back(owner: Any, last: str | int) -> None:
    """Give a part of a table its neutral value, so that it is not reported as missing too."""
    if isinstance(last, str):
        owner[last] = _NEUTRAL.get(last, "")


def _walk(data: Any, steps: list[str | int]) -> Any:
    for step in steps:
        data = data[step]
    return data


def _line(read: Read[dict[str, Any]], data: dict[str, Any], steps: list[str | int], key: str = "") -> int:
    """Find the line of a path: the block it stands in, then the key in that block."""
    block = _block(read, data, steps)
    name = key or next((str(step) for step in reversed(steps) if isinstance(step, str)), "")
    lines = read.text.splitlines()
    for number in range(max(block, 1), len(lines) + 1):
        if number > block > 0 and lines[number - 1].startswith("["):
            break
        if re.match(rf"\s*{re.escape(name)}\s*=", lines[number - 1]):
            return number
    return block


def _block(read: Read[dict[str, Any]], data: dict[str, Any], steps: list[str | int]) -> int:
    """Return the line of the innermost block of a path, 0 for the head of the file."""
    for depth in range(len(steps), 0, -1):
        owner = _walk(data, steps[:depth])
        if isinstance(owner, dict) and isinstance(steps[depth - 1], int) and isinstance(owner.get("id"), str):
            return read.line_of_id(owner["id"])
        if isinstance(owner, dict):
            names = ".".join(step for step in steps[:depth] if isinstance(step, str))
            number = steps[depth - 1]
            if isinstance(number, int):
                return read.line_of(*[f"[[{names}]]"] * (number + 1))
            return read.line_of(f"[{names}]")
    return 0


def _at(path: str) -> str:
    return f" in {path.lstrip('.')}" if path else ""
