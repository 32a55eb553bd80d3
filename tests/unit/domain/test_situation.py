"""One question in its facts: who gets the help, how old they are, and who decides over them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from law_families import CHILD, FATHER, MOTHER, OTHER, TWO_PARENTS, family, holds, person

from jgvisit.domain.facts import Facts, Person, Question
from jgvisit.domain.situation import Situation, situation_of
from jgvisit.ids import PersonId

STRANGER = PersonId("nobody-here")


def case_of(facts: Facts, **asked: PersonId) -> Situation:
    return situation_of(facts, Question(CHILD, "help", **asked))


@pytest.mark.parametrize(
    ("who", "under_12"),
    [
        pytest.param(person(CHILD, "child", 11), True, id="11"),
        pytest.param(person(CHILD, "child", 12), False, id="12"),
        pytest.param(Person(CHILD, None, "child"), True, id="a child of unknown age"),
        pytest.param(Person(MOTHER, None, "parent"), False, id="a parent of unknown age"),
    ],
)
def test_of_unknown_age_a_child_is_read_as_young_and_a_grown_up_is_not(who: Person, under_12: bool) -> None:
    assert case_of(family(7, *TWO_PARENTS, people=(who,))).is_under_12(who.id) is under_12


def test_somebody_who_is_not_in_the_facts_is_a_child_of_unknown_age_and_keeps_the_id() -> None:
    case = case_of(family(7, *TWO_PARENTS), recipient=STRANGER)
    assert case.patient == Person(STRANGER, None, "child")
    assert (case.band, case.is_under_12(STRANGER)) == (None, True)


def test_a_grown_up_of_unknown_age_who_gets_help_is_grown_up_and_a_child_of_unknown_age_is_in_no_band() -> None:
    facts = family(7, *TWO_PARENTS, people=(Person(MOTHER, None, "parent"), Person(CHILD, None, "child")))
    assert case_of(facts, recipient=MOTHER).band == "18+"
    assert case_of(facts).band is None


def test_who_decides_is_read_over_the_person_who_gets_the_help() -> None:
    over_mother = replace(holds(OTHER), child=MOTHER)
    facts = family(1, holds(FATHER), over_mother, people=(person(MOTHER, age=16),))
    assert case_of(facts).authority.holders == (FATHER,)
    assert case_of(facts, recipient=MOTHER).authority.holders == (OTHER,)


def test_of_two_lines_about_one_person_the_same_is_read_in_either_order() -> None:
    known, unknown = person(CHILD, "child", 13), Person(CHILD, None, "child")
    read = [
        case_of(replace(family(7, *TWO_PARENTS), persons=persons)).patient
        for persons in ((known, unknown), (unknown, known))
    ]
    assert read[0] == read[1]
