"""Who may have whose families and when, and how two of one name are told apart."""

from __future__ import annotations

from datetime import date

import pytest

from jgvisit.ids import CaseId, WorkerId
from jgvisit.server.team.rules import Cover, Known, fault_of, labels_of

TODAY = date(2026, 11, 22)
ANNA, BEN, CHRIS = WorkerId("anna"), WorkerId("ben"), WorkerId("chris")


def cover(absent: str = ANNA, deputy: str = BEN, first: int = 23, last: int = 30, case: str | None = None) -> Cover:
    days = (date(2026, 11, day) if day > 0 else date(2026, 10, -day) for day in (first, last))
    return Cover("1", WorkerId(absent), WorkerId(deputy), None if case is None else CaseId(case), *days)


KNOWN = (cover(BEN, CHRIS, 28, 30),)


@pytest.mark.parametrize(
    ("new", "known", "fault"),
    [
        (cover(), (), None),
        (cover(first=22, last=22), (), None),
        (cover(deputy=ANNA), (), "same_person"),
        (cover(first=25, last=24), (), "days"),
        (cover(first=-20, last=21), (), "over"),
        (Cover("1", ANNA, BEN, None, TODAY, date(2027, 11, 23)), (), "too_long"),
        (Cover("1", ANNA, BEN, None, TODAY, date(2027, 11, 22)), (), None),
        (cover(), KNOWN, "deputy_away"),
        (cover(last=27), KNOWN, None),
        (cover(), (cover(BEN, CHRIS, -1, -31),), None),
        (cover(deputy=CHRIS), (cover(),), "covered"),
        (cover(deputy=CHRIS, case="x"), (cover(),), None),
        (cover(case="x"), (cover(deputy=CHRIS, case="x"),), "covered"),
        (cover(), (cover(BEN, CHRIS, 23, 30, "x"),), None),
    ],
)
def test_what_cannot_be_says_why(new: Cover, known: tuple[Cover, ...], fault: str | None) -> None:
    assert fault_of(new, known, TODAY) == fault


def test_two_of_one_name_are_told_apart_and_nobody_else_gets_more_than_a_name() -> None:
    people = (
        Known(ANNA, "Anna Bos", None),
        Known(BEN, "Kim de Wit", "k.dewit@waterwolde.example"),
        Known(WorkerId("01900000-0000-7000-8000-00000000abcd"), "kim de wit", None),
    )
    assert list(labels_of(people).values()) == [
        "Anna Bos",
        "Kim de Wit (k.dewit@waterwolde.example)",
        "kim de wit (00abcd)",
    ]
