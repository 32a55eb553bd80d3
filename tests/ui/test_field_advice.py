"""Advice comes after a pause, for a page in sight; one that was left asks nothing of a store that may be closed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jgvisit.workspace import Workspace
from ui.field_advice import FieldAdvice


@pytest.mark.parametrize("in_sight", [True, False])
def test_a_pause_that_ends_after_the_page_was_left_draws_nothing(qtbot: QtBot, work: Workspace, in_sight: bool) -> None:
    page, told = QWidget(), list[str]()
    qtbot.addWidget(page)
    advice = FieldAdvice(work, page, QObject(page))
    advice.begin({"goal": ""}, "voluntary")
    advice.changed.connect(lambda: told.append("changed"))
    page.show()
    advice.typed("goal", "Dit is verplicht.")
    page.setVisible(in_sight)
    advice._pause.timeout.emit()
    assert told == (["changed"] if in_sight else [])
