"""Heard words at the table: one tap away, typed or tapped, explained, kept, and never an exam (H23)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, enrolled_safe, settle_family, supervision_order

from jgvisit.bootstrap import open_workspace
from jgvisit.ids import VisitId
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.workspace import Workspace
from ui.screens.heard.place import KIND, Place, decode, encode
from ui.screens.heard.screen import HeardScreen
from ui.screens.heard.state import Came, Group, HeardState, OfferedQuestion
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.message_bar import Message

LOW = (683, 384)
QUESTION = "Ik wil weten of ik duidelijk was. Wat vertelt u thuis: wie beslist waar een kind woont?"


@pytest.fixture
def visit(work: Workspace, family: Family) -> VisitId:
    return begin_visit(work, family, family.father, family.girl, family.boy)


@pytest.fixture
def tables() -> Iterator[list[Table]]:
    laid: list[Table] = []
    yield laid
    for table in laid:
        table.leave()


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, visit: VisitId, tables: list[Table]) -> Table:
    tables.append(sit_down(qtbot, work))
    return tables[-1]


def again(table: Table, tables: list[Table]) -> Table:
    """Lock and open again."""
    table.leave()
    tables.append(sit_down(table.qtbot, table.work))
    return tables[-1]


def look_for(table: Table, text: str) -> None:
    edit = table.rooms.heard_screen.search.edit
    edit.setFocus()
    edit.clear()
    edit.insert(text)  # as a keyboard with dead keys gives it
    edit.textEdited.emit(text)
    table.settle()


def tell(table: Table) -> None:
    card = table.rooms.heard_card_screen
    while card.next.isVisible():
        table.tap(card.next)
    table.tap(card.told)


def test_a_heard_word_is_one_tap_from_the_card_and_comes_back_to_it(table: Table, family: Family) -> None:
    table.tap("card-K01-parent")
    table.tap(table.rooms.explain_screen.next)
    page = table.rooms.explain.page
    table.tap("heard-words")
    assert table.window.current == "heard"
    table.tap("word-drangtraject")
    assert table.window.current == "heard_card"
    assert "U hoorde: “drangtraject”." in table.words()
    assert "Voor Noor de Boer en Sami de Boer is de hulp nu vrijwillig." in table.words()
    tell(table)
    (kept,) = table.file(family).heard_terms
    assert (kept.word, kept.explained_to, kept.used_by) == ("drangtraject", (family.mother,), (family.mother,))
    assert "Wij spraken over: " in table.words()
    table.tap(table.rooms.heard_screen.back)
    assert table.window.current == "explain"
    assert table.rooms.explain.page == page


def test_the_words_are_one_key_away(table: Table) -> None:
    table.window.activateWindow()
    table.qtbot.waitUntil(lambda: QApplication.activeWindow() is table.window)
    QTest.keyClick(table.window, Qt.Key.Key_F3)
    table.qtbot.waitUntil(lambda: table.window.current == "heard")  # a button pressed by its key shows it first
    table.settle()
    table.tap(table.rooms.heard_screen.back)
    assert table.window.current == "visit"


def test_a_word_is_explained_by_keyboard_alone(table: Table) -> None:
    table.tap("heard-words")
    look_for(table, "DRÁNG traject")
    assert table.find("word-drangtraject").isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    table.settle()
    assert table.window.current == "heard_card"


def test_a_word_that_is_not_on_the_list_is_explained_too(table: Table, family: Family) -> None:
    table.tap("heard-words")
    look_for(table, "bijzondere regie <b>")
    assert table.rooms.heard_screen.none_found.isVisible()
    table.tap("other-word")
    assert "U hoorde: “bijzondere regie <b>”." in table.words()
    tell(table)
    assert table.file(family).heard_terms[0].term == "ander-woord"


def test_from_the_explanation_it_is_one_tap_to_the_card_on_the_two_frames(table: Table) -> None:
    table.tap("heard-words")
    table.tap("word-drang")
    tell(table)
    table.tap("read-on-K02")
    assert table.window.current == "explain"
    assert table.rooms.explain_screen.title.text() == "Vrijwillig of verplicht"


def test_under_an_order_the_word_is_explained_by_the_order(table: Table, family: Family) -> None:
    for child in (family.boy, family.girl):
        supervision_order(table.work, family, child)
    table.tap("heard-words")
    table.tap("word-veiligheidsplan verplicht")
    table.rooms.heard_card_screen.next.click()
    assert "is de hulp nu vrijwillig" not in table.words()


def test_stopping_with_a_word_keeps_nothing(table: Table, family: Family) -> None:
    table.tap("heard-words")
    table.tap("word-drang")
    table.tap(table.rooms.heard_card_screen.back)
    assert table.window.current == "heard"
    assert table.file(family).heard_terms == ()


# -- the open question ------------------------------------------------------------------------


def ask(table: Table, family: Family, outcome: str, words: str = "") -> None:
    table.tap("heard-words")
    table.tap(f"ask-gedwongen-weg-{family.mother}")
    QTest.keyClicks(table.rooms.heard_card_screen.own_words, words)
    table.tap(f"outcome-{outcome}")


def test_h23_not_yet_opens_the_card_that_answers_and_says_nothing_of_right_or_wrong(
    table: Table, family: Family
) -> None:
    table.tap("heard-words")
    table.tap(f"ask-gedwongen-weg-{family.mother}")
    assert QUESTION in table.words()
    assert not [word for word in ("goed zo", "fout", "juist", "onjuist", "score") if word in table.words().lower()]
    table.tap("outcome-notYet")
    assert table.window.current == "explain"
    assert table.rooms.explain_screen.title.text() == "Vrijwillig of verplicht"
    (said,) = table.file(family).said_back
    assert (said.belief, said.card, said.outcome) == ("gedwongen-weg", "K02", "notYet")


def test_h23_whoever_was_asked_is_offered_no_second_question_in_this_talk(table: Table, family: Family) -> None:
    ask(table, family, "ownWordsCorrect", "de rechter")
    assert table.window.current == "visit"
    table.tap("heard-words")
    assert not [name for name in table.words().split("\n") if "Aan Samira" in name]
    assert table.file(family).said_back[0].own_words == "de rechter"


def test_a_question_is_offered_and_can_be_left(table: Table, family: Family) -> None:
    table.tap("heard-words")
    table.tap(f"ask-niets-doen-{family.mother}")
    table.tap(table.rooms.heard_card_screen.back)
    assert table.window.current == "heard"
    assert table.file(family).said_back == ()


def test_h4_a_lock_comes_back_to_the_question_with_its_half_typed_words(
    table: Table, tables: list[Table], family: Family
) -> None:
    table.tap("heard-words")
    table.tap(f"ask-gedwongen-weg-{family.mother}")
    QTest.keyClicks(table.rooms.heard_card_screen.own_words, "de recht")
    table.settle()
    after = again(table, tables)
    assert after.window.current == "heard_card"
    assert after.rooms.heard_card_screen.own_words.toPlainText() == "de recht"


def test_h4_a_lock_comes_back_to_the_explanation(table: Table, tables: list[Table]) -> None:
    table.tap("heard-words")
    table.tap("word-drangtraject")
    after = again(table, tables)
    assert after.window.current == "heard_card"
    assert "“drangtraject”" in after.words()


@pytest.mark.parametrize("place", [Place(), Place("drang", "a:b <b>%", "parent"), Place("x", "é", "parent", "p")])
def test_a_place_is_read_back_as_it_was_kept(place: Place) -> None:
    kind, *rest = encode(place).split(":")
    assert (kind, decode(rest)) == (KIND, place)


def test_a_place_that_is_no_more_is_the_list(table: Table, tables: list[Table], family: Family) -> None:
    table.work.visits.remember_page(family.case, encode(Place("geen-woord", "x", "parent")))
    assert again(table, tables).window.current == "heard"


# -- how it looks -----------------------------------------------------------------------------


def test_arabic_stands_beside_the_dutch_from_right_to_left(table: Table, family: Family, visit: VisitId) -> None:
    table.work.visits.use_interpreter(
        family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalPhone")
    )
    table.tap("heard-words")
    table.tap("word-drangtraject")
    words = table.words()
    assert "U hoorde: “drangtraject”." in words
    assert "سمعتم" in words


def state(name: str, *, long: bool = True) -> HeardState:
    return HeardState(
        people=(Came("a", name, chosen=True), Came("b", name, chosen=False)),
        groups=(Group("Namen voor hulp", (("drang", "drangtraject"), ("x", "vrijwillig maar niet vrijblijvend"))),),
        other=name,
        questions=(OfferedQuestion("gedwongen-weg", "a", name, QUESTION),),
        explained=name,
        read_on=(("K02", "Vrijwillig of verplicht"),),
        frames=FramePictureState((name,), (name,), (name,)),
        message=Message("De schijf is vol.", "Er is niets verloren.", "negative") if long else None,
    )


@pytest.mark.parametrize("size", [LOW, (1366, 768)], ids=["low", "wide"])
def test_the_list_is_usable_with_every_name(
    qtbot: QtBot, hostile_name: str, size: tuple[int, int], assert_usable: Callable[[QWidget], None]
) -> None:
    window, screen = QWidget(), HeardScreen()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(screen)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    screen.show_state(state(hostile_name))
    window.resize(*size)
    assert_usable(window)
    assert window.width() == size[0]


def test_h27_in_production_no_unreleased_word_opens(
    qtbot: QtBot, tmp_path: Path, clock: TestClock, tables: list[Table]
) -> None:
    real = open_workspace(enrolled_safe(tmp_path / "real", clock, demo=False), clock)
    begin_visit(real, settle_family(real))
    tables.append(sit_down(qtbot, real))
    assert real.heard_terms.words() == ()
    tables[0].tap("heard-words")
    assert tables[0].window.current == "visit"
    assert "niet vrijgegeven door een jurist" in tables[0].words()
    tables.pop().leave()
    real.safe.close()


def test_the_family_screen_keeps_which_word_was_explained_to_whom(table: Table, family: Family, visit: VisitId) -> None:
    table.tap("heard-words")
    table.tap("word-drangtraject")
    tell(table)
    table.work.visits.end(family.case, visit)
    table.rooms.show_family(family.case)
    words = table.words()
    assert "“drangtraject”" in words
    assert "Uitgelegd aan \u2068Samira Haddad\u2069, 21 november 2026" in words
