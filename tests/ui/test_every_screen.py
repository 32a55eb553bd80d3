"""Every screen in every state, looked at: nothing clipped, cut short, laid over another or out of reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from event_loop import settle
from gallery.looks import LAPTOP, LARGEST, SMALLEST, themes
from gallery.page import Page
from gallery.registry import LANGUAGES, screen_folders
from gallery.walk import Language
from laid_out import layout_faults, no_room
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.main_window import MainWindow
from ui.widgets.button import Button
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

Gallery = Callable[[Language], tuple[Page, ...]]
STATES = {
    "today": {"first-use", "empty", "full", "syncing", "failed", "offline"},
    "family": {"full", "failed", "made-empty", "before-a-visit", "after-a-visit"},
    "palette": {"open", "full", "empty"},
    "search": {"first-use", "busy", "found", "full", "empty", "failed"},
    "end_of_day": {"ready", "running", "stopped", "login", "done", "alone", "lease-ended"},
    "unlock": {"pin", "busy", "wrong", "damaged", "lease-ended"},
    "window": {"locked", "stopped"},
    "form": {"fill", "fill-missing", "signers", "read", "choose", "ink", "check", "done"},
}
"""Of the screens that have most of them; a state that goes missing here is looked at by nobody."""

WIDEST = {
    "unlock-pin",
    "unlock-passphrase",
    "first_run-code",
    "heard-list",
    "explain-K02-parent",
    "rights-card",
    "form-choose",
    "form-fill",
    "new_family-by-hand",
    "today-full",
    "family-full",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_is_left_out_and_each_page_has_a_name_of_its_own(gallery: Gallery, language: Language) -> None:
    shown = gallery(language)
    assert screen_folders() - {page.screen for page in shown} == set()
    assert [name for name, times in Counter(page.name for page in shown).items() if times > 1] == []
    for screen, states in STATES.items():
        assert states - {page.state for page in shown if page.screen == screen} == set(), screen
    assert themes()


@pytest.fixture
def letters(request: pytest.FixtureRequest) -> Iterator[float]:
    theme.set_text_scale(request.param)
    yield request.param
    theme.set_text_scale(1.0)


@pytest.mark.parametrize("letters", [LARGEST.text_scale], ids=["400 %"], indirect=True)
def test_with_letters_of_400_percent_it_is_one_column_and_the_bars_leave_room(gallery: Gallery, letters: float) -> None:
    """With a family that reads Arabic: there most has to stand on a page."""
    faults = {}
    for page in gallery("ar"):
        with page.shown(LARGEST.size) as window:
            if found := [*layout_faults(window), *no_room(window)]:
                faults[page.name] = found
    assert not faults


@pytest.mark.parametrize("letters", [1.0, 2.0], ids=["usual letters", "200 %"], indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_clipped_covered_or_out_of_reach(gallery: Gallery, language: Language, letters: float) -> None:
    faults = {}
    for page in gallery(language):
        with page.shown(LAPTOP.size) as window:
            found = layout_faults(window)
            if (window.width(), window.height()) != LAPTOP.size:
                found.append(f"the window grew to {window.width()}x{window.height()}")
            if letters == SMALLEST.text_scale:
                window.resize(*SMALLEST.size)
                settle()
                found += [*layout_faults(window), *no_room(window)]
            if found:
                faults[page.name] = found
    assert not faults


@pytest.mark.parametrize("letters", [2.0], ids=["200 %"], indirect=True)
def test_with_large_letters_even_the_smallest_window_is_not_scrolled_sideways(gallery: Gallery, letters: float) -> None:
    """The pages with the longest words on a button, and those that stand before the store is open."""
    faults, seen = {}, set()
    for page in gallery("ar"):
        if page.name in WIDEST:
            seen.add(page.name)
            with page.shown(SMALLEST.size) as window:
                if found := layout_faults(window):
                    faults[page.name] = found
    assert not faults
    assert seen == WIDEST


# -- the measures themselves see what they are for --------------------------------------------


def _window(qtbot: QtBot, *widgets: QWidget, size: tuple[int, int] = (300, 200)) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    for widget in widgets:
        widget.setParent(window)
    window.resize(*size)
    window.show()
    return window


def test_a_clipped_button_hint_or_label_is_found(qtbot: QtBot) -> None:
    button, field, label = Button("Vastleggen en verder met het volgende"), QLineEdit(), Text("Vrijwillig of verplicht")
    field.setPlaceholderText("Waar hebt u dit gezien, of wie zei het, en wanneer was dat")
    button.setGeometry(0, 0, 120, 44)
    field.setGeometry(0, 60, 120, 44)
    label.setGeometry(0, 120, 60, 20)
    faults = " ".join(layout_faults(_window(qtbot, button, field, label)))
    for words in ("Vastleggen en verder", "Waar hebt u dit", "Vrijwillig of"):
        assert words in faults


def test_what_lies_over_another_or_beyond_the_edge_is_found(qtbot: QtBot) -> None:
    one, two, low = QLabel("een"), QLabel("twee"), QLabel("onder de rand")
    for label, place in ((one, (0, 0)), (two, (5, 5)), (low, (0, 190))):
        label.setGeometry(*place, 100, 30)
    faults = " ".join(layout_faults(_window(qtbot, one, two, low)))
    assert "lies over" in faults
    assert "beyond the window" in faults


def test_a_page_that_would_be_scrolled_sideways_is_found(qtbot: QtBot) -> None:
    window, page, wide = QWidget(), ScrollPage(), QWidget()
    wide.setMinimumWidth(900)
    page.body.addWidget(wide)
    QVBoxLayout(window).addWidget(page)
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    assert any("px wide in" in fault for fault in layout_faults(window))


def test_bars_that_leave_a_page_no_room_are_found_and_a_tiny_window_scrolls_as_one(qtbot: QtBot) -> None:
    window, page, bar = MainWindow(), ScrollPage(), QWidget()
    qtbot.addWidget(window)
    bar.setMinimumHeight(300)
    for number in range(30):
        page.body.addWidget(Text(f"Regel {number}"))
    screen = QWidget()
    window.add_screen("page", screen)
    column = QVBoxLayout(screen)
    column.addWidget(page)
    column.addWidget(bar)
    window.resize(640, 420)
    window.go("page", header=False)
    window.show()
    settle()
    assert no_room(window)
    window.resize(*SMALLEST.size)
    settle()
    assert no_room(window) == []
    assert page.height() > SMALLEST.size[1], "as high as all that it holds"
    window.resize(1366, 768)
    settle()
    assert page.height() < 768
