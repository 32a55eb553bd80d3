"""Three faces for our explanation: whose they are, what takes them back, and what the worker thinks of later (H29)."""

from __future__ import annotations

import io

import msgspec
import pytest
from town import Family, begin_visit

from jgvisit.content.model import Audience
from jgvisit.ids import PersonId, VisitId
from jgvisit.records.body import read_body
from jgvisit.records.export import write_export
from jgvisit.records.kinds import read_payload
from jgvisit.records.payload_talk import ExplanationRated, Face
from jgvisit.records.telling import betrays
from jgvisit.records.visibility import hidden_bodies, hidden_words, without_hidden
from jgvisit.services.papers.dossier_rules import why_left_out
from jgvisit.services.talk.listeners import NobodyHeardError
from jgvisit.services.talk.ratings import not_clear, said_of_us
from jgvisit.workspace import Workspace

STORED = b'{"face":"partly","person":"%s","rating":"%s","visit":"%s"}'
"""As written at version 1."""


@pytest.fixture
def visit(work: Workspace, family: Family) -> VisitId:
    return begin_visit(work, family)


def explain(work: Workspace, family: Family, visit: VisitId, person: PersonId, audience: Audience = "parent") -> None:
    view = work.explaining.view(family.case, "K02", audience)
    work.explaining.explained(family.case, visit, view, [person], "self")


def faces(work: Workspace, family: Family) -> list[tuple[Face, PersonId | None]]:
    return [(each.face, each.person) for each in work.files.get(family.case).ratings]


def kinds_for(work: Workspace, family: Family, *viewers: PersonId) -> str:
    out, records = io.BytesIO(), work.journal.records_of(family.case)
    hidden = hidden_bodies(work.files.get(family.case), records, frozenset(viewers), work.today())
    write_export(out, without_hidden(records, hidden), {})
    return out.getvalue().decode()


def test_what_was_stored_at_version_1_is_still_read(work: Workspace, family: Family) -> None:
    record = next(iter(work.journal.records_of(family.case)))
    told = msgspec.Raw(STORED % tuple(each.encode() for each in (family.girl, family.boy, family.case)))
    body = msgspec.structs.replace(read_body(record.body or b""), kind="explanationRated", kind_version=1, payload=told)
    read = read_payload(body)
    assert isinstance(read, ExplanationRated)
    assert (read.face, read.person) == ("partly", family.girl)


def test_h29_one_face_is_kept_and_who_says_nothing_leaves_no_trace(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    assert not work.ratings.may_be_offered(family.case)  # nothing was explained yet
    explain(work, family, visit, family.mother)
    assert work.ratings.may_be_offered(family.case)
    assert faces(work, family) == []
    work.ratings.give(family.case, visit, "clear", family.mother)
    work.ratings.give(family.case, visit, "notClear")
    assert faces(work, family) == [("clear", family.mother), ("notClear", None)]
    with pytest.raises(NobodyHeardError):
        work.ratings.give(family.case, visit, "clear", PersonId(family.case))


def test_another_face_of_the_same_person_takes_the_place_and_undo_brings_the_first_back(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    work.ratings.give(family.case, visit, "clear", family.mother)
    other = work.ratings.give(family.case, visit, "notClear", family.mother)
    assert faces(work, family) == [("notClear", family.mother)]
    work.ratings.take_back(family.case, other)
    assert faces(work, family) == [("clear", family.mother)]
    work.ratings.take_back(family.case, other)  # it was taken back already
    assert faces(work, family) == [("clear", family.mother)]


def test_on_nobodys_name_each_face_stands_for_itself_and_one_press_takes_the_last_away(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    work.ratings.give(family.case, visit, "clear")
    last = work.ratings.give(family.case, visit, "partly")
    work.ratings.take_back(family.case, last)
    assert faces(work, family) == [("clear", None)]
    assert work.files.get(family.case).conflicts == ()


def test_h7_a_childs_face_is_the_childs_and_one_on_nobodys_name_shows_to_none_of_the_family(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    work.ratings.give(family.case, visit, "notClear", family.girl)
    gone = work.ratings.give(family.case, visit, "partly", family.girl)
    work.ratings.take_back(family.case, gone)
    work.ratings.take_back(family.case, work.ratings.give(family.case, visit, "clear", family.boy))
    work.ratings.give(family.case, visit, "notClear")
    assert work.files.shown(family.case).ratings == ()  # all of them are in the room
    for others in ((family.mother,), (family.girl, family.mother), (family.father, family.boy)):
        assert "explanationRated" not in kinds_for(work, family, *others)
    assert kinds_for(work, family, family.girl).count("explanationRated") == 3
    assert "explanationRated" in kinds_for(work, family)
    work.visits.change_presence(family.case, visit, [family.girl], None)
    assert [each.person for each in work.files.shown(family.case).ratings] == [family.girl]
    rated = ExplanationRated(rating=family.case, visit=visit, face="clear", person=family.father)
    assert why_left_out(work.files.get(family.case), rated, family.mother, work.today()) == "ofAnother"


def test_what_was_not_clear_is_thought_of_until_it_was_told_again_to_that_person(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    explain(work, family, visit, family.mother)
    explain(work, family, visit, family.father)
    work.ratings.give(family.case, visit, "notClear", family.mother)
    work.ratings.give(family.case, visit, "clear", family.father)
    work.visits.end(family.case, visit)
    title = work.pack.cards["K02", "nl", "parent"].title
    (found,) = not_clear(work.files.get(family.case), work.pack)
    assert (found.face, found.person, found.cards) == ("notClear", family.mother, (title,))
    again = begin_visit(work, family)
    explain(work, family, again, family.father)
    assert len(not_clear(work.files.get(family.case), work.pack)) == 1
    explain(work, family, again, family.mother)
    assert not_clear(work.files.get(family.case), work.pack) == ()


def test_on_nobodys_name_it_is_about_whatever_was_told_by_then(work: Workspace, family: Family, visit: VisitId) -> None:
    explain(work, family, visit, family.girl, "youth12")
    work.ratings.give(family.case, visit, "partly")
    (found,) = not_clear(work.files.get(family.case), work.pack)
    assert (found.face, found.person, len(found.cards)) == ("partly", None, 1)


def test_nothing_waits_for_a_face_and_no_duty_comes_of_one(work: Workspace, family: Family, visit: VisitId) -> None:
    explain(work, family, visit, family.mother)
    before = work.explaining.agenda(family.case)
    work.ratings.give(family.case, visit, "notClear", family.mother)
    assert work.explaining.agenda(family.case) == before


def test_one_sentence_goes_with_the_face_stays_beside_another_and_an_undo_brings_back_what_stood(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    said = lambda: [(each.face, each.person, each.words) for each in said_of_us(work.files.get(family.case))]  # noqa: E731  read anew
    work.ratings.give(family.case, visit, "clear", family.mother)
    assert said() == []
    work.ratings.give(family.case, visit, "partly", family.mother, words="  te veel   moeilijke woorden ")
    work.ratings.give(family.case, visit, "clear", words="fijn dat u tekende")
    assert said() == [("clear", None, "fijn dat u tekende"), ("partly", family.mother, "te veel moeilijke woorden")]
    other = work.ratings.give(family.case, visit, "notClear", family.mother)
    assert ("notClear", family.mother, "te veel moeilijke woorden") in said(), "another face, and no less said"
    anew = work.ratings.give(family.case, visit, "notClear", family.mother, words="veel te snel")
    assert ("notClear", family.mother, "veel te snel") in said()
    work.ratings.take_back(family.case, anew)
    assert ("notClear", family.mother, "te veel moeilijke woorden") in said()
    work.ratings.take_back(family.case, other)  # it was changed since
    assert ("notClear", family.mother, "te veel moeilijke woorden") in said()
    with pytest.raises(ValueError, match="taken back"):
        ExplanationRated(rating=family.case, visit=visit, words="x")


def test_h7_a_sentence_is_read_by_whoever_put_their_name_to_it_and_by_none_of_the_family_without_one(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    hers, nobodys = "mijn vader praatte steeds door ons heen", "ik snapte er helemaal niets van"
    work.ratings.give(family.case, visit, "notClear", family.girl, words=hers)
    work.ratings.give(family.case, visit, "notClear", words=nobodys)
    file = work.files.get(family.case)
    for viewers in ({family.mother}, {family.father, family.girl}, {family.boy}):
        told = repr(work.files.shown_to(family.case, frozenset(viewers)))
        assert hers not in told
        assert nobodys not in told
        words = hidden_words(file, frozenset(viewers))
        assert betrays(f"Zij zei: {hers}.", words), "nor where another text repeats it"
        assert betrays(nobodys, words)
    alone = repr(work.files.shown_to(family.case, frozenset({family.girl})))
    assert (hers in alone, nobodys in alone) == (True, False)
    assert not betrays(hers, hidden_words(file, frozenset({family.girl})))
