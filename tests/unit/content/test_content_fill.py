from __future__ import annotations

from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jgvisit.content.conditions import form_conditions
from jgvisit.content.fill import BIDI_CONTROLS, Listed, PlaceholderError, day_in_words, fill, form_values
from jgvisit.content.form_model import FormDefinition
from jgvisit.content.pack_model import Pack

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"


@pytest.fixture
def form(own_pack: Pack) -> FormDefinition:
    return own_pack.definitions[("consentToHelp", "nl")]


def test_values_take_the_place_of_their_names() -> None:
    assert fill("Ik ben {worker}. Ik kom voor {child}.", {"worker": "Sanne", "child": "Amir"}) == (
        "Ik ben Sanne. Ik kom voor Amir."
    )


def test_a_name_without_a_value_is_refused_whole() -> None:
    with pytest.raises(PlaceholderError) as error:
        fill("Voor {child} geldt {order}.", {"child": "Amir"})
    assert "order" in str(error.value)


@pytest.mark.parametrize("empty", ["", "  \n", "\u202e\u200f"])
def test_an_empty_value_is_refused_because_the_sentence_would_be_vague(empty: str) -> None:
    with pytest.raises(PlaceholderError):
        fill("Voor {child} is de hulp vrijwillig.", {"child": empty})


def test_a_value_is_text_and_never_a_placeholder_or_markup() -> None:
    values = {"child": "<b>{worker}</b> %s $x {0}", "worker": "Sanne"}
    assert fill("Voor {child}.", values) == "Voor <b>{worker}</b> %s $x {0}."


def test_a_value_cannot_turn_the_rest_of_the_sentence_around() -> None:
    assert fill("Voor {child} nu.", {"child": "A\u202emir\u2066\u200e"}) == "Voor Amir nu."


def test_a_value_stays_on_its_line() -> None:
    assert fill("Voor {child}.", {"child": "Amir\r\n\u2028 Handtekening:\tja\x00\x1b[2J"}) == (
        "Voor Amir Handtekening: ja[2J."
    )


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("typed", ["Denkt u mee?", "هل تفكرون معنا؟", "Help!", "Jan B."])
def test_who_closed_the_sentence_gets_no_second_full_stop(typed: str, direction: Literal["ltr", "rtl"]) -> None:
    filled = fill("Vraag: {asked}. Dank.", {"asked": typed}, direction)
    assert "".join(char for char in filled if char not in BIDI_CONTROLS) == f"Vraag: {typed} Dank."


def test_names_of_every_script_keep_their_marks() -> None:
    for name in ("José-María", "Zoë", "ሰላም", "محمّد", "فاطمه\u200cزهرا", "Nguyễn", "o\u0301", "𠮷野"):
        assert fill("{child}", {"child": name}) == name


def test_in_arabic_each_value_is_isolated_in_its_own_direction() -> None:
    assert fill("من أجل {child} الآن.", {"child": "Amir 7"}, "rtl") == f"من أجل {LRI}Amir 7{PDI} الآن."
    assert fill("من أجل {child} الآن.", {"child": "أمير"}, "rtl") == f"من أجل {RLI}أمير{PDI} الآن."


def test_in_arabic_each_of_several_names_keeps_its_own_isolate_and_its_place() -> None:
    both = Listed(["Noor de Boer", "سامي", "A\u202emir"], [", ", " و "])
    assert fill("عن {child} الآن", {"child": both}, "rtl") == (
        f"عن {LRI}Noor de Boer{PDI}, {RLI}سامي{PDI} و {LRI}Amir{PDI} الآن"
    )
    assert fill("Over {child}.", {"child": both}) == "Over Noor de Boer, سامي و Amir."


def test_in_arabic_dates_numbers_and_latin_words_are_isolated() -> None:
    assert fill("حتى {endsOn} ضمنًا", {"endsOn": "1-12-2026"}, "rtl") == f"حتى {LRI}1-12-2026{PDI} ضمنًا"
    assert fill("من 12 إلى 15 سنة", {}, "rtl") == f"من {LRI}12{PDI} إلى {LRI}15{PDI} سنة"
    assert fill("الطفل (Raad voor de Kinderbescherming).", {}, "rtl") == (
        f"الطفل ({LRI}Raad voor de Kinderbescherming{PDI})."
    )


@given(st.text(min_size=1), st.sampled_from(["ltr", "rtl"]))
def test_no_value_leaves_a_control_or_an_open_isolate(value: str, direction: str) -> None:
    try:
        text = fill("A {child} b.", {"child": value}, "rtl" if direction == "rtl" else "ltr")
    except PlaceholderError:
        return
    assert sum(text.count(opener) for opener in (LRI, RLI)) == text.count(PDI)
    inside = text.replace(LRI, "").replace(RLI, "").replace(PDI, "")
    assert not BIDI_CONTROLS & set(inside)
    assert inside.startswith("A ")
    assert len(inside.splitlines()) == 1


def test_a_day_is_written_in_words() -> None:
    assert day_in_words(date(2028, 2, 29)) == "29 februari 2028"
    assert day_in_words(date(2026, 12, 1), "ar") == "1 ديسمبر 2026"
    assert day_in_words(date(2026, 12, 1), "ti") == "1-12-2026"


def test_answers_read_well_inside_the_paragraphs(form: FormDefinition) -> None:
    answers = {
        "startsOn": "2026-12-01",
        "alternativesDiscussed": "geen hulp.\n\nhulp via school",
        "workerRole": "help",
        "helpGoal": "  rust thuis. ",
        "helpFrequency": " ",
    }
    assert form_values(form, answers) == {
        "startsOn": "1 december 2026",
        "alternativesDiscussed": "geen hulp; hulp via school",
        "workerRole": "Geeft zelf ook hulp",
        "helpGoal": "rust thuis",
    }


def test_what_is_no_date_or_choice_is_shown_as_typed(form: FormDefinition) -> None:
    assert form_values(form, {"startsOn": "na de vakantie", "workerRole": "anders"}) == {
        "startsOn": "na de vakantie",
        "workerRole": "anders",
    }


def test_the_answers_themselves_say_which_paragraphs_are_true(form: FormDefinition) -> None:
    holds = form_conditions(form, {"decisionLetterNeeded": "letter", "helpFrequency": "  ", "helpGoal": "rust"})
    assert holds == {"given.decisionLetterNeeded", "decisionLetterNeeded.letter", "given.helpGoal"}
