"""Half-typed words of one person do not come back before others than those they were said to (H7)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit

from jgvisit.ids import VisitId
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.saying_back import said_back_field
from jgvisit.workspace import Workspace

_CARDS = ("any-K02-youth12", "any-K02-parent", "card-K02-parent")
WHISPERED = "ik wil niet dat mama dit hoort"


@pytest.fixture
def visit(work: Workspace, family: Family) -> VisitId:
    return begin_visit(work, family, family.mother, family.father, family.boy)


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, visit: VisitId) -> Table:
    return sit_down(qtbot, work)


def _in_sight(table: Table, name: str) -> bool:
    return any(button.isVisible() for button in table.window.findChildren(QAbstractButton, name))


def ask_the_girl(table: Table) -> str:
    """Come to the question that is put to her, and return what stands in its field."""
    if table.window.current == "visit":
        if not any(_in_sight(table, name) for name in _CARDS):
            table.tap("other-cards")
        table.tap(next(name for name in _CARDS if _in_sight(table, name)))
    screen = table.rooms.explain_screen
    while screen.next.isVisible():
        table.tap(screen.next)
    table.tap(screen.told)
    return screen.own_words.toPlainText()


def back_to_the_visit(table: Table) -> None:
    while table.window.current != "visit":
        table.tap(table.rooms.explain_screen.back)


def type_words(table: Table, words: str) -> None:
    table.rooms.explain_screen.own_words.setPlainText(words)
    table.settle()
    assert table.rooms.explain_screen.own_words.toPlainText() == words


def come_in(table: Table, family: Family, visit: VisitId, here: bool) -> None:
    table.work.visits.change_presence(family.case, visit, (family.girl, *((family.mother,) if here else ())))
    table.rooms.enter()
    table.settle()


def test_h7_what_she_was_saying_alone_waits_until_she_is_alone_again(
    table: Table, family: Family, visit: VisitId
) -> None:
    field = said_back_field("K02", family.girl)
    assert ask_the_girl(table) == ""
    type_words(table, WHISPERED)
    back_to_the_visit(table)
    come_in(table, family, visit, here=True)
    shown = table.rooms.explain._half_typed
    assert shown.shown(family.case, field, family.girl) is None
    shown.typed(family.case, field, family.girl, b"mama zit erbij")
    table.settle()
    assert shown.shown(family.case, field, family.girl) == b"mama zit erbij"
    table.work.journal.clear_draft(DraftKey(family.case, field))  # recorded
    assert shown.shown(family.case, field, family.girl) is None
    come_in(table, family, visit, here=False)
    assert shown.shown(family.case, field, family.girl) == WHISPERED.encode()
    table.settle()
    assert shown.shown(family.case, field, family.girl) == WHISPERED.encode()


def test_h7_the_screen_shows_her_words_to_nobody_who_came_in(table: Table, family: Family, visit: VisitId) -> None:
    ask_the_girl(table)
    type_words(table, WHISPERED)
    back_to_the_visit(table)
    assert ask_the_girl(table) == WHISPERED  # still among themselves
    back_to_the_visit(table)
    come_in(table, family, visit, here=True)
    seen = [ask_the_girl(table), table.words()]
    while table.window.current == "explain" and table.rooms.explain_screen.own_words.isVisible():
        seen.append(table.words())
        table.tap("outcome-notYet")
    assert len(seen) >= 3
    assert not [words for words in seen if WHISPERED in words]


def test_h7_a_neighbour_who_came_in_reads_nothing_of_it_either(table: Table, family: Family, visit: VisitId) -> None:
    ask_the_girl(table)
    type_words(table, WHISPERED)
    back_to_the_visit(table)
    table.work.visits.change_presence(family.case, visit, (family.girl,), "buurvrouw Ans")
    table.rooms.enter()
    table.settle()
    assert ask_the_girl(table) == ""


def test_h7_words_kept_without_their_room_show_to_nobody_else(table: Table, family: Family, visit: VisitId) -> None:
    field = said_back_field("K02", family.girl)
    table.work.journal.put_draft(DraftKey(family.case, field), WHISPERED.encode())
    assert ask_the_girl(table) == WHISPERED  # she is alone
    back_to_the_visit(table)
    come_in(table, family, visit, here=True)
    table.work.journal.put_draft(DraftKey(family.case, field), WHISPERED.encode())
    assert table.rooms.explain._half_typed.shown(family.case, field, family.girl) is None
