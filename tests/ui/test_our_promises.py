"""From a promise at the table to done, late or told: through the real screens (H26)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, settle_family
from usable import clipped_labels, outside

from jgvisit.ids import VisitId
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.records.promises import Promise
from jgvisit.workspace import Workspace

Shot = Callable[[QWidget, str], Path]
WHAT = "Ik bel de school van Noor"


@pytest.fixture
def family(work: Workspace) -> Family:
    return settle_family(work)


@pytest.fixture
def visit(work: Workspace, family: Family) -> VisitId:
    started = begin_visit(work, family)
    work.visits.use_interpreter(
        family.case, InterpreterUsed(visit=started, language="ar", kind="professionalPhone", number="1")
    )
    return started


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, visit: VisitId) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def kept(table: Table, family: Family) -> tuple[Promise, ...]:
    return table.work.promises.of(family.case)


def type_in(table: Table, name: str, words: str) -> None:
    (found,) = [w for w in table.window.findChildren(QWidget, f"entry-{name}") if w.isVisible()]
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    found.setFocus()
    QTest.keyClicks(found, words)
    table.settle()


def promise(table: Table, what: str = WHAT) -> None:
    table.tap("promise-new")
    type_in(table, "what", what)
    table.tap("write-promise")


def test_a_promise_is_written_at_the_table_and_read_in_the_language_of_the_family(
    table: Table, family: Family, shot: Shot
) -> None:
    table.tap("promises")
    assert table.window.current == "promises"
    table.tap("promise-new")
    table.tap("write-promise")
    assert kept(table, family) == ()  # what do we promise?
    type_in(table, "what", WHAT)
    shot(table.window, "promises-write")
    table.tap("write-promise")
    (made,) = kept(table, family)
    assert (made.what, made.who, made.state) == (WHAT, "Femke Hoekstra", "open")
    shot(table.window, "promises-open")
    assert WHAT in table.words()
    assert "لم يتم بعد" in table.words()
    table.rooms.promises_screen.back.click()
    table.settle()
    assert table.window.current == "visit"
    assert WHAT in table.words()
    shot(table.window, "promises-visit")


def test_a_slip_is_taken_back(table: Table, family: Family) -> None:
    table.tap("promises")
    promise(table)
    table.rooms.promises_screen.bar.action_requested.emit()
    table.settle()
    assert kept(table, family) == ()


def test_late_is_told_on_today_at_the_family_and_at_the_next_visit(
    table: Table, family: Family, visit: VisitId, clock: TestClock, shot: Shot
) -> None:
    table.tap("promises")
    promise(table)
    table.work.visits.end(family.case, visit)
    clock.forward(days=9)
    table.rooms.show_today()
    table.settle()
    assert "Te laat, beloofd voor 28 november 2026: " in table.words()
    shot(table.window, "promises-today")
    table.rooms.show_family(family.case)
    table.settle()
    assert "Beloften van ons, te laat: 1" in table.words()
    shot(table.window, "promises-family")
    (late,) = kept(table, family)
    table.tap(f"duty-promise:{late.event}")
    assert table.window.current == "promises"
    table.rooms.promises_screen.back.click()
    table.settle()
    assert table.window.current == "family"
    begin_visit(table.work, family)
    table.rooms.show_visit(family.case)
    table.settle()
    assert "Te laat" in table.words()
    table.tap("promises")
    table.tap(f"promise-kept-{late.event}")
    table.tap("write-promise")
    (done,) = kept(table, family)
    assert done.state == "keptLate"
    assert "Gedaan, maar te laat" in table.words()
    shot(table.window, "promises-kept-late")
    table.rooms.promises_screen.bar.action_requested.emit()
    table.settle()
    assert kept(table, family)[0].state == "late"


def test_what_will_not_happen_says_why_and_what_the_family_heard(table: Table, family: Family, shot: Shot) -> None:
    table.tap("promises")
    promise(table)
    (made,) = kept(table, family)
    table.tap(f"promise-failed-{made.event}")
    type_in(table, "reason", "De school is dicht")
    table.tap("write-promise")
    assert kept(table, family)[0].waits
    shot(table.window, "promises-fail")
    type_in(table, "told_family", "Wij bellen na de vakantie.")
    table.tap("write-promise")
    assert kept(table, family)[0].state == "notKept"
    assert "Wij bellen na de vakantie." in table.words()
    shot(table.window, "promises-not-kept")


def test_half_typed_words_wait_and_come_back_on_their_page(
    table: Table, family: Family, visit: VisitId, qtbot: QtBot, work: Workspace
) -> None:
    table.tap("promises")
    table.tap("promise-new")
    type_in(table, "what", "Ik bel de sch")
    table.leave()
    again = sit_down(qtbot, work)
    assert again.window.current == "promises"
    assert "Ik bel de sch" in again.words()
    work.visits.change_presence(family.case, visit, [family.mother], "de buurvrouw")
    again.rooms.show_promises(family.case)
    again.settle()
    assert "Ik bel de sch" not in again.words()
    again.leave()


@pytest.mark.parametrize("width", [683, 1366])
def test_nothing_of_it_is_cut_off(table: Table, family: Family, width: int, shot: Shot) -> None:
    table.window.resize(width, 768)
    table.tap("promises")
    promise(table)
    table.tap("promise-new")
    shot(table.window, f"promises-{width}")
    assert clipped_labels(table.rooms.promises_screen) == []
    assert outside(table.rooms.promises_screen) == []


def test_among_what_can_be_taken_out_it_has_a_name(table: Table, family: Family, visit: VisitId) -> None:
    table.tap("promises")
    promise(table)
    table.work.visits.end(family.case, visit)
    table.rooms.show_change(family.case)
    table.settle()
    table.tap("change-event:struck")
    assert "Een belofte van ons" in table.words()
    assert "promiseMade" not in table.words()
