"""A card of form E that was not understood: who else of us goes over it is written down where it is said back (H23)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from form_examples import explain_card
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from team_maker import tell
from town import Family, TestClock, new_workspace

from jgvisit.ids import VisitId, new_uuid7
from jgvisit.records.payload_talk import TeachBackOutcome
from jgvisit.workspace import Workspace

KARIN = new_uuid7()


@pytest.fixture
def work(tmp_path: Path, clock: TestClock) -> Iterator[Workspace]:
    """A laptop whose worker has a number, as the server's list of colleagues tells it."""
    opened = new_workspace(tmp_path / "known", clock, new_uuid7())
    yield opened
    opened.safe.close()


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family, visit: VisitId, clock: TestClock) -> Iterator[Table]:
    tell(work, {KARIN: "Karin Smit", new_uuid7(): "Omar Kaya"})
    explain_card(work, family, visit, "K11", family.father)
    said(work, family, visit, "notYet")
    clock.forward(minutes=1)
    said(work, family, visit, "correctAfterRepeat")
    sat = sit_down(qtbot, work)
    yield sat
    sat.leave()


def said(work: Workspace, family: Family, visit: VisitId, outcome: TeachBackOutcome) -> None:
    view = work.explaining.view(family.case, "K11", "parent")
    work.saying_back.said_back(family.case, visit, view, family.father, outcome, own_words="dat het moet")


def test_who_went_over_it_and_heard_it_is_named_and_then_nothing_more_is_asked(table: Table, family: Family) -> None:
    screen = table.rooms.explain_screen
    line = screen.ask_page.colleague

    def tell_card() -> None:
        table.tap("any-K11-parent")
        while screen.next.isVisible():
            table.tap(screen.next)
        table.tap(screen.told)

    table.tap("other-cards")
    tell_card()
    assert "Jeroen" in screen.ask_page.name.text(), "a right answer to the same worker does not close the question"
    assert line.isVisible()
    QTest.keyClicks(line.edit, table.work.enrolled.worker_name)
    table.tap("outcome-ownWordsCorrect")
    assert "iemand anders dan u" in screen.bar.title.text()
    assert line.name() == table.work.enrolled.worker_name, "what was typed stays"
    line.edit.selectAll()
    QTest.keyClicks(line.edit, "kar")
    table.settle()
    assert any(kept.endswith(b"kar") for kept in table.work.journal.drafts(family.case).values()), "kept for a lock"
    table.tap("heard-by-Karin Smit")
    table.tap("outcome-notYet")
    *_, heard = table.file(family).said_back
    assert (heard.outcome, heard.colleague, heard.colleague_number) == ("notYet", "Karin Smit", KARIN)
    tell_card()
    assert table.window.current == "visit", "once it was gone over by somebody else, nothing is asked any more"
