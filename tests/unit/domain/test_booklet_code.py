"""The code on the cover: read as people type it over, and never taken for another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jgvisit.domain.booklet_code import code_of, read_code

CODES = st.integers(min_value=0, max_value=31**7 - 1).map(code_of)
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@given(CODES)
def test_a_code_is_read_as_it_is_typed(code: str) -> None:
    assert read_code(code) == code
    assert read_code(f" {code.lower().replace('-', ' ')} ") == code
    assert read_code(code.replace("-", "")) == code


@given(CODES, st.integers(0, 8), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_seen(code: str, at: int, letter: str) -> None:
    wrong = code[:at] + letter + code[at + 1 :]
    assert code[at] in (letter, "-") or read_code(wrong) is None


@given(CODES, st.integers(0, 7))
def test_two_swapped_letters_are_seen(code: str, at: int) -> None:
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    same = swapped.replace("-", "") == code.replace("-", "")
    assert same or read_code(swapped) is None


@pytest.mark.parametrize("typed", ["", "-", "2222-222", "2222-2222-2", "OOOO-IIII", "de blauwe", "٢٢٢٢-٢٢٢٢"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


def test_other_numbers_have_other_codes() -> None:
    assert len({code_of(number) for number in range(2000)}) == 2000
