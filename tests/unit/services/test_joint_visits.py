"""Planning a visit warns where a decision keeps people apart, or talking together is not safe (H6, H8)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from town import Family

from jgvisit.ids import new_uuid7
from jgvisit.records.happenings_of_family import OtherDecisionRecorded
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.services.family.joint_visits import apart_on
from jgvisit.workspace import Workspace


def decided(work: Workspace, family: Family, decision: str, until: date | None) -> None:
    told = OtherDecisionRecorded(
        event=new_uuid7(), on=work.today().isoformat(), source="brief", persons=(family.father,),
        decision=decision, by="burgemeester", about="het huis aan de Dijk",  # type: ignore[arg-type]  # from a table
        until_on=None if until is None else until.isoformat(),
    )  # fmt: skip
    work.happenings.record(family.case, told)


def contact(work: Workspace, family: Family, **more: str) -> None:
    values = {"approach": "allowed", "evidence": "zij zelf"} | more
    work.families.record_safe_contact(family.case, SafeContactRecorded(person=family.mother, **values))  # type: ignore[arg-type]  # from a table


def test_nothing_is_said_where_nobody_is_kept_apart(work: Workspace, family: Family) -> None:
    contact(work, family, joint_talk_safe="yes")
    assert apart_on(work.files.get(family.case), work.today()) == ()


@pytest.mark.parametrize(
    ("decision", "warns"),
    [("exclusion_order", True), ("contact_ban", True), ("criminal_condition", True), ("contact_arrangement", False)],
)
def test_h6_a_decision_that_keeps_people_apart_warns(
    work: Workspace, family: Family, decision: str, warns: bool
) -> None:
    decided(work, family, decision, None)
    found = apart_on(work.files.get(family.case), work.today())
    assert [each.person for each in found] == ([family.father] if warns else [])


@pytest.mark.parametrize(("after", "warns"), [(-1, False), (0, True), (9, True), (10, True), (11, False)])
def test_h6_it_warns_from_its_first_to_its_last_day(work: Workspace, family: Family, after: int, warns: bool) -> None:
    decided(work, family, "exclusion_order", work.today() + timedelta(days=10))
    found = apart_on(work.files.get(family.case), work.today() + timedelta(days=after))
    assert bool(found) is warns


@pytest.mark.parametrize(
    ("said", "warns"),
    [({"joint_talk_safe": "no"}, True), ({"approach": "doNotApproach", "reason": "bang"}, True), ({}, False)],
)
def test_h8_what_somebody_said_of_talking_together_warns(
    work: Workspace, family: Family, said: dict[str, str], warns: bool
) -> None:
    contact(work, family, **said)
    found = apart_on(work.files.get(family.case), work.today())
    assert [(each.person, each.decision) for each in found] == ([(family.mother, None)] if warns else [])
