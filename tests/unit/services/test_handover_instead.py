"""What there is where a handover has no consent: not sending, and forms of their own (H11)."""

from __future__ import annotations

import pytest
from handover_example import DOOR, SCHOOL, door, fill_handover, fill_team, handover, school
from request_example import fill_request
from town import Family, squiggle, supervision_order

from jgvisit.ids import FormId, PersonId, VisitId, new_uuid7
from jgvisit.records.answers import (
    ChoiceAnswer,
    LinesAnswer,
    Passage,
    PassagesAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.services.agreements.withdrawing import TakenBack
from jgvisit.services.sending.instead import INSTEAD, start_of
from jgvisit.services.signing.choice import Choice, DecisionKind
from jgvisit.workspace import Workspace

FEMKE = "Femke Hoekstra"


def laid(work: Workspace, family: Family, visit: VisitId) -> tuple[FormId, FormId]:
    form = fill_handover(work, family)
    fill_team(work, family, form)
    return form, work.laying.lay_before(family.case, visit, form)[0]


def decide(
    work: Workspace, family: Family, visit: VisitId, form: FormId, person: PersonId, decision: DecisionKind
) -> None:
    work.signing.decide(family.case, visit, form, Choice(person, decision, "self", squiggle(), squiggle(400), mark="T"))


@pytest.mark.parametrize("answer", ["refused", "objection"])
def test_h11_after_a_no_there_is_not_sending_and_each_form_that_exists(
    work: Workspace, family: Family, visit: VisitId, answer: DecisionKind
) -> None:
    form, opened = laid(work, family, visit)
    decide(work, family, visit, opened, family.mother, "agreed")
    decide(work, family, visit, opened, family.father, answer)
    instead = work.paper_way.instead(family.case, form)
    assert instead is not None
    assert instead.forms == ("noAgreementRecord", "secondReview", "reportingCode", "investigationRequest")
    assert (instead.children, instead.may_stop) == ((family.boy,), True)


@pytest.mark.parametrize("answer", ["agreed", "later", None])
def test_h11_nobody_who_said_no_no_is_offered_nothing(
    work: Workspace, family: Family, visit: VisitId, answer: DecisionKind | None
) -> None:
    form, opened = laid(work, family, visit)
    decide(work, family, visit, opened, family.mother, "agreed")
    assert work.paper_way.instead(family.case, form) is None
    if answer is not None:
        decide(work, family, visit, opened, family.father, answer)
    assert work.paper_way.instead(family.case, form) is None, "who thinks about it is not waited out"


def test_h11_a_yes_taken_back_is_a_no(work: Workspace, family: Family, visit: VisitId) -> None:
    form, opened = laid(work, family, visit)
    for parent in (family.mother, family.father):
        decide(work, family, visit, opened, parent, "agreed")
    assert work.paper_way.instead(family.case, form) is None
    work.withdrawing.withdraw(family.case, family.mother, (TakenBack(opened),), "phone", visit=visit)
    assert work.paper_way.instead(family.case, form) is not None


def test_h11_written_down_that_there_is_no_consent_offers_it_too_and_not_sent_stops_it(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form, _ = laid(work, family, visit)
    work.paper_way.step(family.case, form, "discussed", FEMKE)
    work.paper_way.step(family.case, form, "dissentRecorded", FEMKE, note="Vader wil het niet.")
    instead = work.paper_way.instead(family.case, form)
    assert instead is not None
    assert instead.may_stop
    work.paper_way.step(family.case, form, "stopped", FEMKE, note="Geen toestemming.")
    instead = work.paper_way.instead(family.case, form)
    assert instead is not None
    assert not instead.may_stop, "it is stopped already; the forms stay"


def test_h11_under_an_order_that_was_seen_nobodys_consent_is_asked(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    supervision_order(work, family, family.boy)
    form = fill_handover(work, family)
    fill_team(work, family, form)
    assert work.paper_way.instead(family.case, form) is None


def test_h11_a_request_asks_nobodys_consent_and_has_nothing_instead(work: Workspace, family: Family) -> None:
    form = fill_request(work, family)
    assert work.paper_way.instead(family.case, form) is None


def test_a_form_begins_with_what_the_handover_says_to_everybody(work: Workspace, family: Family) -> None:
    helped = Row(new_uuid7(), {"what": TextAnswer("Gezinshulp"), "period": TextAnswer("dit voorjaar")})
    of_mother = Passage(new_uuid7(), "fact", "Zij slaapt slecht.", "gezien", "2026-11-20", family.mother)
    told = handover(
        work,
        door(),
        school(),
        of_mother,
        helpHistory=RowsAnswer((helped,)),
        agreedOn=LinesAnswer(("Rust op school helpt",)),
        communicationNeeds=TextAnswer("Tolk Arabisch"),
    )
    children = {family.boy, family.girl}
    together = start_of("noAgreementRecord", told, children)
    assert together["topic"] == TextAnswer("de overdracht aan Jeugdbescherming De Brug (verzonnen)")
    assert together["ourProposal"] == TextAnswer("Het gezin wil meer hulp dan wij geven")
    assert together["whatWeAgree"] == LinesAnswer(("Rust op school helpt",))
    assert "nextStep" not in together, "what happens now decides a person"
    raad = start_of("investigationRequest", told, children)
    facts = raad["safetyFindings"]
    assert isinstance(facts, PassagesAnswer)
    assert [each.text for each in facts.passages] == ["De deur was kapot.", "Hij miste drie dagen school."]
    assert not {each.id for each in facts.passages} & {DOOR, SCHOOL, of_mother.id}, "passages of their own"
    assert raad["communicationNeeds"] == TextAnswer("Tolk Arabisch")
    rows = raad["helpHistory"]
    assert isinstance(rows, RowsAnswer)
    assert rows.rows[0].cells == helped.cells
    assert "requestGround" not in raad, "no is no ground"
    seen = start_of("reportingCode", told, children)["signals"]
    assert isinstance(seen, PassagesAnswer)
    assert len(seen.passages) == 2, "what is of one adult goes nowhere"
    assert start_of("secondReview", told, children) == {"about": ChoiceAnswer(("handover",))}


def test_each_answer_a_form_begins_with_is_one_of_its_fields(work: Workspace, family: Family) -> None:
    told = handover(
        work,
        agreedOn=LinesAnswer(("Rust",)),
        familyComposition=TextAnswer("Vier mensen"),
        communicationNeeds=TextAnswer("Tolk"),
        helpHistory=RowsAnswer((Row(new_uuid7(), {"what": TextAnswer("Hulp")}),)),
    )
    for form_type in INSTEAD:
        fields = {field.id for field in work.filled_forms.definition(form_type).fields}
        given = start_of(form_type, told, {family.boy})
        assert given
        assert given.keys() <= fields
