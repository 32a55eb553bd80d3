"""What happened makes lines of the rights card true, from its day and to the last day of its term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from law_families import CHILD, FATHER, MOTHER, ON, OTHER, TWO_PARENTS, family

from jgvisit.domain.facts import Facts, Happening
from jgvisit.domain.rights_told import OBJECTION_TERM, Told, told_of

HOME = family(7, *TWO_PARENTS)
DAY = timedelta(days=1)
EARLIER, LATER = ON - timedelta(days=30), ON - timedelta(days=10)


def happened(kind: str, on: date = LATER, **details: str) -> Happening:
    return Happening(kind, on, details=tuple(sorted(details.items())))


def after(*events: Happening, on: date = ON) -> Facts:
    return replace(HOME, on=on, happenings=events)


def told(*events: Happening, on: date = ON) -> set[Told]:
    return set(told_of(after(*events, on=on), CHILD, MOTHER))


def test_nothing_that_happened_opens_nothing() -> None:
    assert told() == set()
    assert told(happened("hearingPlanned", held_on="2026-07-01"), happened("stayProposed")) == set()


def test_the_objection_is_offered_up_to_its_last_day() -> None:
    sent = ON - OBJECTION_TERM
    letter = happened("municipalDecisionRecorded", EARLIER, sent_on=sent.isoformat())
    assert told(letter) == {"municipal_decision"}
    assert told(letter, on=ON + DAY) == set()
    assert told(happened("municipalDecisionRecorded", EARLIER), on=ON + 99 * DAY) == {"municipal_decision"}


@pytest.mark.parametrize("kind", ["municipalDecisionRecorded", "writtenInstructionReceived"])
def test_a_letter_counts_for_those_it_names_and_for_its_child(kind: str) -> None:
    letter = replace(happened(kind), persons=(FATHER,))
    assert told(letter) == set()
    assert told_of(after(letter), CHILD, FATHER) != set()
    assert told(replace(happened(kind), children=(OTHER,))) == set()
    assert told(replace(happened(kind), children=(CHILD,))) != set()


def test_what_happens_tomorrow_is_not_true_today() -> None:
    assert told(happened("writtenInstructionReceived", ON + DAY)) == set()
    assert told(happened("writtenInstructionReceived", ON)) == {"written_direction"}


YES, NO = happened("boardAnswered", investigates="yes"), happened("boardAnswered", investigates="no")


@pytest.mark.parametrize(
    ("events", "found"),
    [
        ((happened("investigationRequested"),), set()),
        ((happened("investigationRequested", EARLIER), YES), {"board_investigation"}),
        ((happened("urgentInvestigationRequested", EARLIER), NO), {"board_declined"}),
        ((replace(YES, on=EARLIER), happened("boardReportReceived", stage="draft")), {"board_investigation"}),
        ((replace(YES, on=EARLIER), happened("boardReportReceived", stage="final")), set()),
        ((replace(NO, on=EARLIER), happened("investigationRequested")), set()),
        ((replace(NO, on=EARLIER), YES), {"board_investigation"}),
        ((YES, NO), {"board_investigation"}),
    ],
    ids=["asked", "investigates", "declined", "draft", "final", "asked again", "changed its mind", "contradiction"],
)
def test_how_it_stands_with_the_raad(events: tuple[Happening, ...], found: set[Told]) -> None:
    assert told(*events) == found
    assert told(*events[::-1]) == found


def test_the_objection_stays_on_the_card_until_the_working_day_to_which_a_weekend_moves_it() -> None:
    friday = date(2026, 5, 1)  # six weeks later it is Friday 12 June
    for sent, last in (
        (friday, date(2026, 6, 12)),
        (friday + DAY, date(2026, 6, 15)),
        (date(2026, 4, 13), date(2026, 5, 26)),  # 25 May 2026 is Whit Monday
    ):
        letter = happened("municipalDecisionRecorded", sent, sent_on=sent.isoformat())
        assert told(letter, on=last) == {"municipal_decision"}
        assert told(letter, on=last + DAY) == set()
