"""Table C: moments that follow from the facts, 365 days back and 42 days ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from law_families import (
    BOOK,
    CHILD,
    FATHER,
    FOSTER,
    MOTHER,
    ON,
    OTHER,
    TWO_PARENTS,
    announced,
    ask,
    family,
    holds,
    no,
    order,
    person,
    yes,
)

from jgvisit.domain.facts import Facts, Happening, OrderKind, Person, Subject
from jgvisit.domain.moments import FROM_FACTS
from jgvisit.domain.stays import expected_stays

DAY = timedelta(days=1)


def due(facts: Facts, moment: int) -> list[tuple[date, set[str]]]:
    return [(found.due, set(found.persons)) for found in ask(facts).explain_again if found.moment == moment]


def child_born(born: date, **fields: object) -> Facts:
    return family(7, *TWO_PARENTS, people=(Person(CHILD, born, "child"),), **fields)


def test_2_authority_that_changed_is_told_to_old_and_new_holders() -> None:
    changed = date(2026, 3, 1)
    facts = family(7, holds(MOTHER), holds(FATHER, since=changed))
    assert due(facts, 2) == [(changed, {MOTHER, FATHER})]
    ended = family(7, holds(MOTHER), holds(FATHER, until=changed))
    assert due(ended, 2) == [(changed + DAY, {MOTHER, FATHER})]


def test_2_authority_from_birth_is_no_change() -> None:
    born = date(2026, 1, 10)
    lines = (holds(MOTHER, since=born), holds(FATHER, since=date(2026, 2, 1)))
    facts = family(0, *lines, people=(Person(CHILD, born, "child"),))
    assert [day for day, _ in due(facts, 2)] == [date(2026, 2, 1)]


def test_12_a_stay_of_nine_and_twelve_months_is_told_to_holders_and_carers() -> None:
    stay = yes(MOTHER, subject="voluntary_stay", on=date(2025, 7, 1), concerns="oma")
    facts = family(7, *TWO_PARENTS, people=(person(FOSTER, "foster_parent"),), consents=stay)
    everybody = {MOTHER, FATHER, FOSTER}
    assert due(facts, 12) == [(date(2026, 4, 1), everybody), (date(2026, 7, 1), everybody)]


def test_12_grandparents_who_agreed_to_the_stay_are_carers_too() -> None:
    agreed = yes(OTHER, subject="voluntary_stay", kind="A", on=date(2025, 10, 1))
    assert due(family(7, holds(MOTHER), consents=agreed), 12) == [(date(2026, 7, 1), {MOTHER, OTHER})]


def test_12_a_stay_that_ended_has_no_further_anniversary_and_keeps_the_one_it_reached() -> None:
    stay = yes(MOTHER, subject="voluntary_stay", on=date(2025, 7, 1), withdrawn_on=ON)
    assert [day for day, _ in due(family(7, *TWO_PARENTS, consents=stay), 12)] == [date(2026, 4, 1)]
    short = yes(MOTHER, subject="voluntary_stay", on=date(2025, 7, 1), withdrawn_on=date(2026, 3, 31))
    assert due(family(7, *TWO_PARENTS, consents=short), 12) == []


def test_12_who_takes_a_consent_back_moves_no_anniversary_of_a_stay_that_goes_on() -> None:
    first = yes(MOTHER, subject="voluntary_stay", on=date(2025, 7, 1), concerns="oma", withdrawn_on=ON)
    second = yes(FATHER, subject="voluntary_stay", on=date(2025, 8, 1), concerns="oma")
    facts = family(7, *TWO_PARENTS, consents=(*first, *second))
    assert [day for day, _ in due(facts, 12)] == [date(2026, 4, 1), date(2026, 7, 1)]


def test_who_lost_authority_later_is_still_told_what_happened_before() -> None:
    lost = family(7, holds(MOTHER), holds(FATHER, until=ON - DAY), orders=(order("ots"),))
    assert due(lost, 20) == [(date(2026, 5, 1), {CHILD, MOTHER, FATHER})]
    earlier = family(7, holds(MOTHER), holds(FATHER, until=date(2026, 4, 1)), orders=(order("ots"),))
    assert due(earlier, 20) == [(date(2026, 5, 1), {CHILD, MOTHER})]


def test_20_a_measure_is_told_to_all_on_the_day_it_was_decided() -> None:
    decided = date(2026, 4, 28)
    facts = family(7, *TWO_PARENTS, orders=(order("ots", decided_on=decided),))
    assert due(facts, 20) == [(decided, {CHILD, MOTHER, FATHER})]


def test_20_a_measure_we_only_heard_of_is_not_explained_as_one() -> None:
    assert due(family(7, *TWO_PARENTS, orders=(announced(),)), 20) == []


def test_21_a_placement_order_is_told_to_all() -> None:
    facts = family(13, *TWO_PARENTS, orders=(order("ots"), order("placement")))
    assert due(facts, 21) == [(date(2026, 5, 1), {CHILD, MOTHER, FATHER})]


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"until": ON + 10 * DAY}, ON + 11 * DAY),
        ({"until": ON - 10 * DAY}, ON - 9 * DAY),
        ({"ended_on": ON - 3 * DAY}, ON - 3 * DAY),
        ({"annulled_on": ON - 2 * DAY}, ON - 2 * DAY),
    ],
    ids=["ends soon", "expired", "ended", "annulled"],
)
def test_24_the_end_of_a_measure_is_told_on_its_first_voluntary_day(fields: dict[str, date], day: date) -> None:
    facts = family(7, *TWO_PARENTS, orders=(order("ots", **fields),))
    assert due(facts, 24) == [(day, {CHILD, MOTHER, FATHER})]


def test_24_a_measure_that_goes_on_has_not_ended() -> None:
    first = order("ots", date(2025, 6, 1), until=date(2026, 5, 31), number="C/1")
    second = replace(first, starts_on=date(2026, 6, 1), until=date(2027, 5, 31), number="C/2")
    assert due(family(7, *TWO_PARENTS, orders=(first, second)), 24) == []


@pytest.mark.parametrize(
    ("born", "day"),
    [
        (date(2014, 7, 1), date(2026, 7, 1)),
        (date(2010, 6, 15), date(2026, 6, 15)),
        (date(2008, 7, 27), date(2026, 7, 27)),
        (date(2014, 7, 28), None),
        (date(2013, 6, 15), date(2025, 6, 15)),
        (date(2013, 6, 14), None),
    ],
    ids=["12 soon", "16 today", "18 in 42 days", "12 in 43 days", "12 a year ago", "12 longer ago"],
)
def test_25_birthdays_of_12_16_and_18_are_told_weeks_ahead(born: date, day: date | None) -> None:
    expected = [] if day is None else [(day, {CHILD, MOTHER, FATHER})]
    assert due(child_born(born), 25) == expected


def test_26_a_withdrawal_and_a_refusal_are_told_to_who_said_it() -> None:
    consents = (*yes(MOTHER, withdrawn_on=ON - DAY), *no(FATHER, on=ON - 2 * DAY))
    assert due(family(7, *TWO_PARENTS, consents=consents), 26) == [(ON - 2 * DAY, {FATHER}), (ON - DAY, {MOTHER})]


def test_30_a_form_is_renewed_after_a_year_by_who_signed_it() -> None:
    old = date(2025, 7, 10)
    assert due(family(7, *TWO_PARENTS, consents=yes(MOTHER, on=old)), 30) == [(date(2026, 7, 10), {MOTHER})]
    assert due(family(7, *TWO_PARENTS, consents=yes(MOTHER, on=old, until=ON)), 30) == []


def test_a_child_under_6_is_not_listed_as_a_listener() -> None:
    facts = family(4, *TWO_PARENTS, orders=(order("ots"),))
    assert due(facts, 20) == [(date(2026, 5, 1), {MOTHER, FATHER})]


def test_a_child_of_6_listens_and_a_form_that_ends_on_its_birthday_is_renewed() -> None:
    assert due(family(6, *TWO_PARENTS, orders=(order("ots"),)), 20) == [(date(2026, 5, 1), {CHILD, MOTHER, FATHER})]
    old = yes(MOTHER, on=date(2025, 7, 10), until=date(2026, 7, 10))
    assert due(family(7, *TWO_PARENTS, consents=old), 30) == [(date(2026, 7, 10), {MOTHER})]


def test_24_the_guardianship_of_a_gi_over_a_sibling_does_not_go_on_for_this_child() -> None:
    sibling = replace(holds("gi", "guardian"), child=FATHER)
    facts = family(7, *TWO_PARENTS, sibling, orders=(order("ots", ended_on=ON - DAY),))
    assert [day for day, _ in due(facts, 24)] == [ON - DAY]


def test_12_who_only_consented_to_help_is_no_carer() -> None:
    consents = (*yes(MOTHER, subject="voluntary_stay", on=date(2025, 10, 1)), *yes(OTHER, kind="A"))
    assert due(family(7, holds(MOTHER), consents=consents), 12) == [(date(2026, 7, 1), {MOTHER})]


def test_every_row_of_table_c_says_what_opens_it_and_none_is_forgotten() -> None:
    assert {moment.number for moment in BOOK.moments if moment.source == "facts"} == FROM_FACTS
    assert all(moment.opened_by for moment in BOOK.moments if moment.source == "records")


def test_each_row_that_the_facts_carry_is_opened_by_some_family() -> None:
    papers: tuple[Subject, ...] = ("safety_plan", "share", "voluntary_stay", "contact", "handover")
    first = order("ots", date(2025, 7, 1), until=ON - DAY, number="C/1")
    stay = yes(MOTHER, subject="voluntary_stay", on=date(2025, 8, 1), concerns="oma")
    asked = tuple(consent for subject in papers for consent in no(MOTHER, subject=subject))
    old = yes(MOTHER, on=date(2025, 7, 1))
    facts = child_born(
        date(2014, 7, 1),
        orders=(first, order("ots", ON, until=ON + 3 * DAY, decided_on=ON - DAY), order("placement")),
        consents=(*stay, *asked, *old),
    )
    facts = replace(facts, authority=(holds(MOTHER), holds(FATHER, since=date(2026, 1, 1))))
    assert {found.moment for found in ask(facts).explain_again} == FROM_FACTS


@pytest.mark.parametrize(
    ("subject", "moment", "told"),
    [
        ("safety_plan", 6, {OTHER}),
        ("share", 8, {OTHER}),
        ("voluntary_stay", 10, {CHILD, MOTHER, FATHER, OTHER}),
        ("contact", 11, {CHILD, MOTHER, FATHER, OTHER}),
        ("handover", 14, {CHILD, MOTHER, FATHER, OTHER}),
    ],
)
def test_what_was_put_on_paper_was_proposed_that_day_at_the_latest(
    subject: Subject, moment: int, told: set[str]
) -> None:
    first, later = yes(OTHER, subject=subject, on=ON - 3 * DAY), yes(OTHER, subject=subject, on=ON - 2 * DAY)
    facts = family(7, *TWO_PARENTS, consents=(*later, *first, *yes(OTHER, subject=subject, on=ON + DAY, concerns="x")))
    assert due(facts, moment) == [(ON - 3 * DAY, told)]


def test_two_receivers_are_two_proposals_and_help_is_none() -> None:
    school = yes(MOTHER, subject="share", concerns="school", on=ON - 5 * DAY)
    doctor = no(FATHER, subject="share", concerns="huisarts", on=ON)
    facts = family(7, *TWO_PARENTS, consents=(*school, *doctor, *yes(MOTHER)))
    assert due(facts, 8) == [(ON - 5 * DAY, {MOTHER}), (ON, {FATHER})]
    assert [found.moment for found in ask(facts).explain_again if found.moment in (6, 10, 11, 14)] == []


def test_23_an_order_that_goes_on_where_one_of_its_kind_ends_is_an_extension() -> None:
    first = order("ots", date(2025, 6, 1), until=date(2026, 5, 31), number="C/1")
    second = order("ots", date(2026, 6, 1), until=date(2027, 5, 31), number="C/2", decided_on=date(2026, 5, 20))
    everybody = {CHILD, MOTHER, FATHER}
    assert due(family(7, *TWO_PARENTS, orders=(first, second)), 23) == [(date(2026, 5, 20), everybody)]
    gap = replace(second, starts_on=date(2026, 6, 2))
    assert due(family(7, *TWO_PARENTS, orders=(first, gap)), 23) == []
    other = replace(second, kind="placement", carried_out_on=ON)
    assert due(family(7, *TWO_PARENTS, orders=(first, other)), 23) == []


def test_a_seen_order_without_its_paper_opens_no_moment() -> None:
    for field in ("court", "number", "decided_on"):
        bare = replace(order("ots"), **{field: None})
        assert due(family(7, *TWO_PARENTS, orders=(bare,)), 20) == []


@pytest.mark.parametrize("kind", ["authority_ended", "authority_suspended"])
def test_2_an_order_on_authority_changes_who_decides(kind: OrderKind) -> None:
    facts = family(7, *TWO_PARENTS, orders=(order(kind, person=FATHER),))
    assert due(facts, 2) == [(date(2026, 5, 1), {MOTHER, FATHER})]


def test_2_the_authority_over_a_sibling_is_no_change_for_this_child() -> None:
    sibling = replace(holds(OTHER, since=date(2026, 3, 1)), child=FOSTER)
    assert due(family(7, *TWO_PARENTS, sibling), 2) == []


def test_21_closed_care_is_told_to_all() -> None:
    facts = family(13, *TWO_PARENTS, orders=(order("closed_care"),))
    assert due(facts, 21) == [(date(2026, 5, 1), {CHILD, MOTHER, FATHER})]


def test_23_an_order_annulled_on_its_first_day_was_not_extended() -> None:
    first = order("ots", number="C/1", annulled_on=date(2026, 5, 1))
    assert due(family(7, *TWO_PARENTS, orders=(first, order("ots", number="C/2"))), 23) == []


def test_24_the_end_of_guardianship_of_a_gi_is_told_on_its_first_voluntary_day() -> None:
    gone = holds("gi", "guardian", until=ON - DAY)
    everybody = {CHILD, MOTHER, FATHER}
    assert due(family(7, *TWO_PARENTS, gone), 24) == [(ON, everybody)]
    assert due(family(7, *TWO_PARENTS, replace(gone, suspended=True)), 24) == []
    assert due(family(7, *TWO_PARENTS, holds("gi", "guardian")), 24) == []
    assert due(family(7, *TWO_PARENTS, gone, orders=(order("ots"),)), 24) == []


def test_24_an_order_annulled_on_its_first_day_ended_nothing_and_hides_no_other_end() -> None:
    never = order("ots", number="C/1", annulled_on=date(2026, 5, 1))
    assert due(family(7, *TWO_PARENTS, orders=(never,)), 24) == []
    other = order("ots", date(2026, 4, 1), number="C/2", ended_on=ON)
    assert [day for day, _ in due(family(7, *TWO_PARENTS, orders=(never, other)), 24)] == [ON]


def test_12_a_stay_counts_from_its_first_consent_whatever_came_after() -> None:
    first = yes(MOTHER, subject="voluntary_stay", on=date(2025, 10, 1), concerns="oma")
    later = yes(FATHER, subject="voluntary_stay", on=date(2025, 11, 1), concerns="oma")
    for consents in ((*first, *later), (*later, *first)):
        (stay,) = expected_stays(family(7, *TWO_PARENTS, consents=consents), CHILD)
        assert (stay.since, stay.concern) == (date(2025, 10, 1), "oma")


def test_26_what_was_said_today_is_told_today() -> None:
    assert due(family(7, *TWO_PARENTS, consents=no(MOTHER, on=ON)), 26) == [(ON, {MOTHER})]
    assert due(family(7, *TWO_PARENTS, consents=yes(MOTHER, withdrawn_on=ON)), 26) == [(ON, {MOTHER})]
    assert due(family(7, *TWO_PARENTS, consents=no(MOTHER, on=ON + DAY)), 26) == []


def test_12_a_stay_of_a_brother_or_sister_is_no_moment_of_this_child() -> None:
    stay = yes(MOTHER, subject="voluntary_stay", on=date(2025, 7, 1), concerns="oma", child=OTHER)
    facts = family(7, *TWO_PARENTS, consents=stay)
    assert due(facts, 12) == due(facts, 10) == []
    assert expected_stays(facts, CHILD) == ()
    assert [stay.since for stay in expected_stays(facts, OTHER)] == [date(2025, 7, 1)]


# -- H18: what counts no more opens its moments still -------------------------------------------


def test_what_somebody_said_before_opens_its_moments_still() -> None:
    said = (*yes(MOTHER, subject="voluntary_stay", on=ON - DAY), *no(FATHER, on=ON - 2 * DAY))
    counts, no_more = family(7, *TWO_PARENTS, consents=said), family(7, *TWO_PARENTS, once=said)
    assert (due(no_more, 10), due(no_more, 26)) == (due(counts, 10), due(counts, 26))
    assert due(no_more, 26) == [(ON - 2 * DAY, {FATHER})]


def test_a_proposal_counts_from_the_day_it_was_on_the_table() -> None:
    said = yes(MOTHER, subject="handover", on=ON, proposed_on=ON - 9 * DAY)
    assert [day for day, _ in due(family(7, *TWO_PARENTS, consents=said), 14)] == [ON - 9 * DAY]
    late = yes(MOTHER, subject="handover", on=ON - 9 * DAY, proposed_on=ON)
    assert [day for day, _ in due(family(7, *TWO_PARENTS, consents=late), 14)] == [ON - 9 * DAY]


@pytest.mark.parametrize(
    ("fields", "opens"),
    [
        ({}, True),
        ({"withdrawn_on": date(2026, 6, 10)}, True),
        ({"withdrawn_on": date(2026, 6, 9)}, False),
        ({"replaced_on": date(2026, 6, 10)}, True),
        ({"replaced_on": date(2026, 6, 9)}, False),
        ({"until": date(2026, 6, 10)}, True),
        ({"until": date(2026, 6, 9)}, False),
        ({"withdrawn_on": ON + DAY}, True),
        ({"withdrawn_on": date(2026, 6, 12), "until": date(2026, 6, 9)}, False),
    ],
)
def test_30_what_ended_after_its_birthday_was_a_year_old_all_the_same(fields: dict[str, date], opens: bool) -> None:
    given = yes(MOTHER, on=date(2025, 6, 10), **fields)
    wanted = [(date(2026, 6, 10), {MOTHER})] if opens else []
    assert due(family(7, *TWO_PARENTS, consents=given), 30) == wanted
    assert due(family(7, *TWO_PARENTS, once=given), 30) == wanted


def test_12_is_told_to_who_was_written_down_to_take_the_child_in() -> None:
    begun = Happening("stayBegan", date(2025, 9, 15), (CHILD,), (OTHER,))
    assert due(family(7, *TWO_PARENTS, happenings=(begun,)), 12) == [(ON, {MOTHER, FATHER, OTHER})]


MOVED = Happening("movedAway", ON - 9 * DAY)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"suspended": True, "suspended_told_on": ON}, True),
        ({"suspended": True, "suspended_told_on": ON - 9 * DAY}, True),
        ({"suspended": True, "suspended_told_on": ON - 10 * DAY}, False),
        ({"suspended": True}, False),
        ({"until": ON - 9 * DAY}, True),
        ({"until": ON - 10 * DAY}, False),
        ({"since": ON}, True),
        ({"since": ON - 3 * DAY, "until": ON - 2 * DAY}, True),
        ({"since": ON + DAY}, False),
    ],
)
def test_an_event_is_told_to_who_held_authority_that_day_or_began_to_since(
    fields: dict[str, object], told: bool
) -> None:
    facts = family(7, holds(MOTHER), holds(FATHER, **fields), happenings=(MOVED,))
    assert due(facts, 29) == [(ON - 9 * DAY, {MOTHER, FATHER} if told else {MOTHER})]


@pytest.mark.parametrize(("starts_on", "told"), [(ON - 10 * DAY, False), (ON - 9 * DAY, True), (ON, True)])
def test_an_order_takes_nobody_out_of_what_happened_before_or_on_its_first_day(starts_on: date, told: bool) -> None:
    suspended = order("authority_suspended", starts_on, person=FATHER)
    facts = family(7, *TWO_PARENTS, happenings=(MOVED,), orders=(suspended,))
    assert due(facts, 29) == [(ON - 9 * DAY, {MOTHER, FATHER} if told else {MOTHER})]


def test_who_cannot_exercise_authority_is_owed_the_explanation() -> None:
    for fields in ({"whereabouts": "unknown"}, {"capacity": "under_guardianship"}, {"age": 17}):
        facts = family(7, *TWO_PARENTS, people=(person(FATHER, **fields),), happenings=(MOVED,))
        assert due(facts, 29) == [(ON - 9 * DAY, {MOTHER, FATHER})]


def test_24_an_order_in_dispute_hides_no_end() -> None:
    ran_out = order("ots", date(2026, 1, 1), until=ON - DAY)
    goes_on = order("ots", date(2026, 1, 1), until=ON + 90 * DAY)
    assert due(family(7, *TWO_PARENTS, orders=(ran_out, goes_on)), 24) == []
    rivals = tuple(replace(each, disputed=True) for each in (ran_out, goes_on))
    assert [day for day, _ in due(family(7, *TWO_PARENTS, orders=rivals), 24) if day <= ON] == [ON]


def test_2_evidence_that_is_missed_leaves_the_change_of_authority() -> None:
    missed = holds(MOTHER, since=ON - DAY, evidence=None, was_proven=True)
    assert due(family(7, missed), 2) == [(ON - DAY, {MOTHER})]
    assert due(family(7, replace(missed, was_proven=False)), 2) == []


def test_26_who_takes_it_back_tomorrow_took_nothing_back_today() -> None:
    assert due(family(7, *TWO_PARENTS, consents=yes(MOTHER, withdrawn_on=ON + DAY)), 26) == []


def test_12_a_stay_that_ended_the_day_it_was_nine_months_was_nine_months() -> None:
    stay = yes(MOTHER, subject="voluntary_stay", on=date(2025, 9, 10), withdrawn_on=date(2026, 6, 10), child=CHILD)
    took_in = yes(OTHER, subject="voluntary_stay", kind="A", on=date(2025, 9, 10), child=CHILD)
    both = (*stay, *(replace(each, withdrawn_on=date(2026, 6, 10)) for each in took_in))
    assert due(family(7, *TWO_PARENTS, consents=both), 12) == [(date(2026, 6, 10), {MOTHER, FATHER, OTHER})]


def test_10_a_paper_about_this_child_is_a_moment_of_this_child() -> None:
    said = yes(MOTHER, subject="voluntary_stay", on=ON, child=CHILD)
    assert [day for day, _ in due(family(7, *TWO_PARENTS, consents=said), 10)] == [ON]


def test_what_happens_today_is_owed_to_who_cannot_be_found_today() -> None:
    today = replace(MOVED, on=ON)
    facts = family(7, *TWO_PARENTS, people=(person(FATHER, whereabouts="unknown"),), happenings=(today,))
    assert due(facts, 29) == [(ON, {MOTHER, FATHER})]


def test_24_a_guardianship_of_the_gi_that_goes_on_leaves_nothing_voluntary() -> None:
    ots = order("ots", date(2026, 1, 1), ended_on=ON)
    guarded = holds("gi", "guardian", since=date(2026, 3, 1))
    assert due(family(7, guarded, orders=(ots,)), 24) == []
