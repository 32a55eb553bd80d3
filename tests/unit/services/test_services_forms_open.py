"""Opening a form: who must sign, what is fixed, and what stops it."""

from __future__ import annotations

from pathlib import Path

import pytest
from town import (
    Family,
    TestClock,
    answers_of_form_a,
    begin_visit,
    enrolled_safe,
    new_workspace,
    open_form_a,
    pull,
    settle_family,
    sign,
    supervision_order,
)

from jgvisit.bootstrap import open_workspace
from jgvisit.documents.errors import UndrawableTextError
from jgvisit.ids import FormId, PersonId, new_uuid7
from jgvisit.records.body import RecordTooLargeError
from jgvisit.records.case_forms import Form
from jgvisit.records.payload_family import AuthorityRecorded
from jgvisit.services.desk.released import UnreleasedTextError
from jgvisit.services.forms.help_form import (
    AnswersMissingError,
    FormChangedError,
    NotVoluntaryError,
    draft_field,
    form_of,
)
from jgvisit.services.forms.refusals import RuleBrokenError
from jgvisit.services.ports.journal import DraftKey
from jgvisit.workspace import Workspace


def form_in(work: Workspace, family: Family, form: FormId) -> Form:
    return form_of(work.files.get(family.case), form)


def give_guardianship_to_gi(work: Workspace, family: Family, child: PersonId) -> None:
    for line in work.files.get(family.case).authority:
        if line.child == child:
            ended = AuthorityRecorded(
                line=line.line, child=child, holder=line.holder, kind="parent", since=line.since, until="2026-01-01",
                evidence="gezagsregister",
            )  # fmt: skip
            work.families.record_authority(family.case, ended)
    guardian = AuthorityRecorded(
        line=new_uuid7(), child=child, holder="gi", kind="guardian", since="2026-01-02", evidence="gezagsregister"
    )
    work.families.record_authority(family.case, guardian)


def test_below_twelve_both_parents_with_authority_sign_and_the_child_is_told(work: Workspace) -> None:
    family = settle_family(work)
    answer = work.forms.law_for(family.case, family.boy)
    assert {mark.person for mark in answer.required} == {family.mother, family.father}
    assert answer.informed == (family.boy,)


def test_from_twelve_the_child_signs_beside_both_parents(work: Workspace) -> None:
    family = settle_family(work)
    form = form_in(work, family, open_form_a(work, family, begin_visit(work, family), family.girl))
    assert {(mark.person, mark.mark) for mark in form.required} == {
        (family.mother, "T"),
        (family.father, "T"),
        (family.girl, "T"),
    }


def test_opening_fixes_the_text_and_forgets_the_half_typed_form(work: Workspace) -> None:
    family = settle_family(work)
    draft = DraftKey(family.case, draft_field("consentToHelp", family.boy))
    work.journal.put_draft(draft, b"{}")
    form = form_in(work, family, open_form_a(work, family, begin_visit(work, family), family.boy))
    assert "Dit formulier gaat over hulp aan Sami de Boer." in form.binding_text
    assert "De hulp begint niet eerder dan 1 december 2026." in form.binding_text
    assert draft.field not in work.journal.drafts(family.case)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("helpGoal", "", id="empty"),
        pytest.param("helpGoal", " \n ", id="blank"),
        pytest.param("helpDescription", ".", id="a dot"),
        pytest.param("helpGoal", "\u200b", id="a sign nobody sees"),
        pytest.param("alternativesDiscussed", "-\n-", id="dashes"),
        pytest.param("helpFrequency", "\u2060", id="a sign nobody sees, where nothing is asked"),
        pytest.param("startsOn", "volgende week", id="no day"),
        pytest.param("startsOn", "2026-02-30", id="impossible day"),
        pytest.param("workerRole", "boss", id="no such choice"),
    ],
)
def test_a_required_field_that_says_nothing_is_named_and_the_draft_stays(
    work: Workspace, field: str, value: str
) -> None:
    family = settle_family(work)
    visit = begin_visit(work, family)
    draft = DraftKey(family.case, draft_field("consentToHelp", family.boy))
    work.journal.put_draft(draft, b"{}")
    with pytest.raises(AnswersMissingError) as refused:
        work.forms.open(family.case, visit, "consentToHelp", family.boy, {**answers_of_form_a(), field: value})
    assert refused.value.fields == (field,)
    assert work.files.get(family.case).forms == ()
    assert draft.field in work.journal.drafts(family.case)


@pytest.mark.parametrize(
    ("days", "why", "fields"),
    [
        pytest.param(
            {"endsOn": "2026-11-30"}, "niet voor het begin", ("startsOn", "endsOn"), id="ends before it begins"
        ),
        pytest.param(
            {"reviewOn": "2026-11-30"}, "niet voor het begin", ("startsOn", "reviewOn"), id="looked at too early"
        ),
        pytest.param({"reviewOn": "2027-06-01"}, "niet na het einde", ("reviewOn", "endsOn"), id="looked at too late"),
        pytest.param(
            {"startsOn": "2025-12-01", "reviewOn": "2026-01-15", "endsOn": "2026-11-20"},
            "niet voor vandaag",
            ("endsOn",),
            id="over already",
        ),
    ],
)
def test_days_on_which_help_could_never_start_are_refused_before_anybody_signs(
    work: Workspace, days: dict[str, str], why: str, fields: tuple[str, ...]
) -> None:
    family = settle_family(work)
    visit = begin_visit(work, family)
    with pytest.raises(RuleBrokenError, match=why) as refused:
        work.forms.open(family.case, visit, "consentToHelp", family.boy, answers_of_form_a() | days)
    assert refused.value.fields == fields
    assert work.files.get(family.case).forms == ()


def test_help_may_begin_be_looked_at_and_end_on_one_day(work: Workspace) -> None:
    family = settle_family(work)
    today = dict.fromkeys(("startsOn", "reviewOn", "endsOn"), work.today().isoformat())
    work.forms.open(family.case, begin_visit(work, family), "consentToHelp", family.boy, answers_of_form_a() | today)
    assert len(work.files.get(family.case).forms) == 1


def test_an_answer_no_font_can_draw_is_refused_before_anybody_is_asked_to_sign(work: Workspace) -> None:
    family = settle_family(work)
    visit = begin_visit(work, family)
    answers = {**answers_of_form_a(), "helpGivenBy": "Stichting 龍"}
    with pytest.raises(UndrawableTextError) as refused:
        work.forms.open(family.case, visit, "consentToHelp", family.boy, answers)
    assert refused.value.characters == {"龍"}
    assert work.files.get(family.case).forms == ()


def test_an_answer_too_long_to_be_read_back_is_refused_rather_than_lost(work: Workspace) -> None:
    family = settle_family(work)
    visit = begin_visit(work, family)
    with pytest.raises(RecordTooLargeError):
        work.forms.open(
            family.case, visit, "consentToHelp", family.boy, {**answers_of_form_a(), "helpGoal": "rust " * 1700}
        )
    file = work.files.get(family.case)
    assert (file.forms, file.unknown_kinds) == ((), ())


def test_h13_beside_a_supervision_order_our_own_offer_is_voluntary_and_asks_consent(work: Workspace) -> None:
    family = settle_family(work)
    visit = begin_visit(work, family)
    supervision_order(work, family, family.boy)
    answer = work.forms.law_for(family.case, family.boy)
    assert (answer.frame, answer.this_help) == ("court_ordered", "voluntary")
    form = open_form_a(work, family, visit, family.boy)
    assert {mark.person for mark in form_in(work, family, form).required} == {family.mother, family.father}


def test_form_a_neither_opens_nor_is_signed_once_a_gi_has_the_guardianship(work: Workspace) -> None:
    family = settle_family(work)
    visit = begin_visit(work, family)
    earlier = open_form_a(work, family, visit, family.boy)
    give_guardianship_to_gi(work, family, family.boy)
    with pytest.raises(NotVoluntaryError):
        open_form_a(work, family, visit, family.boy)
    with pytest.raises(FormChangedError):
        sign(work, family, visit, earlier, family.mother)
    assert form_in(work, family, earlier).decisions == ()


def test_h27_a_text_no_jurist_released_opens_in_the_demo_only(tmp_path: Path, clock: TestClock) -> None:
    work = open_workspace(enrolled_safe(tmp_path / "real", clock, demo=False), clock)
    family = settle_family(work)
    visit = begin_visit(work, family)
    with pytest.raises(UnreleasedTextError):
        open_form_a(work, family, visit, family.boy)
    assert work.files.get(family.case).forms == ()
    work.safe.close()


def test_h14_with_unknown_authority_those_present_read_and_sign_but_nothing_starts(work: Workspace) -> None:
    family = settle_family(work, father_checked=False)
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    assert {mark.person for mark in form_in(work, family, form).required} == {family.mother, family.father}
    assert work.signing.pages(family.case, form, family.father)
    for person in (family.mother, family.father):
        sign(work, family, visit, form, person)
    answer = work.forms.law_for(family.case, family.boy, form)
    assert not answer.may_start
    (block,) = answer.blocked_by
    assert block.code == "authority_unknown"
    assert "gezagsregister" in block.why


def test_h14_once_the_register_was_looked_up_the_signed_form_starts_the_help(work: Workspace) -> None:
    family = settle_family(work, father_checked=False)
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    for person in (family.mother, family.father):
        sign(work, family, visit, form, person)
    (line,) = (
        line
        for line in work.files.get(family.case).authority
        if (line.child, line.holder) == (family.boy, family.father)
    )
    work.families.record_authority(
        family.case,
        AuthorityRecorded(
            line=line.line,
            child=family.boy,
            holder=family.father,
            kind="parent",
            since=line.since,
            evidence="gezagsregister",
            checked_on="2026-11-21",
        ),
    )
    assert work.forms.law_for(family.case, family.boy, form).may_start


def test_a_new_version_takes_the_place_of_the_old_and_is_signed_anew(work: Workspace) -> None:
    family = settle_family(work)
    visit = begin_visit(work, family)
    old = open_form_a(work, family, visit, family.boy)
    for person in (family.mother, family.father):
        sign(work, family, visit, old, person)
    assert work.forms.law_for(family.case, family.boy, old).may_start
    answers = {**answers_of_form_a(), "helpGoal": "Rust in de ochtend en bij het slapen"}
    new = work.forms.open(family.case, visit, "consentToHelp", family.boy, answers, replaces=old)
    assert form_in(work, family, old).replaced_by == new
    assert not work.forms.law_for(family.case, family.boy, old).may_start
    assert not work.forms.law_for(family.case, family.boy, new).may_start
    with pytest.raises(FormChangedError):
        sign(work, family, visit, old, family.mother)
    for person in (family.mother, family.father):
        sign(work, family, visit, new, person)
    assert work.forms.law_for(family.case, family.boy, new).may_start


def test_a_version_replaces_only_a_current_form_about_the_same_child(work: Workspace) -> None:
    family = settle_family(work)
    visit = begin_visit(work, family)
    about_girl = open_form_a(work, family, visit, family.girl)
    first = open_form_a(work, family, visit, family.boy)

    def replace(form: FormId, child: PersonId) -> FormId:
        return work.forms.open(family.case, visit, "consentToHelp", child, answers_of_form_a(), replaces=form)

    with pytest.raises(FormChangedError):
        replace(about_girl, family.boy)
    replace(first, family.boy)
    with pytest.raises(FormChangedError):
        replace(first, family.boy)
    with pytest.raises(KeyError):
        replace(FormId(new_uuid7()), family.boy)


def test_while_two_laptops_disagree_the_help_does_not_start(work: Workspace, clock: TestClock, tmp_path: Path) -> None:
    family = settle_family(work)
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    for person in (family.mother, family.father):
        sign(work, family, visit, form, person)
    colleague = new_workspace(tmp_path / "colleague", clock)
    pull(colleague, work)
    line = next(line for line in work.files.get(family.case).authority if line.holder == family.father)
    for laptop, evidence in ((work, "gezagsregister"), (colleague, "verteld")):
        laptop.families.record_authority(
            family.case,
            AuthorityRecorded(
                line=line.line,
                child=line.child,
                holder=line.holder,
                kind="parent",
                since=line.since,
                evidence=evidence,
            ),
        )
    pull(work, colleague)
    colleague.safe.close()
    answer = work.forms.law_for(family.case, family.boy, form)
    assert not answer.may_start
    assert "conflict" in {block.code for block in answer.blocked_by}
    looked_up = AuthorityRecorded(
        line=line.line, child=line.child, holder=line.holder, kind="parent", since=line.since, evidence="gezagsregister"
    )
    work.families.record_authority(family.case, looked_up)
    assert work.forms.law_for(family.case, family.boy, form).may_start
