"""Who made what is installed, and under which licence it may be passed on."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from installer.bundle.lock import ROOT, Pin, for_target
from installer.bundle.targets import LINUX, WINDOWS

TABLE = Path(__file__).with_name("licences.toml")
SHOWN = ROOT / "resources" / "licences.json"
"""What the program shows of itself; made from the lock, held against it by a test."""
ALLOWED = frozenset(
    {
        "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Apache-2.0", "MPL-2.0", "PSF-2.0", "EUPL-1.2",
        "LGPL-3.0-only", "OFL-1.1",
        "Zlib", "Unicode-3.0",  # ask no more than BSD does: of the wrapper around SQLCipher, and of Qt's ICU
    }
)  # fmt: skip
"""Of what runs. No GPL and no AGPL: a municipality must be able to pass the program on as a whole."""
ALLOWED_DATA = frozenset({"CC-BY-SA-4.0"})
"""Of lists that are only read, and given on under their own licence with their makers' names."""


@dataclass(frozen=True)
class Component:
    """One thing that is installed."""

    name: str
    version: str
    licence: str
    """SPDX expression."""
    by: str = ""


def table() -> tuple[Mapping[str, str], Mapping[str, Mapping[str, str]]]:
    """Return package -> licence, and part -> {licence, by, inside}."""
    read = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return read["packages"], read["parts"]


def of_packages(pins: Iterable[Pin]) -> tuple[Component, ...]:
    """Return the packages with their licences.

    Raises:
        ValueError: one has no line in the table: nobody looked at its licence yet.
    """
    known, _ = table()
    pins = tuple(pins)
    if unknown := sorted({pin.name for pin in pins} - set(known)):
        raise ValueError(f"no licence known of {', '.join(unknown)}")
    return tuple(Component(pin.name, pin.version, known[pin.name]) for pin in pins)


def of_parts() -> tuple[Component, ...]:
    """Return what is no package of its own."""
    return tuple(Component(name, "", each["licence"], each["by"]) for name, each in table()[1].items())


def terms(expression: str) -> frozenset[str]:
    """Return the licences an SPDX expression names."""
    return frozenset(re.split(r"\s+(?:AND|OR)\s+", expression.strip("() ")))


def refused(components: Iterable[Component], *, data: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return "name (licence)" of everything that may not go along; `data` are names of lists that are only read."""
    return tuple(
        f"{each.name} ({each.licence})"
        for each in components
        if not terms(each.licence) <= (ALLOWED | ALLOWED_DATA if each.name in data else ALLOWED)
    )


def shown_text() -> str:
    """Return the content of `SHOWN`: all that is installed on either platform."""
    both = {(each.name, each.version): each for target in (LINUX, WINDOWS) for each in of_packages(for_target(target))}
    listed = [asdict(each) for _, each in sorted(both.items())]
    return (
        json.dumps({"packages": listed, "parts": [asdict(each) for each in of_parts()]}, indent=1, ensure_ascii=False)
        + "\n"
    )


def page(components: Sequence[Component], version: str) -> str:
    """Return the page that lies beside the program, in Dutch."""
    lines = [
        f"jgvisit {version} en alles wat erin zit",
        "",
        "jgvisit zelf: EUPL-1.2. De volledige tekst van elke licentie staat in de map texts.",
        "Qt en PySide6 (LGPL-3.0) zijn losse bestanden in lib/PySide6. U mag ze vervangen door een eigen bouw van",
        "dezelfde versie; de broncode staat bij https://download.qt.io en https://code.qt.io.",
        "",
    ]
    wide = max(len(f"{each.name} {each.version}") for each in components)
    lines += [
        f"{f'{each.name} {each.version}'.strip():<{wide}}  {each.licence}  {each.by}".rstrip() for each in components
    ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    SHOWN.write_text(shown_text(), encoding="utf-8")
