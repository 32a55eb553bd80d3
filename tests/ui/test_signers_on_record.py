"""What each answered stands open for the worker alone; and a child reads that its own part is a paper of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from form_examples import the_form
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, open_form_a, sign

from jgvisit.ids import FormId, VisitId
from jgvisit.records.answers import ChoiceAnswer, DayAnswer, TextAnswer
from jgvisit.workspace import Workspace
from ui.i18n import isolated

Shot = Callable[[QWidget, str], Path]
NO = f"{isolated('Jeroen de Boer')}: “Ik geef geen toestemming voor deze hulp.” (21 november 2026)"
SAID = "Ik wil dat het weer stil is."


@pytest.fixture
def table(qtbot: QtBot, work: Workspace) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def _opened(table: Table, family: Family, visit: VisitId) -> FormId:
    """Form A of the boy: the mother said yes, the father no, on an earlier day."""
    form = open_form_a(table.work, family, visit, family.boy)
    sign(table.work, family, visit, form, family.mother)
    sign(table.work, family, visit, form, family.father, "refused")
    return form


def test_h8_what_each_answered_opens_for_the_worker_alone_and_closes_by_itself(
    table: Table, family: Family, shot: Shot
) -> None:
    form = _opened(table, family, begin_visit(table.work, family))
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    page, answered = table.rooms.form_screen.signers, "Ik geef toestemming"
    assert NO not in table.words()
    assert answered not in table.words()
    table.tap(page.alone)
    assert NO in table.words()
    assert answered in table.words(), "what the mother said, in the words of the form"
    shot(table.window, "signers-alone")
    page.alone.timer.timeout.emit()  # a minute of rest
    table.settle()
    assert NO not in table.words()
    table.tap(page.alone)
    table.tap(f"signer-{family.mother}")
    table.tap(table.rooms.form_screen.back)
    assert page.isVisible()
    assert NO not in table.words(), "closed with the page that was left"


def test_h8_the_page_looks_the_same_before_and_after_an_answer(table: Table, family: Family) -> None:
    visit = begin_visit(table.work, family)
    form = open_form_a(table.work, family, visit, family.boy)
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    before = table.words()
    sign(table.work, family, visit, form, family.father, "refused")
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    assert table.words() == before


def test_with_no_family_about_the_worker_reads_it_at_once(table: Table, family: Family) -> None:
    visit = begin_visit(table.work, family)
    form = _opened(table, family, visit)
    table.work.visits.end(family.case, visit)
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    assert NO in table.words()
    assert not table.rooms.form_screen.signers.alone.isVisible(), "there is nobody to keep it from"


@pytest.mark.parametrize("told", [True, False], ids=["told before", "nothing told"])
def test_h1_a_child_reads_that_what_it_told_stands_on_a_paper_of_its_own(
    table: Table, family: Family, shot: Shot, *, told: bool
) -> None:
    work = table.work
    form, definition = work.filled_forms.begin(), the_form(work, "K")
    team = {
        "spoken": ChoiceAnswer(("alone",)),
        "spokenOn": DayAnswer(work.today().isoformat()),
        "aloneAgreedBy": TextAnswer("moeder"),
        "mayRead": ChoiceAnswer(("nobody",)),
    }
    work.filled_forms.fill(family.case, form, definition.id, "team", (family.girl,), team)
    if told:
        own = {"exactWords": TextAnswer(SAID)}
        work.filled_forms.fill(family.case, form, definition.id, "private", (family.girl,), own, family.girl)
    visit = work.visits.start(family.case, [family.girl])
    (opened,) = work.laying.lay_before(family.case, visit, form)
    table.rooms.show_laid(family.case, form)
    table.settle()
    table.tap(f"signer-{family.girl}:S:{opened}")
    table.tap(table.rooms.form_screen.read.read)
    note = "staat op een eigen papier van jou"
    assert note not in table.words(), "a no has no words to speak of"
    table.tap("decision-agreed")
    words = table.rooms.form_screen.sign.words.toPlainText()
    assert (note in table.words()) is told
    assert words == (SAID if told else "")
    shot(table.window, f"child-own-part-{told}")
