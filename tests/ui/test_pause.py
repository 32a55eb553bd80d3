"""A pause in the talk: one press away from any page, nothing of the family in sight, and back to the same place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, new_workspace, open_form_a, pull
from usable import clipped_labels, outside

from jgvisit.ids import PersonId, RecordId
from jgvisit.records.payload_visits import InterpreterUsed, VisitEnded
from jgvisit.services.desk.writing import Writer
from jgvisit.store.errors import DiskFullError
from jgvisit.workspace import Workspace
from ui.screens.form.state import FormState
from ui.showing import EXIT, PAUSE
from ui.widgets.icon_mark import IconMark

NAMES = ("Samira", "Jeroen", "Noor", "Sami", "Haddad")
CODE = "2580"


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    begin_visit(work, family)
    laid = sit_down(qtbot, work)
    laid.window.activateWindow()
    yield laid
    laid.leave()


def press(table: Table, key: Qt.Key) -> None:
    QTest.keyClick(table.window, key)
    table.settle()


def type_code(table: Table) -> None:
    for digit in CODE:
        QTest.keyClick(table.rooms.showing.exit_screen, digit)
    table.settle()


def hand_over(table: Table) -> None:
    table.tap("hand-over")
    type_code(table)
    type_code(table)


def in_sight(table: Table) -> set[str]:
    found = (button for button in table.window.findChildren(QAbstractButton) if button.isVisible())
    return {button.objectName() or button.text() for button in found}


def go_on(table: Table) -> None:
    table.tap(table.rooms.showing.pause_screen.go_on)


def open_page(table: Table, family: Family, page: str) -> None:
    rooms, case = table.rooms, family.case
    ways: dict[str, Callable[[], None]] = {
        "visit": lambda: rooms.show_visit(case),
        "explain": lambda: rooms.show_card(case, "K02", "parent"),
        "questions": lambda: rooms.show_questions(case),
        "heard": lambda: rooms.show_heard(case),
        "rights": lambda: rooms.show_rights(case),
        "leave": lambda: rooms.show_leave(case),
        "forms": lambda: rooms.show_forms(case),
    }
    ways[page]()
    table.settle()


@pytest.mark.parametrize("page", ["visit", "explain", "questions", "heard", "rights", "leave", "forms"])
def test_one_press_pauses_on_any_page_and_one_press_goes_on_there(table: Table, family: Family, page: str) -> None:
    open_page(table, family, page)
    shown = table.window.current
    table.tap("pause")
    assert table.window.current == PAUSE
    words = table.words()
    assert not [name for name in NAMES if name in words]
    assert in_sight(table) == {"Verder"}
    assert not table.window.header.isVisible()
    icons = [mark for mark in table.window.findChildren(IconMark) if mark.isVisible()]
    assert [mark._icon for mark in icons] == ["message-circle"], "nothing that looks locked"
    assert "Pauze" in words
    go_on(table)
    assert table.window.current == shown


def test_it_goes_on_at_the_same_card_page_and_with_what_was_half_typed(table: Table, family: Family) -> None:
    open_page(table, family, "explain")
    screen = table.rooms.explain_screen
    table.tap(screen.next)
    page = screen._page
    assert page > 0
    press(table, Qt.Key.Key_F10)
    assert table.window.current == PAUSE
    press(table, Qt.Key.Key_F10)
    assert (table.window.current, screen._page) == ("explain", page)
    open_page(table, family, "visit")
    others = table.rooms.visit_screen.others
    others.setFocus()
    QTest.keyClicks(others, "buurvr")
    press(table, Qt.Key.Key_F10)
    assert not [edit for edit in table.window.findChildren(QLineEdit) if edit.isVisible()]
    go_on(table)
    assert others.text() == "buurvr"
    assert others.hasFocus()


def test_who_was_reading_a_form_is_still_that_person(table: Table, family: Family) -> None:
    visit = table.work.files.visit_here(family.case)
    assert visit is not None
    form = open_form_a(table.work, family, visit.id, family.boy)
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    screen = table.rooms.form_screen
    screen.signer_chosen.emit(family.mother)
    table.qtbot.waitUntil(screen.read.aloud.isEnabled)
    before: FormState = screen._state
    table.tap("pause")
    go_on(table)
    assert table.window.current == "form"
    assert screen._state == before
    assert screen.read.aloud.isVisible()


def test_h10_looking_together_it_goes_on_without_a_code_in_the_same_hands(table: Table, family: Family) -> None:
    open_page(table, family, "explain")
    table.tap("together")
    table.tap("pause")
    go_on(table)
    assert (table.window.current, table.rooms.showing.hands) == ("explain", "together")


def test_h10_handed_over_only_the_code_goes_on(table: Table, family: Family) -> None:
    open_page(table, family, "explain")
    table.tap(table.rooms.explain_screen.next)
    hand_over(table)
    table.tap("pause")
    go_on(table)
    assert table.window.current == EXIT
    table.tap(table.rooms.showing.exit_screen.back)
    assert table.window.current == PAUSE, "the page beneath does not show without the code"
    press(table, Qt.Key.Key_F10)
    assert table.window.current == EXIT
    type_code(table)
    assert (table.window.current, table.rooms.showing.hands) == ("explain", "worker")
    assert table.rooms.explain_screen._page == 1
    assert not table.work.visits.is_paused(family.case)


def test_a_lock_in_a_pause_comes_back_to_the_pause_and_then_to_the_same_page(
    table: Table, family: Family, qtbot: QtBot
) -> None:
    open_page(table, family, "explain")
    table.tap(table.rooms.explain_screen.next)
    table.tap("pause")
    table.leave()
    again = sit_down(qtbot, table.work)
    assert again.window.current == PAUSE
    assert not [name for name in NAMES if name in again.words()]
    go_on(again)
    assert (again.window.current, again.rooms.explain_screen._page) == ("explain", 1)
    again.leave()
    third = sit_down(qtbot, table.work)
    assert third.window.current == "explain", "the pause is over"
    third.leave()


def test_h30_a_pause_leaves_nothing_behind(table: Table, family: Family) -> None:
    before, drafts = table.file(family), set(table.work.journal.drafts(family.case))
    table.tap("pause")
    (kept,) = set(table.work.journal.drafts(family.case)) - drafts
    visit = table.work.files.open_visit_id(family.case)
    assert visit is not None
    assert table.work.journal.drafts(family.case)[kept] == visit.encode(), "which visit: no time, no reason"
    go_on(table)
    assert set(table.work.journal.drafts(family.case)) == drafts
    assert table.file(family) == before


def test_a_visit_that_ends_takes_its_pause_with_it(table: Table, family: Family) -> None:
    visit = table.work.files.visit_here(family.case)
    assert visit is not None
    table.work.visits.note_pause(family.case, True)
    table.work.visits.end(family.case, visit.id)
    assert not table.work.visits.is_paused(family.case)


def test_a_visit_that_was_ended_on_another_laptop_leaves_no_pause_to_the_next_one(
    table: Table, family: Family, tmp_path: Path, clock: TestClock
) -> None:
    work, other = table.work, new_workspace(tmp_path / "other", clock, "worker-2", "Bram de Wit")
    visit = work.files.open_visit_id(family.case)
    assert visit is not None
    work.visits.note_pause(family.case, True)
    assert work.visits.is_paused(family.case)
    pull(other, work)
    started = next(known.started for known in other.files.get(family.case).visits if known.id == visit)
    assert started is not None
    Writer(other.journal, other.files).one(family.case, VisitEnded(visit=visit), supersedes=(started.record,))
    pull(work, other)
    assert work.files.open_visit_id(family.case) is None
    assert not work.visits.is_paused(family.case)
    begin_visit(work, family)
    assert not work.visits.is_paused(family.case)
    table.leave()
    again = sit_down(table.qtbot, work)
    assert again.window.current == "visit", "nobody asked for a pause in this visit"
    again.leave()


def test_whoever_comes_in_meanwhile_is_noted_and_the_page_waits(table: Table, family: Family) -> None:
    open_page(table, family, "explain")
    table.tap("pause")
    press(table, Qt.Key.Key_F6)
    assert table.window.current == PAUSE
    visit = table.work.files.visit_here(family.case)
    assert visit is not None
    assert visit.others_present
    go_on(table)
    assert table.window.current == "explain"


def test_nothing_with_a_name_comes_over_a_pause_and_the_cover_goes_back_to_it(table: Table) -> None:
    table.tap("pause")
    press(table, Qt.Key.Key_F8)
    press(table, Qt.Key.Key_F1)
    assert table.window.current == PAUSE
    press(table, Qt.Key.Key_F9)
    assert table.window.current == "cover"
    press(table, Qt.Key.Key_F10)
    assert table.window.current == "cover", "the card goes as it came"
    press(table, Qt.Key.Key_F9)
    assert table.window.current == PAUSE
    go_on(table)
    press(table, Qt.Key.Key_F9)
    press(table, Qt.Key.Key_F10)
    assert (table.window.current, table.rooms.showing.is_paused) == ("cover", False)


def test_a_disk_that_fails_does_not_keep_the_talk_from_pausing(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> RecordId:
        raise DiskFullError("full")

    with monkeypatch.context() as failing:
        failing.setattr(table.work.journal, "put_draft", full)
        table.tap("pause")
    assert table.window.current == PAUSE
    go_on(table)
    assert table.window.message.isVisible(), "it is said where the worker is again"


def test_without_a_visit_there_is_no_pause(qtbot: QtBot, work: Workspace, family: Family) -> None:
    laid = sit_down(qtbot, work)
    press(laid, Qt.Key.Key_F10)
    assert laid.window.current == "today"
    assert "pause" not in in_sight(laid)
    laid.leave()


def test_the_family_reads_it_in_its_own_language_once_that_may_open(table: Table, family: Family) -> None:
    visit = table.work.files.visit_here(family.case)
    assert visit is not None
    member = table.file(family).member(PersonId(family.mother))
    assert member.language == "ar"
    table.work.visits.use_interpreter(
        family.case, InterpreterUsed(visit=visit.id, language="ar", kind="professionalPhone", number="1")
    )
    table.tap("pause")
    assert "استراحة" in table.words()
    assert "سنتابع لاحقًا" in table.words()


@pytest.mark.parametrize("size", [(1366, 768), (768, 1024), (640, 360)], ids=str)
def test_it_fits_every_window(qtbot: QtBot, work: Workspace, family: Family, size: tuple[int, int]) -> None:
    begin_visit(work, family)
    laid = sit_down(qtbot, work, size)
    press(laid, Qt.Key.Key_F10)
    assert not clipped_labels(laid.window)
    assert not outside(laid.window)
    laid.leave()
