"""What a screen reader is told without the keyboard moving: messages, and what is wrong with an answer (WCAG 4.1.3)."""

from __future__ import annotations

from heard import heard
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.screens.explain.ask_page import AskPage
from ui.screens.explain.state import ExplainState, Listener
from ui.widgets.answers.editor import Asked
from ui.widgets.answers.text_editor import TextEditor
from ui.widgets.entry_fields import EntryField, EntryFields
from ui.widgets.field import Field
from ui.widgets.message_bar import Message, MessageBar


def _described(widget: QWidget) -> str:
    """Return the description as it was given; without one Qt tells the tool tip."""
    given = widget.accessibleDescription()
    assert not given or QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description) == given
    return given


def _found(parent: QWidget, name: str) -> QWidget:
    child = parent.findChild(QWidget, name)
    assert isinstance(child, QWidget)
    return child


def test_a_message_is_said_once_with_its_words(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    closed = Message("Het bezoek is gesloten.", severity="positive", action="Ongedaan maken")
    with heard() as said:
        bar.show_message(closed)
        bar.show_message(closed)
        bar.show_message(Message("Dit lukte niet.", "Er is niets kwijt."))
        bar.show_message(None)
    assert said == ["Het bezoek is gesloten.", "Dit lukte niet. Er is niets kwijt."]


def test_what_is_wrong_with_a_line_is_said_with_its_name_and_stands_in_its_description(qtbot: QtBot) -> None:
    field = Field("Pincode", hint="Zes tekens")
    qtbot.addWidget(field)
    with heard() as said:
        for problem in ("Te kort.", "Te kort.", "", "Te kort."):
            field.show_problem(problem)
    assert said == ["Pincode: Te kort."] * 2
    assert _described(field.edit) == "Te kort."
    field.show_problem("")
    assert _described(field.edit) == "Zes tekens"


def test_what_is_missing_is_said_by_name_and_stands_in_the_description_of_each_kind_of_field(qtbot: QtBot) -> None:
    fields = EntryFields()
    qtbot.addWidget(fields)
    asked = (
        EntryField("who", "Wie zei het"),
        EntryField("what", "Wat", "text", help="In hun woorden", for_family=True),
        EntryField("how", "Hoe ging het", "choice", choices=(("well", "Goed"), ("badly", "Slecht"))),
        EntryField("rest", "Verder", required=False),
    )
    fields.show_fields(asked, {})
    with heard() as said:
        fields.show_missing(frozenset({"who", "what", "how"}))
        fields.show_missing(frozenset({"who", "what", "how"}))
    wrong = "Vul dit nog in."
    assert said == [f"Wie zei het: {wrong}", f"Wat: {wrong}", f"Hoe ging het: {wrong}"]
    places = ("entry-who", "entry-what", "entry-how-well")
    assert [_described(_found(fields, name)) for name in places] == [wrong] * 3
    assert _described(_found(fields, "entry-rest")) == ""
    with heard() as said:
        fields.show_missing(frozenset())
    assert said == []
    assert [_described(_found(fields, name)) for name in places] == ["", "In hun woorden", ""]


def test_what_is_wrong_with_an_answer_on_a_form_is_said_by_the_name_of_its_question(qtbot: QtBot) -> None:
    editor = TextEditor(Asked("helpGoal", "Waar werken wij naartoe", help="Kort"), None)
    qtbot.addWidget(editor)
    with heard() as said:
        editor.show_problems({"helpGoal": "Hier staat nog niets."})
    assert said == ["Waar werken wij naartoe: Hier staat nog niets."]
    assert _described(editor.field.edit) == "Hier staat nog niets."
    editor.show_problems({})
    assert _described(editor.field.edit) == "Kort"


def test_who_is_asked_next_is_said_by_name(qtbot: QtBot) -> None:
    page = AskPage()
    qtbot.addWidget(page)
    here = (Listener("mother", "Samira Haddad"), Listener("father", "Jeroen de Boer"))
    with heard() as said:
        for asking in ("mother", "mother", "father", ""):
            page.show_state(ExplainState(opening=1, listeners=here, asking=asking))
    assert [words.strip("\u2068\u2069") for words in said] == ["Samira Haddad", "Jeroen de Boer"]
