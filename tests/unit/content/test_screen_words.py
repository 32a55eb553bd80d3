"""What the family reads on the screen beside the Dutch: files only, marked as unchecked, Dutch where words miss."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import pytest

from jgvisit.config import resources_dir
from jgvisit.content.check import check_pack
from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_model import Pack

LANGUAGES = ("ar", "en", "fy", "pl", "tr", "uk")
OUR = resources_dir() / "content"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OUR, tmp_path / "pack"))


def test_every_dutch_word_is_one_that_the_program_says() -> None:
    known = re.findall(r"<translation>(.*?)</translation>", (resources_dir() / "i18n/jgvisit_nl.ts").read_text(), re.S)
    said = {html.unescape(text) for text in known}
    words = re.findall(r'^    "(.*)",$', (OUR / "nl/screen.toml").read_text(), re.M)
    assert len(words) > 30
    assert not [word for word in words if word not in said]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_word_and_none_is_called_checked(own_pack: Pack, language: str) -> None:
    words = own_pack.screens[language]
    assert words.translation == "not_checked"
    assert {"U beslist", "De rechter beslist", "Onze hulp: vrijwillig", "Verder", "Terug"} <= set(words.lines)
    assert {len(each.lines) for each in own_pack.screens.values()} == {len(words.lines)}


def test_a_language_more_is_one_file_more(copied: Path) -> None:
    head = copied / "pack.toml"
    head.write_text(
        head.read_text() + '\n[[language]]\ncode = "so"\nname = "Soomaali"\ndirection = "ltr"\ncomplete = false\n'
    )
    (copied / "so").mkdir()
    (copied / "so/screen.toml").write_text('translation = "not_checked"\n\n[lines]\n"Verder" = "Sii wad"\n')
    assert load_pack(copied).screens["so"].lines == {"Verder": "Sii wad"}


def test_a_word_that_is_missing_or_belongs_to_no_dutch_is_found(copied: Path) -> None:
    file = copied / "pl/screen.toml"
    file.write_text(file.read_text().replace('"Verder" =', '"Verderop" ='))
    found = {(each.file, each.code) for each in check_pack(copied)}
    assert ("pl/screen.toml", "missing_translation") in found
    assert ("pl/screen.toml", "stray_translation") in found


def test_placeholders_are_those_of_the_dutch(copied: Path) -> None:
    file = copied / "uk/screen.toml"
    file.write_text(file.read_text().replace("Підпис: {name}", "Підпис"))
    assert [(each.file, each.code) for each in check_pack(copied)] == [("uk/screen.toml", "placeholder_differs")]


def test_without_words_the_dutch_stands_alone() -> None:
    assert DUTCH_ONLY.of("Verder") is None
    some = FamilyWords("uk", {"{name}: elk antwoord is goed.": "{name}: кожна відповідь добра."})
    assert some.of("Terug") is None
    assert some.of("{name}: elk antwoord is goed.", {"name": "Noor"}) == "Noor: кожна відповідь добра."


def test_a_name_in_an_arabic_sentence_keeps_its_own_direction() -> None:
    arabic = FamilyWords("ar", {"Handtekening van {name}": "توقيع: {name}"}, rtl=True)
    assert arabic.of("Handtekening van {name}", {"name": "Noor"}) == "توقيع: \u2066Noor\u2069"


def test_what_the_family_presses_with_the_screen_in_its_hands_is_among_them(own_pack: Pack) -> None:
    for words in own_pack.screens.values():
        assert {"Teruggeven", "Geef het scherm terug aan de medewerker.", "Wij gaan zo verder."} <= set(words.lines)
