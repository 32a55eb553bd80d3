"""Three faces for our explanation: one tap, one press back, nobody's answer in sight, and a thought for the worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
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


def test_one_sentence_in_own_words_goes_with_the_next_face_and_is_read_by_the_worker_alone(
    table: Table, family: Family, visit: VisitId, shot: Shot
) -> None:
    called = InterpreterUsed(visit=visit, language="ar", kind="professionalPhone", number="4711")
    table.work.visits.use_interpreter(family.case, called)
    explain(table, family, visit)
    table.tap("rate-explanation")
    screen = table.rooms.rating_screen
    assert not screen.line.isVisible(), "nobody has to say anything"
    table.tap("say-something")
    shot(table.window, "rating-own-words-ar")
    assert not [*clipped_labels(screen), *outside(screen)]
    assert screen.line.hasFocus()
    said = "te veel moeilijke woorden"
    QTest.keyClicks(screen.line, said)
    table.settle()
    again = sit_down(table.qtbot, table.work)  # after a lock
    assert again.rooms.rating_screen.line.text() == said
    again.leave()
    table.tap(f"rated-by-{family.girl}")
    assert screen.line.text() == "", "what one typed is not put in another's mouth"
    table.tap("rated-by-nobody")
    assert screen.line.text() == said
    table.tap("face-partly")
    assert said not in [screen.line.text(), *table.words().splitlines()]
    assert not screen.line.isVisible()
    assert [(each.face, each.person, each.words) for each in table.file(family).ratings] == [("partly", None, said)]
    assert "rating:nobody" not in table.work.journal.drafts(family.case)
    table.tap("say-something")
    QTest.keyClicks(screen.line, "half")
    table.settle()
    table.work.visits.change_presence(family.case, visit, [family.mother], "de buurvrouw")
    table.rooms.show_rating(family.case)
    table.settle()
    assert screen.line.text() == "", "she was not there when it was typed"
    table.tap(screen.back)
    table.rooms.show_family(family.case)
    table.settle()
    assert said not in table.words()
    table.work.visits.end(family.case, visit)
    table.rooms.show_family(family.case)
    table.settle()
    assert said in table.words()
    assert "zonder naam: een beetje duidelijk" in table.words()
    shot(table.rooms.family_screen.said_panel, "family-said-of-us")
