"""What is typed while a record is on its way to the disk: a lock in that moment costs no letter (H4, H20)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family

from jgvisit.errors import StoreError
from jgvisit.ids import CaseId, VisitId, new_uuid7
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.duties import duties_of
from jgvisit.workspace import Workspace
from ui.change_bus import ChangeBus
from ui.presenting import Context, Presenter
from ui.screens.duty.presenter import key_of
from ui.screens.visit.state import InterpreterTold


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, visit: VisitId) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


class Page(Presenter):
    """A page that shows nothing."""

    def __init__(self, table: Table) -> None:
        self._screen = QObject()
        super().__init__(self._screen, Context(table.work, table.runner, ChangeBus()))

    def refresh(self) -> None:
        """Draw nothing."""


@contextmanager
def disk_held_back(table: Table) -> Iterator[None]:
    """Let nothing reach the disk until the end of the block."""
    go_on = Event()
    table.runner.write(table.window, lambda: go_on.wait(30), lambda _: None, lambda _: None)
    try:
        yield
    finally:
        go_on.set()
    table.settle()


def clear(table: Table, key: DraftKey) -> Callable[[], None]:
    return lambda: table.work.journal.clear_draft(key)


def fail() -> None:
    raise StoreError("the disk is full")


def test_of_a_record_that_fails_no_letter_is_lost(table: Table, family: Family) -> None:
    page, key = Page(table), DraftKey(family.case, "words")
    page.keep_draft(key, b"een")
    table.settle()
    with disk_held_back(table):
        page.write(family.case, fail)
        page.keep_draft(key, b"een twee")
        page.keep_draft(key, b"een twee drie")
    assert table.work.journal.drafts(family.case)["words"] == b"een twee drie"


def test_what_a_record_took_the_place_of_does_not_come_back(table: Table, family: Family) -> None:
    page, key, other = Page(table), DraftKey(family.case, "words"), DraftKey(family.case, "other")
    page.keep_draft(key, b"een")
    table.settle()
    with disk_held_back(table):
        page.write(family.case, clear(table, key))
        page.keep_draft(key, b"een twee")
        page.keep_draft(other, b"iets anders")
    assert "words" not in table.work.journal.drafts(family.case)
    assert table.work.journal.drafts(family.case)["other"] == b"iets anders", "the record was not about this"
    page.keep_draft(key, b"nieuw")
    table.settle()
    assert table.work.journal.drafts(family.case)["words"] == b"nieuw"


def test_a_recorded_draft_stays_gone_also_where_something_else_failed_meanwhile(table: Table, family: Family) -> None:
    page, key = Page(table), DraftKey(family.case, "words")
    page.keep_draft(key, b"een")
    table.settle()
    with disk_held_back(table):
        page.write(family.case, clear(table, key))
        page.failed(StoreError("a paper could not be drawn"))
        page.keep_draft(key, b"een twee")
    assert "words" not in table.work.journal.drafts(family.case)
    assert "words" not in page.drafts(family.case)


def test_a_button_stays_off_until_its_own_record_is_written_also_where_something_else_failed(
    table: Table, family: Family
) -> None:
    page, key = Page(table), DraftKey(family.case, "words")
    with disk_held_back(table):
        page.write(family.case, clear(table, key))
        page.failed(StoreError("a paper could not be drawn"))
        assert page.busy, "the same record could be asked for twice"
    assert not page.busy
    page.write(family.case, fail)
    table.settle()
    assert not page.busy, "after a record that failed it can be tried again"


def test_what_is_typed_meanwhile_is_known_at_once_so_that_the_next_field_adds_to_it(
    table: Table, family: Family
) -> None:
    page, key, elsewhere = Page(table), DraftKey(family.case, "words"), DraftKey(family.case, "elsewhere")
    page.keep_draft(key, b"een")
    page.keep_draft(elsewhere, b"een")
    table.settle()
    with disk_held_back(table):
        page.write(CaseId(new_uuid7()), clear(table, elsewhere), drafts_of=family.case)
        page.keep_draft(key, b"een twee")
        page.keep_draft(elsewhere, b"een twee")
        assert page.drafts(family.case)["words"] == b"een twee"
    assert table.work.journal.drafts(family.case)["words"] == b"een twee"
    assert "elsewhere" not in page.drafts(family.case), "the record took its place, kept under another family or not"


def test_h4_how_to_reach_somebody_is_kept_letter_by_letter_while_another_record_is_written(
    table: Table, family: Family
) -> None:
    table.tap(table.rooms.visit_screen.end)
    (duty, *_) = duties_of(table.file(family), table.work.today(), table.work.book, table.work.pack)
    table.rooms.show_duty(family.case, key_of(duty))
    table.settle()
    said = next(each for each in table.window.findChildren(QLineEdit, "entry-evidence") if each.isVisible())
    said.setFocus()
    QTest.keyClicks(said, "oma")
    table.settle()
    with disk_held_back(table):
        table.rooms.duty.write(family.case, fail)
        QTest.keyClicks(said, " belt")
    assert [kept for kept in table.work.journal.drafts(family.case).values() if b"oma belt" in kept]


def test_h4_who_else_is_here_is_not_lost_while_the_interpreter_is_written_down(
    table: Table, family: Family, qtbot: QtBot
) -> None:
    screen = table.rooms.visit_screen
    with disk_held_back(table):
        screen.interpreter_panel.interpreter_requested.emit(InterpreterTold("ar", "professionalPhone"))
        screen.people_panel.others.setFocus()
        QTest.keyClicks(screen.people_panel.others, "tante Riet")
    screen.people_panel.others.blockSignals(True)  # a lock: nothing is told any more
    table.leave()
    again = sit_down(qtbot, table.work)
    assert again.rooms.visit_screen.people_panel.others.text() == "tante Riet"
    again.leave()
