from __future__ import annotations

import pytest

from jgvisit.store.passphrase import WORDS, canonical_passphrase, new_passphrase, word_list


def test_the_list_holds_at_least_2048_distinct_plain_words() -> None:
    words = word_list()
    assert len(words) == len(set(words)) >= 2048
    assert all(word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 8 for word in words)


def test_a_passphrase_has_six_words_of_the_list_and_is_never_the_same() -> None:
    drawn = {new_passphrase() for _ in range(20)}
    assert len(drawn) == 20
    assert all(len(words) == WORDS == 6 and set(words) <= set(word_list()) for words in drawn)


@pytest.mark.parametrize(
    "typed", ["Appel boom  STOEL", "appel-boom-stoel\n", " appel, boom, stoel. ", "appel\tboom\nstoel"]
)
def test_words_are_understood_however_they_are_written_down(typed: str) -> None:
    assert canonical_passphrase(typed) == "appel boom stoel"
