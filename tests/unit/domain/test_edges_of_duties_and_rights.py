"""Edges that a changed comparison, word or order in the code would otherwise cross unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from law_families import BOOK, CHILD, FATHER, MOTHER, ON, OTHER, TWO_PARENTS, ask, family, holds, order

from jgvisit.domain.answer import FrameOfChild
from jgvisit.domain.duties import ClosedDuty, Due, Duty, FamilyTalks, Listener, dues_of, open_duties
from jgvisit.domain.explaining import Answered, Heard, next_step
from jgvisit.domain.facts import Facts, Happening
from jgvisit.domain.frames import read_frame
from jgvisit.domain.moments import explain_again
from jgvisit.domain.reminders import of_letters, reminders
from jgvisit.domain.removal import removal_of
from jgvisit.domain.rights import Can, Right, RightRule, rights, rights_of
from jgvisit.domain.rights_card import group_of
from jgvisit.domain.rights_seen import Seen, known_from
from jgvisit.ids import PersonId

DAY = timedelta(days=1)
START = date(2026, 6, 1)
HOME = family(7, *TWO_PARENTS)
RULE = RightRule("no", "Nee zeggen", "may_refuse", ("parent",), ("0-11",), ("voluntary",), (), (),
                 ("U mag nee zeggen.",), ("Jw 7.3.4 lid 1",), "seen", spare=2)  # fmt: skip


def after(*events: Happening) -> Facts:
    return replace(HOME, happenings=events)


def happened(kind: str, on: date = ON, persons: tuple[PersonId, ...] = (), **details: str) -> Happening:
    return Happening(kind, on, persons=persons, details=tuple(sorted(details.items())))


# -- duties -------------------------------------------------------------------------------------

MEASURE = Due(20, START, (PersonId("mother"), PersonId("child")), ("K25", "K16"), "before_we_act")


def listener(role: str = "parent", age: int | None = 40, **fields: object) -> Listener:
    who = PersonId("child" if role == "child" else "mother")
    return Listener(who, role, age, has_authority=role == "parent", **fields)  # type: ignore[arg-type]  # as named


def duties(who: Listener, *moments: Due, on: date = ON) -> tuple[Duty, ...]:
    return open_duties(FamilyTalks((who,), moments, START), on)


def told(*cards: str, on: date = START) -> tuple[Heard, ...]:
    return tuple(Heard(card, on) for card in cards)


FIRST = told("K01", "K02", "K03", "K21", "K23")


def test_a_duty_names_its_moment_person_and_reason() -> None:
    (first,) = duties(listener(talk=FIRST[1:]))
    assert (first.moment, first.reason) == (1, "not_explained")
    (again,) = duties(listener(talk=FIRST), MEASURE)
    assert (again.moment, again.person, again.reason) == (20, "mother", "not_explained")
    moments = dues_of(ask(family(7, *TWO_PARENTS, orders=(order("ots", ON),))).explain_again, BOOK)
    assert 20 in {due.moment for due in moments}


def test_a_repeat_is_of_one_person_and_closes_as_the_first_talk_does() -> None:
    talk = (*FIRST, Answered("K02", "notYet", START))
    (repeat,) = duties(listener(talk=talk))
    assert (repeat.person, repeat.reason) == ("mother", "repeat")
    assert duties(listener(talk=talk, closed=(ClosedDuty(1, "declined", START),))) == ()
    assert duties(listener(talk=talk, closed=(ClosedDuty(1, "declined", START - DAY),)))
    later = listener(talk=talk, closed=(ClosedDuty(1, "withheld", START, again_on=ON),))
    assert duties(later, on=ON - DAY) == ()
    assert duties(later, on=ON)


def test_a_moment_of_today_has_its_own_rank_and_one_of_tomorrow_is_to_know() -> None:
    assert [duty.rank for duty in duties(listener(talk=FIRST), replace(MEASURE, on=ON))] == ["before_we_act"]
    assert [duty.rank for duty in duties(listener(talk=FIRST), replace(MEASURE, on=ON + DAY))] == ["to_know"]


def test_a_closing_without_a_day_closes_every_such_moment_that_came_up_until_then() -> None:
    closed = listener(talk=FIRST, closed=(ClosedDuty(20, "declined", ON),))
    assert duties(closed, MEASURE) == ()
    assert duties(closed, replace(MEASURE, on=ON + DAY), on=ON + DAY)


@pytest.mark.parametrize("age", [None, 5])
def test_a_child_without_a_card_of_its_own_owes_us_no_listening(age: int | None) -> None:
    assert duties(listener("child", age), MEASURE) == ()


def test_only_an_answer_to_the_card_of_the_two_frames_settles_its_question() -> None:
    earlier = (Answered("K02", "ownWordsCorrect", START), Answered("K03", "notYet", START), Heard("K02", START))
    assert next_step(("K01", "K02"), told("K01", "K02", "K03", on=ON), earlier) is None


# -- moments and reminders ------------------------------------------------------------------------


@pytest.mark.parametrize(("age", "asked"), [(11, False), (12, True), (13, True)])
def test_a_handover_of_words_from_twelve_on(age: int, asked: bool) -> None:
    seen = 0
    for row in (row for row in BOOK.moments if "child_12" in row.to):
        for kind in row.opened_by:
            opened = replace(family(age, *TWO_PARENTS), happenings=(happened(kind, how="byName"),))
            told_to = [each.persons for each in explain_again(opened, CHILD, read_frame(opened, CHILD), BOOK.moments)
                       if each.moment == row.number]  # fmt: skip
            seen += len(told_to)
            assert all((CHILD in persons) is asked for persons in told_to), kind
    assert seen


def test_letters_stand_soonest_first_and_one_of_unknown_sending_last_whatever_came_before() -> None:
    unknown = happened("writtenInstructionReceived", ON - DAY)
    late = happened("municipalDecisionRecorded", ON - DAY, sent_on=(ON - DAY).isoformat())
    soon = happened("writtenInstructionReceived", ON - DAY, sent_on=(ON - DAY).isoformat())
    other = happened("hearingPlanned", held_on=ON.isoformat())
    found = of_letters(after(other, unknown, late, soon), CHILD)
    assert [(each.kind, each.due is None) for each in found] == [
        ("written_direction", False),
        ("municipal_decision", False),
        ("written_direction", True),
    ]


def test_an_extension_asked_exactly_120_days_before_the_end_counts() -> None:
    ots = order("ots", date(2026, 1, 1), until=ON + 20 * DAY)
    end = ON + 21 * DAY

    def kinds(on: date) -> set[str]:
        facts = family(7, *TWO_PARENTS, orders=(ots,), happenings=(happened("extensionAnswered", on, asked="yes"),))
        return {each.kind for each in reminders(facts, CHILD)}

    assert "order_ends_extension_asked" in kinds(end - timedelta(days=120))
    assert "order_ends" in kinds(end - timedelta(days=121))


def test_a_day_that_concerns_somebody_is_reminded_of_for_that_person() -> None:
    hearing = happened("hearingPlanned", persons=(FATHER,), held_on=(ON + DAY).isoformat())
    assert [each.persons for each in reminders(after(hearing), CHILD)] == [(FATHER,)]


# -- rights ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "can", "route", "group"),
    [("status", "to_know", None, "now"), ("no", "may_refuse", None, "no"), ("no", "may_refuse", 3, "routes"),
     ("x", "must_allow", None, "without")],
)  # fmt: skip
def test_each_line_stands_under_its_own_heading(row: str, can: Can, route: int | None, group: str) -> None:
    assert group_of(Right(row, "", can, (), (), "seen", route)) == group


def test_a_line_keeps_how_well_it_can_be_spared() -> None:
    (line,) = rights((RULE,), FrameOfChild("voluntary", None), "parent", 40, ())
    assert line.spare == 2


def test_a_letter_opens_a_line_for_whom_and_of_whom_it_is() -> None:
    rule = replace(RULE, only=("municipal_decision",))
    letter = happened("municipalDecisionRecorded", persons=(MOTHER,))
    assert rights_of((rule,), after(letter), CHILD, MOTHER, ())
    assert not rights_of((rule,), after(letter), CHILD, FATHER, ())
    assert rights_of((rule,), after(replace(letter, children=(CHILD,))), CHILD, MOTHER, ())
    about_another = replace(letter, children=(OTHER,), persons=())
    assert not rights_of((rule,), after(about_another), CHILD, MOTHER, ())


def test_what_begins_later_hides_nothing_that_holds() -> None:
    assert known_from((Seen("carer", ON + DAY), Seen("parents_apart")), ON) == {"parents_apart"}


def test_an_urgent_request_after_a_no_of_the_raad_asks_anew() -> None:
    refused = happened("boardAnswered", ON - 9 * DAY, investigates="no")
    rule = replace(RULE, only=("board_declined",))
    assert rights_of((rule,), after(refused), CHILD, MOTHER, ())
    assert not rights_of((rule,), after(refused, happened("urgentInvestigationRequested")), CHILD, MOTHER, ())


# -- a child that was taken away -------------------------------------------------------------------


def test_a_contradicted_placement_is_checked_also_under_a_guardian() -> None:
    facts = family(7, holds("gi", "guardian"), orders=(order("placement", disputed=True),))
    assert removal_of(facts, CHILD) == "checking"


@pytest.mark.parametrize("kind", ["authority_ended", "authority_suspended"])
def test_authority_that_a_judge_took_is_looked_into(kind: str) -> None:
    facts = family(7, *TWO_PARENTS, orders=(order(kind, person=FATHER),))  # type: ignore[arg-type]  # one of the kinds
    assert removal_of(facts, CHILD) == "checking"


def test_a_frame_in_dispute_is_doubt_enough() -> None:
    assert removal_of(family(7, *TWO_PARENTS, orders=(order("ots", disputed=True),)), CHILD) == "checking"
