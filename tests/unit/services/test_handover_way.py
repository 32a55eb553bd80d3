"""A handover on its way to a GI: from draft to accepted, and never sent without consent by any path (H11)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from form_examples import lay_whole
from handover_example import DOOR, SCHOOL, door, fill_handover, fill_team, handover, school
from town import Family, TestClock, begin_visit, new_workspace, pull, squiggle, supervision_order

from jgvisit.domain.road import Step
from jgvisit.ids import FormId, PersonId, VisitId, new_uuid7
from jgvisit.records.answers import ChoiceAnswer, Passage, PassagesAnswer, TextAnswer
from jgvisit.records.filled import FormFilled
from jgvisit.records.happenings_of_help import RefusalHeard
from jgvisit.records.payload_family import AuthorityRecorded, PersonRegistered
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.records.payload_reading import PaperStepped
from jgvisit.services.desk.writing import WordsMissingError
from jgvisit.services.family.happenings import NotYetHappenedError
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.gates import GateClosedError
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.laying import laid_forms
from jgvisit.services.forms.refusals import RuleBrokenError
from jgvisit.services.law.handover_cover import NotCoveredError
from jgvisit.services.ports.journal import NewRecord
from jgvisit.services.sending.paper_way import MayNotGoError, StepNotNowError
from jgvisit.services.signing.choice import Choice, DecisionKind
from jgvisit.store.journal_store import JournalStore
from jgvisit.workspace import Workspace

GI = "Jeugdbescherming De Brug (verzonnen)"
FEMKE = "Femke Hoekstra"


def decide(
    work: Workspace, family: Family, visit: VisitId, form: FormId, person: PersonId, decision: DecisionKind = "agreed"
) -> None:
    work.signing.decide(family.case, visit, form, Choice(person, decision, "self", squiggle(), squiggle(400), mark="T"))


def laid(work: Workspace, family: Family, visit: VisitId, children: Sequence[PersonId] = ()) -> tuple[FormId, FormId]:
    """A handover about the boy that lies before his parents: (filled, opened)."""
    form = fill_handover(work, family, children=tuple(children))
    fill_team(work, family, form)
    return form, work.laying.lay_before(family.case, visit, form)[0]


def agreed(work: Workspace, family: Family, visit: VisitId) -> tuple[FormId, FormId]:
    form, opened = laid(work, family, visit)
    work.paper_way.step(family.case, form, "discussed", FEMKE)
    for parent in (family.mother, family.father):
        decide(work, family, visit, opened, parent)
    return form, opened


def lacks(work: Workspace, family: Family, form: FormId) -> set[str]:
    return {each.what for each in work.paper_way.ground(family.case, form).missing}


def state(work: Workspace, family: Family, form: FormId) -> str:
    return work.paper_way.standing(family.case, form).state


def test_from_draft_to_the_first_talk_each_step_has_who_and_when(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form, opened = laid(work, family, visit)
    way, case = work.paper_way, family.case
    states = [state(work, family, form)]
    way.step(case, form, "discussed", FEMKE)
    states.append(state(work, family, form))
    decide(work, family, visit, opened, family.mother)
    assert lacks(work, family, form) == {"consent"}
    decide(work, family, visit, opened, family.father)
    states.append(state(work, family, form))
    day = work.today()
    steps: list[tuple[Step, dict[str, str]]] = [
        ("ready", {}), ("sent", {"to": GI}), ("received", {}), ("accepted", {}), ("firstContactDone", {}),
    ]  # fmt: skip
    for step, more in steps:
        way.step(case, form, step, FEMKE, **more)
        states.append(state(work, family, form))
    assert states == [
        "drafted", "discussed", "consented", "ready", "sent", "received", "accepted", "firstContactDone",
    ]  # fmt: skip
    assert [(each.step, each.by, each.on) for each in way.steps(case, form)] == [
        (step, FEMKE, day.isoformat()) for step in ("discussed", *(step for step, _ in steps))
    ]
    gone = next(each for each in way.steps(case, form) if each.step == "sent")
    both = {said.stamp.record for said in form_of(work.files.get(case), opened).decisions}
    assert (gone.to, set(gone.consents), set(gone.standing)) == (GI, both, both)


@pytest.mark.parametrize("answer", ["refused", "later", "objection", None])
def test_h11_without_the_yes_of_everybody_it_is_never_ready_and_never_sent(
    work: Workspace, family: Family, visit: VisitId, answer: DecisionKind | None
) -> None:
    form, opened = laid(work, family, visit)
    work.paper_way.step(family.case, form, "discussed", FEMKE)
    decide(work, family, visit, opened, family.mother)
    if answer is not None:
        decide(work, family, visit, opened, family.father, answer)
    for step in ("ready", "sent"):
        with pytest.raises(MayNotGoError):
            work.paper_way.step(family.case, form, step, FEMKE, to=GI)  # type: ignore[arg-type]  # a step by name
    for late in ("received", "accepted", "firstContactDone"):
        with pytest.raises(StepNotNowError):
            work.paper_way.step(family.case, form, late, FEMKE)  # type: ignore[arg-type]  # a step by name
    assert state(work, family, form) == "discussed"
    (missing,) = work.paper_way.ground(family.case, form).missing
    assert (missing.what, missing.persons) == ("consent", (family.father,))


def test_h11_reading_and_agreeing_with_the_words_is_no_yes_to_sending_them(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form, _ = laid(work, family, visit)
    for passage in (DOOR, SCHOOL):
        for parent in (family.mother, family.father):
            work.reading_together.react(family.case, form, passage, parent, "correct", may_go=True)
    work.paper_way.step(family.case, form, "discussed", FEMKE)
    (missing,) = work.paper_way.ground(family.case, form).missing
    assert (missing.what, set(missing.persons)) == ("consent", {family.mother, family.father})


def test_h11_a_yes_taken_back_calls_it_back_from_ready(work: Workspace, family: Family, visit: VisitId) -> None:
    form, opened = agreed(work, family, visit)
    work.paper_way.step(family.case, form, "ready", FEMKE)
    take_back(work, family, opened)
    assert state(work, family, form) == "discussed"
    with pytest.raises(MayNotGoError):
        work.paper_way.step(family.case, form, "sent", FEMKE, to=GI)


def take_back(work: Workspace, family: Family, opened: FormId, person: PersonId | None = None) -> None:
    at = "2026-11-21T13:00:00.000Z"
    back = ConsentWithdrawn(form=opened, person=person or family.father, channel="phone", effective_at=at)
    assert isinstance(work.journal, JournalStore)
    work.journal.append([NewRecord(back, family.case)])
    work.files.forget(family.case)


def test_h11_a_no_said_aloud_calls_it_back_too(work: Workspace, family: Family, visit: VisitId) -> None:
    form, _ = agreed(work, family, visit)
    said = RefusalHeard(
        event=new_uuid7(), on=work.today().isoformat(), source="vader belde", persons=(family.father,), about="sturen"
    )
    work.happenings.record(family.case, said)
    assert lacks(work, family, form) == {"consent"}


def test_h11_a_changed_text_needs_everybodys_yes_again(work: Workspace, family: Family, visit: VisitId) -> None:
    form, _ = agreed(work, family, visit)
    work.paper_way.step(family.case, form, "ready", FEMKE)
    fill_handover(work, family, door("De deur gaat niet goed dicht."), school(), form=form)
    assert lacks(work, family, form) == {"textChanged"}
    assert state(work, family, form) == "discussed"
    opened = work.laying.lay_before(family.case, visit, form)[0]
    assert lacks(work, family, form) == {"consent"}
    for parent in (family.mother, family.father):
        decide(work, family, visit, opened, parent)
    assert state(work, family, form) == "consented", "what was ready was the old text"
    work.paper_way.step(family.case, form, "ready", FEMKE)
    assert state(work, family, form) == "ready"


def test_h11_leave_this_out_holds_laying_signing_and_sending_until_it_is_out(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form, opened = laid(work, family, visit)
    work.reading_together.react(family.case, form, SCHOOL, family.father, "leaveOut")
    with pytest.raises(GateClosedError):
        decide(work, family, visit, opened, family.mother)
    decide(work, family, visit, opened, family.mother, "refused")  # a no is always taken (H29)
    with pytest.raises(GateClosedError):
        work.laying.lay_before(family.case, visit, form)
    assert "leaveOut" in lacks(work, family, form)
    work.reading_together.take_out(family.case, form, frozenset({family.mother, family.father}))
    opened = work.laying.lay_before(family.case, visit, form)[0]
    for parent in (family.mother, family.father):
        decide(work, family, visit, opened, parent)
    assert lacks(work, family, form) == set()


def test_who_may_not_decide_about_it_takes_nothing_out(work: Workspace, family: Family, visit: VisitId) -> None:
    form, opened = laid(work, family, visit)
    work.reading_together.react(family.case, form, SCHOOL, family.boy, "leaveOut")
    for parent in (family.mother, family.father):
        decide(work, family, visit, opened, parent)
    assert lacks(work, family, form) == set()


def test_a_passage_about_one_adult_lies_before_nobody_else(work: Workspace, family: Family, visit: VisitId) -> None:
    """It is refused where it is typed; what another program recorded is not laid before anybody, and does not go."""
    form, _ = laid(work, family, visit)
    about = PassagesAnswer((Passage(DOOR, "fact", "Zij slaapt slecht.", "gezien", "2026-11-20", family.mother),))
    with pytest.raises(RuleBrokenError, match="eigen deel"):
        fill_handover(work, family, form=form, worries=about)
    filled = find(work.files.get(family.case), form)
    assert filled is not None
    common = next(part for part in filled.parts if part.part == "common")
    forged = FormFilled(
        form=form,
        form_type="handoverToGI",
        form_version=common.form_version,
        part="common",
        children=(family.boy,),
        answers=handover(work, children=(family.boy,), worries=about),
        number=2,
    )
    assert isinstance(work.journal, JournalStore)
    pack = work.pack.ref
    work.journal.append([NewRecord(forged, family.case, supersedes=(common.stamp.record,), pack=pack)])
    work.files.forget(family.case)
    with pytest.raises(GateClosedError) as closed:
        work.laying.lay_before(family.case, visit, form)
    assert closed.value.gate == "about_one_adult"
    assert "aboutOneAdult" in lacks(work, family, form)


def test_during_an_order_it_goes_on_that_order_once_the_family_read_it(
    work: Workspace, family: Family
) -> None:  # Jw 7.3.11 lid 4
    order = supervision_order(work, family, family.boy)
    form = fill_handover(work, family, giRole=ChoiceAnswer(("order",)), orderNumber=TextAnswer("C/00/123"))
    fill_team(work, family, form)
    with pytest.raises(StepNotNowError):
        work.paper_way.step(family.case, form, "ready", FEMKE)
    work.paper_way.step(family.case, form, "discussed", FEMKE)
    work.paper_way.step(family.case, form, "ready", FEMKE)
    work.paper_way.step(family.case, form, "sent", FEMKE, to=GI)
    gone = work.paper_way.steps(family.case, form)[-1]
    assert (gone.orders, gone.consents) == ((order.order,), ())
    assert state(work, family, form) == "sent"


@pytest.mark.parametrize(
    "change",
    [
        {"evidence": "announced", "told_by": "moeder", "told_on": "2026-11-20"},
        {"until": "2026-10-31"},
        {"child": "girl"},
    ],
    ids=["heard of", "over", "of the sister"],
)
def test_h11_an_order_heard_of_or_over_or_of_another_child_carries_nothing(
    work: Workspace, family: Family, change: dict[str, str]
) -> None:
    child = family.girl if change.pop("child", "boy") == "girl" else family.boy
    supervision_order(work, family, child, **change)
    form = fill_handover(work, family)
    fill_team(work, family, form)
    work.paper_way.step(family.case, form, "discussed", FEMKE)
    with pytest.raises(MayNotGoError):
        work.paper_way.step(family.case, form, "ready", FEMKE)


def test_a_brother_and_a_sister_each_need_their_own_ground(work: Workspace, family: Family, visit: VisitId) -> None:
    supervision_order(work, family, family.boy)
    form, opened = laid(work, family, visit, (family.boy, family.girl))
    assert {each.child for each in laid_forms(work.files.get(family.case), form)} == {family.boy, family.girl}
    (girls,) = [each for each in laid_forms(work.files.get(family.case), form) if each.child == family.girl]
    for person in (family.mother, family.father):
        decide(work, family, visit, girls.id, person)
    (missing,) = work.paper_way.ground(family.case, form).missing
    assert (missing.what, missing.persons) == ("consent", (family.girl,)), "she is 13 and decides with them"
    decide(work, family, visit, girls.id, family.girl)
    assert lacks(work, family, form) == set()
    assert opened


def test_who_leads_the_work_is_named_before_it_goes(work: Workspace, family: Family, visit: VisitId) -> None:
    form, _ = agreed(work, family, visit)
    work.filled_forms.fill(family.case, form, "handoverToGI", "team", (family.boy,), {})
    assert lacks(work, family, form) == {"registration"}


def test_authority_that_changed_asks_the_new_holder_too(work: Workspace, family: Family, visit: VisitId) -> None:
    form, _ = agreed(work, family, visit)
    aunt = new_uuid7()
    work.families.record_person(family.case, PersonRegistered(person=aunt, name="Tante Verzonnen", role="guardian"))
    work.families.record_authority(
        family.case,
        AuthorityRecorded(
            line=new_uuid7(), child=family.boy, holder=aunt, kind="other_person", since="2026-11-01", evidence="gezien"
        ),
    )
    assert "othersSign" in lacks(work, family, form)


def test_steps_say_who_why_and_to_whom_and_no_day_to_come(work: Workspace, family: Family, visit: VisitId) -> None:
    form, _ = agreed(work, family, visit)
    way, case = work.paper_way, family.case
    with pytest.raises(WordsMissingError):
        way.step(case, form, "stopped", FEMKE)
    with pytest.raises(WordsMissingError):
        way.step(case, form, "ready", " - ")
    with pytest.raises(NotYetHappenedError):
        way.step(case, form, "ready", FEMKE, on=work.today() + timedelta(days=1))
    way.step(case, form, "ready", FEMKE)
    with pytest.raises(WordsMissingError):
        way.step(case, form, "sent", FEMKE)
    way.step(case, form, "sent", FEMKE, to=GI)
    way.step(case, form, "returned", "Mevrouw Verzonnen van De Brug", note="Er is geen plek")
    assert state(work, family, form) == "returned"


def test_h11_what_went_on_a_day_before_the_yes_went_without_it(work: Workspace, family: Family, visit: VisitId) -> None:
    form, _ = agreed(work, family, visit)
    work.paper_way.step(family.case, form, "ready", FEMKE)
    with pytest.raises(NotCoveredError):
        work.paper_way.step(family.case, form, "sent", FEMKE, to=GI, on=work.today() - timedelta(days=1))
    work.paper_way.step(family.case, form, "sent", FEMKE, to=GI)


# -- by any path --------------------------------------------------------------------------------


def forged(form: FormId, work: Workspace, family: Family, step: Step = "sent", **more: Any) -> PaperStepped:
    filled = find(work.files.get(family.case), form)
    assert filled is not None
    version = next(part.stamp.record for part in filled.parts if part.part == "common")
    day = work.today().isoformat()
    return PaperStepped(form=form, step=step, on=day, by="iemand", to=GI, version=version, **more)


@pytest.mark.parametrize("step", ["ready", "sent"])
def test_h11_no_code_here_writes_it_down_as_sent_past_the_service(
    work: Workspace, family: Family, visit: VisitId, step: Step
) -> None:
    form, opened = laid(work, family, visit)
    decide(work, family, visit, opened, family.mother)
    said = tuple(each.stamp.record for each in form_of(work.files.get(family.case), opened).decisions)
    for payload in (
        forged(form, work, family, step),
        forged(form, work, family, step, consents=said),
        forged(form, work, family, step, consents=(*said, new_uuid7())),
        forged(form, work, family, step, orders=(new_uuid7(),)),
    ):
        with pytest.raises(NotCoveredError):
            work.paper_way._at.writer.one(family.case, payload)
    assert work.files.get(family.case).read_together.steps == ()


@pytest.mark.parametrize("step", ["sent", "received", "accepted", "firstContactDone"])
def test_h11_what_another_program_calls_sent_is_not_called_so_here(
    work: Workspace, family: Family, visit: VisitId, tmp_path: Path, step: Step
) -> None:
    """By sync: the record is kept, nobody is told it went, and the worker sees that something is wrong."""
    form, opened = laid(work, family, visit)
    decide(work, family, visit, opened, family.mother)
    other = new_workspace(tmp_path / "other", TestClock())
    pull(other, work)
    said = tuple(each.stamp.record for each in form_of(other.files.get(family.case), opened).decisions)
    assert isinstance(other.journal, JournalStore)
    other.journal.append([NewRecord(forged(form, other, family, step, consents=said), family.case)])
    pull(work, other)
    standing = work.paper_way.standing(family.case, form)
    assert (standing.state, standing.unfounded) == ("discussed", True)
    assert not {"sent", "received", "accepted", "firstContactDone"} & set(standing.next)
    other.safe.close()


def test_h11_a_yes_taken_back_on_another_laptop_before_it_went_shows_after_the_sync(
    work: Workspace, family: Family, visit: VisitId, tmp_path: Path
) -> None:
    form, opened = agreed(work, family, visit)
    other = new_workspace(tmp_path / "other", TestClock())
    pull(other, work)
    take_back(other, family, opened)
    work.paper_way.step(family.case, form, "ready", FEMKE)
    work.paper_way.step(family.case, form, "sent", FEMKE, to=GI)
    assert state(work, family, form) == "sent"
    pull(work, other)
    standing = work.paper_way.standing(family.case, form)
    assert (standing.state, standing.unfounded) == ("discussed", True)
    other.safe.close()


def test_what_was_called_back_goes_anew_on_its_own_ground(
    work: Workspace, family: Family, visit: VisitId, tmp_path: Path
) -> None:
    form, opened = laid(work, family, visit)
    other = new_workspace(tmp_path / "other", TestClock())
    pull(other, work)
    assert isinstance(other.journal, JournalStore)
    other.journal.append([NewRecord(forged(form, other, family), family.case)])
    pull(work, other)
    other.safe.close()
    way, case = work.paper_way, family.case
    assert way.standing(case, form).unfounded
    way.step(case, form, "returned", "Mevrouw Verzonnen van De Brug", note="Er was geen toestemming")
    way.step(case, form, "discussed", FEMKE)
    for parent in (family.mother, family.father):
        decide(work, family, visit, opened, parent)
    way.step(case, form, "ready", FEMKE)
    way.step(case, form, "sent", FEMKE, to=GI)
    standing = way.standing(case, form)
    assert (standing.state, standing.unfounded) == ("sent", False)


@pytest.mark.parametrize("ours_first", [True, False])
def test_what_two_laptops_laid_apart_goes_on_the_one_that_was_taken_up_again(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock, tmp_path: Path, ours_first: bool
) -> None:
    form = fill_handover(work, family)
    fill_team(work, family, form)
    work.visits.end(family.case, visit)
    other = new_workspace(tmp_path / "colleague", clock)
    try:
        pull(other, work)
        here, there = begin_visit(work, family), begin_visit(other, family)
        for table, at in ((work, here), (other, there)) if ours_first else ((other, there), (work, here)):
            table.laying.lay_before(family.case, at, form)
            clock.forward(minutes=1)
        pull(work, other, placed=True)
        (opened,) = work.laying.lay_before(family.case, here, form)
        for person in (family.mother, family.father):
            decide(work, family, here, opened, person)
        assert work.paper_way.ground(family.case, form).may_go
    finally:
        other.safe.close()


def test_an_application_that_is_asked_for_no_more_stays(work: Workspace, family: Family) -> None:
    """Nobody of ours refuses it (H24); whoever asked may stop asking, and then nothing goes to the back office."""
    visit = begin_visit(work, family)
    opened = lay_whole(work, family, visit, "M")
    form = form_of(work.files.get(family.case), opened)
    assert form.laid is not None
    (asked,), application = form.required, form.laid.form
    refused = RefusalHeard(
        event=new_uuid7(), on=work.today().isoformat(), source="aan tafel", about="de hulp", persons=(asked.person,)
    )
    work.happenings.record(family.case, refused)
    assert work.paper_way.ground(family.case, application).may_go, "a no to our help is no word about an application"
    choice = Choice(asked.person, "refused", "self", squiggle(), squiggle(400), mark=asked.mark)
    work.signing.decide(family.case, visit, opened, choice)
    missing = work.paper_way.ground(family.case, application).missing
    assert [(each.what, each.persons) for each in missing] == [("askedNoMore", (asked.person,))]
    with pytest.raises(MayNotGoError):
        work.paper_way.step(family.case, application, "ready", FEMKE)
