"""Table C where an order of the judge was taken out, or a provisional one was heard after all (H12, H16, H18)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from law_families import CHILD, FATHER, MOTHER, ON, TWO_PARENTS, ask, family, holds, order

from jgvisit.domain.facts import GI, UNKNOWN, Facts, StruckOrder

DAY = timedelta(days=1)
ALL = {CHILD, MOTHER, FATHER}
OUT = ON - 2 * DAY


def opened(facts: Facts) -> dict[int, tuple[date, set[str]]]:
    return {
        found.moment: (found.due, set(found.persons))
        for found in ask(facts).explain_again
        if found.moment in (2, 20, 21, 23, 24)
    }


def struck(kind: str, **more: object) -> tuple[StruckOrder, ...]:
    return (StruckOrder(CHILD, kind, OUT, **more),)  # type: ignore[arg-type]  # a table of words


@pytest.mark.parametrize("kind", ["ots", "vots", "placement", "closed_care", "juvenile_probation"])
def test_24_an_order_that_never_was_opens_the_talk_that_help_is_voluntary(kind: str) -> None:
    assert opened(family(7, *TWO_PARENTS, struck=struck(kind))) == {24: (OUT, ALL)}


@pytest.mark.parametrize("kind", ["authority_ended", "authority_suspended"])
def test_2_an_order_on_authority_that_never_was_opens_the_talk_who_decides(kind: str) -> None:
    assert opened(family(7, *TWO_PARENTS, struck=struck(kind, person=FATHER))) == {2: (OUT, ALL)}


def test_23_beside_a_measure_that_goes_on_what_is_different_about_it_is_told() -> None:
    found = opened(family(7, *TWO_PARENTS, orders=(order("ots"),), struck=struck("placement")))
    assert found[23] == (OUT, ALL)
    assert 24 not in found, "help is not voluntary again"
    guarded = family(7, holds(GI, kind="guardian"), holds(MOTHER, until=date(2020, 1, 1)), struck=struck("ots"))
    assert (23 in opened(guarded), 24 in opened(guarded)) == (True, False)


def test_what_was_written_down_twice_leaves_things_as_they_were_told() -> None:
    assert 24 not in opened(family(7, *TWO_PARENTS, orders=(order("ots"),), struck=struck("ots")))
    assert 23 not in opened(family(7, *TWO_PARENTS, orders=(order("ots"),), struck=struck("ots")))


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"until": OUT - DAY}, id="ended the day before"),
        pytest.param({"starts_on": OUT + DAY, "decided_on": OUT + DAY}, id="began the day after"),
        pytest.param({"ended_on": OUT}, id="ended that day"),
    ],
)
def test_24_the_same_order_of_another_time_hides_nothing(fields: dict[str, date]) -> None:
    facts = family(7, *TWO_PARENTS, orders=(order("ots", **fields),), struck=struck("ots"))
    days = {found.due for found in ask(facts).explain_again if found.moment == 24}
    assert OUT in days


def test_2_the_order_about_the_other_parent_hides_nothing() -> None:
    of_father = order("authority_ended", person=FATHER, until=None, decided_on=ON - 60 * DAY, starts_on=ON - 60 * DAY)
    facts = family(7, *TWO_PARENTS, orders=(of_father,), struck=struck("authority_ended", person=MOTHER))
    assert OUT in {found.due for found in ask(facts).explain_again if found.moment == 2}
    nameless = family(7, *TWO_PARENTS, struck=struck("authority_ended", person=UNKNOWN))
    assert opened(nameless) == {2: (OUT, ALL)}


def test_an_order_of_another_child_is_that_childs() -> None:
    other = StruckOrder("kind-2", "ots", OUT)  # type: ignore[arg-type]  # a person id
    assert opened(family(7, *TWO_PARENTS, struck=(other,))) == {}


def test_it_never_was_so_nothing_is_told_of_its_grant() -> None:
    assert 20 not in opened(family(7, *TWO_PARENTS, struck=struck("ots")))


# -- a provisional order that nobody here knew to be heard ------------------------------------


def vots(**fields: object) -> Facts:
    start = ON - 20 * DAY
    days = {"starts_on": start, "decided_on": start, "until": None, "heard_on": None, **fields}
    return family(7, *TWO_PARENTS, orders=(order("vots", **days),))


def test_24_a_provisional_order_nobody_heard_ends_on_day_15_as_far_as_we_know() -> None:
    assert opened(vots())[24] == (ON - 6 * DAY, ALL)


def test_24_a_hearing_that_is_noted_later_takes_the_end_away_and_leaves_the_true_one() -> None:
    heard = vots(heard_on=ON - 10 * DAY, until=ON + 20 * DAY)
    assert opened(heard)[24] == (ON + 21 * DAY, ALL)
    no_end = opened(vots(heard_on=ON - 10 * DAY))
    assert 24 not in no_end, "three months from its first day: further away than six weeks"
    assert 20 in no_end


def test_24_a_hearing_too_late_leaves_the_end_where_it_was() -> None:
    assert opened(vots(heard_on=ON - 5 * DAY))[24] == (ON - 6 * DAY, ALL)


@pytest.mark.parametrize(
    ("kind", "fields", "stands"),
    [
        pytest.param("authority_suspended", {"until": OUT - DAY}, False, id="its last day was the day before"),
        pytest.param("authority_suspended", {"until": OUT}, True, id="its last day is that day"),
        pytest.param("authority_suspended", {"starts_on": OUT, "decided_on": OUT}, True, id="it begins that day"),
        pytest.param(
            "authority_suspended", {"starts_on": OUT + DAY, "decided_on": OUT}, False, id="it begins the day after"
        ),
        pytest.param("authority_ended", {}, True, id="it has no end"),
    ],
)
def test_2_the_same_order_that_stands_that_day_leaves_things_as_they_were_told(
    kind: str, fields: dict[str, date], stands: bool
) -> None:
    days = {"starts_on": ON - 60 * DAY, "decided_on": ON - 60 * DAY, "until": None, **fields}
    standing = order(kind, person=FATHER, **days)  # type: ignore[arg-type]  # a table of words
    written = "2026-06-13T10:00:00Z"
    facts = family(7, *TWO_PARENTS, orders=(standing,), struck=struck(kind, person=FATHER, known_at=written))
    opened_by_it = [each.moment for each in ask(facts).explain_again if each.known_at == written]
    assert opened_by_it == ([] if stands else [2])
