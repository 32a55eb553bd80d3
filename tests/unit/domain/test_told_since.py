"""Whether a talk was about a moment: on its day or later, since we knew of it, and with the frame that holds (H18)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from law_families import BOOK, CHILD, FATHER, MOTHER, ON, OTHER, TWO_PARENTS, family, holds, order, person, yes

from jgvisit.domain.answer import ExplainAgain
from jgvisit.domain.authority import authority_over
from jgvisit.domain.duties import ClosedDuty, Due, FamilyTalks, Listener, dues_of, open_duties
from jgvisit.domain.facts import GI, UNKNOWN, Authority, CourtOrder, Facts, LegalException, Question
from jgvisit.domain.frames import read_frame
from jgvisit.domain.reminders import after_emergency, reminders
from jgvisit.domain.rights import circumstances
from jgvisit.domain.talk import Heard
from jgvisit.ids import PersonId

DAY = timedelta(days=1)
START = date(2026, 6, 1)
FIRST = tuple(Heard(card, START) for card in ("K01", "K02", "K03", "K21", "K23"))
NOON = "2026-06-10T12:00:00Z"
MEASURE = Due(20, START, (MOTHER,), ("K25",), "before_we_act")
ENDED = Due(24, START + 5 * DAY, (MOTHER,), ("K02",), "before_we_act")
BIRTHDAY = Due(25, START + 5 * DAY, (MOTHER,), ("K24",), "next_visit")


def left(*moments: Due, heard: Heard, on: date = ON) -> set[int]:
    """The moments still due to the mother, who had the first conversation and then heard this."""
    mother = Listener(MOTHER, "parent", 40, has_authority=True, talk=(*FIRST, heard))
    return {duty.moment for duty in open_duties(FamilyTalks((mother,), moments, START), on)}


def k25(days: int, said: str | None = None, at: str | None = None) -> Heard:
    return Heard("K25", START + days * DAY, at, said)


@pytest.mark.parametrize(
    ("known_at", "heard_at", "told"),
    [
        pytest.param(None, None, True, id="nobody knows when"),
        pytest.param(NOON, None, True, id="of the talk only the day is known"),
        pytest.param(None, NOON, True, id="of the moment only the day is known"),
        pytest.param(NOON, NOON, True, id="in the same moment"),
        pytest.param(NOON, "2026-06-10T12:00:01Z", True, id="just after"),
        pytest.param(NOON, "2026-06-10T11:59:59Z", False, id="just before"),
    ],
)
def test_a_talk_before_we_knew_of_it_was_not_about_it(known_at: str | None, heard_at: str | None, told: bool) -> None:
    due = replace(MEASURE, known_at=known_at)
    assert left(due, heard=k25(9, at=heard_at)) == (set() if told else {20})


def test_when_a_moment_was_known_goes_with_its_cards() -> None:
    (due,) = dues_of([ExplainAgain(20, START, (MOTHER,), NOON)], BOOK)
    assert (due.known_at, due.moment, due.on, due.persons) == (NOON, 20, START, (MOTHER,))


@pytest.mark.parametrize(
    ("due", "said", "told"),
    [
        pytest.param(MEASURE, "court_ordered", True, id="20 said as ordered"),
        pytest.param(MEASURE, "voluntary", False, id="20 said as voluntary"),
        pytest.param(MEASURE, "checking", False, id="20 said as being checked"),
        pytest.param(MEASURE, None, True, id="20 by a card that says no frame"),
        pytest.param(replace(MEASURE, moment=21), "voluntary", True, id="21 closed care leaves it voluntary"),
        pytest.param(replace(MEASURE, moment=21), "checking", False, id="21 said as being checked"),
        pytest.param(replace(MEASURE, moment=24), "voluntary", True, id="24 said as voluntary"),
        pytest.param(replace(MEASURE, moment=24), "checking", True, id="24 said as being checked"),
        pytest.param(replace(MEASURE, moment=24), "court_ordered", False, id="24 said as ordered"),
        pytest.param(replace(MEASURE, moment=26), "court_ordered", True, id="26 says nothing of the frame"),
    ],
)
def test_a_card_counts_where_it_said_the_frame_of_the_moment(due: Due, said: str | None, told: bool) -> None:
    assert left(due, heard=k25(9, said)) == (set() if told else {due.moment})


@pytest.mark.parametrize(
    ("later", "heard", "told"),
    [
        pytest.param(ENDED, k25(9, "voluntary"), True, id="the frame of a later change"),
        pytest.param(ENDED, k25(9, "checking"), True, id="the frame of a later change, being checked"),
        pytest.param(ENDED, k25(5, "voluntary"), True, id="on the day of that change"),
        pytest.param(ENDED, k25(4, "voluntary"), False, id="before that change"),
        pytest.param(replace(ENDED, on=START), k25(9, "voluntary"), False, id="a change of the same day"),
        pytest.param(replace(ENDED, on=START - DAY), k25(9, "voluntary"), False, id="an earlier change"),
        pytest.param(replace(ENDED, persons=(FATHER,)), k25(9, "voluntary"), False, id="a change for another person"),
        pytest.param(replace(ENDED, moment=26), k25(9, "voluntary"), False, id="what changes no frame"),
        pytest.param(replace(ENDED, moment=20), k25(9, "voluntary"), False, id="another order, and nothing of an end"),
        pytest.param(BIRTHDAY, k25(9, "voluntary"), True, id="at 18 nothing of a measure is left"),
        pytest.param(BIRTHDAY, k25(9, "checking"), False, id="at 18 nothing is being checked"),
    ],
)
def test_a_card_that_said_another_frame_counts_after_a_later_change_to_it(later: Due, heard: Heard, told: bool) -> None:
    assert (20 in left(MEASURE, later, heard=heard)) is not told


def test_a_duty_that_was_put_off_comes_back_on_its_day_for_every_moment() -> None:
    mother = Listener(MOTHER, "parent", 40, has_authority=True, talk=FIRST)
    closed = replace(mother, closed=(ClosedDuty(20, "withheld", START, again_on=ON, due=START),))
    again = {
        day: [duty.moment for duty in open_duties(FamilyTalks((closed,), (MEASURE,), START), day)]
        for day in (ON - DAY, ON)
    }
    assert again == {ON - DAY: [], ON: [20]}


# -- two decisions on one number, and two children --------------------------------------------


def of_nobody(number: str | None, **fields: object) -> CourtOrder:
    return order("authority_ended", person=UNKNOWN, number=number, until=None, **fields)


@pytest.mark.parametrize(
    ("number", "known"),
    [
        pytest.param("C/16/123", True, id="the same number"),
        pytest.param("c 16-123", True, id="the same number, written otherwise"),
        pytest.param("C/16/124", False, id="another number"),
    ],
)
def test_a_named_order_on_the_same_number_tells_whose_authority_ended(number: str, known: bool) -> None:
    named = order("authority_ended", person=FATHER, number=number, until=None)
    facts = family(7, *TWO_PARENTS, orders=(of_nobody("C/16/123"), named))
    assert authority_over(facts, CHILD).known is known


def test_a_stay_of_one_child_is_no_reminder_about_another() -> None:
    mine = yes(MOTHER, subject="voluntary_stay", on=date(2025, 7, 1), child=CHILD)
    other = yes(MOTHER, subject="voluntary_stay", on=date(2025, 7, 1), child=PersonId("kind-2"))

    def stays(consents: tuple[object, ...]) -> list[str]:
        facts = family(7, holds(MOTHER), consents=consents)
        return [each.kind for each in reminders(facts, CHILD) if "stay" in each.kind]

    assert stays(mine)
    assert not stays(other)


# -- an emergency without a colleague yet, and what the rights card rests on ------------------


@pytest.mark.parametrize(("consulted", "waits"), [(None, True), ("-", True), (" ", True), ("Olga", False)])
def test_h14_a_dash_is_no_colleague_who_looked_along_within_24_hours(consulted: str | None, waits: bool) -> None:
    used = LegalException("X4", "geen tijd om te vragen", consulted, ON)
    found = after_emergency(Question(child=CHILD, subject="help", exceptions=(used,)))
    assert [(each.kind, each.due) for each in found] == ([("colleague_looks", ON + DAY)] if waits else [])


def known(facts: Facts, who: PersonId) -> frozenset[str]:
    return circumstances(facts, CHILD, who, read_frame(facts, CHILD))


@pytest.mark.parametrize(("age", "lacks"), [(17, True), (18, False), (19, False)])
def test_at_18_nobody_lacks_authority_any_more(age: int, lacks: bool) -> None:
    facts = family(age, holds(MOTHER), people=(person(FATHER),))
    assert ("no_authority" in known(facts, FATHER)) is lacks


def test_h13_closed_care_and_probation_are_each_ordered_help() -> None:
    facts = family(16, *TWO_PARENTS, orders=(order("closed_care"), order("juvenile_probation")))
    assert {"closed_care", "probation", "ordered_help"} <= known(facts, MOTHER)


@pytest.mark.parametrize(("beside", "doubt"), [((), False), ((holds(MOTHER),), True)])
def test_h12_a_gi_beside_a_parent_is_a_contradiction_and_a_gi_alone_is_none(
    beside: tuple[Authority, ...], doubt: bool
) -> None:
    facts = family(7, holds(GI, kind="guardian"), *beside, people=(person(MOTHER),) if not beside else ())
    assert ("contradicted" in known(facts, MOTHER)) is doubt


def test_that_one_holder_cannot_be_found_gives_nobody_else_authority() -> None:
    away = person(MOTHER, whereabouts="unknown")
    facts = family(7, holds(MOTHER), holds(OTHER), people=(away, person(FATHER)))
    assert known(facts, MOTHER).isdisjoint({"no_authority", "authority"}), "she holds it, and cannot exercise it now"
    assert "no_authority" in known(facts, FATHER)
