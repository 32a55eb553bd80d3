"""Reading a handover together, passage by passage, on a real laptop."""

from __future__ import annotations

from pathlib import Path

import pytest
from handover_example import DOOR, SCHOOL, door, fill_handover, school
from town import Family, TestClock, begin_visit, new_workspace, pull

from jgvisit.bootstrap import Workspace
from jgvisit.ids import FormId, PersonId, new_uuid7
from jgvisit.records.answers import Passage, PassagesAnswer, TextAnswer
from jgvisit.services.desk.writing import WordsMissingError
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.passages import ReadPassage, gone_with_words, passage_of, passages_of
from jgvisit.services.forms.reading_together import NotTheirsError, ToldFirstError
from jgvisit.services.forms.refusals import AnswersMissingError, FormChangedError, LookAgainError, NotPresentError

OWN = new_uuid7()


def seen(work: Workspace, family: Family, form: FormId, passage: str = DOOR) -> ReadPassage:
    file = work.files.get(family.case)
    filled = find(file, form)
    assert filled is not None
    return passage_of(file, filled, passage)


def test_each_says_of_each_passage_what_they_think_in_their_own_words(work: Workspace, family: Family) -> None:
    form = fill_handover(work, family)
    together = work.reading_together
    together.react(family.case, form, DOOR, family.mother, "notCorrect", "De deur klemt al jaren.", may_go=True)
    together.react(family.case, form, DOOR, family.father, "correct")
    together.react(family.case, form, SCHOOL, family.girl, "leaveOut")
    said = {each.person: (each.reaction, each.words) for each in seen(work, family, form).reactions}
    assert said == {family.mother: ("notCorrect", "De deur klemt al jaren."), family.father: ("correct", None)}
    assert seen(work, family, form, SCHOOL).is_left_out


def test_a_passage_changed_after_a_reaction_shows_both(work: Workspace, family: Family) -> None:
    form = fill_handover(work, family)
    work.reading_together.react(family.case, form, DOOR, family.mother, "different", "De deur klemt.")
    fill_handover(work, family, door("De deur gaat niet goed dicht."), school(), form=form)
    read = seen(work, family, form)
    (said,) = read.reactions
    assert (said.read, read.passage.text) == ("De deur was kapot.", "De deur gaat niet goed dicht.")
    assert read.changed_since(said)
    work.reading_together.react(family.case, form, DOOR, family.mother, "correct")
    read = seen(work, family, form)
    assert [each.reaction for each in read.reactions] == ["correct"]
    assert [each.words for each in read.earlier] == ["De deur klemt."]
    assert not read.changed_since(read.reactions[0])


def test_who_was_in_the_room_heard_it_and_nobody_else_sees_it(work: Workspace, family: Family) -> None:  # H4, H8
    form = fill_handover(work, family)
    begin_visit(work, family, family.father, family.boy)
    work.reading_together.react(family.case, form, DOOR, family.mother, "notCorrect", "Dat was niet zo.")
    (said,) = seen(work, family, form).reactions
    assert set(said.heard_by) == {family.girl}
    room = {family.mother, family.girl}
    for viewers in ({family.mother}, {family.girl}, room, {family.father}, room | {family.father}):
        shown = work.files.shown_to(family.case, frozenset(viewers))
        assert bool(shown.read_together.reactions) is (viewers <= room)
        filled = find(shown, form)
        assert filled is not None
        assert len(passages_of(shown, filled)) == 2, "the passage stands there whoever said what of it"


def test_what_is_said_by_telephone_nobody_in_the_room_heard(work: Workspace, family: Family) -> None:
    form = fill_handover(work, family)
    begin_visit(work, family, family.father)
    work.reading_together.react(family.case, form, DOOR, family.father, "leaveOut", how="phone")
    (said,) = seen(work, family, form).reactions
    assert (said.heard_by, said.how) == ((), "phone")
    assert work.reading_together.passages(family.case, form)[0].reactions == ()


def test_whoever_wants_it_otherwise_says_how(work: Workspace, family: Family) -> None:
    form = fill_handover(work, family)
    with pytest.raises(WordsMissingError):
        work.reading_together.react(family.case, form, DOOR, family.mother, "different", " . ")
    with pytest.raises(FormChangedError):
        work.reading_together.react(family.case, form, new_uuid7(), family.mother, "correct")
    with pytest.raises(KeyError):
        work.reading_together.react(family.case, form, DOOR, PersonId(new_uuid7()), "correct")
    assert seen(work, family, form).reactions == ()


def test_a_passage_about_one_adult_is_theirs_alone(work: Workspace, family: Family) -> None:  # H11
    form = fill_handover(work, family)
    alone = PassagesAnswer((Passage(OWN, "reported", "Zij slikt iets tegen de angst.", "de huisarts", "2026-11-01"),))
    work.filled_forms.fill(
        family.case, form, "handoverToGI", "private", (family.boy,), {"aboutMe": alone}, owner=family.mother
    )
    with pytest.raises(NotTheirsError):
        work.reading_together.react(family.case, form, OWN, family.father, "correct")
    visit = begin_visit(work, family)
    with pytest.raises(NotTheirsError):
        work.reading_together.react(family.case, form, OWN, family.mother, "correct", may_go=True)
    assert all(each.passage.id != OWN for each in work.reading_together.passages(family.case, form))
    work.visits.change_presence(family.case, visit, [family.mother])
    assert {each.passage.id for each in work.reading_together.passages(family.case, form)} == {DOOR, SCHOOL, OWN}
    work.reading_together.react(family.case, form, OWN, family.mother, "correct", may_go=True)
    (said,) = seen(work, family, form, OWN).reactions
    assert (said.may_go, said.heard_by) == ("yes", ())
    work.visits.change_presence(family.case, visit, [family.mother, family.father])
    assert all(each.passage.id != OWN for each in work.reading_together.passages(family.case, form))


def test_leave_this_out_takes_it_out_and_what_was_said_stays(work: Workspace, family: Family) -> None:  # H11
    form = fill_handover(work, family)
    together, may = work.reading_together, frozenset({family.mother, family.father})
    assert together.take_out(family.case, form, may) is None
    together.react(family.case, form, SCHOOL, family.father, "leaveOut", "Dat hoort hier niet.")
    assert together.take_out(family.case, form, frozenset({family.mother})) is None, "only who may decide about it"
    together.take_out(family.case, form, may)
    file = work.files.get(family.case)
    filled = find(file, form)
    assert filled is not None
    assert [each.passage.id for each in passages_of(file, filled)] == [DOOR]
    assert [each.words for each in gone_with_words(file, filled)] == ["Dat hoort hier niet."]
    assert len(filled.versions) == 2
    together.react(family.case, form, DOOR, family.mother, "leaveOut")
    with pytest.raises(AnswersMissingError) as missing:
        together.take_out(family.case, form, may)
    assert missing.value.fields == ("worries",), "something must be written in its place"


def test_a_statement_is_verified_by_two_different_sources(work: Workspace, family: Family) -> None:
    form = fill_handover(work, family)
    check = work.reading_together.check_source
    assert not seen(work, family, form, SCHOOL).is_verified
    check(family.case, form, SCHOOL, "  De  School ", "confirmed")
    assert not seen(work, family, form, SCHOOL).is_verified, "the same source twice is one"
    check(family.case, form, SCHOOL, "de huisarts", "denied")
    assert not seen(work, family, form, SCHOOL).is_verified, "who denies it is no second source"
    check(family.case, form, SCHOOL, "de voetbaltrainer", "partly")
    assert seen(work, family, form, SCHOOL).is_verified
    with pytest.raises(WordsMissingError):
        check(family.case, form, SCHOOL, "-", "confirmed")


def test_something_restricted_goes_along_only_after_somebody_was_told(work: Workspace, family: Family) -> None:  # H3
    form = fill_handover(work, family)
    work.filled_forms.fill(
        family.case, form, "handoverToGI", "team", (family.boy,), {"safetyOfWorkers": TextAnswer("Een hond")}
    )
    choose = work.reading_together.choose_release
    with pytest.raises(ToldFirstError):
        choose(family.case, form, "safetyOfWorkers", "include")
    with pytest.raises(WordsMissingError):
        choose(family.case, form, "safetyOfWorkers", "tellByPhone")
    with pytest.raises(FormChangedError):
        choose(family.case, form, "hiddenAddress", "leaveOut")
    choose(family.case, form, "safetyOfWorkers", "include", told=(family.mother,))
    (release,) = work.files.get(family.case).read_together.releases
    assert (release.choice, release.told) == ("include", (family.mother,))


def test_what_two_laptops_heard_comes_together(work: Workspace, family: Family, tmp_path: Path) -> None:
    form = fill_handover(work, family)
    clock = TestClock()
    other = new_workspace(tmp_path / "other", clock)
    pull(other, work)
    other.reading_together.react(family.case, form, DOOR, family.father, "correct", how="phone")
    work.reading_together.react(family.case, form, DOOR, family.mother, "notCorrect", "Niet waar.")
    pull(work, other)
    said = {each.person: each.reaction for each in seen(work, family, form).reactions}
    assert said == {family.mother: "notCorrect", family.father: "correct"}
    assert work.files.get(family.case).conflicts == ()
    other.safe.close()


def test_nobody_speaks_for_somebody_who_is_not_there(work: Workspace, family: Family) -> None:
    form = fill_handover(work, family)
    begin_visit(work, family, family.father)
    with pytest.raises(NotPresentError):
        work.reading_together.react(family.case, form, DOOR, family.father, "correct")
    work.reading_together.react(family.case, form, DOOR, family.father, "correct", how="phone")


def test_a_stranger_in_the_room_makes_nobody_else_a_listener(work: Workspace, family: Family) -> None:  # H8
    form = fill_handover(work, family)
    visit = begin_visit(work, family, family.father)
    work.visits.change_presence(family.case, visit, [family.mother, family.girl], "de buurvrouw")
    work.reading_together.react(family.case, form, DOOR, family.mother, "notCorrect", "Dat was niet zo.")
    (said,) = seen(work, family, form).reactions
    assert said.heard_by == (family.girl,), "the father was not there"


def test_words_that_may_go_along_may_stand_in_the_text(work: Workspace, family: Family) -> None:
    """She says how she wants it, alone; the worker writes it so. What she keeps to herself stays out (H2)."""
    form = fill_handover(work, family)
    words = "De deur van de kamer klemt al twee jaar."
    react = work.reading_together.react
    react(family.case, form, DOOR, family.mother, "different", words, how="phone")
    with pytest.raises(LookAgainError):
        fill_handover(work, family, door(words), school(), form=form)
    react(family.case, form, DOOR, family.mother, "different", words, how="phone", may_go=True)
    fill_handover(work, family, door(words), school(), form=form)
    assert seen(work, family, form).passage.text == words
