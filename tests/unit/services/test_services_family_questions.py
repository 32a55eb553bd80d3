"""The family's question and its answer: true for these children, in words that may be shown, and never withheld."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from town import Family, TestClock, begin_visit, enrolled_safe, settle_family, supervision_order

from jgvisit.bootstrap import open_workspace
from jgvisit.content.model import Audience
from jgvisit.ids import CaseId
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.desk.released import UnreleasedTextError
from jgvisit.services.talk.family_questions import AskedQuestion
from jgvisit.workspace import Workspace

AUDIENCES: tuple[Audience, ...] = ("parent", "child6", "youth12", "youth16")


def asked(work: Workspace, case: CaseId, question: str, audience: Audience = "parent") -> AskedQuestion:
    view = work.family_questions.view(case, audience, "ar")
    return next(each for each in view.questions if each.id == question)


def ordered(work: Workspace, family: Family) -> None:
    for child in (family.boy, family.girl):
        supervision_order(work, family, child)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_each_answer_is_in_sight_on_the_card_it_leads_to(work: Workspace, family: Family, audience: Audience) -> None:
    begin_visit(work, family)
    for each in work.family_questions.view(family.case, audience).questions:
        card = work.explaining.view(family.case, each.card, audience)
        assert each.sentence in {line.id for line in card.lines}, each.id


def test_h12_whether_somebody_must_follows_from_the_record(work: Workspace, family: Family) -> None:
    begin_visit(work, family)
    assert asked(work, family.case, "meedoen").sentence == "K02.11"
    assert asked(work, family.case, "stoppen").sentence == "K04.07"
    ordered(work, family)
    assert asked(work, family.case, "meedoen").sentence == "K02.12"
    assert asked(work, family.case, "stoppen").sentence == "K20.09"
    assert asked(work, family.case, "nee-zeggen").card == "K05"


def test_h29_no_order_no_duty_and_nothing_said_back_takes_a_question_away(work: Workspace, family: Family) -> None:
    begin_visit(work, family)
    before = [each.id for each in work.family_questions.view(family.case, "parent").questions]
    ordered(work, family)
    assert [each.id for each in work.family_questions.view(family.case, "parent").questions] == before
    assert "raad" in before


def test_h27_the_translation_opens_with_an_interpreter(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family)
    closed = work.family_questions.view(family.case, "parent", "ar")
    assert closed.needs_interpreter
    assert not any(each.translation for each in closed.questions)
    work.visits.use_interpreter(family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalPhone"))
    opened = work.family_questions.view(family.case, "parent", "ar")
    assert all(each.translation for each in opened.questions)
    assert (opened.rtl, opened.unchecked_translation) == (True, True)


def test_told_is_said_once_everybody_it_is_for_has_heard_it(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family)
    view = work.explaining.view(family.case, "K19", "parent")
    work.explaining.explained(family.case, visit, view, (family.mother,), "self")
    assert not asked(work, family.case, "tekenen").told
    work.explaining.explained(family.case, visit, view, (family.father,), "self")
    assert asked(work, family.case, "tekenen").told


def test_h27_in_production_no_unreleased_question_opens(tmp_path: Path, clock: TestClock) -> None:
    real = open_workspace(enrolled_safe(tmp_path / "real", clock, demo=False), clock)
    family = settle_family(real)
    with pytest.raises(UnreleasedTextError):
        real.family_questions.view(family.case, "parent")
    released = {code: replace(each, review="released") for code, each in real.pack.questions.items()}
    signed = replace(real.pack, questions=released, signed=True)
    real.packs._current = signed
    assert not real.family_questions.view(family.case, "parent").questions  # their cards are drafts still
    real.safe.close()
