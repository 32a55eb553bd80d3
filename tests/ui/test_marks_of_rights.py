"""The rights card and the heard words carry the marks that every card carries, on the screen and on paper (H27)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, new_workspace, settle_family

from jgvisit import own_content
from jgvisit.content.model import ReviewState
from jgvisit.ids import PersonId
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.rights.view import Concern

CHECKED = "Concept: een jurist heeft deze tekst"
EXPIRED = "Deze tekst gold tot en met 1 november 2026. Vraag de gemeente of hij nog klopt."


@pytest.fixture(params=["draft", "checked_by_jurist", "released"])
def review(request: pytest.FixtureRequest) -> ReviewState:
    return request.param  # type: ignore[no-any-return]  # the params above


@pytest.fixture
def table(
    qtbot: QtBot, tmp_path: Path, clock: TestClock, monkeypatch: pytest.MonkeyPatch, review: ReviewState
) -> Iterator[Table]:
    """A visit with tables whose texts are in this state and ran out on 1 November."""
    own = own_content.law_tables()
    text = replace(own.rights_text, review=review, valid_until=date(2026, 11, 1))
    monkeypatch.setattr(own_content, "law_tables", lambda: replace(own, rights_text=text))
    work = new_workspace(tmp_path, clock)
    family = settle_family(work)
    visit = begin_visit(work, family, family.father)
    work.visits.use_interpreter(family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalPhone"))
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def _family(table: Table) -> tuple[Family, Concern]:
    (file,) = table.work.files.all()
    by_name = {member.name: member.id for member in file.members}
    mother, father = by_name["Samira Haddad"], by_name["Jeroen de Boer"]
    girl, boy = by_name["Noor de Boer"], by_name["Sami de Boer"]
    return Family(file.case, mother, father, girl, boy), Concern(PersonId(mother), (girl, boy))


def test_the_card_says_how_far_its_text_is_and_that_its_days_are_over(table: Table, review: ReviewState) -> None:
    family, _ = _family(table)
    table.tap("rights")
    table.tap(f"rights-{family.mother}={family.girl},{family.boy}")
    words = table.words()
    assert ("deze tekst is nog niet door een jurist gecontroleerd" in words) == (review == "draft")
    assert ("een jurist heeft deze tekst gecontroleerd" in words) == (review == "checked_by_jurist")
    assert EXPIRED in words
    assert "كان هذا النص صالحًا" in words, "the same in the family's language"


def test_the_sheet_says_the_same_in_both_languages(table: Table, review: ReviewState) -> None:
    family, concern = _family(table)
    for sheet in (
        table.work.sheets.personal(family.case, concern, "ar"),
        table.work.sheets.general(family.case, family.mother, "ar"),
    ):
        dutch = [line for line, _ in sheet.notices]
        assert any(line.startswith("Concept: nog geen jurist") for line in dutch) == (review == "draft")
        assert any(line.startswith(CHECKED) for line in dutch) == (review == "checked_by_jurist")
        assert EXPIRED in dutch
        assert all(translated for _, translated in sheet.notices)


def test_a_question_about_a_belief_carries_the_marks_of_its_text(table: Table) -> None:
    family, _ = _family(table)
    table.rooms.show_heard(family.case)
    table.settle()
    asked = next(each for each in table.rooms.heard_screen._state.questions if each.person == family.mother)
    table.tap(f"ask-{asked.term}-{asked.person}")
    words = table.words()
    assert "deze tekst is nog niet door een jurist gecontroleerd" in words
    assert "Nog geen vertaler heeft deze vertaling nagekeken." in words
