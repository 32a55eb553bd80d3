"""The days that forms ask of us: told ahead, chased when late, and never before the family."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest
from filled_examples import fill_opinion, fill_pause, fill_plan, fill_stay, pause_rows, promise_row
from form_examples import explain_card, fill_no_agreement
from handover_example import fill_handover
from request_example import fill_request
from town import (
    Family,
    TestClock,
    answers_of_form_a,
    begin_visit,
    new_workspace,
    open_form_a,
    pull,
    sign,
    squiggle,
    supervision_order,
)

from jgvisit.clock import to_rfc3339
from jgvisit.domain.terms import working_days_after
from jgvisit.ids import FormId, PersonId, new_uuid7
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
from jgvisit.records.happenings_of_help import AgreementEvaluated, HelpReviewed, StayBegan
from jgvisit.records.happenings_of_measures import BoardConsidered, SecondReviewRecorded
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.services.agreements.after_withdrawal import parties_to_tell, told, withdrawals
from jgvisit.services.agreements.plan_reviews import PlanReviews, PromiseReview
from jgvisit.services.agreements.withdrawing import TakenBack
from jgvisit.services.forms.days import form_reminders
from jgvisit.services.ports.journal import NewRecord
from jgvisit.services.signing.signing import Choice
from jgvisit.services.talk.duties import reminders_of
from jgvisit.workspace import Workspace

DAY = timedelta(days=1)


def asked(work: Workspace, family: Family, on: date | None = None) -> list[tuple[str, date | None]]:
    found = form_reminders(work.files.get(family.case), on or work.today())
    return [(each.kind, each.due) for each in found]


Matter = Literal["boardRequest", "stay", "safetyPlan", "other"]


def looked_along(work: Workspace, matter: Matter) -> SecondReviewRecorded:
    return SecondReviewRecorded(
        event=new_uuid7(), on=work.today().isoformat(), source="Karin", matter=matter, colleague="Karin Smit",
        opinion="Goed zo",
    )  # fmt: skip


# -- safety plan --------------------------------------------------------------------------------


def test_a_plan_asks_a_look_back_a_colleague_and_tells_its_end(work: Workspace, family: Family) -> None:
    fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet"))
    today = work.today()
    assert asked(work, family) == [
        ("promise_review", today + 2 * DAY),
        ("promise_ends", today + 3 * DAY),
        ("second_review", today + 5 * DAY),
        ("agreement_ends", today + 7 * DAY),
    ]


def test_a_look_back_that_did_not_happen_is_chased_until_it_did(work: Workspace, family: Family) -> None:
    his, hers = promise_row(work, [family.father], "Ik drink niet"), promise_row(work, [family.mother], "Ik bel oma")
    form = fill_plan(work, family, his, hers)
    late = work.today() + 30 * DAY
    assert ("promise_review", work.today() + 2 * DAY) in asked(work, family, late)
    back = PlanReviews(work.files, work.filled_forms)
    back.record(family.case, form, [PromiseReview(his.id, work.today(), "kept", "Jeroen")])
    assert "promise_review" in dict(asked(work, family, late))
    back.record(family.case, form, [PromiseReview(hers.id, work.today(), "notKept", "Samira")])
    assert "promise_review" not in dict(asked(work, family, late))


@pytest.mark.parametrize("how", ["form", "event"])
def test_a_colleague_who_looked_ends_the_wait(work: Workspace, family: Family, how: str) -> None:
    fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet"))
    if how == "form":
        fill_opinion(work, family, "safetyPlan")
    else:
        work.happenings.record(family.case, looked_along(work, "safetyPlan"))
    assert "second_review" not in dict(asked(work, family))


def test_a_colleague_who_looked_at_the_next_plan_ends_no_wait_for_the_one_before(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    begun = work.today()
    fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet"))
    clock.forward(days=2)
    fill_plan(work, family, promise_row(work, [family.father], "Ik bel oma"))
    work.happenings.record(family.case, looked_along(work, "safetyPlan"))
    assert [due for kind, due in asked(work, family) if kind == "second_review"] == [begun + 5 * DAY]


@pytest.mark.parametrize("matter", ["boardRequest", "stay", "other"])
def test_a_colleague_who_looked_at_something_else_ends_no_wait(work: Workspace, family: Family, matter: Matter) -> None:
    fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet"))
    work.happenings.record(family.case, looked_along(work, matter))
    assert "second_review" in dict(asked(work, family))


# -- help ---------------------------------------------------------------------------------------


def reviewed(work: Workspace, *children: PersonId) -> HelpReviewed:
    return HelpReviewed(
        event=new_uuid7(), on=work.today().isoformat(), source="samen", follows="goesOn", children=children
    )


def test_the_day_to_look_together_at_help_is_asked_from_the_first_yes_until_it_was_done(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    day = date.fromisoformat(answers_of_form_a()["reviewOn"])
    late = day + 100 * DAY
    assert ("help_review", day) not in asked(work, family, late), "nobody said yes: no help began"
    sign(work, family, visit, form, family.mother)
    assert ("help_review", day) in asked(work, family, late)
    work.happenings.record(family.case, reviewed(work))
    assert ("help_review", day) in asked(work, family, late), "that was long before the day that was promised"
    clock.forward(days=(day - work.today()).days)
    work.happenings.record(family.case, reviewed(work, family.girl))
    assert ("help_review", day) in asked(work, family, late), "that was about his sister"
    work.happenings.record(family.case, reviewed(work, family.boy))
    assert "help_review" not in dict(asked(work, family, late))


def test_a_look_together_is_asked_of_the_version_that_counts_and_no_more_once_the_yes_was_taken_back(
    work: Workspace, family: Family
) -> None:
    visit = begin_visit(work, family)
    old = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, old, family.mother)
    answers = answers_of_form_a() | {"reviewOn": "2027-02-20"}
    new = work.forms.open(family.case, visit, "consentToHelp", family.boy, answers, replaces=old)
    late = date(2027, 12, 1)
    before = date.fromisoformat(answers_of_form_a()["reviewOn"])
    assert [day for kind, day in asked(work, family, late) if kind == "help_review"] == [before], "nobody signed anew"
    sign(work, family, visit, new, family.mother)
    assert [day for kind, day in asked(work, family, late) if kind == "help_review"] == [date(2027, 2, 20)]
    work.withdrawing.withdraw(family.case, family.mother, [TakenBack(new)], "visit")
    assert "help_review" not in dict(asked(work, family, late))


# -- a colleague --------------------------------------------------------------------------------


def urgent(work: Workspace, family: Family) -> None:
    fact = Passage(new_uuid7(), "fact", "De deur is kapot.", "gezien", work.today().isoformat())
    answers: dict[str, Answer] = {
        "requestKind": ChoiceAnswer(("urgent",)),
        "requestGround": ChoiceAnswer(("acuteDanger",)),
        "urgentCallTo": TextAnswer("De Raad"),
        "urgentCallName": TextAnswer("Mevrouw Verzonnen"),
        "urgentCallInstruction": TextAnswer("Blijf bij het kind"),
        "urgentCallAt": MomentAnswer(to_rfc3339(work.time.now().moment)),
        "whyNow": TextAnswer("Het kind is alleen thuis"),
        "safetyFindings": PassagesAnswer((fact,)),
    }
    form = work.filled_forms.begin()
    work.filled_forms.fill(family.case, form, "investigationRequest", "common", (family.boy,), answers)


def test_after_the_urgent_route_a_colleague_is_chased_from_the_next_day(work: Workspace, family: Family) -> None:
    urgent(work, family)
    assert asked(work, family) == [("second_review", work.today() + DAY)]
    assert asked(work, family, work.today() + 100 * DAY) == [("second_review", work.today() + DAY)]
    fill_opinion(work, family, "boardRequest")
    assert asked(work, family) == [("review_unconfirmed", work.today() + DAY)]


def test_before_a_request_without_haste_a_colleague_is_asked_from_the_day_it_was_begun(
    work: Workspace, family: Family
) -> None:
    """practice.md §10: a second person before the family is told."""
    fill_request(work, family)
    assert ("second_review", work.today()) in asked(work, family)
    fill_opinion(work, family, "boardRequest")
    assert "second_review" not in dict(asked(work, family))


@pytest.mark.parametrize("how", ["form", "event"])
def test_who_looked_along_once_we_thought_of_the_raad_need_not_do_so_again_for_its_paper(
    work: Workspace, family: Family, clock: TestClock, how: str
) -> None:
    """practice.md §10: before telling, so before the request is written; for the next request somebody looks anew."""
    today = work.today().isoformat()
    thought = BoardConsidered(event=new_uuid7(), on=today, source="het team", reason="de zorgen blijven")
    work.happenings.record(family.case, thought)
    clock.forward(days=1)
    if how == "form":
        fill_opinion(work, family, "boardRequest")
    else:
        work.happenings.record(family.case, looked_along(work, "boardRequest"))
    clock.forward(days=1)
    fill_request(work, family)
    assert "second_review" not in dict(asked(work, family))
    clock.forward(days=30)
    fill_request(work, family)
    assert ("second_review", work.today()) in asked(work, family)


def test_an_opinion_of_before_we_thought_of_the_raad_is_about_no_request(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    fill_opinion(work, family, "boardRequest")
    clock.forward(days=1)
    day = work.today().isoformat()
    thought = BoardConsidered(event=new_uuid7(), on=day, source="het team", reason="de zorgen blijven")
    work.happenings.record(family.case, thought)
    fill_request(work, family)
    assert "second_review" in dict(asked(work, family))


def test_where_there_is_no_agreement_a_colleague_is_asked_within_five_working_days(
    work: Workspace, family: Family
) -> None:
    """practice.md §7.2 (R11) and §10."""
    fill_no_agreement(work, family)
    due = working_days_after(work.today(), 5)
    assert ("second_review", due) in asked(work, family)
    assert ("second_review", due) in asked(work, family, due + 100 * DAY), "until somebody looked"
    fill_opinion(work, family, "safetyPlan")
    assert "second_review" in dict(asked(work, family))
    fill_opinion(work, family, "noAgreement")
    assert "second_review" not in dict(asked(work, family))


def test_a_handover_on_an_order_without_the_yes_of_all_asks_for_a_colleague_before_it_goes(
    work: Workspace, family: Family
) -> None:  # practice.md §10; H11
    fill_handover(work, family)
    assert "second_review" not in dict(asked(work, family)), "with no order it goes with everybody's yes, or not at all"
    supervision_order(work, family, family.boy)
    assert ("second_review", work.today()) in asked(work, family)
    fill_opinion(work, family, "handover")
    assert "second_review" not in dict(asked(work, family))


def test_only_the_colleague_ends_the_wait_for_a_confirmation(
    work: Workspace, family: Family, tmp_path: Path, clock: TestClock
) -> None:
    fill_stay(work, family)
    form = fill_opinion(work, family)
    assert ("review_unconfirmed", work.today() + DAY) in asked(work, family)
    colleague = new_workspace(tmp_path / "colleague", clock, "worker-2", "Karin Smit")
    pull(colleague, work)
    at = MomentAnswer(to_rfc3339(colleague.time.now().moment))
    fill_opinion(colleague, family, form=form, confirmedAt=at)
    pull(work, colleague)
    assert "review_unconfirmed" not in dict(asked(work, family))
    colleague.safe.close()


def test_a_promise_that_ends_before_its_plan_is_told_until_somebody_looked_back(
    work: Workspace, family: Family
) -> None:
    early, whole = (promise_row(work, [family.father], f"Belofte {days}", days=days) for days in (3, 7))
    form, today = fill_plan(work, family, early, whole), work.today()

    def ends(on: date) -> list[date | None]:
        return [day for kind, day in asked(work, family, on) if kind == "promise_ends"]

    back = PlanReviews(work.files, work.filled_forms)
    back.record(family.case, form, [PromiseReview(early.id, today, "kept", "Jeroen")])
    assert ends(today) == [today + 3 * DAY]  # of the days still to come that look back says nothing
    assert ends(today + 5 * DAY) == [today + 3 * DAY]  # late, and still asked
    back.record(family.case, form, [PromiseReview(early.id, today + 3 * DAY, "kept", "Jeroen")])
    assert ends(today + 5 * DAY) == []


def test_with_its_plan_a_promise_that_ended_before_it_is_no_more_asked_after(work: Workspace, family: Family) -> None:
    fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet"))
    last = work.today() + 7 * DAY
    assert "promise_ends" in dict(asked(work, family, last))
    assert "promise_ends" not in dict(asked(work, family, last + DAY))


# -- stay ---------------------------------------------------------------------------------------


def began(work: Workspace, family: Family, on: date) -> None:
    event = StayBegan(event=new_uuid7(), on=on.isoformat(), source="moeder", children=(family.boy,), in_family="yes")
    work.happenings.record(family.case, event)


def looked(work: Workspace, family: Family, on: date) -> None:
    event = AgreementEvaluated(
        event=new_uuid7(),
        on=on.isoformat(),
        source="moeder",
        children=(family.boy,),
        agreement="verblijf",
        outcome="kept",
    )
    work.happenings.record(family.case, event)


def said_of_stay(work: Workspace, family: Family, child: PersonId, on: date) -> None:
    row = Row(
        new_uuid7(),
        {
            "on": DayAnswer(on.isoformat()),
            "who": PersonsAnswer((child,)),
            "result": ChoiceAnswer(("mixed",)),
            "words": TextAnswer("Bij oma is het fijn, maar ik mis papa"),
            "contact": ChoiceAnswer(("tooLittle",)),
        },
    )
    form, answers = work.filled_forms.begin(), {"pauseCheck": pause_rows(), "reviewResults": RowsAnswer((row,))}
    work.filled_forms.fill(family.case, form, "voluntaryStayAgreement", "team", (child,), answers)


def test_what_the_child_says_of_a_stay_is_a_look_at_it_on_the_form_itself(work: Workspace, family: Family) -> None:
    since = work.today() - 20 * DAY
    began(work, family, since)
    said_of_stay(work, family, family.girl, since + 5 * DAY)
    said_of_stay(work, family, family.boy, since - DAY)
    said_of_stay(work, family, family.boy, work.today() + DAY)
    assert looks(work, family, work.today()) == [since + 7 * DAY]  # a sister, before it began, or still to come
    said_of_stay(work, family, family.boy, since + 6 * DAY)
    due = (since + 6 * DAY).replace(month=(since + 6 * DAY).month % 12 + 1)
    assert looks(work, family, work.today()) == [due]


def test_what_was_said_of_a_stay_is_on_nobodys_paper(work: Workspace, family: Family) -> None:  # H7, H8
    form = fill_stay(work, family)
    row = Row(
        new_uuid7(),
        {
            "on": DayAnswer(work.today().isoformat()),
            "who": PersonsAnswer((family.boy,)),
            "words": TextAnswer("Ik wil niet terug"),
        },
    )
    answers = {"pauseCheck": pause_rows(), "reviewResults": RowsAnswer((row,))}
    work.filled_forms.fill(family.case, form, "voluntaryStayAgreement", "team", (family.boy,), answers)
    for reader in (family.mother, family.father, family.girl, family.boy):
        printed = work.filled_forms.print_for(family.case, form, reader)
        assert "Ik wil niet terug" not in str(printed.parts)
    assert "Ik wil niet terug" in str(work.filled_forms.print_for(family.case, form, None).parts)


def test_a_stay_is_looked_at_within_a_week_and_then_each_month(work: Workspace, family: Family) -> None:
    since = work.today() - 20 * DAY
    began(work, family, since)
    assert asked(work, family) == [("stay_review", since + 7 * DAY)]  # late, and still asked
    looked(work, family, since + 6 * DAY)
    due = (since + 6 * DAY).replace(month=(since + 6 * DAY).month % 12 + 1)
    assert [day for kind, day in asked(work, family) if kind == "stay_review"] == [due]


# -- withdrawal ---------------------------------------------------------------------------------


def withdraw(work: Workspace, family: Family, form: FormId, person: PersonId) -> None:
    record = ConsentWithdrawn(
        form=form, person=person, channel="phone", effective_at=to_rfc3339(work.time.now().moment)
    )
    work.forms._at.writer.write([NewRecord(record, family.case)])


def fill_g(
    work: Workspace, family: Family, *, told_on: date | None, told_by: str = "Femke", subject: str = "help"
) -> None:
    now = MomentAnswer(to_rfc3339(work.time.now().moment))
    common: dict[str, Answer] = {
        "withdrawnBy": PersonsAnswer((family.mother,)),
        "withdrawnSubject": ChoiceAnswer((subject,)),
        "withdrawnWhat": TextAnswer("alles"),
        "channel": ChoiceAnswer(("phone",)),
        "receivedAt": now,
        "effectiveAt": now,
        "consequenceExplained": ChoiceAnswer(("told",)),
    }
    if subject == "stay":
        common["returnPlan"] = TextAnswer("Vader haalt Sami om vijf uur op")
    cells: dict[str, TextAnswer | DayAnswer] = {
        "party": TextAnswer("Stichting De Linde"),
        "toldBy": TextAnswer(told_by),
    }
    if told_on is not None:
        cells["toldOn"] = DayAnswer(told_on.isoformat())
    rows = RowsAnswer((Row(new_uuid7(), dict(cells)),))
    form = work.filled_forms.begin()
    fill = work.filled_forms.fill
    fill(family.case, form, "consentWithdrawal", "common", (family.boy,), common)
    fill(family.case, form, "consentWithdrawal", "team", (family.boy,), {"partiesNotified": rows})


def taken_back(work: Workspace, family: Family) -> FormId:
    visit = begin_visit(work, family)
    form = work.forms.open(family.case, visit, "consentToHelp", family.boy, answers_of_form_a())
    sign(work, family, visit, form, family.mother)
    work.visits.end(family.case, visit)
    withdraw(work, family, form, family.mother)
    return form


def test_who_must_stop_is_told_the_same_day_each_by_somebody(work: Workspace, family: Family) -> None:
    taken_back(work, family)
    today = work.today()
    assert asked(work, family, today + 9 * DAY) == [("tell_parties", today)]
    file = work.files.get(family.case)
    (withdrawn,) = withdrawals(file)
    assert parties_to_tell(file, withdrawn) == ("Stichting De Linde (verzonnen)",)
    fill_g(work, family, told_on=None)
    assert asked(work, family) == [("tell_parties", today)]
    assert told(work.files.get(family.case), withdrawn) == (("Stichting De Linde", None, "Femke"),)
    fill_g(work, family, told_on=today, subject="share")  # another subject is another list
    assert asked(work, family) == [("tell_parties", today)]


def test_the_list_is_done_when_each_was_told(work: Workspace, family: Family) -> None:
    taken_back(work, family)
    fill_g(work, family, told_on=work.today(), told_by=" - ")
    assert asked(work, family) == [("tell_parties", work.today())]


def test_a_told_list_asks_nothing_more(work: Workspace, family: Family) -> None:
    taken_back(work, family)
    fill_g(work, family, told_on=work.today())
    assert asked(work, family) == []


def test_nothing_of_it_is_told_before_the_family(work: Workspace, family: Family) -> None:  # H8
    taken_back(work, family)
    file = work.files.get(family.case)
    alone = {each.kind for each in reminders_of(file, work.today())}
    together = {each.kind for each in reminders_of(file, work.today(), alone=False)}
    assert alone - together == {"tell_parties"}


def test_who_took_it_back_is_not_named(work: Workspace, family: Family) -> None:  # H8
    taken_back(work, family)
    (found,) = form_reminders(work.files.get(family.case), work.today())
    assert found.persons == (family.boy,)


def agreed_stay(work: Workspace, family: Family, card: str, **more: Answer) -> None:
    visit = begin_visit(work, family)
    form = fill_stay(work, family, **more)
    fill_pause(work, family, form)
    fill_opinion(work, family)
    (opened,) = work.laying.lay_before(family.case, visit, form)
    explain_card(work, family, visit, card, family.mother)
    mark = "A" if more.get("agreementKind") == ChoiceAnswer(("contact",)) else "T"
    choice = Choice(family.mother, "agreed", "self", squiggle(), squiggle(400), mark=mark)  # type: ignore[arg-type]  # a word the type names
    work.signing.decide(family.case, visit, opened, choice)
    work.visits.end(family.case, visit)


def looks(work: Workspace, family: Family, on: date) -> list[date | None]:
    return [day for kind, day in asked(work, family, on) if kind == "stay_review"]


def test_a_stay_on_paper_is_looked_at_on_its_day_and_ends_with_it(work: Workspace, family: Family) -> None:
    today = work.today()
    agreed_stay(work, family, "K11", reviewOn=DayAnswer((today + 5 * DAY).isoformat()))
    assert looks(work, family, today + 1 * DAY) == [today + 5 * DAY]
    looked(work, family, today)
    assert looks(work, family, today + 40 * DAY) == [today + 30 * DAY]  # its last day, and not past it


def test_less_contact_is_looked_at_too(work: Workspace, family: Family) -> None:
    today = work.today()
    agreed_stay(work, family, "K12", agreementKind=ChoiceAnswer(("contact",)))
    assert looks(work, family, today + 2 * DAY) == [today + 8 * DAY]


def test_who_looks_whether_a_promise_is_kept_hears_that_it_ended(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family)
    hers = promise_row(work, [family.mother], "Ik bel oma", checkedBy="oma Riet")
    other = promise_row(work, [family.mother], "Ik slaap genoeg", checkedBy="tante Els")
    his = promise_row(work, [family.father], "Ik drink niet", checkedBy="Kees")
    helper = Row(new_uuid7(), {"name": TextAnswer("buurvrouw Els")})
    plan = fill_plan(work, family, hers, other, his, networkMembers=RowsAnswer((helper,)))
    (opened,) = work.laying.lay_before(family.case, visit, plan)
    explain_card(work, family, visit, "K08", family.mother)
    choice = Choice(family.mother, "agreed", "self", squiggle(), squiggle(400), mark="A")
    work.signing.decide(family.case, visit, opened, choice)
    work.withdrawing.withdraw(family.case, family.mother, [TakenBack(opened, (hers.id,))], "visit")
    file = work.files.get(family.case)
    (withdrawn,) = withdrawals(file)
    assert parties_to_tell(file, withdrawn) == ("oma Riet", "buurvrouw Els")
