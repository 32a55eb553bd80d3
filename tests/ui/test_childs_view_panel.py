"""What each child thinks, on the page of a form: who may read it is asked first, and nobody looks along (H7, H26)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from form_hand import FormHand
from handover_example import fill_handover, fill_team
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit
from usable import clipped_labels, hard_to_use, outside

from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import OfChild, PerChildAnswer
from jgvisit.services.forms.childs_views import without_view
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.forms.filled_forms import find
from jgvisit.workspace import Workspace

NOTHING_YET = "Er is nog niets opgeschreven."


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def opened(table: Table, family: Family, form: FormId) -> FormHand:
    hand = FormHand(table)
    hand.open(family.case, PartKey(form, "handoverToGI", "common", None))
    return hand


def edit(hand: FormHand, field: str, child: PersonId) -> QPlainTextEdit:
    found = hand.screen.findChild(QPlainTextEdit, f"field-{field}/{child}")
    assert isinstance(found, QPlainTextEdit)
    return found


def test_h7_who_may_read_it_leads_to_where_the_words_belong(table: Table, family: Family) -> None:
    both = (family.boy, family.girl)
    form = fill_handover(table.work, family, children=both, viewPerChild=PerChildAnswer(()))
    hand = opened(table, family, form)
    assert table.words().count(NOTHING_YET) == 2
    assert not clipped_labels(table.window)
    assert not outside(table.window)
    assert not hard_to_use(table.window)

    hand.press(f"view-shared-{family.girl}")
    shared = edit(hand, "viewPerChild", family.girl)
    assert QApplication.focusWidget() is shared
    shared.setPlainText("Ik wil op mijn school blijven")
    table.settle()
    assert table.words().count(NOTHING_YET) == 1
    hand.press("record")

    hand.press(f"view-own-{family.boy}")
    own = hand.screen.findChild(QPlainTextEdit, "field-childStory")
    assert isinstance(own, QPlainTextEdit)
    assert QApplication.focusWidget() is own
    own.setPlainText("Ik ben bang als het donker is")
    table.settle()
    hand.press("record")

    filled = find(table.file(family), form)
    assert filled is not None
    assert without_view(filled) == ()
    own_part = next(part for part in filled.parts if part.part == "private")
    assert own_part.owner == family.boy
    common = dict(next(part for part in filled.parts if part.part == "common").answers)
    assert common["viewPerChild"] == PerChildAnswer((OfChild(family.girl, "Ik wil op mijn school blijven"),))


def test_h7_nobody_at_the_table_sees_whether_a_child_said_something(table: Table, family: Family) -> None:
    form = fill_handover(table.work, family, viewPerChild=PerChildAnswer(()))
    begin_visit(table.work, family)
    hand = opened(table, family, form)
    assert NOTHING_YET not in table.words()
    hand.press(f"view-own-{family.boy}")
    assert hand.screen.findChild(QPlainTextEdit, "field-childStory") is None, "closed while others look on"
    hand.press("part-common")
    hand.press(f"view-missing-{family.boy}")
    assert hand.screen.findChild(QPlainTextEdit, f"field-viewMissing/{family.boy}") is None


def test_h26_why_we_do_not_know_stands_with_the_child_that_was_meant(table: Table, family: Family) -> None:
    form = fill_handover(table.work, family, viewPerChild=PerChildAnswer(()))
    fill_team(table.work, family, form)  # about the boy alone
    both = (family.boy, family.girl)
    fill_handover(table.work, family, form=form, children=both, viewPerChild=PerChildAnswer(()))
    hand = opened(table, family, form)
    hand.press(f"view-missing-{family.girl}")
    place = edit(hand, "viewMissing", family.girl)
    assert QApplication.focusWidget() is place
    place.setPlainText("Zij wilde vandaag niet praten")
    table.settle()
    hand.press("record")
    filled = find(table.file(family), form)
    assert filled is not None
    team = next(part for part in filled.parts if part.part == "team")
    assert dict(team.answers)["viewMissing"] == PerChildAnswer((OfChild(family.girl, "Zij wilde vandaag niet praten"),))
    assert set(team.children) == set(both)

    hand.press(f"child-{family.girl}")
    hand.screen.page.take_keyboard(f"viewMissing/{family.girl}")
    chosen = hand.screen.findChild(QAbstractButton, f"child-{family.girl}")
    assert QApplication.focusWidget() is chosen, "never at her brother's words"


def test_h26_each_child_has_a_place_of_its_own_and_keeps_its_words(table: Table, family: Family) -> None:
    form = fill_handover(table.work, family)
    hand = opened(table, family, form)
    hand.press(f"child-{family.girl}")
    assert not edit(hand, "meaningPerChild", family.girl).toPlainText()
    hand.press("record")
    assert QApplication.focusWidget() is edit(hand, "meaningPerChild", family.girl), "the boy's words are not hers"
    edit(hand, "meaningPerChild", family.girl).setPlainText("Zij krijgt een eigen hulpverlener")
    table.settle()
    hand.press(f"child-{family.girl}")
    assert hand.screen.findChild(QPlainTextEdit, f"field-meaningPerChild/{family.girl}") is None
    hand.press(f"child-{family.girl}")
    assert edit(hand, "meaningPerChild", family.girl).toPlainText() == "Zij krijgt een eigen hulpverlener"
    assert edit(hand, "meaningPerChild", family.boy).toPlainText() == "Er komt iemand anders praten"
