"""Table A1 of law.md, one case a cell: who must consent to help."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from law_families import (
    AGES,
    CHILD,
    FATHER,
    FOSTER,
    GUARDIAN,
    GUARDIAN_2,
    MOTHER,
    ON,
    OTHER,
    TWO_PARENTS,
    announced,
    ask,
    codes,
    family,
    holds,
    marks,
    order,
    person,
    yes,
)

from jgvisit.domain.facts import Authority, Person

PARENT_AND_OTHER = (holds(MOTHER), holds(OTHER, "other_person"))
GUARDIANS = (holds(GUARDIAN, "guardian"), holds(GUARDIAN_2, "guardian"))
SUSPENDED = (holds(MOTHER), holds(FATHER, suspended=True))
UNREACHABLE = (person(FATHER, whereabouts="unknown"),)
MINOR_MOTHER = (person(MOTHER, age=17),)
UNDER_GUARDIANSHIP = (person(FATHER, capacity="under_guardianship"),)

Case = tuple[str, tuple[Authority, ...], dict[str, Any], dict[str, set[str]]]
ROWS: list[Case] = [
    ("1", TWO_PARENTS, {}, {"0-11": {MOTHER, FATHER}, "12-15": {CHILD, MOTHER, FATHER}}),
    ("2", (holds(MOTHER),), {}, {"0-11": {MOTHER}, "12-15": {CHILD, MOTHER}}),
    ("3", PARENT_AND_OTHER, {}, {"0-11": {MOTHER, OTHER}, "12-15": {CHILD, MOTHER, OTHER}}),
    ("4 one guardian", GUARDIANS[:1], {}, {"0-11": {GUARDIAN}, "12-15": {CHILD, GUARDIAN}}),
    ("4 two guardians", GUARDIANS, {}, {"0-11": {GUARDIAN, GUARDIAN_2}, "12-15": {CHILD, GUARDIAN, GUARDIAN_2}}),
    ("7", TWO_PARENTS, {"orders": (order("ots"),)}, {"0-11": {MOTHER, FATHER}, "12-15": {CHILD, MOTHER, FATHER}}),
    ("8", SUSPENDED, {}, {"0-11": {MOTHER}, "12-15": {CHILD, MOTHER}}),
    (
        "8 by order",
        TWO_PARENTS,
        {"orders": (order("authority_ended", person=FATHER),)},
        {"0-11": {MOTHER}, "12-15": {CHILD, MOTHER}},
    ),
    ("9", TWO_PARENTS, {"people": UNREACHABLE}, {"0-11": {MOTHER}, "12-15": {CHILD, MOTHER}}),
    ("10 minor", TWO_PARENTS, {"people": MINOR_MOTHER}, {"0-11": {FATHER}, "12-15": {CHILD, FATHER}}),
    ("10 curatele", TWO_PARENTS, {"people": UNDER_GUARDIANSHIP}, {"0-11": {MOTHER}, "12-15": {CHILD, MOTHER}}),
    (
        "11",
        (holds(MOTHER),),
        {"people": (person(FOSTER, "foster_parent"),)},
        {"0-11": {MOTHER}, "12-15": {CHILD, MOTHER}},
    ),
    ("12", (holds(MOTHER), holds("unknown")), {}, {"0-11": {MOTHER}, "12-15": {CHILD, MOTHER}}),
]
CELLS = [
    pytest.param(authority, facts, age, cells.get(band, {CHILD}), id=f"A1-{row} child {band}")
    for row, authority, facts, cells in ROWS
    for band, age in AGES.items()
]


@pytest.mark.parametrize(("authority", "facts", "age", "consents"), CELLS)
def test_these_persons_and_nobody_else_consent(
    authority: tuple[Authority, ...], facts: dict[str, Any], age: int, consents: set[str]
) -> None:
    result = ask(family(age, *authority, **facts))
    assert marks(result) == consents
    assert all(mark.articles and mark.why for mark in result.required)


@pytest.mark.parametrize(("authority", "facts", "age", "consents"), [cell for cell in CELLS if "A1-12" not in cell.id])
def test_the_help_starts_when_all_of_them_said_yes_and_not_when_one_is_missing(
    authority: tuple[Authority, ...], facts: dict[str, Any], age: int, consents: set[str]
) -> None:
    assert ask(family(age, *authority, **facts, consents=yes(*consents))).may_start
    for missing in consents:
        assert not ask(family(age, *authority, **facts, consents=yes(*consents - {missing}))).may_start


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"A1-{row[0]} child 0-11")
def test_a_child_under_12_is_told(row: Case) -> None:
    assert CHILD in ask(family(7, *row[1], **row[2])).informed


@pytest.mark.parametrize("kind", ["guardian", "provisional_guardian"])
@pytest.mark.parametrize("band", ["0-11", "12-15", "16-17"])
def test_a1_5_nobody_consents_where_a_gi_is_guardian(kind: Any, band: str) -> None:
    result = ask(family(AGES[band], holds(MOTHER, until=ON.replace(day=1)), holds("gi", kind)))
    assert (result.frame, result.frame_evidence, result.this_help) == ("court_ordered", "seen", "within_order")
    assert marks(result) == set()
    assert CHILD in result.informed
    assert marks(result, "G") == {MOTHER} | ({CHILD} if band != "0-11" else set())


@pytest.mark.parametrize("kind", ["ots", "vots"])
@pytest.mark.parametrize("band", ["0-11", "12-15", "16-17"])
def test_a1_6_nobody_consents_to_help_that_is_part_of_the_order(kind: Any, band: str) -> None:
    starts = ON.replace(day=5)
    result = ask(family(AGES[band], *TWO_PARENTS, orders=(order(kind, starts),)), "help_within_order")
    signers = {MOTHER, FATHER} | ({CHILD} if band != "0-11" else set())
    assert marks(result) == set()
    assert marks(result, "G") == marks(result, "S") == signers
    assert {CHILD, MOTHER, FATHER} <= set(result.informed)
    assert (result.this_help, result.may_start) == ("within_order", True)
    assert result.may_be_imposed_by is not None
    assert f"C/{kind}" in result.may_be_imposed_by.decision


def test_a1_6_help_within_an_order_that_is_not_there_is_answered_with_a_block() -> None:
    result = ask(
        family(7, *TWO_PARENTS, consents=yes(MOTHER, FATHER, subject="help_within_order")), "help_within_order"
    )
    assert codes(result) == {"no_order_in_force"}
    assert (result.this_help, result.may_start, result.may_be_imposed_by) == ("voluntary", False, None)
    assert marks(result) == {MOTHER, FATHER}


@pytest.mark.parametrize("kind", ["vots"])
@pytest.mark.parametrize("band", ["0-11", "12-15", "16-17"])
def test_a1_6c_of_a_paper_that_was_seen_nobody_says_that_there_is_none(kind: Any, band: str) -> None:
    """H16: nobody knows of a hearing within two weeks; the help is voluntary, and we look into it."""
    seen = order(kind, ON - timedelta(days=20), heard_on=None, until=None)
    result = ask(family(AGES[band], *TWO_PARENTS, orders=(seen,)), "help_within_order")
    assert codes(result) == {"order_in_doubt"}
    assert (result.frame, result.this_help, result.may_start) == ("voluntary", "voluntary", False)
    late = replace(seen, heard_on=ON - timedelta(days=1))
    assert codes(ask(family(AGES[band], *TWO_PARENTS, orders=(late,)), "help_within_order")) == {"no_order_in_force"}
    told = replace(seen, evidence="announced", told_on=ON)
    assert "order_in_doubt" not in codes(ask(family(AGES[band], *TWO_PARENTS, orders=(told,)), "help_within_order"))


def test_a1_6c_two_papers_that_contradict_each_other_are_no_order_and_not_none() -> None:
    seen = order("ots")
    other = replace(seen, until=ON - timedelta(days=1))
    result = ask(family(7, *TWO_PARENTS, orders=(seen, other)), "help_within_order")
    assert codes(result) == {"order_in_doubt"}
    certain = order("closed_care")
    assert "order_in_doubt" not in codes(
        ask(family(7, *TWO_PARENTS, orders=(seen, other, certain)), "help_within_order")
    )


def test_a1_7_our_own_help_beside_an_order_stays_voluntary() -> None:
    result = ask(family(7, *TWO_PARENTS, orders=(order("ots"),)))
    assert (result.frame, result.this_help, result.may_be_imposed_by) == ("court_ordered", "voluntary", None)
    assert "naast de maatregel blijft vrijwillig" in result.required[0].why


@pytest.mark.parametrize(
    ("authority", "facts", "article"),
    [
        (SUSPENDED, {}, "BW 1:268"),
        (TWO_PARENTS, {"people": UNREACHABLE}, "BW 1:253r"),
        (TWO_PARENTS, {"people": MINOR_MOTHER}, "BW 1:246"),
    ],
    ids=["A1-8", "A1-9", "A1-10"],
)
def test_the_answer_says_why_somebody_decides_alone(
    authority: tuple[Authority, ...], facts: dict[str, Any], article: str
) -> None:
    (mark,) = ask(family(7, *authority, **facts)).required
    assert article in mark.articles
    assert len(mark.why.split(". ")) == 2


def test_a1_9_an_unreachable_parent_is_a_point_for_the_jurist() -> None:
    assert ask(family(7, *TWO_PARENTS, people=UNREACHABLE)).jurist_check


def test_a1_10_nobody_left_to_decide_stops_the_start_and_does_not_skip_the_consent() -> None:
    result = ask(family(7, holds(MOTHER), people=MINOR_MOTHER))
    assert codes(result) == {"nobody_with_authority"}
    assert not result.may_start


def test_a1_11_foster_parents_agree_with_their_own_role_only() -> None:
    result = ask(family(7, holds(MOTHER), people=(person(FOSTER, "foster_parent"),), consents=yes(MOTHER)))
    assert marks(result, "A") == {FOSTER}
    assert result.may_start


def test_a1_11_a_foster_parent_with_guardianship_decides() -> None:
    foster = (person(FOSTER, "foster_parent"),)
    assert marks(ask(family(7, holds(FOSTER, "guardian"), people=foster))) == {FOSTER}


@pytest.mark.parametrize(
    "authority",
    [
        (),
        (holds(MOTHER), holds("unknown")),
        (holds(MOTHER, evidence=None),),
        (holds(MOTHER), holds(FATHER, evidence="")),
    ],
    ids=["no line", "perhaps another holder", "no evidence", "one line without evidence"],
)
@pytest.mark.parametrize("band", ["0-11", "12-15"])
def test_a1_12_help_waits_until_it_is_known_who_has_authority(band: str, authority: tuple[Authority, ...]) -> None:
    facts = family(AGES[band], *authority, consents=yes(CHILD, MOTHER, FATHER))
    assert codes(ask(facts)) == {"authority_unknown"}
    assert not ask(facts).may_start


def test_a1_12_those_present_may_read_and_sign() -> None:
    assert marks(ask(family(7, holds(MOTHER), holds(FATHER, evidence=None)))) == {MOTHER, FATHER}


def test_a1_12_at_16_the_child_decides_and_competence_is_a_jurist_point() -> None:
    result = ask(family(16, consents=yes(CHILD)))
    assert (marks(result), result.may_start) == ({CHILD}, True)
    assert result.jurist_check


def test_lines_that_exclude_each_other_stop_the_start_and_drop_nobody() -> None:
    result = ask(family(7, holds(MOTHER), holds(GUARDIAN, "guardian"), consents=yes(MOTHER, GUARDIAN)))
    assert marks(result) == {MOTHER, GUARDIAN}
    assert codes(result) == {"authority_contradictory"}


@pytest.mark.parametrize("band", list(AGES))
def test_a1_13_a_parent_who_gets_help_consents_alone(band: str) -> None:
    result = ask(family(AGES[band], *TWO_PARENTS, consents=yes(FATHER)), recipient=FATHER)
    assert (marks(result), result.may_start) == ({FATHER}, True)


def test_a1_13_a_minor_parent_who_gets_help_is_a_minor() -> None:
    facts = family(1, holds(FATHER), people=(person(MOTHER, age=16),))
    assert marks(ask(facts, recipient=MOTHER)) == {MOTHER}
    younger = family(1, holds(FATHER), people=(person(MOTHER, age=15),))
    assert codes(ask(younger, recipient=MOTHER)) == {"authority_unknown"}


@pytest.mark.parametrize("band", list(AGES))
def test_a1_14_medical_treatment_is_not_this_form(band: str) -> None:
    result = ask(family(AGES[band], *TWO_PARENTS), concerns="medical_treatment")
    assert (codes(result), marks(result)) == ({"medical_treatment"}, set())


def test_a_child_of_unknown_age_is_asked_for_nothing_and_nothing_starts() -> None:
    ageless = (Person(CHILD, None, "child"),)
    result = ask(family(7, *TWO_PARENTS, people=ageless, consents=yes(MOTHER, FATHER)))
    assert marks(result) == {MOTHER, FATHER}
    assert codes(result) == {"age_unknown"}


def test_an_announced_order_drops_no_consent() -> None:
    result = ask(family(13, *TWO_PARENTS, orders=(announced(),)), "help_within_order")
    assert marks(result) == {CHILD, MOTHER, FATHER}
    assert codes(result) == {"order_only_announced"}
    assert result.may_be_imposed_by is None


def test_a1_11_the_sentence_about_foster_parents_is_not_put_to_the_parent() -> None:
    result = ask(family(7, holds(MOTHER), people=(person(FOSTER, "foster_parent"),)))
    (consent,) = (mark for mark in result.required if mark.kind == "T")
    assert "leegouders" not in consent.why
    assert consent.articles == ("Jw 7.3.15 lid 1",)


def test_a1_10_a_parent_of_18_is_no_minor() -> None:
    assert marks(ask(family(1, holds(MOTHER), people=(person(MOTHER, age=18),)))) == {MOTHER}


def test_below_12_the_childs_own_capacity_is_no_question() -> None:
    child = (person(CHILD, "child", 7, capacity="incapable_in_this_matter"),)
    assert ask(family(7, holds(MOTHER), people=child, consents=yes(MOTHER))).may_start


def test_an_imposition_names_the_decision_as_the_paper_has_it() -> None:
    older = order("ots", ON.replace(day=2), decided_on=ON.replace(month=5, day=20), number="C/old")
    newer = order("ots", ON.replace(day=1), decided_on=ON.replace(month=5, day=28), number="C/new")
    imposed = ask(family(7, *TWO_PARENTS, orders=(older, newer)), "help_within_order").may_be_imposed_by
    assert imposed is not None
    assert imposed.decision == "ondertoezichtstelling, Rechtbank Voorbeeld, C/new, 2026-05-28"


def test_what_could_still_be_decided_depends_on_what_was_and_on_the_age() -> None:
    voluntary = {could.who for could in ask(family(7, *TWO_PARENTS)).could_be_imposed_by}
    ordered = {could.who for could in ask(family(7, *TWO_PARENTS, orders=(order("ots"),))).could_be_imposed_by}
    assert voluntary == {"de kinderrechter"}
    assert ordered == {"de gecertificeerde instelling (GI)"}
    assert ask(family(18, *TWO_PARENTS)).could_be_imposed_by == ()
