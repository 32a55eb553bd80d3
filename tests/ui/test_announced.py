"""What a screen reader is told without the keyboard moving: messages, and what is wrong with an answer (WCAG 4.1.3)."""

from __future__ import annotations

from heard import heard
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jgvisit.services.agreements.plan_promises import Promise
from ui.screens.end_of_day.balance_words import BalanceWords
from ui.screens.end_of_day.screen import EndOfDayScreen
from ui.screens.end_of_day.state import BalanceView, EndOfDayState
from ui.screens.explain.ask_page import AskPage
from ui.screens.explain.state import ExplainState, Listener
from ui.screens.filled.panels_review import PromiseCard
from ui.screens.hands.exit_screen import ExitScreen, ExitState
from ui.screens.palette.screen import PaletteScreen
from ui.screens.palette.state import PaletteState, Row
from ui.screens.unlock.screen import UnlockScreen, UnlockState
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
    places = ("entry-who", "entry-what", "entry-how-well", "entry-how-badly")
    assert [_described(_found(fields, name)) for name in places] == [wrong] * 4
    assert _described(_found(fields, "entry-rest")) == ""
    with heard() as said:
        fields.show_missing(frozenset())
    assert said == []
    assert [_described(_found(fields, name)) for name in places] == ["", "In hun woorden", "", ""]


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


def test_a_wrong_code_is_said_each_time_and_so_is_what_is_asked_next_and_how_much_was_typed(qtbot: QtBot) -> None:
    page = ExitScreen()
    qtbot.addWidget(page)
    page.show_state(ExitState("choose"))
    wrong = "Dat was een andere code. Kies nog eens."
    with heard() as said:
        page.keys.digit_pressed.emit("7")
        page.show_state(ExitState("repeat"))
        page.show_state(ExitState("choose", wrong))
        page.show_state(ExitState("choose", wrong))
    assert said[0] == page.tr("%n digit(s) typed", "", 1)
    assert said[1].startswith(page.tr("The same code once more"))
    assert said[2].startswith(page.tr("Choose a code"))
    assert said[3:] == [wrong, wrong]
    assert page.accessibleDescription().startswith(wrong)


def test_a_sync_says_that_it_runs_each_step_and_what_came_of_it(qtbot: QtBot) -> None:
    screen = EndOfDayScreen()
    qtbot.addWidget(screen)
    with heard() as said:
        for done in (0, 3):
            screen.show_state(EndOfDayState(phase="running", step="sendingRecords", done=done, total=9))
        screen.show_state(EndOfDayState(phase="running", step="checking"))
        screen.show_state(EndOfDayState(phase="done", balance=BalanceView(made=2, received=1, rejected=1)))
    words = screen.steps.words
    assert said[1:3] == [words("sendingRecords"), words("checking")]
    assert said[0] == screen.tr("The sync is running. You can stop it; what was sent stays sent.")
    assert said[3].startswith(screen.tr("The sync is done."))
    assert all(line.text in said[3] for line in BalanceWords().lines(BalanceView(made=2, received=1, rejected=1)))
    assert len(said) == 4


def test_the_door_says_that_it_opens_and_once_how_long_to_wait(qtbot: QtBot) -> None:
    door = UnlockScreen()
    qtbot.addWidget(door)
    with heard() as said:
        door.show_state(UnlockState(busy=True))
        for seconds in (60, 59, 58):
            door.show_state(UnlockState(wait_s=seconds))
    assert said == [door.tr("Opening…"), door.tr("Next try in %n second(s)", "", 60)]


def test_what_enter_takes_is_said_as_often_as_it_is_another_and_that_nothing_is_called_so(qtbot: QtBot) -> None:
    palette = PaletteScreen()
    qtbot.addWidget(palette)
    palette.search.edit.setText("ein")
    day, lock = Row("end-of-day", "Einde van de dag"), Row("lock", "Vergrendelen")
    with heard() as said:
        for rows in ((day, lock), (day,), (lock,), ()):
            palette.show_state(PaletteState(rows=rows))
    assert said == [day.label, lock.label, palette.tr("Nothing here is called so.")]


def test_a_promise_that_is_half_told_says_at_each_field_what_is_missing_there(qtbot: QtBot) -> None:
    card = PromiseCard(Promise("row-1", (), (), "Wij bellen op dinsdag."), "Samira Haddad", ())
    qtbot.addWidget(card)
    card.fields.changed.emit("outcome", "kept")
    with heard() as said:
        card.complain()
    assert [words.rpartition(": ")[2] for words in said] == ["Vul dit nog in."]
    assert _described(_found(card, "entry-byWhom")) == "Vul dit nog in."
    assert _described(_found(card, "entry-outcome-kept")) == ""
    card.fields.changed.emit("byWhom", "Samira")
    assert _described(_found(card, "entry-byWhom")) == ""
