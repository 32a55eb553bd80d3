"""Take the pictures of the guides from the program itself: screens from the list, server pages from a browser.

python -m tests.gallery.guide_pictures: writes resources/guides/pictures.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(ROOT / "tests"))

from desk import dressed_app  # noqa: E402  the path above comes first
from PIL import Image  # noqa: E402

from gallery.looks import dress  # noqa: E402
from gallery.page import Page  # noqa: E402
from gallery.registry import pages  # noqa: E402
from jgvisit.content.guides import GUIDES, guide, picture  # noqa: E402
from ui.garbage import UiThreadCollector  # noqa: E402

_SIZE, _COLORS = (1366, 768), 96
PAGES = "page-"
"""Begins the name of a picture of a page of the server; the tests of the pages take those."""


def wanted() -> frozenset[str]:
    """Return the names of the pictures that the guides show."""
    return frozenset(chapter.picture for name in GUIDES for chapter in guide(name).chapters if chapter.picture)


def keep_small(source: Path, place: Path) -> None:
    """Write a picture with few colours: it is read on a page, not on a screen."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(source) as image:
        image.convert("RGB").quantize(_COLORS).save(place, optimize=True)


def take(shown: tuple[Page, ...]) -> tuple[str, ...]:
    """Photograph each screen that a guide shows; return the names that no screen has."""
    screens = {page.name: page for page in shown}
    names = [name for name in sorted(wanted()) if not name.startswith(PAGES)]
    for name in names:
        if name in screens:
            with screens[name].shown(_SIZE) as window, tempfile.TemporaryDirectory() as folder:
                taken = Path(folder) / "taken.png"
                window.grab().save(str(taken))
                keep_small(taken, picture(name))
    return tuple(name for name in names if name not in screens)


def main() -> int:
    """Take them all."""
    app = dressed_app()
    UiThreadCollector(app)
    with tempfile.TemporaryDirectory() as folder:
        shown = pages("nl", Path(folder))
    dress(app, "light")
    unknown = take(shown)
    print(f"pictures in {picture('x').parent}", *(f"no such screen: {name}" for name in unknown), sep="\n")
    return 1 if unknown else 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # threads of a walk that is over need no waiting for
