"""Edges that the table tests pass by: what is said, on which day, and whom an exception leaves alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from law_families import (
    BOOK,
    CHILD,
    FATHER,
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
    no,
    order,
    person,
    switch,
    yes,
)

from jgvisit.domain.ages import birthday
from jgvisit.domain.facts import Consent, CourtOrder, Facts, Person, Question
from jgvisit.domain.frames import NO_VALID_ORDER, frame_of, read_frame
from jgvisit.domain.standing import standing
from jgvisit.ids import PersonId

DAY = timedelta(days=1)
HELP = Question(CHILD, "help")


def said(*consents: Consent, who: PersonId = MOTHER, question: Question = HELP) -> str:
    return standing(family(13, *TWO_PARENTS, consents=consents), question, who, "T")


# -- what the frame says ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("orders", "why", "articles"),
    [
        ((), "Er is geen besluit van de kinderrechter; de hulp is vrijwillig.", ("Jw 7.3.4 lid 1",)),
        (
            (order("ots", until=ON - DAY),),
            f"Het besluit is voorbij het einde; {NO_VALID_ORDER}.",
            ("Jw 7.3.4 lid 1",),
        ),
        (
            (announced(told_on=ON - 20 * DAY),),
            f"Ons is een besluit verteld, maar {NO_VALID_ORDER}.",
            ("Jw 7.3.4 lid 1",),
        ),
        (
            (order("placement"),),
            f"Wij zagen een machtiging zonder ondertoezichtstelling; {NO_VALID_ORDER}.",
            ("BW 1:265a",),
        ),
        (
            (order("ots", disputed=True),),
            "Over een besluit van de rechter staan verschillende dingen vast; wij gaan dit na.",
            ("Jw 7.3.4 lid 1",),
        ),
    ],
    ids=["none", "expired", "announced", "placement alone", "disputed"],
)
def test_a_voluntary_frame_says_why_with_its_article(
    orders: tuple[CourtOrder, ...], why: str, articles: tuple[str, ...]
) -> None:
    found = frame_of(family(7, *TWO_PARENTS, orders=orders), CHILD)
    assert (found.frame, found.evidence, found.checking) == ("voluntary", None, bool(orders))
    assert (found.why, found.articles) == (why, articles)


def test_a_guardianship_that_fits_nothing_else_is_looked_into() -> None:
    found = frame_of(family(7, *TWO_PARENTS, holds("gi", "guardian")), CHILD)
    why = "De voogdij van de GI past niet bij wat wij verder weten; wij gaan dit na."
    assert (found.frame, found.evidence, found.checking) == ("voluntary", None, True)
    assert (found.why, found.articles) == (why, ("Jw 7.3.4 lid 1",))


@pytest.mark.parametrize(
    "told", [order("juvenile_probation"), order("placement", until=ON - DAY)], ids=lambda o: o.kind
)
def test_an_order_that_makes_no_frame_leaves_nothing_to_look_into(told: CourtOrder) -> None:
    assert not frame_of(family(13, *TWO_PARENTS, orders=(told,)), CHILD).checking


# -- what somebody last said --------------------------------------------------------------------


def test_who_said_nothing_stands_at_none_and_so_does_a_consent_put_before_12() -> None:
    assert said() == "none"
    turned = birthday(person(CHILD, "child", 13).born or ON, 12)
    assert said(*yes(CHILD, on=turned - DAY), who=CHILD) == "none"
    assert said(*yes(CHILD, on=turned), who=CHILD) == "given"


def test_a_yes_taken_back_today_ends_every_yes_of_before() -> None:
    first, second = yes(MOTHER, on=ON - 5 * DAY, withdrawn_on=ON), yes(MOTHER, on=ON - 3 * DAY)
    assert said(*first, *second) == "none"
    assert said(*first, *yes(MOTHER, on=ON)) == "none"
    assert said(*yes(MOTHER, on=ON - 5 * DAY, withdrawn_on=ON + DAY)) == "given"


def test_a_no_taken_back_is_no_refusal_any_more() -> None:
    assert said(*no(MOTHER, on=ON - 2 * DAY)) == "refused"
    assert said(*no(MOTHER, on=ON - 2 * DAY, withdrawn_on=ON)) == "none"
    assert said(*no(MOTHER, on=ON - 2 * DAY, withdrawn_on=ON + DAY)) == "refused"


def test_no_concern_is_the_same_as_an_empty_one_and_somebody_unknown_counts() -> None:
    assert said(*yes(MOTHER, concerns=" ")) == "given"
    assert said(*yes(PersonId("aunt")), who=PersonId("aunt")) == "given"


# -- whom an exception leaves alone -------------------------------------------------------------


def test_an_exception_for_holders_never_lifts_the_consent_of_somebody_else_it_is_about() -> None:
    facts = family(13, *TWO_PARENTS)
    for id_ in ("X1", "X4"):
        result = ask(facts, "share", touches=(OTHER,), exceptions=(switch(id_),))
        assert OTHER in marks(result)
        assert not any(mark.after for mark in result.required if mark.person == OTHER)


def incapable(age: int) -> Facts:
    child = replace(person(CHILD, "child", age), capacity="incapable_in_this_matter")
    return family(age, *TWO_PARENTS, people=(child,))


def test_x4_counts_at_16_only_for_somebody_who_is_represented_and_x6_never() -> None:
    together = ask(incapable(16), exceptions=(switch("X3"), switch("X4")))
    assert "exception_not_counted" not in codes(together)
    assert {mark.person for mark in together.required if mark.after} == {MOTHER, FATHER}
    assert "exception_not_counted" in codes(ask(family(16, *TWO_PARENTS), exceptions=(switch("X4"),)))
    assert "exception_not_counted" in codes(ask(incapable(16), exceptions=(switch("X3"), switch("X6"))))


def test_x4_counts_for_a_child_whose_age_is_not_known() -> None:
    facts = family(7, *TWO_PARENTS, people=(Person(CHILD, None, "child"),))
    assert codes(ask(facts, exceptions=(switch("X4"),))) == set()


def test_who_represents_somebody_reads_why_and_by_which_article() -> None:
    rule = BOOK.exception("X3")
    result = ask(incapable(16), exceptions=(switch("X3"),))
    assert {(mark.person, mark.why, mark.articles) for mark in result.required if mark.kind == "T"} == {
        (who, rule.why, rule.articles) for who in (MOTHER, FATHER)
    }


def test_an_exception_that_does_not_count_is_named_with_its_own_articles() -> None:
    result = ask(family(16, *TWO_PARENTS), exceptions=(switch("X4"),))
    found = next(block for block in result.blocked_by if block.code == "exception_not_counted")
    assert found.articles == BOOK.exception("X4").articles
    assert "X4" in found.why


# -- what an order says -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "evidence", "why", "articles"),
    [
        (order("ots"), "seen", "De kinderrechter heeft een ondertoezichtstelling uitgesproken.", ("BW 1:255",)),
        (
            order("vots"),
            "seen",
            "De kinderrechter heeft een voorlopige ondertoezichtstelling uitgesproken.",
            ("BW 1:257",),
        ),
        (
            announced("vots"),
            "announced",
            "Dit is ons verteld, wij hebben het besluit nog niet gezien.",
            ("BW 1:257",),
        ),
    ],
    ids=["ots", "vots", "announced"],
)
def test_an_ordered_frame_says_by_what_with_its_article(
    told: CourtOrder, evidence: str, why: str, articles: tuple[str, ...]
) -> None:
    found = frame_of(family(7, *TWO_PARENTS, orders=(told,)), CHILD)
    assert (found.frame, found.evidence, found.checking) == ("court_ordered", evidence, False)
    assert (found.why, found.articles) == (why, articles)


def test_guardianship_of_a_gi_says_so_with_its_articles() -> None:
    found = frame_of(family(7, holds("gi", "guardian")), CHILD)
    assert (found.frame, found.evidence, found.checking) == ("court_ordered", "seen", False)
    assert found.why == "Een gecertificeerde instelling (GI) heeft de voogdij over dit kind."
    assert found.articles == ("BW 1:302", "Jw 3.5")


def test_h12_an_announced_order_beside_a_contradicted_one_is_not_followed() -> None:
    paper = order("ots", number="C/1")
    facts = family(7, *TWO_PARENTS, orders=(paper, replace(paper, ended_on=ON), announced("vots")))
    found = frame_of(facts, CHILD)
    assert (found.frame, found.checking) == ("voluntary", True)


def test_an_answer_names_its_child_and_who_imposes() -> None:
    result = ask(family(13, *TWO_PARENTS, orders=(order("ots"),)), "help_within_order")
    assert result.child == CHILD
    assert result.may_be_imposed_by is not None
    assert result.may_be_imposed_by.who == "de gecertificeerde instelling (GI)"


def test_a_represented_child_that_says_no_is_heard_through_its_resistance_alone() -> None:
    facts = replace(incapable(13), consents=no(CHILD))
    assert codes(ask(facts, exceptions=(switch("X3"), switch("X7")))) == {"child_resists"}
    assert "child_refuses" in codes(ask(family(13, *TWO_PARENTS, consents=no(CHILD)), exceptions=(switch("X7"),)))


def test_a_parent_who_cannot_weigh_the_matter_leaves_it_to_the_other() -> None:
    unable = replace(person(MOTHER), capacity="incapable_in_this_matter")
    assert marks(ask(family(7, *TWO_PARENTS, people=(unable,)))) == {FATHER}


@pytest.mark.parametrize(("until", "frame"), [(ON, "court_ordered"), (ON - DAY, "voluntary")])
def test_guardianship_of_a_gi_holds_up_to_its_last_day(until: date, frame: str) -> None:
    assert frame_of(family(7, holds("gi", "guardian", until=until)), CHILD).frame == frame


def test_a_child_nobody_registered_still_has_a_frame_and_an_answer() -> None:
    assert frame_of(Facts(ON, ()), CHILD).frame == "voluntary"
    assert not ask(Facts(ON, ())).may_start


def test_orders_about_children_say_nothing_of_an_adult() -> None:
    assert read_frame(family(18, *TWO_PARENTS, orders=(order("ots"),)), CHILD).orders == ()


def test_who_is_18_has_a_voluntary_frame_with_its_reason() -> None:
    found = frame_of(family(18, *TWO_PARENTS, orders=(order("ots"),)), CHILD)
    assert (found.frame, found.evidence) == ("voluntary", None)
    assert found.checking is False
    why = "Er is geen besluit van de kinderrechter; de hulp is vrijwillig."
    assert (found.why, found.articles) == (why, ("Jw 7.3.4 lid 1",))


@pytest.mark.parametrize(
    ("told", "point"),
    [
        (
            order("ots", until=date(2028, 1, 1)),
            "Het besluit loopt langer dan de wet toestaat: klopt de einddatum (BW 1:257, 1:258, 1:265c)?",
        ),
        (
            order("closed_care"),
            "Gesloten jeugdhulp en jeugdreclassering verplichten alleen die hulp; het kader verandert niet.",
        ),
    ],
    ids=["too long", "only that help"],
)
def test_a_jurist_reads_what_is_odd_about_an_order(told: CourtOrder, point: str) -> None:
    assert point in read_frame(family(13, *TWO_PARENTS, orders=(told,)), CHILD).points
