"""Half-typed lines: each comes back after a lock, at its own place, and none shows at another visit (H4)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, settle_family

from jgvisit.content.fill import PlaceholderError
from jgvisit.errors import InputError
from jgvisit.ids import VisitId
from jgvisit.records.payload_rights import CircumstanceSeen
from jgvisit.workspace import Workspace

WHO_SAID_IT = "de moeder fluisterde het bij de deur"


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


def after_lock(table: Table, tables: list[Table]) -> Table:
    """Lock and open again: all screens are new, the store is the same."""
    for field in table.window.findChildren(QLineEdit):
        field.blockSignals(True)  # a lock ends the process: no field hears that it was left
    table.leave()
    tables.append(sit_down(table.qtbot, table.work))
    return tables[-1]


def type_into(table: Table, field: QLineEdit, text: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, text)
    table.settle()


def next_visit(table: Table, family: Family) -> None:
    """End this visit and begin one to `family`, in the same process."""
    table.tap(table.rooms.visit_screen.end)
    begin_visit(table.work, family)
    table.rooms.enter()
    table.settle()


def key(family: Family) -> str:
    return f"{family.mother}={family.girl},{family.boy}"


# -- who else is in the room, and the interpreter's number ----------------------------------------


def test_h4_who_is_being_typed_as_in_the_room_is_there_after_a_lock(
    table: Table, tables: list[Table], family: Family
) -> None:
    type_into(table, table.rooms.visit_screen.people_panel.others, "de buurvr")
    again = after_lock(table, tables)
    field = again.rooms.visit_screen.people_panel.others
    assert field.text() == "de buurvr"
    type_into(again, field, "ouw")
    QTest.keyClick(field, "\r")
    again.settle()
    (visit,) = again.file(family).visits
    assert visit.others_present == "de buurvrouw"
    assert not [name for name in again.work.journal.drafts(family.case) if name.startswith("visit:")]


def test_h4_the_number_of_the_interpreter_is_there_after_a_lock(
    table: Table, tables: list[Table], family: Family
) -> None:
    type_into(table, table.rooms.visit_screen.interpreter_panel.number, "7731")
    again = after_lock(table, tables)
    panel = again.rooms.visit_screen.interpreter_panel
    assert panel.number.text() == "7731"
    again.tap(next(b for b in panel.findChildren(type(again.rooms.visit_screen.end)) if "telefoon" in b.text()))
    (visit,) = again.file(family).visits
    assert [used.number for used in visit.interpreters] == ["7731"]
    assert panel.number.text() == ""
    assert not [name for name in again.work.journal.drafts(family.case) if name.startswith("visit:")]


def test_h4_what_was_half_typed_in_one_visit_is_not_in_the_next(
    table: Table, family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = settle_family(table.work)
    screen = table.rooms.visit_screen
    monkeypatch.setattr(screen.people_panel, "_report", lambda: None)  # as when the disk takes no more
    type_into(table, screen.people_panel.others, "opa Gerrit")
    type_into(table, screen.interpreter_panel.number, "7731")
    next_visit(table, other)
    assert table.window.current == "visit"
    assert screen.people_panel.others.text() == ""
    assert screen.interpreter_panel.number.text() == ""
    assert not [name for name in table.work.journal.drafts(family.case) if name.startswith("visit:")]


# -- what is added to a card about rights -------------------------------------------------------------


def test_h4_a_lock_comes_back_to_what_is_added_to_a_card(table: Table, tables: list[Table], family: Family) -> None:
    table.tap(table.rooms.visit_screen.rights)
    table.tap(f"seen-{key(family)}")
    type_into(table, table.rooms.rights_screen.seen.source, "brief van")
    again = after_lock(table, tables)
    screen = again.rooms.rights_screen
    assert again.window.current == "rights"
    assert screen.pages.currentWidget() is screen.seen
    assert screen.seen.source.text() == "brief van"
    again.tap(screen.back)
    third = after_lock(again, tables)
    assert third.rooms.rights_screen.pages.currentWidget() is third.rooms.rights_screen.choose


def test_h4_what_was_taken_back_does_not_wait_for_the_next_of_the_same_name(table: Table, family: Family) -> None:
    other = settle_family(table.work)  # people of the same names
    table.tap(table.rooms.visit_screen.rights)
    table.tap(f"seen-{key(family)}")
    type_into(table, table.rooms.rights_screen.seen.source, "brief van")
    table.tap(table.rooms.rights_screen.back)
    table.tap(table.rooms.rights_screen.back)
    next_visit(table, other)
    table.tap(table.rooms.visit_screen.rights)
    table.tap(f"seen-{key(other)}")
    assert table.rooms.rights_screen.seen.source.text() == ""


def test_h4_the_room_does_not_read_who_said_it(table: Table, family: Family) -> None:
    for child in (family.girl, family.boy):
        table.work.families._writer.one(  # as recorded in an earlier talk
            family.case,
            CircumstanceSeen(child=child, person=family.mother, what="parents_apart", seen=WHO_SAID_IT, holds=True),
        )
    table.tap(table.rooms.visit_screen.rights)
    table.tap(f"seen-{key(family)}")
    assert "vastgelegd" in table.find("what-parents_apart").text()
    assert WHO_SAID_IT not in table.words()
    table.tap("what-parents_apart")
    assert table.rooms.rights_screen.seen.take_back.isVisible()


# -- a page that cannot be shown ----------------------------------------------------------------------


def test_a_card_that_cannot_be_shown_leaves_the_visit_open_and_says_so(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise PlaceholderError("no value for {child}")

    monkeypatch.setattr(type(table.work.explaining), "view", broken)
    table.tap("card-K01-parent")
    assert table.window.current == "visit"
    assert table.rooms.visit_screen.bar.isVisible()
    table.tap(table.rooms.visit_screen.leave)
    table.tap(table.rooms.leave_screen.back)
    assert table.window.current == "visit"


def test_h4_a_remembered_page_that_cannot_be_shown_does_not_close_its_visit_for_good(
    table: Table, tables: list[Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    table.tap("card-K01-parent")

    def broken(*_: object) -> None:
        raise InputError("what no text is to blame for")

    monkeypatch.setattr(type(table.work.explaining), "view", broken)
    again = after_lock(table, tables)
    assert again.window.current == "visit"
    assert again.rooms.visit_screen.bar.isVisible()


# -- a heard word -----------------------------------------------------------------------------------------


def test_h4_a_half_typed_word_is_there_after_a_lock_and_gone_once_it_was_chosen(
    table: Table, tables: list[Table], family: Family
) -> None:
    table.tap("heard-words")
    type_into(table, table.rooms.heard_screen.search.edit, "zorgplekje")
    again = after_lock(table, tables)
    screen = again.rooms.heard_screen
    assert again.window.current == "heard"
    assert screen.search.edit.text() == "zorgplekje"
    assert screen.none_found.isVisible()  # the list is that of the word, not the whole one
    again.tap("other-word")
    assert "heard:looked_for" not in again.work.journal.drafts(family.case)
    again.tap(again.rooms.heard_card_screen.back)
    assert screen.search.edit.text() == ""


# -- said back ------------------------------------------------------------------------------------------


def test_words_to_one_open_question_are_not_in_the_field_of_the_next(table: Table, family: Family) -> None:
    table.tap("heard-words")
    asked = [b for b in table.window.findChildren(type(table.rooms.visit_screen.end)) if b.isVisible()]
    first, second = [b.objectName() for b in asked if b.objectName().startswith("ask-")][:2]
    assert first.split("-")[-1] == second.split("-")[-1]  # the same person
    table.tap(first)
    words = table.rooms.heard_card_screen.ask_page.own_words
    words.setPlainText("de rechter beslist")
    table.settle()
    table.tap(table.rooms.heard_card_screen.back)
    table.tap(second)
    assert words.toPlainText() == ""
    table.tap(table.rooms.heard_card_screen.back)
    table.tap(first)
    assert words.toPlainText() == "de rechter beslist"


@pytest.mark.parametrize("count", [2001, 8001])
def test_no_word_of_a_long_answer_is_cut_off_in_silence(table: Table, family: Family, count: int) -> None:
    table.tap("card-K02-parent")
    while table.rooms.explain_screen.next.isVisible():
        table.tap(table.rooms.explain_screen.next)
    table.tap(table.rooms.explain_screen.told)
    said = "a" * count
    table.rooms.explain_screen.own_words.setPlainText(said)
    table.settle()
    table.tap("outcome-notYet")
    kept = [each.own_words for each in table.file(family).said_back]
    if count <= 8000:
        assert kept == [said]
    else:
        assert kept == []
        assert "te lang" in table.words()
        assert table.rooms.explain_screen.own_words.toPlainText() == said
