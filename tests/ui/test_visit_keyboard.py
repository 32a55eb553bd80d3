"""A visit by keyboard alone: the focus stays where the hand is, and Tab reads like a page."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from desk import dressed_app
from gallery.visit_pages import PAGES
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit

from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.saying_back import said_back_field
from jgvisit.workspace import Workspace
from ui.screens.visit.screen import VisitScreen
from ui.widgets.button import Button
from ui.widgets.columns import Columns


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    begin_visit(work, family, family.father)
    laid = sit_down(qtbot, work)
    laid.window.activateWindow()
    yield laid
    laid.leave()


def _focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _press(table: Table, key: Qt.Key) -> None:
    QTest.keyClick(_focus(), key)
    table.settle()


def _round(table: Table) -> list[str]:
    """Tab once around the window; return what was reached, by object name or spoken name."""
    names: list[str] = []
    for _ in range(80):
        _press(table, Qt.Key.Key_Tab)
        name = _focus().objectName() or _focus().accessibleName() or getattr(_focus(), "text", str)()
        if name in names:
            return names
        names.append(name)
    raise AssertionError("Tab never came round")


def test_tab_reads_the_visit_like_a_page(table: Table, family: Family) -> None:
    names = _round(table)
    expected = [
        "card-K01-parent",
        "card-K02-parent",
        "other-cards",
        f"form-{family.girl}",
        f"form-{family.boy}",
        f"present-{family.mother}",
        "Iemand anders in de kamer",
        "Nummer van de tolk",
        "Wat wil ieder houden?",
        "Bezoek afsluiten",
    ]
    assert [name for name in names if name in expected] == expected


def test_who_ticks_somebody_by_key_stays_on_that_person(table: Table, family: Family) -> None:
    name = f"present-{family.father}"
    table.find(name).setFocus(Qt.FocusReason.TabFocusReason)
    _press(table, Qt.Key.Key_Space)
    assert family.father in table.file(family).visits[0].present
    assert _focus() is table.find(name)
    assert _focus().property("keyFocus")


def test_a_key_held_down_on_next_confirms_nothing(table: Table, family: Family) -> None:
    table.tap("card-K02-parent")
    screen = table.rooms.explain_screen
    for _ in range(30):
        screen.next.setFocus(Qt.FocusReason.TabFocusReason) if screen.next.isVisible() else None
        _press(table, Qt.Key.Key_Space)
    assert screen.told.isVisible()
    assert not table.file(family).explained


def test_a_new_part_of_the_form_is_entered_at_its_beginning(table: Table, family: Family) -> None:
    table.tap(f"form-{family.girl}")
    form = table.rooms.form_screen
    assert not form.back.hasFocus()
    form.fill.setFocus()
    _press(table, Qt.Key.Key_Tab)
    assert _focus().objectName() == "field-helpDescription"


def test_what_is_missing_is_where_the_cursor_goes(table: Table, family: Family) -> None:
    table.tap(f"form-{family.girl}")
    table.tap(table.rooms.form_screen.fill.ready)
    assert _focus().objectName() == "field-helpDescription"


def test_while_the_disk_is_slow_one_write_carries_all_that_was_typed(
    qtbot: QtBot, work: Workspace, family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_visit(work, family, family.father)
    written: list[bytes] = []
    field = said_back_field("K02", family.mother)
    put = work.journal.put_draft

    def watched(key: DraftKey, data: bytes) -> None:
        if key.field == field:
            written.append(data)
        put(key, data)

    monkeypatch.setattr(work.journal, "put_draft", watched)
    table = sit_down(qtbot, work)
    table.tap("card-K02-parent")
    screen = table.rooms.explain_screen
    while screen.next.isVisible():
        table.tap(screen.next)
    table.tap(screen.told)
    disk = Event()
    table.runner.write(table.window, disk.wait, lambda _: None, lambda _: None)
    QTest.keyClicks(screen.own_words, "de rechter beslist")
    disk.set()
    table.leave()
    (once,) = written  # after the room they were typed in
    assert once.endswith(b"\nde rechter beslist")
    assert work.journal.drafts(family.case)[field] == once


def test_columns_stand_beside_each_other_only_where_both_can_be_read(qtbot: QtBot) -> None:
    columns = Columns()
    qtbot.addWidget(columns)
    left, right = Button("links"), Button("rechts")
    columns.add(columns.left, left)
    columns.add(columns.right, right)
    columns.resize(1000, 300)
    columns.show()
    assert left.y() == right.y()
    assert left.x() < right.x()
    columns.resize(700, 300)
    qtbot.waitUntil(lambda: right.y() > left.y())
    assert left.x() == right.x()


def test_on_a_narrow_screen_who_is_here_stands_above_the_cards_that_hang_on_it(qtbot: QtBot) -> None:
    """And is reached by Tab before them; beside each other the cards come first, as they are read from the left."""
    dressed_app()
    window = PAGES["visit"]("Samira Haddad")
    qtbot.addWidget(window)
    window.show()
    screen = window if isinstance(window, VisitScreen) else window.findChildren(VisitScreen)[0]

    def tops() -> tuple[int, int]:
        here, cards = screen.people_panel, screen.agenda_panel
        return here.mapTo(screen, QPoint()).y(), cards.mapTo(screen, QPoint()).y()

    for width, above in ((760, True), (1366, False), (700, True)):
        window.resize(width, 768)
        qtbot.waitUntil(lambda above=above: (tops()[0] < tops()[1]) is above)
        focusable = [w for w in screen.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        order, at = [], screen.nextInFocusChain()
        while at is not screen:
            order.append(at)
            at = at.nextInFocusChain()
        people = min(order.index(w) for w in focusable if screen.people_panel.isAncestorOf(w))
        cards = min(order.index(w) for w in focusable if screen.agenda_panel.isAncestorOf(w))
        assert (people < cards) is above
