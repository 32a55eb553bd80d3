"""The rights card in the fold: what was seen, what was gone through, which sheet somebody wants."""

from __future__ import annotations

import pytest
from record_factory import CASE, MOTHER, SANNE, VISIT, Laptop, id_of

from jgvisit.records.fold import fold
from jgvisit.records.payload_papers import RightsSheetChosen
from jgvisit.records.payload_rights import CircumstanceSeen, RightsShown


def seen(what: str = "stay", *, holds: bool = True) -> CircumstanceSeen:
    return CircumstanceSeen(child=SANNE, person=MOTHER, what=what, seen="moeder", holds=holds)


def sheet(kind: str) -> RightsSheetChosen:
    return RightsSheetChosen(visit=VISIT, person=MOTHER, sheet=kind, law_book="1")


def test_what_was_seen_holds_until_it_is_taken_back(laptop: Laptop) -> None:
    laptop.write(seen())
    assert [(known.what, known.holds, known.seen) for known in fold(CASE, laptop.records).circumstances] == [
        ("stay", True, "moeder")
    ]
    laptop.write(seen(holds=False))
    file = fold(CASE, laptop.records)
    assert [known.holds for known in file.circumstances] == [False]
    assert file.conflicts == ()


@pytest.mark.parametrize("what", ["stay", "parents_apart"])
def test_of_two_who_did_not_know_of_each_other_the_version_holds_that_promises_least(what: str) -> None:
    here, there = Laptop(), Laptop()
    records = [here.write(seen(what)), there.write(seen(what, holds=False))]
    for order in (records, records[::-1]):
        file = fold(CASE, order)
        assert [known.holds for known in file.circumstances] == [False]
        assert [set(conflict.records) for conflict in file.conflicts] == [{id_of(record) for record in records}]


def test_every_showing_of_a_card_stays(laptop: Laptop) -> None:
    shown = RightsShown(
        visit=VISIT,
        person=MOTHER,
        children=(SANNE,),
        lines=("help: Hulp",),
        languages=("nl", "ar"),
        heard_by=(MOTHER,),
        law_book="2026.1",
        situation=("stay",),
        frame_said="voluntary",
    )
    laptop.write(shown)
    laptop.write(shown)
    file = fold(CASE, laptop.records)
    assert len(file.rights_shown) == 2
    first = file.rights_shown[0]
    assert (first.person, first.children, first.heard_by) == (MOTHER, (SANNE,), (MOTHER,))
    assert (first.lines, first.languages, first.law_book) == (("help: Hulp",), ("nl", "ar"), "2026.1")
    assert (first.situation, first.frame_said) == (("stay",), "voluntary")


def test_h5_of_two_wishes_in_conflict_the_one_that_leaves_least_holds() -> None:
    here, there = Laptop(), Laptop()
    records = [here.write(sheet("personal")), there.write(sheet("general"))]
    assert [wish.sheet for wish in fold(CASE, records).sheets] == ["general"]
    records.append(Laptop().write(sheet("none")))
    assert [wish.sheet for wish in fold(CASE, records[::-1]).sheets] == ["none"]
