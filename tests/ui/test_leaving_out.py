"""Not asking a parent, on the page with the signers: for the worker alone, kept as typed, taken back by one press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from filled_examples import fill_opinion, fill_pause, fill_stay
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from share_examples import DOCTOR, SCHOOL, lay, line, share_lines
from table import Table, sit_down
from town import Family, sign

from jgvisit.ids import FormId, VisitId
from jgvisit.services.forms.drafts import PartKey
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.form.leaving_panel import LeavingPanel
from ui.screens.forms.entries import entries_of

Shot = Callable[[QWidget, str], Path]
WHY, NOT_ASKED = "zij is bang voor wat hij dan doet", "wordt niet gevraagd"


@pytest.fixture
def table(qtbot: QtBot, work: Workspace) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def share(work: Workspace, family: Family, visit: VisitId) -> tuple[FormId, FormId, str]:
    """Lay form B about the girl of 13, with a line for school and one for the doctor, while the father is away."""
    school, form = line(SCHOOL, family.girl), work.filled_forms.begin()
    lines = share_lines(school, line(DOCTOR, family.girl))
    work.filled_forms.fill(family.case, form, "consentToShare", "common", (family.girl,), lines)
    work.visits.change_presence(family.case, visit, [family.mother, family.girl])
    return form, lay(work, family, visit, form), school.id


def show(table: Table, family: Family, form: FormId) -> None:
    table.rooms.show_laid(family.case, form)
    table.settle()


def type_into(table: Table, name: str, text: str) -> None:
    shown = [each for each in table.window.findChildren(QWidget, f"entry-{name}") if each.isVisible()]
    (edit,) = shown
    if isinstance(edit, QPlainTextEdit):
        edit.setPlainText(text)
    else:
        assert isinstance(edit, QLineEdit)
        edit.setText(text)
    table.settle()


def fill_in(table: Table, family: Family, line_id: str) -> None:
    table.tap("leave-out")
    table.tap("entry-leave_ground-safety")
    table.tap(f"entry-leave_parent-{family.father}")
    table.tap(f"entry-leave_line-{line_id}")
    type_into(table, "leave_reason", WHY)
    type_into(table, "leave_colleague", "Olga Bakker")


def test_h17_the_worker_leaves_a_parent_out_alone_and_the_room_reads_nothing_of_it(
    table: Table, family: Family, visit: VisitId, shot: Shot
) -> None:
    form, opened, school = share(table.work, family, visit)
    show(table, family, form)
    page = table.rooms.form_screen.signers
    assert not page.leaving.isVisible(), "the room looks along"
    before = table.words()
    table.tap(page.alone)
    fill_in(table, family, school)
    shot(table.window, "leaving-out-entry")
    table.tap("leave-out-save")
    (used,) = table.work.leaving_out.in_use(family.case, form)
    assert (used.exception, used.left_out, used.line) == ("X1", (family.father,), school)
    assert f"leavingOut:{form}" not in table.work.journal.drafts(family.case), "what is on record is no draft"
    for each in (WHY, "Olga Bakker", f"{isolated('Jeroen de Boer')} {NOT_ASKED}", "Voor de jurist: X1"):
        assert each in table.words()
    shot(table.window, "leaving-out-on-record")
    for person in (family.girl, family.mother):
        sign(table.work, family, visit, opened, person)
    show(table, family, form)
    assert NOT_ASKED not in table.words()
    assert WHY not in table.words()
    table.tap(page.alone)
    words = table.words()
    assert f"{isolated(SCHOOL)}: ja" in words
    assert f"{isolated(DOCTOR)}: nog niet; niets delen" in words, "he is left out of the other line only"
    page.alone.timer.timeout.emit()  # a minute of rest
    table.settle()
    for each in (NOT_ASKED, WHY, "Olga Bakker"):
        assert each not in table.words()
    assert isolated("Jeroen de Boer") in before
    assert isolated("Jeroen de Boer") not in table.words(), "and he stands nowhere as missing (H8)"
    table.work.visits.change_presence(family.case, visit, [family.mother, family.father, family.girl])
    show(table, family, form)
    assert SCHOOL not in table.words()
    listed = entries_of(table.work, table.work.files.shown(family.case), {}, alone=False)
    assert not [entry for entry in (*listed.open, *listed.done) if form in entry.key], (
        "nor in the list that there is one"
    )


def test_h17_it_is_taken_back_by_one_press_and_he_is_asked_again(table: Table, family: Family, visit: VisitId) -> None:
    form, _, school = share(table.work, family, visit)
    show(table, family, form)
    table.tap(table.rooms.form_screen.signers.alone)
    fill_in(table, family, school)
    table.tap("leave-out-save")
    (used,) = table.work.leaving_out.in_use(family.case, form)
    table.tap(f"ask-again-{used.event}")
    assert table.work.leaving_out.in_use(family.case, form) == ()
    assert WHY not in table.words()
    show(table, family, form)
    assert isolated("Jeroen de Boer") in table.words()


def test_what_is_half_typed_is_kept_and_stands_before_nobody_but_the_worker(
    table: Table, family: Family, visit: VisitId
) -> None:
    form, _, school = share(table.work, family, visit)
    show(table, family, form)
    page = table.rooms.form_screen.signers
    table.tap(page.alone)
    table.tap("leave-out")
    table.tap("leave-out-save")
    assert table.work.leaving_out.in_use(family.case, form) == (), "nothing was chosen"
    table.tap("leave-out-not-now")
    fill_in(table, family, school)
    page.alone.timer.timeout.emit()
    table.settle()
    assert not [each for each in table.window.findChildren(QWidget, "entry-leave_reason") if each.isVisible()]
    show(table, family, form)
    table.tap(page.alone)
    (edit,) = [each for each in table.window.findChildren(QPlainTextEdit, "entry-leave_reason") if each.isVisible()]
    assert edit.toPlainText() == WHY
    table.tap("leave-out-save")
    assert len(table.work.leaving_out.in_use(family.case, form)) == 1


def test_h17_under_a_form_of_a_child_of_7_nothing_is_offered(table: Table, family: Family, visit: VisitId) -> None:
    form = table.work.filled_forms.begin()
    lines = share_lines(line(SCHOOL, family.boy))
    table.work.filled_forms.fill(family.case, form, "consentToShare", "common", (family.boy,), lines)
    lay(table.work, family, visit, form)
    show(table, family, form)
    table.tap(table.rooms.form_screen.signers.alone)
    assert not table.rooms.form_screen.signers.leaving.isVisible()


def test_h2_of_a_stay_the_page_says_that_it_does_not_begin_without_who_is_not_asked(
    table: Table, family: Family, visit: VisitId, shot: Shot
) -> None:
    about_her = replace(family, boy=family.girl)
    form = fill_stay(table.work, about_her)
    fill_pause(table.work, about_her, form)
    fill_opinion(table.work, about_her)
    table.work.visits.change_presence(family.case, visit, [family.mother, family.girl])
    lay(table.work, family, visit, form)
    show(table, family, form)
    table.tap(table.rooms.form_screen.signers.alone)
    table.tap("leave-out")
    assert "entry-leave_ground-childWish" not in {each.objectName() for each in table.window.findChildren(QWidget)}
    table.tap("entry-leave_ground-safety")
    table.tap(f"entry-leave_parent-{family.father}")
    type_into(table, "leave_reason", WHY)
    type_into(table, "leave_colleague", "Olga Bakker")
    table.tap("leave-out-save")
    assert "zolang iemand niet gevraagd is, begint de afspraak niet" in table.words()
    shot(table.window, "leaving-out-of-a-stay")


def test_h17_while_form_b_is_filled_a_parent_is_left_out_and_never_asked(
    table: Table, family: Family, visit: VisitId, shot: Shot
) -> None:
    school, form = line(SCHOOL, family.girl), table.work.filled_forms.begin()
    lines = share_lines(school, line(DOCTOR, family.girl))
    table.work.filled_forms.fill(family.case, form, "consentToShare", "common", (family.girl,), lines)
    key = PartKey(form, "consentToShare", "team")
    table.rooms.show_part(family.case, key)
    table.settle()
    assert not [each for each in table.window.findChildren(QWidget, "leave-out") if each.isVisible()], "the room looks"
    table.tap(table.rooms.filled_screen.alone)
    fill_in(table, family, school.id)
    shot(table.window, "not-asked-before-laying-entry")
    table.tap("leave-out-save")
    (used,) = table.work.leaving_out.in_use(family.case, form)
    assert (used.exception, used.left_out, used.line) == ("X1", (family.father,), school.id)
    assert f"{isolated('Jeroen de Boer')} {NOT_ASKED}" in table.words()
    assert SCHOOL in table.words()
    panel = next(each for each in table.window.findChildren(LeavingPanel) if each.isVisible())
    assert panel.begin.hasFocus(), "what was written down stays in sight"
    shot(table.window, "not-asked-before-laying")
    table.rooms.filled_screen.alone.timer.timeout.emit()  # a minute of rest
    table.settle()
    assert WHY not in table.words()
    table.rooms.show_part(family.case, PartKey(form, "consentToShare"))
    table.settle()
    assert SCHOOL not in table.words(), "he sits at the table"
    table.work.visits.change_presence(family.case, visit, [family.mother, family.girl])
    lay(table.work, family, visit, form)
    show(table, family, form)
    assert isolated("Jeroen de Boer") not in table.words()
