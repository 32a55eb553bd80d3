"""Reminders ahead: whose day it is, and which (H14, H16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from law_families import CHILD, MOTHER, ON, OTHER, TWO_PARENTS, announced, family, no, order, switch, yes

from jgvisit.domain.facts import CourtOrder, Facts, Happening, OtherDecision, Person, Question
from jgvisit.domain.reminders import (
    LookAgain,
    Reminder,
    after_emergency,
    look_again,
    of_letter,
    other_decisions_ending,
    reminders,
    within_sight,
)
from jgvisit.ids import PersonId

DAY = timedelta(days=1)


def found(facts: Facts) -> list[tuple[str, date | None]]:
    return [(reminder.kind, reminder.due) for reminder in reminders(facts, CHILD)]


def with_orders(*orders: CourtOrder) -> Facts:
    return family(7, *TWO_PARENTS, orders=orders)


@pytest.mark.parametrize(
    ("born", "due"),
    [
        (date(2014, 6, 16), date(2026, 6, 16)),
        (date(2010, 7, 27), date(2026, 7, 27)),
        (date(2008, 2, 29), None),
        (date(2014, 6, 15), None),
        (date(2014, 7, 28), None),
    ],
    ids=["12 tomorrow", "16 in 42 days", "18 behind", "12 today", "12 in 43 days"],
)
def test_a_birthday_is_told_up_to_six_weeks_before(born: date, due: date | None) -> None:
    facts = family(7, *TWO_PARENTS, people=(Person(CHILD, born, "child"),))
    assert found(facts) == ([] if due is None else [("birthday", due)])


def test_a_leap_day_turns_12_on_the_first_of_march() -> None:
    facts = family(7, *TWO_PARENTS, people=(Person(CHILD, date(2012, 2, 29), "child"),))
    assert found(replace(facts, on=date(2024, 2, 20))) == [("birthday", date(2024, 2, 29))]
    born = family(7, *TWO_PARENTS, people=(Person(CHILD, date(2008, 2, 29), "child"),))
    assert found(replace(born, on=date(2026, 2, 20))) == [("birthday", date(2026, 3, 1))]


def test_the_last_day_of_a_consent_is_told_to_who_gave_it() -> None:
    facts = family(7, *TWO_PARENTS, consents=yes(MOTHER, until=ON + 42 * DAY))
    assert reminders(facts, CHILD) == (Reminder("consent_ends", ON + 42 * DAY, (MOTHER,)),)
    assert found(family(7, *TWO_PARENTS, consents=yes(MOTHER, until=ON))) == [("consent_ends", ON)]


@pytest.mark.parametrize(
    "consents",
    [
        yes(MOTHER),
        yes(MOTHER, until=ON + 43 * DAY),
        yes(MOTHER, until=ON - DAY),
        yes(MOTHER, until=ON + DAY, withdrawn_on=ON),
        yes(MOTHER, until=ON + 9 * DAY, on=ON + DAY),
        no(MOTHER, until=ON + DAY),
    ],
    ids=["no end", "too far", "behind", "taken back", "not begun", "a no"],
)
def test_what_needs_no_renewal_is_no_reminder(consents: Any) -> None:
    assert found(family(7, *TWO_PARENTS, consents=consents)) == []


def test_a_withdrawal_still_to_come_leaves_the_end_of_a_consent() -> None:
    facts = family(7, *TWO_PARENTS, consents=yes(MOTHER, until=ON + 9 * DAY, withdrawn_on=ON + DAY))
    assert found(facts) == [("consent_ends", ON + 9 * DAY)]


def test_the_last_day_of_an_order_comes_up_six_weeks_before() -> None:
    order_ = order("ots", date(2025, 7, 28), until=date(2026, 7, 27))
    assert found(with_orders(order_)) == [("order_ends", date(2026, 7, 27))]
    assert found(with_orders(replace(order_, until=date(2026, 7, 28)))) == []


def test_an_order_without_an_end_ends_by_the_law() -> None:
    assert found(with_orders(order("ots", date(2025, 7, 1)))) == [("order_ends", date(2026, 6, 30))]


def test_a_provisional_order_waits_for_the_hearing_and_then_for_its_end() -> None:
    unheard = order("vots", ON - 5 * DAY, heard_on=None, until=ON + 20 * DAY)
    assert found(with_orders(unheard)) == [("hearing_due", ON + 9 * DAY)]
    assert found(with_orders(replace(unheard, heard_on=ON))) == [("order_ends", ON + 20 * DAY)]
    assert found(with_orders(replace(unheard, starts_on=ON - 14 * DAY))) == []


def test_a_placement_waits_to_be_carried_out_and_then_for_its_end() -> None:
    measure = order("ots", date(2026, 3, 20), until=date(2027, 3, 19))
    unused = order("placement", date(2026, 4, 1), carried_out_on=None, until=date(2026, 7, 20))
    appeals = ("appeal_ends", date(2026, 6, 20)), ("appeal_ends", date(2026, 7, 1))
    expected = [appeals[0], ("placement_unused", date(2026, 6, 30)), appeals[1]]
    assert found(with_orders(measure, unused)) == expected
    used = replace(unused, carried_out_on=date(2026, 4, 2))
    assert found(with_orders(measure, used)) == [*appeals, ("order_ends", date(2026, 7, 20))]


def test_an_appeal_runs_three_months_from_the_decision_also_before_the_order_begins() -> None:
    soon = order("ots", ON + DAY, decided_on=date(2026, 4, 1), until=date(2027, 6, 1))
    assert found(with_orders(soon)) == [("appeal_ends", date(2026, 7, 1))]
    assert found(with_orders(replace(soon, annulled_on=ON, starts_on=ON))) == []
    assert found(with_orders(replace(soon, kind="vots", starts_on=ON - DAY, heard_on=ON))) == []


def test_the_paper_of_an_announced_order_is_due_and_stays_due() -> None:
    assert found(with_orders(announced())) == [("paper_of_order", date(2026, 6, 18))]
    assert found(with_orders(announced(told_on=date(2026, 5, 1)))) == [("paper_of_order", date(2026, 5, 7))]
    assert found(with_orders(replace(announced(), told_on=None))) == []
    assert found(with_orders(replace(announced(), ended_on=ON))) == []


def test_a_stay_is_told_at_nine_and_twelve_months() -> None:
    stay = yes(MOTHER, subject="voluntary_stay", on=date(2025, 9, 30))
    assert found(family(7, *TWO_PARENTS, consents=stay)) == [("stay_anniversary", date(2026, 6, 30))]
    longer = yes(MOTHER, subject="voluntary_stay", on=date(2025, 6, 30))
    assert found(family(7, *TWO_PARENTS, consents=longer)) == [("stay_anniversary", date(2026, 6, 30))]


def test_the_order_of_the_facts_changes_nothing() -> None:
    orders = (order("ots", date(2025, 7, 1)), announced("placement"))
    assert reminders(with_orders(*orders), CHILD) == reminders(with_orders(*orders[::-1]), CHILD)


def emergency(**fields: Any) -> Question:
    return Question(CHILD, "help", exceptions=(switch("X4", **{"consulted": None, **fields}), switch("X5")))


def test_h14_after_x4_a_colleague_looks_the_next_day() -> None:
    assert after_emergency(emergency()) == (Reminder("colleague_looks", ON + DAY, (CHILD,)),)
    assert after_emergency(emergency(consulted="  ")) == (Reminder("colleague_looks", ON + DAY, (CHILD,)),)


def test_h14_the_duty_is_done_once_a_colleague_is_named_and_only_x4_has_it() -> None:
    assert after_emergency(emergency(consulted="collega")) == ()
    assert after_emergency(emergency(on=None)) == ()
    assert after_emergency(Question(CHILD, "help", exceptions=(switch("X5", consulted=None),))) == ()


def test_h16_a_term_runs_from_the_day_of_sending_without_weekend_extension() -> None:
    sent = date(2026, 5, 30)
    assert of_letter("written_direction", sent, (MOTHER,)).due == date(2026, 6, 13)  # a Saturday
    assert of_letter("municipal_decision", sent, (MOTHER,)).due == date(2026, 7, 11)  # a Saturday


def test_h16_without_a_day_of_sending_the_letter_itself_tells() -> None:
    assert of_letter("written_direction", None, (MOTHER,)) == Reminder("written_direction", None, (MOTHER,))


def test_what_comes_up_in_an_order_concerns_the_child_and_an_unknown_child_has_nothing_to_come() -> None:
    facts = with_orders(order("ots", date(2026, 4, 1), until=ON + DAY))
    assert {reminder.persons for reminder in reminders(facts, CHILD)} == {(CHILD,)}
    assert [reminder.kind for reminder in reminders(facts, CHILD)] == ["order_ends", "appeal_ends"]
    assert reminders(replace(facts, persons=(), orders=()), CHILD) == ()


def test_a_consent_of_today_already_has_its_end() -> None:
    assert found(family(7, *TWO_PARENTS, consents=yes(MOTHER, on=ON, until=ON + DAY))) == [("consent_ends", ON + DAY)]


# -- from what happened -----------------------------------------------------------------------


def with_event(kind: str, on: date = ON, *persons: Any, **details: str) -> Facts:
    return family(7, *TWO_PARENTS, happenings=(Happening(kind, on, (CHILD,), persons, tuple(sorted(details.items()))),))


@pytest.mark.parametrize(
    ("kind", "field", "reminder"),
    [
        ("hearingPlanned", "held_on", "hearing"),
        ("protectionTablePlanned", "held_on", "protection_table"),
        ("familyPlanOffered", "until_on", "own_plan_due"),
        ("boardReportReceived", "react_by", "board_report"),
        ("safetyPlanProposed", "until_on", "agreement_ends"),
        ("stayProposed", "until_on", "agreement_ends"),
        ("contactLimitsProposed", "until_on", "agreement_ends"),
        ("planRecorded", "until_on", "agreement_ends"),
    ],
)
def test_a_day_that_an_event_names_is_told_six_weeks_ahead(kind: str, field: str, reminder: str) -> None:
    day = ON + 42 * DAY
    assert found(with_event(kind, **{field: day.isoformat()})) == [(reminder, day)]
    assert found(with_event(kind, **{field: (day + DAY).isoformat()})) == []
    assert found(with_event(kind)) == []


@pytest.mark.parametrize(
    ("kind", "letter", "weeks"),
    [("writtenInstructionReceived", "written_direction", 2), ("municipalDecisionRecorded", "municipal_decision", 6)],
)
def test_h16_the_term_of_a_letter_runs_from_the_day_it_was_sent(kind: str, letter: str, weeks: int) -> None:
    sent = ON - 3 * DAY
    last = sent + timedelta(weeks=weeks)
    assert found(with_event(kind, sent_on=sent.isoformat())) == [(letter, last)]
    ran_out = ON - timedelta(weeks=weeks) - DAY
    assert found(with_event(kind, ran_out, sent_on=ran_out.isoformat())) == []


def test_h16_the_last_day_is_printed_without_weekend_extension() -> None:
    sunday = date(2026, 6, 14)
    (reminder,) = reminders(with_event("writtenInstructionReceived", sunday, sent_on=sunday.isoformat()), CHILD)
    assert reminder.due == date(2026, 6, 28)
    assert reminder.due.isoweekday() == 7


def test_h16_where_the_sending_is_not_known_it_says_look_at_the_letter() -> None:
    assert found(with_event("writtenInstructionReceived", ON - 14 * DAY)) == [("written_direction", None)]
    assert found(with_event("writtenInstructionReceived", ON - 15 * DAY)) == []


def test_a_letter_is_the_person_s_it_names_and_of_no_other_child() -> None:
    assert [each.persons for each in reminders(with_event("municipalDecisionRecorded", ON, MOTHER), CHILD)] == [
        (MOTHER,)
    ]
    other = replace(
        with_event("hearingPlanned").happenings[0], children=(MOTHER,), details=(("held_on", "2026-06-20"),)
    )
    letter = replace(other, kind="writtenInstructionReceived", details=())
    assert found(family(7, *TWO_PARENTS, happenings=(other, letter))) == []


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ((), "order_ends"),
        ((("notKnown", ON),), "order_ends"),
        ((("yes", ON),), "order_ends_extension_asked"),
        ((("no", ON),), "order_ends_no_extension"),
        ((("yes", ON - DAY), ("no", ON)), "order_ends_no_extension"),
        ((("no", ON), ("yes", ON)), "order_ends_no_extension"),
        ((("yes", ON - 300 * DAY),), "order_ends"),
    ],
)
def test_h16_from_six_weeks_before_its_end_it_is_asked_whether_an_extension_was_asked(
    answers: tuple[tuple[str, date], ...], kind: str
) -> None:
    told = tuple(Happening("extensionAnswered", day, (CHILD,), (), (("asked", said),)) for said, day in answers)
    end = ON + 42 * DAY
    for events in (told, told[::-1]):
        facts = family(7, *TWO_PARENTS, orders=(order("ots", until=end),), happenings=events)
        assert [found_kind for found_kind, _ in found(facts) if found_kind.startswith("order_ends")] == [kind]


def test_a_stay_of_a_brother_or_sister_is_no_anniversary_of_this_child() -> None:
    stay = yes(MOTHER, subject="voluntary_stay", on=date(2025, 9, 30), child=OTHER)
    assert found(family(7, *TWO_PARENTS, consents=stay)) == []


def ends(*orders: CourtOrder) -> list[tuple[str, date | None]]:
    found = reminders(family(7, *TWO_PARENTS, orders=orders), CHILD)
    return [(each.kind, each.due) for each in found if each.kind.startswith("order_ends")]


LAST = ON + timedelta(days=20)
FIRST_AFTER = LAST + timedelta(days=1)
ENDING = order("ots", until=LAST)
LONGER = order("ots", FIRST_AFTER, decided_on=ON, number="C/2", until=LAST + timedelta(days=200))


@pytest.mark.parametrize(
    ("other", "asked"),
    [
        pytest.param(None, True, id="nothing follows"),
        pytest.param(LONGER, False, id="the judge extended it"),
        pytest.param(replace(LONGER, starts_on=LAST), False, id="the extension began a day before"),
        pytest.param(replace(LONGER, starts_on=FIRST_AFTER + timedelta(days=1)), True, id="a day lies between"),
        pytest.param(replace(LONGER, number=None), True, id="of which no paper was seen"),
        pytest.param(replace(LONGER, disputed=True), True, id="in two versions"),
        pytest.param(replace(LONGER, annulled_on=FIRST_AFTER), True, id="that was annulled"),
        pytest.param(replace(LONGER, kind="vots", heard_on=FIRST_AFTER), False, id="another measure of supervision"),
        pytest.param(replace(LONGER, kind="closed_care"), True, id="another order"),
        pytest.param(replace(LONGER, person=MOTHER), True, id="about somebody else"),
        pytest.param(replace(LONGER, child=PersonId("kind-2")), True, id="of another child"),
    ],
)
def test_h16_the_end_of_an_order_is_asked_after_until_an_extension_was_seen(
    other: CourtOrder | None, asked: bool
) -> None:
    orders = (ENDING,) if other is None else (ENDING, other)
    assert (("order_ends", LAST) in ends(*orders)) is asked


@pytest.mark.parametrize(
    ("days", "told"),
    [(-400, True), (-1, True), (0, True), (42, True), (43, False), (None, False)],
    ids=["long ago", "yesterday", "today", "in 42 days", "in 43 days", "no day"],
)
@pytest.mark.parametrize("kind", ["look_again_contact", "look_again_hidden", "look_again_aside"])
def test_a_day_to_look_again_is_told_ahead_and_stays(kind: LookAgain, days: int | None, told: bool) -> None:  # H7, H8
    day = None if days is None else ON + days * DAY
    found = within_sight(look_again(kind, None if day is None else day.isoformat(), (MOTHER,)), ON)
    assert found == ((Reminder(kind, day, (MOTHER,)),) if told else ())


@pytest.mark.parametrize(
    ("days", "told"),
    [(-1, False), (0, True), (42, True), (43, False), (None, False)],
    ids=["over", "last day", "in 42 days", "in 43 days", "no last day"],
)
def test_the_end_of_a_huisverbod_is_told_through_its_last_day(days: int | None, told: bool) -> None:  # H6
    until = None if days is None else ON + days * DAY
    ban = OtherDecision(MOTHER, "exclusion_order", "de burgemeester", "niet in huis", ON - 28 * DAY, until)
    facts = replace(family(7, *TWO_PARENTS), other_decisions=(ban,))
    expected = (Reminder("other_decision_ends", until, (MOTHER,)),) if told else ()
    assert within_sight(other_decisions_ending(facts), ON) == expected
    assert reminders(facts, CHILD) == ()  # no part of what may be told before the family


def test_of_what_is_in_sight_the_soonest_comes_first_and_once() -> None:
    late, soon = Reminder("look_again_hidden", ON, ()), Reminder("look_again_aside", ON - DAY, ())
    assert within_sight((late, soon, late), ON) == (soon, late)
