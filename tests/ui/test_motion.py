"""Motion explains where something goes, and is not there for who wants none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation
from pytestqt.qtbot import QtBot

from ui.theme.motion import allow_motion
from ui.widgets.put_away import PutAway

UI = Path(__file__).resolve().parent.parent.parent / "ui"


@pytest.fixture(autouse=True)
def _still() -> Iterator[None]:
    yield
    allow_motion("none")


@pytest.fixture
def mark(qtbot: QtBot) -> PutAway:
    made = PutAway("file-check", size="2xl")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def test_nothing_moves_for_who_wants_none(mark: PutAway) -> None:
    allow_motion("none")
    mark.show()
    assert mark.slide.state() == QAbstractAnimation.State.Stopped
    assert mark.grab().toImage() == mark.grab().toImage()


def test_the_sheet_slides_once_and_ends_where_it_would_have_been(qtbot: QtBot, mark: PutAway) -> None:
    mark.show()
    still = mark.grab().toImage()
    mark.hide()
    allow_motion("system")
    with qtbot.waitSignal(mark.slide.finished, timeout=20_000):
        mark.show()
        mark.slide.setCurrentTime(0)
        assert mark.grab().toImage() != still
    assert mark.grab().toImage() == still
    assert mark.slide.loopCount() == 1


def test_a_page_that_goes_away_halfway_is_whole_when_it_comes_back(mark: PutAway) -> None:
    allow_motion("system")
    mark.show()
    mark.hide()
    allow_motion("none")
    moved = mark.grab().toImage()
    mark.show()
    assert mark.grab().toImage() == moved


def test_whatever_moves_asks_whether_it_may_and_no_effect_of_qt_is_used() -> None:
    for file in UI.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        assert "QGraphics" not in source, file
        if re.search(r"QPropertyAnimation|QVariantAnimation|QTimeLine", source):
            assert "may_move()" in source, file
