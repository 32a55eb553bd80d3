"""May somebody else be there? On the page of the visit, while one person is alone with the worker (H21)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family
from usable import clipped_labels, outside

from jgvisit.ids import PersonId, VisitId, new_uuid7
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.workspace import Workspace
from ui.i18n import isolated

NO, ASKS = "Praat zonder", "Mag er iemand anders bij zijn?"


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, visit: VisitId) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def test_h21_what_one_says_alone_of_a_new_partner_shows_to_nobody_who_comes_in(
    table: Table, family: Family, visit: VisitId, shot: Callable[[QWidget, str], Path]
) -> None:
    partner = PersonId(new_uuid7())
    told = PersonRegistered(person=partner, name="Karim Aziz", role="network", born="1985-05-05")
    table.work.families.record_person(family.case, told)
    work, screen = table.work, table.rooms.visit_screen

    def come(*here: PersonId) -> None:
        work.visits.change_presence(family.case, visit, list(here))
        table.rooms.show_visit(family.case)
        table.settle()

    come(family.mother, partner)
    assert ASKS not in table.words()
    come(family.girl)
    table.tap("company")
    assert screen.company_panel.other.hasFocus()
    shot(table.window, "company-open")
    assert not [*clipped_labels(screen), *outside(screen)]
    table.tap(f"company-{partner}-no")
    assert [(each.person, each.other, each.may_be_there) for each in table.file(family).presence] == [
        (family.girl, partner, "no")
    ]
    assert screen.company_panel.isVisible(), "it stays open"
    QTest.keyClicks(screen.company_panel.other, "oom Ali")
    table.settle()
    again = sit_down(table.qtbot, work)  # after a lock what was half typed is there once it is opened again
    again.tap("company")
    assert again.rooms.visit_screen.company_panel.other.text() == "oom Ali"
    again.leave()
    table.tap("company-new-yes")
    assert screen.company_panel.other.text() == ""
    table.tap("company-words:oom Ali-notYet")
    assert {each.other_words: each.may_be_there for each in table.file(family).presence} == {
        "": "no",
        "oom Ali": "notYet",
    }
    assert f"company:{family.girl}" not in work.journal.drafts(family.case)
    shot(table.window, "company-answered")
    come(family.girl, partner)
    assert not screen.company_panel.isVisible()
    for each in (ASKS, "oom Ali", NO):
        assert each not in table.words()
    come(family.mother)
    table.tap("company")
    assert "oom Ali" not in table.words(), "she is asked anew, of her own"
    work.visits.end(family.case, visit)
    table.rooms.show_family(family.case)
    table.settle()
    assert f"{NO} {isolated('Karim Aziz')}" in table.words()
    shot(table.window, "company-family")
