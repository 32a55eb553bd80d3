"""Choosing how the program looks: kept beside the store, seen at once, nothing lost by it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from event_loop import settle
from gallery.visit_pages import PAGES
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from usable import clipped_labels, outside

from ui import theme
from ui.appearance import AppearanceKeeper, theme_name
from ui.main_window import MainWindow
from ui.screens.appearance.presenter import AppearancePresenter
from ui.screens.appearance.screen import AppearanceScreen, AppearanceState
from ui.theme.appearance import Appearance, ThemeChoice, read_appearance, write_appearance
from ui.theme.motion import allow_motion, may_move
from ui.widgets.message_bar import Message

SCHEME, CONTRAST = Qt.ColorScheme, Qt.ContrastPreference


@pytest.fixture(autouse=True)
def _still() -> Iterator[None]:
    yield
    allow_motion("none")


@pytest.mark.parametrize(
    ("choice", "scheme", "contrast", "worn"),
    [
        ("system", SCHEME.Unknown, CONTRAST.NoPreference, "light"),
        ("system", SCHEME.Light, CONTRAST.NoPreference, "light"),
        ("system", SCHEME.Dark, CONTRAST.NoPreference, "dark"),
        ("system", SCHEME.Dark, CONTRAST.HighContrast, "contrast"),
        ("light", SCHEME.Dark, CONTRAST.HighContrast, "light"),
        ("dark", SCHEME.Light, CONTRAST.NoPreference, "dark"),
        ("contrast", SCHEME.Light, CONTRAST.NoPreference, "contrast"),
    ],
)
def test_what_is_worn_is_what_was_chosen_else_what_the_system_says(
    choice: ThemeChoice, scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference, worn: str
) -> None:
    assert theme_name(choice, scheme, contrast) == worn


def test_the_choice_survives_a_restart_and_says_nothing_about_anybody(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "store" / "jgvisit.look"
    assert AppearanceKeeper(file).choose(Appearance("dark", 1.5, "none"))
    assert json.loads(file.read_text(encoding="utf-8")) == {"theme": "dark", "text_scale": 1.5, "motion": "none"}
    again = AppearanceKeeper(file)
    again.wear()
    assert (theme.current().name, theme.current().text_scale) == ("dark", 1.5)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[]",
        "3",
        '{"theme": "pink", "text_scale": 99, "motion": 1}',
        '{"text_scale": true}',
        "[" * 9000,
        "\udcff",
    ],
    ids=range(8),
)
def test_a_file_that_is_not_understood_is_as_if_nobody_had_chosen(tmp_path: Path, said: str) -> None:
    file = tmp_path / "jgvisit.look"
    file.write_bytes(said.encode("utf-8", "surrogateescape"))
    assert read_appearance(file) == Appearance()


def test_a_disk_that_does_not_take_it_is_told_and_the_look_holds_until_then(qapp: QApplication, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    keeper = AppearanceKeeper(blocked / "jgvisit.look")
    assert not keeper.choose(Appearance("dark"))
    assert theme.current().name == "dark"
    assert not write_appearance(blocked / "jgvisit.look", Appearance())


def test_a_vault_that_waited_wears_what_was_chosen_since(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "jgvisit.look"
    waiting = AppearanceKeeper(file)
    write_appearance(file, Appearance("contrast"))
    waiting.read_again()
    assert theme.current().name == "contrast"


def test_motion_is_off_until_somebody_allows_it_and_off_for_who_wants_none(qapp: QApplication) -> None:
    assert not may_move()
    keeper = AppearanceKeeper()
    keeper.choose(Appearance(motion="system"))
    assert may_move()
    keeper.choose(Appearance(motion="none"))
    assert not may_move()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    page = QLineEdit()
    page.setAccessibleName("Woorden")
    made.add_screen("page", page)
    made.go("page")
    made.show()
    return made


def test_choosing_takes_one_tap_and_leaves_the_page_beneath_as_it_was(
    qapp: QApplication, qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    keeper = AppearanceKeeper(tmp_path / "jgvisit.look")
    screen = AppearanceScreen()
    AppearancePresenter(screen, window, keeper)
    field = window.findChild(QLineEdit)
    assert field is not None
    window.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "half getypt")
    qtbot.mouseClick(window.header.appearance, Qt.MouseButton.LeftButton)
    assert window.current == "appearance"
    assert screen.themes["system"].isChecked()
    for choice in ("dark", "contrast", "light"):
        qtbot.mouseClick(screen.themes[choice], Qt.MouseButton.LeftButton)
        assert theme.current().name == choice
        assert read_appearance(tmp_path / "jgvisit.look").theme == choice
    qtbot.mouseClick(screen.scales[1.5], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(screen.still, Qt.MouseButton.LeftButton)
    assert keeper.chosen == Appearance("light", 1.5, "none")
    qtbot.mouseClick(screen.still, Qt.MouseButton.LeftButton)
    assert keeper.chosen.motion == "system"
    qtbot.mouseClick(screen.back, Qt.MouseButton.LeftButton)
    assert window.current == "page"
    assert field.text() == "half getypt"


def test_a_refused_house_style_is_told_to_who_can_pass_it_on(
    qapp: QApplication, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "huisstijl.json"
    file.write_text('{"light": {"basis-color-default-text": "#EEEEEE"}}')
    keeper = AppearanceKeeper(None, file)
    keeper.wear()
    screen = AppearanceScreen()
    AppearancePresenter(screen, window, keeper).show()
    assert theme.current().colors["basis-color-default-text"] == "#1B2A2F"
    assert "basis-color-default-text" in screen.message.text.text()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_screen_is_usable_at_every_size(
    qapp: QApplication,
    qtbot: QtBot,
    assert_usable: Callable[[QWidget], None],
    shot: Callable[[QWidget, str], Path],
    scale: float,
) -> None:
    theme.apply_theme(qapp, scale)
    screen = AppearanceScreen()
    qtbot.addWidget(screen)
    screen.resize(683, 768)
    screen.show_state(
        AppearanceState(Appearance("dark", scale), Message("Niet bewaard.", "Is de schijf vol?", "warning"))
    )
    screen.show()
    assert_usable(screen)
    shot(screen, f"appearance-{round(scale * 100)}")


@pytest.mark.parametrize("page", ["visit", "form-fill", "family"])
def test_a_page_that_stands_there_takes_a_larger_text_without_a_restart(
    qapp: QApplication, qtbot: QtBot, page: str
) -> None:
    screen = PAGES[page]("Samira Haddad")
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    settle()
    theme.apply_theme(qapp, 2.0)
    settle()
    assert not clipped_labels(screen)
    assert not outside(screen)
    theme.apply_theme(qapp, 1.0)
    settle()
    fresh = PAGES[page]("Samira Haddad")
    qtbot.addWidget(fresh)
    fresh.resize(1366, 768)
    fresh.show()
    settle()
    assert abs(fresh.sizeHint().height() - screen.sizeHint().height()) <= 12
