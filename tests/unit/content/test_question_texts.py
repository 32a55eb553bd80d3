"""What families ask: each question leads each of its readers to a sentence that holds, whatever is on record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jgvisit.content.check import check_pack
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_model import Pack

Change = Callable[[str, str, str], int]
NL, AR = "nl/questions.toml", "ar/questions.toml"
LANGUAGES = ("ar", "en", "fy", "pl", "tr", "uk")


def test_the_questions_that_practice_hears_are_there(own_pack: Pack) -> None:
    asked = {each.text for each in own_pack.questions["nl"].questions}
    assert {"Moet ik meedoen?", "Kunnen jullie mijn kind weghalen?", "Wie leest dit?", "Is het mijn schuld?"} <= asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_stands_in_every_language_unchecked(own_pack: Pack, language: str) -> None:
    words, dutch = own_pack.questions[language], own_pack.questions["nl"]
    assert words.translation == "not_checked"
    assert [each.id for each in words.questions] == [each.id for each in dutch.questions]
    assert all(each.text.endswith(("?", "؟")) for each in words.questions)


def test_all_ages_have_questions_of_their_own(own_pack: Pack) -> None:
    readers = [reader for each in own_pack.questions["nl"].questions for reader in each.readers]
    assert min(readers.count(who) for who in ("parent", "child6", "youth12", "youth16")) >= 7


FAULTS = {
    "a question that leads nowhere": ('at = "K19.06"', 'at = "K19.66"', "unknown_id"),
    "a sentence of another reader": ('at = "K24a.c06"', 'at = "K02.05"', "unknown_id"),
    "an answer that does not always hold": (', { at = "K02.05" }]', "]", "missing_field"),
    "an unknown condition": ("frame_court_ordered", "frame_court", "unknown_condition"),
    "no question": ("Moet ik tekenen?", "U moet tekenen.", "missing_field"),
    "a question given twice": ('id = "tekenen"', 'id = "stoppen"', "duplicate_id"),
    "asked by nobody": ('readers = ["child6"]', "readers = []", "missing_field"),
}


@pytest.mark.parametrize("fault", list(FAULTS))
def test_a_question_without_a_sure_answer_makes_a_pack_unusable(change: Change, copied: Path, fault: str) -> None:
    old, new, code = FAULTS[fault]
    change(NL, old, new)
    assert code in {finding.code for finding in check_pack(copied) if finding.file == NL}


def test_a_question_is_checked_as_every_text_for_a_family_is(change: Change, copied: Path) -> None:
    change(NL, "Moet ik tekenen?", "Is deze drang niet vrijblijvend?")
    assert "forbidden_term" in {finding.code for finding in check_pack(copied) if finding.file == NL}


def test_a_translation_adds_and_misses_nothing(change: Change, copied: Path) -> None:
    change(AR, 'id = "tekenen"', 'id = "niets"')
    found = {(finding.file, finding.code) for finding in check_pack(copied)}
    assert {(AR, "stray_translation"), (AR, "missing_translation")} <= found


def test_a_pack_without_questions_still_loads(copied: Path) -> None:
    for file in (NL, AR):
        (copied / file).unlink()
    assert not load_pack(copied).questions
