"""Heard words and questions about beliefs: readable for ever, folded with the talk they belong to."""

from __future__ import annotations

import msgspec
import pytest
from record_factory import CASE, FATHER, MOTHER, VISIT, Laptop, asked_back, card, heard, person, said_back

from jgvisit.records.body import read_body
from jgvisit.records.fold import fold
from jgvisit.records.kinds import read_payload

STORED = {
    "heardTermExplained": b'{"about_children":["%s"],"audience":"parent","explained_to":["%s"],"frame_said":"checking",'
    b'"languages":["nl","ar"],"sort":"word","statements":["heard.p.word","drang.01"],"term":"drang",'
    b'"term_version":"1.0","used_by":["%s"],"visit":"%s","word":"drangtraject"}'
    % (FATHER.encode(), MOTHER.encode(), MOTHER.encode(), VISIT.encode()),
    "beliefAskedBack": b'{"card":"K17","card_version":"1.0","follow_up_on":"2026-03-09","outcome":"notYet",'
    b'"own_words":"weet ik niet","person":"%s","question":"Wie beslist?","term":"gedwongen-weg",'
    b'"term_version":"1.0","visit":"%s"}' % (MOTHER.encode(), VISIT.encode()),
}
"""As written at version 1."""


@pytest.mark.parametrize("kind", STORED)
def test_a_payload_as_it_was_stored_at_version_1_is_still_read(kind: str, laptop: Laptop) -> None:
    body = read_body(laptop.write(person()).body or b"")
    payload = read_payload(msgspec.structs.replace(body, kind=kind, kind_version=1, payload=msgspec.Raw(STORED[kind])))
    assert payload is not None
    assert msgspec.to_builtins(payload) == msgspec.to_builtins(msgspec.json.decode(STORED[kind], type=type(payload)))


def test_a_heard_word_is_part_of_the_family_with_who_said_it_and_who_it_was_explained_to(laptop: Laptop) -> None:
    laptop.write(heard(used_by=(MOTHER, FATHER)))
    laptop.write(heard(term="dwangtraject", word="dwang", frame_said=None))
    first, second = fold(CASE, laptop.records).heard_terms
    assert (first.word, first.used_by, first.explained_to) == ("drangtraject", (MOTHER, FATHER), (MOTHER,))
    assert (first.sort, first.frame_said, first.statements) == ("word", "voluntary", ("heard.p.word", "drang.01"))
    assert (second.word, second.frame_said) == ("dwang", None)


def test_the_answer_about_a_belief_counts_for_the_card_that_answers_it(laptop: Laptop) -> None:
    laptop.write(card())
    laptop.write(asked_back("notYet", follow_up_on="2026-03-09"))
    laptop.write(said_back())
    asked, said = fold(CASE, laptop.records).said_back
    assert (asked.card, asked.outcome, asked.belief, asked.follow_up_on) == (
        "K04",
        "notYet",
        "nee-zeggen",
        "2026-03-09",
    )
    assert (said.card, said.belief) == ("K02", None)


def test_what_was_said_later_comes_later_whichever_kind_it_is(laptop: Laptop) -> None:
    laptop.write(said_back("later"))
    laptop.write(asked_back())
    laptop.write(said_back("ownWordsCorrect"))
    said = fold(CASE, laptop.records[::-1]).said_back
    assert [answer.outcome for answer in said] == ["later", "notYet", "ownWordsCorrect"]
