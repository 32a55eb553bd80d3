"""Forms H, I, K and L: which answers belong together, each row with the answer that is missing."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import get_args

import pytest
from per_child import of_each

from jgvisit.config import resources_dir
from jgvisit.content.form_model import FormDefinition, Part
from jgvisit.content.pack import load_pack
from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.answers import (
    Answer,
    ChoiceAnswer,
    DayAnswer,
    MomentAnswer,
    Passage,
    PassagesAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.services.forms.answers import check_part
from jgvisit.services.forms.refusals import AnswersMissingError, RuleBrokenError

TODAY = date(2026, 11, 22)
MOTHER = new_uuid7()
CHILD = PersonId(new_uuid7())
Given = dict[str, Answer]


@cache
def form(name: str) -> FormDefinition:
    return load_pack(resources_dir() / "content").definitions[name, "nl"]


def pick(value: str) -> ChoiceAnswer:
    return ChoiceAnswer((value,))


def check(name: str, part: Part, answers: Given, others: Given | None = None) -> None:
    check_part(form(name), part, answers, others or {}, TODAY, children=(CHILD,))


DAY, WORDS = DayAnswer("2026-11-20"), TextAnswer("Met Fatima de Wit, gedragswetenschapper")
SIGNALS: Given = {
    "signals": PassagesAnswer((Passage(new_uuid7(), "fact", "Een blauwe plek op de arm.", "gezien", "2026-11-19"),))
}
TOLD = RowsAnswer((Row(new_uuid7(), {"person": PersonsAnswer((MOTHER,)), "on": DAY}),))
WHOLE: Given = {
    **SIGNALS,
    "colleague": WORDS,
    "colleagueOn": DAY,
    "adviceVeiligThuis": pick("anonymous"),
    "adviceOn": DAY,
    "familyTalk": pick("held"),
    "familyTalkWith": PersonsAnswer((MOTHER,)),
    "familyTalkOn": DAY,
    "weighing": WORDS,
    "weighedBy": WORDS,
    "weighedOn": DAY,
    "decision": pick("report"),
    "decidedBy": WORDS,
    "decidedOn": DAY,
    "reportedOn": DAY,
    "told": pick("yes"),
    "toldTo": TOLD,
}


def test_the_meldcode_is_written_down_step_by_step() -> None:  # H9
    """Step 1 today, the rest when it is done: nobody waits with the first until the last is known."""
    check("reportingCode", "team", SIGNALS)
    check("reportingCode", "team", SIGNALS | {"colleague": WORDS, "colleagueOn": DAY})
    check("reportingCode", "team", WHOLE)


@pytest.mark.parametrize(
    "missing",
    [
        *("colleague", "colleagueOn", "adviceVeiligThuis", "adviceOn", "familyTalk", "familyTalkWith", "familyTalkOn"),
        *("weighing", "weighedBy", "weighedOn", "decidedBy", "decidedOn", "reportedOn", "told", "toldTo"),
    ],
)
def test_a_decision_stands_on_all_five_steps_with_their_days_and_persons(missing: str) -> None:  # H9
    with pytest.raises(RuleBrokenError):
        check("reportingCode", "team", {name: answer for name, answer in WHOLE.items() if name != missing})


@pytest.mark.parametrize(
    ("change", "drop", "needs"),
    [
        ({"familyTalk": pick("notSafe")}, (), "familyTalkNote"),
        ({"familyTalk": pick("later")}, (), "familyTalkNote"),
        ({"adviceVeiligThuis": pick("byName")}, ("adviceOn",), "adviceOn"),
        ({"told": pick("notNow"), "notToldReason": WORDS}, ("toldTo",), "lookAgainOn"),
        ({"decision": pick("both")}, ("reportedOn",), "reportedOn"),
    ],
    ids=["not safe", "later", "advice by name", "not told", "report and help"],
)
def test_what_was_not_done_has_its_reason_and_its_day(change: Given, drop: tuple[str, ...], needs: str) -> None:
    answers = {name: answer for name, answer in (WHOLE | change).items() if name not in drop}
    with pytest.raises(RuleBrokenError):
        check("reportingCode", "team", answers)
    answer: Answer = DAY if needs.endswith("On") else WORDS
    check("reportingCode", "team", answers | {needs: answer})


def test_advice_not_asked_needs_no_day_and_help_alone_no_report() -> None:
    answers = WHOLE | {"adviceVeiligThuis": pick("notAsked"), "decision": pick("helpOnly")}
    check(
        "reportingCode",
        "team",
        {name: each for name, each in answers.items() if name not in ("adviceOn", "reportedOn")},
    )


# -- K, the child's view ----------------------------------------------------------------------

NOBODY: Given = {"mayRead": pick("nobody")}


@pytest.mark.parametrize(
    ("answers", "fits"),
    [
        ({"spoken": pick("alone"), "spokenOn": DAY, "aloneAgreedBy": WORDS}, True),
        ({"spoken": pick("alone"), "spokenOn": DAY}, False),
        ({"spoken": pick("alone"), "aloneAgreedBy": WORDS}, False),
        ({"spoken": pick("together"), "spokenOn": DAY}, True),
        ({"spoken": pick("together")}, False),
        ({"spoken": pick("no"), "notSpokenReason": WORDS, "spokenLaterOn": DAY}, True),
        ({"spoken": pick("no"), "notSpokenReason": WORDS}, False),
        ({"spoken": pick("no"), "spokenLaterOn": DAY}, False),
        ({}, False),
    ],
)
def test_a_child_was_spoken_or_there_is_a_reason_and_a_day(answers: Given, fits: bool) -> None:  # H7
    if fits:
        check("childView", "team", NOBODY | answers)
    else:
        with pytest.raises(AnswersMissingError):
            check("childView", "team", NOBODY | answers)


def test_who_may_read_a_childs_words_is_always_said() -> None:  # H7
    with pytest.raises(AnswersMissingError) as missing:
        check("childView", "team", {"spoken": pick("together"), "spokenOn": DAY})
    assert missing.value.fields == ("mayRead",)


def test_a_childs_words_stand_in_its_own_part_and_nowhere_else() -> None:  # H1, H7
    definition = form("childView")
    for part in get_args(Part):
        words = {"exactWords", "wantsToChange", "wantsToKeep", "mayTell"} & {f.id for f in definition.of_part(part)}
        assert bool(words) is (part == "private")


# -- H, no agreement --------------------------------------------------------------------------


def test_parents_who_disagree_with_each_other_hear_of_the_judge() -> None:  # BW 1:253a, L09
    safe = PassagesAnswer((Passage(new_uuid7(), "professionalJudgement", "Het is tot dan veilig genoeg."),))
    team: Given = {"interimSafety": safe, "betweenParents": pick("yes")}
    with pytest.raises(RuleBrokenError, match="rechter"):
        check("noAgreementRecord", "team", team, {"routesTold": pick("colleague")})
    check("noAgreementRecord", "team", team, {"routesTold": ChoiceAnswer(("colleague", "judge"))})


def test_h11_a_statement_of_which_nobody_said_what_it_is_cannot_be_recorded() -> None:
    said = Passage(new_uuid7(), "", "Hij sloeg haar.", "gezien", "2026-11-21")  # type: ignore[arg-type]  # as a draft has it
    with pytest.raises(AnswersMissingError):
        check("noAgreementRecord", "team", {"interimSafety": PassagesAnswer((said,))})


# -- I, the request to the Raad ---------------------------------------------------------------

FACT = PassagesAnswer((Passage(new_uuid7(), "fact", "De deur is kapot.", "gezien", "2026-11-21"),))
CALL: Given = {
    "urgentCallTo": TextAnswer("De Raad voor de Kinderbescherming"),
    "urgentCallAt": MomentAnswer("2026-11-21T12:00:00.000Z"),
    "urgentCallName": TextAnswer("Mevrouw Verzonnen"),
    "urgentCallInstruction": TextAnswer("Blijf bij het kind en schrijf het op"),
}
TONIGHT: Given = {
    "requestKind": pick("urgent"),
    "requestGround": pick("acuteDanger"),
    "whyNow": TextAnswer("Het kind is alleen thuis"),
    "safetyFindings": FACT,
    **CALL,
}


def test_an_urgent_request_asks_eight_answers_and_the_call_comes_first() -> None:  # H30
    check("investigationRequest", "common", TONIGHT)
    assert len(TONIGHT) == 8
    assert [field.id for field in form("investigationRequest").fields[1:5]] == list(CALL)


@pytest.mark.parametrize("missing", sorted(CALL))
def test_nothing_urgent_is_written_before_somebody_was_called(missing: str) -> None:
    with pytest.raises(AnswersMissingError) as refused:
        check("investigationRequest", "common", {name: each for name, each in TONIGHT.items() if name != missing})
    assert refused.value.fields == (missing,)


@pytest.mark.parametrize(
    ("kind", "grounds", "fits"),
    [
        ("urgent", ("acuteDanger",), True),
        ("urgent", ("acuteDanger", "notAccepted"), True),
        ("urgent", ("notAccepted",), False),
        ("urgent", ("insufficient", "other"), False),
        ("regular", ("notAccepted",), True),
        ("regular", ("insufficient", "other"), True),
        ("regular", ("acuteDanger",), False),
        ("regular", ("acuteDanger", "notAccepted"), False),
    ],
)
def test_not_agreeing_and_acute_danger_are_held_apart(kind: str, grounds: tuple[str, ...], fits: bool) -> None:  # G7
    rows = RowsAnswer((Row(new_uuid7(), {name: TextAnswer("praten") for name in ("what", "period", "result")}),))
    later: Given = {
        "meaningPerChild": of_each([CHILD], "Dit verandert er"),
        "voluntaryInsufficient": WORDS,
        "developmentFindings": FACT,
        "biggestWorry": WORDS,
        "helpHistory": rows,
        "interimPlan": WORDS,
    }
    answers = {**TONIGHT, **later, "requestKind": pick(kind), "requestGround": ChoiceAnswer(grounds)}
    if kind == "regular":
        answers = {name: answer for name, answer in answers.items() if name not in CALL}
    if fits:
        check("investigationRequest", "common", answers)
    else:
        with pytest.raises(RuleBrokenError):
            check("investigationRequest", "common", answers)
