"""Questions about beliefs: offered, once a talk, and never an exam (H23)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from town import Family, TestClock, begin_visit, supervision_order

from jgvisit.ids import PersonId, VisitId
from jgvisit.records.payload_talk import TeachBackOutcome
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.beliefs import AskedThisTalkError, belief_field
from jgvisit.services.talk.duties import duties_of
from jgvisit.services.talk.listeners import NobodyHeardError
from jgvisit.services.talk.saying_back import ReasonMissingError
from jgvisit.workspace import Workspace


@pytest.fixture
def visit(work: Workspace, family: Family) -> VisitId:
    return begin_visit(work, family, family.father)


def answer(
    work: Workspace, family: Family, visit: VisitId, person: PersonId, outcome: TeachBackOutcome, **more: str
) -> None:
    asked = work.beliefs.question(family.case, "nee-zeggen", person)
    work.beliefs.answered(family.case, visit, asked, person, outcome, **more)


def test_without_a_visit_nothing_is_offered(work: Workspace, family: Family) -> None:
    assert work.beliefs.offers(family.case) == ()


def test_each_belief_is_offered_to_those_in_the_room_from_12(work: Workspace, family: Family, visit: VisitId) -> None:
    offers = {offer.belief: offer.persons for offer in work.beliefs.offers(family.case)}
    assert set(offers) == {"mijn kind is al gedwongen weg", "ik mag geen nee zeggen", "ik kan niets doen"}
    assert {frozenset(persons) for persons in offers.values()} == {frozenset({family.mother, family.girl})}


@pytest.mark.parametrize("outcome", ["ownWordsCorrect", "correctAfterRepeat", "notYet", "later", "declined"])
def test_h23_whatever_comes_back_nobody_is_asked_twice_in_one_talk(
    work: Workspace, family: Family, visit: VisitId, outcome: TeachBackOutcome
) -> None:
    answer(work, family, visit, family.mother, outcome)
    assert {offer.persons for offer in work.beliefs.offers(family.case)} == {(family.girl,)}
    other = work.beliefs.question(family.case, "niets-doen", family.mother)
    with pytest.raises(AskedThisTalkError):
        work.beliefs.answered(family.case, visit, other, family.mother, "ownWordsCorrect")
    assert len(work.files.get(family.case).said_back) == 1
    work.visits.end(family.case, visit)
    again = begin_visit(work, family)
    assert family.mother in work.beliefs.offers(family.case)[0].persons
    work.beliefs.answered(family.case, again, other, family.mother, "ownWordsCorrect")


def test_h23_not_yet_makes_the_card_that_answers_wait_for_this_person(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    answer(work, family, visit, family.mother, "notYet", own_words="ik moet toch ja zeggen")
    (said,) = work.files.get(family.case).said_back
    assert (said.card, said.belief, said.own_words) == ("K04", "nee-zeggen", "ik moet toch ja zeggen")
    assert said.follow_up_on == (work.today() + timedelta(days=7)).isoformat()

    def repeats() -> set[tuple[str, ...]]:
        duties = duties_of(work.files.get(family.case), work.today(), work.book, work.pack)
        return {duty.cards for duty in duties if duty.person == family.mother and duty.reason == "repeat"}

    assert repeats() == {("K04",)}
    clock.forward(minutes=5)
    view = work.explaining.view(family.case, "K04", "parent")
    work.explaining.explained(family.case, visit, view, [family.mother], "self")
    assert repeats() == set()


def test_the_card_that_answers_follows_from_the_records(work: Workspace, family: Family, visit: VisitId) -> None:
    def card(term: str) -> str:
        return work.beliefs.question(family.case, term, family.mother).card

    assert (card("gedwongen-weg"), card("nee-zeggen"), card("niets-doen")) == ("K02", "K04", "K21")
    supervision_order(work, family, family.boy)
    supervision_order(work, family, family.boy, kind="placement", carried_out_on="2026-10-02", number="C/00/124")
    assert (card("gedwongen-weg"), card("nee-zeggen"), card("niets-doen")) == ("K17", "K16", "K21")


def test_h18_not_asked_needs_a_reason(work: Workspace, family: Family, visit: VisitId) -> None:
    with pytest.raises(ReasonMissingError):
        answer(work, family, visit, family.mother, "notAsked", reason="  ")
    answer(work, family, visit, family.mother, "notAsked", reason="te moe")
    assert work.files.get(family.case).said_back[0].reason == "te moe"


def test_somebody_who_is_not_here_was_not_asked(work: Workspace, family: Family, visit: VisitId) -> None:
    with pytest.raises(NobodyHeardError):
        answer(work, family, visit, family.father, "ownWordsCorrect")


def test_a_question_fits_the_age_and_a_child_under_12_is_not_asked(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    assert "Wat vertel je thuis" in work.beliefs.question(family.case, "gedwongen-weg", family.girl).question
    assert "Wat vertelt u thuis" in work.beliefs.question(family.case, "gedwongen-weg", family.mother).question
    with pytest.raises(KeyError):
        work.beliefs.question(family.case, "gedwongen-weg", family.boy)
    with pytest.raises(KeyError):
        work.beliefs.question(family.case, "drang", family.mother)


def test_h27_the_question_is_translated_only_with_an_interpreter(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    assert work.beliefs.question(family.case, "niets-doen", family.mother, "ar").translation is None
    work.visits.use_interpreter(family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalOnSite"))
    opened = work.beliefs.question(family.case, "niets-doen", family.mother, "ar")
    assert opened.rtl
    assert opened.translation


def test_an_answer_finishes_its_half_typed_words(work: Workspace, family: Family, visit: VisitId) -> None:
    draft = DraftKey(family.case, belief_field("nee-zeggen", family.mother))
    work.journal.put_draft(draft, b"ik ma")
    answer(work, family, visit, family.mother, "ownWordsCorrect")
    assert draft.field not in work.journal.drafts(family.case)
