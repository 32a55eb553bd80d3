"""H12, H13, H16: which frame holds, on what proof."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from law_families import CHILD, FATHER, MOTHER, ON, TWO_PARENTS, announced, ask, family, holds, marks, order

from jgvisit.domain.answer import FrameOfChild
from jgvisit.domain.facts import CourtOrder, Facts
from jgvisit.domain.frames import NO_VALID_ORDER, frame_of

DAY = timedelta(days=1)


def frame(*orders: CourtOrder, on: date = ON, facts: Facts | None = None) -> FrameOfChild:
    known = facts or family(7, *TWO_PARENTS, orders=orders)
    return frame_of(replace(known, on=on), CHILD)


def test_without_any_order_help_is_voluntary_without_proof() -> None:
    assert (frame().frame, frame().evidence, frame().checking) == ("voluntary", None, False)


@pytest.mark.parametrize("kind", ["ots", "vots"])
def test_h13_a_supervision_order_makes_the_frame(kind: Any) -> None:
    found = frame(order(kind))
    assert (found.frame, found.evidence) == ("court_ordered", "seen")
    assert found.articles


@pytest.mark.parametrize("kind", ["closed_care", "juvenile_probation", "authority_ended", "authority_suspended"])
def test_h13_another_order_does_not_make_the_frame(kind: Any) -> None:
    assert frame(order(kind, person=FATHER)).frame == "voluntary"


@pytest.mark.parametrize("kind", ["closed_care", "juvenile_probation"])
def test_h13_closed_care_and_probation_order_only_that_help(kind: Any) -> None:
    facts = family(16, *TWO_PARENTS, orders=(order(kind),))
    result = ask(facts, "help_within_order")
    assert (result.frame, result.this_help) == ("voluntary", "within_order")
    assert any("alleen die hulp" in point for point in result.jurist_check)


def test_h13_guardianship_counts_when_a_gi_holds_it_and_not_when_a_person_does() -> None:
    assert frame(facts=family(7, holds("gi", "guardian"))).frame == "court_ordered"
    assert frame(facts=family(7, holds(MOTHER, "guardian"))).frame == "voluntary"


def test_a_guardianship_of_a_gi_that_contradicts_a_parents_authority_is_looked_into() -> None:
    found = frame(facts=family(7, holds("gi", "guardian"), *TWO_PARENTS))
    assert (found.frame, found.checking) == ("voluntary", True)


@pytest.mark.parametrize(
    ("fields", "on", "expected"),
    [
        ({"until": ON}, ON, "court_ordered"),
        ({"until": ON}, ON + DAY, "voluntary"),
        ({"ended_on": ON}, ON - DAY, "court_ordered"),
        ({"ended_on": ON}, ON, "voluntary"),
        ({"annulled_on": ON}, ON, "voluntary"),
        ({}, date(2026, 4, 30), "voluntary"),
        ({}, date(2026, 5, 1), "court_ordered"),
        ({}, date(2027, 4, 30), "court_ordered"),
        ({}, date(2027, 5, 1), "voluntary"),
    ],
    ids=[
        "last day",
        "day after",
        "day before its end",
        "day it was ended",
        "day it was annulled",
        "before its start",
        "first day",
        "last day of the longest year",
        "after the longest year",
    ],
)
def test_h16_an_order_holds_from_its_start_to_its_last_day(fields: dict[str, Any], on: date, expected: str) -> None:
    assert frame(order("ots", **fields), on=on).frame == expected


def test_h16_past_the_end_without_proof_help_is_voluntary_and_we_look_into_it() -> None:
    found = frame(order("ots", until=ON - DAY))
    assert (found.frame, found.checking) == ("voluntary", True)
    assert NO_VALID_ORDER in found.why


def test_h16_an_end_that_is_known_leaves_nothing_to_look_into() -> None:
    assert not frame(order("ots", ended_on=ON - DAY)).checking


VOTS = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("on", "heard_on", "expected"),
    [
        (VOTS + 13 * DAY, None, "court_ordered"),
        (VOTS + 14 * DAY, None, "voluntary"),
        (VOTS + 14 * DAY, VOTS + 10 * DAY, "court_ordered"),
        (VOTS + 30 * DAY, VOTS + 20 * DAY, "voluntary"),
    ],
    ids=["day 14", "day 15", "day 15, heard in time", "heard too late"],
)
def test_h16_an_emergency_order_lapses_unheard_from_day_15(on: date, heard_on: date | None, expected: str) -> None:
    facts = family(7, *TWO_PARENTS, orders=(order("vots", VOTS, heard_on=heard_on),))
    assert frame(facts=facts, on=on).frame == expected
    points = ask(replace(facts, on=on)).jurist_check
    assert any("Rv 800" in point for point in points) is (expected == "voluntary")


@pytest.mark.parametrize("heard_on", [None, VOTS + 20 * DAY], ids=["nobody knows", "heard too late"])
def test_h16_of_a_hearing_nobody_knows_of_only_that_is_said(heard_on: date | None) -> None:
    facts = family(7, *TWO_PARENTS, orders=(order("vots", VOTS, heard_on=heard_on),))
    said = frame(facts=facts, on=VOTS + 30 * DAY)
    assert (said.frame, said.checking) == ("voluntary", True)
    not_known = "Wij weten niet of de ouders binnen twee weken zijn gehoord. Wij gaan dit na."
    assert (said.why == not_known) is (heard_on is None)
    assert ("geen geldig besluit" in said.why) is (heard_on is not None)


def test_h16_a_placement_lapses_after_three_months_unused() -> None:
    used = order("placement", date(2026, 3, 1))
    unused = replace(used, carried_out_on=None)
    supervised = order("ots", date(2026, 2, 1))
    for on, imposed in ((date(2026, 5, 31), True), (date(2026, 6, 1), False)):
        facts = replace(family(7, *TWO_PARENTS, orders=(supervised, unused)), on=on)
        assert (ask(facts, "placement").may_be_imposed_by is not None) is imposed
    assert ask(family(7, *TWO_PARENTS, orders=(supervised, used)), "placement").may_be_imposed_by is not None


def test_a_placement_without_supervision_imposes_nothing() -> None:
    facts = family(7, *TWO_PARENTS, orders=(order("placement"),))
    assert ask(facts, "placement").may_be_imposed_by is None
    assert frame(facts=facts).checking


@pytest.mark.parametrize(
    ("told_on", "last_day"),
    [
        (date(2026, 6, 15), date(2026, 6, 18)),
        (date(2026, 6, 12), date(2026, 6, 17)),
        (date(2026, 4, 2), date(2026, 4, 9)),
    ],
    ids=["monday", "friday", "before easter"],
)
def test_h12_an_announced_order_holds_three_working_days(told_on: date, last_day: date) -> None:
    told = announced(told_on=told_on)
    assert (frame(told, on=told_on).frame, frame(told, on=told_on).evidence) == ("court_ordered", "announced")
    assert frame(told, on=last_day).evidence == "announced"
    after = frame(told, on=last_day + DAY)
    assert (after.frame, after.checking) == ("voluntary", True)


def test_h12_nothing_is_imposed_on_an_announced_order() -> None:
    orders = (announced(), announced("placement"), announced("closed_care"))
    for subject in ("help", "help_within_order", "safety_plan", "contact", "handover", "placement", "closed_care"):
        facts = family(13, *TWO_PARENTS, orders=orders)
        result = ask(facts, subject, touches=(MOTHER,))
        assert (result.may_be_imposed_by, result.this_help) == (None, "voluntary")


def test_h12_contradicting_orders_are_looked_into_and_never_the_stricter_one() -> None:
    one = order("ots")
    found = frame(one, replace(one, ended_on=ON - DAY))
    assert (found.frame, found.evidence, found.checking) == ("voluntary", None, True)


def test_h12_an_announced_end_of_a_seen_order_is_a_contradiction() -> None:
    seen = order("ots")
    told = replace(announced(), starts_on=seen.starts_on, ended_on=ON - DAY)
    assert frame(seen, told).checking


def test_an_extension_beside_the_order_it_extends_is_no_contradiction() -> None:
    ended = order("ots", date(2025, 6, 1), until=date(2026, 5, 31), number="C/1")
    extended = order("ots", date(2026, 6, 1), until=date(2027, 5, 31), number="C/2")
    assert frame(ended, extended).evidence == "seen"


def test_an_order_about_a_sibling_is_not_about_this_child() -> None:
    assert frame(replace(order("ots"), child=MOTHER)).frame == "voluntary"


def test_at_18_no_order_for_children_holds() -> None:
    facts = family(18, holds("gi", "guardian"), orders=(order("ots"),))
    assert frame(facts=facts).frame == "voluntary"


def test_an_end_later_than_the_law_allows_is_a_point_for_the_jurist() -> None:
    facts = family(7, *TWO_PARENTS, orders=(order("ots", until=date(2027, 12, 31)),))
    assert any("einddatum" in point for point in ask(facts).jurist_check)


def test_h12_what_we_will_be_told_tomorrow_or_never_were_told_makes_no_frame() -> None:
    tomorrow = announced(told_on=ON + DAY, starts_on=ON - DAY)
    assert (frame(tomorrow).frame, frame(tomorrow).checking) == ("voluntary", False)
    nobody = replace(announced(starts_on=ON - DAY), told_on=None)
    assert (frame(nobody).frame, frame(nobody).checking) == ("voluntary", True)


def test_an_order_that_was_annulled_leaves_nothing_to_look_into() -> None:
    assert not frame(order("ots", annulled_on=ON)).checking


def test_h16_heard_on_the_fifteenth_day_was_in_time() -> None:
    day_15 = VOTS + 14 * DAY
    assert frame(order("vots", VOTS, heard_on=day_15), on=day_15).frame == "court_ordered"


def test_two_decisions_of_one_day_are_told_apart_by_their_number() -> None:
    ended = order("ots", number="C/1", ended_on=ON - DAY)
    assert frame(ended, order("ots", number="C/2")).evidence == "seen"
    assert frame(replace(ended, number=None), order("ots", number="C/2")).checking


def test_an_end_on_the_last_day_the_law_allows_is_no_point() -> None:
    facts = family(7, *TWO_PARENTS, orders=(order("ots", until=date(2027, 4, 30)),))
    assert ask(facts).jurist_check == ()


@pytest.mark.parametrize("field", ["court", "number", "decided_on"])
def test_an_order_called_seen_without_court_number_or_day_is_no_proof(field: str) -> None:
    bare = replace(order("ots"), **{field: None})
    facts = family(7, *TWO_PARENTS, orders=(bare,))
    found = frame_of(facts, CHILD)
    assert (found.frame, found.evidence, found.checking) == ("voluntary", None, True)
    result = ask(facts, "help_within_order")
    assert (result.may_be_imposed_by, result.may_start) == (None, False)
    assert marks(ask(facts)) == {MOTHER, FATHER}
