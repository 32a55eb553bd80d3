"""Table D: who may refuse what; every route only where it exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any, get_args

import pytest
from law_families import (
    CHILD,
    FATHER,
    FOSTER,
    MOTHER,
    ON,
    OTHER,
    TWO_PARENTS,
    announced,
    family,
    holds,
    no,
    order,
    person,
    yes,
)

from jgvisit import config
from jgvisit.content.files import TermsShape
from jgvisit.content.law_tables import load_law_tables
from jgvisit.content.reading import read_file
from jgvisit.content.terms import compile_terms, find_terms
from jgvisit.content.text_files import Folder
from jgvisit.domain.ages import BANDS
from jgvisit.domain.answer import FrameOfChild
from jgvisit.domain.facts import Consent, Facts, Happening, OtherDecision, Role
from jgvisit.domain.frames import read_frame
from jgvisit.domain.rights import Circumstance, Right, RightRule, circumstances, rights, rights_of
from jgvisit.ids import PersonId

RULES = load_law_tables(config.resources_dir() / "law").rights
VOLUNTARY = FrameOfChild("voluntary", None)
ORDERED = FrameOfChild("court_ordered", "seen")
LEVELS = {"may_refuse", "may_stop", "may_ask", "always", "must_allow", "to_know"}
DAY = timedelta(days=1)
UNDER_OTS = family(13, *TWO_PARENTS, orders=(order("ots"),))


def card(facts: Facts, who: PersonId = MOTHER, *seen: Circumstance) -> tuple[Right, ...]:
    return rights_of(RULES, facts, CHILD, who, seen)


def can(lines: tuple[Right, ...], row: str) -> set[str]:
    return {line.can for line in lines if line.row == row}


def cites(lines: tuple[Right, ...], article: str) -> bool:
    return any(article in line.articles for line in lines)


# -- the words ----------------------------------------------------------------------------------


def test_no_sentence_is_longer_than_15_words_or_says_what_may_not_be_said() -> None:
    read = read_file(Folder(config.resources_dir() / "content"), "nl/terms.toml", TermsShape, [])
    assert read is not None
    terms = compile_terms(read.value)
    for rule in RULES:
        for text in (rule.title, *rule.sentences):
            assert [len(one.split()) > 15 for one in text.replace("?", ".").split(".")].count(True) == 0, text
            assert [hit.found for hit in find_terms(text, terms) if not hit.term.typed] == [], text


def test_a_child_is_spoken_to_as_je_and_a_grown_up_as_u() -> None:
    for rule in RULES:
        words = {word.strip(".,?:").lower() for text in rule.sentences for word in text.split()}
        young = rule.roles == ("child",) and "18+" not in rule.bands
        assert not words & ({"u", "uw"} if young else {"je", "jij", "jou", "jouw"}), rule.title


def test_each_line_can_come_up_for_somebody() -> None:
    assert {rule.can for rule in RULES} == LEVELS
    for rule in RULES:
        assert any(rule_says(rule, frame) for frame in (VOLUNTARY, ORDERED, *IN_DOUBT)), rule.title


IN_DOUBT = (
    FrameOfChild("court_ordered", "announced"),
    FrameOfChild("voluntary", None, checking=True),
)


def rule_says(rule: RightRule, frame: FrameOfChild) -> bool:
    ages = {"0-11": 8, "12-15": 12, "16-17": 16, "18+": 18}
    return any(
        rights((rule,), frame, role, ages[band], rule.only, ages[about])
        for role, band, about in product(rule.roles, rule.bands, rule.child_ages)
    )


# -- the frames ---------------------------------------------------------------------------------


def test_in_the_voluntary_frame_a_parent_may_refuse_help_visit_sharing_and_a_stay() -> None:
    lines = card(family(7, *TWO_PARENTS))
    for row in ("help", "visit", "safety_plan", "sign", "share", "elsewhere", "contact"):
        assert "may_refuse" in can(lines, row), row
    assert {line.row for line in lines if line.can == "must_allow"} == {"report"}


def test_under_a_measure_help_inside_it_must_be_allowed_and_our_own_may_be_refused() -> None:
    lines = card(UNDER_OTS)
    assert can(lines, "help") == {"must_allow", "may_refuse"}
    assert cites(lines, "BW 1:262b")
    assert {line.row for line in lines if line.can == "must_allow"} == {"help", "share", "report"}


@pytest.mark.parametrize("frame", IN_DOUBT, ids=["announced", "checking"])
@pytest.mark.parametrize("role", get_args(Role))
def test_h12_an_order_we_did_not_see_makes_nobody_allow_help(frame: FrameOfChild, role: Role) -> None:
    lines = rights(RULES, frame, role, 13, ("authority",))
    assert {line.row for line in lines if line.can == "must_allow"} <= {"report"}
    assert not cites(lines, "BW 1:264")
    if role in ("parent", "guardian", "foster_parent", "child"):
        assert any("zagen" in text for line in lines for text in line.sentences)
        assert all(line.title != "Vrijwillig of verplicht" for line in lines)


@pytest.mark.parametrize(
    ("known", "seen"),
    [({"heard_on": None}, True), ({"heard_on": ON}, False), ({"heard_on": None, "number": None}, False)],
    ids=["hearing not known", "heard too late", "not seen"],
)
def test_h16_of_a_seen_order_nobody_says_that_there_is_none_for_want_of_a_hearing(
    known: dict[str, Any], seen: bool
) -> None:
    lines = card(family(7, *TWO_PARENTS, orders=(order("vots", ON - 20 * DAY, **known),)))
    (status,) = [line for line in lines if line.row == "status"]
    assert status.title == "Wij gaan dit na"
    assert ("Wij zagen geen geldig besluit van de rechter." not in status.sentences) is seen


def test_an_announced_order_is_told_as_such_and_a_seen_one_as_a_measure() -> None:
    assert [line.title for line in card(family(7, *TWO_PARENTS, orders=(announced(),))) if line.row == "status"] == [
        "Een besluit dat wij niet zagen"
    ]
    assert [line.title for line in card(UNDER_OTS) if line.row == "status"] == ["Er is een besluit van de rechter"]
    assert [line.title for line in card(family(7, *TWO_PARENTS)) if line.row == "status"] == ["Vrijwillig of verplicht"]


def test_guardianship_of_a_gi_offers_no_route_of_a_supervision_order() -> None:
    facts = family(13, holds("gi", "guardian"))
    for who in (MOTHER, CHILD):
        lines = card(facts, who)
        assert [line.title for line in lines if line.row == "status"] == ["Voogdij van de GI"]
        assert not any(cites(lines, article) for article in ("BW 1:264", "BW 1:262b", "BW 1:259", "Jw 7.3.11 lid 4"))
    assert can(card(facts), "authority") == {"may_ask"}


# -- the seven routes of a voluntary stay (law.md section 7) -------------------------------------

STAY = yes(MOTHER, subject="voluntary_stay", on=ON - 100 * DAY)
OLD_STAY = yes(MOTHER, subject="voluntary_stay", on=date(2025, 6, 15))


def lives(since: date, *carers: PersonId, in_family: str = "yes", **more: Any) -> Happening:
    return Happening("stayBegan", since, (CHILD,), carers, (("in_family", in_family),), **more)


YEAR_AGO = date(2025, 6, 15)
BOTH_OLD = yes(MOTHER, FATHER, subject="voluntary_stay", on=YEAR_AGO)


def titles(lines: tuple[Right, ...]) -> set[str]:
    return {line.title for line in lines}


def test_route_1_consent_to_a_stay_may_be_taken_back_within_a_year() -> None:
    begun = (lives(ON - 99 * DAY),)
    lines = card(family(7, *TWO_PARENTS, consents=STAY, happenings=begun))
    assert can(lines, "elsewhere") == {"may_stop"}
    assert can(card(family(7, *TWO_PARENTS)), "elsewhere") == {"may_refuse"}


NOW_ELSEWHERE = "Uw kind woont nu bij een ander"
HOME = Happening("stayEnded", ON, (CHILD,))


@pytest.mark.parametrize(
    ("consents", "happenings"),
    [
        pytest.param(STAY, (), id="a first consent, and nothing began"),
        pytest.param((*STAY, *yes(FATHER, subject="voluntary_stay")), (), id="all agreed, and nothing began"),
        pytest.param(STAY, (lives(ON + DAY),), id="the first day is still to come"),
        pytest.param(STAY, (lives(ON - DAY), HOME), id="it ended today"),
        pytest.param(STAY, (lives(ON), HOME), id="it began and ended today"),
        pytest.param(yes(FATHER, subject="voluntary_stay"), (lives(ON - DAY),), id="only the other holder agreed"),
        pytest.param(no(MOTHER, subject="voluntary_stay"), (lives(ON - DAY),), id="she said no"),
        pytest.param(yes(MOTHER, subject="voluntary_stay", withdrawn_on=ON), (lives(ON - DAY),), id="taken back today"),
        pytest.param(
            yes(MOTHER, subject="voluntary_stay", until=ON - DAY), (lives(ON - DAY),), id="the agreement ran out"
        ),
        pytest.param(yes(MOTHER, subject="voluntary_stay", kind="A"), (lives(ON - DAY),), id="an A is no consent"),
        pytest.param(STAY, (lives(ON - DAY, disputed=True),), id="two versions of its beginning"),
        pytest.param(
            STAY, (lives(ON - 9 * DAY), replace(HOME, on=ON - DAY, disputed=True)), id="two versions of its end"
        ),
    ],
)
def test_nobody_is_told_that_the_child_lives_elsewhere_now_when(
    consents: tuple[Consent, ...], happenings: tuple[Happening, ...]
) -> None:
    lines = card(family(7, *TWO_PARENTS, consents=consents, happenings=happenings))
    assert NOW_ELSEWHERE not in titles(lines)
    assert can(lines, "elsewhere") == {"may_refuse"}


@pytest.mark.parametrize(
    "begun", [(lives(ON),), (lives(ON - 9 * DAY), replace(HOME, on=ON - 5 * DAY), lives(ON - DAY))]
)
def test_from_the_day_it_began_the_child_lives_elsewhere(begun: tuple[Happening, ...]) -> None:
    assert NOW_ELSEWHERE in titles(card(family(7, *TWO_PARENTS, consents=STAY, happenings=begun)))


def test_route_5_after_a_year_the_carers_are_asked_and_then_the_court() -> None:
    after = family(7, *TWO_PARENTS, consents=BOTH_OLD, happenings=(lives(YEAR_AGO, FOSTER),))
    assert can(card(after), "elsewhere") == {"may_ask"}
    assert cites(card(after), "BW 1:253s")
    day_before = replace(after, on=ON - DAY)
    assert can(card(day_before), "elsewhere") == {"may_stop"}


def test_h19_what_a_year_made_does_not_end_with_the_consent() -> None:
    taken_back = (replace(BOTH_OLD[0], withdrawn_on=ON), BOTH_OLD[1])
    facts = family(7, *TWO_PARENTS, consents=taken_back, happenings=(lives(YEAR_AGO),))
    assert can(card(facts), "elsewhere") == {"may_ask"}
    counts_no_more = replace(facts, consents=BOTH_OLD[1:], once=BOTH_OLD[:1])
    assert can(card(counts_no_more), "elsewhere") == {"may_ask"}


@pytest.mark.parametrize(
    ("consents", "begun"),
    [
        pytest.param(OLD_STAY, lives(YEAR_AGO), id="one of two holders never agreed"),
        pytest.param(BOTH_OLD, lives(YEAR_AGO, in_family="no"), id="not in a family, such as an institution"),
        pytest.param(BOTH_OLD, lives(YEAR_AGO + DAY), id="a day short of a year"),
    ],
)
def test_carers_have_no_say_when(consents: tuple[Consent, ...], begun: Happening) -> None:
    facts = family(7, *TWO_PARENTS, consents=consents, happenings=(replace(begun, persons=(OTHER,)),))
    assert can(card(facts), "elsewhere") == {"may_stop"}
    assert can(card(facts, OTHER), "elsewhere") == set()


def test_who_agreed_to_be_carer_may_refuse_after_a_year_and_nobody_else() -> None:
    agreed = yes(OTHER, subject="voluntary_stay", kind="A", on=date(2025, 6, 15))
    begun = (lives(YEAR_AGO),)
    after = family(7, *TWO_PARENTS, consents=(*BOTH_OLD, *agreed), happenings=begun)
    assert can(card(after, OTHER), "elsewhere") == {"may_refuse"}
    assert can(card(family(7, *TWO_PARENTS, consents=BOTH_OLD, happenings=begun), OTHER), "elsewhere") == set()
    named = family(7, *TWO_PARENTS, consents=BOTH_OLD, happenings=(lives(YEAR_AGO, OTHER),))
    assert can(card(named, OTHER), "elsewhere") == {"may_refuse"}
    assert (
        can(card(family(7, *TWO_PARENTS, consents=yes(OTHER, kind="A", on=date(2025, 6, 1))), OTHER), "elsewhere")
        == set()
    )


@pytest.mark.parametrize(
    ("seen", "article"),
    [
        ("municipal_decision", "Awb 6:7"),
        ("parents_apart", "BW 1:253a"),
        ("not_returned", "BW 1:247"),
        ("board_declined", "BW 1:255 lid 2"),
        ("first_placement_request", "Stcrt. 2024, 20296"),
        ("board_investigation", "BW 1:243 lid 1"),
    ],
)
def test_routes_2_4_6_7_stand_there_only_when_they_exist(seen: Circumstance, article: str) -> None:
    facts = family(7, *TWO_PARENTS)
    lines, more = card(facts), card(facts, MOTHER, seen)
    added = set(titles(more)) - set(titles(lines))
    assert len(added) == 1
    assert any(article in line.articles for line in more if line.title in added)


def test_route_3_a_complaint_is_always_there_for_a_parent_with_or_without_authority() -> None:
    for facts in (family(7, *TWO_PARENTS), family(7, holds(FATHER)), UNDER_OTS, family(7, holds("gi", "guardian"))):
        assert can(card(facts), "complaint") == {"always"}
        assert "always" in can(card(facts), "support")


def test_a_parent_alone_has_no_quarrel_between_holders() -> None:
    assert "Ouders samen" not in titles(card(family(7, holds(MOTHER)), MOTHER, "parents_apart"))


# -- authority ----------------------------------------------------------------------------------


def test_a_parent_without_authority_decides_nothing_and_may_ask_for_contact_and_news() -> None:
    lines = card(family(7, holds(FATHER)))
    assert can(lines, "help") == {"to_know"}
    assert can(lines, "elsewhere") == set()
    assert cites(lines, "BW 1:377e")
    assert cites(lines, "BW 1:377c")
    assert not cites(card(family(7, *TWO_PARENTS)), "BW 1:377c")


def test_nobody_is_told_to_hold_or_to_lack_authority_while_it_is_not_known() -> None:
    lines = card(family(7, holds(MOTHER, evidence=None)))
    assert can(lines, "authority") == set()
    assert can(lines, "help") == set()
    assert can(lines, "sign") == {"may_refuse"}


@pytest.mark.parametrize(
    ("starts_on", "until", "holds_"),
    [(ON, None, True), (ON - DAY, ON, True), (ON + DAY, None, False), (ON - 2 * DAY, ON - DAY, False)],
    ids=["from today", "to today", "tomorrow", "over"],
)
def test_h6_a_ban_on_contact_takes_the_place_of_the_right_to_it(
    starts_on: date, until: date | None, holds_: bool
) -> None:
    ban = OtherDecision(MOTHER, "contact_ban", "rechter", "vader", starts_on, until)
    for facts in (family(7, holds(FATHER), other_decisions=(ban,)), family(7, *TWO_PARENTS, other_decisions=(ban,))):
        lines = titles(card(facts))
        assert ("Contact zonder gezag" in lines or can(card(facts), "contact") == {"may_refuse"}) is not holds_
        assert any("ander besluit" in text for line in card(facts) for text in line.sentences) is holds_
    assert "may_refuse" in can(card(family(7, *TWO_PARENTS, other_decisions=(ban,)), FATHER), "contact")


# -- measures -----------------------------------------------------------------------------------


def test_a_placement_must_be_allowed_only_with_the_order_of_the_judge() -> None:
    placed = family(13, *TWO_PARENTS, orders=(order("ots"), order("placement")))
    assert can(card(placed), "elsewhere") == {"must_allow"}
    assert can(card(UNDER_OTS), "elsewhere") == {"to_know"}
    assert can(card(family(13, *TWO_PARENTS, orders=(order("placement"),))), "elsewhere") == {"may_refuse"}
    assert cites(card(placed, CHILD), "BW 1:265d")


def test_a_written_direction_and_less_contact_show_their_two_weeks() -> None:
    lines = card(UNDER_OTS, MOTHER, "written_direction")
    assert any("binnen twee weken" in text for line in lines if line.row == "direction" for text in line.sentences)
    assert can(card(UNDER_OTS), "direction") == set()
    placed = family(13, *TWO_PARENTS, orders=(order("ots"), order("placement")))
    assert "must_allow" in can(card(placed, MOTHER, "contact_limited"), "contact")
    assert can(card(UNDER_OTS, MOTHER, "contact_limited"), "contact") == set()


# -- the child's column -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("age", "help_"),
    [(5, set()), (6, {"to_know"}), (11, {"to_know"}), (12, {"may_refuse"}), (15, {"may_refuse"}), (16, {"may_refuse"})],
)
def test_a_child_may_refuse_its_help_from_12(age: int, help_: set[str]) -> None:
    assert can(card(family(age, *TWO_PARENTS), CHILD), "help") == help_


def test_a_child_under_6_gets_no_card_and_one_of_unknown_age_that_of_a_young_child() -> None:
    assert card(family(5, *TWO_PARENTS), CHILD) == ()
    unknown = rights(RULES, VOLUNTARY, "child", None, ())
    assert unknown == rights(RULES, VOLUNTARY, "child", 8, ())
    assert unknown != ()


def test_from_12_a_child_may_bring_somebody_and_call_jeugdstem_untold() -> None:
    for age in (12, 16):
        said = [text for line in card(family(age, *TWO_PARENTS), CHILD) for text in line.sentences]
        assert "Je hoeft dat niet eerst thuis te vertellen." in said
        assert "Je mag altijd iemand meenemen." in said


def test_a_child_writes_the_judge_where_a_judge_is_or_parents_are_apart() -> None:
    assert can(card(family(13, *TWO_PARENTS), CHILD), "judge") == set()
    assert can(card(family(13, *TWO_PARENTS), CHILD, "parents_apart"), "judge") == {"may_ask"}
    assert can(card(UNDER_OTS, CHILD), "judge") == {"may_ask"}


def test_who_is_18_decides_alone_and_reads_u() -> None:
    lines = card(family(18, *TWO_PARENTS), CHILD)
    assert {line.row for line in lines} == {"status", "help"}
    assert lines == rights(RULES, VOLUNTARY, "child", 18, ())


def test_an_adult_whose_birth_is_not_known_is_read_as_an_adult() -> None:
    assert rights(RULES, VOLUNTARY, "parent", None, ("authority",)) == rights(
        RULES, VOLUNTARY, "parent", 40, ("authority",)
    )


def test_somebody_who_is_not_known_here_gets_only_what_holds_for_anybody() -> None:
    lines = rights_of(RULES, family(7, *TWO_PARENTS), CHILD, PersonId("nobody"))
    assert {line.row for line in lines} == {"safety_plan", "sign", "share", "support"}


def test_a_stay_that_has_not_begun_is_no_stay() -> None:
    later: Any = yes(MOTHER, subject="voluntary_stay", on=ON + DAY)
    assert can(card(family(7, *TWO_PARENTS, consents=later)), "elsewhere") == {"may_refuse"}


def test_each_line_carries_how_well_its_source_is_known() -> None:
    marks = {(line.row, line.evidence) for line in card(family(7, *TWO_PARENTS))}
    assert {("help", "seen"), ("visit", "general_knowledge"), ("sign", "inferred")} <= marks


def test_a_parent_who_holds_authority_alone_may_refuse_help() -> None:
    assert can(card(family(7, holds(MOTHER))), "help") == {"may_refuse", "to_know"}


def test_only_who_agreed_to_take_the_child_in_is_its_carer() -> None:
    foster = yes(FOSTER, subject="voluntary_stay", kind="A", on=date(2025, 6, 15))
    given = (*OLD_STAY, *foster, *yes(OTHER), *yes(OTHER, kind="A"))
    facts = family(7, *TWO_PARENTS, consents=given, happenings=(lives(YEAR_AGO),))
    reading = read_frame(facts, CHILD)
    carers = {who for who in (MOTHER, FATHER, OTHER, FOSTER) if "carer" in circumstances(facts, CHILD, who, reading)}
    assert carers == {FOSTER}
    contact = (*given, *yes(FATHER, subject="voluntary_stay", kind="A"))  # to his own contact, on the same paper
    assert "carer" not in circumstances(replace(facts, consents=contact), CHILD, FATHER, reading)
    refused = replace(foster[0], given=False)
    assert "carer" not in circumstances(replace(facts, consents=(refused,)), CHILD, FOSTER, reading)


def test_who_took_the_child_in_by_a_paper_about_it_is_its_carer_until_that_is_taken_back() -> None:
    agreed = yes(OTHER, subject="voluntary_stay", kind="A", on=YEAR_AGO, child=CHILD)
    mine = tuple(replace(each, child=CHILD) for each in BOTH_OLD)
    for withdrawn_on, says in ((None, {"may_refuse"}), (ON + DAY, {"may_refuse"}), (ON, set())):
        given = tuple(replace(each, withdrawn_on=withdrawn_on) for each in agreed)
        facts = family(7, *TWO_PARENTS, consents=(*mine, *given), happenings=(lives(YEAR_AGO),))
        assert can(card(facts, OTHER), "elsewhere") == says
    young = family(7, *TWO_PARENTS, consents=mine, happenings=(lives(ON - DAY),))
    assert NOW_ELSEWHERE in titles(card(young))


def test_a_voluntary_frame_stays_voluntary_whatever_proves_it() -> None:
    proven = rights(RULES, FrameOfChild("voluntary", "seen"), "parent", 40, ("authority",))
    assert proven == rights(RULES, VOLUNTARY, "parent", 40, ("authority",))


def test_a_stay_of_a_brother_or_sister_is_on_no_card_about_this_child() -> None:
    stay = yes(MOTHER, FATHER, subject="voluntary_stay", on=date(2025, 1, 1), child=OTHER)
    agreed = yes(FOSTER, subject="voluntary_stay", kind="A", on=date(2025, 1, 1), child=OTHER)
    facts = family(7, *TWO_PARENTS, consents=(*stay, *agreed))
    for who in (MOTHER, FATHER, FOSTER):
        assert card(facts, who) == card(family(7, *TWO_PARENTS), who)


def test_a_parent_who_cannot_weigh_this_matter_is_not_told_to_be_without_authority() -> None:
    facts = family(7, *TWO_PARENTS, people=(person(MOTHER, capacity="incapable_in_this_matter"),))
    lines = card(facts)
    assert not [line for line in lines if "zonder gezag" in line.title]
    assert "help" not in {line.row for line in lines}, "nor told to decide alone"


@pytest.mark.parametrize("kind", ["ots", "vots"])
def test_no_appeal_is_promised_that_the_decision_may_not_have(kind: Any) -> None:
    said = " ".join(text for line in card(family(13, *TWO_PARENTS, orders=(order(kind),))) for text in line.sentences)
    assert "Hoger beroep kan meestal tot drie maanden na de beslissing." in said  # none against a VOTS
    assert "Hoger beroep kan tot drie maanden" not in said


def test_h12_of_papers_that_contradict_each_other_nobody_says_that_there_is_no_order() -> None:
    facts = family(13, *TWO_PARENTS, orders=(order("ots", disputed=True),))
    said = [text for line in card(facts) if line.row == "status" for text in line.sentences]
    assert said == [
        "Wij weten het nog niet zeker.",
        "Is er geen besluit van de rechter? Dan is de hulp vrijwillig.",
        "Wij gaan dit na.",
    ]


# -- the age of the child on the card of a grown-up ---------------------------------------------------

ASKS_THEIR_YES = (
    "U mag nee zeggen tegen hulp.",
    "Zegt u nee? Dan stopt deze hulp.",
    "U mag nee zeggen tegen hulp van ons eigen team.",
    "U mag elke keer ja of nee zeggen.",
    "Voor anderen vragen wij het u per organisatie.",
    "Wij vragen u daarom nog steeds om toestemming.",
    "U mag nee zeggen tegen wonen bij een ander.",
    "U mag uw toestemming weer intrekken.",
    "Voor hulp aan het kind beslist wie gezag heeft.",
    "U beslist over school, dokter en paspoort.",
    "U mag het dossier lezen en een kopie vragen.",
)
FRAMES = ((), (order("ots"),), (announced(),), (order("closed_care"),), (order("juvenile_probation"), announced()))
EVERY_SEEN: tuple[Circumstance, ...] = ("stay", "stay_over_a_year", "municipal_decision", "parents_apart")


def said(lines: tuple[Right, ...]) -> set[str]:
    return {text for line in lines for text in line.sentences}


@pytest.mark.parametrize("orders", FRAMES)
@pytest.mark.parametrize("holders", [TWO_PARENTS, (holds(MOTHER),), (holds(MOTHER, "guardian"),)])
@pytest.mark.parametrize("who", [MOTHER, FATHER])
@pytest.mark.parametrize("age", [16, 17, 18, 19])
def test_from_16_no_line_speaks_of_the_yes_of_a_parent(age: int, who: PersonId, holders: Any, orders: Any) -> None:
    facts = family(age, *holders, orders=orders)
    for seen in ((), ("stay",), EVERY_SEEN):
        assert said(card(facts, who, *seen)).isdisjoint(ASKS_THEIR_YES)
    younger = family(15, *holders, orders=orders)
    assert not said(card(younger, who)).isdisjoint(ASKS_THEIR_YES)


def test_the_parent_of_a_16_year_old_reads_that_the_child_decides_and_keeps_the_authority() -> None:
    lines = card(family(16, *TWO_PARENTS))
    assert {"Het kind is 16 of 17 jaar.", "Het beslist zelf over hulp.", "U houdt het gezag."} <= said(lines)
    assert cites(lines, "Jw 7.3.5")
    own = said(card(family(16, *TWO_PARENTS, orders=(order("ots"),))))
    assert "Over hulp van ons eigen team beslist het zelf." in own
    assert "De hulp uit het besluit van de rechter gaat door, ook zonder uw ja." in own


@pytest.mark.parametrize("who", [MOTHER, FATHER])
@pytest.mark.parametrize("holders", [TWO_PARENTS, (holds(MOTHER),), (holds("gi", "guardian"),)])
def test_nobody_reads_of_authority_or_of_a_judge_for_a_child_of_18(holders: Any, who: PersonId) -> None:
    lines = card(family(18, *holders, orders=(order("ots"), order("closed_care"))), who, *EVERY_SEEN)
    text = " ".join(said(lines))
    for word in ("gezag", "rechter", "uw kind", "school", "de Raad", "toestemming"):
        assert word not in text, word
    assert {"Het kind is 18 jaar of ouder.", "Het beslist zelf over hulp."} <= said(lines)
    assert not {line.row for line in lines} & {"authority", "contact", "elsewhere", "file", "report", "judge"}
    assert {"sign", "support", "complaint"} <= {line.row for line in lines}


def test_the_age_of_the_child_changes_no_line_that_stands_on_the_general_sheet() -> None:
    for rule in RULES:
        if rule.general and rule.roles != ("child",):
            assert rule.child_ages == BANDS, rule.title
            assert set(rule.general).isdisjoint(ASKS_THEIR_YES)


# -- help that a judge ordered while the frame is voluntary (H13) --------------------------------------

OF_ORDERED_HELP = (
    "De hulp is nu vrijwillig.",
    "Dan is de hulp vrijwillig.",
    "Jij beslist mee over jouw hulp.",
    "Jij beslist zelf over jouw hulp.",
    "Je mag ook later stoppen.",
    "U mag ook later stoppen.",
    "Wij vragen ook jou of je bij een ander wilt wonen.",
    "U mag nee zeggen tegen wonen bij een ander.",
    "Zonder machtiging kan niemand uw kind verplicht elders laten wonen.",
    "U mag vragen dat uw kind weer thuis komt.",
    "Het beslist zelf over hulp.",
)


@pytest.mark.parametrize("who", [MOTHER, FATHER, CHILD])
@pytest.mark.parametrize("age", [8, 13, 16])
@pytest.mark.parametrize("beside", [(), (order("ots"),), (announced(),)])
@pytest.mark.parametrize("kind", ["closed_care", "juvenile_probation"])
def test_h13_no_line_calls_the_ordered_help_voluntary(kind: Any, beside: Any, age: int, who: PersonId) -> None:
    facts = family(age, *TWO_PARENTS, orders=(order(kind), *beside))
    for seen in ((), ("stay",), EVERY_SEEN):
        lines = card(facts, who, *seen)
        assert said(lines).isdisjoint(OF_ORDERED_HELP)
        assert any("besliste een rechter" in text for text in said(lines))
        own = {"De hulp van ons eigen team blijft vrijwillig.", "Tegen hulp van ons eigen team mag je nee zeggen."}
        young = (who, age, bool(beside)) == (CHILD, 8, True)  # nothing is asked of it, and grown-ups are told
        assert own & said(lines) or young


def test_h12_closed_care_that_we_only_heard_of_changes_no_line() -> None:
    for who in (MOTHER, CHILD):
        heard = family(13, *TWO_PARENTS, orders=(replace(announced(), kind="closed_care"),))
        assert card(heard, who) == card(family(13, *TWO_PARENTS), who)


def test_h13_our_own_help_may_still_be_refused_beside_closed_care() -> None:
    facts = family(13, *TWO_PARENTS, orders=(order("closed_care"),))
    assert "Tegen hulp van ons eigen team mag je nee zeggen." in said(card(facts, CHILD))
    assert "U mag nee zeggen tegen hulp van ons eigen team." in said(card(facts))
