"""Something about an order that stands here already, from tap to record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, supervision_order

from jgvisit.services.law.frames import frames_of
from jgvisit.services.talk.duties import duties_of
from jgvisit.workspace import Workspace
from ui.screens.duty.presenter import key_of
from ui.widgets.day_edit import DayEdit

Shot = Callable[[QWidget, str], Path]
DAY = timedelta(days=1)


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    laid.rooms.show_family(family.case)
    laid.settle()
    yield laid
    laid.leave()


def said(table: Table, family: Family) -> str:
    return {entry.child: entry.said for entry in frames_of(table.file(family), table.work.today())}[family.boy]


def choose(table: Table, family: Family, place: int = 0) -> None:
    table.tap("something-changed")
    table.tap("change-order:known")
    table.tap(f"entry-known_version-{table.file(family).orders[place].stamp.record}")


def test_h16_a_hearing_is_noted_and_the_provisional_order_holds_on(table: Table, family: Family) -> None:
    start = (table.work.today() - 20 * DAY).isoformat()
    supervision_order(table.work, family, family.boy, kind="vots", starts_on=start, decided_on=start)
    assert said(table, family) == "checking"
    choose(table, family)
    table.tap("entry-known_note-heard")
    day = next(edit for edit in table.window.findChildren(DayEdit, "entry-known_on") if edit.isVisible())
    assert day.maximumDate().toString(Qt.DateFormat.ISODate) == table.work.today().isoformat()
    assert "Is dit de goede dag?" in table.words()  # today stands ready, and is later than two weeks
    heard = table.work.today() - 10 * DAY
    day.setDate(QDate(heard.year, heard.month, heard.day))
    assert "ouders gehoord op 11 november 2026" in table.words()
    assert "Is dit de goede dag?" not in table.words()
    table.tap("save-change")
    (order,) = table.file(family).orders
    assert (order.heard_on, said(table, family)) == (heard.isoformat(), "court_ordered")
    assert table.work.journal.drafts(family.case) == {}
    assert table.window.current == "family"


def test_an_order_of_another_child_is_taken_out_with_its_reason(table: Table, family: Family, shot: Shot) -> None:
    supervision_order(table.work, family, family.boy)
    choose(table, family)
    assert table.window.findChildren(QWidget, "entry-known_note-heard") == []  # an OTS lapses by no hearing
    words = table.words()
    for part in ("Sami de Boer", "ondertoezichtstelling", "C/00/123", "31 maart 2027"):
        assert part in words
    table.tap("entry-known_note-mistaken")
    table.tap("save-change")
    assert said(table, family) == "court_ordered"  # no reason yet
    (why,) = [edit for edit in table.window.findChildren(QLineEdit, "entry-known_why") if edit.isVisible()]
    QTest.keyClicks(why, "gaat over een ander kind")
    shot(table.window, "known-order")
    table.tap("save-change")
    assert (table.file(family).orders, said(table, family)) == ((), "voluntary")


def test_h18_what_was_told_of_a_wrong_order_stands_as_a_duty_with_what_to_say(
    table: Table, family: Family, clock: TestClock, shot: Shot
) -> None:
    supervision_order(table.work, family, family.boy)
    visit = begin_visit(table.work, family)
    clock.forward(minutes=10)
    table.work.visits.end(family.case, visit)
    order = table.file(family).orders[0].stamp.record
    table.work.families.strike_order(family.case, order, "gaat over een ander kind")
    file, work = table.file(family), table.work
    duties = duties_of(file, work.today(), work.book, work.pack)
    duty = next(each for each in duties if (each.moment, each.person) == (24, family.mother))
    table.rooms.show_duty(family.case, key_of(duty))
    table.settle()
    shot(table.window, "duty-order-never-was")
    words = table.words()
    for part in ("gaat over een ander kind", "geen rechter", "onze fout"):
        assert part in words


def test_h16_an_extension_is_written_down_with_its_own_paper_and_the_old_end_stays(
    table: Table, family: Family, shot: Shot
) -> None:
    supervision_order(table.work, family, family.boy, until="2026-11-30")
    choose(table, family)
    table.tap("entry-known_note-extended")
    for name, text in (("court", "Rechtbank Voorbeeld"), ("number", "C/00/456")):
        (edit,) = [each for each in table.window.findChildren(QLineEdit, f"entry-{name}") if each.isVisible()]
        edit.setText(text)
    table.tap("entry-until_how-until")
    table.tap("save-change")
    assert len(table.file(family).orders) == 1, "an end that the paper names needs its day (H16)"
    table.tap("entry-until")
    day = next(edit for edit in table.window.findChildren(DayEdit, "entry-until-day") if edit.isVisible())
    day.setDate(QDate(2026, 11, 30))
    table.settle()
    assert "niet na het oude einde" in table.words()
    table.tap("save-change")
    assert len(table.file(family).orders) == 1, "no extension ends before it begins"
    day.setDate(QDate(2027, 12, 1))
    table.settle()
    assert "van 1 december 2026 tot en met 30 november 2027" in table.words()
    shot(table.window, "known-order-extended")
    table.tap("save-change")
    old, new = table.file(family).orders
    assert (old.until, new.starts_on, new.until, new.number) == ("2026-11-30", "2026-12-01", "2027-11-30", "C/00/456")
    assert table.work.journal.drafts(family.case) == {}


def test_h12_whose_authority_the_paper_names_is_written_down_with_that_order(table: Table, family: Family) -> None:
    supervision_order(table.work, family, family.boy, kind="authority_ended", until=None)
    choose(table, family)
    table.tap("entry-known_note-names")
    table.tap(f"entry-whose-{family.father}")
    assert "over het gezag van" in table.words()
    table.tap("save-change")
    (order,) = table.file(family).orders
    assert order.person == family.father


def test_an_end_goes_by_key_alone_and_today_stands_ready(table: Table, family: Family) -> None:
    supervision_order(table.work, family, family.boy)
    table.tap("something-changed")
    table.tap("change-order:known")
    for name in (f"entry-known_version-{table.file(family).orders[0].stamp.record}", "entry-known_note-ended"):
        button = table.find(name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        table.settle()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.objectName() == name  # the fields that came moved nobody
    QTest.keyClick(table.find("save-change"), Qt.Key.Key_Space)
    table.settle()
    assert table.file(family).orders[0].ended_on == table.work.today().isoformat()
    assert said(table, family) == "voluntary"


@pytest.mark.parametrize("change", ["change-order:known", "change-extensionAnswered"])
def test_without_an_order_nothing_can_be_said_of_one(table: Table, family: Family, change: str) -> None:
    table.tap("something-changed")
    table.tap(change)
    assert ("Er staat hier nog geen besluit." in table.words()) is (change == "change-order:known")
    table.tap("save-change")
    assert table.window.current == "change"
