"""Families and visits: facts with their evidence, all or nothing."""

from __future__ import annotations

from typing import Any

import pytest
from town import Family, begin_visit, supervision_order

from jgvisit.ids import VisitId, new_uuid7
from jgvisit.records.body import RecordTooLargeError
from jgvisit.records.payload_family import OrderRecorded, PersonRegistered, SafeContactRecorded
from jgvisit.records.payload_visits import VisitPlanned
from jgvisit.services.family.families import OrderWithoutProofError, UndrawableNameError
from jgvisit.services.law.frames import frames_of
from jgvisit.workspace import Workspace


def person(name: str) -> PersonRegistered:
    return PersonRegistered(person=new_uuid7(), name=name, role="parent")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("عبد الرحمن بن محمد الأنصاري", id="arabic"),
        pytest.param("Zoë Ŷıldız-Ñúñez", id="marks"),
        pytest.param('<b>Jan</b> & "x"', id="html"),
        pytest.param("ሰላም ተስፋይ", id="tigrinya"),
        pytest.param("x" * 400, id="long"),
    ],
)
def test_a_name_people_have_is_kept_as_typed(work: Workspace, name: str) -> None:
    case = work.families.register(name, (person(name),))
    file = work.files.get(case)
    assert (file.name, file.members[0].name) == (name, name)


def test_a_name_no_paper_can_show_is_refused_with_its_characters_and_nothing_of_the_family_is_kept(
    work: Workspace,
) -> None:
    with pytest.raises(UndrawableNameError) as refused:
        work.families.register("De Vries", (person("Anna"), person("龍一")))
    assert refused.value.characters == {"龍", "一"}
    assert work.files.all() == ()


def test_a_name_longer_than_a_record_holds_is_refused_and_nothing_of_the_family_is_kept(work: Workspace) -> None:
    with pytest.raises(RecordTooLargeError):
        work.families.register("De Vries", (person("Anna"), person("x" * 401)))
    assert work.files.all() == ()


def test_a_corrected_person_replaces_the_earlier_version(work: Workspace, family: Family) -> None:
    changed = PersonRegistered(person=family.mother, name="Samira el Haddad", role="parent", born="1988-03-03")
    work.families.record_person(family.case, changed)
    file = work.files.get(family.case)
    assert [member.name for member in file.members if member.id == family.mother] == ["Samira el Haddad"]
    assert file.conflicts == ()


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"court": None}, id="no court"),
        pytest.param({"number": None}, id="no number"),
        pytest.param({"decided_on": None}, id="no day"),
        pytest.param({"court": " "}, id="a blank court"),
        pytest.param({"number": "\u200b-"}, id="a number that is none"),
        pytest.param({"decided_on": "2027-11-01"}, id="decided on a day to come"),
        pytest.param({"evidence": "announced"}, id="announced by nobody"),
        pytest.param({"evidence": "announced", "told_by": "opa"}, id="announced on no day"),
    ],
)
def test_h12_nothing_is_called_ordered_without_its_proof(
    work: Workspace, family: Family, changes: dict[str, Any]
) -> None:
    complete = {
        "order": new_uuid7(), "child": family.boy, "kind": "ots", "starts_on": "2026-10-01",
        "court": "Rechtbank", "number": "C/1", "decided_on": "2026-10-01",
    }  # fmt: skip
    with pytest.raises(OrderWithoutProofError):
        work.families.record_order(family.case, OrderRecorded(**{**complete, **changes}))
    assert work.files.get(family.case).orders == ()


def test_an_order_that_ended_is_a_new_version_of_the_same_order(work: Workspace, family: Family) -> None:
    order = supervision_order(work, family, family.boy)
    supervision_order(work, family, family.boy, order=order.order, ended_on="2026-11-01")
    file = work.files.get(family.case)
    assert [entry.ended_on for entry in file.orders] == ["2026-11-01"]
    assert {entry.child: entry.said for entry in frames_of(file, work.today())}[family.boy] == "voluntary"


def test_h13_an_order_about_one_child_leaves_the_other_voluntary(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.boy)
    said = {entry.child: entry.said for entry in frames_of(work.files.get(family.case), work.today())}
    assert said == {family.boy: "court_ordered", family.girl: "voluntary"}


def test_h8_safe_contact_is_a_fact_in_versions(work: Workspace, family: Family) -> None:
    for approach in ("allowed", "doNotApproach"):
        contact = SafeContactRecorded(person=family.mother, approach=approach, evidence="zij zelf")  # type: ignore[arg-type]  # both are
        work.families.record_safe_contact(family.case, contact)
    (kept,) = work.files.get(family.case).safe_contacts
    assert kept.approach == "doNotApproach"
    assert work.files.get(family.case).other_versions == ()


def test_a_planned_visit_starts_where_it_was_planned(work: Workspace, family: Family) -> None:
    visit = VisitId(new_uuid7())
    work.visits.plan(family.case, VisitPlanned(visit=visit, on="2026-11-21", at="14:00", place="school"))
    assert work.visits.start(family.case, [family.mother], visit) == visit
    here = work.files.visit_here(family.case)
    assert here is not None
    assert (here.place, here.present) == ("school", (family.mother,))


def test_h4_somebody_who_walks_in_is_in_the_room_at_once(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family, family.father, family.boy)
    work.visits.change_presence(family.case, visit, [family.mother, family.girl, family.father], others="de buurvrouw")
    here = work.files.visit_here(family.case)
    assert here is not None
    assert set(here.present) == {family.mother, family.girl, family.father}
    assert here.others_present == "de buurvrouw"


def test_h4_the_page_is_remembered_until_the_visit_ends(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family)
    assert work.visits.remembered_page(family.case) is None
    work.visits.remember_page(family.case, "explain:K02")
    assert work.visits.remembered_page(family.case) == "explain:K02"
    work.visits.end(family.case, visit, note="rustig gesprek")
    assert work.visits.remembered_page(family.case) is None
    assert work.files.get(family.case).visits[0].note == "rustig gesprek"
