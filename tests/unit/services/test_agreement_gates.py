"""Before a safety plan or a stay elsewhere is laid and agreed to: through the real laying and signing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from filled_examples import fill_opinion, fill_pause, fill_plan, fill_stay, fill_weekend, promise_row
from form_examples import explain_card
from team_maker import tell
from town import Family, TestClock, begin_visit, new_workspace, open_form_a, pull, settle_family, sign, squiggle

from jgvisit.ids import FormId, PersonId, VisitId, new_uuid7
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.case_forms import Decision
from jgvisit.records.payload_talk import TeachBackOutcome
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.agreements.withdrawing import TakenBack
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.gates import GateClosedError
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.refusals import NotASignerError, RuleBrokenError
from jgvisit.services.law.help_answer import FamilyLaw
from jgvisit.services.signing.signing import Choice, DecisionKind
from jgvisit.services.talk.saying_back import NotAnotherError
from jgvisit.workspace import Workspace


def lay(work: Workspace, family: Family, visit: VisitId, form: FormId) -> FormId:
    return work.laying.lay_before(family.case, visit, form)[0]


def closed_at_laying(work: Workspace, family: Family, visit: VisitId, form: FormId) -> str:
    with pytest.raises(GateClosedError) as closed:
        lay(work, family, visit, form)
    return closed.value.gate


def choice(person: PersonId, mark: str, decision: DecisionKind = "agreed", **more: object) -> Choice:
    chosen = Choice(person, decision, "self", squiggle(), squiggle(400), mark=mark)  # type: ignore[arg-type]  # a word the type names
    return replace(chosen, **more)  # type: ignore[arg-type]  # a word the type names


def closed_at_signing(work: Workspace, family: Family, visit: VisitId, opened: FormId, chosen: Choice) -> str:
    with pytest.raises(GateClosedError) as closed:
        work.signing.decide(family.case, visit, opened, chosen)
    known = form_of(work.files.get(family.case), opened).decisions
    assert not any(each.person == chosen.person and each.decision in ("agreed", "partly") for each in known)
    return closed.value.gate


def decided(work: Workspace, family: Family, visit: VisitId, opened: FormId, chosen: Choice) -> Decision:
    work.signing.decide(family.case, visit, opened, chosen)
    found = form_of(work.files.get(family.case), opened).decided_by(chosen.person, chosen.mark)  # type: ignore[arg-type]  # a word the type names
    assert found is not None
    return found


# -- safety plan --------------------------------------------------------------------------------


def test_nobody_promises_before_both_effects_were_told(work: Workspace, family: Family, visit: VisitId) -> None:
    form = fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet"))
    opened = lay(work, family, visit, form)
    assert closed_at_signing(work, family, visit, opened, choice(family.father, "A")) == "both_effects"
    explain_card(work, family, visit, "K08", family.mother)
    assert closed_at_signing(work, family, visit, opened, choice(family.father, "A")) == "both_effects"
    explain_card(work, family, visit, "K08", family.father)
    assert decided(work, family, visit, opened, choice(family.father, "A")).decision == "agreed"


@pytest.mark.parametrize("no", ["refused", "later"])
def test_a_no_never_waits_for_an_explanation(  # H29
    work: Workspace, family: Family, visit: VisitId, no: DecisionKind
) -> None:
    form = fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet"))
    opened = lay(work, family, visit, form)
    assert decided(work, family, visit, opened, choice(family.father, "A", no)).decision == no


def test_by_telephone_the_paper_itself_tells_both_effects(  # H21
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet"))
    opened = lay(work, family, visit, form)
    by_phone = choice(
        family.father, "A", strokes=(), signature_kind="phone", call_back="06 00 00 00 00", in_room="niemand"
    )
    assert decided(work, family, visit, opened, by_phone).decision == "agreed"


def test_everybody_agrees_to_own_promises_only_each_apart(work: Workspace, family: Family, visit: VisitId) -> None:
    his = promise_row(work, [family.father], "Ik drink niet")
    hers = promise_row(work, [family.mother], "Ik bel oma")
    both = promise_row(work, [family.mother, family.father], "Ik schreeuw niet")
    opened = lay(work, family, visit, fill_plan(work, family, his, hers, both))
    explain_card(work, family, visit, "K08", family.mother, family.father)
    asked = {
        mark.person: mark.lines for mark in form_of(work.files.get(family.case), opened).required if mark.mark == "A"
    }
    assert {person: set(lines) for person, lines in asked.items()} == {
        family.father: {his.id, both.id},
        family.mother: {hers.id, both.id},
    }
    partly = choice(family.father, "A", "partly", lines={his.id: "refused", both.id: "agreed"})
    assert dict(decided(work, family, visit, opened, partly).lines) == {his.id: "refused", both.id: "agreed"}
    with pytest.raises(Exception, match="lines"):  # nobody says anything about another's promise
        work.signing.decide(
            family.case,
            visit,
            opened,
            choice(family.mother, "A", "partly", lines={his.id: "agreed", both.id: "refused"}),
        )
    with pytest.raises(NotASignerError):
        work.signing.decide(family.case, visit, opened, choice(family.girl, "A"))


def test_after_tonight_each_promise_says_how_it_is_checked_and_who_helps(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    later: dict[str, Answer] = {
        "horizon": ChoiceAnswer(("shortTerm",)),
        "strengths": TextAnswer("Oma helpt vaak"),
        "coordinator": TextAnswer("Femke"),
    }
    safe = Row(new_uuid7(), {"text": TextAnswer("Elke avond rust"), "whose": ChoiceAnswer(("family",))})
    later["safetyConditions"] = RowsAnswer((safe,))
    bare = promise_row(work, [family.father], "Ik drink niet")
    form = fill_plan(work, family, bare, **later)
    assert closed_at_laying(work, family, visit, form) == "promise_incomplete"
    whole = promise_row(
        work, [family.father], "Ik drink niet", checkedHow="Ik blaas", checkedBy="oma Riet", ifNot="Ik bel Kees"
    )
    lay(work, family, visit, fill_plan(work, family, whole, form=form, **later))


def test_a_promise_that_is_over_is_not_laid(work: Workspace, family: Family, visit: VisitId, clock: TestClock) -> None:
    form = fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet", days=1))
    clock.forward(days=2)
    assert closed_at_laying(work, family, visit, form) == "plan_words"


@pytest.mark.parametrize(("who", "closed"), [("Noor", True), ("noor en oma", True), ("Noortje van hiernaast", False)])
def test_no_child_keeps_watch_over_a_promise(
    work: Workspace, family: Family, visit: VisitId, who: str, closed: bool
) -> None:
    form = fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet", checkedBy=who))
    if closed:
        assert closed_at_laying(work, family, visit, form) == "child_keeps_watch"
    else:
        lay(work, family, visit, form)


# -- stay ---------------------------------------------------------------------------------------


def ready(work: Workspace, family: Family, clock: TestClock, **more: Answer) -> FormId:
    form = fill_stay(work, family, **more)
    fill_pause(work, family, form)
    clock.forward(minutes=1)
    fill_opinion(work, family)
    clock.forward(minutes=1)
    return form


def test_a_stay_is_not_laid_before_the_worker_stood_still_and_a_colleague_looked(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = fill_stay(work, family)
    assert closed_at_laying(work, family, visit, form) == "pause"
    fill_pause(work, family, form)
    assert closed_at_laying(work, family, visit, form) == "second_person"
    fill_opinion(work, family)
    lay(work, family, visit, form)


def test_h22_nobody_is_their_own_second_person(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    form = fill_stay(work, family)
    fill_pause(work, family, form)
    clock.forward(minutes=1)
    me = TextAnswer(f"{work.enrolled.worker_name}, gezinswerker")
    fill_opinion(work, family, askedBy=TextAnswer("een collega"), askedOf=me)
    assert closed_at_laying(work, family, visit, form) == "second_person_self"
    clock.forward(minutes=1)
    fill_opinion(work, family)
    lay(work, family, visit, form)


@pytest.mark.parametrize("field", ["onCallColleague", "secondReviewBy"])
def test_h22_the_own_name_is_refused_where_a_second_person_is_named(
    work: Workspace, family: Family, field: str
) -> None:
    form = fill_weekend(work, family)
    stay = find(work.files.get(family.case), form)
    assert stay is not None
    (team,) = [part for part in stay.parts if part.part == "team"]

    def fill(name: str) -> None:
        answers = {**dict(team.answers), field: TextAnswer(name)}
        work.filled_forms.fill(family.case, form, "voluntaryStayAgreement", "team", (family.boy,), answers)

    with pytest.raises(RuleBrokenError, match="iemand anders dan u") as refused:
        fill(f"{work.enrolled.worker_name}, 16.40 uur")
    assert refused.value.fields == (field,)
    fill("Karin Smit, 16.40 uur")


def test_every_holder_of_authority_is_asked(work: Workspace, family: Family, visit: VisitId, clock: TestClock) -> None:
    opened = lay(work, family, visit, ready(work, family, clock))
    asked = form_of(work.files.get(family.case), opened).required
    assert {mark.person for mark in asked if mark.mark == "T"} == {family.mother, family.father}


def test_a_yes_to_a_stay_waits_for_its_card_and_is_free(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    opened = lay(work, family, visit, ready(work, family, clock))
    assert closed_at_signing(work, family, visit, opened, choice(family.mother, "T")) == "stay_explained"
    explain_card(work, family, visit, "K11", family.mother, family.father)
    low = choice(family.mother, "T", felt_free=2)
    assert closed_at_signing(work, family, visit, opened, low) == "not_free"
    afraid = choice(family.mother, "T", view_text="Ik ben bang voor de Raad")
    assert closed_at_signing(work, family, visit, opened, afraid) == "not_free"
    assert decided(work, family, visit, opened, replace(low, decision="later")).decision == "later"
    assert closed_at_signing(work, family, visit, opened, low) == "not_free"
    clock.forward(minutes=1)
    fill_opinion(work, family)  # the second person was called
    assert decided(work, family, visit, opened, low).decision == "agreed"
    assert decided(work, family, visit, opened, choice(family.father, "T", felt_free=5)).decision == "agreed"


def doubt(work: Workspace, family: Family, visit: VisitId, clock: TestClock) -> FormId:
    """Lay a stay whose card the mother heard and did not understand yet."""
    opened = lay(work, family, visit, ready(work, family, clock))
    explain_card(work, family, visit, "K11", family.mother)
    say_back(work, family, visit, clock, "notYet")
    return opened


def say_back(
    work: Workspace,
    family: Family,
    visit: VisitId,
    clock: TestClock,
    outcome: TeachBackOutcome,
    colleague: str | None = None,
) -> None:
    clock.forward(minutes=1)
    view = work.explaining.view(family.case, "K11", "parent")
    work.saying_back.said_back(
        family.case, visit, view, family.mother, outcome, own_words="Een afspraak", colleague=colleague
    )
    clock.forward(minutes=1)


def test_h23_the_same_workers_repeat_does_not_open_a_stay_however_right_the_answer(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    opened = doubt(work, family, visit, clock)
    explain_card(work, family, visit, "K11", family.mother)
    say_back(work, family, visit, clock, "correctAfterRepeat")
    say_back(work, family, visit, clock, "ownWordsCorrect")
    assert closed_at_signing(work, family, visit, opened, choice(family.mother, "T")) == "stay_again"
    no = decided(work, family, visit, opened, choice(family.mother, "T", "later"))
    assert no.decision == "later", "a no never waits"


def test_h23_a_colleague_who_goes_over_it_and_hears_it_opens_a_stay(tmp_path: Path) -> None:
    clock = TestClock()
    work = new_workspace(tmp_path / "known", clock, new_uuid7())
    family = settle_family(work)
    visit = begin_visit(work, family)
    karin = new_uuid7()
    tell(work, {karin: "Karin Smit", new_uuid7(): "Karin Smit-Bos"})
    opened = doubt(work, family, visit, clock)
    say_back(work, family, visit, clock, "later", "Karin Smit")
    assert closed_at_signing(work, family, visit, opened, choice(family.mother, "T")) == "stay_again", "not yet heard"
    say_back(work, family, visit, clock, "notYet", "Karin Smit, gedragswetenschapper")
    *_, heard = work.files.get(family.case).said_back
    assert (heard.colleague, heard.colleague_number) == ("Karin Smit, gedragswetenschapper", karin)
    assert decided(work, family, visit, opened, choice(family.mother, "T")).decision == "agreed", "no exam"
    work.safe.close()


def test_h23_a_colleague_whom_no_list_names_counts_and_oneself_never(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    opened = doubt(work, family, visit, clock)
    for name in (work.enrolled.worker_name, f"{work.enrolled.worker_name} zelf", "..."):
        with pytest.raises(NotAnotherError):
            say_back(work, family, visit, clock, "ownWordsCorrect", name)
    assert [each.outcome for each in work.files.get(family.case).said_back] == ["notYet"]
    say_back(work, family, visit, clock, "declined", "Mo, van de crisisdienst")
    *_, heard = work.files.get(family.case).said_back
    assert (heard.colleague, heard.colleague_number) == ("Mo, van de crisisdienst", None)
    assert decided(work, family, visit, opened, choice(family.mother, "T")).decision == "agreed"


@pytest.mark.parametrize("own", ["told", "said"])
def test_h23_a_colleague_goes_over_it_on_another_laptop_on_a_later_day(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock, tmp_path: Path, own: str
) -> None:
    opened = doubt(work, family, visit, clock)
    work.visits.end(family.case, visit)
    clock.forward(days=2)
    other = new_workspace(tmp_path / "colleague", clock, new_uuid7(), "Karin Smit")
    try:
        pull(other, work, placed=True)
        theirs = begin_visit(other, family)
        if own == "told":
            explain_card(other, family, theirs, "K11", family.mother)
        else:
            say_back(other, family, theirs, clock, "notYet")
        other.visits.end(family.case, theirs)
        ours = begin_visit(work, family)
        assert closed_at_signing(work, family, ours, opened, choice(family.mother, "T")) == "stay_again", "not fetched"
        pull(work, other, placed=True)
        assert decided(work, family, ours, opened, choice(family.mother, "T")).decision == "agreed"
    finally:
        other.safe.close()


def test_h23_not_yet_closes_no_other_form(work: Workspace, family: Family, visit: VisitId) -> None:
    for card in ("K02", "K04"):
        explain_card(work, family, visit, card, family.mother)
        view = work.explaining.view(family.case, card, "parent")
        work.saying_back.said_back(family.case, visit, view, family.mother, "notYet", own_words="Ik weet het niet")
    form = open_form_a(work, family, visit, family.boy)
    signed = sign(work, family, visit, form, family.mother)
    assert work.journal.blob(family.case, signed.document).startswith(b"%PDF-")


def test_h23_after_a_repeat_with_an_interpreter_not_yet_closes_nothing(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    opened = lay(work, family, visit, ready(work, family, clock))
    explain_card(work, family, visit, "K11", family.mother)
    view = work.explaining.view(family.case, "K11", "parent")

    def not_yet() -> None:
        clock.forward(minutes=1)
        work.saying_back.said_back(family.case, visit, view, family.mother, "notYet", own_words="Ik weet het niet")
        clock.forward(minutes=1)

    not_yet()
    explain_card(work, family, visit, "K11", family.mother)
    assert closed_at_signing(work, family, visit, opened, choice(family.mother, "T")) == "stay_again", "the same worker"
    clock.forward(minutes=1)
    used = InterpreterUsed(visit=visit, language="ar", kind="professionalPhone")
    work.visits.use_interpreter(family.case, used)
    clock.forward(minutes=1)
    assert closed_at_signing(work, family, visit, opened, choice(family.mother, "T")) == "stay_again", "told before"
    explain_card(work, family, visit, "K11", family.mother)
    not_yet()
    assert decided(work, family, visit, opened, choice(family.mother, "T")).decision == "agreed"


@pytest.mark.parametrize(
    ("before", "language", "of"),
    [
        pytest.param(True, "ar", (), id="the interpreter was there at the doubt"),
        pytest.param(False, "pl", (), id="of another language"),
        pytest.param(False, "ar", ("father",), id="noted for somebody else"),
    ],
)
def test_h23_an_interpreter_who_is_no_other_for_this_person_repeats_nothing(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock, before: bool, language: str, of: tuple[str, ...]
) -> None:
    def comes() -> None:
        persons = tuple(getattr(family, name) for name in of)
        used = InterpreterUsed(visit=visit, language=language, kind="professionalPhone", number="7731", persons=persons)
        work.visits.use_interpreter(family.case, used)
        clock.forward(minutes=1)

    opened = lay(work, family, visit, ready(work, family, clock))
    if before:
        comes()
    explain_card(work, family, visit, "K11", family.mother)
    clock.forward(minutes=1)
    view = work.explaining.view(family.case, "K11", "parent")
    work.saying_back.said_back(family.case, visit, view, family.mother, "notYet", own_words="Ik weet het niet")
    clock.forward(minutes=1)
    if not before:
        comes()
    explain_card(work, family, visit, "K11", family.mother)
    assert closed_at_signing(work, family, visit, opened, choice(family.mother, "T")) == "stay_again"


def test_time_to_think_is_kept(work: Workspace, family: Family, visit: VisitId, clock: TestClock) -> None:
    tomorrow = DayAnswer((work.today() + timedelta(days=1)).isoformat())
    opened = lay(work, family, visit, ready(work, family, clock, reflectionUntil=tomorrow))
    explain_card(work, family, visit, "K11", family.mother)
    assert closed_at_signing(work, family, visit, opened, choice(family.mother, "T")) == "time_to_think"
    clock.forward(days=1)
    assert decided(work, family, visit, opened, choice(family.mother, "T")).decision == "agreed"


def test_h22_a_weekend_starts_on_no_i_do_not_know_and_each_ends_it_by_telephone(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    form = fill_weekend(work, family)
    fill_pause(work, family, form)
    clock.forward(minutes=1)
    fill_opinion(work, family)
    opened = lay(work, family, visit, form)
    explain_card(work, family, visit, "K11", family.mother, family.father)
    decided(work, family, visit, opened, choice(family.mother, "T"))
    decided(work, family, visit, opened, choice(family.father, "T", "later"))

    def starts() -> bool:
        law = FamilyLaw(work.files.get(family.case), work.today(), work.book)
        return law.asks("voluntary_stay", family.boy, form=opened).may_start

    assert not starts(), "not knowing is no"
    decided(work, family, visit, opened, choice(family.father, "T"))
    assert starts()
    work.visits.end(family.case, visit)
    work.withdrawing.withdraw(family.case, family.father, [TakenBack(opened)], "phone")
    assert not starts()


# -- a colleague --------------------------------------------------------------------------------


def test_nobody_signs_an_opinion_of_somebody_else_as_their_own(work: Workspace, family: Family, visit: VisitId) -> None:
    opened = lay(work, family, visit, fill_opinion(work, family))
    (asked,) = form_of(work.files.get(family.case), opened).required
    assert closed_at_signing(work, family, visit, opened, choice(asked.person, "S")) == "own_opinion"
