"""What still has to be explained, and how a duty ends (H18)."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from law_families import BOOK, ON, TWO_PARENTS, ask, family, order

from jgvisit.domain.duties import (
    ClosedDuty,
    Closing,
    Due,
    Duty,
    FamilyTalks,
    Listener,
    dues_of,
    open_duties,
    shown,
)
from jgvisit.domain.talk import Answered, Heard
from jgvisit.ids import PersonId

DAY = timedelta(days=1)
START = date(2026, 6, 1)
ALL_CARDS = tuple(Heard(card, START) for card in ("K01", "K02", "K03", "K21", "K23"))
MOTHER = Listener(PersonId("mother"), "parent", 40, has_authority=True)
CHILD = Listener(PersonId("child"), "child", 7, has_authority=False)


def duties(*listeners: Listener, moments: tuple[Due, ...] = (), on: date = ON) -> tuple[Duty, ...]:
    return open_duties(FamilyTalks(listeners, moments, START), on)


def test_the_first_conversation_is_due_to_everybody_with_authority_and_each_child_from_6() -> None:
    without = Listener(PersonId("father"), "parent", 41, has_authority=False)
    small = replace(CHILD, id=PersonId("small"), age=5)
    found = duties(MOTHER, without, CHILD, small)
    assert {(duty.person, duty.moment, duty.due) for duty in found} == {("mother", 1, START), ("child", 1, START)}


def test_what_was_explained_is_not_due() -> None:
    assert duties(replace(MOTHER, talk=ALL_CARDS)) == ()
    (left,) = duties(replace(MOTHER, talk=ALL_CARDS[:-1]))
    assert left.cards == ("K23",)


@pytest.mark.parametrize("outcome", ["notYet", "later"])
def test_h23_not_yet_opens_a_second_talk_within_seven_days(outcome: str) -> None:
    answered = Answered("K02", outcome, START)  # one of the two literals
    (repeat,) = duties(replace(MOTHER, talk=(*ALL_CARDS, answered)))
    assert (repeat.reason, repeat.cards, repeat.due) == ("repeat", ("K02",), START + 7 * DAY)
    agreed = replace(answered, follow_up_on=START + 3 * DAY)
    assert duties(replace(MOTHER, talk=(*ALL_CARDS, agreed)))[0].due == START + 3 * DAY
    assert duties(replace(MOTHER, talk=(*ALL_CARDS, answered, Heard("K02", START + DAY)))) == ()


@pytest.mark.parametrize("how", ["declined", "withheld", "unreachable", "unsafe"])
def test_h18_a_duty_closes_without_an_explanation(how: Closing) -> None:
    assert duties(replace(MOTHER, closed=(ClosedDuty(1, how, START),))) == ()


def test_h18_what_was_withheld_comes_back_on_its_day() -> None:
    closed = replace(MOTHER, closed=(ClosedDuty(1, "withheld", START, again_on=ON),))
    assert duties(closed, on=ON - DAY) == ()
    assert len(duties(closed, on=ON)) == 1


def test_h18_a_closing_of_another_or_an_earlier_duty_closes_nothing() -> None:
    assert duties(replace(MOTHER, closed=(ClosedDuty(20, "declined", START),)))
    assert duties(replace(MOTHER, closed=(ClosedDuty(1, "declined", START - DAY),)))


def test_a_measure_is_due_to_be_explained_with_the_cards_of_the_book() -> None:
    facts = family(7, *TWO_PARENTS, orders=(order("ots", date(2026, 6, 10)),))
    moments = dues_of(ask(facts).explain_again, BOOK)
    told = replace(MOTHER, talk=ALL_CARDS)
    heard_k24a = replace(CHILD, talk=(Heard("K24a", START),))
    found = duties(told, heard_k24a, moments=moments)
    assert {(duty.person, duty.cards) for duty in found} == {
        ("mother", ("K25", "K16", "K22", "rights")),
        ("child", ("K24a", "rights")),
    }
    assert {duty.rank for duty in found} == {"before_we_act"}
    done = replace(
        told, talk=(*ALL_CARDS, *(Heard(card, date(2026, 6, 11)) for card in ("K25", "K16", "K22", "rights")))
    )
    assert duties(done, moments=moments) == ()


def test_h18_at_most_three_are_shown_what_comes_before_we_act_first() -> None:
    late = Due(30, ON - DAY, (MOTHER.id,), ("K04",), "to_know")
    ahead = Due(25, ON + DAY, (MOTHER.id,), ("K25",), "next_visit")
    ended = Due(24, ON - DAY, (MOTHER.id,), ("K25", "K03"), "before_we_act")
    talk = (*ALL_CARDS, Answered("K02", "later", START))
    found = duties(replace(MOTHER, talk=talk), CHILD, moments=(late, ahead, ended))
    assert [duty.moment for duty in found] == [1, 24, 1, 30, 25]
    assert [duty.rank for duty in shown(found)] == ["before_we_act", "before_we_act", "next_visit"]
    assert len(shown(found)) == 3


def test_a_card_heard_on_the_day_of_the_moment_counts() -> None:
    ended = Due(24, ON, (MOTHER.id,), ("K25",), "before_we_act")
    heard = replace(MOTHER, talk=(*ALL_CARDS, Heard("K25", ON)))
    before = replace(MOTHER, talk=(*ALL_CARDS, Heard("K25", ON - DAY)))
    assert duties(heard, moments=(ended,)) == ()
    assert [duty.cards for duty in duties(before, moments=(ended,))] == [("K25",)]


def test_a_young_adult_hears_what_a_parent_hears() -> None:
    adult = replace(CHILD, age=18)
    assert duties(adult)[0].cards == ("K01", "K02", "K03", "K21", "K23")
    moved = Due(24, ON, (adult.id,), ("K25", "K24"), "before_we_act")
    assert duties(adult, moments=(moved,))[-1].cards == ("K25",)


MOMENTS = st.builds(
    Due,
    st.sampled_from([2, 8, 19]),
    st.dates(ON - timedelta(days=60), ON),
    st.just((MOTHER.id,)),
    st.sampled_from([("K10",), ("K22",), ("K10", "K22")]),
    st.sampled_from(["before_we_act", "next_visit", "to_know"]),
)
CLOSINGS = st.builds(
    ClosedDuty,
    st.sampled_from([2, 8, 19]),
    st.sampled_from(["declined", "withheld", "unreachable", "unsafe"]),
    st.just(ON),
    st.none() | st.dates(ON - timedelta(days=9), ON + timedelta(days=9)),
    st.dates(ON - timedelta(days=60), ON),
)
TALKS = st.lists(st.builds(Heard, st.sampled_from(["K10", "K11", "K22"]), st.dates(ON - timedelta(days=60), ON)))


@settings(deadline=None, max_examples=200)
@given(moments=st.lists(MOMENTS, max_size=5), closings=st.lists(CLOSINGS, max_size=5), talk=TALKS, seed=st.randoms())
def test_h18_a_duty_is_gone_only_by_hearing_its_cards_or_by_its_own_closing(
    moments: list[Due], closings: list[ClosedDuty], talk: list[Heard], seed: random.Random
) -> None:
    listener = replace(MOTHER, talk=(*ALL_CARDS, *talk), closed=tuple(closings))
    found = {(duty.moment, duty.due) for duty in duties(listener, moments=tuple(moments))}
    for due in moments:
        heard = all(any(each.card == card and each.on >= due.on for each in talk) for card in due.cards)
        closed = any(
            (each.moment, each.due) == (due.moment, due.on) and (each.again_on is None or each.again_on > ON)
            for each in closings
        )
        assert heard or closed or (due.moment, due.on) in found
        if closed:
            assert (due.moment, due.on) not in found
    for parts in (moments, closings):
        seed.shuffle(parts)
    again = duties(replace(listener, closed=tuple(closings)), moments=tuple(moments))
    assert {(duty.moment, duty.due) for duty in again} == found
