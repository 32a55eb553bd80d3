"""Reads the lock file: which packages one machine needs to run the program, each with the hashes it must have.

The lock says of every package who asked for it ("via"); from the program's own requirements that gives all that is
needed to run, and nothing of what only tests use. No index is asked.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.bundle.targets import Target

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "installer" / "requirements.lock"
OWN = "jgvisit (pyproject.toml)"
EXTRAS = ("server", "demo")
"""The demo plays a whole municipality on the laptop, so its server comes along."""
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))?(?: \\)?$")


@dataclass(frozen=True)
class Pin:
    """One package of the lock."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    """Such as "sha256:65c0…", of every file that may be it."""
    asked_by: tuple[str, ...]

    def holds_for(self, target: Target) -> bool:
        """Tell whether this package is for that machine."""
        return not self.marker or Marker(self.marker).evaluate(dict(target.markers))


def read_lock(text: str) -> tuple[Pin, ...]:
    """Return the packages of a lock file.

    Raises:
        ValueError: a line that is none of ours.
    """
    return tuple(_pins(text.splitlines()))


def _pins(lines: Sequence[str]) -> Iterator[Pin]:
    found: re.Match[str] | None = None
    hashes, asked_by = list[str](), list[str]()
    for number, line in enumerate([*lines, ""], start=1):
        last = number > len(lines)
        if found is not None and (last or not line.startswith(" ")):
            yield Pin(found["name"], found["version"], found["marker"] or "", tuple(hashes), tuple(asked_by))
            found, hashes, asked_by = None, [], []
        if last or not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            if (found := _PIN.match(line)) is None:
                raise ValueError(f"line {number} of the lock is no package: {line[:60]}")
        elif (words := line.strip()).startswith("--hash="):
            hashes.append(words.removeprefix("--hash=").removesuffix(" \\").strip())
        elif words.startswith("#") and (name := words.lstrip("# ").removeprefix("via").strip()):
            asked_by.append(name)


def needed(pins: Sequence[Pin], roots: Collection[str], target: Target) -> tuple[Pin, ...]:
    """Return what `roots` need on that machine, by name.

    Raises:
        ValueError: a root that the lock does not hold, or a package without a hash.
    """
    here = {pin.name: pin for pin in pins if pin.holds_for(target)}
    if missing := sorted(set(roots) - set(here)):
        raise ValueError(f"not in the lock: {', '.join(missing)}")
    asks: dict[str, list[str]] = {}
    for pin in here.values():
        for name in pin.asked_by:
            asks.setdefault(name, []).append(pin.name)
    wanted, waiting = set[str](), list(roots)
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += asks.get(name, [])
    chosen = tuple(here[name] for name in sorted(wanted))
    if bare := [pin.name for pin in chosen if not pin.hashes]:
        raise ValueError(f"without a hash in the lock: {', '.join(bare)}")
    return chosen


def own_roots(pyproject: str) -> frozenset[str]:
    """Return the names of what the program itself asks for to run on a laptop, from the text of `pyproject.toml`."""
    project = tomllib.loads(pyproject)["project"]
    asked = [*project["dependencies"], *(each for extra in EXTRAS for each in project["optional-dependencies"][extra])]
    return frozenset(str(canonicalize_name(Requirement(each).name)) for each in asked)


def for_target(target: Target) -> tuple[Pin, ...]:
    """Return what our own program needs on that machine, from our own lock."""
    roots = own_roots((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return needed(read_lock(LOCK.read_text(encoding="utf-8")), roots, target)


def as_requirements(pins: Sequence[Pin]) -> str:
    """Return the text pip installs from, every file held against its hash."""
    return "".join(f"{pin.name}=={pin.version} {' '.join(f'--hash={each}' for each in pin.hashes)}\n" for pin in pins)
