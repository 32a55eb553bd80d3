"""Every form by its definition, filled with mouse and keys on the real page, and put on record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from form_hand import FormHand
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, new_workspace, settle_family
from usable import clipped_labels, hard_to_use, outside

from jgvisit.bootstrap import Workspace
from jgvisit.services.forms.drafts import PartKey, find

COMMON = (
    *("consentToShare", "explanationRecord", "safetyPlan", "voluntaryStayAgreement", "handoverToGI"),
    *("consentWithdrawal", "noAgreementRecord", "investigationRequest", "application", "familyGroupPlan"),
)
TEAM = ("secondReview", "childView", "reportingCode")
FORMS = dict.fromkeys(COMMON, "common") | dict.fromkeys(TEAM, "team")
"""Every form but A, which has its own pages, and the part it begins with."""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = new_workspace(tmp_path_factory.mktemp("forms"), TestClock())
    yield workspace
    workspace.safe.close()


@pytest.fixture(scope="module")
def family(work: Workspace) -> Family:
    family = settle_family(work)
    begin_visit(work, family)
    return family


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def test_no_form_of_the_texts_is_left_out(work: Workspace) -> None:
    assert {name for name, _ in work.pack.definitions} == {*FORMS, "consentToHelp"}


@pytest.mark.parametrize("form_type", FORMS)
def test_a_form_is_begun_from_the_list_filled_and_put_on_record(table: Table, family: Family, form_type: str) -> None:
    form, hand, part = table.work.filled_forms.definition(form_type), FormHand(table), FORMS[form_type]
    before = {filled.id for filled in table.file(family).filled}
    table.rooms.show_forms(family.case)
    if form.reader == "team":
        assert not table.rooms.forms_screen.findChildren(type(table.rooms.forms_screen.back), f"new-{form_type}")
        table.tap(table.rooms.forms_screen.alone)
    hand.go(f"new-{form_type}")
    if hand.screen.alone.isVisible() and hand.screen.alone.text() != "Weer sluiten":
        table.tap(hand.screen.alone)
    hand.record()  # too early: it says what is needed, and leads there
    assert hand.screen.bar.isVisible()
    assert hand.screen.page.isAncestorOf(table.window.focusWidget())
    hand.fill(form, part, family.father, family.boy)
    hand.record()
    assert not hand.screen.bar.isVisible(), hand.screen.bar.title.text()
    (new,) = [filled for filled in table.file(family).filled if filled.id not in before]
    assert (new.form_type, new.children, [each.part for each in new.parts]) == (form_type, (family.boy,), [part])
    assert not [name for name in table.work.journal.drafts(family.case) if new.id in name]
    assert not clipped_labels(table.window)
    assert not outside(table.window)
    assert not hard_to_use(table.window)


def test_every_own_part_can_be_filled_by_its_owner_alone(table: Table, family: Family) -> None:  # H1
    hand = FormHand(table)
    for form_type in FORMS:
        form = table.work.filled_forms.definition(form_type)
        if not form.of_part("private"):
            continue
        key = PartKey(table.work.filled_forms.begin(), form_type, "private", family.girl)
        hand.open(family.case, key)
        assert not hand.screen.record.isVisible()
        assert find(table.file(family), key.form) is None
        assert all(not hand.seen(f"field-{field.id}") for field in form.of_part("private"))
