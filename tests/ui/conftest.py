"""Screens under test: no display, the real theme, the Dutch words, pictures to look at."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from event_loop import settle
from gallery.page import Page
from gallery.registry import pages
from gallery.walk import Language
from PySide6.QtWidgets import QApplication, QWidget
from usable import clipped_labels, hard_to_use, outside

from ui import theme
from ui.i18n import install_translations
from ui.widgets.heading import install_heading_role

ROOT = Path(__file__).resolve().parent.parent.parent
HOSTILE_NAMES = {
    "long": "Wilhelmina-Alexandrina van den Bergh-Oosterhuizen tot Nieuwenhoven-Schimmelpenninck "
    + "Donaudampfschifffahrtsgesellschaftskapitänswitwe" * 2,
    "arabic": "عبد الرحمن بن محمد الأنصاري",
    "marks": "Z̸̢͇̀̈́a̶͎͐l̵̳̈́g̴̱̈o̷̰͝ e\u0301\u0302\u0303\u0304\u0305\u0306",
    "html": '<b>Jan</b> & <img src="x"> <a href="file:///etc">klik</a>',
    "mnemonic": "Jansen & Zn. &Bakker",
    "empty": "",
    "newline": "Fatima\nel Idrissi",
    "emoji": "👨‍👩‍👧 De Vries",
}
SIZES = {"1366x768": (1366, 768), "1920x1080": (1920, 1080), "half": (683, 384)}
"""`half` is what a 1366 x 768 screen has left at 200 %."""


@pytest.fixture(scope="session", autouse=True)
def _translations() -> None:
    subprocess.run([sys.executable, str(ROOT / "installer" / "build_translations.py")], check=True)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication, _translations: None) -> QApplication:
    theme.apply_theme(qapp)
    install_translations(qapp)
    install_heading_role()
    return qapp


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> Iterator[None]:
    yield
    if (theme.current().text_scale, theme.current().name) != (1.0, "light"):
        theme.apply_theme(qapp)


@pytest.fixture(params=list(HOSTILE_NAMES), ids=list(HOSTILE_NAMES))
def hostile_name(request: pytest.FixtureRequest) -> str:
    return HOSTILE_NAMES[str(request.param)]


@pytest.fixture(params=list(SIZES), ids=list(SIZES))
def screen_size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return SIZES[str(request.param)]


@pytest.fixture(scope="session")
def gallery(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Language], tuple[Page, ...]]:
    """Return a function for every page of the program, with a family that reads this language; walked to once."""

    @cache
    def shown(language: Language) -> tuple[Page, ...]:
        return pages(language, tmp_path_factory.mktemp(f"gallery-{language}"))

    return shown


@pytest.fixture
def shot() -> Callable[[QWidget, str], Path]:
    """Return a function that saves a widget as build/screens/<name>.png, for looking at."""

    def save(widget: QWidget, name: str) -> Path:
        folder = ROOT / "build" / "screens"
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{name}.png"
        settle()
        assert widget.grab().save(str(file))
        return file

    return save


@pytest.fixture
def assert_usable(qapp: QApplication) -> Callable[[QWidget], None]:
    """Return a check: no text clipped, nothing off to the side, every control named and at least 44 px."""

    def check(widget: QWidget) -> None:
        settle()
        assert not clipped_labels(widget)
        assert not outside(widget)
        assert not hard_to_use(widget)

    return check
