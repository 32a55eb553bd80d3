"""Three faces for our explanation: one tap, one press back, nobody's answer in sight, and a thought for the worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family
from usable import clipped_labels, outside

from jgvisit.ids import VisitId
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.workspace import Workspace
from ui import theme

Shot = Callable[[QWidget, str], Path]


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, visit: VisitId) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def explain(table: Table, family: Family, visit: VisitId) -> None:
    """Tell the mother card K02, beside the screens."""
    view = table.work.explaining.view(family.case, "K02", "parent")
    table.work.explaining.explained(family.case, visit, view, [family.mother], "self")
    table.rooms.show_visit(family.case)
    table.settle()


def faces(table: Table, family: Family) -> list[tuple[str, str | None]]:
    return [(each.face, each.person) for each in table.file(family).ratings]


def test_h29_a_face_is_offered_after_an_explanation_kept_by_one_tap_and_taken_back_by_one(
    table: Table, family: Family, visit: VisitId, shot: Shot
) -> None:
    assert not table.rooms.visit_screen.agenda_panel.rate.isVisible()
    explain(table, family, visit)
    shot(table.window, "rating-offered")
    table.tap("rate-explanation")
    assert table.window.current == "rating"
    screen = table.rooms.rating_screen
    assert [name for name, button in screen.faces.items() if button.height() < theme.current().px(
        "basis-pointer-target-family-block-size")] == []  # fmt: skip
    before = table.words()
    shot(table.window, "rating-nl")
    assert not [*clipped_labels(screen), *outside(screen)]
    table.tap("face-notClear")
    assert faces(table, family) == [("notClear", None)]
    assert "Bedankt. Het is opgeschreven." in table.words()
    assert not [button for button in screen.findChildren(QAbstractButton, "") if button.isDown()]
    shot(table.window, "rating-thanks")
    table.tap(screen.bar.action)
    assert faces(table, family) == []
    table.tap(screen.back)
    assert table.window.current == "visit"
    table.tap("rate-explanation")
    assert table.words() == before  # what anybody chose before is in no way to be seen
    again = sit_down(table.qtbot, table.work)
    assert again.window.current == "rating"  # unlocking returns to it
    again.leave()


def test_a_face_on_somebodys_name_and_the_next_begins_on_nobodys(table: Table, family: Family, visit: VisitId) -> None:
    explain(table, family, visit)
    table.tap("rate-explanation")
    table.tap(f"rated-by-{family.girl}")
    table.tap("face-partly")
    table.tap("face-clear")
    assert faces(table, family) == [("partly", family.girl), ("clear", None)]
    table.tap(f"rated-by-{family.girl}")
    table.tap("face-clear")
    assert faces(table, family) == [("clear", None), ("clear", family.girl)]  # her last one is what she means


def test_in_the_familys_language_beside_the_dutch(table: Table, family: Family, visit: VisitId, shot: Shot) -> None:
    called = InterpreterUsed(visit=visit, language="ar", kind="professionalPhone", number="4711")
    table.work.visits.use_interpreter(family.case, called)
    explain(table, family, visit)
    table.tap("rate-explanation")
    said = table.words()
    for words in ("كيف كان شرحنا؟", "غير واضح", "Niet duidelijk"):
        assert words in said, words
    shot(table.window, "rating-ar")
    assert not [*clipped_labels(table.rooms.rating_screen), *outside(table.rooms.rating_screen)]
    table.tap("face-clear")
    assert "تم تدوينه" in table.words()
    shot(table.window, "rating-ar-thanks")


def test_the_worker_alone_reads_later_what_to_explain_again_and_no_visit_shows_it(
    table: Table, family: Family, visit: VisitId, shot: Shot
) -> None:
    explain(table, family, visit)
    table.tap("rate-explanation")
    table.tap(f"rated-by-{family.mother}")
    table.tap("face-notClear")
    table.tap(table.rooms.rating_screen.back)
    said = "onze uitleg was niet duidelijk"
    assert said not in table.words()
    table.work.visits.end(family.case, visit)
    table.rooms.show_family(family.case)
    table.settle()
    assert said in table.words()
    assert table.work.pack.cards["K02", "nl", "parent"].title in table.words()
    shot(table.window, "rating-family")
    table.rooms.show_today()
    table.settle()
    assert said not in table.words()
