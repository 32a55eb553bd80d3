"""How the rows of the book lie over each other: who hears why, and who is told instead of asked."""

from __future__ import annotations

import pytest
from law_families import BOOK, CHILD, FATHER, FOSTER, MOTHER, TWO_PARENTS, ask, family, holds, order, person

from jgvisit.domain.answer import RequiredMark
from jgvisit.domain.facts import Facts
from jgvisit.domain.law_book import version_order
from jgvisit.ids import PersonId

SISTER = PersonId("sister")


def mark(facts: Facts, who: PersonId) -> RequiredMark:
    (found,) = (each for each in ask(facts).required if each.person == who)
    return found


def test_a1_8_why_somebody_decides_alone_is_said_to_who_holds_authority_and_not_to_the_child() -> None:
    facts = family(13, holds(MOTHER), holds(FATHER, suspended=True))
    assert "BW 1:268" in mark(facts, MOTHER).articles
    assert "BW 1:268" not in mark(facts, CHILD).articles
    assert mark(facts, MOTHER).why.startswith(mark(facts, CHILD).why)
    assert mark(facts, MOTHER).why != mark(facts, CHILD).why


def test_a1_7_what_a_foster_parent_agrees_with_is_no_consent_beside_an_order() -> None:
    facts = family(7, *TWO_PARENTS, orders=(order("ots"),), people=(person(FOSTER, "foster_parent"),))
    assert mark(facts, FOSTER).kind == "A"
    assert "naast de maatregel" not in mark(facts, FOSTER).why
    assert "naast de maatregel" in mark(facts, MOTHER).why


def test_a1_7_that_our_own_help_stays_voluntary_is_said_to_everybody_who_is_asked() -> None:
    facts = family(13, *TWO_PARENTS, orders=(order("ots"),))
    assert all("naast de maatregel" in mark(facts, who).why for who in (CHILD, MOTHER, FATHER))


@pytest.mark.parametrize(("age", "told"), [(11, True), (12, False)])
def test_a_sister_under_12_whom_an_agreement_touches_is_told_and_not_asked(age: int, told: bool) -> None:
    facts = family(7, *TWO_PARENTS, people=(person(SISTER, "child", age),))
    found = ask(facts, "safety_plan", touches=(SISTER,))
    assert (SISTER in found.informed, SISTER in {each.person for each in found.required}) == (told, not told)


def test_versions_of_the_book_are_ordered_as_numbers_and_other_words_come_first() -> None:
    assert [version_order(each) for each in ("2026.1", "2026.10", "x.2", "1")] == [(2026, 1), (2026, 10), (-1, 2), (1,)]


def test_an_exception_that_the_book_does_not_have_is_named() -> None:
    with pytest.raises(KeyError, match="X9"):
        BOOK.exception("X9")
