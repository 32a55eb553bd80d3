"""The rights card as it is read: headings, the seven routes, and what may be left with anybody."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import get_args

import pytest
from law_families import CHILD, FATHER, FOSTER, MOTHER, ON, TWO_PARENTS, family, holds, order

from jgvisit import config
from jgvisit.content.law_tables import load_law_tables
from jgvisit.domain.answer import FrameOfChild
from jgvisit.domain.facts import Facts, Role
from jgvisit.domain.rights import Circumstance, Right, general_lines, rights, rights_of
from jgvisit.domain.rights_card import GROUPS, all_words, group_of, grouped
from jgvisit.domain.rights_seen import Recordable, Seen, asked_of, known_from
from jgvisit.ids import PersonId

RULES = load_law_tables(config.resources_dir() / "law").rights
VOLUNTARY = FrameOfChild("voluntary", None)
HOME = family(7, *TWO_PARENTS)
UNDER_OTS = family(7, *TWO_PARENTS, orders=(order("ots"),))
EVERY_READER = [(role, age) for role in get_args(Role) for age in ((4, 8, 12, 16, 18) if role == "child" else (40,))]
DAY = timedelta(days=1)


def card(facts: Facts, who: PersonId = MOTHER, *seen: Circumstance) -> tuple[Right, ...]:
    return rights_of(RULES, facts, CHILD, who, seen)


def routes(facts: Facts, who: PersonId = MOTHER, *seen: Circumstance) -> set[int]:
    return {line.route for line in card(facts, who, *seen) if line.route is not None}


# -- the seven routes of law.md §7 ----------------------------------------------------------------


def test_at_home_with_nothing_seen_a_parent_has_the_complaint_and_no_other_route() -> None:
    assert routes(HOME) == {3}


@pytest.mark.parametrize(
    ("seen", "opened"),
    [
        (("stay",), {1}),
        (("stay", "stay_over_a_year"), {5}),
        (("municipal_decision",), {2}),
        (("parents_apart",), {4}),
        (("stay", "not_returned"), {1, 6}),
        (("board_declined",), {7}),
    ],
    ids=lambda value: "-".join(map(str, value)),
)
def test_a_route_stands_there_exactly_when_it_exists(seen: tuple[Circumstance, ...], opened: set[int]) -> None:
    assert routes(HOME, MOTHER, *seen) == {3} | opened


def test_without_authority_nothing_is_taken_back_or_objected_to_and_contact_may_be_asked() -> None:
    alone = family(7, holds(MOTHER))
    seen: tuple[Circumstance, ...] = ("stay", "stay_over_a_year", "municipal_decision", "not_returned", "parents_apart")
    assert routes(alone, FATHER, *seen) == {3, 4}


def test_under_a_measure_the_routes_of_the_voluntary_frame_are_gone() -> None:
    seen: tuple[Circumstance, ...] = ("stay", "not_returned", "board_declined")
    assert routes(UNDER_OTS, MOTHER, *seen) == {3}


def test_no_route_leads_to_the_juvenile_judge_in_the_voluntary_frame() -> None:
    """There is no general request to the kinderrechter, and 1:262b only exists under an OTS (law.md §7)."""
    every: tuple[Circumstance, ...] = tuple(set(get_args(Circumstance)) - {"announced", "checking", "supervision"})
    for line in rights(RULES, VOLUNTARY, "parent", 40, every):
        assert "BW 1:262b" not in line.articles, line.title
        if line.route is not None:
            assert "kinderrechter" not in " ".join(line.sentences), line.title


# -- what somebody saw ----------------------------------------------------------------------------


def test_a_stay_is_longer_than_a_year_from_its_anniversary_and_never_by_a_guess() -> None:
    began = date(2025, 6, 1)
    assert known_from([Seen("stay", began)], date(2026, 5, 31)) == {"stay"}
    assert known_from([Seen("stay", began)], date(2026, 6, 1)) == {"stay", "stay_over_a_year"}
    assert known_from([Seen("stay")], date(2036, 6, 1)) == {"stay"}


@pytest.mark.parametrize("what", get_args(Recordable))
def test_what_begins_tomorrow_does_not_hold_today(what: Recordable) -> None:
    assert known_from([Seen(what, ON + DAY)], ON) == set()
    assert what in known_from([Seen(what, ON)], ON)


def test_only_what_would_change_the_card_is_asked() -> None:
    assert set(asked_of(RULES, "parent", 40)) == set(get_args(Recordable)) - {"carer"}
    assert asked_of(RULES, "child", 16) == ("parents_apart",)
    assert asked_of(RULES, "foster_parent", 40) == ("stay", "carer")
    assert asked_of(RULES, "child", 8) == ()
    assert asked_of(RULES, "child", 4) == ()
    assert "parents_apart" in asked_of(RULES, "child", 12)


# -- headings ---------------------------------------------------------------------------------------


def test_every_line_stands_under_one_heading_and_the_frame_comes_first() -> None:
    for facts, who in ((HOME, MOTHER), (UNDER_OTS, MOTHER), (UNDER_OTS, CHILD), (HOME, FOSTER)):
        lines = card(facts, who)
        groups = grouped(lines)
        assert sorted((right for _, found in groups for right in found), key=lines.index) == list(lines)
        assert [group for group, _ in groups] == [group for group in GROUPS if group in dict(groups)]
        assert all(group_of(right) == group for group, found in groups for right in found)
    assert grouped(card(HOME))[0][0] == "now"


def test_each_heading_has_words() -> None:
    words = load_law_tables(config.resources_dir() / "law").rights_text.words
    assert set(words) == set(all_words())


# -- the general lines (H5) -------------------------------------------------------------------------

TELLING = (
    "ots|vots|onder toezicht|ondertoezicht|uithuis|uit huis|machtiging|veilig|geweld|slaan|pijn|gevaar|raad|rechter|"
    "gezag|voogd|gi|besluit|plan|verplicht|contact|scheiding|politie|melden|melding|wonen|woont|thuis|dossier|formulier|"
    "advocaat|noor|sami|jeroen|samira"
)


@pytest.mark.parametrize(("role", "age"), EVERY_READER)
def test_h5_the_general_lines_tell_of_no_situation(role: Role, age: int) -> None:
    text = "\n".join(general_lines(RULES, role, age))
    assert re.findall(rf"\b({TELLING})", text, re.IGNORECASE) == []
    assert re.findall(r"\d|https?:|www\.|://", text) == []
    assert bool(text) == ((role, age) != ("child", 4))


@pytest.mark.parametrize(("role", "age"), EVERY_READER)
def test_h5_the_general_lines_are_true_whatever_holds(role: Role, age: int) -> None:
    """They stand on the card of anybody of this role and age, in both frames."""
    for frame in (VOLUNTARY, FrameOfChild("court_ordered", "seen"), FrameOfChild("voluntary", None, checking=True)):
        said = {text for line in rights(RULES, frame, role, age, ()) for text in line.sentences}
        assert set(general_lines(RULES, role, age)) <= said
