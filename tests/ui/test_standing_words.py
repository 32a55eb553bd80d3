"""What stands under a form of help: no more than is true, and a no is read by the worker alone (H8, H14)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, open_form_a, sign

from jgvisit.ids import new_uuid7
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.records.happenings_of_help import RefusalHeard
from jgvisit.workspace import Workspace

Shot = Callable[[QWidget, str], Path]
NOT_ALL = "Niet alle antwoorden zijn er."
TAKEN_BACK = "Iemand zei nee, of trok een ja in. Wij gaan na wat nog mag."


@pytest.fixture
def table(qtbot: QtBot, work: Workspace) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def test_a_start_by_an_exception_never_says_that_all_answers_are_here(table: Table, family: Family, shot: Shot) -> None:
    work = table.work
    used = ExceptionUsed(
        event=new_uuid7(), on=work.today().isoformat(), source="overleg", children=(family.boy,), exception="X5",
        reason="een kort gesprek",
    )  # fmt: skip
    work.happenings.record(family.case, used)
    form = open_form_a(work, family, begin_visit(work, family), family.boy)
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    words = table.words()
    assert NOT_ALL in words
    assert "Alle antwoorden zijn er" not in words
    shot(table.window, "standing-by-exception")


def test_under_x5_a_parent_says_no_on_the_page_itself(table: Table, family: Family, shot: Shot) -> None:
    work = table.work
    used = ExceptionUsed(
        event=new_uuid7(), on=work.today().isoformat(), source="overleg", children=(family.boy,), exception="X5",
        reason="een kort gesprek",
    )  # fmt: skip
    work.happenings.record(family.case, used)
    form = open_form_a(work, family, begin_visit(work, family), family.boy)
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    assert "Wie mag nee zeggen?" in table.words()
    assert "Wie zegt ja of nee?" not in table.words()
    shot(table.window, "presumed-signers")
    table.tap(f"signer-{family.father}")
    table.tap(table.rooms.form_screen.read.read)
    codes = [each.objectName() for each in table.window.findChildren(QAbstractButton) if each.isVisible()]
    assert [code for code in codes if code.startswith("decision-")] == ["decision-refused", "decision-objection"]
    shot(table.window, "presumed-decision")
    table.tap("decision-refused")
    table.tap(table.rooms.form_screen.sign.next)
    table.tap(table.rooms.form_screen.sign.confirm)
    table.tap(table.rooms.form_screen.check.record)
    assert not work.forms.law_for(family.case, family.boy, form).may_start
    table.tap(table.rooms.form_screen.done.go_on)
    assert "Wie mag nee zeggen?" in table.words()
    assert "De hulp begint nog niet." in table.words()


def test_h8_that_somebody_said_no_is_read_by_the_worker_alone(table: Table, family: Family, shot: Shot) -> None:
    work = table.work
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    for person in (family.mother, family.father):
        sign(work, family, visit, form, person)
    said = RefusalHeard(
        event=new_uuid7(), on=work.today().isoformat(), source="apart gesprek", about="de hulp",
        children=(family.boy,), persons=(family.mother,),
    )  # fmt: skip
    work.happenings.record(family.case, said)
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    assert TAKEN_BACK not in table.words()
    assert "Alle antwoorden zijn er" not in table.words()
    work.visits.end(family.case, visit)
    table.rooms.show_family(family.case)
    table.settle()
    assert TAKEN_BACK in table.words()
    table.window.resize(1024, 1700)
    shot(table.window, "standing-taken-back")
