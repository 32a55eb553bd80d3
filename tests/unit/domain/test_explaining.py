"""The walk through the cards (H23, H29)."""

from __future__ import annotations

from datetime import date

import pytest

from jgvisit.domain.explaining import (
    Answered,
    Heard,
    Outcome,
    Step,
    Talk,
    consent_cards,
    first_conversation_cards,
    next_step,
    open_repeats,
)
from jgvisit.domain.facts import Role
from jgvisit.ids import PersonId

DAY = date(2026, 6, 15)
PARENT = ("K01", "K02", "K03", "K21", "K23")


@pytest.mark.parametrize(
    ("role", "age", "cards"),
    [
        ("parent", 40, PARENT),
        ("parent", None, PARENT),
        ("parent", 17, PARENT),
        ("guardian", 50, PARENT),
        ("child", 5, ()),
        ("child", 6, ("K24a",)),
        ("child", 11, ("K24a",)),
        ("child", 12, ("K24b",)),
        ("child", 15, ("K24b",)),
        ("child", 16, ("K24c",)),
        ("child", 17, ("K24c",)),
        ("child", 18, PARENT),
        ("child", None, ()),
        ("foster_parent", 50, ("K01",)),
        ("network", 50, ("K01",)),
    ],
)
def test_each_person_has_the_cards_of_role_and_age(role: Role, age: int | None, cards: tuple[str, ...]) -> None:
    assert first_conversation_cards(role, age) == cards


def walk(cards: tuple[str, ...], answers: dict[str, Outcome] | None = None, earlier: Talk = ()) -> list[Step]:
    """Take every step that is offered, answering as told."""
    talk: Talk = ()
    steps: list[Step] = []
    while (step := next_step(cards, talk, earlier)) is not None:
        steps.append(step)
        outcome = (answers or {}).get(step.card, "ownWordsCorrect")
        talk = (*talk, Heard(step.card, DAY) if step.what == "explain" else Answered(step.card, outcome, DAY))
        assert len(steps) < 50
    return steps


def test_h23_a_calm_first_visit_asks_one_card_back() -> None:
    steps = walk(PARENT)
    assert [step.card for step in steps if step.what == "explain"] == list(PARENT)
    assert [step.card for step in steps if step.what == "ask_back"] == ["K02"]


@pytest.mark.parametrize("outcome", ["notYet", "later", "declined"])
def test_h23_whatever_comes_back_the_walk_goes_on_to_the_last_card(outcome: Outcome) -> None:
    assert walk(PARENT, {"K02": outcome})[-1] == Step("K23", "explain")


@pytest.mark.parametrize("card", ["K11", "K12", "K18"])
def test_k02_comes_first_in_the_same_visit(card: str) -> None:
    earlier = (Heard("K02", DAY), Answered("K02", "ownWordsCorrect", DAY))
    assert [step.card for step in walk((card,), earlier=earlier)] == ["K02", card]


def test_k02_is_asked_back_again_only_when_it_was_not_settled() -> None:
    settled = (Heard("K02", DAY), Answered("K02", "correctAfterRepeat", DAY))
    waiting = (Heard("K02", DAY), Answered("K02", "notYet", DAY))
    assert Step("K02", "ask_back") not in walk(("K02", "K04"), earlier=settled)
    assert Step("K02", "ask_back") in walk(("K02", "K04"), earlier=waiting)


def test_an_open_repeat_is_offered_before_the_new_cards() -> None:
    waiting = (Heard("K20", DAY), Answered("K20", "later", DAY))
    assert [step.card for step in walk(("K04",), earlier=waiting)] == ["K20", "K04"]


def test_a_repeat_closes_a_not_yet() -> None:
    talk: Talk = (Heard("K02", DAY), Answered("K02", "notYet", DAY))
    assert open_repeats(talk) == ("K02",)
    assert open_repeats((*talk, Heard("K02", DAY))) == ()
    assert open_repeats((*talk, Heard("K02", DAY), Answered("K02", "notYet", DAY))) == ("K02",)
    assert open_repeats((*talk, Answered("K02", "declined", DAY))) == ()


def test_h18_the_card_about_one_child_settles_nothing_of_the_card_about_another() -> None:
    girl, boy, both = (PersonId("girl"),), (PersonId("boy"),), (PersonId("boy"), PersonId("girl"))

    def heard(*about: PersonId) -> Heard:
        return Heard("rights", DAY, about=about)

    talk: Talk = (heard(*girl), Answered("rights", "notYet", DAY, about=girl))
    assert open_repeats((*talk, heard(*boy))) == ("rights",)
    assert open_repeats((*talk, heard(*boy), Answered("rights", "ownWordsCorrect", DAY, about=boy))) == ("rights",)
    assert open_repeats((*talk, heard(*girl))) == ()
    apart: Talk = (heard(*both), Answered("rights", "later", DAY, about=both))
    assert open_repeats((*apart, heard(*girl))) == ("rights",)
    assert open_repeats((*apart, heard(*girl), heard(*boy))) == ()  # what is true of them became different
    assert open_repeats((*apart, heard())) == ()  # the general card is all that may be shown


def test_before_consent_to_help_come_its_own_cards() -> None:
    assert consent_cards("A") == ("K04", "K19", "K20")
    assert consent_cards("C") == ()
