"""Table C of law.md, one row a moment: what opens it, whom it is explained to, with which cards, at which rank.

Rows 1 and 31 rest on conversations and texts: see tests/unit/services/test_table_c_from_journal.py.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from law_families import (
    BOOK,
    CHILD,
    FATHER,
    FOSTER,
    MOTHER,
    ON,
    OTHER,
    TWO_PARENTS,
    ask,
    family,
    holds,
    no,
    order,
    person,
    yes,
)

from jgvisit import config
from jgvisit.content.pack import load_pack
from jgvisit.domain.answer import ExplainAgain
from jgvisit.domain.facts import Facts, Happening
from jgvisit.domain.frames import read_frame
from jgvisit.domain.moments import explain_again
from jgvisit.ids import PersonId
from jgvisit.records.happenings import HAPPENINGS

DAY = timedelta(days=1)
PACK = load_pack(config.resources_dir() / "content")
ALL = {CHILD, MOTHER, FATHER}
PARENTS = {MOTHER, FATHER}


def happened(kind: str, *persons: PersonId, on: date = ON, **details: str) -> Facts:
    told = Happening(kind, on, (CHILD,), persons, tuple(sorted(details.items())))
    return family(13, *TWO_PARENTS, people=(person(FOSTER, "foster_parent"),), happenings=(told,))


class Row(NamedTuple):
    number: int
    article: str
    facts: Facts
    due: date
    told: set[PersonId]
    cards: tuple[str, ...]
    rank: str


ROWS = [
    Row(2, "BW 1:253n: gezag veranderd", family(13, holds(MOTHER), holds(FATHER, since=ON - DAY)), ON - DAY, PARENTS,
        ("K25", "K03", "rights"), "before_we_act"),
    Row(2, "Jw 7.3.15: gezag uitgezocht", happened("authorityFoundOut"), ON, ALL, ("K25", "K03", "rights"),
        "before_we_act"),
    Row(3, "Awb 4:13: aanvraag", happened("applicationRecorded", MOTHER), ON, {MOTHER}, ("K21",), "to_know"),
    Row(3, "Awb 6:7: beschikking", happened("municipalDecisionRecorded", MOTHER), ON, {MOTHER}, ("K21",), "to_know"),
    Row(4, "Jw 4.1.2: familiegroepsplan", happened("familyPlanOffered"), ON, ALL, ("K06",), "next_visit"),
    Row(5, "Jw 4.1.3: plan", happened("planRecorded"), ON, {*ALL, FOSTER}, ("K04", "K10", "K19"), "before_we_act"),
    Row(6, "A3: veiligheidsplan voorgesteld", happened("safetyPlanProposed", OTHER), ON, {*ALL, OTHER},
        ("K06", "K07", "K08", "K19"), "before_we_act"),
    Row(7, "A3: afspraak niet nagekomen", happened("agreementEvaluated", OTHER, outcome="notKept"), ON, {OTHER},
        ("K08",), "next_visit"),
    Row(7, "A3: afspraak deels nagekomen", happened("agreementEvaluated", OTHER, outcome="partly"), ON, {OTHER},
        ("K08",), "next_visit"),
    Row(8, "Jw 7.3.11: nieuwe ontvanger", happened("sharingProposed", MOTHER), ON, {MOTHER}, ("K10",),
        "before_we_act"),
    Row(9, "Jw 4.1.7, Wmo 5.2.6: Veilig Thuis", happened("veiligThuisRecorded", step="reported"), ON, ALL,
        ("K21", "K22"), "next_visit"),
    Row(10, "BW 1:253s: verblijf elders", happened("stayProposed", OTHER), ON, {*ALL, OTHER},
        ("K02", "K11", "K22", "K19", "K20"), "before_we_act"),
    Row(11, "BW 1:247: minder contact", happened("contactLimitsProposed"), ON, ALL,
        ("K02", "K12", "K22", "K19", "K20"), "before_we_act"),
    Row(12, "BW 1:253s: negen maanden",
        family(13, *TWO_PARENTS, consents=yes(MOTHER, subject="voluntary_stay", on=date(2025, 9, 15))),
        ON, PARENTS, ("K11", "K20"), "to_know"),
    Row(13, "Jw 7.3.2: intensievere hulp", happened("intensiveHelpStarted"), ON, ALL, ("K02", "K05"), "next_visit"),
    Row(14, "Jw 3.2 lid 2: overdracht aan een GI", happened("handoverProposed"), ON, ALL,
        ("K02", "K18", "K19", "K20"), "before_we_act"),
    Row(15, "Jw 3.1: overleg met naam", happened("boardConsulted", how="byName"), ON, ALL, ("K13", "K14"),
        "before_we_act"),
    Row(15, "Jw 3.1: tafel", happened("protectionTablePlanned"), ON, ALL, ("K13", "K14"), "before_we_act"),
    Row(16, "Jw 2.4: verzoek aan de Raad", happened("investigationRequested"), ON, ALL, ("K14", "K21", "K22"),
        "before_we_act"),
    Row(17, "BW 1:257: spoedverzoek", happened("urgentInvestigationRequested"), ON, ALL, ("K15", "K22", "K14"),
        "next_visit"),
    Row(18, "Kwaliteitskader Raad: conceptrapport", happened("boardReportReceived", stage="draft"), ON, ALL,
        ("K14", "K21"), "next_visit"),
    Row(19, "Rv 809: zitting", happened("hearingPlanned"), ON, ALL, ("K22", "rights"),
        "next_visit"),
    Row(20, "BW 1:255: maatregel uitgesproken", family(13, *TWO_PARENTS, orders=(order("ots", ON),)), ON, ALL,
        ("K25", "K16", "K22", "rights"), "before_we_act"),
    Row(21, "BW 1:265b: machtiging", family(13, *TWO_PARENTS, orders=(order("placement", ON),)), ON, ALL,
        ("K25", "K17", "K22", "rights"), "before_we_act"),
    Row(22, "BW 1:263, 264: schriftelijke aanwijzing", happened("writtenInstructionReceived"), ON, ALL,
        ("K16", "K22"), "before_we_act"),
    Row(23, "BW 1:260: verlenging gevraagd", happened("extensionAnswered", asked="yes"), ON, ALL, ("K22",),
        "next_visit"),
    Row(24, "BW 1:261: maatregel geëindigd",
        family(13, *TWO_PARENTS, orders=(order("ots", ended_on=ON),)), ON, ALL, ("K25", "K02", "K03", "rights"),
        "before_we_act"),
    Row(24, "BW 1:255: maatregel afgewezen", happened("measureRejected"), ON, ALL, ("K25", "K02", "K03", "rights"),
        "before_we_act"),
    Row(25, "Jw 7.3.4, 7.3.5; BW 1:233: verjaardag", family(12, *TWO_PARENTS), date(2026, 1, 1), ALL,
        ("K25", "K03", "K24", "rights"), "next_visit"),
    Row(26, "Jw 7.3.4; AVG 7 lid 3: weigering op papier", family(13, *TWO_PARENTS, consents=no(MOTHER, on=ON)), ON,
        {MOTHER}, ("K20",), "next_visit"),
    Row(26, "Jw 7.3.4; AVG 7 lid 3: weigering", happened("refusalHeard", FATHER), ON, {FATHER}, ("K20",),
        "next_visit"),
    Row(27, "Jw 7.3.8-7.3.10: dossier", happened("fileRequested", MOTHER), ON, {MOTHER}, ("K23", "K21"), "next_visit"),
    Row(27, "Jw 4.2.1: klacht", happened("complaintRecorded", MOTHER), ON, {MOTHER}, ("K23", "K21"), "next_visit"),
    Row(28, "Jw 7.3.2: nieuwe werker", happened("workerChanged"), ON, ALL, ("K01", "K02"), "next_visit"),
    Row(28, "Jw 7.3.2: nieuwe aanbieder", happened("providerChanged"), ON, ALL, ("K01", "K02"), "next_visit"),
    Row(29, "Jw 1.1 woonplaats: verhuizing", happened("movedAway"), ON, PARENTS, ("K23",), "to_know"),
    Row(30, "lokaal: formulier van een jaar",
        family(13, *TWO_PARENTS, consents=yes(MOTHER, on=date(2025, 6, 15))), ON, {MOTHER}, ("K04", "K20"),
        "to_know"),
]  # fmt: skip


def moments(facts: Facts, since: date | None = None) -> tuple[ExplainAgain, ...]:
    return explain_again(facts, CHILD, read_frame(facts, CHILD), BOOK.moments, since)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.number} {row.article}")
def test_a_moment_is_due_to_whom_the_table_names(row: Row) -> None:
    found = [(moment.due, set(moment.persons)) for moment in moments(row.facts) if moment.moment == row.number]
    assert found == [(row.due, row.told)]
    assert (BOOK.moment(row.number).cards, BOOK.moment(row.number).rank) == (row.cards, row.rank)


def test_every_row_of_the_table_stands_here_but_the_two_of_the_conversation() -> None:
    assert {row.number for row in ROWS} | {1, 31} == set(range(1, 32))


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("agreementEvaluated", {"outcome": "kept"}),
        ("boardConsulted", {"how": "anonymous"}),
        ("boardReportReceived", {"stage": "final"}),
        ("extensionAnswered", {"asked": "no"}),
        ("extensionAnswered", {"asked": "notKnown"}),
        ("boardConsidered", {}),
        ("concernNamed", {}),
    ],
)
def test_what_the_table_does_not_name_opens_nothing(kind: str, details: dict[str, str]) -> None:
    old = {25}  # birthdays of the child
    assert {moment.moment for moment in moments(happened(kind, **details))} <= old


# law.md table C × every record that opens the row: (row, what opens it, whom it is explained to)
PARENTS_CHILD = "parents child"
OPENERS: list[tuple[int, str, str]] = [
    (2, "authorityFoundOut", PARENTS_CHILD),
    (3, "applicationRecorded", "concerned"),
    (3, "municipalDecisionRecorded", "concerned"),
    (3, "formFilled.application", "concerned"),
    (4, "familyPlanOffered", PARENTS_CHILD),
    (4, "formFilled.familyGroupPlan", PARENTS_CHILD),
    (5, "planRecorded", "parents child foster_parents"),
    (6, "safetyPlanProposed", "parents child concerned"),
    (6, "formOpened.safetyPlan", "parents child concerned"),
    (6, "formFilled.safetyPlan", "parents child concerned"),
    (7, "agreementEvaluated.notKept", "concerned"),
    (7, "agreementEvaluated.partly", "concerned"),
    (7, "formFilled.safetyPlan.result.notKept", "concerned"),
    (7, "formFilled.safetyPlan.result.partly", "concerned"),
    (8, "sharingProposed", "concerned"),
    (8, "formOpened.consentToShare", "concerned"),
    (8, "formFilled.consentToShare", "concerned"),
    (9, "veiligThuisRecorded", PARENTS_CHILD),
    (9, "formFilled.reportingCode.team", PARENTS_CHILD),
    (10, "stayProposed", "parents child concerned"),
    (10, "formOpened.voluntaryStayAgreement", "parents child concerned"),
    (10, "formFilled.voluntaryStayAgreement.stay", "parents child concerned"),
    (10, "formFilled.voluntaryStayAgreement.weekend", "parents child concerned"),
    (11, "contactLimitsProposed", "parents child concerned"),
    (11, "formOpened.contactAgreement", "parents child concerned"),
    (11, "formFilled.voluntaryStayAgreement.contact", "parents child concerned"),
    (13, "intensiveHelpStarted", PARENTS_CHILD),
    (13, "providerChanged", PARENTS_CHILD),
    (14, "handoverProposed", PARENTS_CHILD),
    (14, "formOpened.handoverToGI", PARENTS_CHILD),
    (14, "formFilled.handoverToGI", PARENTS_CHILD),
    (15, "boardConsulted.byName", "parents child_12"),
    (15, "protectionTablePlanned", "parents child_12"),
    (16, "investigationRequested", PARENTS_CHILD),
    (16, "formFilled.investigationRequest.regular", PARENTS_CHILD),
    (17, "urgentInvestigationRequested", PARENTS_CHILD),
    (17, "formFilled.investigationRequest.urgent", PARENTS_CHILD),
    (18, "boardReportReceived.draft", PARENTS_CHILD),
    (19, "hearingPlanned", PARENTS_CHILD),
    (22, "writtenInstructionReceived", "parents child_12"),
    (23, "extensionAnswered.yes", PARENTS_CHILD),
    (24, "measureRejected", PARENTS_CHILD),
    (26, "refusalHeard", "concerned"),
    (26, "formFilled.consentWithdrawal", "concerned"),
    (26, "formFilled.noAgreementRecord", "concerned"),
    (27, "fileRequested", "concerned"),
    (27, "complaintRecorded", "concerned"),
    (28, "workerChanged", PARENTS_CHILD),
    (28, "providerChanged", PARENTS_CHILD),
    (29, "movedAway", "parents"),
]


@pytest.mark.parametrize(("number", "opener", "to"), OPENERS, ids=[f"{row} {name}" for row, name, _ in OPENERS])
def test_a_record_opens_the_rows_the_table_names_for_it_and_no_other(number: int, opener: str, to: str) -> None:
    kind, _, choice = opener.partition(".")
    # a form says its type beside each choice in it; an event says only the choice
    form = choice.split(".")[0] if kind.startswith("form") else ""
    details = tuple(dict.fromkeys((name, text) for name, text in (("form", form), ("choice", choice)) if text))
    told = Happening(kind, ON, (CHILD,), (OTHER,), details)
    facts = family(13, *TWO_PARENTS, people=(person(FOSTER, "foster_parent"),), happenings=(told,))
    wanted = {row for row, name, _ in OPENERS if name in (opener, kind, f"{kind}.{form}")}
    found = {moment.moment: set(moment.persons) for moment in moments(facts) if moment.moment not in (25,)}
    assert set(found) == wanted
    groups = {
        "parents": PARENTS,
        "child": {CHILD},
        "child_12": {CHILD},
        "concerned": {OTHER},
        "foster_parents": {FOSTER},
    }
    assert found[number] == set().union(*(groups[group] for group in to.split()))


def test_the_table_of_openers_is_that_of_the_book() -> None:
    rows = [
        (row.number, name, " ".join(row.to))
        for row in BOOK.moments
        if row.number not in (1, 31)
        for name in row.opened_by
    ]
    assert sorted(rows) == sorted(OPENERS)


def test_every_kind_and_form_that_the_book_names_exists() -> None:
    forms = {form for form, language in PACK.definitions if language == "nl"} | {"contactAgreement"}
    for _, opener, _ in OPENERS:
        kind, _, rest = opener.partition(".")
        assert kind in HAPPENINGS or kind in ("formOpened", "formFilled")
        assert not kind.startswith("form") or rest.split(".")[0] in forms


def test_an_event_of_a_sibling_opens_nothing_here_and_one_without_a_child_concerns_all() -> None:
    told = Happening("hearingPlanned", ON, (OTHER,))
    assert [m.moment for m in moments(family(13, *TWO_PARENTS, happenings=(told,))) if m.moment == 19] == []
    everybody = replace(told, children=())
    assert [m.moment for m in moments(family(13, *TWO_PARENTS, happenings=(everybody,))) if m.moment == 19] == [19]


def test_a_child_under_12_is_not_told_of_a_written_direction_nor_a_table() -> None:
    for kind in ("writtenInstructionReceived", "protectionTablePlanned"):
        facts = family(11, *TWO_PARENTS, happenings=(Happening(kind, ON, (CHILD,)),))
        assert [set(m.persons) for m in moments(facts) if m.moment in (15, 22)] == [PARENTS]


def test_an_event_that_names_nobody_it_concerns_is_the_parents() -> None:
    assert [set(m.persons) for m in moments(happened("sharingProposed")) if m.moment == 8] == [PARENTS]


def test_h18_no_moment_falls_away_because_time_passes() -> None:
    facts = happened("hearingPlanned", on=ON)
    years_later = replace(facts, on=ON + timedelta(days=800))
    assert [m.moment for m in moments(years_later) if m.moment == 19] == []
    assert [m.moment for m in moments(years_later, since=ON - DAY) if m.moment == 19] == [19]


EVENTS = st.lists(
    st.builds(
        Happening,
        # that a stay began or ended on a day corrects what a paper or another stay let expect
        st.sampled_from(sorted(set(HAPPENINGS) - {"stayBegan", "stayEnded"})),
        st.dates(ON - timedelta(days=700), ON),
        st.sampled_from([(), (CHILD,), (OTHER,)]),
        st.sampled_from([(), (MOTHER,), (OTHER, FATHER)]),
        st.sampled_from(
            [(), (("outcome", "notKept"),), (("how", "byName"),), (("stage", "draft"),), (("asked", "yes"),)]
        ),
    ),
    max_size=7,
)


@settings(deadline=None, max_examples=200)
@given(events=EVENTS, more=EVENTS, seed=st.integers(0, 9999), days=st.integers(0, 900))
def test_h18_moments_do_not_depend_on_order_and_nothing_new_takes_one_away(
    events: list[Happening], more: list[Happening], seed: int, days: int
) -> None:
    since = ON - timedelta(days=365)
    lines = (holds(MOTHER), holds(FATHER, until=ON - timedelta(days=100)))
    before = family(13, *lines, happenings=tuple(events))
    later = replace(before, on=ON + timedelta(days=days))
    shuffled = [*events, *more]
    random.Random(seed).shuffle(shuffled)
    known = _told(moments(before, since))
    assert _told(moments(replace(before, happenings=tuple(reversed(events))), since)) == known
    assert known <= _told(moments(later, since))
    assert known <= _told(moments(replace(later, happenings=tuple(shuffled)), since))


def _told(found: tuple[ExplainAgain, ...]) -> set[tuple[int, date, PersonId]]:
    return {(moment.moment, moment.due, who) for moment in found for who in moment.persons}


def test_ask_carries_the_moments_of_what_happened() -> None:
    assert 19 in {moment.moment for moment in ask(happened("hearingPlanned")).explain_again}
