"""Photograph every screen × theme × language × display into build/screens, with a sheet for each screen to look at.

python -m tests.gallery [--out DIR] [--only WORD ...]: only pages with one of these words in their name.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(ROOT / "tests"))

from desk import dressed_app  # noqa: E402  the path above comes first

from gallery.contact_sheet import make_sheet  # noqa: E402
from gallery.looks import DISPLAYS, dress, themes  # noqa: E402
from gallery.page import Page  # noqa: E402
from gallery.registry import LANGUAGES, pages  # noqa: E402
from ui.garbage import UiThreadCollector  # noqa: E402

_QUICKLY = 75
"""Of Qt's scale for PNG: larger files in a third of the time."""


def main(arguments: list[str]) -> int:
    """Make the pictures and the sheets; print how many."""
    parser = argparse.ArgumentParser(prog="make screens")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "screens")
    parser.add_argument("--only", nargs="*", default=[])
    asked = parser.parse_args(arguments)
    app = dressed_app()
    UiThreadCollector(app)
    if not asked.only:
        shutil.rmtree(asked.out, ignore_errors=True)
    taken: dict[str, list[Path]] = defaultdict(list)
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            shown = [page for page in pages(language, Path(folder)) if _wanted(page, asked.only)]
        for name in themes():
            for display in DISPLAYS:
                dress(app, name, display.text_scale)
                for page in shown:
                    place = asked.out / page.screen / f"{page.state}.{language}.{name}.{display.name}.png"
                    _photograph(page, display.size, place)
                    taken[page.screen].append(place)
                dress(app, name)
    for screen, pictures in taken.items():
        make_sheet(sorted(pictures), asked.out / f"{screen}.jpg")
    total = sum(map(len, taken.values()))
    print(f"{total} pictures of {len(taken)} screens in {asked.out}; a sheet of each screen lies beside them")
    return 0


def _wanted(page: Page, words: list[str]) -> bool:
    return not words or any(word in page.name for word in words)


def _photograph(page: Page, size: tuple[int, int], place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with page.shown(size) as window:
        window.grab().save(str(place), "PNG", _QUICKLY)  # type: ignore[call-overload]  # the stub wants bytes


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # threads of a walk that is over need no waiting for
