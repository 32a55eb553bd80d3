from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jgvisit.content.files import ForbiddenShape, TermsShape
from jgvisit.content.plain import plain
from jgvisit.content.terms import compile_terms, find_terms

WORD = ForbiddenShape(term="niet vrijblijvend", matches=("niet vrijblijvend*",), rule="r", better="b", source="s")
TERMS = compile_terms(TermsShape(forbidden=(WORD,)))


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("  Niet-vrijblijvend! ", "niet vrijblijvend !"),
        ("cafe\u0301 Ĳs", "cafe ijs"),
        ("u móét", "u moet"),
        ("dra\u200eng \u2066dwang\u2069 dr\u20ddang dr\u2062ang dr\U000e0061ang", "drang dwang drang drang drang"),
        ("SIR İMZA", "sir imza"),
        ("sır imza", "sir imza"),
        ("سيبقـى", "سيبقى"),
        ("dr\u00adang\u200b", "drang"),
        ("سرًا", "سرا"),
        ("a_b", "a b"),
        ("", ""),
        ("\u0301", ""),
    ],
)
def test_a_text_is_searched_in_one_form(text: str, searched: str) -> None:
    assert plain(text).text == searched


@given(st.text())
def test_every_character_knows_where_it_came_from(text: str) -> None:
    searched = plain(text)
    assert len(searched.text) == len(searched.starts) == len(searched.ends)
    assert list(searched.starts) == sorted(searched.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(searched.starts, searched.ends, strict=True))
    assert "  " not in searched.text
    assert searched.text == searched.text.strip()


@given(before=st.text(), after=st.text())
def test_a_term_is_found_where_it_stands(before: str, after: str) -> None:
    text = f"{before}. Niet-vrijblijvende, {after}"
    found = [text[hit.start : hit.end] for hit in find_terms(text, TERMS)]
    assert "Niet-vrijblijvende" in found


def test_every_place_of_a_term_is_found() -> None:
    text = "Niet vrijblijvend. Echt niet-\nvrijblijvend. 🙂 niet vrijblijvende hulp"
    assert [text[hit.start : hit.end] for hit in find_terms(text, TERMS)] == [
        "Niet vrijblijvend",
        "niet-\nvrijblijvend",
        "niet vrijblijvende",
    ]


@pytest.mark.parametrize(
    "broken", ["onvrij-blijvend", "onvrij-\n  blijvend", "onvrij\u00ad\nblijvend", "onvrij\u2011blijvend"]
)
def test_a_word_broken_by_a_hyphen_is_found_once_where_it_stands(broken: str) -> None:
    word = ForbiddenShape(term="t", matches=("onvrijblijvend*", "niet vrijblijvend*"), rule="r", better="b", source="s")
    text = f"Dit is {broken} en niet-vrijblijvend."
    hits = find_terms(text, compile_terms(TermsShape(forbidden=(word,))))
    assert [text[hit.start : hit.end] for hit in hits] == [broken, "niet-vrijblijvend"]
