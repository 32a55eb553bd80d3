"""Explaining: which cards, which lines, who heard them, and what came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from town import Family, TestClock, begin_visit, enrolled_safe, settle_family, supervision_order

from jgvisit.bootstrap import open_workspace
from jgvisit.ids import PersonId, VisitId, new_uuid7
from jgvisit.records.payload_family import OrderRecorded, PersonRegistered
from jgvisit.records.payload_talk import TeachBackOutcome
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.desk.released import UnreleasedTextError
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.duties import duties_of
from jgvisit.services.talk.explaining import AgendaItem
from jgvisit.services.talk.listeners import NobodyHeardError, audience_of
from jgvisit.services.talk.saying_back import ReasonMissingError, said_back_field
from jgvisit.workspace import Workspace


@pytest.fixture
def visit(work: Workspace, family: Family) -> VisitId:
    return begin_visit(work, family, family.father)


def test_the_agenda_offers_each_person_in_the_room_their_own_cards(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    agenda = {(item.card, item.audience): item.for_persons for item in work.explaining.agenda(family.case)}
    assert agenda["K02", "parent"] == (family.mother,)
    assert agenda["K24b", "youth12"] == (family.girl,)
    assert agenda["K24a", "child6"] == (family.boy,)


def test_a_card_is_done_when_everybody_it_is_for_heard_it(work: Workspace, family: Family, visit: VisitId) -> None:
    view = work.explaining.view(family.case, "K02", "parent")
    work.explaining.explained(family.case, visit, view, [family.mother], "self")
    assert item(work, family, "K02").done
    work.visits.change_presence(family.case, visit, [family.mother, family.father])
    assert not item(work, family, "K02").done


@pytest.mark.parametrize("outcome", ["notYet", "later"])
def test_h23_not_yet_and_later_open_a_second_talk_within_seven_days(
    work: Workspace, family: Family, visit: VisitId, outcome: TeachBackOutcome
) -> None:
    view = work.explaining.view(family.case, "K02", "parent")
    work.explaining.explained(family.case, visit, view, [family.mother], "self")
    work.saying_back.said_back(family.case, visit, view, family.mother, outcome)
    (said,) = work.files.get(family.case).said_back
    assert said.follow_up_on == (work.today() + timedelta(days=7)).isoformat()
    assert item(work, family, "K02").to_repeat == (family.mother,)
    work.saying_back.said_back(family.case, visit, view, family.mother, "correctAfterRepeat")
    assert item(work, family, "K02").to_repeat == ()
    assert work.files.get(family.case).said_back[-1].repeats == 1


@pytest.mark.parametrize("outcome", ["ownWordsCorrect", "correctAfterRepeat", "notYet", "later", "declined"])
def test_h18_every_outcome_of_saying_back_is_kept_without_a_reason(
    work: Workspace, family: Family, visit: VisitId, outcome: TeachBackOutcome
) -> None:
    view = work.explaining.view(family.case, "K02", "parent")
    work.saying_back.said_back(family.case, visit, view, family.mother, outcome, own_words="ik mag nee zeggen")
    (said,) = work.files.get(family.case).said_back
    assert (said.outcome, said.own_words) == (outcome, "ik mag nee zeggen")


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_h18_not_asked_needs_a_reason(work: Workspace, family: Family, visit: VisitId, reason: str | None) -> None:
    view = work.explaining.view(family.case, "K02", "parent")
    with pytest.raises(ReasonMissingError):
        work.saying_back.said_back(family.case, visit, view, family.mother, "notAsked", reason=reason)
    assert work.files.get(family.case).said_back == ()
    work.saying_back.said_back(family.case, visit, view, family.mother, "notAsked", reason="overstuur")


def test_saying_back_finishes_the_half_typed_answer(work: Workspace, family: Family, visit: VisitId) -> None:
    draft = DraftKey(family.case, said_back_field("K02", family.mother))
    work.journal.put_draft(draft, b"ik ma")
    view = work.explaining.view(family.case, "K02", "parent")
    work.saying_back.said_back(family.case, visit, view, family.mother, "ownWordsCorrect")
    assert draft.field not in work.journal.drafts(family.case)


def test_only_somebody_in_the_room_of_this_visit_heard_a_card(work: Workspace, family: Family, visit: VisitId) -> None:
    view = work.explaining.view(family.case, "K02", "parent")
    for heard_by in ([], [family.father], [family.mother, family.father]):
        with pytest.raises(NobodyHeardError):
            work.explaining.explained(family.case, visit, view, heard_by, "self")
    with pytest.raises(NobodyHeardError):
        work.explaining.explained(family.case, VisitId(new_uuid7()), view, [family.mother], "self")
    work.visits.end(family.case, visit)
    with pytest.raises(NobodyHeardError):
        work.explaining.explained(family.case, visit, view, [family.mother], "self")
    assert work.files.get(family.case).explained == ()


def test_what_was_shown_is_what_is_recorded(work: Workspace, family: Family, visit: VisitId) -> None:
    view = work.explaining.view(family.case, "K02", "parent")
    work.explaining.explained(family.case, visit, view, [family.mother], "readAloud")
    (entry,) = work.files.get(family.case).explained
    assert entry.statements == tuple(line.id for line in view.lines)
    assert (entry.frame_said, entry.languages, entry.moment) == ("voluntary", ("nl",), "firstConversation")
    assert entry.pack == work.pack.ref
    work.explaining.explained(family.case, visit, view, [family.mother], "readAloud")
    assert work.files.get(family.case).explained[-1].moment == "whenItMatters"


def test_h12_an_announced_order_is_recorded_as_being_checked(work: Workspace, family: Family, visit: VisitId) -> None:
    for child in (family.boy, family.girl):
        work.families.record_order(
            family.case,
            OrderRecorded(
                order=new_uuid7(), child=child, kind="ots", starts_on="2026-11-20", evidence="announced",
                told_by="de moeder", told_on="2026-11-20",
            ),
        )  # fmt: skip
    view = work.explaining.view(family.case, "K02", "parent")
    texts = " ".join(line.text for line in view.lines)
    assert "Voor Noor de Boer en Sami de Boer is de hulp nu vrijwillig." not in texts
    assert [entry.said for entry in view.frames] == ["checking", "checking"]
    work.explaining.explained(family.case, visit, view, [family.mother], "self")
    assert work.files.get(family.case).explained[0].frame_said == "checking"


def test_children_in_different_frames_leave_no_single_frame_said(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    supervision_order(work, family, family.boy)
    view = work.explaining.view(family.case, "K02", "parent")
    work.explaining.explained(family.case, visit, view, [family.mother], "self")
    assert work.files.get(family.case).explained[0].frame_said is None


def test_h27_an_unchecked_translation_opens_only_with_an_interpreter(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    closed = work.explaining.view(family.case, "K02", "parent", "ar")
    assert (closed.language, closed.needs_interpreter, closed.translated_questions) == (None, True, ())
    assert all(line.translation is None for line in closed.lines)
    work.visits.use_interpreter(family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalOnSite"))
    opened = work.explaining.view(family.case, "K02", "parent", "ar")
    assert (opened.language, opened.rtl, opened.unchecked_translation) == ("ar", True, True)
    assert all(line.translation for line in opened.lines)
    assert not opened.needs_interpreter


def test_two_dutch_names_keep_their_order_and_stay_whole_in_arabic(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    work.visits.use_interpreter(family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalOnSite"))
    card = work.explaining.view(family.case, "K02", "parent", "ar")
    said = next(line.translation for line in card.lines if line.translation and "Noor" in line.translation)
    girl, boy = (work.files.get(family.case).member(child).name for child in (family.girl, family.boy))
    both = [f"\u2066{name}\u2069" for name in (girl, boy)]
    assert " و ".join(both) in said or " و ".join(reversed(both)) in said


def test_h27_no_interpreter_outlives_the_visit(work: Workspace, family: Family, visit: VisitId) -> None:
    work.visits.use_interpreter(family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalPhone"))
    work.visits.end(family.case, visit)
    begin_visit(work, family)
    assert work.explaining.view(family.case, "K02", "parent", "ar").needs_interpreter


def test_a_language_the_pack_does_not_have_falls_back_to_dutch(work: Workspace, family: Family) -> None:
    view = work.explaining.view(family.case, "K02", "parent", "xx")
    assert (view.language, view.needs_interpreter) == (None, False)


def test_h27_no_unreleased_card_opens_outside_the_demo(tmp_path: Path, clock: TestClock) -> None:
    work = open_workspace(enrolled_safe(tmp_path / "real", clock, demo=False), clock)
    family = settle_family(work)
    with pytest.raises(UnreleasedTextError):
        work.explaining.view(family.case, "K02", "parent")
    work.safe.close()


def test_h29_every_card_opens_at_any_moment_without_a_visit(work: Workspace, family: Family) -> None:
    for card in work.explaining.cards():
        view = work.explaining.view(family.case, card.card, card.audience)
        assert view.lines
        assert all("{" not in line.text for line in view.lines)


def test_no_family_screen_text_holds_a_hostile_placeholder(work: Workspace) -> None:
    family = settle_family(work)
    child = work.files.get(family.case).member(family.boy)
    renamed = PersonRegistered(person=child.id, name="{worker} <b>Sami</b>", role="child", born=child.born)
    work.families.record_person(family.case, renamed)
    texts = [line.text for line in work.explaining.view(family.case, "K02", "parent").lines]
    assert any("{worker} <b>Sami</b>" in text for text in texts)
    assert not any("Femke" in text for text in texts)


@pytest.mark.parametrize(("person", "audience"), [("mother", "parent"), ("girl", "youth12"), ("boy", "child6")])
def test_the_words_fit_the_age(work: Workspace, family: Family, person: str, audience: str) -> None:
    member = work.files.get(family.case).member(getattr(family, person))
    assert audience_of(member, work.today()) == audience


@pytest.mark.parametrize(
    ("on", "audience"), [("2029-02-13", "youth12"), ("2029-02-14", "youth16"), ("2031-02-14", "parent")]
)
def test_a_girl_grows_into_other_words_on_her_birthday(work: Workspace, family: Family, on: str, audience: str) -> None:
    girl = work.files.get(family.case).member(family.girl)
    assert audience_of(girl, date.fromisoformat(on)) == audience


def test_duties_close_for_who_heard_and_stay_for_who_did_not(work: Workspace, family: Family, visit: VisitId) -> None:
    def owed(person: PersonId) -> set[str]:
        duties = duties_of(work.files.get(family.case), work.today(), work.book, work.pack)
        return {card for duty in duties if duty.person == person for card in duty.cards}

    assert {"K02", "K03"} <= owed(family.mother)
    for card in ("K02", "K03"):
        view = work.explaining.view(family.case, card, "parent")
        work.explaining.explained(family.case, visit, view, [family.mother], "self")
    assert not owed(family.mother) & {"K02", "K03"}
    assert "K02" in owed(family.father)


def test_h23_a_not_yet_becomes_a_duty_again(work: Workspace, family: Family, visit: VisitId) -> None:
    view = work.explaining.view(family.case, "K02", "parent")
    work.explaining.explained(family.case, visit, view, [family.mother], "self")
    work.saying_back.said_back(family.case, visit, view, family.mother, "notYet")
    duties = duties_of(work.files.get(family.case), work.today() + timedelta(days=7), work.book, work.pack)
    assert any(duty.person == family.mother and "K02" in duty.cards for duty in duties)


def item(work: Workspace, family: Family, card: str) -> AgendaItem:
    return next(entry for entry in work.explaining.agenda(family.case) if entry.card == card)


def test_a_child_of_unknown_age_never_hears_the_words_for_parents(work: Workspace, family: Family) -> None:
    boy = replace(work.files.get(family.case).member(family.boy), born=None)
    assert audience_of(boy, work.today()) == "child6"
