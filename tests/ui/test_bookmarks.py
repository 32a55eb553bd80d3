"""From the tap while somebody whispers to the words in the office; on no page of a visit is any of it (H7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit
from usable import clipped_labels, outside

from jgvisit.errors import StoreError
from jgvisit.ids import RecordId, VisitId
from jgvisit.records.case_bookmarks import Bookmark
from jgvisit.store.errors import DiskFullError
from jgvisit.workspace import Workspace
from ui.hands import BOOKMARK_KEY
from ui.widgets.bookmark_button import BookmarkButton

Shot = Callable[[QWidget, str], Path]
SAID = "Papa sloot mij op in de schuur."


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, visit: VisitId) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


@pytest.fixture
def office(table: Table, family: Family, visit: VisitId) -> Table:
    """The visit is over, with one bookmark."""
    table.rooms.make_bookmark()
    table.settle()
    table.work.visits.end(family.case, visit)
    table.rooms.show_family(family.case)
    table.settle()
    return table


def kept(table: Table, family: Family) -> tuple[Bookmark, ...]:
    return table.file(family).bookmarks


def edit(table: Table, name: str) -> QLineEdit | QPlainTextEdit:
    found = [w for w in table.window.findChildren(QWidget, f"entry-{name}") if w.isVisible()]
    assert len(found) == 1, name
    assert isinstance(found[0], QLineEdit | QPlainTextEdit)
    return found[0]


def write(table: Table, name: str, words: str) -> None:
    edit(table, name).setFocus()
    QTest.keyClicks(edit(table, name), words)
    table.settle()


def fill(table: Table) -> None:
    write(table, "words", SAID)
    write(table, "alone", "moeder")
    write(table, "was_told", "soms moet ik iets doorvertellen")
    write(table, "basis", "zij is bang")


def said_here(table: Table) -> list[str]:
    """Every word in sight but the count of all that waits to be sent, which goes up with each record."""
    return [line for line in table.words().splitlines() if line.strip() and "te versturen" not in line]


def page_of(table: Table, family: Family, page: str) -> None:
    ways: dict[str, Callable[[], object]] = {
        "visit": lambda: table.rooms.show_visit(family.case),
        "card": lambda: table.rooms.show_card(family.case, "K02", "parent"),
        "rights": lambda: table.rooms.show_rights(family.case),
        "leave": lambda: table.rooms.show_leave(family.case),
        "heard": lambda: table.rooms.show_heard(family.case),
    }
    ways[page]()
    table.settle()


@pytest.mark.parametrize("page", ["visit", "card", "rights", "leave", "heard"])
def test_h7_one_tap_on_every_page_of_a_visit(table: Table, family: Family, page: str) -> None:
    page_of(table, family, page)
    before = said_here(table)
    table.tap("bookmark")
    assert [each.waits for each in kept(table, family)] == [True]
    assert said_here(table) == before  # no sentence, no count of its own: nothing that somebody beside could read


def test_the_key_does_the_same(table: Table, family: Family) -> None:
    QTest.keyClick(table.window, Qt.Key[f"Key_{BOOKMARK_KEY}"])
    table.settle()
    assert len(kept(table, family)) == 1


def test_its_worker_sees_a_tick_only_once_it_is_on_disk(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    (button,) = [b for b in table.window.findChildren(BookmarkButton) if b.isVisible()]
    with monkeypatch.context() as full:
        full.setattr(type(table.work.bookmarks), "make", _disk_full)
        table.tap(button)
        assert not button.is_ticked
        assert table.window.message.isVisible()
    table.tap(button)
    assert button.is_ticked


def _disk_full(*_: object) -> RecordId:
    error: StoreError = DiskFullError("no room")
    raise error


def test_h10_while_the_family_holds_it_there_is_no_bookmark(table: Table, family: Family) -> None:
    page_of(table, family, "card")
    table.rooms.explain_screen.hands.set_hands("handedOver")
    assert not [b for b in table.window.findChildren(BookmarkButton) if b.isVisible()]


def test_without_a_visit_the_key_keeps_nothing(office: Table, family: Family) -> None:
    QTest.keyClick(office.window, Qt.Key[f"Key_{BOOKMARK_KEY}"])
    office.settle()
    assert len(kept(office, family)) == 1


def test_h7_who_may_read_it_is_asked_before_the_words(office: Table, family: Family, shot: Shot) -> None:
    office.tap("bookmarks")
    shot(office.window, "bookmarks-list")
    office.tap(f"bookmark-{kept(office, family)[0].id}")
    shot(office.window, "bookmarks-write")
    fields = [field.id for field in office.rooms.bookmarks_screen.fields._fields]
    assert fields.index("may_read") < fields.index("words")
    chosen = [b for b in office.window.findChildren(QAbstractButton) if b.isVisible() and b.isChecked()]
    assert chosen == []  # nobody, unless somebody says so


def test_h7_from_a_tap_to_words_that_nobody_of_the_family_reads(office: Table, family: Family, shot: Shot) -> None:
    office.tap("bookmarks")
    office.tap(f"bookmark-{kept(office, family)[0].id}")
    office.tap("write-bookmark")
    assert kept(office, family)[0].waits  # without its words it is not recorded
    fill(office)
    office.tap("write-bookmark")
    (bookmark,) = kept(office, family)
    (said,) = bookmark.written
    assert (said.words, said.alone, said.may_read) == (SAID, "moeder", ())
    assert said.review_on is not None
    shot(office.window, "bookmarks-written")
    assert SAID in office.words()
    begin_visit(office.work, family)
    for page in ("visit", "card", "rights", "leave", "heard"):
        page_of(office, family, page)
        assert SAID not in office.words()
    office.rooms.show_bookmarks(family.case)
    office.settle()
    assert office.window.current == "visit"


def test_half_written_words_wait_for_their_worker(office: Table, family: Family, qtbot: QtBot) -> None:
    office.tap("bookmarks")
    office.tap(f"bookmark-{kept(office, family)[0].id}")
    write(office, "words", "Papa sl")
    office.rooms.bookmarks_screen.back.click()
    office.tap("bookmarks")
    office.tap(f"bookmark-{kept(office, family)[0].id}")
    found = edit(office, "words")
    assert isinstance(found, QPlainTextEdit)
    assert found.toPlainText() == "Papa sl"
    fill(office)
    office.tap("write-bookmark")
    assert [name for name in office.work.journal.drafts(family.case) if name.startswith("bookmark")] == []


def test_nothing_to_write_down_is_one_tap(office: Table, family: Family) -> None:
    office.tap("bookmarks")
    office.tap(f"nothing-{kept(office, family)[0].id}")
    (bookmark,) = kept(office, family)
    assert [said.words for said in bookmark.written] == [None]


def test_h20_what_is_half_typed_is_not_thrown_away_by_nothing_to_write_down(office: Table, family: Family) -> None:
    office.tap("bookmarks")
    key = kept(office, family)[0].id
    office.tap(f"bookmark-{key}")
    write(office, "words", SAID)
    office.rooms.show_family(family.case)
    office.settle()
    office.tap("bookmarks")
    office.tap(f"nothing-{key}")
    found = edit(office, "words")
    assert isinstance(found, QPlainTextEdit)
    assert found.toPlainText() == SAID, "it opens with what was typed"
    assert not kept(office, family)[0].written
    assert SAID.encode() in office.work.journal.drafts(family.case)[f"bookmark:{key}"]


def test_h7_the_end_of_the_day_asks_for_the_empty_ones(office: Table, family: Family, shot: Shot) -> None:
    office.rooms.show_end_of_day()
    office.settle()
    shot(office.window, "bookmarks-end-of-day")
    office.tap(f"bookmarks-of-{family.case}")
    assert office.window.current == "bookmarks"
    office.tap(f"nothing-{kept(office, family)[0].id}")
    office.rooms.show_end_of_day()
    office.settle()
    assert not [b for b in office.window.findChildren(QAbstractButton, f"bookmarks-of-{family.case}") if b.isVisible()]


@pytest.mark.parametrize("width", [683, 1366])
def test_nothing_of_it_is_cut_off(office: Table, family: Family, width: int, shot: Shot) -> None:
    office.window.resize(width, 768)
    office.tap("bookmarks")
    office.tap(f"bookmark-{kept(office, family)[0].id}")
    shot(office.window, f"bookmarks-{width}")
    assert clipped_labels(office.rooms.bookmarks_screen) == []
    assert outside(office.rooms.bookmarks_screen) == []
