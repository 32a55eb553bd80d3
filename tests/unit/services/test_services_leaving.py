"""Leaving: nothing personal by default where it could betray, and the duty to deliver a copy (H5, H8)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from town import Family, TestClock, begin_visit, new_workspace, pull, sign

from jgvisit.ids import FormId, VisitId
from jgvisit.records.payload_family import AddressRecorded, SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_papers import CopyChosen
from jgvisit.services.desk.writing import Writer
from jgvisit.services.papers.leaving import default_way, to_deliver
from jgvisit.workspace import Workspace


def contact(work: Workspace, family: Family, **changes: Any) -> None:
    known = {"person": family.mother, "approach": "allowed", "joint_talk_safe": "yes", "evidence": "zij zelf"}
    work.families.record_safe_contact(family.case, SafeContactRecorded(**{**known, **changes}))


def test_h5_a_paper_now_is_proposed_where_nothing_speaks_against_it(work: Workspace, family: Family) -> None:
    assert default_way(work.files.get(family.case)) == ""
    contact(work, family)
    assert default_way(work.files.get(family.case)) == ""


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"approach": "doNotApproach", "reason": "geheim adres"}, id="not to be approached"),
        pytest.param({"joint_talk_safe": "no"}, id="talking together is not safe"),
    ],
)
def test_h5_nothing_personal_is_proposed_to_anybody_where_one_of_them_is_not_safe(
    work: Workspace, family: Family, changes: dict[str, str]
) -> None:
    contact(work, family, **changes)
    assert default_way(work.files.get(family.case)) == "nothing"


def test_h5_nothing_personal_is_proposed_to_anybody_where_post_is_not_safe_for_one(
    work: Workspace, family: Family
) -> None:
    contact(work, family)
    for state, proposed in (("holds", ""), ("notSafe", "nothing"), ("left", "")):
        post = AddressRecorded(
            person=family.mother,
            serves="postGoesThere",
            address="Verzonnen Singel 4, 1234 AB Dorp",
            state=state,  # type: ignore[arg-type]  # one of the words
            evidence="zij zelf, alleen",
        )
        work.families.record_address(family.case, post)
        assert default_way(work.files.get(family.case)) == proposed


def test_h5_nothing_personal_is_proposed_where_something_is_hidden(work: Workspace, family: Family) -> None:
    address = work.files.get(family.case).member(family.mother).stamp.record
    hidden = VisibilityRestricted(hides=(address,), hidden_from=(family.father,), basis="geheim adres")
    Writer(work.journal, work.files).one(family.case, hidden)
    assert default_way(work.files.get(family.case)) == "nothing"


def test_h5_of_two_versions_of_safe_contact_the_one_that_protects_holds(
    work: Workspace, family: Family, clock: TestClock, tmp_path: Path
) -> None:
    colleague = new_workspace(tmp_path / "colleague", clock)
    pull(colleague, work)
    contact(work, family)
    contact(colleague, family, joint_talk_safe="no")
    pull(work, colleague)
    colleague.safe.close()
    assert default_way(work.files.get(family.case)) == "nothing"
    contact(work, family)
    assert default_way(work.files.get(family.case)) == ""


def test_a_sealed_paper_is_owed_to_its_signer_until_it_was_handed_over(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    assert to_deliver(work.files.get(family.case)) == ()
    sign(work, family, visit, form, family.mother)
    assert to_deliver(work.files.get(family.case)) == ((family.mother, form),)
    work.visits.end(family.case, visit)
    (paper,) = work.handing_over.waiting(family.case)
    work.handing_over.given(family.case, paper, "paperNow")
    assert to_deliver(work.files.get(family.case)) == ()


@pytest.mark.parametrize("way", ["nothing", "notSafe", "readOnly"])
def test_h5_who_wants_nothing_left_is_owed_nothing_until_they_say_otherwise(
    work: Workspace, family: Family, visit: VisitId, form: FormId, clock: TestClock, way: Any
) -> None:
    sign(work, family, visit, form, family.mother)
    work.leaving.choose(family.case, CopyChosen(visit=visit, person=family.mother, way=way, by=family.mother))
    assert to_deliver(work.files.get(family.case)) == ()
    work.visits.end(family.case, visit)
    clock.forward(days=7)
    later = begin_visit(work, family)
    work.leaving.choose(family.case, CopyChosen(visit=later, person=family.mother, way="nextVisit"))
    assert to_deliver(work.files.get(family.case)) == ((family.mother, form),)


def test_h5_one_persons_wish_says_nothing_about_anothers_copy(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    for person in (family.mother, family.father):
        sign(work, family, visit, form, person)
    work.leaving.choose(family.case, CopyChosen(visit=visit, person=family.mother, way="nothing"))
    assert to_deliver(work.files.get(family.case)) == ((family.father, form),)


def test_h8_who_is_not_to_be_approached_is_owed_no_copy(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    sign(work, family, visit, form, family.mother)
    contact(work, family, approach="doNotApproach", reason="geheim adres")
    assert to_deliver(work.files.get(family.case)) == ()
