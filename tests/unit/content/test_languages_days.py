"""Days and names as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from jgvisit.content.fill import MONTHS, day_in_words, form_values
from jgvisit.content.pack_model import Pack
from jgvisit.services.talk.conditions import joined

LANGUAGES = ("en", "tr", "pl", "uk", "fy")


@pytest.mark.parametrize(
    ("language", "december", "march"),
    [
        ("en", "1 December 2026", "31 March 2027"),
        ("tr", "1 Aralık 2026", "31 Mart 2027"),
        ("pl", "1 grudnia 2026 roku", "31 marca 2027 roku"),
        ("uk", "1 грудня 2026 року", "31 березня 2027 року"),
        ("fy", "1 desimber 2026", "31 maart 2027"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(language: str, december: str, march: str) -> None:
    assert day_in_words(date(2026, 12, 1), language) == december
    assert day_in_words(date(2027, 3, 31), language) == march


@pytest.mark.parametrize("language", sorted(MONTHS))
def test_a_year_has_twelve_months_with_names_of_their_own(language: str) -> None:
    days = {day_in_words(date(2026, month, 1), language) for month in range(1, 13)}
    assert len(days) == len(MONTHS[language]) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_of_a_form_stands_in_the_words_of_its_language(own_pack: Pack, language: str) -> None:
    form = own_pack.definition("consentToHelp", language)
    if language == "fy":
        assert form is None
        return
    assert form is not None
    assert form_values(form, {"startsOn": "2026-12-01"}) == {"startsOn": day_in_words(date(2026, 12, 1), language)}


@pytest.mark.parametrize(
    ("language", "three"),
    [
        ("en", "Noor, Sami and Ada"),
        ("tr", "Noor, Sami ve Ada"),
        ("pl", "Noor, Sami i Ada"),
        ("uk", "Noor, Sami та Ada"),
        ("fy", "Noor, Sami en Ada"),
    ],
)
def test_names_are_joined_by_the_languages_own_word(language: str, three: str) -> None:
    assert joined(["Noor", "Sami", "Ada"], language) == three
    assert joined(["Noor"], language) == "Noor"
