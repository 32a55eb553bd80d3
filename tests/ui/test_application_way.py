"""The way of an application on the laptop, when it changes after the back office took it over (H25)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from form_examples import fill_whole, the_form
from form_hand import FormHand
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family
from usable import clipped_labels, hard_to_use, outside

from jgvisit.ids import FormId
from jgvisit.records.answers import TextAnswer
from jgvisit.services.forms.drafts import PartKey
from jgvisit.workspace import Workspace

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
