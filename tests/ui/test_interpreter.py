"""The interpreter: who, of which agency, how, for whom and until when; and what to read at the start and at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family
from usable import clipped_labels, hard_to_use, outside

from jgvisit.ids import VisitId
from jgvisit.records.case_visits import Interpreter
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.workspace import Workspace
from ui.screens.visit.interpreter_script import at_end, at_start

Shot = Callable[[QWidget, str], Path]


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, visit: VisitId) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def panel(table: Table) -> QWidget:
    return table.rooms.visit_screen.interpreter_panel


def fill(table: Table, number: str = "", name: str = "", agency: str = "") -> None:
    asked = table.rooms.visit_screen.interpreter_panel
    for field, words in ((asked.number, number), (asked.name, name), (asked.agency, agency)):
        field.setFocus()
        QTest.keyClicks(field, words)
    table.settle()


def logged(table: Table, family: Family) -> tuple[Interpreter, ...]:
    return table.file(family).visits[-1].interpreters


def press(table: Table, name: str) -> None:
    (button,) = [b for b in panel(table).findChildren(QAbstractButton, name) if b.isVisibleTo(panel(table))]
    button.click()
    table.settle()


def speaks(table: Table, family: Family, person: str, language: str) -> None:
    member = table.file(family).member(person)  # type: ignore[arg-type]  # a person of the family
    table.work.families.record_person(
        family.case,
        PersonRegistered(person=person, name=member.name, role=member.role, born=member.born, language=language),
    )
    table.rooms.show_visit(family.case)
    table.settle()


@pytest.mark.parametrize("kind", ["professionalPhone", "professionalVideo", "professionalOnSite"])
def test_who_interprets_how_for_whom_and_from_when_is_kept(table: Table, family: Family, kind: str) -> None:
    fill(table, "7731", "T. Tolk", "Tolkbureau (verzonnen)")
    press(table, f"interpreter-{kind}")
    (used,) = logged(table, family)
    assert (used.language, used.kind, used.number, used.name, used.agency) == (
        "ar", kind, "7731", "T. Tolk", "Tolkbureau (verzonnen)",
    )  # fmt: skip
    assert used.persons == (family.mother,)
    assert used.from_at is not None
    assert used.until_at is None
    words = table.words()
    for said in ("7731", "T. Tolk", "Tolkbureau (verzonnen)", "Samira", used.from_at):
        assert said in words
    assert table.rooms.visit_screen.interpreter_panel.number.text() == ""
    assert not [name for name in table.work.journal.drafts(family.case) if name.startswith("visit:")]


def test_with_nothing_known_it_is_still_one_press(table: Table, family: Family) -> None:
    press(table, "interpreter-professionalPhone")
    (used,) = logged(table, family)
    assert (used.number, used.name, used.agency) == (None, None, None)


def test_of_several_people_the_worker_says_for_whom(table: Table, family: Family) -> None:
    speaks(table, family, family.father, "ar")
    press(table, f"interpreter-for-{family.father}")
    press(table, "interpreter-professionalPhone")
    assert logged(table, family)[0].persons == (family.mother,)


def test_who_reads_another_language_is_not_in_it(table: Table, family: Family) -> None:
    speaks(table, family, family.father, "pl")
    (polish,) = [b for b in panel(table).findChildren(QAbstractButton) if b.text() == "Pools"]
    polish.click()
    press(table, "interpreter-professionalPhone")
    assert (logged(table, family)[0].language, logged(table, family)[0].persons) == ("pl", (family.father,))


def test_until_when_is_now_or_the_hour_that_was_typed(table: Table, family: Family) -> None:
    press(table, "interpreter-professionalPhone")
    (used,) = logged(table, family)
    hour = panel(table).findChildren(QLineEdit)
    (asked,) = [each for each in hour if each.accessibleName() == "Tot hoe laat de tolk hielp"]
    QTest.keyClicks(asked, "25:00")
    (stop,) = panel(table).findChildren(QAbstractButton, f"interpreter-gone-{used.stamp.record}")
    assert not stop.isEnabled(), "no such hour"
    asked.clear()
    QTest.keyClicks(asked, "16:40")
    press(table, f"interpreter-gone-{used.stamp.record}")
    (gone,) = logged(table, family)
    assert (gone.until_at, gone.from_at, gone.number) == ("16:40", used.from_at, used.number)
    assert "16:40" in table.words()
    press(table, "interpreter-professionalPhone")
    second = logged(table, family)[-1]
    press(table, f"interpreter-gone-{second.stamp.record}")
    assert logged(table, family)[-1].until_at is not None


def test_h27_once_the_interpreter_is_gone_an_unchecked_translation_is_closed(table: Table, family: Family) -> None:
    press(table, "interpreter-professionalPhone")
    assert table.work.explaining.view(family.case, "K02", "parent", "ar").language == "ar"
    (used,) = logged(table, family)
    press(table, f"interpreter-gone-{used.stamp.record}")
    view = table.work.explaining.view(family.case, "K02", "parent", "ar")
    assert (view.language, view.needs_interpreter) == (None, True)
    press(table, "interpreter-professionalVideo")
    assert table.work.explaining.view(family.case, "K02", "parent", "ar").language == "ar"


def test_a_lock_keeps_what_was_half_typed_of_the_interpreter(table: Table, qtbot: QtBot) -> None:
    fill(table, "77", "T. To", "Tolkb")
    table.leave()
    again = sit_down(qtbot, table.work)
    asked = again.rooms.visit_screen.interpreter_panel
    assert (asked.number.text(), asked.name.text(), asked.agency.text()) == ("77", "T. To", "Tolkb")
    again.leave()


def test_what_to_read_is_one_press_away_and_says_the_rules_of_interpreting(
    table: Table, shot: Shot, screen_size: tuple[int, int]
) -> None:
    table.window.resize(*screen_size)
    fill(table, "7731", "T. Tolk", "Tolkbureau (verzonnen)")
    press(table, "interpreter-professionalPhone")
    assert "Voeg niets toe" not in table.words()
    for when in ("start", "end"):
        table.find(f"interpreter-script-{when}").click()
    table.settle()
    words = table.words()
    for said in ("Vertaal alles", "Voeg niets toe", "Niemand van het gezin tolkt", "Een kind tolkt nooit", "Concept"):
        assert said in words
    table.rooms.visit_screen.page.ensureWidgetVisible(panel(table), 0, 0)
    shot(table.window, f"interpreter-{screen_size[0]}")
    assert not clipped_labels(table.window)
    assert not hard_to_use(table.window)
    assert not outside(table.window)


def test_what_to_read_is_plain_and_promises_no_secret() -> None:
    said = (*at_start(), *at_end())
    sentences = [each for line in said for each in line.replace("?", ".").split(".") if each.strip()]
    assert max(len(sentence.split()) for sentence in sentences) <= 15
    for never in ("geheim", "niemand leest", "verplicht"):
        assert not [line for line in said if never in line.casefold()]
    assert "naam van het gezin nog niet" in said[0]
