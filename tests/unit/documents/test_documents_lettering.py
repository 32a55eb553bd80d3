from __future__ import annotations

import importlib.util
import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_examples import dutch_paper

from jgvisit.config import resources_dir
from jgvisit.documents.errors import UndrawableTextError
from jgvisit.documents.lettering import clean, is_right_to_left, lay_out, undrawable
from jgvisit.documents.model import Paper
from jgvisit.documents.render import Renderer

COVERAGE = resources_dir() / "fonts" / "coverage.json"
EVERY_CHARACTER = sorted(
    {chr(p) for runs in json.loads(COVERAGE.read_text()).values() for a, b in runs for p in range(a, b + 1)}
)


def saying(text: str) -> Paper:
    return replace(dutch_paper(), decision=text, sections=(), marks=())


def test_the_coverage_file_is_what_the_fonts_themselves_have() -> None:
    script = Path(__file__).parents[3] / "installer" / "font_coverage.py"
    spec = importlib.util.spec_from_file_location("font_coverage", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert json.loads(COVERAGE.read_text()) == module.coverage()


@pytest.mark.parametrize(
    "name",
    [
        "Zoë Šimić-Łuczak",
        "محمد بن عبد العزيز",
        "فاطمةٌ",
        "ሰላም ተስፋይ",
        "Олена Їжак",
        "İpek Şahin",
        "Nguyễn Thị Hạnh",
        "d'Álvarez 3",
    ],
)
def test_names_of_the_languages_we_serve_can_be_drawn(name: str) -> None:
    assert undrawable(name) == set()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("王小明", {"王", "小", "明"}),
        ("Sem 🙂", {"🙂"}),
        ("ஜெய", {"ஜ", "ெ", "ய"}),
        ("\ud800", {"\ud800"}),
        ("\ufff9", {"\ufff9"}),
        ("ሀ\u0591", {"\u0591"}),
        ("\u0651", {"\u0651"}),
        ("Anna\n\u0651", {"\u0651"}),
    ],
)
def test_characters_no_font_has_are_named_at_entry(text: str, missing: set[str]) -> None:
    assert undrawable(text) == missing


def test_every_character_said_to_be_drawable_is_drawn(renderer: Renderer) -> None:
    letters = [c for c in EVERY_CHARACTER if not unicodedata.category(c).startswith("M")]
    marks = [c for c in EVERY_CHARACTER if unicodedata.category(c).startswith("M")]
    marked = [base + mark for mark in marks for base in " aبሀ" if not undrawable(base + mark)]
    assert len(marked) > len(marks)
    assert renderer.pdf(saying(" ".join(letters) + " ".join(marked))).startswith(b"%PDF")


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from([*EVERY_CHARACTER, *"\u200d\u200c\u00ad\ufe0f\u202e\u2066\n\x00\x07" * 30]), max_size=60)
)
def test_what_undrawable_accepts_never_stops_a_paper(renderer: Renderer, text: str) -> None:
    if undrawable(text):
        with pytest.raises(UndrawableTextError):
            renderer.pdf(saying(text))
    else:
        assert renderer.pdf(saying(text)).startswith(b"%PDF")


def test_a_name_cannot_turn_the_line_around_it_or_end_the_document() -> None:
    assert clean("Jan\u202e naJ\u2067\x00 \u200fde\u061c Wit\x1b") == "Jan naJ de Wit"


def test_line_ends_of_every_system_become_one() -> None:
    assert clean("een\r\ntwee\rdrie\u2028vier\u0085vijf\tzes") == "een\ntwee\ndrie\nvier\nvijf zes"


def test_a_letter_and_its_mark_are_composed() -> None:
    assert clean("Zoe\u0308") == "Zoë"


@pytest.mark.parametrize("number", ["21-11-2026", "085 000 00 00", "+31 6 00000000", "14:03", "1.234,50", "7"])
def test_numbers_keep_their_order_among_right_to_left_letters(number: str) -> None:
    assert f"\u2066{number.replace(' ', chr(0xA0))}\u2069" in lay_out(f"حتى {number} فقط")


def test_numbers_in_dutch_need_no_isolation_but_stay_on_one_line() -> None:
    assert lay_out("Bel 085 000 00 00.") == "Bel 085\u00a0000\u00a000\u00a000."


def test_a_word_too_long_for_a_line_can_be_broken_and_a_normal_one_is_left_alone() -> None:
    long = lay_out("x" * 60)
    assert long.replace("\u200b", "") == "x" * 60
    assert max(len(part) for part in long.split("\u200b")) == 12
    assert lay_out("Toestemmingsverklaring") == "Toestemmingsverklaring"


def test_a_break_never_comes_between_a_letter_and_its_mark() -> None:
    assert "\u200b\u0323" not in lay_out("q\u0323" * 40)


@pytest.mark.parametrize(("text", "expected"), [("Anna 3", False), ("שלום", True), ("Anna محمد", True), ("", False)])
def test_right_to_left_text_is_recognised(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected
