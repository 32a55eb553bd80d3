"""The rights card of each person in the room, what it rests on, and that it was shown (H4, H8, H12, H27)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from town import Family, TestClock, begin_visit, enrolled_safe, open_form_a, settle_family, sign, supervision_order

from jgvisit.bootstrap import open_workspace
from jgvisit.ids import PersonId, VisitId, new_uuid7
from jgvisit.records.happenings_of_help import MunicipalDecisionRecorded
from jgvisit.records.payload_family import AuthorityRecorded, OrderRecorded, PersonRegistered
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.desk.released import UnreleasedTextError
from jgvisit.services.desk.writing import Writer
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.rights.card import SourceMissingError, seen_field
from jgvisit.services.rights.view import Concern, RightsView
from jgvisit.services.talk.duties import _talk, duties_of
from jgvisit.services.talk.listeners import NobodyHeardError
from jgvisit.services.talk.saying_back import Answer, ReasonMissingError
from jgvisit.workspace import Workspace


def both(family: Family) -> tuple[PersonId, ...]:
    return (family.girl, family.boy)


def of(work: Workspace, family: Family, person: PersonId) -> Concern:
    return next(concern for concern in work.rights.concerns(family.case) if concern.person == person)


def card(work: Workspace, family: Family, person: PersonId, language: str | None = None) -> RightsView:
    return work.rights.view(family.case, of(work, family, person), language)


def said(view: RightsView) -> str:
    return "\n".join(text for line in view.lines for text, _ in line.sentences)


def hide(work: Workspace, family: Family, record: str, *persons: PersonId) -> None:
    restricted = VisibilityRestricted(hides=(record,), hidden_from=persons, basis="veiligheid")
    Writer(work.journal, work.files).one(family.case, restricted)


def interpret(work: Workspace, family: Family, visit: VisitId, language: str = "ar") -> None:
    used = InterpreterUsed(visit=visit, language=language, kind="professionalPhone", number="4711")
    work.visits.use_interpreter(family.case, used)


# -- whose cards ----------------------------------------------------------------------------------


def test_each_person_in_the_room_has_a_card_and_children_of_whom_the_same_is_true_share_it(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    found = work.rights.concerns(family.case)
    assert set(found[:2]) == {Concern(family.father, both(family)), Concern(family.mother, both(family))}
    assert found[2:] == (Concern(family.girl, (family.girl,)), Concern(family.boy, (family.boy,)))


def test_who_is_not_in_the_room_has_no_card_on_the_screen(work: Workspace, family: Family) -> None:
    begin_visit(work, family, family.father, family.girl)
    assert {concern.person for concern in work.rights.concerns(family.case)} == {family.mother, family.boy}


def test_under_the_age_of_six_there_is_no_card(work: Workspace, family: Family, visit: VisitId) -> None:
    small = PersonRegistered(person=family.boy, name="Sami", role="child", born="2022-03-04")
    work.families.record_person(family.case, small)
    assert family.boy not in {concern.person for concern in work.rights.concerns(family.case)}


def test_a_child_under_a_measure_gets_a_card_of_its_own_on_its_parents_list(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    supervision_order(work, family, family.girl)
    mine = [concern for concern in work.rights.concerns(family.case) if concern.person == family.mother]
    assert [concern.children for concern in mine] == [(family.girl,), (family.boy,)]
    ordered, voluntary = (work.rights.view(family.case, concern) for concern in mine)
    assert (ordered.frame_said, voluntary.frame_said) == ("court_ordered", "voluntary")
    assert "De kinderrechter heeft verplichte hulp uitgesproken." in said(ordered)
    assert "De hulp is nu vrijwillig." in said(voluntary)


def test_without_authority_a_parent_reads_what_that_parent_may_do(work: Workspace, family: Family) -> None:
    for line in work.files.get(family.case).authority:
        if line.holder != family.father:
            continue
        ended = AuthorityRecorded(
            line=line.line, child=line.child, holder=family.father, kind="parent", since=line.since, until="2026-01-01",
            evidence="beschikking",
        )  # fmt: skip
        work.families.record_authority(family.case, ended)
    begin_visit(work, family)
    assert "U hebt recht op contact met uw kind." in said(card(work, family, family.father))
    assert "U mag nee zeggen tegen hulp." not in said(card(work, family, family.father))
    assert "U mag nee zeggen tegen hulp." in said(card(work, family, family.mother))


@pytest.mark.parametrize(("age", "line"), [(7, "Grote mensen beslissen over de hulp."),
                                           (12, "Jij beslist mee over jouw hulp."),
                                           (16, "Jij beslist zelf over jouw hulp."),
                                           (18, "U beslist nu zelf over hulp.")])  # fmt: skip
def test_a_child_reads_the_card_of_its_age_from_the_birthday(
    work: Workspace, family: Family, visit: VisitId, age: int, line: str
) -> None:
    today = work.today()
    born = today.replace(year=today.year - age)
    work.families.record_person(
        family.case, PersonRegistered(person=family.girl, name="Noor", role="child", born=born.isoformat())
    )
    view = card(work, family, family.girl)
    assert line in said(view)
    assert view.informal == (age < 18)


# -- what it says -----------------------------------------------------------------------------------


def test_every_line_has_its_source(work: Workspace, family: Family, visit: VisitId) -> None:
    for concern in work.rights.concerns(family.case):
        view = work.rights.view(family.case, concern)
        assert view.lines
        assert all(line.articles and line.evidence for line in view.lines)


def test_h12_an_order_we_only_heard_of_takes_no_right_away(work: Workspace, family: Family, visit: VisitId) -> None:
    heard = OrderRecorded(
        order=new_uuid7(), child=family.boy, kind="ots", starts_on="2026-11-20", evidence="announced",
        told_by="oma", told_on="2026-11-20",
    )  # fmt: skip
    work.families.record_order(family.case, heard)
    for concern in work.rights.concerns(family.case):
        if concern.person == family.mother and family.boy in concern.children:
            view = work.rights.view(family.case, concern)
            assert view.frame_said == "checking"
            assert "Wij zagen dat besluit nog niet." in said(view)
            assert {line.row for group, _, lines in view.groups if group == "without" for line in lines} == {"report"}


def test_h4_a_fact_hidden_from_somebody_here_leaves_the_general_lines_only(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    order = supervision_order(work, family, family.girl)
    record = next(known.stamp.record for known in work.files.get(family.case).orders if known.order == order.order)
    hide(work, family, record, family.father)
    view = card(work, family, family.mother)
    assert view.general
    assert (view.frame_said, view.situation) == (None, ())
    assert "rechter" not in said(view)
    assert "U hoeft niets te tekenen." in said(view)
    assert [concern.person for concern in work.rights.concerns(family.case)].count(family.mother) == 1
    work.visits.change_presence(family.case, visit, [family.mother, family.girl])
    girl = work.rights.view(family.case, Concern(family.mother, (family.girl,)))
    assert not girl.general, "with her father out of the room all here may see it"


def test_h4_an_answer_to_a_form_that_is_hidden_from_somebody_here_leaves_the_general_lines_only(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = open_form_a(work, family, visit, family.girl)
    sign(work, family, visit, form, family.mother)
    assert not work.rights.view(family.case, Concern(family.mother, (family.girl,))).general
    (decision,) = next(each for each in work.files.get(family.case).forms if each.id == form).decisions
    hide(work, family, decision.stamp.record, family.father)
    assert work.rights.view(family.case, Concern(family.mother, (family.girl,))).general


def test_h5_on_paper_a_fact_hidden_from_anybody_leaves_the_general_lines_only(work: Workspace, family: Family) -> None:
    begin_visit(work, family, family.father)
    concern = Concern(family.mother, (family.girl,))
    order = supervision_order(work, family, family.girl)
    assert not work.rights.sheet_view(family.case, concern).general
    record = next(known.stamp.record for known in work.files.get(family.case).orders if known.order == order.order)
    hide(work, family, record, family.father)
    assert not work.rights.view(family.case, concern).general
    assert work.rights.sheet_view(family.case, concern).general


# -- languages --------------------------------------------------------------------------------------


def test_h27_an_unchecked_translation_opens_with_an_interpreter_only(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    alone = card(work, family, family.mother, "ar")
    assert (alone.language, alone.needs_interpreter) == (None, True)
    assert all(text is None for line in alone.lines for _, text in line.sentences)
    interpret(work, family, visit)
    helped = card(work, family, family.mother, "ar")
    assert (helped.language, helped.rtl, helped.unchecked_translation) == ("ar", True, True)
    assert all(text for line in helped.lines for _, text in line.sentences)
    assert (helped.title[0], helped.title[1]) == ("Uw rechten", "حقوقكم")


def test_a_language_without_words_is_shown_in_dutch_and_says_so(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    view = card(work, family, family.mother, "so")
    assert (view.language, view.untranslated, view.needs_interpreter) == (None, True, False)
    assert not card(work, family, family.mother, "nl").untranslated


def test_h27_unreleased_texts_stay_in_the_demo(tmp_path: Path, clock: TestClock) -> None:
    real = open_workspace(enrolled_safe(tmp_path / "real", clock, demo=False), clock)
    family = settle_family(real)
    begin_visit(real, family)
    with pytest.raises(UnreleasedTextError):
        real.rights.view(family.case, Concern(family.mother, (family.girl,)))
    real.safe.close()


# -- what was seen ----------------------------------------------------------------------------------


def test_a_route_opens_with_what_was_seen_and_closes_when_it_is_taken_back(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    concern = of(work, family, family.mother)
    assert {line.route for line in card(work, family, family.mother).lines} == {None, 3}
    work.rights.record_circumstance(family.case, concern, "parents_apart", "moeder vertelt het")
    view = card(work, family, family.mother)
    assert {line.route for line in view.lines} == {None, 3, 4}
    assert view.situation == ("parents_apart",)
    assert {line.route for line in card(work, family, family.father).lines} == {None, 3}, "only she was asked"
    assert [known.what for known in work.rights.known(family.case, concern)] == ["parents_apart"] * 2
    work.rights.record_circumstance(family.case, concern, "parents_apart", "zij wonen weer samen", holds=False)
    assert {line.route for line in card(work, family, family.mother).lines} == {None, 3}
    assert work.rights.known(family.case, concern) == ()


def test_a_letter_of_the_municipality_opens_the_objection_for_whom_it_is(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    sent = work.today() - timedelta(days=42)
    letter = MunicipalDecisionRecorded(
        event=new_uuid7(), on=sent.isoformat(), source="brief", children=both(family), persons=(family.mother,),
        about="jeugdhulp", sent_on=sent.isoformat(),
    )  # fmt: skip
    work.happenings.record(family.case, letter)
    assert {line.route for line in card(work, family, family.mother).lines} == {None, 2, 3}
    assert {line.route for line in card(work, family, family.father).lines} == {None, 3}
    assert card(work, family, family.mother).situation == ("municipal_decision",)
    hide(work, family, work.files.get(family.case).happenings[0].stamp.record, family.father)
    assert card(work, family, family.mother).general


def test_nothing_is_recorded_without_a_source_and_the_draft_goes_with_the_record(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    concern = of(work, family, family.mother)
    key = DraftKey(family.case, seen_field(family.mother))
    work.journal.put_draft(key, b"brief")
    with pytest.raises(SourceMissingError):
        work.rights.record_circumstance(family.case, concern, "stay", "  ")
    assert work.files.get(family.case).circumstances == ()
    assert seen_field(family.mother) in work.journal.drafts(family.case)
    work.rights.record_circumstance(family.case, concern, "stay", "moeder", since=date(2025, 1, 1))
    assert seen_field(family.mother) not in work.journal.drafts(family.case)
    assert card(work, family, family.mother).situation == ("stay", "stay_over_a_year")


def test_h4_what_was_seen_is_not_listed_where_somebody_may_not_know(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    concern = of(work, family, family.mother)
    records = work.rights.record_circumstance(family.case, concern, "not_returned", "moeder")
    for record in records:
        hide(work, family, record, family.father)
    assert work.rights.known(family.case, concern) == ()
    assert work.rights.view(family.case, concern).general


def test_only_what_would_change_the_card_is_asked(work: Workspace, family: Family) -> None:
    assert work.rights.askable(family.case, family.boy) == ()
    assert "stay" in work.rights.askable(family.case, family.mother)


# -- that it was shown ------------------------------------------------------------------------------


def test_showing_is_recorded_with_its_lines_and_counts_as_heard(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    interpret(work, family, visit)
    view = card(work, family, family.mother, "ar")
    work.rights.shown(family.case, visit, view, (family.mother, family.girl))
    file = work.files.get(family.case)
    (shown,) = file.rights_shown
    assert (shown.person, shown.children, shown.frame_said) == (family.mother, both(family), "voluntary")
    assert shown.languages == ("nl", "ar")
    assert len(shown.lines) == len(view.lines)
    assert "help: Hulp" in shown.lines
    assert shown.law_book == work.book.version
    (heard,) = _talk(file, file.member(family.mother))
    assert (heard.card, heard.on, heard.frame_said) == ("rights", work.today(), "voluntary")
    assert _talk(file, file.member(family.girl)) == (), "it was her mother's card"


def test_the_general_card_is_recorded_without_a_child_or_a_frame(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    hide(work, family, work.files.get(family.case).member(family.girl).stamp.record, family.father)
    work.rights.shown(family.case, visit, card(work, family, family.mother), (family.mother,))
    (shown,) = work.files.get(family.case).rights_shown
    assert (shown.children, shown.frame_said, shown.situation) == ((), None, ())


def test_a_card_is_shown_to_somebody_who_is_here(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family, family.father)
    view = card(work, family, family.mother)
    for nobody in ((), (family.father,)):
        with pytest.raises(NobodyHeardError):
            work.rights.shown(family.case, visit, view, nobody)
    with pytest.raises(NobodyHeardError):
        work.rights.shown(family.case, VisitId(new_uuid7()), view, (family.mother,))
    assert work.files.get(family.case).rights_shown == ()


# -- said back ------------------------------------------------------------------------------------


def test_h18_going_over_the_card_of_one_child_does_not_end_the_second_talk_about_another(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    supervision_order(work, family, family.girl)
    girl, boy = (concern for concern in work.rights.concerns(family.case) if concern.person == family.mother)

    def go_over(concern: Concern) -> RightsView:
        clock.forward(minutes=1)
        view = work.rights.view(family.case, concern)
        work.rights.shown(family.case, visit, view, [family.mother])
        return view

    def waits() -> bool:
        found = duties_of(work.files.get(family.case), work.today(), work.book, work.pack)
        return any(duty.reason == "repeat" and duty.cards == ("rights",) for duty in found)

    work.saying_back.rights_said_back(family.case, visit, go_over(girl), Answer("notYet"))
    (said,) = work.files.get(family.case).said_back
    assert said.follow_up_on == (work.today() + timedelta(days=7)).isoformat()
    work.saying_back.rights_said_back(family.case, visit, go_over(boy), Answer("ownWordsCorrect"))
    assert waits()
    go_over(girl)
    assert not waits()


@pytest.mark.parametrize("reason", [None, "", " - "])
def test_h18_not_asked_needs_a_reason(work: Workspace, family: Family, visit: VisitId, reason: str | None) -> None:
    view = card(work, family, family.mother)
    with pytest.raises(ReasonMissingError):
        work.saying_back.rights_said_back(family.case, visit, view, Answer("notAsked", reason=reason))
    assert work.files.get(family.case).said_back == ()
