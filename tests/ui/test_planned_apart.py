"""Who plans a visit, or looks at a family before one, reads for whom to plan apart; a room never does (H6, H8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, settle_family

from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.workspace import Workspace
from ui.wording import apart_words

Shot = Callable[[QWidget, str], Path]
APART = "Niet samen met anderen"


@pytest.fixture
def family(work: Workspace) -> Family:
    family = settle_family(work)
    said = SafeContactRecorded(person=family.mother, approach="allowed", joint_talk_safe="no", evidence="zij zelf")
    work.families.record_safe_contact(family.case, said)
    return family


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    laid.rooms.show_family(family.case)
    laid.settle()
    yield laid
    laid.leave()


def test_h6_the_family_s_page_and_the_plan_say_it(table: Table, shot: Shot) -> None:
    shot(table.window, "apart-family")
    assert APART in table.words()
    table.tap("something-changed")
    table.tap("change-visit:planned")
    table.rooms.change_screen.value_changed.emit("planned_at", "14:30")
    table.rooms.change_screen.value_changed.emit("planned_place", "home")
    table.settle()
    shot(table.window, "apart-plan")
    assert APART in table.words()


def test_h8_with_a_visit_open_no_page_says_it(table: Table, family: Family) -> None:
    assert apart_words(table.file(family), table.work.today())
    begin_visit(table.work, family)
    for show in (table.rooms.show_visit, table.rooms.show_family, table.rooms.show_leave):
        show(family.case)
        table.settle()
        assert APART not in table.words()
