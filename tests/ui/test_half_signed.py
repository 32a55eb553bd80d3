"""What a signer was choosing and writing does not come back before others than those who were there (H7, H8)."""

from __future__ import annotations

import pytest
from form_hand import SigningHand
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit

from jgvisit.ids import FormId, VisitId
from jgvisit.workspace import Workspace
from ui.demo.hand import Hand

WHISPERED = "Ik durf geen nee te zeggen waar hij bij is"


@pytest.fixture
def visit(work: Workspace, family: Family) -> VisitId:
    return begin_visit(work, family, family.father, family.girl)


@pytest.fixture
def hand(qtbot: QtBot, work: Workspace, form: FormId) -> SigningHand:
    return SigningHand(sit_down(qtbot, work))


def show(table: Table, family: Family, form: FormId) -> None:
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()


def come_in(table: Table, family: Family, visit: VisitId, *here: str) -> None:
    table.work.visits.change_presence(family.case, visit, here)
    table.rooms.enter()
    table.settle()


def begin(hand: SigningHand, key: str) -> None:
    hand.press(f"signer-{key}")
    hand.read()


def test_h8_what_she_was_answering_alone_waits_until_she_is_alone_again(
    hand: SigningHand, family: Family, visit: VisitId, form: FormId
) -> None:
    table, sign = hand.table, hand.screen.sign
    show(table, family, form)
    hand.choose(family.mother, "refused", WHISPERED)
    table.settle()
    come_in(table, family, visit, family.mother, family.boy)  # a lock: the same people
    show(table, family, form)
    begin(hand, family.mother)
    assert sign.words.toPlainText() == WHISPERED
    come_in(table, family, visit, family.mother, family.father, family.boy)
    show(table, family, form)
    begin(hand, family.mother)
    assert WHISPERED not in table.words()
    assert sign.choose.chosen is None
    come_in(table, family, visit, family.mother, family.boy)
    show(table, family, form)
    begin(hand, family.mother)
    assert sign.words.toPlainText() == WHISPERED
    assert sign.choose.chosen is not None


def test_ink_that_was_kept_aside_never_comes_back_after_the_answer_is_on_record(
    hand: SigningHand, family: Family, visit: VisitId, form: FormId
) -> None:
    table, sign = hand.table, hand.screen.sign
    show(table, family, form)
    hand.choose(family.mother, "agreed")
    hand.tap(sign.next)
    Hand(1).sign(sign.pad)
    table.settle()
    come_in(table, family, visit, family.mother, family.father, family.boy)
    show(table, family, form)
    begin(hand, family.mother)
    assert sign.pad.is_blank()
    hand.press("decision-refused")
    hand.finish()
    come_in(table, family, visit, family.mother, family.boy)
    show(table, family, form)
    begin(hand, family.mother)
    assert sign.choose.chosen is None
    assert sign.pad.is_blank()
