"""Who was told of a request to the Raad, or why not: what is still missing about each person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from record_factory import BRAM, CASE, FATHER, MOTHER, SANNE, Laptop, authority, person, uuid

from jgvisit.ids import PersonId
from jgvisit.records.answers import ChoiceAnswer, DayAnswer, PersonsAnswer, Row, RowsAnswer, Simple, TextAnswer
from jgvisit.records.fold import fold
from jgvisit.services.sending.informing import NotInformed, not_informed, to_inform

TODAY = date(2026, 11, 22)
WORDS, BLANK = TextAnswer("In een gesprek bij haar thuis"), TextAnswer("-")
BEFORE, LATER = DayAnswer("2026-11-20"), DayAnswer("2026-11-25")


def row(told: str | None, who: str = MOTHER, **cells: Simple) -> Row:
    choice: dict[str, Simple] = {} if told is None else {"told": ChoiceAnswer((told,))}
    return Row(uuid(71), {"person": PersonsAnswer((who,)), **choice, **cells})


@pytest.mark.parametrize(
    ("told", "cells", "lacks"),
    [
        ("inPerson", {"on": BEFORE, "byWhom": WORDS}, ()),
        ("phone", {"on": BEFORE, "byWhom": WORDS}, ()),
        ("inPerson", {"byWhom": WORDS}, ("when",)),
        ("phone", {"on": BEFORE}, ("byWhom",)),
        ("phone", {"on": BEFORE, "byWhom": BLANK}, ("byWhom",)),
        ("inPerson", {}, ("when", "byWhom")),
        ("notYet", {"why": WORDS, "laterOn": LATER}, ()),
        ("notYet", {"why": WORDS}, ("later",)),
        ("notYet", {"why": WORDS, "laterOn": BEFORE}, ("later",)),
        ("notYet", {"laterOn": LATER}, ("why",)),
        ("notSafe", {"why": WORDS, "laterOn": LATER}, ()),
        ("notSafe", {"why": BLANK, "laterOn": LATER}, ("why",)),
        ("unreachable", {"why": WORDS, "laterOn": LATER}, ()),
        ("unreachable", {}, ("why", "later")),
        (None, {"on": BEFORE, "byWhom": WORDS}, ("why", "later")),
    ],
)
def test_a_row_is_no_proof_without_its_day_its_teller_or_its_reason(
    told: str | None, cells: Any, lacks: tuple[Any, ...]
) -> None:
    answers = {"informing": RowsAnswer((row(told, **cells),))}
    expected = (NotInformed(PersonId(MOTHER), lacks),) if lacks else ()
    assert not_informed((PersonId(MOTHER),), answers, TODAY) == expected


def test_each_person_has_a_row_of_their_own_or_is_missing() -> None:
    told = row("inPerson", on=BEFORE, byWhom=WORDS)
    answers = {"informing": RowsAnswer((told,))}
    assert not_informed((PersonId(MOTHER), PersonId(FATHER)), answers, TODAY) == (
        NotInformed(PersonId(FATHER), ("nothing",)),
    )
    assert len(not_informed((PersonId(MOTHER),), {}, TODAY)) == 1


def test_a_second_talk_makes_good_the_first_attempt() -> None:
    rows = (row("unreachable"), row("phone", on=BEFORE, byWhom=WORDS))
    assert not_informed((PersonId(MOTHER),), {"informing": RowsAnswer(rows)}, TODAY) == ()


def test_parents_holders_and_youths_from_twelve_are_told() -> None:
    laptop = Laptop()
    for each in (
        person(MOTHER),
        person(FATHER, role="other"),
        person(SANNE, role="child", born="2014-11-22"),
        person(BRAM, role="child", born="2014-11-23"),
        authority(holder=FATHER, kind="other_person"),
    ):
        laptop.write(each)
    file = fold(CASE, laptop.records)
    assert set(to_inform(file, (PersonId(SANNE), PersonId(BRAM)), TODAY)) == {MOTHER, FATHER, SANNE}
    assert set(to_inform(file, (PersonId(BRAM),), TODAY)) == {MOTHER}
