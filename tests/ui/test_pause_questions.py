"""Six questions to stop for a moment, each with a place of its own (practice.md §8): for the worker alone, no gate."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import request_example as raad
from form_hand import FormHand
from handover_example import fill_handover, fill_team
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family

from jgvisit.bootstrap import Workspace
from jgvisit.ids import FormId, new_uuid7
from jgvisit.records.answers import ChoiceAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.services.agreements.stay_rules import PAUSE_QUESTIONS
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.forms.filled_forms import find

SitDown = Callable[[], Table]
FORMS = ["voluntaryStayAgreement", "investigationRequest", "handoverToGI"]
SAID = "Moeder is bang dat de Raad komt"


@pytest.fixture
def sit(qtbot: QtBot, work: Workspace) -> Iterator[SitDown]:
    laid: list[Table] = []

    def again() -> Table:
        for table in laid:
            table.leave()
        laid.append(sit_down(qtbot, work))
        return laid[-1]

    yield again
    laid[-1].leave()


def place(hand: FormHand, question: str) -> QPlainTextEdit:
    (found,) = hand.screen.findChildren(QWidget, f"question-pauseCheck-{question}")
    assert found.isVisible()
    (edit,) = found.findChildren(QPlainTextEdit)
    return edit


def opened(sit: SitDown, family: Family, key: PartKey) -> FormHand:
    hand = FormHand(sit())
    hand.open(family.case, key)
    more = hand.screen.page.more
    if more.isVisible() and not more.isChecked():
        more.click()
        hand.table.settle()
    return hand


@pytest.mark.parametrize("form_type", FORMS)
def test_all_six_are_asked_at_once_and_a_half_typed_answer_comes_back_at_its_question(
    sit: SitDown, work: Workspace, family: Family, form_type: str
) -> None:
    key = PartKey(work.filled_forms.begin(), form_type, "team")
    hand = opened(sit, family, key)
    assert [place(hand, each).toPlainText() for each in PAUSE_QUESTIONS] == [""] * 6
    hand.type(place(hand, "willing").objectName().removeprefix("field-"), SAID)
    hand = opened(sit, family, key)
    assert place(hand, "willing").toPlainText() == SAID
    assert place(hand, "judge").toPlainText() == ""


def answered(work: Workspace, family: Family, form: FormId) -> dict[str, str]:
    filled = find(work.files.get(family.case), form)
    assert filled is not None
    (team,) = (part for part in filled.parts if part.part == "team")
    rows = dict(team.answers)["pauseCheck"]
    assert isinstance(rows, RowsAnswer)
    said: dict[str, str] = {}
    for row in rows.rows:
        question, answer = row.cells["question"], row.cells["answer"]
        assert isinstance(question, ChoiceAnswer)
        assert isinstance(answer, TextAnswer)
        said[question.values[0]] = answer.text
    return said


def test_what_was_answered_is_on_record_and_nothing_waits_for_the_rest(  # H29
    sit: SitDown, work: Workspace, family: Family
) -> None:
    form = raad.fill_request(work, family)
    raad.fill_team(work, family, form)
    hand = opened(sit, family, PartKey(form, raad.TYPE, "team"))
    hand.type(place(hand, "lightest").objectName().removeprefix("field-"), "Een vaste oppas op woensdag")
    hand.record()
    assert answered(work, family, form) == {"lightest": "Een vaste oppas op woensdag"}
    hand = opened(sit, family, PartKey(form, raad.TYPE, "team"))
    hand.type(place(hand, "child").objectName().removeprefix("field-"), "Nee, nog niet zelf gehoord")
    hand.record()
    assert list(answered(work, family, form)) == ["lightest", "child"]


def test_a_question_of_an_older_text_keeps_its_answer(sit: SitDown, work: Workspace, family: Family) -> None:
    form = raad.fill_request(work, family)
    old = Row(new_uuid7(), {"question": ChoiceAnswer(("lightest",)), "answer": TextAnswer("Een oppas")})
    twice = Row(new_uuid7(), {"question": ChoiceAnswer(("lightest",)), "answer": TextAnswer("Of de buren")})
    raad.fill_team(work, family, form, pauseCheck=RowsAnswer((old, twice)))
    hand = opened(sit, family, PartKey(form, raad.TYPE, "team"))
    found = hand.screen.findChildren(QWidget, "question-pauseCheck-lightest")
    texts = [edit.toPlainText() for each in found for edit in each.findChildren(QPlainTextEdit)]
    assert texts == ["Een oppas", "Of de buren"]


@pytest.mark.parametrize("form_type", ["investigationRequest", "handoverToGI"])
def test_what_we_asked_ourselves_goes_to_nobody(work: Workspace, family: Family, form_type: str) -> None:
    row = Row(new_uuid7(), {"question": ChoiceAnswer(("willing",)), "answer": TextAnswer(SAID)})
    pause = RowsAnswer((row,))
    if form_type == raad.TYPE:
        form = raad.fill_request(work, family)
        raad.fill_team(work, family, form, pauseCheck=pause)
    else:
        form = fill_handover(work, family)
        fill_team(work, family, form, pauseCheck=pause)
    going = work.outgoing.of(family.case, form)
    assert SAID not in going.text
    assert not any(SAID in line for each in going.read_later for line in each.lines)
