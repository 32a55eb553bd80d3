"""Table A2: the exceptions X1-X8, and when they count (H14)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from law_families import (
    AGES,
    CHILD,
    FATHER,
    MOTHER,
    ON,
    OTHER,
    TWO_PARENTS,
    ask,
    codes,
    family,
    holds,
    marks,
    no,
    person,
    switch,
    yes,
)

NOT_COUNTED = "exception_not_counted"
CANNOT_WEIGH = (person(CHILD, "child", 13, capacity="incapable_in_this_matter"),)
CANNOT_WEIGH_16 = (person(CHILD, "child", 16, capacity="incapable_in_this_matter"),)


def test_x1_lifts_the_consent_of_all_parents_and_tells_them() -> None:
    result = ask(family(13, *TWO_PARENTS, consents=yes(CHILD)), exceptions=(switch("X1"),))
    assert (marks(result), set(result.informed), result.may_start) == ({CHILD}, {MOTHER, FATHER}, True)


def test_x2_lifts_only_the_parent_who_refused() -> None:
    facts = family(13, *TWO_PARENTS, consents=(*yes(CHILD), *no(FATHER)))
    result = ask(facts, exceptions=(switch("X2"),))
    assert (marks(result), result.informed, result.may_start) == ({CHILD, MOTHER}, (FATHER,), False)


def test_x2_without_a_refusal_does_not_count() -> None:
    result = ask(family(13, *TWO_PARENTS, consents=yes(CHILD)), exceptions=(switch("X2"),))
    assert (marks(result), codes(result)) == ({CHILD, MOTHER, FATHER}, {NOT_COUNTED})


def test_x3_lets_the_representatives_decide_and_tells_the_child() -> None:
    facts = family(13, *TWO_PARENTS, people=CANNOT_WEIGH, consents=yes(MOTHER, FATHER))
    result = ask(facts, exceptions=(switch("X3"),))
    assert (marks(result), result.informed, result.may_start) == ({MOTHER, FATHER}, (CHILD,), True)


def test_x3_at_16_brings_the_representatives_in() -> None:
    facts = family(16, *TWO_PARENTS, people=CANNOT_WEIGH_16, consents=yes(MOTHER))
    result = ask(facts, exceptions=(switch("X3"),))
    assert (marks(result), result.may_start) == ({MOTHER, FATHER}, False)


def test_x3_at_16_needs_known_authority_again() -> None:
    result = ask(family(16, people=CANNOT_WEIGH_16), exceptions=(switch("X3"),))
    assert codes(result) == {"authority_unknown"}


def test_x3_needs_the_doubt_about_capacity_too() -> None:
    result = ask(family(13, *TWO_PARENTS), exceptions=(switch("X3"),))
    assert (marks(result), codes(result)) == ({CHILD, MOTHER, FATHER}, {NOT_COUNTED})


def test_x3_a_child_that_resists_something_far_reaching_stops_it() -> None:
    facts = family(13, *TWO_PARENTS, people=CANNOT_WEIGH, consents=(*yes(MOTHER, FATHER), *no(CHILD)))
    assert codes(ask(facts, exceptions=(switch("X3"),))) == {"child_resists"}
    assert ask(facts, exceptions=(switch("X3"),), far_reaching=False).may_start


def test_a_doubt_about_capacity_that_nobody_weighed_stops_the_start() -> None:
    facts = family(13, *TWO_PARENTS, people=CANNOT_WEIGH, consents=yes(CHILD, MOTHER, FATHER))
    assert codes(ask(facts)) == {"capacity_not_weighed"}


def test_x1_does_not_count_where_x3_made_the_parents_the_only_ones_to_decide() -> None:
    facts = family(13, *TWO_PARENTS, people=CANNOT_WEIGH)
    result = ask(facts, exceptions=(switch("X1"), switch("X3")))
    assert (marks(result), codes(result)) == ({MOTHER, FATHER}, {NOT_COUNTED})


@pytest.mark.parametrize(("age", "consents"), [(7, ()), (13, yes(CHILD))], ids=["0-11", "12-15"])
def test_x4_lets_help_start_and_asks_afterwards(age: int, consents: Any) -> None:
    result = ask(family(age, *TWO_PARENTS, consents=consents), exceptions=(switch("X4", consulted=None),))
    after = {mark.person for mark in result.required if mark.after}
    assert (after, result.may_start) == ({MOTHER, FATHER}, True)


def test_x4_was_no_lack_of_time_towards_who_had_already_refused() -> None:
    result = ask(family(7, *TWO_PARENTS, consents=no(FATHER)), exceptions=(switch("X4"),))
    assert {mark.person for mark in result.required if not mark.after} == {FATHER}
    assert not result.may_start


def test_x5_presumes_the_consent_of_all() -> None:
    result = ask(family(13, *TWO_PARENTS), far_reaching=False, exceptions=(switch("X5", consulted=None, on=None),))
    assert (marks(result), set(result.informed), result.may_start) == (set(), {CHILD, MOTHER, FATHER}, True)


def test_x5_presumes_nothing_of_who_refused() -> None:
    result = ask(family(7, *TWO_PARENTS, consents=no(FATHER)), far_reaching=False, exceptions=(switch("X5"),))
    assert (marks(result), result.may_start) == ({FATHER}, False)


def test_x5_needs_an_act_that_is_not_far_reaching() -> None:
    result = ask(family(7, *TWO_PARENTS), exceptions=(switch("X5"),))
    assert (marks(result), codes(result)) == ({MOTHER, FATHER}, {NOT_COUNTED})


@pytest.mark.parametrize("id_", ["X4", "X5"])
def test_h14_unknown_authority_never_blocks_an_emergency_or_something_small(id_: str) -> None:
    result = ask(family(7, holds("unknown")), far_reaching=False, exceptions=(switch(id_),))
    assert (codes(result), result.may_start) == (set(), True)


def test_x6_lifts_nothing_and_sends_to_the_jurist() -> None:
    result = ask(family(7, *TWO_PARENTS, consents=(*yes(MOTHER), *no(FATHER))), exceptions=(switch("X6"),))
    assert (marks(result), codes(result), result.may_start) == ({MOTHER, FATHER}, set(), False)
    assert any("X6" in point for point in result.jurist_check)


@pytest.mark.parametrize(("id_", "age"), [("X7", 13), ("X8", 16)])
def test_x7_and_x8_a_refusing_child_means_the_help_does_not_start(id_: str, age: int) -> None:
    facts = family(age, *TWO_PARENTS, consents=(*yes(MOTHER, FATHER), *no(CHILD)))
    assert not ask(facts).may_start
    result = ask(facts, exceptions=(switch(id_, consulted=None, on=None),))
    assert (CHILD in marks(result), codes(result)) == (True, {"child_refuses"})


COUNTS_AT = {
    "X1": {"12-15"},
    "X2": {"12-15"},
    "X3": {"12-15", "16-17", "18+"},
    "X4": {"0-11", "12-15"},
    "X6": {"0-11"},
    "X7": {"12-15"},
    "X8": {"16-17"},
}


@pytest.mark.parametrize(
    ("id_", "band"), [(id_, band) for id_, bands in COUNTS_AT.items() for band in AGES if band not in bands]
)
def test_an_exception_counts_at_its_own_age_only_and_is_named_elsewhere(id_: str, band: str) -> None:
    facts = family(AGES[band], *TWO_PARENTS, consents=no(FATHER))
    result = ask(facts, exceptions=(switch(id_),))
    assert marks(result) == marks(ask(facts))
    (named,) = (block.why for block in result.blocked_by if block.code == NOT_COUNTED)
    assert named.startswith(f"Uitzondering {id_}")


@pytest.mark.parametrize(
    ("id_", "gap"),
    [
        ("X1", {"reason": "  "}),
        ("X1", {"consulted": None}),
        ("X1", {"on": None}),
        ("X1", {"on": ON + timedelta(days=1)}),
        ("X4", {"reason": ""}),
        ("X4", {"on": None}),
        ("X5", {"reason": ""}),
    ],
    ids=str,
)
def test_h14_an_exception_without_what_it_needs_lifts_nothing(id_: str, gap: dict[str, Any]) -> None:
    result = ask(family(13, *TWO_PARENTS), far_reaching=False, exceptions=(switch(id_, **gap),))
    assert (marks(result), codes(result)) == ({CHILD, MOTHER, FATHER}, {NOT_COUNTED})
    assert not any(mark.after for mark in result.required)


@pytest.mark.parametrize("subject", ["voluntary_stay", "handover", "contact", "closed_care"])
def test_no_emergency_or_harm_replaces_the_consent_to_a_stay_or_a_handover(subject: Any) -> None:
    for id_ in ("X1", "X2", "X4", "X5"):
        assert NOT_COUNTED in codes(ask(family(13, *TWO_PARENTS), subject, exceptions=(switch(id_),)))


def test_x3_for_an_adult_asks_who_represents() -> None:
    facts = family(18, people=(person(CHILD, "child", 18, capacity="incapable_in_this_matter"),), consents=yes(CHILD))
    assert codes(ask(facts)) == {"representative_unknown"}
    assert codes(ask(facts, exceptions=(switch("X3"),))) == {"representative_unknown"}


def test_x3_without_anybody_to_represent_the_child_stops_the_start() -> None:
    people = (*CANNOT_WEIGH_16, person(MOTHER, whereabouts="unknown"))
    facts = family(16, holds(MOTHER), people=people)
    assert codes(ask(facts, exceptions=(switch("X3"),))) == {"nobody_with_authority"}


def test_x3_never_asks_somebody_under_12_to_represent() -> None:
    sibling = person(OTHER, "child", 10)
    facts = family(13, *TWO_PARENTS, holds(OTHER, evidence=None), people=(*CANNOT_WEIGH, sibling))
    assert OTHER not in marks(ask(facts, exceptions=(switch("X3"),)))


@pytest.mark.parametrize("gap", [{"reason": "-"}, {"reason": "\u3164"}, {"consulted": "."}])
def test_h14_a_reason_or_a_colleague_that_says_nothing_lifts_nothing(gap: dict[str, str]) -> None:
    facts = family(13, *TWO_PARENTS, consents=yes(CHILD))
    result = ask(facts, exceptions=(switch("X1", **gap),))
    assert NOT_COUNTED in codes(result)
    assert marks(result) == {CHILD, MOTHER, FATHER}
