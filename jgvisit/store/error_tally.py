"""How often what went wrong lately, by code and day: for a help desk. Codes of ours alone, never a word of anybody's.

Lies beside the store in the clear, so that a store that does not open can be helped too.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import msgspec

from jgvisit.errors import JgVisitError, StoreError
from jgvisit.shapes import json_decoder
from jgvisit.store.private_file import replace_file

KEPT_DAYS = 30
_MAX_BYTES = 64 * 1024
_OTHER = "other"
"""Stands for a code that no class of ours has."""

Tally = Mapping[str, Mapping[str, int]]
"""Day (ISO) -> code -> how often."""
_DECODER = json_decoder(dict[str, dict[str, int]])


def known_codes() -> frozenset[str]:
    """Return the codes of every error this program has loaded."""
    found: list[type[JgVisitError]] = [JgVisitError]
    for error in found:
        found.extend(sub for sub in error.__subclasses__() if sub not in found)
    return frozenset(error.code for error in found)


def read_tally(path: Path) -> Tally:
    """Return what was counted; a file that nobody can read counts nothing, and what is no code of ours is one code."""
    try:
        counted = _DECODER.decode(path.read_bytes()[:_MAX_BYTES])
        days = {date.fromisoformat(day).isoformat(): codes for day, codes in counted.items()}
    except (OSError, ValueError, msgspec.DecodeError, RecursionError):
        return {}
    known = known_codes()
    listed: dict[str, dict[str, int]] = {}
    for day, codes in sorted(days.items()):
        for code, times in codes.items():
            name = code if code in known else _OTHER
            listed.setdefault(day, {})[name] = listed.get(day, {}).get(name, 0) + times
    return listed


class ErrorTally:
    """Counts into one file, by one thread at a time; a fault in counting is never one of the program."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, code: str, day: date) -> None:
        """Count one error of today; without a folder of ours nothing is made."""
        if not self._path.parent.is_dir():
            return
        with contextlib.suppress(StoreError, OSError):
            oldest = (day - timedelta(days=KEPT_DAYS)).isoformat()
            kept = {each: dict(codes) for each, codes in read_tally(self._path).items() if each > oldest}
            codes = kept.setdefault(day.isoformat(), {})
            name = code if code in known_codes() else _OTHER
            codes[name] = codes.get(name, 0) + 1
            replace_file(self._path, msgspec.json.encode(kept, order="sorted"))
