"""Form J offers colleagues by the names the server gave; somebody from outside is typed (practice.md §8)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from jgvisit.content.form_model import Field
from jgvisit.own_content import content
from jgvisit.records.answers import TextAnswer
from ui.widgets.answers.colleague_editor import ColleagueEditor
from ui.widgets.answers.making import Directory, editor_for
from ui.widgets.button import Button

NAMES = ("Anna Bos", "Anna Bos-de Wit", "Kim de Wit (a)", "Kim de Wit (b)", "Omar Kaya", "Zoë Prins")


def asked_of() -> Field:
    form = content()[0].definition("secondReview")
    assert form is not None
    return next(field for field in form.fields if field.id == "askedOf")


def offered(editor: ColleagueEditor) -> list[str]:
    buttons = editor.offers.findChildren(Button)
    return [each.text().strip("\u2068\u2069") for each in buttons if each.isVisibleTo(editor)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("k", []),
        ("kim", ["Kim de Wit (a)", "Kim de Wit (b)"]),
        ("prins", ["Zoë Prins"]),
        ("Kim de Wit (b), teamleider", []),
        ("Anna Bos", ["Anna Bos-de Wit"]),
        ("Anna Bos, jurist", []),
        ("gedragswetenschapper van buiten", []),
    ],
)
def test_who_is_typed_of_is_offered(qtbot: QtBot, typed: str, found: list[str]) -> None:
    editor = editor_for(asked_of(), None, (), lambda: datetime.now(UTC), Directory(colleagues=NAMES))
    qtbot.addWidget(editor)
    assert isinstance(editor, ColleagueEditor)
    editor.field.edit.setPlainText(typed)
    assert offered(editor) == found


def test_one_press_fills_the_name_in_and_any_words_stay_possible(qtbot: QtBot) -> None:
    editor = editor_for(asked_of(), None, (), lambda: datetime.now(UTC), Directory(colleagues=NAMES))
    qtbot.addWidget(editor)
    assert isinstance(editor, ColleagueEditor)
    editor.field.edit.setPlainText("omar")
    editor.findChild(Button, "colleague-askedOf-Omar Kaya").click()
    assert editor.value() == TextAnswer("Omar Kaya")
    editor.field.edit.setPlainText("Dr. Van Buiten")
    assert editor.value() == TextAnswer("Dr. Van Buiten")


def test_without_a_list_it_is_a_field_as_before(qtbot: QtBot) -> None:
    editor = editor_for(asked_of(), None, (), lambda: datetime.now(UTC))
    qtbot.addWidget(editor)
    assert not isinstance(editor, ColleagueEditor)
