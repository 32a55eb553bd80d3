"""Every claim of a card follows from records: absent before its story, there after it, with the words it needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import request_example as raad
from filled_examples import fill_opinion
from town import Family, TestClock, begin_visit, open_form_a, sign, supervision_order

from jgvisit import config
from jgvisit.content.conditions import CONDITION_OF, CONDITIONS
from jgvisit.content.law_tables import load_law_tables
from jgvisit.domain.facts import Question
from jgvisit.domain.law import answer
from jgvisit.domain.reminders import reminders
from jgvisit.domain.rights import rights_of
from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.facts import facts_of
from jgvisit.records.happening import Happening
from jgvisit.records.happenings import HAPPENINGS
from jgvisit.records.payload_family import AuthorityRecorded, PersonRegistered
from jgvisit.records.payload_forms import ConsentWithdrawn, FormOpened, SignerDecided
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.desk.writing import Writer
from jgvisit.services.family.known_orders import Extension
from jgvisit.services.forms.drafts import find
from jgvisit.services.ports.identity import Setting
from jgvisit.services.talk.conditions import Truth, truth_of
from jgvisit.workspace import Workspace

DAY = timedelta(days=1)
TODAY = date(2026, 11, 21)
Story = Callable[[Workspace, Family], None]


def truth(work: Workspace, family: Family, person: PersonId | None = None) -> Truth:
    setting = Setting(work.enrolled.local)
    return truth_of(work.files, family.case, work.today(), work.book, work.enrolled.identity, setting, person)


def iso(days: int = 0) -> str:
    return (TODAY + days * DAY).isoformat()


def event(family: Family, kind: str, days: int = 0, **details: Any) -> Happening:
    shared: dict[str, Any] = {"event": new_uuid7(), "on": iso(days), "source": "wij", "children": (family.boy,)}
    return HAPPENINGS[kind](**{**shared, **details})


def happens(kind: str, days: int = 0, **details: Any) -> Story:
    def story(work: Workspace, family: Family) -> None:
        work.happenings.record(family.case, event(family, kind, days, **details))

    return story


def request_sent(work: Workspace, family: Family) -> None:
    """The office sent a request to the Raad; nobody wrote it down as something that happened."""
    form = raad.fill_request(work, family, urgent=True)
    raad.fill_team(work, family, form)
    work.paper_way.step(family.case, form, "ready", "Femke")
    work.paper_way.step(family.case, form, "sent", "het kantoor", reference="C-1")


def hidden_from_father(story: Story) -> Story:
    """Tell the same with the father in the room, from whom it is hidden."""

    def hidden(work: Workspace, family: Family) -> None:
        story(work, family)
        records = tuple(
            each.stamp.record for each in work.files.get(family.case).happenings if each.kind != "boardConsidered"
        )
        restricted = VisibilityRestricted(hides=records, hidden_from=(family.father,), basis="veiligheid")
        work.paper_way._at.writer.one(family.case, restricted)
        begin_visit(work, family)

    return hidden


def came_in(kind: str, days: int, **details: Any) -> Story:
    """Written by a laptop whose clock runs ahead: the fold takes every record."""

    def story(work: Workspace, family: Family) -> None:
        Writer(work.journal, work.files).one(family.case, event(family, kind, days, **details))

    return story


def ordered(**changes: Any) -> Story:
    def story(work: Workspace, family: Family) -> None:
        supervision_order(work, family, family.boy, **changes)

    return story


def a_wrong_order_was_taken_out(work: Workspace, family: Family) -> None:
    ordered()(work, family)
    begin_visit(work, family)
    (wrong,) = work.files.get(family.case).orders
    work.families.strike_order(family.case, wrong.stamp.record, "gaat over een ander kind")


def all_of(*stories: Story) -> Story:
    def story(work: Workspace, family: Family) -> None:
        for each in stories:
            each(work, family)

    return story


def of_the_girl(kind: str) -> Story:
    def story(work: Workspace, family: Family) -> None:
        said = {"colleague": "F", "opinion": "o", "children": (family.girl,)}
        work.happenings.record(family.case, event(family, kind, **said))

    return story


def opinion(about: str, *, kept_from_father: bool = False) -> Story:
    """A colleague gives an opinion on form J."""

    def story(work: Workspace, family: Family) -> None:
        form = fill_opinion(work, family, about)
        if kept_from_father:
            filled = find(work.files.get(family.case), form)
            assert filled is not None
            hides = tuple(part.stamp.record for part in filled.parts)
            told = VisibilityRestricted(hides=hides, hidden_from=(family.father,), basis="veiligheid")
            Writer(work.journal, work.files).one(family.case, told)

    return story


def on_the_next_day(work: Workspace, _: Family) -> None:
    clock = work.clock
    assert isinstance(clock, TestClock)
    clock.forward(days=1)


def agreed(form_type: str, subject: Any, *touches: str) -> Story:
    """Everybody of whom the law asks a mark for this agreement about the boy puts it."""

    def story(work: Workspace, family: Family) -> None:
        writer, form = Writer(work.journal, work.files), new_uuid7()
        opened = FormOpened(
            form=form, form_type=form_type, form_version="1.0", visit=new_uuid7(), child=family.boy, answers={},
            binding_text=("De afspraak.",), ceremony_salt="b" * 64, content_sha256="c" * 64, required=(), law_book="1",
        )  # fmt: skip
        writer.one(family.case, opened)
        question = Question(family.boy, subject, form, touches=tuple(getattr(family, who) for who in touches))
        asked = answer(facts_of(work.files.get(family.case), work.today()), question, work.book)
        for mark in asked.required:
            if mark.kind in ("T", "A"):
                writer.one(
                    family.case,
                    SignerDecided(
                        form=form, visit=new_uuid7(), person=mark.person, mark=mark.kind, decision="agreed",
                        content_sha256="c" * 64, reading_mode="self", language="nl", signature_kind="verbal",
                    ),
                )  # fmt: skip

    return story


def born(who: str, day: str) -> Story:
    def story(work: Workspace, family: Family) -> None:
        person = getattr(family, who)
        name = work.files.get(family.case).member(person).name
        changed = PersonRegistered(person=person, name=name, role="child", born=day)
        work.families.record_person(family.case, changed)

    return story


def a_parent_lost_authority(work: Workspace, family: Family) -> None:
    line = next(
        line
        for line in work.files.get(family.case).authority
        if (line.child, line.holder) == (family.boy, family.father)
    )
    ended = AuthorityRecorded(
        line=line.line, child=line.child, holder=line.holder, kind="parent", since=line.since, until=iso(-10),
        evidence="gezagsregister",
    )  # fmt: skip
    work.families.record_authority(family.case, ended)


def placed(**changes: Any) -> Story:
    values = {"kind": "placement", "number": "C/2", "carried_out_on": "2026-10-02", **changes}
    return all_of(ordered(), ordered(**values))


def less_contact(work: Workspace, family: Family) -> None:
    happens("contactLimitsProposed", contact_with="papa", persons=(family.father,))(work, family)


STAY: dict[str, Any] = {"carers": "oma", "place": "bij oma thuis", "in_family": "yes", "from_on": iso(-1)}
STORIES: dict[str, tuple[Story, dict[str, str]]] = {
    "other_decision": (
        happens(
            "otherDecisionRecorded",
            persons=(),
            decision="exclusion_order",
            by="de burgemeester",
            about="vader mag niet in huis",
            seen="yes",
            until_on=iso(5),
        ),
        {"other_decision": "vader mag niet in huis (de burgemeester)"},
    ),
    "concerns_named": (
        all_of(happens("concernNamed", -3, concern="Sami mist school"), happens("concernNamed", concern="er is ruzie")),
        {"concerns": "Sami mist school en er is ruzie"},
    ),
    "own_plan_day_known": (
        happens("familyPlanOffered", answer="wanted", until_on=iso(14)),
        {"own_plan_until": "5 december 2026"},
    ),
    "plan_reason_recorded": (
        happens("safetyPlanProposed", reason="op 18 november viel er een klap"),
        {"plan_reason": "op 18 november viel er een klap"},
    ),
    "plan_dates_known": (
        happens("safetyPlanProposed", reason="klap", until_on=iso(30)),
        {"plan_until": "21 december 2026"},
    ),
    "check_proposed": (happens("checkProposed", check="een test op alcohol"), {"check": "een test op alcohol"}),
    "supervision_in_force": (ordered(), {"supervised_children": "Sami de Boer"}),
    "stay_place_known": (happens("stayProposed", **STAY), {"stay_place": "bij oma thuis"}),
    "stay_dates_known": (
        happens("stayProposed", **STAY, until_on=iso(1)),
        {"stay_from": "20 november 2026", "stay_until": "22 november 2026"},
    ),
    "stay_contact_known": (
        happens("stayProposed", **STAY, contact="elke dag bellen"),
        {"stay_contact": "elke dag bellen"},
    ),
    "weekend_agreement": (happens("stayProposed", **STAY, until_on=iso(2), weekend="yes"), {}),
    "stay_agreed": (
        all_of(happens("stayProposed", **STAY), agreed("voluntaryStayAgreement", "voluntary_stay")),
        {"stay_with": "oma"},
    ),
    "stay_year_day_known": (happens("stayProposed", **STAY), {"stay_year_on": "20 november 2027"}),
    "contact_dates_known": (
        happens("contactLimitsProposed", contact_with="papa", until_on=iso(9)),
        {"contact_until": "30 november 2026"},
    ),
    "contact_agreed": (
        all_of(less_contact, agreed("contactAgreement", "contact", "father")),
        {"less_contact_with": "papa"},
    ),
    "raad_reason_recorded": (
        happens("boardConsidered", reason="de zorgen blijven"),
        {"raad_reason": "de zorgen blijven"},
    ),
    "nothing_sent_yet": (happens("boardConsidered", reason="de zorgen blijven"), {}),
    "second_review_done": (
        all_of(
            happens("boardConsidered", -2, reason="zorgen"),
            happens("secondReviewRecorded", colleague="Femke", opinion="eerst een gesprek"),
        ),
        {},
    ),
    "raad_investigates": (happens("boardAnswered", investigates="yes"), {"investigated_children": "Sami de Boer"}),
    "danger_facts_recorded": (
        happens("urgentInvestigationRequested", danger="er is een mes"),
        {"danger_facts": "er is een mes"},
    ),
    "urgent_call_logged": (
        happens(
            "urgentInvestigationRequested", danger="mes", called_on=iso(), called_whom="de Raad", speed_asked="yes"
        ),
        {"urgent_call_on": "21 november 2026"},
    ),
    "person_stays_with_child": (
        happens("urgentInvestigationRequested", danger="mes", stays_with_child="oma"),
        {"stays_with_child": "oma"},
    ),
    "ots_in_force": (ordered(), {"ots_children": "Sami de Boer"}),
    "ots_dates_known": (ordered(), {"ots_from": "1 oktober 2026", "ots_until": "31 maart 2027"}),
    "provisional_ots_in_force": (
        ordered(kind="vots", heard_on="2026-10-08", until="2026-12-31"),
        {"provisional_ots_children": "Sami de Boer"},
    ),
    "ots_appeal_open": (ordered(), {"ots_appeal_until": "1 januari 2027"}),
    "placement_order_in_force": (placed(), {"placement_children": "Sami de Boer"}),
    "placement_dates_known": (placed(), {"placement_until": "31 maart 2027"}),
    "placement_appeal_open": (placed(), {"placement_appeal_until": "1 januari 2027"}),
    "handover_planned": (happens("handoverProposed", gi="GI Voorbeeld"), {"gi": "GI Voorbeeld"}),
    "handover_running": (happens("handoverProposed", gi="GI Voorbeeld"), {}),
    "became_court_ordered": (ordered(), {"newly_ordered_children": "Sami de Boer", "ordered_from": "1 oktober 2026"}),
    "became_voluntary": (
        ordered(ended_on=iso(-4)),
        {"newly_voluntary_children": "Sami de Boer", "voluntary_from": "17 november 2026"},
    ),
    "order_extended": (
        all_of(ordered(starts_on="2025-10-01", decided_on="2025-10-01", until="2026-09-30", number="C/0"), ordered()),
        {"extended_children": "Sami de Boer", "extended_until": "31 maart 2027"},
    ),
    "order_never_was": (a_wrong_order_was_taken_out, {}),
    "order_ran_out": (
        ordered(until=iso(-1)),
        {"ran_out_children": "Sami de Boer", "checked_before": "25 november 2026"},
    ),
    "turned_twelve": (born("girl", "2014-11-15"), {"turned_12": "Noor de Boer"}),
    "turned_sixteen": (born("girl", "2010-11-21"), {"turned_16": "Noor de Boer"}),
    "authority_changed": (a_parent_lost_authority, {"authority_changed_children": "Sami de Boer"}),
    "agreement_ended": (happens("agreementEnded", agreement="logeren bij oma"), {"ended_agreement": "logeren bij oma"}),
    "new_contact_person": (
        happens("workerChanged", contact_person="Kim Verzonnen"),
        {"contact_person": "Kim Verzonnen"},
    ),
}
TESTED_WITH_THE_FRAME_AND_FORMS = {
    "frame_voluntary", "frame_court_ordered", "frame_checking", "order_date_known", "order_announced",
    "this_help_voluntary", "own_help_beside_order", "authority_known", "authority_unknown", "nobody_left_out",
    "parents_agreed",
    "consent_given", "municipality_pays_interpreter", "sync_today",
}  # fmt: skip
"""In test_services_conditions.py."""
HERE_BELOW = {"stay_over_a_year", "consent_continues", "consent_ended"}
TRUE_OF_EVERY_STORE = {"store_encrypted"}
"""The program does not run on a store whose proof of encryption failed: the only constant there may be."""
OF_HEARD_WORDS = {"heard_term"}


def test_no_condition_of_a_card_is_without_a_rule_from_records(work: Workspace) -> None:
    tested = {*STORIES, *TESTED_WITH_THE_FRAME_AND_FORMS, *HERE_BELOW, *TRUE_OF_EVERY_STORE, *OF_HEARD_WORDS}
    cards = (card for card in work.pack.cards.values() if card.language == "nl")
    used = {line.condition for card in cards for line in card.statements if line.condition is not None}
    assert used <= set(CONDITIONS)
    assert used - tested == set()


@pytest.mark.parametrize("name", sorted(STORIES))
def test_a_claim_holds_by_its_record_and_is_absent_without_it(work: Workspace, family: Family, name: str) -> None:
    story, words = STORIES[name]
    before = truth(work, family)
    assert name not in before.conditions()
    assert not set(words) & set(before.words())
    story(work, family)
    after = truth(work, family)
    assert name in after.conditions()
    assert {word: after.words()[word] for word in words} == words
    assert {word for word, needed in CONDITION_OF.items() if needed == name} == set(words)


@pytest.mark.parametrize("name", sorted(STORIES))
def test_a_word_never_stands_without_its_condition_in_any_story(work: Workspace, family: Family, name: str) -> None:
    STORIES[name][0](work, family)
    for person in (None, family.mother):
        known = truth(work, family, person)
        said, held = set(known.words()), known.conditions()
        for word, condition in CONDITION_OF.items():
            assert (word in said) == (condition in held), word


# -- what makes a claim untrue again ----------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "story"),
    [
        pytest.param(
            "other_decision",
            happens("otherDecisionRecorded", -9, decision="exclusion_order", by="b", about="a", until_on=iso(-1)),
            id="H6 a huisverbod that ended",
        ),
        pytest.param(
            "concerns_named", happens("concernNamed", -400, concern="lang geleden"), id="a concern of long ago"
        ),
        pytest.param(
            "own_plan_day_known",
            happens("familyPlanOffered", -9, answer="wanted", until_on=iso(-1)),
            id="a plan day that passed",
        ),
        pytest.param(
            "own_plan_day_known", happens("familyPlanOffered", answer="notWanted", until_on=iso(9)), id="no plan wanted"
        ),
        pytest.param(
            "plan_dates_known", happens("safetyPlanProposed", -9, reason="r", until_on=iso(-1)), id="a plan that ended"
        ),
        pytest.param(
            "stay_place_known", happens("stayProposed", -9, **{**STAY, "until_on": iso(-1)}), id="a stay that ended"
        ),
        pytest.param("stay_agreed", happens("stayProposed", **STAY), id="H22 a stay that is only proposed"),
        pytest.param("stay_agreed", agreed("voluntaryStayAgreement", "voluntary_stay"), id="carers not known"),
        pytest.param(
            "weekend_agreement",
            happens("stayProposed", **STAY, until_on=iso(3), weekend="yes"),
            id="H22 a weekend of four days",
        ),
        pytest.param(
            "weekend_agreement", happens("stayProposed", **STAY, weekend="yes"), id="H22 a weekend without an end"
        ),
        pytest.param(
            "stay_year_day_known", happens("stayProposed", **{**STAY, "in_family": "no"}), id="no family of carers"
        ),
        pytest.param(
            "stay_agreed",
            all_of(
                agreed("voluntaryStayAgreement", "voluntary_stay"),
                on_the_next_day,
                happens("stayProposed", 1, **{**STAY, "carers": "tante"}),
            ),
            id="a yes to grandmother is no yes to an aunt",
        ),
        pytest.param(
            "stay_agreed",
            all_of(
                happens("stayProposed", **STAY),
                agreed("voluntaryStayAgreement", "voluntary_stay"),
                happens("stayBegan"),
                happens("stayEnded"),
            ),
            id="the child came home",
        ),
        pytest.param(
            "stay_place_known",
            all_of(happens("stayProposed", **STAY), happens("stayEnded")),
            id="the child came home from there",
        ),
        pytest.param(
            "stay_over_a_year", happens("stayBegan", -400, in_family="yes"), id="a year that nobody agreed to"
        ),
        pytest.param(
            "plan_reason_recorded",
            happens("safetyPlanProposed", -9, reason="r", until_on=iso(-1)),
            id="the reason of a plan that ended",
        ),
        pytest.param("handover_planned", came_in("handoverProposed", 1, gi="GI"), id="of tomorrow"),
        pytest.param(
            "nothing_sent_yet",
            all_of(happens("boardConsidered", reason="r"), happens("investigationRequested", -30, reason="r")),
            id="a request of last month, of which nobody wrote the day",
        ),
        pytest.param(
            "urgent_call_logged",
            happens(
                "urgentInvestigationRequested", danger="d", called_on=iso(1), called_whom="de Raad", speed_asked="yes"
            ),
            id="a call that is still to be made",
        ),
        pytest.param(
            "person_stays_with_child",
            happens("urgentInvestigationRequested", -2, danger="d", stays_with_child="oma"),
            id="who stayed there two days ago",
        ),
        pytest.param("authority_changed", happens("authorityFoundOut"), id="found out is not changed"),
        pytest.param("contact_agreed", less_contact, id="less contact only proposed"),
        pytest.param(
            "contact_agreed",
            all_of(less_contact, agreed("contactAgreement", "contact")),
            id="H15 not by whom it touches",
        ),
        pytest.param(
            "nothing_sent_yet",
            all_of(
                happens("boardConsidered", -2, reason="r"), happens("investigationRequested", reason="r", sent_on=iso())
            ),
            id="a request that was sent",
        ),
        pytest.param(
            "nothing_sent_yet",
            all_of(happens("boardConsidered", -2, reason="r"), happens("urgentInvestigationRequested", danger="d")),
            id="an urgent request",
        ),
        pytest.param(
            "second_review_done",
            all_of(
                happens("secondReviewRecorded", -5, colleague="F", opinion="o"),
                happens("boardConsidered", -2, reason="r"),
            ),
            id="a review of something before",
        ),
        pytest.param(
            "raad_investigates",
            all_of(happens("boardAnswered", -3, investigates="yes"), happens("boardReportReceived", stage="final")),
            id="the Raad is done",
        ),
        pytest.param(
            "second_review_done",
            all_of(
                happens("boardConsidered", -2, reason="r"),
                happens("secondReviewRecorded", colleague="F", opinion="o", matter="stay"),
            ),
            id="a review of another matter",
        ),
        pytest.param(
            "second_review_done",
            all_of(happens("boardConsidered", -2, reason="r"), of_the_girl("secondReviewRecorded")),
            id="a review of her brother's sister",
        ),
        pytest.param(
            "second_review_done",
            all_of(happens("boardConsidered", -2, reason="r"), opinion("safetyPlan")),
            id="an opinion on another paper",
        ),
        pytest.param(
            "second_review_done",
            all_of(happens("boardConsidered", -2, reason="r"), opinion("boardRequest", kept_from_father=True)),
            id="an opinion that is hidden from somebody",
        ),
        pytest.param("raad_investigates", happens("boardAnswered", investigates="no"), id="the Raad declined"),
        pytest.param(
            "urgent_call_logged",
            happens("urgentInvestigationRequested", danger="d", called_on=iso(), called_whom="de Raad"),
            id="no speed asked",
        ),
        pytest.param(
            "danger_facts_recorded", happens("urgentInvestigationRequested", -15, danger="d"), id="danger of weeks ago"
        ),
        pytest.param(
            "handover_running",
            happens("handoverProposed", -5, gi="GI", first_talk_on=iso(-1)),
            id="the GI spoke with them",
        ),
        pytest.param(
            "nothing_sent_yet",
            all_of(happens("boardConsidered", -2, reason="r"), request_sent),
            id="a request that the office sent, of which nobody wrote an event",
        ),
        pytest.param(
            "nothing_sent_yet",
            all_of(
                happens("boardConsidered", -2, reason="r"),
                hidden_from_father(happens("investigationRequested", -1, reason="r", sent_on=iso(-1))),
            ),
            id="a request that somebody in the room may not know of",
        ),
        pytest.param("ots_in_force", ordered(until=iso(-1)), id="an OTS that ran out"),
        pytest.param(
            "became_court_ordered",
            ordered(starts_on="2025-10-01", decided_on="2025-10-01", until="2026-12-31"),
            id="an OTS of more than a year ago",
        ),
        pytest.param(
            "ots_appeal_open", ordered(starts_on="2026-08-01", decided_on="2026-08-20"), id="H16 appeal is over"
        ),
        pytest.param("became_voluntary", ordered(until=iso(-1)), id="H16 ran out and nobody knows"),
        pytest.param("order_ran_out", ordered(ended_on=iso(-1)), id="ended with proof"),
        pytest.param("order_extended", ordered(), id="a first order"),
        pytest.param("order_never_was", ordered(), id="an order that is"),
        pytest.param("order_never_was", all_of(a_wrong_order_was_taken_out, ordered()), id="written down twice"),
        pytest.param("turned_twelve", born("girl", "2014-11-22"), id="12 tomorrow"),
        pytest.param("turned_sixteen", born("girl", "2009-11-20"), id="16 a year ago"),
    ],
)
def test_a_claim_that_is_not_true_is_not_said(work: Workspace, family: Family, name: str, story: Story) -> None:
    story(work, family)
    assert name not in truth(work, family).conditions()


@pytest.mark.parametrize("person", [None, "mother"])
def test_a_colleagues_note_on_form_j_makes_the_line_of_the_raad_true_at_the_table_too(
    work: Workspace, family: Family, person: str | None
) -> None:
    who = None if person is None else getattr(family, person)
    all_of(opinion("boardRequest"), on_the_next_day, happens("boardConsidered", 1, reason="r"))(work, family)
    assert "second_review_done" not in truth(work, family, who).conditions(), "it was about something before"
    opinion("boardRequest")(work, family)
    assert "second_review_done" in truth(work, family, who).conditions()


def test_h16_an_extension_is_said_from_the_day_it_was_decided_also_while_the_old_order_runs(
    work: Workspace, family: Family
) -> None:
    ordered(until=iso(10))(work, family)
    first = work.files.get(family.case).orders[0].stamp.record
    assert "order_extended" not in truth(work, family).conditions()
    paper = Extension("Rechtbank Voorbeeld", "C/2", TODAY - DAY, TODAY + 200 * DAY)
    work.families.extend_order(family.case, first, paper)
    found = truth(work, family)
    assert "order_extended" in found.conditions()
    assert found.words()["extended_until"] == "9 juni 2027"
    order = next(each for each in work.files.get(family.case).orders if each.number == "C/2")
    work.families.strike_order(family.case, order.stamp.record, "van een ander gezin")
    assert "order_extended" not in truth(work, family).conditions()


def test_h12_a_decision_that_nobody_saw_says_so(work: Workspace, family: Family) -> None:
    happens("otherDecisionRecorded", decision="contact_ban", by="de rechter", about="geen contact")(work, family)
    assert truth(work, family).words()["other_decision"] == "geen contact (de rechter) (ons verteld, nog niet gezien)"


def test_h4_what_is_hidden_from_somebody_in_the_room_is_not_said(work: Workspace, family: Family) -> None:
    stay = event(family, "stayProposed", **STAY)
    record = work.happenings.record(family.case, stay)
    restricted = VisibilityRestricted(hides=(record,), hidden_from=(family.father,), basis="veiligheid")
    Writer(work.journal, work.files).one(family.case, restricted)
    visit = begin_visit(work, family, family.father)
    assert "stay_place_known" in truth(work, family).conditions()
    work.visits.change_presence(family.case, visit, [family.mother, family.father])
    assert "stay_place_known" not in truth(work, family).conditions()
    assert "stay_place" not in truth(work, family).words()


def test_one_day_is_said_of_no_child_that_has_another(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.boy)
    supervision_order(work, family, family.girl, starts_on="2026-11-01", decided_on="2026-11-01", number="C/9")
    known = truth(work, family)
    assert "ots_dates_known" not in known.conditions()
    assert "ots_appeal_open" not in known.conditions()
    assert known.words()["newly_ordered_children"] == "Noor de Boer"
    assert known.words()["ordered_from"] == "1 november 2026"
    assert set(known.words()["ots_children"].split(" en ")) == {"Noor de Boer", "Sami de Boer"}


def test_h19_a_stay_of_more_than_a_year_with_carers_in_their_family(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    happens("stayProposed", **STAY)(work, family)
    agreed("voluntaryStayAgreement", "voluntary_stay")(work, family)
    happens("stayBegan", in_family="yes", carers="oma")(work, family)
    clock.forward(days=364)
    assert "stay_over_a_year" not in truth(work, family).conditions()
    clock.forward(days=1)
    known = truth(work, family)
    assert known.words()["long_stay_children"] == "Sami de Boer"
    happens("stayEnded", 365)(work, family)
    assert "stay_over_a_year" not in truth(work, family).conditions()


def test_a_consent_to_a_stay_makes_no_year_of_it(work: Workspace, family: Family, clock: TestClock) -> None:
    happens("stayProposed", **STAY)(work, family)
    agreed("voluntaryStayAgreement", "voluntary_stay")(work, family)
    clock.forward(days=400)
    assert "stay_over_a_year" not in truth(work, family).conditions()


def test_the_year_of_a_stay_counts_from_the_day_it_began(work: Workspace, family: Family) -> None:
    all_of(happens("stayProposed", **STAY), happens("stayBegan", -3, in_family="yes"))(work, family)
    assert truth(work, family).words()["stay_year_on"] == "18 november 2027"


def test_what_a_person_took_back_did_not_end_by_the_change(work: Workspace, family: Family, clock: TestClock) -> None:
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.girl)
    sign(work, family, visit, form, family.mother)
    taken_back = ConsentWithdrawn(
        form=form, person=family.mother, channel="phone", effective_at="2026-11-21T09:00:00.000Z"
    )
    Writer(work.journal, work.files).one(family.case, taken_back)
    born("girl", "2010-11-22")(work, family)
    clock.forward(days=1)
    assert not {"consent_continues", "consent_ended"} & truth(work, family, family.mother).conditions()


def test_a_change_is_news_until_each_in_the_room_heard_it(work: Workspace, family: Family, clock: TestClock) -> None:
    supervision_order(work, family, family.boy)
    visit = begin_visit(work, family, family.father)
    view = work.explaining.view(family.case, "K25", "parent")
    work.explaining.explained(family.case, visit, view, [family.mother, family.girl, family.boy], "self")
    assert "became_court_ordered" in truth(work, family).conditions()
    clock.forward(days=2)
    assert "became_court_ordered" not in truth(work, family).conditions()
    work.visits.change_presence(family.case, visit, [family.mother, family.father])
    assert "became_court_ordered" in truth(work, family).conditions()


def test_a_consent_that_goes_on_and_one_that_ended_are_told_to_who_gave_it(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.girl)
    for person in (family.mother, family.father, family.girl):
        sign(work, family, visit, form, person)
    assert not {"consent_continues", "consent_ended"} & truth(work, family, family.mother).conditions()
    born("girl", "2010-11-22")(work, family)
    clock.forward(days=1)
    mother, girl = truth(work, family, family.mother), truth(work, family, family.girl)
    assert mother.words()["ended_consents"] == "Elke week een gesprek thuis met een gezinswerker"
    assert girl.words()["continuing_consents"] == "Elke week een gesprek thuis met een gezinswerker"
    assert "consent_continues" not in mother.conditions()
    assert "consent_ended" not in girl.conditions()
    assert not {"consent_continues", "consent_ended"} & truth(work, family).conditions()


def test_days_and_names_are_said_as_the_language_does(work: Workspace, family: Family) -> None:
    ordered()(work, family)
    supervision_order(work, family, family.girl, number="C/8")
    words = truth(work, family).words("en")
    assert words["ots_from"] == "1 October 2026"
    assert " and " in words["ots_children"]


def test_a_stay_of_the_boy_is_no_stay_of_the_girl(work: Workspace, family: Family) -> None:
    agreed("voluntaryStayAgreement", "voluntary_stay")(work, family)
    happens("stayBegan", in_family="yes")(work, family)
    later = TODAY + timedelta(days=360)
    facts = facts_of(work.files.get(family.case), later)
    assert [each.kind for each in reminders(facts, family.boy)].count("stay_anniversary") == 1
    assert [each.kind for each in reminders(facts, family.girl)].count("stay_anniversary") == 0
    rules = load_law_tables(config.resources_dir() / "law").rights
    about = {child: rights_of(rules, facts, child, family.mother) for child in (family.boy, family.girl)}
    assert "Uw kind woont nu bij een ander" in {line.title for line in about[family.boy]}
    assert "Uw kind woont nu bij een ander" not in {line.title for line in about[family.girl]}
