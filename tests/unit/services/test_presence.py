"""Whether somebody else may be there, such as a new partner: asked apart, and never told to them (H21; Jw 7.3.13)."""

from __future__ import annotations

import pytest
from town import Family

from jgvisit.ids import PersonId, VisitId, new_uuid7
from jgvisit.records.body import read_body
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.records.payload_visits import PresenceAnswered
from jgvisit.records.visibility import hidden_bodies
from jgvisit.services.papers.dossier_rules import why_left_out
from jgvisit.services.talk.presence import NotApartError
from jgvisit.workspace import Workspace


@pytest.fixture
def partner(work: Workspace, family: Family) -> PersonId:
    """The mother's new partner, who has no authority over anybody."""
    partner = PersonId(new_uuid7())
    work.families.record_person(family.case, PersonRegistered(person=partner, name="Karim Aziz", role="network"))
    return partner


def room(work: Workspace, family: Family, visit: VisitId, *here: PersonId, others: str | None = None) -> None:
    work.visits.change_presence(family.case, visit, list(here), others)


def test_h21_it_is_asked_of_whom_it_concerns_with_nobody_else_there(
    work: Workspace, family: Family, visit: VisitId, partner: PersonId
) -> None:
    for here in ((), (family.mother, partner), (family.mother, family.girl), (partner,), (family.boy,)):
        room(work, family, visit, *here)
        assert work.presence.apart(family.case) is None, "not apart, or it is not theirs to say"
    room(work, family, visit, family.mother, others="de buurvrouw")
    assert work.presence.apart(family.case) is None
    for person in (family.mother, family.father, family.girl):
        room(work, family, visit, person)
        asked = work.presence.apart(family.case)
        assert asked is not None
        assert (asked.person, [each.other for each in asked.company]) == (person, [partner])


def test_h21_each_answers_for_themselves_and_a_later_answer_takes_the_place(
    work: Workspace, family: Family, visit: VisitId, partner: PersonId
) -> None:
    room(work, family, visit, family.girl)
    work.presence.answer(family.case, family.girl, "no", other=partner)
    work.presence.answer(family.case, family.girl, "notYet", words=" oom   Ali ")
    work.presence.answer(family.case, family.girl, "yes", words="Oom Ali")
    asked = work.presence.apart(family.case)
    assert asked is not None
    assert [(each.name, each.answer) for each in asked.company] == [("Karim Aziz", "no"), ("Oom Ali", "yes")]
    room(work, family, visit, family.mother)
    hers = work.presence.apart(family.case)
    assert hers is not None
    assert [(each.name, each.answer) for each in hers.company] == [("Karim Aziz", None)], "what the girl said is hers"
    work.presence.answer(family.case, family.mother, "yes", other=partner)
    said = {(each.person, each.may_be_there) for each in work.files.get(family.case).presence if each.other == partner}
    assert said == {(family.girl, "no"), (family.mother, "yes")}
    assert work.files.get(family.case).conflicts == ()


def test_h21_a_no_shows_to_nobody_but_who_said_it(
    work: Workspace, family: Family, visit: VisitId, partner: PersonId
) -> None:
    room(work, family, visit, family.girl)
    work.presence.answer(family.case, family.girl, "no", other=partner)
    work.presence.answer(family.case, family.girl, "yes", other=partner)
    file, records = work.files.get(family.case), list(work.journal.records_of(family.case))
    bodies = {read_body(each.body).id for each in records if each.body is not None and b"presenceAnswered" in each.body}
    assert len(bodies) == 2
    told = PresenceAnswered(visit=visit, person=family.girl, other=partner, may_be_there="no")
    for viewers in ({partner}, {family.mother}, {family.girl, partner}, {family.boy}):
        assert work.files.shown_to(family.case, frozenset(viewers)).presence == ()
        assert bodies <= hidden_bodies(file, records, frozenset(viewers), work.today())
    assert work.files.shown_to(family.case, frozenset({family.girl})).presence
    assert bodies.isdisjoint(hidden_bodies(file, records, frozenset({family.girl}), work.today()))
    for reader in (partner, family.mother):
        assert why_left_out(file, told, reader, work.today()) == "ofAnother"
    assert why_left_out(file, told, family.girl, work.today()) is None


def test_h21_nothing_is_taken_where_somebody_came_in_or_it_is_not_about_another(
    work: Workspace, family: Family, visit: VisitId, partner: PersonId
) -> None:
    room(work, family, visit, family.mother, partner)
    with pytest.raises(NotApartError):
        work.presence.answer(family.case, family.mother, "no", other=partner)
    room(work, family, visit, family.mother)
    with pytest.raises(NotApartError):  # the father decides too: his being there is another question (H8)
        work.presence.answer(family.case, family.mother, "no", other=family.father)
    with pytest.raises(NotApartError):
        work.presence.answer(family.case, family.girl, "no", other=partner)
    for who in ({}, {"other": partner, "words": "Karim"}, {"words": "  "}):
        with pytest.raises(NotApartError):
            work.presence.answer(family.case, family.mother, "no", **who)  # type: ignore[arg-type]  # by name
    assert work.files.get(family.case).presence == ()
    for wrong in ({}, {"other": partner, "other_words": "Karim"}, {"other": family.mother}):
        with pytest.raises(ValueError, match="about"):
            PresenceAnswered(visit=visit, person=family.mother, may_be_there="no", **wrong)  # type: ignore[arg-type]  # by name
