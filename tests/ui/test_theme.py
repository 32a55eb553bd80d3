from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from jgvisit.config import resources_dir
from ui import theme
from ui.theme.contrast import contrast, is_color, weak_pairs
from ui.theme.stylesheet import style_sheet
from ui.theme.tokens import THEMES, ThemeName, read_tokens

ROOT = Path(__file__).resolve().parent.parent.parent


def test_qt_does_not_lose_references_to_none() -> None:
    """PySide6 6.12.0 steals one at every call on Python 3.10 and 3.11 and aborts after some thousands."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 100


def test_contrast_is_measured_as_wcag_defines_it() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


TOKENS = read_tokens(resources_dir() / "theme")


@pytest.mark.parametrize("name", THEMES)
def test_every_pair_of_colours_that_meets_has_its_contrast(name: ThemeName) -> None:
    assert weak_pairs(TOKENS.colors[name], TOKENS.pairs[name]) == ()


def test_high_contrast_asks_seven_of_all_words() -> None:
    assert {pair.ratio for pair in TOKENS.pairs["contrast"]} == {3.0, 7.0}


@pytest.mark.parametrize("name", THEMES)
def test_every_ink_and_edge_of_the_tokens_is_measured_against_something(name: ThemeName) -> None:
    measured = {pair.ink for pair in TOKENS.pairs[name]}
    decoration = {"basis-color-default-border-subtle"}  # beside the ground it is only a finer line
    wanted = {token for token in TOKENS.colors[name] if token.endswith(("text", "border", "line", "ink"))}
    assert wanted - decoration <= measured


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_the_same_tokens_and_only_opaque_colours(name: ThemeName) -> None:
    assert set(TOKENS.colors[name]) == set(TOKENS.colors["light"])
    assert all(is_color(color) for color in TOKENS.colors[name].values())


@pytest.mark.parametrize("name", THEMES)
def test_every_tone_has_ground_edge_and_ink_that_can_be_read(qapp: QApplication, name: ThemeName) -> None:
    now = TOKENS.theme(name, ("Noto Sans",), 1.0)
    for tone in ("neutral", "action", "positive", "info", "warning", "negative", "voluntary", "court"):
        ground = now.tone(tone, "bg").name()
        assert contrast(now.tone(tone, "text").name(), ground) >= 4.5, tone
        assert contrast(now.tone(tone, "border").name(), ground) >= 3.0, tone


def test_voluntary_and_ordered_look_the_same_in_every_worker_and_family_page() -> None:
    """A family that sees the worker's screen and its own must not see two colours for one thing."""
    for token in TOKENS.colors["light"]:
        if "voluntary" in token or "court" in token:
            assert TOKENS.colors["light"][token] == TOKENS.colors["family"][token]


@pytest.mark.parametrize("scale", theme.TEXT_SCALES)
def test_text_and_targets_grow_with_the_chosen_size(qapp: QApplication, scale: float) -> None:
    now = theme.apply_theme(qapp, scale)
    assert now.type("body").size_px == round(16 * scale)
    assert now.px("basis-pointer-target-min-block-size") >= 44
    assert f"font-size: {round(16 * scale)}px" in style_sheet(now, theme.look("family"))


@pytest.mark.parametrize(("asked", "given"), [(0.1, 1.0), (9.0, 4.0)])
def test_a_text_size_out_of_range_is_held(qapp: QApplication, asked: float, given: float) -> None:
    assert theme.apply_theme(qapp, asked).text_scale == given


def test_the_family_reads_larger_than_the_worker(qapp: QApplication) -> None:
    now = theme.current()
    assert all(now.type(role, "family").size_px > now.type(role).size_px for role in now.types)


def test_the_bundled_faces_are_used_and_latin_comes_first(qapp: QApplication) -> None:
    families = theme.current().families
    assert families[:2] == ("Noto Sans", "Vazirmatn")
    assert set(families[:2]) <= set(QFontDatabase.families())


def test_every_icon_that_is_named_is_shipped_and_none_is_shipped_for_nothing() -> None:
    sources = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "ui").rglob("*.py"))
    sources += (resources_dir() / "theme" / "theme.qss").read_text(encoding="utf-8")
    shipped = {file.stem for file in (resources_dir() / "icons").glob("*.svg")}
    named = set(re.findall(r"icon=\"([a-z0-9-]+)\"|IconMark\(\s*\"([a-z0-9-]+)\"", sources))
    assert {name for pair in named for name in pair if name} <= shipped
    assert {name for name in shipped if f'"{name}"' not in sources and f"/{name}.svg" not in sources} == set()
    assert (resources_dir() / "icons" / "LICENSE").is_file()
