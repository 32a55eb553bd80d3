"""A day that is wrong looks wrong, and still shows where the keyboard is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDateTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from jgvisit.records.answers import DayAnswer, MomentAnswer
from ui.widgets.answers.day_editor import DayEditor
from ui.widgets.answers.editor import Asked


def edge(control: QWidget) -> QImage:
    """Return the middle of its upper edge."""
    return control.grab().toImage().copy(control.width() // 2, 0, 8, 4)


@pytest.mark.parametrize("with_hour", [False, True], ids=["a day", "a moment"])
def test_a_day_that_is_wrong_has_an_edge_of_its_own_with_and_without_the_keyboard(
    qtbot: QtBot, *, with_hour: bool
) -> None:
    value = MomentAnswer("2026-11-20T10:00:00.000Z") if with_hour else DayAnswer("2026-11-20")
    editor = DayEditor(Asked("until", "Tot en met"), value, with_hour=with_hour)
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    qtbot.waitExposed(editor)
    edit: QDateTimeEdit = editor.edit
    editor.clear.setFocus()
    right = edge(edit)
    editor.show_problems({"until": "Deze dag is al voorbij."})
    wrong = edge(edit)
    assert wrong != right, "the colour of the edge says it beside the words below"
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    qtbot.wait(10)
    assert edge(edit) != wrong, "the keyboard is seen on it too"
    editor.clear.setFocus()
    editor.show_problems({})
    assert edge(edit) == right
