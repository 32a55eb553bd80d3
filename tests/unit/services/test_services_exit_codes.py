"""The code that takes a handed-over page back: never the PIN, never readable, no part of the tries (H10)."""

from __future__ import annotations

from pathlib import Path

import pytest
from town import TestClock, new_workspace

from jgvisit.services.laptop.exit_codes import CODE_DIGITS, EasyCodeError, ExitCodes
from jgvisit.store.pin import MIN_PIN_CHARACTERS


class _Texts(dict[str, str]):
    def put(self, key: str, value: str) -> None:
        self[key] = value


def test_only_the_chosen_code_is_right() -> None:
    codes = ExitCodes(_Texts())
    assert not codes.is_set
    assert not codes.is_right("2580")
    codes.choose("2580")
    assert codes.is_set
    assert codes.is_right("2580")
    assert not codes.is_right("2581")
    codes.choose("7391")
    assert not codes.is_right("2580")


def test_a_page_that_never_came_back_is_remembered_until_the_next_one_goes_out_and_returns() -> None:
    codes = ExitCodes(_Texts())
    assert not codes.was_not_given
    codes.note_out(True)
    assert codes.was_not_given
    codes.note_out(False)
    assert not codes.was_not_given


@pytest.mark.parametrize("code", ["", "258", "25801", "2a80", "٢٥٨٠", "0000", "1234", "9876"])
def test_what_everybody_tries_first_is_no_code(code: str) -> None:
    texts = _Texts()
    with pytest.raises(EasyCodeError):
        ExitCodes(texts).choose(code)
    assert not texts


def test_h10_no_code_can_be_the_pin() -> None:
    assert CODE_DIGITS < MIN_PIN_CHARACTERS


def test_the_code_stands_nowhere_as_it_is(tmp_path: Path) -> None:
    work = new_workspace(tmp_path, TestClock())
    work.exit_codes.choose("2580")
    assert work.exit_codes.is_right("2580")
    assert "2580" not in (work.safe.settings.get("exit_code") or "")
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and b"exit_code" in file.read_bytes()]
