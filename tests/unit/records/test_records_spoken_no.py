"""Who took a yes back aloud: by the order of the records, never by a clock."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from record_factory import CASE, FATHER, MOTHER, SANNE, Laptop, at, decided, form, uuid

from jgvisit.records.fold import fold
from jgvisit.records.happenings_of_help import RefusalHeard

EVENT = uuid(0xE1)


def said_no(*persons: str, children: tuple[str, ...] = (SANNE,), **more: Any) -> RefusalHeard:
    return RefusalHeard(
        event=EVENT, on="2026-03-05", source="zij belde", about="de hulp", children=children, persons=persons, **more
    )


def noes(records: Any) -> tuple[str, ...]:
    (known,) = fold(CASE, records).forms
    return known.said_no


@pytest.mark.parametrize("children", [(SANNE,), ()])
def test_a_no_after_the_yes_stands_until_that_person_decides_again(laptop: Laptop, children: tuple[str, ...]) -> None:
    laptop.write(form())
    laptop.write(decided())
    laptop.write(decided(person=FATHER))
    assert noes(laptop.records) == ()
    laptop.write(said_no(MOTHER, children=children))
    assert noes(laptop.records) == (MOTHER,)
    laptop.write(decided(person=FATHER))
    assert noes(laptop.records) == (MOTHER,), "the yes of another renews nothing"
    laptop.write(decided())
    assert noes(laptop.records) == ()


def test_a_no_about_another_child_or_written_by_mistake_says_nothing(laptop: Laptop) -> None:
    laptop.write(form())
    laptop.write(decided())
    laptop.write(said_no(MOTHER, children=(uuid(0xC9),)))
    assert noes(laptop.records) == ()
    laptop.write(said_no(MOTHER))
    laptop.write(said_no(MOTHER, mistaken="het was een ander gezin"))
    assert noes(laptop.records) == ()


def test_a_corrected_no_is_as_old_as_its_first_version(laptop: Laptop) -> None:
    laptop.write(form())
    laptop.write(decided())
    first = laptop.write(said_no(MOTHER))
    laptop.write(decided())
    laptop.write(said_no(MOTHER, FATHER), supersedes=(first,))
    assert noes(laptop.records) == (FATHER,), "the mother said yes since; the father is named only now"


def test_of_a_no_and_a_yes_that_did_not_know_of_each_other_the_no_holds_in_any_order() -> None:
    one, other = Laptop(), Laptop()
    records = [at(one.write(form()), 1), one.write(decided()), other.write(said_no(MOTHER))]
    assert {noes(each) for each in permutations(records)} == {(MOTHER,)}


def test_a_mistake_that_a_rival_version_contradicts_leaves_the_no_standing() -> None:
    one, other = Laptop(), Laptop()
    records = [at(one.write(form()), 1), one.write(decided()), at(one.write(said_no(MOTHER)), 2)]
    other.pulled(2)
    records += [one.write(said_no(MOTHER, mistaken="verkeerd gehoord")), other.write(said_no(MOTHER, FATHER))]
    assert MOTHER in noes(records)
