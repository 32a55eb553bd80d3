"""The named conditions of the law book, each beside what only looks like it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from law_families import (
    CHILD,
    FATHER,
    GUARDIAN,
    MOTHER,
    ON,
    OTHER,
    TWO_PARENTS,
    announced,
    family,
    holds,
    order,
    person,
)

from jgvisit.domain.facts import GI, Facts, OtherDecision, Question
from jgvisit.domain.predicates import PREDICATES
from jgvisit.domain.situation import situation_of

DAY = timedelta(days=1)
PARTNER = (holds(MOTHER), holds(OTHER, kind="other_person"))
OTS = order("ots")


def true_of(facts: Facts, **asked: Any) -> set[str]:
    case = situation_of(facts, Question(CHILD, asked.pop("subject", "help"), **asked))
    return {name for name, holds_ in PREDICATES.items() if holds_(case)}


@pytest.mark.parametrize(
    ("name", "facts", "holds_true"),
    [
        pytest.param("parent_and_other_person", family(7, *PARTNER), True, id="A1-3 a parent with a partner"),
        pytest.param("parent_and_other_person", family(7, *TWO_PARENTS), False, id="A1-3 two parents"),
        pytest.param(
            "parent_and_other_person", family(7, holds(OTHER, kind="other_person")), False, id="A1-3 the partner alone"
        ),
        pytest.param("guardian", family(7, holds(GUARDIAN, kind="guardian")), True, id="A1-4 a guardian"),
        pytest.param(
            "guardian", family(7, holds(GUARDIAN, kind="provisional_guardian")), True, id="A1-4 a provisional one"
        ),
        pytest.param("guardian", family(7, *TWO_PARENTS), False, id="A1-4 parents"),
        pytest.param("gi_is_guardian", family(7, holds(GI, kind="guardian")), True, id="A1-5 at 7"),
        pytest.param("gi_is_guardian", family(18, holds(GI, kind="guardian")), False, id="A1-5 at 18"),
        pytest.param("under_supervision", family(17, *TWO_PARENTS, orders=(OTS,)), True, id="A1-7 at 17"),
        pytest.param("under_supervision", family(18, *TWO_PARENTS, orders=(OTS,)), False, id="A1-7 at 18"),
        pytest.param("order_carries_help", family(17, orders=(OTS,)), True, id="A1-6 at 17"),
        pytest.param("order_carries_help", family(18, orders=(OTS,)), False, id="A1-6 at 18"),
        pytest.param("only_announced", family(7, orders=(announced(),)), True, id="A1-6b told only"),
        pytest.param(
            "only_announced", family(7, orders=(announced(), order("closed_care"))), False, id="A1-6b and one seen"
        ),
        pytest.param(
            "only_announced", family(7, orders=(announced(), order("authority_suspended", person=MOTHER))), True,
            id="A1-6b and one seen of another kind",
        ),
        pytest.param("holder_ended_or_suspended", family(7, holds(MOTHER), holds(FATHER, suspended=True)), True,
                     id="A1-8 suspended"),
        pytest.param("holder_unreachable_or_unable", family(7, holds(MOTHER), holds(FATHER, suspended=True)), False,
                     id="A1-9 suspended is no row 9"),
        pytest.param(
            "holder_unreachable_or_unable",
            family(7, *TWO_PARENTS, people=(person(FATHER, whereabouts="unknown"),)), True, id="A1-9 cannot be found",
        ),
        pytest.param(
            "holder_ended_or_suspended",
            family(7, *TWO_PARENTS, people=(person(FATHER, whereabouts="unknown"),)), False,
            id="A1-8 who cannot be found is no row 8",
        ),
        pytest.param(
            "holder_minor_or_under_guardianship", family(0, *TWO_PARENTS, people=(person(MOTHER, age=17),)), True,
            id="A1-10 a mother of 17",
        ),
        pytest.param("holder_minor_or_under_guardianship", family(7, *TWO_PARENTS), False, id="A1-10 grown-ups"),
        pytest.param("holder_ended_or_suspended", family(7, *TWO_PARENTS), False, id="A1-8 nobody"),
    ],
)  # fmt: skip
def test_a_condition_holds_where_its_row_means_it(name: str, facts: Facts, holds_true: bool) -> None:
    assert (name in true_of(facts)) is holds_true


@pytest.mark.parametrize("age", [17, 40])
def test_an_order_about_the_child_carries_no_help_for_its_mother(age: int) -> None:
    facts = family(1, *TWO_PARENTS, orders=(OTS,), people=(person(MOTHER, age=age),))
    assert {"under_supervision", "order_carries_help"} <= true_of(facts)
    assert true_of(facts, recipient=MOTHER).isdisjoint({"under_supervision", "order_carries_help"})


BAN = OtherDecision(FATHER, "contact_ban", "de rechter", "geen contact", ON - 5 * DAY, ON)


@pytest.mark.parametrize(
    ("decision", "binds"),
    [
        pytest.param(BAN, True, id="on its last day"),
        pytest.param(replace(BAN, until=ON - DAY), False, id="the day after"),
        pytest.param(replace(BAN, until=None), True, id="without an end"),
        pytest.param(replace(BAN, starts_on=ON), True, id="on its first day"),
        pytest.param(replace(BAN, starts_on=ON + DAY, until=None), False, id="the day before"),
        pytest.param(replace(BAN, person=OTHER), False, id="somebody it does not touch"),
    ],
)
def test_h6_another_decision_binds_from_its_first_to_its_last_day(decision: OtherDecision, binds: bool) -> None:
    facts = family(7, *TWO_PARENTS, other_decisions=(decision,))
    assert ("decided_elsewhere" in true_of(facts, subject="contact", touches=(FATHER,))) is binds
