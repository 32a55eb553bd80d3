"""The window after three crashes in a row: plain words, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.stopped import StoppedWindow


@pytest.fixture
def window(qtbot: QtBot) -> StoppedWindow:
    made = StoppedWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def _words(window: QWidget) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_it_says_in_dutch_what_happened_what_is_safe_and_what_to_do(window: StoppedWindow) -> None:
    words = _words(window)
    assert "drie keer achter elkaar" in words
    assert "Er is niets verloren" in words
    assert "Start de laptop opnieuw op" in words
    assert "servicedesk" in words
    assert window.windowTitle() == "jgvisit"


def test_the_person_chooses_to_try_again_or_to_close(qtbot: QtBot, window: StoppedWindow) -> None:
    with qtbot.waitSignal(window.again_requested):
        qtbot.mouseClick(window.again, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.close_requested):
        qtbot.mouseClick(window.leave, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.close_requested):
        window.close()


def test_it_is_usable_at_every_size(
    window: StoppedWindow,
    screen_size: tuple[int, int],
    assert_usable: Callable[[QWidget], None],
    shot: Callable[[QWidget, str], Path],
) -> None:
    window.resize(*screen_size)
    shot(window, f"stopped-{screen_size[0]}")
    assert_usable(window)
