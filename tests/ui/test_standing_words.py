"""What stands under a form of help: no more than is true, and a no is read by the worker alone (H8, H14)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, open_form_a, settle_family, sign

from jgvisit.ids import new_uuid7
from jgvisit.records.happenings import ExceptionUsed, RefusalHeard
from jgvisit.workspace import Workspace

Shot = Callable[[QWidget, str], Path]
NOT_ALL = "Niet alle antwoorden zijn er."
TAKEN_BACK = "Iemand zei nee, of trok een ja in. Wij gaan na wat nog mag."


@pytest.fixture
def family(work: Workspace) -> Family:
    return settle_family(work)


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
