"""The way of an application on the laptop, when it changes after the back office took it over (H25)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from form_examples import fill_whole, the_form
from form_hand import FormHand
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family
from usable import clipped_labels, hard_to_use, outside

from jgvisit.content.fill import day_in_words
from jgvisit.ids import FormId
from jgvisit.records.answers import DayAnswer, TextAnswer
from jgvisit.services.forms.drafts import PartKey
from jgvisit.workspace import Workspace
from ui.screens.filled.filling import typed_answers
from ui.screens.filled.panels_decision import DecisionPanel

KIM = "Kim de Wit, backoffice"


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def written_anew(work: Workspace, family: Family, form: FormId) -> None:
    filled = next(each for each in work.files.get(family.case).filled if each.id == form)
    common = next(part for part in filled.parts if part.part == "common")
    answers = {**dict(common.answers), "askedFor": TextAnswer("Twee middagen opvang in de week")}
    work.filled_forms.fill(family.case, form, "application", "common", (family.boy,), answers)


def opened(table: Table, family: Family, form: FormId) -> FormHand:
    hand = FormHand(table)
    hand.open(family.case, PartKey(form, "application", "team", None), alone=True)
    return hand


def test_the_worker_gives_the_new_text_and_reads_why_it_came_back(
    table: Table, family: Family, shot: Callable[[QWidget, str], Path]
) -> None:
    work, case = table.work, family.case
    form = fill_whole(work, family, the_form(work, "M"), family.mother)
    work.paper_way.step(case, form, "ready", "Femke Hoekstra")
    work.paper_way.step(case, form, "received", KIM, reference="Z-2026-88")
    hand = opened(table, family, form)
    assert "Het kantoor nam het over" in table.words()
    assert not hand.seen("step-ready")
    written_anew(work, family, form)
    hand = opened(table, family, form)
    assert "De tekst is veranderd nadat het kantoor die overnam. Daar geldt de eerdere." in table.words()
    shot(table.window, "application-changed")
    hand.press("step-ready")
    hand.press("keep-step")
    assert "De nieuwe tekst is aan het kantoor gegeven." in table.words()
    work.paper_way.step(case, form, "returned", KIM, note="Opvang is een andere aanvraag.")
    opened(table, family, form)
    assert "Het kantoor nam de nieuwe tekst niet over. Daar geldt de eerdere." in table.words()
    assert "Opvang is een andere aanvraag." in table.words()
    shot(table.window, "application-returned")
    assert not clipped_labels(table.window)
    assert not outside(table.window)
    assert not hard_to_use(table.window)


def test_h24_the_last_day_to_decide_is_worked_out_and_late_is_said_as_late(
    table: Table, family: Family, shot: Callable[[QWidget, str], Path]
) -> None:
    work, case, today = table.work, family.case, table.work.today()
    hand = FormHand(table)
    key = PartKey(work.filled_forms.begin(), "application")
    hand.open(case, key)
    panel = hand.screen.findChild(DecisionPanel)
    assert panel is not None
    assert panel.fill.isHidden(), "nothing is worked out before the day of receipt"
    hand.press("now-receivedOn")
    due = today + timedelta(weeks=8)
    words = f"De gemeente beslist uiterlijk op {day_in_words(due)}. Dat is acht weken na ontvangst (Awb 4:13)."
    assert words in table.words()
    shot(panel, "application-term")
    hand.press("fill-due")
    typed = typed_answers(work.journal.drafts(case)[key.draft()])
    assert typed["decisionDueOn"] == DayAnswer(due.isoformat())
    assert not hand.seen("fill-due")
    assert not clipped_labels(table.window)
    assert not outside(table.window)
    assert not hard_to_use(table.window)
    form = fill_whole(work, family, the_form(work, "M"), family.mother)
    filled = next(each for each in work.files.get(case).filled if each.id == form)
    common = next(part for part in filled.parts if part.part == "common")
    late = {
        "receivedOn": DayAnswer((today - timedelta(days=60)).isoformat()),
        "decisionDueOn": DayAnswer((today - timedelta(days=4)).isoformat()),
    }
    work.filled_forms.fill(case, form, "application", "common", (family.boy,), {**dict(common.answers), **late})
    hand.open(case, PartKey(form, "application"))
    late_on = day_in_words(today - timedelta(days=4))
    assert f"Het besluit is te laat. De gemeente had uiterlijk op {late_on} moeten beslissen." in table.words()
    panel = hand.screen.findChild(DecisionPanel)
    assert panel is not None
    shot(panel, "application-late")
    table.rooms.show_family(case)
    table.settle()
    assert "Besluit op een aanvraag is te laat (van de gemeente)" in table.words()
    shot(table.window, "application-late-family")


def test_h24_a_municipality_with_a_term_of_its_own_says_where_it_stands(
    qtbot: QtBot, work: Workspace, family: Family
) -> None:
    source = "Verordening jeugdhulp, artikel 9 (verzonnen)"
    own = {**work.setting.values, "decision_weeks": "6", "decision_weeks_source": source}
    laid = sit_down(qtbot, replace(work, setting=replace(work.setting, values=own)))
    try:
        hand = FormHand(laid)
        hand.open(family.case, PartKey(work.filled_forms.begin(), "application"))
        hand.press("now-receivedOn")
        due = day_in_words(work.today() + timedelta(weeks=6))
        assert f"De gemeente beslist uiterlijk op {due}. Dat is haar eigen termijn: {source}." in plain(laid.words())
    finally:
        laid.leave()


def plain(words: str) -> str:
    """Words without the marks that keep a name apart from the text around it."""
    return words.replace("\u2068", "").replace("\u2069", "")
