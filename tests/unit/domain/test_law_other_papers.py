"""Tables A3, B and D: the questions that are not about consent to help."""

from __future__ import annotations

from typing import Any

import pytest
from law_families import (
    AGES,
    BOOK,
    CHILD,
    FATHER,
    FOSTER,
    GUARDIAN,
    MOTHER,
    ON,
    TWO_PARENTS,
    announced,
    ask,
    codes,
    family,
    holds,
    marks,
    order,
    person,
    switch,
    yes,
)

from jgvisit.domain.facts import OtherDecision, Subject

OTS = order("ots")
PLACED = (OTS, order("placement"))
MINOR_BANDS = ["0-11", "12-15", "16-17"]


# -- share ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("band", "who"),
    [("0-11", {MOTHER, FATHER}), ("12-15", {CHILD, MOTHER, FATHER}), ("16-17", {CHILD}), ("18+", {CHILD})],
)
def test_sharing_asks_who_decides_about_these_data(band: str, who: set[str]) -> None:
    facts = family(AGES[band], *TWO_PARENTS, consents=yes(*who, subject="share", concerns="school"))
    result = ask(facts, "share", concerns="school")
    assert (marks(result), result.may_start) == (who, True)


def test_h17_at_12_to_15_the_parents_may_be_left_out_with_reason_and_colleague() -> None:
    facts = family(13, *TWO_PARENTS, consents=yes(CHILD, subject="share"))
    result = ask(facts, "share", exceptions=(switch("X1"),))
    assert (marks(result), result.may_start) == ({CHILD}, True)
    assert result.jurist_check
    assert not ask(facts, "share").may_start


@pytest.mark.parametrize("which", ["X1", "X2"])
def test_h17_only_the_parent_who_is_named_is_left_out_of_sharing_and_the_jurist_is_told(which: str) -> None:
    facts = family(13, *TWO_PARENTS, consents=yes(CHILD, MOTHER, subject="share"))
    left_out = switch(which, left_out=(FATHER,))
    result = ask(facts, "share", exceptions=(left_out,))
    assert (marks(result), result.may_start) == ({CHILD, MOTHER}, True)
    assert any(point.startswith(which) for point in result.jurist_check)
    twice = ask(facts, "share", exceptions=(switch("X1", left_out=(FATHER,)), switch("X2", left_out=(FATHER,))))
    assert (marks(twice), twice.may_start) == ({CHILD, MOTHER}, True), "twice is no less than once"


@pytest.mark.parametrize("missing", [{"reason": "-"}, {"consulted": None}, {"on": None}])
def test_h17_without_reason_colleague_or_day_nobody_is_left_out(missing: dict[str, Any]) -> None:
    facts = family(13, *TWO_PARENTS, consents=yes(CHILD, MOTHER, subject="share"))
    for which in ("X1", "X2"):
        result = ask(facts, "share", exceptions=(switch(which, left_out=(FATHER,), **missing),))
        assert (marks(result), codes(result)) == ({CHILD, MOTHER, FATHER}, {"exception_not_counted"})


@pytest.mark.parametrize("years", [7, 16])
def test_h17_at_another_age_it_does_not_count(years: int) -> None:
    result = ask(family(years, *TWO_PARENTS), "share", exceptions=(switch("X2", left_out=(FATHER,)),))
    assert "exception_not_counted" in codes(result)


def test_x2_of_help_leaves_out_nobody_who_was_not_asked() -> None:
    result = ask(family(13, *TWO_PARENTS, consents=yes(CHILD, MOTHER)), exceptions=(switch("X2", left_out=(FATHER,)),))
    assert (marks(result), codes(result)) == ({CHILD, MOTHER, FATHER}, {"exception_not_counted"})


def test_data_about_a_parent_need_that_parent_too() -> None:
    assert marks(ask(family(16, holds(MOTHER)), "share", touches=(FATHER,))) == {CHILD, FATHER}


def test_sharing_waits_where_authority_is_not_known() -> None:
    assert codes(ask(family(7), "share")) == {"authority_unknown"}


# -- voluntary stay ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("band", "consents", "agreements"),
    [
        ("0-11", {MOTHER, FATHER}, set()),
        ("12-15", {CHILD, MOTHER, FATHER}, set()),
        ("16-17", {CHILD}, {MOTHER, FATHER}),
    ],
)
def test_a_stay_elsewhere_needs_every_holder(band: str, consents: set[str], agreements: set[str]) -> None:
    given = (
        *yes(*consents, subject="voluntary_stay"),
        *yes(*agreements, subject="voluntary_stay", kind="A"),
    )
    result = ask(family(AGES[band], *TWO_PARENTS, consents=given), "voluntary_stay")
    assert (marks(result), marks(result, "A"), result.may_start) == (consents, agreements, True)
    assert not ask(family(AGES[band], *TWO_PARENTS, consents=given[1:]), "voluntary_stay").may_start
    assert not ask(family(AGES[band], *TWO_PARENTS, consents=given[:-1]), "voluntary_stay").may_start


def test_a_stay_at_16_is_a_point_for_the_jurist() -> None:
    assert ask(family(16, *TWO_PARENTS), "voluntary_stay").jurist_check


def test_h15_who_takes_the_child_in_agrees_too() -> None:
    consents = yes(MOTHER, subject="voluntary_stay")
    result = ask(family(7, holds(MOTHER), consents=consents), "voluntary_stay", touches=(FOSTER, MOTHER))
    assert (marks(result), marks(result, "A"), result.may_start) == ({MOTHER}, {FOSTER}, False)


def test_there_is_no_voluntary_stay_during_a_supervision_order() -> None:
    facts = family(7, *TWO_PARENTS, orders=(OTS,), consents=yes(MOTHER, FATHER, subject="voluntary_stay"))
    assert codes(ask(facts, "voluntary_stay")) == {"placement_order_needed"}


@pytest.mark.parametrize("other", [MOTHER, GUARDIAN])
def test_a_stay_is_the_childs_whoever_is_named_as_getting_the_help(other: Any) -> None:
    """A father and a child of 13 are asked, although a consent of one adult stands there."""
    given = yes(other, subject="voluntary_stay")
    result = ask(family(13, *TWO_PARENTS, consents=given), "voluntary_stay", recipient=other)
    assert (marks(result), result.may_start) == ({CHILD, MOTHER, FATHER}, False)


# -- agreements -------------------------------------------------------------------------------


@pytest.mark.parametrize("subject", ["contact", "safety_plan"])
def test_h15_an_agreement_needs_everybody_it_touches(subject: Subject) -> None:
    facts = family(7, *TWO_PARENTS, consents=yes(MOTHER, subject=subject, kind="A"))
    assert marks(ask(facts, subject, touches=(MOTHER, FATHER)), "A") == {MOTHER, FATHER}
    assert not ask(facts, subject, touches=(MOTHER, FATHER)).may_start
    assert ask(facts, subject, touches=(MOTHER,)).may_start


@pytest.mark.parametrize("subject", ["contact", "safety_plan"])
def test_h15_an_agreement_that_touches_nobody_does_not_start(subject: Subject) -> None:
    assert codes(ask(family(7, *TWO_PARENTS), subject)) == {"nobody_agrees"}


@pytest.mark.parametrize("subject", ["contact", "safety_plan"])
def test_an_agreement_is_never_a_consent_and_a_young_child_is_told(subject: Subject) -> None:
    result = ask(family(7, *TWO_PARENTS), subject, touches=(CHILD, FATHER))
    assert (marks(result), marks(result, "A")) == (set(), {FATHER})
    assert CHILD in result.informed


def test_h14_unknown_authority_never_blocks_a_promise_about_ones_own_behaviour() -> None:
    facts = family(7, consents=yes(FATHER, subject="safety_plan", kind="A"))
    assert ask(facts, "safety_plan", touches=(FATHER,)).may_start


def test_h6_an_agreement_waits_where_another_decision_binds_somebody_it_touches() -> None:
    ban = OtherDecision(FATHER, "contact_ban", "rechter", "geen contact met de moeder", ON, evidence="gezien")
    agreed = yes(FATHER, subject="contact", kind="A")
    facts = family(7, *TWO_PARENTS, consents=agreed, other_decisions=(ban,))
    assert codes(ask(facts, "contact", touches=(FATHER,))) == {"existing_decision"}
    assert facts.orders == ()
    assert ask(facts, "contact", touches=(FATHER,)).frame == "voluntary"
    assert not codes(ask(facts, "contact", touches=(MOTHER,)))


def test_contact_is_limited_without_agreement_only_under_a_placement() -> None:
    assert ask(family(7, *TWO_PARENTS, orders=(OTS,)), "contact", touches=(FATHER,)).may_be_imposed_by is None
    imposed = ask(family(7, *TWO_PARENTS, orders=PLACED), "contact", touches=(FATHER,)).may_be_imposed_by
    assert imposed is not None
    assert imposed.articles == ("BW 1:265f",)


# -- handover ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("band", "who"), [("0-11", {MOTHER, FATHER}), ("12-15", {CHILD, MOTHER, FATHER}), ("16-17", {CHILD})]
)
def test_h11_in_the_voluntary_frame_nothing_goes_to_a_gi_without_consent(band: str, who: set[str]) -> None:
    assert marks(ask(family(AGES[band], *TWO_PARENTS), "handover")) == who
    assert marks(ask(family(AGES[band], *TWO_PARENTS, orders=(announced(),)), "handover")) == who


def test_h11_no_ground_replaces_these_consents() -> None:
    result = ask(family(13, *TWO_PARENTS), "handover", exceptions=(switch("X1"), switch("X4")))
    assert marks(result) == {CHILD, MOTHER, FATHER}
    assert not result.may_start


def test_h11_during_a_seen_supervision_order_it_goes_with_g_and_s() -> None:
    result = ask(family(13, *TWO_PARENTS, orders=(OTS,)), "handover")
    assert (marks(result), result.may_start) == (set(), True)
    assert marks(result, "G") == marks(result, "S") == {CHILD, MOTHER, FATHER}


def test_h11_a_passage_about_an_adult_is_released_by_that_adult() -> None:
    assert FOSTER in marks(ask(family(7, holds(MOTHER)), "handover", touches=(FOSTER,)))


# -- the Raad, placement, closed care ---------------------------------------------------------


@pytest.mark.parametrize("band", MINOR_BANDS)
@pytest.mark.parametrize("authority", [TWO_PARENTS, (), (holds("unknown"),)], ids=["known", "none", "unknown"])
def test_h14_a_request_to_the_raad_needs_nobodys_consent(band: str, authority: Any) -> None:
    result = ask(family(AGES[band], *authority), "board_request")
    assert (marks(result), result.may_start, codes(result)) == (set(), True, set())
    assert result.this_help == "voluntary"


def test_those_concerned_receive_the_request_and_may_add_their_view() -> None:
    result = ask(family(13, *TWO_PARENTS), "board_request")
    assert marks(result, "G") == marks(result, "S") == {CHILD, MOTHER, FATHER}


def test_a_placement_needs_an_order_of_the_judge() -> None:
    without = ask(family(7, *TWO_PARENTS, orders=(OTS,)), "placement")
    assert (codes(without), without.may_be_imposed_by) == ({"no_placement_order"}, None)
    assert any(could.who == "de kinderrechter" for could in without.could_be_imposed_by)
    with_order = ask(family(7, *TWO_PARENTS, orders=PLACED), "placement")
    assert with_order.may_start
    assert with_order.may_be_imposed_by is not None
    assert "C/placement" in with_order.may_be_imposed_by.decision


def test_closed_care_never_starts_without_an_order_even_with_consent() -> None:
    facts = family(13, *TWO_PARENTS, consents=yes(CHILD, MOTHER, FATHER, subject="closed_care"))
    result = ask(facts, "closed_care")
    assert (marks(result), codes(result)) == ({MOTHER, FATHER}, {"no_closed_care_order"})
    ordered = ask(family(13, *TWO_PARENTS, orders=(order("closed_care"),)), "closed_care")
    assert (marks(ordered), ordered.may_start, ordered.frame) == (set(), True, "voluntary")


@pytest.mark.parametrize("subject", ["board_request", "placement", "closed_care"])
def test_no_measure_for_children_touches_an_adult(subject: Subject) -> None:
    assert codes(ask(family(18), subject)) == {"adult_decides"}


# -- for every subject ------------------------------------------------------------------------

SUBJECTS: list[Subject] = [
    "help",
    "help_within_order",
    "share",
    "voluntary_stay",
    "contact",
    "safety_plan",
    "handover",
    "board_request",
    "placement",
    "closed_care",
]
AUTHORITIES = [
    TWO_PARENTS,
    (),
    (holds("gi", "guardian"),),
    (holds(GUARDIAN, "guardian"),),
    (holds(MOTHER, suspended=True),),
]


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("age", [0, 7, 13, 16, 18, 22])
def test_every_subject_is_answered_at_every_age_with_articles(subject: Subject, age: int) -> None:
    for authority in AUTHORITIES:
        for orders in ((), (OTS,), PLACED, (announced(),)):
            result = ask(family(age, *authority, orders=orders, people=(person(FOSTER, "foster_parent"),)), subject)
            for told in (*result.required, *result.blocked_by):
                assert told.articles
                assert told.why
            assert all(remedy.articles for remedy in result.remedies)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_there_is_always_somebody_to_turn_to(subject: Subject) -> None:
    remedies = ask(family(7, *TWO_PARENTS), subject).remedies
    assert {"klachtencommissie (lokaal geregeld)", "Jeugdstem"} <= {remedy.where for remedy in remedies}


def test_the_book_never_says_what_may_never_be_said() -> None:
    never = ("drang", "dwangtraject", "preventieve jeugdbescherming", "niet vrijblijvend", "verplicht mee te werken")
    texts = [effect.why for row in BOOK.rows for effect in row.effects.values()]
    texts += [block.why for block in BOOK.blocks.values()]
    texts += [moment.title + moment.explain for moment in BOOK.moments]
    texts += [remedy.what for measure in BOOK.measures for remedy in measure.remedies]
    assert not [text for text in texts for word in never if word in text.lower()]
