"""Nobody's whereabouts are unknown before it is written down what was tried; until then "not reached yet" (H21)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec import structs
from town import Family, TestClock, begin_visit, open_form_a

from jgvisit.ids import FormId, PersonId
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.services.family.families import AttemptsMissingError
from jgvisit.services.family.happenings import closing
from jgvisit.services.family.reaching import attempts_to_reach, may_be_called_unknown
from jgvisit.workspace import Workspace

TRIED = ("maandag gebeld, voicemail", "woensdag aangebeld, niemand thuis")


def registered(work: Workspace, family: Family, person: PersonId, **more: str) -> PersonRegistered:
    member = work.files.get(family.case).member(person)
    known = PersonRegistered(person=person, name=member.name, role=member.role, born=member.born)
    return structs.replace(known, **more)


def tried(work: Workspace, family: Family, *attempts: str) -> None:
    closed = closing(1, family.father, work.today(), "unreachable", reason="niet bereikt", attempts=attempts)
    work.happenings.close_duty(family.case, closed)


def asked(work: Workspace, family: Family, form: FormId) -> set[str]:
    return {mark.person for mark in work.forms.law_for(family.case, family.boy, form).required if mark.kind == "T"}


@pytest.mark.parametrize("attempts", [(), TRIED[:1], (TRIED[0], TRIED[0])])
def test_h21_too_little_was_tried(work: Workspace, family: Family, attempts: tuple[str, ...]) -> None:
    if attempts:
        tried(work, family, *attempts)
    assert not may_be_called_unknown(work.files.get(family.case), family.father)
    with pytest.raises(AttemptsMissingError):
        work.families.record_person(family.case, registered(work, family, family.father, whereabouts="unknown"))
    assert work.files.get(family.case).member(family.father).whereabouts == "known"


def test_h21_after_written_attempts_the_other_parent_decides_and_later_versions_need_no_new_ones(
    work: Workspace, family: Family
) -> None:
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    work.visits.change_presence(family.case, visit, [family.mother])
    work.visits.end(family.case, visit)
    assert asked(work, family, form) == {family.mother, family.father}
    tried(work, family, *TRIED)
    work.families.record_person(family.case, registered(work, family, family.father, whereabouts="unknown"))
    assert asked(work, family, form) == {family.mother}
    work.families.record_person(
        family.case, registered(work, family, family.father, whereabouts="unknown", name="Jeroen B. de Boer")
    )
    work.families.record_person(family.case, registered(work, family, family.father, whereabouts="known"))
    assert asked(work, family, form) == {family.mother, family.father}


def test_h21_what_was_tried_before_somebody_sat_with_us_counts_no_more(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    tried(work, family, *TRIED)
    assert attempts_to_reach(work.files.get(family.case), family.father) == TRIED
    clock.moment += timedelta(hours=1)
    visit = begin_visit(work, family)
    work.visits.end(family.case, visit)
    assert family.father in work.files.get(family.case).visits[0].present
    assert attempts_to_reach(work.files.get(family.case), family.father) == ()


def test_a_new_person_is_not_called_unknown(work: Workspace, family: Family) -> None:
    with pytest.raises(AttemptsMissingError):
        work.families.record_person(family.case, registered(work, family, family.mother, whereabouts="unknown"))
