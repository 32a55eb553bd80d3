"""The rights card in other languages: whole, never stale, and Dutch where a line has no words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jgvisit import config
from jgvisit.content.fill import placeholders
from jgvisit.content.law_book import LawBookError
from jgvisit.content.law_tables import load_law_tables

LAW = config.resources_dir() / "law"
TABLES = load_law_tables(LAW)
TEXT = TABLES.rights_text
DUTCH = {text for rule in TABLES.rights for text in (rule.title, *rule.sentences)}
DUTCH |= {word for both in TEXT.words.values() for word in both}


def test_the_languages_of_the_families_are_there() -> None:
    assert sorted(TEXT.languages) == ["ar", "en", "pl", "tr", "uk"]
    assert [name for name, words in TEXT.languages.items() if words.direction == "rtl"] == ["ar"]


@pytest.mark.parametrize("language", sorted(TEXT.languages))
def test_every_line_of_table_d_has_its_words_and_no_words_are_left_of_an_old_line(language: str) -> None:
    lines = TEXT.languages[language].lines
    assert set(lines) == DUTCH
    assert [dutch for dutch, text in lines.items() if placeholders(dutch) != placeholders(text)] == []
    assert [text for text in lines.values() if not text.strip()] == []


@pytest.mark.parametrize("language", sorted(TEXT.languages))
def test_h27_nobody_has_checked_them_yet(language: str) -> None:
    assert not TEXT.languages[language].checked
    assert TEXT.review == "draft"


def test_names_that_are_dutch_law_stay_dutch_in_every_language() -> None:
    for words in TEXT.languages.values():
        for dutch, text in words.lines.items():
            for name in ("Jeugdstem", "Veilig Thuis"):
                assert (name in dutch) == (name in text), text


def test_a_corrected_sentence_loses_its_translation_and_nothing_else(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LAW, tmp_path / "law"))
    file = folder / "d.toml"
    text = file.read_text(encoding="utf-8").replace("U mag nee zeggen tegen hulp.", "U mag hulp weigeren.")
    file.write_text(text, encoding="utf-8")
    arabic = load_law_tables(folder).rights_text.languages["ar"]
    assert arabic.line("U mag hulp weigeren.") is None
    assert arabic.line("U mag ook later stoppen.") is not None


def test_a_day_keeps_its_own_order_inside_arabic() -> None:
    known = TEXT.words["known"][0]
    assert "\u2066" in (TEXT.languages["ar"].line(known, day="21-11-2026") or "")


def test_another_language_is_one_more_file(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LAW, tmp_path / "law"))
    head = 'language = "{}"\ndirection = "ltr"\ntranslation = "checked"\n[lines]\n"Uw rechten" = "Jo rjochten"\n'
    (folder / "d-fy.toml").write_text(head.format("fy"), encoding="utf-8")
    frisian = load_law_tables(folder).rights_text.languages["fy"]
    assert frisian.line("Uw rechten") == "Jo rjochten"
    assert frisian.checked
    (folder / "d-so.toml").write_text(head.format("fy"), encoding="utf-8")
    with pytest.raises(LawBookError, match=r"d-so\.toml: is of fy"):
        load_law_tables(folder)


@pytest.mark.parametrize("broken", ["language = 1", "[lines", 'language = "so"'])
def test_a_language_that_is_not_whole_is_refused_by_file(tmp_path: Path, broken: str) -> None:
    folder = Path(shutil.copytree(LAW, tmp_path / "law"))
    (folder / "d-so.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(LawBookError, match=r"d-so\.toml"):
        load_law_tables(folder)
