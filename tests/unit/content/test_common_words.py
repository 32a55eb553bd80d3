from __future__ import annotations

import sys
from pathlib import Path

import pytest

from jgvisit.config import resources_dir
from jgvisit.content.common_words import CommonWords, common_words, read_common_words, words_of

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("rechter", id="listed"),
        pytest.param("Rechter", id="capital"),
        pytest.param("zo'n", id="apostrophe"),
        pytest.param("risico’s", id="typographic apostrophe"),
        pytest.param("belden", id="past tense"),
        pytest.param("beslis", id="first person"),
        pytest.param("vakjes", id="diminutive"),
        pytest.param("e-mail", id="hyphen"),
        pytest.param("weekendafspraak", id="two common words"),
        pytest.param("veiligheidsplan", id="joined by s"),
        pytest.param("kinderbescherming", id="joined by er"),
        pytest.param("opschrijven", id="verb with a short particle"),
        pytest.param("tegenin", id="particle at the end"),
    ],
)
def test_ordinary_dutch_is_known(word: str) -> None:
    assert common_words().knows(word)


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("ondertoezichtstelling", id="three common words"),
        pytest.param("uithuisplaatsing", id="three parts"),
        pytest.param("OTS", id="abbreviation"),
        pytest.param("ambulante", id="jargon"),
        pytest.param("proportionaliteit", id="law"),
        pytest.param("hechtingsproblematiek", id="compound of jargon"),
        pytest.param("pedagogisch-didactisch", id="hyphen between rare words"),
        pytest.param("xyz", id="no word"),
    ],
)
def test_what_few_people_know_is_not(word: str) -> None:
    assert not common_words().knows(word)


def test_a_part_of_a_compound_must_be_better_known_than_a_whole_word() -> None:
    words = CommonWords({"huis": 5.0, "dak": 4.1, "gording": 3.6})
    assert words.knows("gording")
    assert words.knows("dakhuis")
    assert not words.knows("dakgording")


def test_numbers_are_no_words_and_places_are_counted_in_the_text() -> None:
    assert list(words_of("Om 9 uur, zo'n 5 foto's.")) == [
        ("Om", 0, 2),
        ("uur", 5, 8),
        ("zo'n", 10, 14),
        ("foto's", 17, 23),
    ]


def test_remarks_in_the_list_are_no_words(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# geheim\n4.20 huis tuin\n", "utf-8")
    words = read_common_words(tmp_path / "words.txt")
    assert words.knows("tuin")
    assert not words.knows("geheim")


def test_the_list_is_what_the_published_one_gives() -> None:
    sys.path.insert(0, str(ROOT / "installer"))
    try:
        from build_common_words import common_words_text
    finally:
        sys.path.remove(str(ROOT / "installer"))
    assert (resources_dir() / "words" / "nl-common.txt").read_text("utf-8") == common_words_text()


def test_the_list_names_its_makers_and_licence() -> None:
    head = (resources_dir() / "words" / "nl-common.txt").read_text("utf-8")[:1000]
    for credit in ("wordfreq", "Robyn Speer", "CC BY-SA 4.0", "SUBTLEX-NL by Keuleers, Brysbaert and New", "Changed:"):
        assert credit in head
