"""What each figure counts, from real signed records of an invented family."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from record_factory import (
    CASE,
    FATHER,
    FORM,
    MOTHER,
    SANNE,
    VISIT,
    Laptop,
    authority,
    card,
    decided,
    filled,
    form,
    id_of,
    person,
    said_back,
    uuid,
    withdrawn,
)

from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    DayAnswer,
    Passage,
    PassagesAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.records.entries import read_entries
from jgvisit.records.fold import fold
from jgvisit.records.happenings import (
    IntensiveHelpStarted,
    InvestigationRequested,
    SecondReviewRecorded,
    StayBegan,
    StayEnded,
)
from jgvisit.records.happenings_of_ours import PromiseMade
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.records.payload_forms import RequiredMark
from jgvisit.records.payload_papers import CopyChosen, CopyDelivered
from jgvisit.records.payload_reading import PaperStepped
from jgvisit.records.payload_visits import InterpreterUsed, VisitPlanned, VisitStarted
from jgvisit.server.council.count_agreements import count_agreements
from jgvisit.server.council.count_contact import count_contact
from jgvisit.server.council.count_help import count_help
from jgvisit.server.council.count_papers import count_papers
from jgvisit.server.council.family_year import FamilyYear, Year
from jgvisit.server.council.figure_table import FIGURES, parts

YEAR = Year(2026)
OTHER = uuid(32)


def event(number: int = 61, on: str = "2026-03-02", **more: Any) -> dict[str, Any]:
    return {"event": uuid(number), "on": on, "source": "gesprek", "children": (SANNE,), **more}


def family(laptop: Laptop, year: Year = YEAR, late: timedelta = timedelta()) -> FamilyYear:
    """Return the family as the server folds it; it had each record `late` after it was written."""
    entries = read_entries(CASE, laptop.records).entries
    received = {entry.id: (datetime.fromisoformat(entry.body.recorded_at) + late).isoformat() for entry in entries}
    return FamilyYear(fold(CASE, laptop.records), entries, year, received)


def counted(laptop: Laptop, year: Year = YEAR, late: timedelta = timedelta()) -> Counter[str]:
    found = family(laptop, year, late)
    total = Counter(dict.fromkeys(FIGURES, 0))
    for count in (count_help, count_agreements, count_papers, count_contact):
        total.update(count(found))
    assert all(total[part] <= total[whole] for part, whole in parts(FIGURES) if whole != "C.caseload")
    return total


@pytest.fixture
def home() -> Laptop:
    """A mother and father who both hold authority, and a girl of seven."""
    laptop = Laptop()
    laptop.write(person(MOTHER))
    laptop.write(person(FATHER, "Piet Verzonnen"))
    laptop.write(person(SANNE, "Sanne Verzonnen", "child", born="2018-06-01"))
    laptop.write(authority())
    laptop.write(authority(uuid(42), FATHER))
    return laptop


@pytest.fixture
def helped(home: Laptop) -> Laptop:
    home.write(IntensiveHelpStarted(help="elke week", **event()))
    return home


# -- R1 to R4, R14: help and explanation --------------------------------------------------------------


def test_help_is_counted_by_the_flag_and_not_by_a_card_that_was_shown(home: Laptop) -> None:
    home.write(card(card="K05"))
    assert counted(home)["R1.families"] == 0
    home.write(IntensiveHelpStarted(help="elke week", **event()))
    assert (counted(home)["R1.families"], counted(home)["R1.children"]) == (1, 1)
    assert counted(home, Year(2025))["R1.families"] == counted(home, Year(2025))["C.families"] == 0


def test_help_that_was_written_down_by_mistake_does_not_count(home: Laptop) -> None:
    home.write(IntensiveHelpStarted(help="elke week", **event()))
    home.write(IntensiveHelpStarted(help="elke week", **event(mistaken="was een ander gezin")))
    assert counted(home)["R1.families"] == 0


def test_a_family_counts_as_told_only_when_everybody_with_authority_heard_it_since(helped: Laptop) -> None:
    helped.write(card(heard_by=(MOTHER,)))
    assert (counted(helped)["R2.known"], counted(helped)["R2.families"]) == (1, 0)
    helped.write(card(heard_by=(FATHER,), card="K05"))
    assert counted(helped)["R2.families"] == 1


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"card": "K01"}, id="another card"),
        pytest.param({"about_children": (uuid(14),)}, id="about another child"),
        pytest.param({"frame_said": "checking"}, id="we were still finding out"),
    ],
)
def test_what_is_no_explanation_of_the_status_does_not_count(helped: Laptop, told: dict[str, Any]) -> None:
    helped.write(card(heard_by=(MOTHER, FATHER), **told))
    assert counted(helped)["R2.families"] == 0


def test_an_explanation_before_the_help_began_or_after_the_year_does_not_count(home: Laptop) -> None:
    home.write(card(heard_by=(MOTHER, FATHER)), recorded_at=datetime(2026, 2, 1, 9, tzinfo=UTC))
    home.write(IntensiveHelpStarted(help="elke week", **event(on="2026-03-02")))
    home.write(card(heard_by=(MOTHER, FATHER)), recorded_at=datetime(2027, 1, 4, 9, tzinfo=UTC))
    assert counted(home)["R2.families"] == 0


def test_where_nobody_knows_who_holds_authority_nobody_counts_as_told() -> None:
    laptop = Laptop()
    laptop.write(person(MOTHER))
    laptop.write(person(SANNE, "Sanne Verzonnen", "child", born="2018-06-01"))
    laptop.write(authority(evidence=None))
    laptop.write(IntensiveHelpStarted(help="elke week", **event()))
    laptop.write(card(heard_by=(MOTHER,)))
    assert (counted(laptop)["R2.known"], counted(laptop)["R2.families"]) == (0, 0)


def test_given_back_counts_for_everybody_with_authority_and_after_one_repeat_at_most(helped: Laptop) -> None:
    helped.write(card(heard_by=(MOTHER, FATHER)))
    helped.write(said_back("ownWordsCorrect"))
    assert counted(helped)["R3.asked"] == 0
    helped.write(said_back("correctAfterRepeat", person=FATHER, repeats=2))
    assert (counted(helped)["R3.asked"], counted(helped)["R3.families"]) == (1, 0)
    helped.write(said_back("correctAfterRepeat", person=FATHER, repeats=1))
    assert counted(helped)["R3.families"] == 1


def test_a_child_of_six_counts_when_it_heard_the_text_for_children(helped: Laptop) -> None:
    helped.write(card(heard_by=(SANNE,)))
    assert (counted(helped)["R4.six"], counted(helped)["R4.told"]) == (1, 0)
    helped.write(card(heard_by=(SANNE,), audience="child6", card="K24a"))
    assert counted(helped)["R4.told"] == 1


def test_not_yet_stands_open_until_the_same_person_gives_that_card_back(home: Laptop) -> None:
    home.write(said_back("notYet", follow_up_on="2026-03-09"))
    home.write(said_back("ownWordsCorrect", card="K05"))
    assert (counted(home)["R14.asked"], counted(home)["R14.open"]) == (1, 1)
    home.write(said_back("ownWordsCorrect"))
    assert counted(home)["R14.open"] == 0


def test_not_yet_that_was_solved_only_after_the_year_is_open_at_its_end(home: Laptop) -> None:
    home.write(said_back("notYet", follow_up_on="2026-03-09"))
    home.write(said_back("ownWordsCorrect"), recorded_at=datetime(2027, 1, 4, 9, tzinfo=UTC))
    assert counted(home)["R14.open"] == 1


def test_h28_a_family_that_was_only_put_into_the_program_is_known_and_proves_nothing_whole(home: Laptop) -> None:
    """A list that was imported would else count as a year of work with every family on it."""
    assert (counted(home)["C.known"], counted(home)["C.families"], counted(home)["C.whole"]) == (1, 0, 0)
    home.write(SafeContactRecorded(person=MOTHER, approach="allowed", channels=("phone",), evidence="zelf gezegd"))
    assert counted(home)["C.families"] == 0
    later, earlier = counted(home, Year(2027)), counted(home, Year(2025))
    assert (later["C.known"], later["C.families"], earlier["C.known"]) == (1, 0, 0)
    home.write(card())
    assert (counted(home)["C.known"], counted(home)["C.families"]) == (1, 1)
    assert counted(home, Year(2027))["C.families"] == 0


def test_a_family_with_something_unreadable_counts_and_is_not_whole(home: Laptop) -> None:
    home.write(card())
    assert (counted(home)["C.families"], counted(home)["C.whole"]) == (1, 1)
    erased = home.records[0]
    home.records[0] = StoredRecord(erased.link, erased.signature, None, None, None)
    assert (counted(home)["C.families"], counted(home)["C.whole"]) == (1, 0)


# -- R5 to R7, R15 to R17: agreements -----------------------------------------------------------------


def rows(*cells: dict[str, Any]) -> RowsAnswer:
    return RowsAnswer(tuple(Row(uuid(200 + number), each) for number, each in enumerate(cells)))


def test_a_plan_has_both_consequences_when_it_says_them_and_who_promises_heard_them(home: Laptop) -> None:
    promise = {"who": PersonsAnswer((MOTHER,)), "what": TextAnswer("Ik bel"), "until": DayAnswer("2026-04-01")}
    answers: dict[str, Answer] = {
        "agreements": rows(promise),
        "positiveEffects": TextAnswer("Dan stoppen de extra bezoeken"),
        "ifNotKept": TextAnswer("Dan praten wij eerst weer"),
    }
    home.write(filled(answers=answers))
    assert (counted(home)["R5.plans"], counted(home)["R5.both"]) == (1, 0)
    home.write(card(card="K08", heard_by=(FATHER,)))
    assert counted(home)["R5.both"] == 0
    home.write(card(card="K08", heard_by=(MOTHER,)))
    assert counted(home)["R5.both"] == 1


def test_a_stay_of_more_than_three_months_is_long_and_one_that_ended_is_over(home: Laptop) -> None:
    home.write(StayBegan(**event(on="2026-03-02")))
    assert (counted(home)["R6.children"], counted(home)["R6.long"], counted(home)["R6.ended"]) == (1, 1, 0)
    home.write(StayEnded(**event(62, on="2026-05-01")))
    assert (counted(home)["R6.children"], counted(home)["R6.long"], counted(home)["R6.ended"]) == (1, 0, 1)


def a_stay(laptop: Laptop, kind: str = "stay", **more: Any) -> StoredRecord:
    answers: dict[str, Answer] = {"agreementKind": ChoiceAnswer((kind,)), "legalAdvice": ChoiceAnswer(("toldNo",))}
    paper = laptop.write(filled(form=OTHER, form_type="voluntaryStayAgreement", answers=answers))
    laptop.write(
        form(
            form_type="voluntaryStayAgreement",
            filled=OTHER,
            filled_record=id_of(paper),
            number=1,
            common=answers,
            children=(SANNE,),
            answers={},
            required=(RequiredMark(person=MOTHER, mark="T"), RequiredMark(person=FATHER, mark="T")),
            **more,
        )
    )
    return paper


def test_less_contact_counts_when_everybody_who_was_asked_said_yes(home: Laptop) -> None:
    a_stay(home, "contact")
    home.write(decided())
    assert counted(home)["R7.children"] == 0
    home.write(decided(person=FATHER))
    assert counted(home)["R7.children"] == 1


def test_a_stay_is_no_agreement_about_contact(home: Laptop) -> None:
    a_stay(home)
    home.write(decided())
    home.write(decided(person=FATHER))
    assert counted(home)["R7.children"] == 0


def test_how_free_a_yes_felt_counts_with_what_was_skipped(home: Laptop) -> None:
    a_stay(home)
    home.write(decided(felt_free=4))
    home.write(decided("refused", person=FATHER))
    found = counted(home)
    assert (found["R16.asked"], found["R16.answered"], found["R16.free"]) == (2, 1, 1)
    home.write(decided(felt_free=2, person=FATHER))
    found = counted(home)
    assert (found["R16.asked"], found["R16.answered"], found["R16.free"]) == (3, 2, 1)


@pytest.mark.parametrize("before", [True, False])
def test_a_second_person_counts_only_before_the_first_yes(home: Laptop, before: bool) -> None:
    a_stay(home)
    opinion: dict[str, Answer] = {
        "about": ChoiceAnswer(("stay",)),
        "ownOpinion": TextAnswer("Kijk eerst of oma kan helpen"),
        "askedOf": TextAnswer("Olga Bakker"),
    }
    review = filled("team", form=uuid(33), form_type="secondReview", answers=opinion)
    for step in (review, decided()) if before else (decided(), review):
        home.write(step)
    found = counted(home)
    assert (found["R17.stays"], found["R17.second"], found["R17.lawyer"]) == (1, int(before), 1)


def test_a_visit_on_its_day_is_a_promise_kept(home: Laptop) -> None:
    home.write(VisitPlanned(visit=VISIT, on="2026-03-02", at="14:00"))
    home.write(VisitPlanned(visit=uuid(22), on="2026-03-01", at="14:00"))
    home.write(VisitPlanned(visit=uuid(23), on="2027-03-01", at="14:00"))
    home.write(VisitStarted(visit=VISIT, present=(MOTHER,)))
    home.write(VisitStarted(visit=uuid(22), present=(MOTHER,)))
    assert (counted(home)["R15.promises"], counted(home)["R15.kept"]) == (2, 1)


def promised(laptop: Laptop, number: int, due: str, **more: Any) -> StoredRecord:
    return laptop.write(
        PromiseMade(**event(number, on="2026-03-01"), who_of_us="Femke", what="bellen", promised_by=due, **more)
    )


def test_promises_count_by_their_own_records_and_by_the_year_of_their_day(home: Laptop) -> None:
    promised(home, 81, "2026-03-05", outcome="kept", done_on="2026-03-05")
    promised(home, 82, "2026-03-05", outcome="kept", done_on="2026-04-01")
    promised(home, 83, "2026-03-05", outcome="notKept", reason="ziek", told_family="wij belden")
    promised(home, 84, "2026-03-05")
    promised(home, 85, "2027-01-05", outcome="kept", done_on="2026-12-01")
    found = counted(home)
    assert (found["R15.promises"], found["R15.kept"], found["R15.late"]) == (4, 1, 1)


def test_of_two_versions_of_a_promise_the_one_that_asks_more_counts(home: Laptop) -> None:
    other = Laptop()
    promised(home, 81, "2026-03-05", outcome="kept", done_on="2026-03-05")
    home.records.append(promised(other, 81, "2026-03-05"))
    assert (counted(home)["R15.promises"], counted(home)["R15.kept"]) == (1, 0)


# -- R8, R9, R11: papers ------------------------------------------------------------------------------


def test_a_handover_without_the_consent_it_needs_is_never_counted_as_sent(home: Laptop) -> None:
    paper = home.write(filled(form_type="handoverToGI"))
    home.write(PaperStepped(form=FORM, step="discussed", on="2026-03-03", by="Femke"))
    home.write(PaperStepped(form=FORM, step="sent", on="2026-03-04", by="Femke", version=id_of(paper)))
    found = counted(home)
    assert (found["R8.handovers"], found["R8.together"], found["R8.sent"]) == (1, 1, 0)


def test_a_handover_goes_with_everybodys_consent_and_with_what_they_do_not_agree_on(home: Laptop) -> None:
    paper = home.write(filled(form=OTHER, form_type="handoverToGI", answers={"giName": TextAnswer("GI Verzonnen")}))
    home.write(
        form(
            form_type="handoverToGI",
            filled=OTHER,
            filled_record=id_of(paper),
            number=1,
            common={"giName": TextAnswer("GI Verzonnen")},
            children=(SANNE,),
            answers={},
            required=(RequiredMark(person=MOTHER, mark="T"),),
        )
    )
    yes = home.write(decided())
    home.write(PaperStepped(form=OTHER, step="dissentRecorded", on="2026-03-03", by="Femke", note="over school"))
    home.write(
        PaperStepped(form=OTHER, step="sent", on="2026-03-04", by="Femke", version=id_of(paper), consents=(id_of(yes),))
    )
    found = counted(home)
    assert (found["R8.handovers"], found["R8.sent"], found["R8.dissent"]) == (1, 1, 1)


def requested(laptop: Laptop, *told: dict[str, Any], sent: str = "2026-03-04") -> None:
    view = PassagesAnswer((Passage(uuid(91), "viewParent", "Ik zie het anders.", "moeder", "2026-03-02"),))
    laptop.write(filled(form_type="investigationRequest", answers={"safetyFindings": view}))
    laptop.write(filled("team", form_type="investigationRequest", answers={"informing": rows(*told)}))
    laptop.write(PaperStepped(form=FORM, step="sent", on=sent, by="Femke", reference="R-1"))


def informed(who: str, on: str = "2026-03-03") -> dict[str, Any]:
    return {
        "person": PersonsAnswer((who,)),
        "told": ChoiceAnswer(("inPerson",)),
        "on": DayAnswer(on),
        "byWhom": TextAnswer("Femke Hoekstra"),
    }


def not_told(who: str) -> dict[str, Any]:
    return {
        "person": PersonsAnswer((who,)),
        "told": ChoiceAnswer(("notSafe",)),
        "why": TextAnswer("Op 2 maart viel er een klap"),
        "laterOn": DayAnswer("2026-03-10"),
    }


@pytest.mark.parametrize(
    ("told", "accounted", "before"),
    [
        pytest.param((informed(MOTHER), informed(FATHER)), 1, 1, id="both heard it before"),
        pytest.param((informed(MOTHER), informed(FATHER, "2026-03-05")), 1, 0, id="one heard it after it was sent"),
        pytest.param((informed(MOTHER), not_told(FATHER)), 1, 0, id="not told, with the reason"),
        pytest.param((informed(MOTHER),), 0, 0, id="nothing is known of the father"),
    ],
)
def test_a_request_counts_who_heard_it_before_it_went(
    home: Laptop, told: tuple[dict[str, Any], ...], accounted: int, before: int
) -> None:
    requested(home, *told)
    found = counted(home)
    assert (found["R9.requests"], found["R9.accounted"], found["R9.informed"]) == (1, accounted, before)
    assert found["R9.view"] == 1


def test_a_request_written_down_without_its_form_counts_once(home: Laptop) -> None:
    home.write(InvestigationRequested(reason="grote zorgen", **event()))
    assert counted(home)["R9.requests"] == 1
    requested(home, informed(MOTHER), informed(FATHER))
    assert counted(home)["R9.requests"] == 1


@pytest.mark.parametrize(("on", "in_time"), [("2026-03-09", 1), ("2026-03-10", 0)])
def test_a_second_person_has_five_working_days_after_a_no_agreement_record(home: Laptop, on: str, in_time: int) -> None:
    home.write(filled(form_type="noAgreementRecord"))
    told = SecondReviewRecorded(colleague="Olga", opinion="Vraag het nog eens", matter="noAgreement", **event(on=on))
    home.write(told)
    assert (counted(home)["R11.notes"], counted(home)["R11.second"]) == (1, in_time)


def test_a_second_person_on_another_matter_is_none_for_a_no_agreement_record(home: Laptop) -> None:
    home.write(filled(form_type="noAgreementRecord"))
    home.write(SecondReviewRecorded(colleague="Olga", opinion="Vraag het nog eens", matter="stay", **event()))
    assert counted(home)["R11.second"] == 0


# -- R10, R12, R13: answers, conversations, copies ----------------------------------------------------


def test_a_no_that_became_a_yes_is_still_a_no_that_was_said(home: Laptop) -> None:
    home.write(form())
    home.write(decided("refused"))
    home.write(decided())
    assert (counted(home)["R10.answers"], counted(home)["R10.refused"]) == (2, 1)


@pytest.mark.parametrize(("late", "quick"), [(timedelta(hours=3), 1), (timedelta(days=5), 0)])
def test_a_withdrawal_counts_once_and_as_quick_when_we_had_it_within_a_day(
    home: Laptop, late: timedelta, quick: int
) -> None:
    home.write(form())
    home.write(decided())
    for _ in range(2):
        home.write(
            withdrawn(effective_at="2026-03-05T09:00:00.000Z"), recorded_at=datetime(2026, 3, 5, 9, 5, tzinfo=UTC)
        )
    found = counted(home, late=late)
    assert (found["R10.withdrawn"], found["R10.quick"]) == (1, quick)


@pytest.mark.parametrize(
    ("used", "recorded", "professional"), [(None, 0, 0), ("adultInformal", 1, 0), ("professionalPhone", 1, 1)]
)
def test_a_conversation_in_another_language_counts_with_its_interpreter(
    home: Laptop, used: Any, recorded: int, professional: int
) -> None:
    home.write(VisitStarted(visit=uuid(29), present=(MOTHER,)))
    home.write(person(MOTHER, language="ar"))
    home.write(VisitStarted(visit=VISIT, present=(MOTHER, FATHER)))
    home.write(VisitStarted(visit=uuid(28), present=(FATHER,)))
    if used:
        home.write(InterpreterUsed(visit=VISIT, language="ar", kind=used))
    found = counted(home)
    assert (found["R12.visits"], found["R12.recorded"], found["R12.professional"]) == (2, recorded, professional)


def wants_copy(laptop: Laptop, way: Any) -> None:
    laptop.write(form())
    laptop.write(CopyChosen(visit=VISIT, person=MOTHER, way=way))
    laptop.write(decided())


@pytest.mark.parametrize(("on", "quick"), [("2026-03-09", 1), ("2026-03-10", 0)])
def test_a_copy_counts_as_quick_within_seven_days(home: Laptop, on: str, quick: int) -> None:
    wants_copy(home, "nextVisit")
    assert (counted(home)["R13.copies"], counted(home)["R13.given"]) == (1, 0)
    home.write(CopyDelivered(person=MOTHER, form=FORM, way="nextVisit", on=on))
    assert (counted(home)["R13.given"], counted(home)["R13.quick"]) == (1, quick)


@pytest.mark.parametrize("way", ["nothing", "notSafe", "readOnly"])
def test_nobody_owes_a_copy_that_was_not_wanted_or_not_safe(home: Laptop, way: Any) -> None:
    wants_copy(home, way)
    assert counted(home)["R13.copies"] == 0


def test_the_counts_do_not_hang_on_the_order_in_which_records_came(helped: Laptop) -> None:
    helped.write(card(heard_by=(MOTHER, FATHER)))
    wants_copy(helped, "paperNow")
    before = counted(helped)
    helped.records.reverse()
    assert counted(helped) == before
