"""Where a child lives by agreement: what was written down, and what papers let expect (BW 1:253s, H19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from law_families import CHILD, FATHER, FOSTER, GUARDIAN, MOTHER, ON, OTHER, TWO_PARENTS, family, holds, yes

from jgvisit.domain.facts import Consent, Facts, Happening
from jgvisit.domain.stays import (
    Stay,
    agreed_once,
    agreed_to_stay,
    carers_decide_from,
    expected_stays,
    lives_a_year_with_carers,
    may_be_carer,
    recorded_stays,
    stay_now,
)
from jgvisit.ids import PersonId

DAY = timedelta(days=1)


def began(on: date, *carers: PersonId, in_family: str = "yes", **more: Any) -> Happening:
    return Happening("stayBegan", on, more.pop("children", (CHILD,)), carers, (("in_family", in_family),), **more)


def ended(on: date, **more: Any) -> Happening:
    return Happening("stayEnded", on, more.pop("children", (CHILD,)), **more)


def told(*happenings: Happening, consents: tuple[Consent, ...] = (), **more: Any) -> Facts:
    return family(7, *TWO_PARENTS, happenings=happenings, consents=consents, **more)


def stay(**fields: Any) -> tuple[Consent, ...]:
    persons = fields.pop("persons", (MOTHER,))
    return yes(*persons, subject="voluntary_stay", **{"on": ON - 50 * DAY, "concerns": "oma", **fields})


FIRST, SECOND = ON - 40 * DAY, ON - 20 * DAY


@pytest.mark.parametrize(
    ("events", "known"),
    [
        pytest.param((), (), id="nothing"),
        pytest.param((began(FIRST, FOSTER),), (Stay(FIRST, None, True, (FOSTER,)),), id="goes on"),
        pytest.param((began(FIRST, in_family="no"),), (Stay(FIRST),), id="not in a family"),
        pytest.param((began(ON),), (Stay(ON, None, True),), id="since today"),
        pytest.param((began(ON + DAY),), (), id="from tomorrow"),
        pytest.param((began(FIRST), ended(SECOND)), (Stay(FIRST, SECOND, True),), id="ended"),
        pytest.param((began(FIRST), ended(FIRST)), (Stay(FIRST, FIRST, True),), id="ended the same day"),
        pytest.param((began(FIRST), ended(ON + DAY)), (Stay(FIRST, None, True),), id="ends tomorrow"),
        pytest.param((ended(FIRST - DAY), began(FIRST)), (Stay(FIRST, None, True),), id="an end before it"),
        pytest.param(
            (began(SECOND, OTHER), began(FIRST, FOSTER)),
            (Stay(FIRST, SECOND, True, (FOSTER,)), Stay(SECOND, None, True, (OTHER,))),
            id="went on to others",
        ),
        pytest.param((began(FIRST), ended(SECOND), ended(ON)), (Stay(FIRST, SECOND, True),), id="the first end"),
        pytest.param((began(FIRST, children=(OTHER,)),), (), id="of a brother or sister"),
        pytest.param((began(FIRST), ended(SECOND, children=(OTHER,))), (Stay(FIRST, None, True),), id="another's end"),
        pytest.param((began(FIRST, children=()),), (Stay(FIRST, None, True),), id="of every child"),
        pytest.param((began(FIRST, disputed=True),), (), id="a beginning in dispute"),
        pytest.param((began(FIRST), ended(SECOND, disputed=True)), (Stay(FIRST, SECOND, True),), id="a disputed end"),
    ],
)
def test_a_stay_is_what_was_written_down(events: tuple[Happening, ...], known: tuple[Stay, ...]) -> None:
    assert recorded_stays(told(*events), CHILD) == known
    assert recorded_stays(told(*reversed(events)), CHILD) == known
    open_ones = [one for one in known if one.until is None]
    assert stay_now(told(*events), CHILD) == (open_ones[-1] if open_ones else None)


@pytest.mark.parametrize(
    ("consents", "stands", "once"),
    [
        pytest.param(stay(), True, True, id="given"),
        pytest.param(stay(on=ON), True, True, id="given today"),
        pytest.param(stay(on=ON + DAY), False, False, id="given tomorrow"),
        pytest.param(stay(withdrawn_on=ON), False, True, id="taken back today"),
        pytest.param(stay(withdrawn_on=ON + DAY), True, True, id="back tomorrow"),
        pytest.param(stay(until=ON), True, True, id="until today"),
        pytest.param(stay(until=ON - DAY), False, True, id="until yesterday"),
        pytest.param(stay(kind="A"), False, False, id="no T"),
        pytest.param(stay(given=False), False, False, id="a no"),
        pytest.param(stay(persons=(FATHER,)), False, False, id="somebody else"),
        pytest.param(yes(MOTHER), False, False, id="to help"),
        pytest.param(stay(child=OTHER), False, False, id="about a brother or sister"),
        pytest.param(stay(child=CHILD), True, True, id="about this child"),
    ],
)
def test_whose_consent_stands_and_who_ever_gave_one(consents: tuple[Consent, ...], stands: bool, once: bool) -> None:
    facts = told(consents=consents)
    assert agreed_to_stay(facts, CHILD, MOTHER) is stands
    assert agreed_once(facts, CHILD, MOTHER) is once
    no_more = replace(facts, consents=(), once=consents)
    assert agreed_to_stay(no_more, CHILD, MOTHER) is False
    assert agreed_once(no_more, CHILD, MOTHER) is once


YEAR_AGO = date(2025, 6, 15)
BOTH = stay(persons=(MOTHER, FATHER), on=YEAR_AGO)


def test_h19_carers_have_a_say_after_a_year_by_consent_of_all_who_hold_authority() -> None:
    whole = told(began(YEAR_AGO), consents=BOTH)
    assert lives_a_year_with_carers(whole, CHILD)
    assert not lives_a_year_with_carers(replace(whole, on=ON - DAY), CHILD)
    assert not lives_a_year_with_carers(replace(whole, consents=BOTH[:1]), CHILD)
    assert not lives_a_year_with_carers(replace(whole, authority=()), CHILD)
    assert not lives_a_year_with_carers(told(began(YEAR_AGO, in_family="no"), consents=BOTH), CHILD)
    assert not lives_a_year_with_carers(told(consents=BOTH), CHILD)
    named = tuple(replace(each, child=CHILD) for each in BOTH)
    assert lives_a_year_with_carers(replace(whole, consents=named), CHILD)
    assert lives_a_year_with_carers(replace(whole, authority=(holds(MOTHER),), consents=BOTH[:1]), CHILD)


@pytest.mark.parametrize(
    ("facts", "spans"),
    [
        pytest.param(told(consents=stay()), [(ON - 50 * DAY, None, "oma")], id="a paper"),
        pytest.param(told(began(FIRST), consents=stay()), [(FIRST, None, None)], id="its beginning is known"),
        pytest.param(
            told(began(ON - 60 * DAY), ended(ON - 55 * DAY), consents=stay()),
            [(ON - 60 * DAY, ON - 55 * DAY, None), (ON - 50 * DAY, None, "oma")],
            id="a stay before the paper",
        ),
        pytest.param(
            told(began(SECOND), consents=stay(withdrawn_on=FIRST)),
            [(ON - 50 * DAY, FIRST, "oma"), (SECOND, None, None)],
            id="a stay after the paper was taken back",
        ),
        pytest.param(
            told(began(FIRST), consents=stay(withdrawn_on=FIRST)), [(FIRST, None, None)], id="began on the last day"
        ),
        pytest.param(
            told(began(ON - 50 * DAY), consents=stay()), [(ON - 50 * DAY, None, None)], id="began the day of the paper"
        ),
        pytest.param(told(ended(SECOND), consents=stay()), [(ON - 50 * DAY, SECOND, "oma")], id="its end is known"),
        pytest.param(told(ended(ON + DAY), consents=stay()), [(ON - 50 * DAY, None, "oma")], id="it ends tomorrow"),
        pytest.param(
            told(ended(ON - 51 * DAY), consents=stay()), [(ON - 50 * DAY, None, "oma")], id="an end before the paper"
        ),
        pytest.param(
            told(ended(SECOND), consents=stay(withdrawn_on=FIRST)),
            [(ON - 50 * DAY, FIRST, "oma")],
            id="of two ends the first",
        ),
        pytest.param(
            told(consents=(*stay(withdrawn_on=ON), *stay(persons=(FATHER,), on=FIRST))),
            [(ON - 50 * DAY, None, "oma")],
            id="one of two took it back",
        ),
        pytest.param(
            told(consents=(*stay(withdrawn_on=FIRST), *stay(persons=(FATHER,), withdrawn_on=SECOND))),
            [(ON - 50 * DAY, SECOND, "oma")],
            id="both took it back",
        ),
        pytest.param(
            told(consents=stay(withdrawn_on=ON + DAY)), [(ON - 50 * DAY, None, "oma")], id="taken back tomorrow"
        ),
        pytest.param(told(once=stay(replaced_on=SECOND)), [(ON - 50 * DAY, SECOND, "oma")], id="another word since"),
        pytest.param(told(once=stay()), [(ON - 50 * DAY, None, "oma")], id="another text since"),
        pytest.param(
            told(once=stay(withdrawn_on=FIRST, replaced_on=SECOND)),
            [(ON - 50 * DAY, FIRST, "oma")],
            id="taken back first",
        ),
        pytest.param(
            told(once=stay(replaced_on=SECOND), consents=stay(on=SECOND)),
            [(ON - 50 * DAY, None, "oma")],
            id="another yes since",
        ),
        pytest.param(told(consents=stay(given=False), once=stay(given=False)), [], id="a no"),
        pytest.param(told(consents=stay(child=OTHER)), [], id="about a brother or sister"),
        pytest.param(told(consents=stay(child=CHILD)), [(ON - 50 * DAY, None, "oma")], id="about this child"),
        pytest.param(
            told(ended(SECOND, children=(OTHER,)), began(ON + DAY), consents=stay()),
            [(ON - 50 * DAY, None, "oma")],
            id="the end of a brother's",
        ),
        pytest.param(
            told(ended(ON - 50 * DAY), consents=stay()), [(ON - 50 * DAY, ON - 50 * DAY, "oma")], id="never began"
        ),
        pytest.param(told(ended(ON), consents=stay()), [(ON - 50 * DAY, ON, "oma")], id="ended today"),
    ],
)
def test_what_papers_let_expect(facts: Facts, spans: list[tuple[date, date | None, str | None]]) -> None:
    assert [(one.since, one.until, one.concern) for one in expected_stays(facts, CHILD)] == spans


@pytest.mark.parametrize(
    ("who", "may"),
    [(MOTHER, False), (GUARDIAN, False), (CHILD, False), (FOSTER, True), (OTHER, True), (PersonId("nobody"), True)],
)
def test_parents_guardians_and_children_take_nobody_in_by_a_paper(who: PersonId, may: bool) -> None:
    assert may_be_carer(told(), who) is may


FROM = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("events", "last", "in_family", "decide"),
    [
        pytest.param((), date(2027, 5, 31), True, None, id="a day short of eleven months"),
        pytest.param((), date(2027, 6, 1), True, date(2027, 7, 1), id="eleven months"),
        pytest.param((), date(2027, 6, 1), False, None, id="eleven months, not in a family"),
        pytest.param((began(date(2025, 9, 1)),), date(2026, 7, 31), False, None, id="a stay, a day short of eleven"),
        pytest.param(
            (began(date(2025, 9, 1)),), date(2026, 8, 1), False, date(2026, 9, 1), id="a stay in a family goes on"
        ),
        pytest.param(
            (began(date(2025, 9, 1), in_family="no"),), date(2026, 8, 1), True, date(2026, 9, 1), id="into a family now"
        ),
        pytest.param((began(date(2025, 9, 1), in_family="no"),), date(2026, 8, 1), False, None, id="in none, ever"),
        pytest.param(
            (began(date(2025, 9, 1)), ended(date(2025, 12, 1))), date(2026, 8, 1), True, None, id="an ended stay"
        ),
        pytest.param((began(ON),), date(2027, 5, 15), True, date(2027, 6, 15), id="a stay since today"),
    ],
)
def test_h19_nobody_signs_past_the_year_unaware(
    events: tuple[Happening, ...], last: date, in_family: bool, decide: date | None
) -> None:
    assert carers_decide_from(told(*events), CHILD, FROM, last, in_family=in_family) == decide


def test_an_agreement_before_a_stay_counts_from_the_agreement() -> None:
    early = date(2025, 8, 1)
    facts = told(began(date(2025, 9, 1)))
    assert carers_decide_from(facts, CHILD, early, date(2026, 7, 1), in_family=True) == date(2026, 8, 1)


def test_papers_of_a_brother_or_sister_let_expect_no_stay() -> None:
    assert expected_stays(told(consents=stay(child=OTHER)), CHILD) == ()
    assert len(expected_stays(told(consents=stay(child=CHILD)), CHILD)) == 1
    assert len(expected_stays(told(consents=stay(child=None)), CHILD)) == 1
    for about, expected in ((OTHER, 0), (CHILD, 1), (None, 1)):
        no_more = replace(told(), once=stay(child=about))
        assert len(expected_stays(no_more, CHILD)) == expected


def test_two_papers_of_one_day_stand_in_an_order_that_does_not_hang_on_theirs() -> None:
    both = (*stay(concerns="oma"), *stay(concerns="tante"))
    one, other = (expected_stays(told(consents=papers), CHILD) for papers in (both, both[::-1]))
    assert one == other
    assert [each.concern for each in one] == ["oma", "tante"]
    open_end, ended_one = stay(concerns="oma"), stay(concerns="tante", withdrawn_on=ON - DAY)
    found = expected_stays(told(consents=(*open_end, *ended_one)), CHILD)
    assert [each.concern for each in found] == ["tante", "oma"]  # the one that ended first


def test_a_paper_without_a_name_comes_before_one_with_a_name() -> None:
    found = expected_stays(told(consents=(*stay(concerns="AAA"), *stay(concerns=None))), CHILD)
    assert [each.concern for each in found] == [None, "AAA"]
