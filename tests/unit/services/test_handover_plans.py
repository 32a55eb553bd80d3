"""Plans that go along with a handover: by a choice in the text that is signed, one version, and never by themselves."""

from __future__ import annotations

from typing import cast

import pytest
from filled_examples import fill_plan, promise_row
from form_examples import lay_whole
from handover_example import fill_handover, fill_team
from town import Family, TestClock, begin_visit, squiggle, supervision_order

from jgvisit.documents.outgoing_paper import outgoing_paper
from jgvisit.ids import FormId, RecordId, VisitId, new_uuid7
from jgvisit.records.answers import (
    ChoiceAnswer,
    DayAnswer,
    Passage,
    PassagesAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.records.case_forms import Form
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.agreements.withdrawing import TakenBack
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.gates import GateClosedError
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.refusals import AnswersMissingError, LookAgainError
from jgvisit.services.law.handover_cover import HANDOVER
from jgvisit.services.sending.carried_over import known_already
from jgvisit.services.sending.going_out import REQUEST
from jgvisit.services.sending.handover_plans import FIELD, offered
from jgvisit.services.sending.outgoing_model import Block
from jgvisit.services.signing.choice import Choice, DecisionKind
from jgvisit.workspace import Workspace


@pytest.fixture
def plan(work: Workspace, family: Family) -> FormId:
    his = promise_row(work, [family.father], "Ik loop naar buiten als ik boos word", checkedBy="oma Riet")
    hers = promise_row(work, [], "Ik kom elke avond langs")
    grandmother = Row(hers.id, {**hers.cells, "who": PersonsAnswer((), ("oma Riet",))})
    about_him = Passage(new_uuid7(), "fact", "Vader verloor zijn baan.", "vader", "2026-11-20", about=family.father)
    facts = PassagesAnswer((Passage(new_uuid7(), "fact", "De deur is kapot.", "gezien", "2026-11-20"), about_him))
    return fill_plan(work, family, his, grandmother, facts=facts, reachUs=TextAnswer("Femke belt op dinsdag"))


def version(work: Workspace, family: Family, plan: FormId) -> RecordId:
    filled = find(work.files.get(family.case), plan)
    assert filled is not None
    return next(part.stamp.record for part in filled.parts if part.part == "common")


def row(work: Workspace, family: Family, choice: str = "yes", **changed: str) -> RowsAnswer:
    """The row that is offered for the plan, with this choice."""
    (found,) = offered(work.files.get(family.case), (family.boy,), work.today())
    words = TextAnswer(changed["plan"]) if "plan" in changed else found.cells["plan"]
    return RowsAnswer((Row(changed.get("id", found.id), {"plan": words, "goesAlong": ChoiceAnswer((choice,))}),))


def with_plan(work: Workspace, family: Family, choice: str = "yes", **changed: str) -> FormId:
    form = fill_handover(work, family, plansAlong=row(work, family, choice, **changed))
    fill_team(work, family, form)
    return form


def laid(work: Workspace, family: Family, visit: VisitId, form: FormId) -> Form:
    (opened,) = work.laying.lay_before(family.case, visit, form)
    return form_of(work.files.get(family.case), opened)


def attachments(work: Workspace, family: Family, form: FormId) -> list[Block]:
    return [block for block in work.outgoing.of(family.case, form).blocks if block.heading.startswith("Bijlage")]


def test_a_plan_that_holds_is_offered_and_nobody_chose_for_it_yet(
    work: Workspace, family: Family, plan: FormId
) -> None:
    found = known_already(work.files.shown(family.case), HANDOVER, (family.boy,), {}, work.today())[FIELD]
    assert isinstance(found, RowsAnswer)
    (one,) = found.rows
    assert one.id == version(work, family, plan)
    assert set(one.cells) == {"plan"}
    with pytest.raises(AnswersMissingError):
        fill_handover(work, family, plansAlong=found)
    assert FIELD not in known_already(work.files.shown(family.case), HANDOVER, (family.girl,), {}, work.today())


def test_h11_without_a_yes_for_it_no_plan_goes_along(work: Workspace, family: Family, plan: FormId) -> None:
    form = with_plan(work, family, "no")
    assert attachments(work, family, form) == []
    text = work.outgoing.of(family.case, form).text
    assert "boos" not in text
    assert "Veiligheidsplan" not in text, "that they said no to it is nobody's outside"
    assert attachments(work, family, fill_handover(work, family)) == []


def test_what_goes_along_is_that_version_without_who_gave_no_yes_to_be_named(
    work: Workspace, family: Family, plan: FormId
) -> None:
    form = with_plan(work, family)
    (named,) = offered(work.files.get(family.case), (family.boy,), work.today())
    later = promise_row(work, [family.mother], "Ik bel meteen")
    fill_plan(work, family, later, form=plan)
    (block,) = attachments(work, family, form)
    assert isinstance(words := named.cells["plan"], TextAnswer)
    assert block.heading == f"Bijlage: {words.text}"
    assert "Ik loop naar buiten als ik boos word" in block.text
    assert "De deur is kapot." in block.text
    for kept in ("Ik bel meteen", "oma Riet", "elke avond", "baan", "dinsdag"):
        assert kept not in block.text, kept


def test_h11_the_consent_covers_which_plans_go_along(work: Workspace, family: Family, plan: FormId) -> None:
    visit = begin_visit(work, family)
    form = with_plan(work, family, "no")
    before = laid(work, family, visit, form)
    fill_handover(work, family, form=form, plansAlong=row(work, family, "yes"))
    after = laid(work, family, visit, form)
    assert before.content_sha256 != after.content_sha256, "a yes to the one text is no yes to the other"


@pytest.mark.parametrize("changed", [{"id": new_uuid7()}, {"plan": "Veiligheidsplan van vorig jaar"}])
def test_h11_a_row_that_names_no_plan_or_calls_it_otherwise_is_not_laid_before_anybody(
    work: Workspace, family: Family, plan: FormId, changed: dict[str, str]
) -> None:
    visit = begin_visit(work, family)
    form = with_plan(work, family, **changed)
    with pytest.raises(GateClosedError) as closed:
        work.laying.lay_before(family.case, visit, form)
    assert "unknown_plan" in str(closed.value)
    work.visits.end(family.case, visit)
    with pytest.raises(LookAgainError):
        work.outgoing.of(family.case, form)


def test_h2_a_plan_that_is_hidden_from_somebody_goes_to_nobody(work: Workspace, family: Family, plan: FormId) -> None:
    record = version(work, family, plan)
    form = with_plan(work, family)
    hides = VisibilityRestricted(hides=(record,), hidden_from=(family.father,), basis="veiligheid")
    work.paper_way._at.writer.one(family.case, hides)
    with pytest.raises(LookAgainError):
        work.outgoing.of(family.case, form)


# -- the statements of a plan -------------------------------------------------------------------


DOOR_OF_PLAN = new_uuid7()


@pytest.fixture
def told(work: Workspace, family: Family) -> FormId:
    """A plan with a fact that a neighbour told, who asked to stay out of it."""
    fact = Passage(DOOR_OF_PLAN, "reported", "Er is geschreeuwd.", "buurvrouw De Wit, Lindelaan 9", "2026-11-20")
    kept = Passage(new_uuid7(), "fact", "De deur is kapot.", "gezien", "2026-11-20")
    promise = promise_row(work, [family.father], "Ik loop naar buiten")
    return fill_plan(work, family, promise, facts=PassagesAnswer((fact, kept)))


def everything(work: Workspace, family: Family, form: FormId) -> str:
    """What stands on the paper, in the file for the receiver beside it, and in the text for the office."""
    outgoing = work.outgoing.of(family.case, form)
    paper = outgoing_paper(outgoing)
    rows = " ".join(f"{row.label} {row.value}" for section in paper.sections for row in section.rows)
    return "\n".join((outgoing.text, rows, paper.attachment.decode()))


def test_h7_who_told_a_fact_of_a_plan_is_not_named_to_a_gi(work: Workspace, family: Family, told: FormId) -> None:
    form = with_plan(work, family)
    out = everything(work, family, form)
    assert "Er is geschreeuwd. (bron bij ons bekend, 20 november 2026)" in out
    assert "De deur is kapot." in out
    for kept in ("De Wit", "buurvrouw", "Lindelaan"):
        assert kept not in out, kept


@pytest.mark.parametrize("who", ["mother", "father", "girl"])
def test_h11_leave_this_out_said_of_a_plan_keeps_it_here(
    work: Workspace, family: Family, told: FormId, who: str
) -> None:
    form = with_plan(work, family)
    assert "geschreeuwd" in everything(work, family, form)
    work.reading_together.react(family.case, told, DOOR_OF_PLAN, getattr(family, who), "leaveOut")
    out = everything(work, family, form)
    decides = who != "girl"  # it is about her brother: her consent is not asked
    assert ("geschreeuwd" in out) is not decides
    assert "De deur is kapot." in out
    work.reading_together.react(family.case, told, DOOR_OF_PLAN, getattr(family, who), "correct")
    assert "geschreeuwd" in everything(work, family, form), "who thinks otherwise later says so"


def test_h11_under_an_order_it_goes_with_what_they_said_of_it(work: Workspace, family: Family, told: FormId) -> None:
    supervision_order(work, family, family.boy)
    form = with_plan(work, family)
    say = work.reading_together.react
    say(family.case, told, DOOR_OF_PLAN, family.mother, "leaveOut", "Dat was de televisie", may_go=True)
    out = everything(work, family, form)
    assert "geschreeuwd" in out
    assert "vroeg om dit weg te laten: Dat was de televisie" in out


def test_what_is_said_of_a_plan_goes_where_its_speaker_lets_it_and_with_this_handover_alone(
    work: Workspace, family: Family, told: FormId, clock: TestClock
) -> None:
    say = work.reading_together.react
    say(family.case, told, DOOR_OF_PLAN, family.mother, "notCorrect", "Het was de televisie", may_go=True)
    clock.forward(minutes=1)
    form = with_plan(work, family)
    assert "televisie" not in everything(work, family, form), "it was said before this handover was begun"
    say(family.case, told, DOOR_OF_PLAN, family.mother, "notCorrect", "Het was de radio", may_go=False)
    assert "radio" not in everything(work, family, form)
    say(family.case, told, DOOR_OF_PLAN, family.father, "notCorrect", "Het was de buurman", may_go=True)
    assert "klopt niet: Het was de buurman" in everything(work, family, form)


def test_of_a_version_from_before_it_can_be_said_too(work: Workspace, family: Family, told: FormId) -> None:
    form = with_plan(work, family)
    promise = promise_row(work, [family.father], "Ik loop naar buiten")
    other = PassagesAnswer((Passage(new_uuid7(), "fact", "De deur is gemaakt.", "gezien", "2026-11-21"),))
    fill_plan(work, family, promise, form=told, facts=other)
    assert "geschreeuwd" in everything(work, family, form)
    work.reading_together.react(family.case, told, DOOR_OF_PLAN, family.mother, "leaveOut")
    out = everything(work, family, form)
    assert "geschreeuwd" not in out
    assert "gemaakt" not in out, "they said yes to the version before"


def test_they_are_read_with_the_handover(work: Workspace, family: Family, told: FormId) -> None:
    assert work.reading_together.passages_along(family.case, with_plan(work, family, "no")) == ()
    along = work.reading_together.passages_along(family.case, with_plan(work, family))
    assert [(plan.form, read.form, read.passage.text) for plan, read in along] == [
        (told, told, "Er is geschreeuwd."), (told, told, "De deur is kapot."),
    ]  # fmt: skip


def test_a_handover_does_not_begin_with_what_somebody_wants_left_out(
    work: Workspace, family: Family, told: FormId
) -> None:
    """Also where that was said alone, and nobody here may know of it."""
    visit = begin_visit(work, family, family.father)
    work.reading_together.react(family.case, told, DOOR_OF_PLAN, family.mother, "leaveOut")
    work.visits.change_presence(family.case, visit, [family.mother, family.father])
    shown, out = work.files.shown(family.case), work.reading_together.left_out(family.case)
    for form_type, field, there in (
        (HANDOVER, "worries", False),
        (REQUEST, "safetyFindings", True),  # nobody's consent is asked for what the Raad needs (H14)
    ):
        taken = known_already(shown, form_type, (family.boy,), {}, work.today(), out)[field]
        assert isinstance(taken, PassagesAnswer)
        assert ("Er is geschreeuwd." in [each.text for each in taken.passages]) is there, form_type


# -- a stay, and the family's own plan ---------------------------------------------------------


def say_yes(work: Workspace, family: Family, visit: VisitId, opened: FormId) -> None:
    """Let everybody who is asked say yes to what lies before them."""
    for asked in form_of(work.files.get(family.case), opened).required:
        if asked.mark in ("T", "A"):
            choice = Choice(asked.person, "agreed", "self", squiggle(), squiggle(400), mark=asked.mark)
            work.signing.decide(family.case, visit, opened, choice)


def test_a_stay_goes_along_once_it_is_an_agreement_without_where_and_with_whom(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family)
    opened = lay_whole(work, family, visit, "E")
    about = form_of(work.files.get(family.case), opened).child
    assert offered(work.files.get(family.case), (about,), work.today()) == (), "nobody said yes to it yet"
    say_yes(work, family, visit, opened)
    (found,) = offered(work.files.get(family.case), (about,), work.today())
    assert isinstance(words := found.cells["plan"], TextAnswer)
    assert words.text.startswith("Afspraak over ergens anders wonen of contact van ")
    goes = Row(found.id, {**found.cells, "goesAlong": ChoiceAnswer(("yes",))})
    form = fill_handover(work, family, plansAlong=RowsAnswer((goes,)))
    fill_team(work, family, form)
    work.visits.end(family.case, visit)
    (block,) = attachments(work, family, form)
    assert "Iets over: wat is nodig om thuis te komen" in block.text
    for kept in (
        "bij wie",
        "waar",
        "wie is erbij",
        "wat vindt het kind",
        "wat het kind wil dat ieder leest",
        "school en dokter",
        "kosten",
        "vervoer",
    ):
        assert f"Iets over: {kept}" not in block.text, kept
    assert not lacks(work, family, form, "planGone")
    work.withdrawing.withdraw(family.case, family.mother, [TakenBack(opened)], "phone")
    assert offered(work.files.get(family.case), (about,), work.today()) == ()
    assert lacks(work, family, form, "planGone"), "worker and office see why it waits"
    with pytest.raises(LookAgainError):
        work.outgoing.of(family.case, form)


def lacks(work: Workspace, family: Family, form: FormId, what: str) -> bool:
    return any(each.what == what for each in work.paper_way.ground(family.case, form).missing)


@pytest.mark.parametrize(
    ("who", "goes"), [(("Samira Haddad",), True), (("Samira Haddad", "oma Riet"), False), ((), False)]
)
def test_the_familys_own_plan_goes_whole_or_not_at_all(
    work: Workspace, family: Family, who: tuple[str, ...], *, goes: bool
) -> None:
    """H24: unedited; who said yes to help said no yes to be named to a GI (Jw 7.3.11 lid 1)."""
    own = "Wij eten elke dag samen.\nMama belt als het niet gaat."
    day = DayAnswer(work.today().isoformat())
    rows = tuple(Row(new_uuid7(), {"name": TextAnswer(each), "wants": ChoiceAnswer(("yes",))}) for each in who)
    answers = {
        "planOffered": ChoiceAnswer(("wanted",)),
        "offeredOn": day,
        "awaitedUntil": day,
        "familyPlanText": TextAnswer(own),
        "helper": TextAnswer("een buurman"),
        **({"participants": RowsAnswer(rows)} if rows else {}),
    }
    plan = work.filled_forms.begin()
    work.filled_forms.fill(family.case, plan, "familyGroupPlan", "common", (family.boy,), answers)
    found = offered(work.files.get(family.case), (family.boy,), work.today())
    assert bool(found) is goes
    if goes:
        form = fill_handover(work, family, plansAlong=row(work, family))
        fill_team(work, family, form)
        (block,) = attachments(work, family, form)
        assert "Wij eten elke dag samen." in block.text
        assert "Mama belt als het niet gaat." in block.text
        assert "buurman" not in block.text


@pytest.mark.parametrize("no", ["refused", "partly", "taken back"])
def test_h15_the_familys_own_plan_stays_once_one_of_them_said_no(work: Workspace, family: Family, no: str) -> None:
    """A father's promise left for the GI after he had refused it."""
    file, visit = work.files.get(family.case), begin_visit(work, family)
    rows = tuple(
        Row(new_uuid7(), {"name": TextAnswer(file.member(who).name), "wants": ChoiceAnswer(("yes",))})
        for who in (family.mother, family.father)
    )
    day = DayAnswer(work.today().isoformat())
    answers = {
        "planOffered": ChoiceAnswer(("wanted",)),
        "offeredOn": day,
        "awaitedUntil": day,
        "familyPlanText": TextAnswer("Papa drinkt niet meer. Mama belt."),
        "participants": RowsAnswer(rows),
    }
    plan = work.filled_forms.begin()
    work.filled_forms.fill(family.case, plan, "familyGroupPlan", "common", (family.boy,), answers)
    assert offered(work.files.get(family.case), (family.boy,), work.today()), "unsigned it is the family's all the same"
    laid = work.laying.lay_before(family.case, visit, plan)
    for opened in laid:
        for asked in form_of(work.files.get(family.case), opened).required:
            if asked.mark == "A" and asked.person == family.father:
                kind: DecisionKind = "agreed" if no == "taken back" else cast(DecisionKind, no)
                part = "wel het bellen" if no == "partly" else None
                choice = Choice(asked.person, kind, "self", squiggle(), squiggle(400), view_text=part, mark="A")
                work.signing.decide(family.case, visit, opened, choice)
    if no == "taken back":
        assert offered(work.files.get(family.case), (family.boy,), work.today())
        work.withdrawing.withdraw(family.case, family.father, [TakenBack(each) for each in laid], "phone")
    assert offered(work.files.get(family.case), (family.boy,), work.today()) == ()
