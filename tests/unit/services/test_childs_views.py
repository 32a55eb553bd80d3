"""What each child thinks, and what it means for each child: asked, kept apart, and read by nobody unasked (H7, H26)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from filled_examples import fill_opinion, fill_pause, fill_stay
from form_examples import NOBODY, an_answer, explain_card, fill_no_agreement
from handover_example import fill_handover, handover
from per_child import of_each
from request_example import fill_request
from request_example import fill_team as fill_request_team
from town import Family, begin_visit, sign

from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import Answer, OfChild, PerChildAnswer, TextAnswer
from jgvisit.records.visibility import hidden_bodies, without_hidden
from jgvisit.services.forms.childs_views import OWN_WORDS, views, without_view
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.gates import GateClosedError
from jgvisit.services.forms.refusals import AnswersMissingError
from jgvisit.workspace import Workspace


def fill_stay_ready(work: Workspace, family: Family, **more: Answer) -> FormId:
    form = fill_stay(work, family, **more)
    fill_pause(work, family, form)
    fill_opinion(work, family)
    return form


Fill = Callable[..., FormId]
FORMS: dict[str, Fill] = {
    "voluntaryStayAgreement": fill_stay_ready,
    "handoverToGI": fill_handover,
    "noAgreementRecord": fill_no_agreement,
    "investigationRequest": fill_request,
}
WAYS = ("own", "shared", "missing")


def gate(work: Workspace, family: Family, form: FormId) -> str:
    """Return the gate that laying stops at, empty where it lies before its signers."""
    visit = work.files.open_visit_id(family.case)
    assert visit is not None
    try:
        work.laying.lay_before(family.case, visit, form)
    except GateClosedError as closed:
        return closed.gate
    return ""


@pytest.mark.parametrize("form_type", FORMS)
def test_h26_nobody_is_asked_to_sign_about_a_child_nobody_asked(
    work: Workspace, family: Family, form_type: str
) -> None:
    visit = begin_visit(work, family)
    explain_card(work, family, visit, "K11", family.mother, family.father)
    for way in WAYS:
        form = FORMS[form_type](work, family, viewPerChild=NOBODY)
        assert gate(work, family, form) == "view_of_child", "neither a view nor a reason"
        write_view(work, family, form_type, form, way)
        assert gate(work, family, form) == "", way


def write_view(work: Workspace, family: Family, form_type: str, form: FormId, way: str) -> None:
    """Write down what the boy thinks, in one of the three ways."""
    known = find(work.files.get(family.case), form)
    assert known is not None
    part = "private" if way == "own" else "common" if way == "shared" else "team"
    before = next((dict(each.answers) for each in known.parts if each.part == part), {})
    name = {"own": OWN_WORDS[form_type][0], "shared": "viewPerChild", "missing": "viewMissing"}[way]
    said: Answer = TextAnswer("Ik ben bang") if way == "own" else of_each([family.boy], "Hij is vier maanden")
    owner = family.boy if way == "own" else None
    form_of_type = work.filled_forms.definition(form_type)
    first = REQUIRED_OF_TEAM.get(form_type, ()) if part == "team" and not before else ()
    needed = {each: an_answer(form_of_type.field(each), work, family) for each in first}
    answers = {**needed, **before, name: said}
    work.filled_forms.fill(family.case, form, form_type, part, (family.boy,), answers, owner)


REQUIRED_OF_TEAM: dict[str, tuple[str, ...]] = {
    "noAgreementRecord": ("interimSafety",),
    "investigationRequest": ("informing",),
}


def test_h26_brothers_and_sisters_are_asked_for_each(work: Workspace, family: Family) -> None:
    begin_visit(work, family)
    both = (family.boy, family.girl)
    form = fill_handover(work, family, children=both, viewPerChild=of_each([family.boy], "Ik wil rust"))
    filled = find(work.files.get(family.case), form)
    assert filled is not None
    assert dict(views(filled)) == {family.boy: {"shared"}, family.girl: frozenset()}
    assert without_view(filled) == (family.girl,)
    assert gate(work, family, form) == "view_of_child"
    lacks = {each.what: each.persons for each in work.paper_way.ground(family.case, form).missing}
    assert lacks["viewOfChild"] == (family.girl,)


def test_h26_the_text_is_about_the_children_of_its_common_part(work: Workspace, family: Family) -> None:
    """A part of the team that is about a sister too asks nothing of a text that is not about her."""
    begin_visit(work, family)
    form = fill_handover(work, family)
    both = (family.boy, family.girl)
    work.filled_forms.fill(family.case, form, "handoverToGI", "team", both, {"leadRegistration": TextAnswer("100200")})
    filled = find(work.files.get(family.case), form)
    assert filled is not None
    assert set(filled.children) == set(both)
    assert without_view(filled) == ()
    assert gate(work, family, form) == ""


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(lambda family: of_each([family.boy], "Hij verhuist niet"), id="one of two"),
        pytest.param(lambda family: of_each([family.boy, family.girl, family.mother], "Rust"), id="a grown-up"),
        pytest.param(lambda family: of_each([family.boy, family.girl, family.boy], "Rust"), id="twice"),
        pytest.param(
            lambda family: PerChildAnswer((OfChild(family.boy, "Rust"), OfChild(family.girl, " . "))), id="a dot"
        ),
    ],
)
def test_h26_what_it_means_is_written_for_every_child_and_nobody_else(
    work: Workspace, family: Family, said: Callable[[Family], PerChildAnswer]
) -> None:
    both = (family.boy, family.girl)
    answers = handover(work, children=both, meaningPerChild=said(family))
    with pytest.raises(AnswersMissingError) as missing:
        work.filled_forms.fill(family.case, work.filled_forms.begin(), "handoverToGI", "common", both, answers)
    assert missing.value.fields == ("meaningPerChild",)


def test_h30_a_request_of_tonight_waits_for_nobodys_view(work: Workspace, family: Family) -> None:
    begin_visit(work, family)
    form = fill_request(work, family, urgent=True)
    assert gate(work, family, form) == ""
    assert "viewOfChild" not in {each.what for each in work.paper_way.ground(family.case, form).missing}


def test_h7_what_goes_to_the_raad_of_a_childs_view(work: Workspace, family: Family) -> None:
    """What all may read goes, and why we do not know; of the child's own part nothing that nobody chose."""
    form = fill_request(work, family, viewPerChild=of_each([family.boy], "Ik wil dat het stopt"))
    fill_request_team(work, family, form, viewMissing=of_each([family.boy], "Hij wilde er niet meer over zeggen"))
    work.filled_forms.fill(
        family.case, form, "investigationRequest", "private", (family.boy,),
        {"ownView": TextAnswer("Papa slaat de deur kapot")}, family.boy,
    )  # fmt: skip
    text = "\n".join(block.text for block in work.outgoing.of(family.case, form).blocks)
    assert "Ik wil dat het stopt" in text
    assert "Hij wilde er niet meer over zeggen" in text
    assert "Papa slaat" not in text
    theirs = print_words(work, family, form, family.mother)
    assert "Ik wil dat het stopt" in theirs
    assert "Hij wilde er niet meer" not in theirs, "the reason may betray a child"
    assert "Papa slaat" not in theirs


def print_words(work: Workspace, family: Family, form: FormId, reader: PersonId) -> str:
    parts = work.filled_forms.print_for(family.case, form, reader).parts
    return " ".join(str(answer) for part in parts for _, answer in part.answers)


def test_h7_in_the_part_of_before_it_stays_as_it_was_and_counts(work: Workspace, family: Family) -> None:
    form = fill_handover(work, family, viewPerChild=NOBODY, childView=TextAnswer("Ik mis mijn juf"))
    filled = find(work.files.get(family.case), form)
    assert filled is not None
    assert without_view(filled) == ()
    assert "Ik mis mijn juf" in print_words(work, family, form, family.mother)


def test_a_child_that_is_told_of_is_no_signer_of_it(work: Workspace, family: Family) -> None:
    """Whom a row names is asked about their own lines; what a form means for a child asks that child nothing."""
    visit = begin_visit(work, family)
    form = fill_handover(work, family)
    (laid,) = work.laying.lay_before(family.case, visit, form)
    asked = {mark.person for mark in next(f for f in work.files.get(family.case).forms if f.id == laid).required}
    assert family.boy not in asked
    assert {family.mother, family.father} <= asked


SAID = "Ik ben bang voor papa als hij gedronken heeft"
DECISION = "Functionaris gegevensbescherming, 20 november 2026, nummer 2026-17"


def file_of(work: Workspace, family: Family, person: PersonId) -> str:
    return work.dossiers.make(family.case, person, DECISION).json().decode()


@pytest.mark.parametrize("own", [SAID, "Hij is bang als er gedronken is"])
def test_h7_what_a_child_took_back_is_in_nobody_elses_file(work: Workspace, family: Family, own: str) -> None:
    """Neither in a version before nor in a text that was laid; the same words in its own part stop no file."""
    visit = begin_visit(work, family, family.father)
    form = fill_handover(work, family, viewPerChild=of_each([family.boy], SAID))
    assert not gate(work, family, form)
    work.visits.end(family.case, visit)
    assert SAID in file_of(work, family, family.father), "as long as the child wants it everybody reads it"
    fill_handover(work, family, form=form, viewPerChild=NOBODY)
    told = {"childStory": TextAnswer(own)}
    work.filled_forms.fill(family.case, form, "handoverToGI", "private", (family.boy,), told, family.boy)
    assert [SAID in file_of(work, family, each) for each in (family.father, family.mother, family.girl)] == [False] * 3
    assert SAID in file_of(work, family, family.boy)
    later = begin_visit(work, family)
    assert [each for each in work.laid.changes(family.case, form) if SAID in each.old] == []
    work.visits.end(family.case, later)
    assert [each for each in work.laid.changes(family.case, form, for_me=True) if SAID in each.old]


def test_h7_who_decided_on_the_words_keeps_what_they_decided_on(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family, family.father)
    form = fill_handover(work, family, viewPerChild=of_each([family.boy], SAID))
    (opened,) = work.laying.lay_before(family.case, visit, form)
    sign(work, family, visit, opened, family.mother, "later")
    work.visits.end(family.case, visit)
    fill_handover(work, family, form=form, viewPerChild=NOBODY)
    files = [SAID in file_of(work, family, each) for each in (family.mother, family.father, family.girl)]
    assert files == [True, False, False]


def test_h7_what_the_child_only_adds_to_is_not_taken_back(work: Workspace, family: Family) -> None:
    form = fill_handover(work, family, viewPerChild=of_each([family.boy], SAID))
    fill_handover(work, family, form=form, viewPerChild=of_each([family.boy], f"{SAID}. Op school gaat het goed."))
    records = work.journal.records_of(family.case)
    hidden = hidden_bodies(work.files.get(family.case), records, frozenset({family.father}), work.today())
    left = b"".join(record.body or b"" for record in without_hidden(records, hidden)).decode()
    assert left.count(SAID) == 2


def test_h26_one_text_of_before_counts_for_no_child_that_came_later(work: Workspace, family: Family) -> None:
    before = TextAnswer("Ik mis mijn juf")
    form = fill_handover(work, family, viewPerChild=NOBODY, childView=before)
    both = (family.boy, family.girl)
    fill_handover(work, family, form=form, children=both, viewPerChild=NOBODY, childView=before)
    filled = find(work.files.get(family.case), form)
    assert filled is not None
    assert set(without_view(filled)) == {family.boy, family.girl}
