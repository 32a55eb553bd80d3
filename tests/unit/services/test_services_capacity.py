"""That somebody cannot decide: who writes it down, what the law then asks, what the room reads, and the duty."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from town import Family, begin_visit, open_form_a

from jgvisit.domain.reminders import Reminder
from jgvisit.errors import RefusedError
from jgvisit.ids import FormId, PersonId, new_uuid7
from jgvisit.records.payload_family import AuthorityRecorded, CapacityRecorded, PersonRegistered
from jgvisit.services.desk.writing import WordsMissingError
from jgvisit.services.family.families import CapacityInVisitError, HoldsLaterError, SeenAlreadyError
from jgvisit.services.family.happenings import NotYetHappenedError, StrangerNamedError
from jgvisit.services.law.frames import frames_for_room
from jgvisit.services.talk.duties import reminders_of
from jgvisit.workspace import Workspace

PAPER = "beschikking C/16/4411"
# a number alone also stands in some ids of a run
TELLING = ("16/4411", "curat", "guardian", "onvindbaar", "kan dit niet beslissen", "minderjarig")


def seen(person: PersonId, day: str = "2026-11-20", **more: Any) -> CapacityRecorded:
    said = {"capacity": "under_guardianship", "evidence": "seen", "paper": PAPER, "seen_on": day} | more
    return CapacityRecorded(person=person, **said)


def told(person: PersonId, **more: Any) -> CapacityRecorded:
    said = {"capacity": "under_guardianship", "told_by": "moeder belde", "told_on": "2026-11-20"} | more
    return CapacityRecorded(person=person, evidence="announced", **said)


def asked(work: Workspace, family: Family, form: FormId) -> set[str]:
    return {mark.person for mark in work.forms.law_for(family.case, family.boy, form).required if mark.kind == "T"}


def form_about_the_boy(work: Workspace, family: Family) -> FormId:
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    work.visits.end(family.case, visit)
    return form


def due(work: Workspace, family: Family, days: int = 0, *, alone: bool = True) -> list[Reminder]:
    found = reminders_of(work.files.get(family.case), work.today() + timedelta(days), alone=alone)
    return [each for each in found if "decides" in each.kind]


def test_h12_the_other_parent_decides_alone_only_when_it_was_seen(work: Workspace, family: Family) -> None:
    form = form_about_the_boy(work, family)
    work.families.record_capacity(family.case, told(family.father))
    assert asked(work, family, form) == {family.mother, family.father}
    work.families.record_capacity(family.case, seen(family.father))
    assert asked(work, family, form) == {family.mother}
    work.families.record_capacity(family.case, seen(family.father, capacity="full", paper="register: niet gevonden"))
    assert asked(work, family, form) == {family.mother, family.father}
    assert len(work.files.get(family.case).capacities) == 1, "each takes the place of the one before"


def test_h12_what_was_seen_is_not_undone_by_what_is_told_once_more_nor_by_a_day_to_come(
    work: Workspace, family: Family
) -> None:
    form = form_about_the_boy(work, family)
    later = {"since": "2026-11-23"}
    for day in ("2026-11-22", "2026-11-23"):  # what does not hold yet can be put right
        work.families.record_capacity(family.case, seen(family.father, since=day))
    work.families.record_capacity(family.case, seen(family.father))
    with pytest.raises(SeenAlreadyError):
        work.families.record_capacity(family.case, told(family.father))
    for changes in ({"capacity": "full"}, {"capacity": "incapable_in_this_matter"}):
        with pytest.raises(HoldsLaterError):
            work.families.record_capacity(family.case, seen(family.father, **changes, **later))
    assert asked(work, family, form) == {family.mother}
    work.families.record_capacity(family.case, told(family.father, capacity="full"))
    assert asked(work, family, form) == {family.mother, family.father}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"paper": None}, WordsMissingError),
        ({"paper": "-"}, WordsMissingError),
        ({"seen_on": None}, WordsMissingError),
        ({"evidence": "announced"}, WordsMissingError),
        ({"mistaken": "."}, WordsMissingError),
        ({"seen_on": "2026-11-22"}, NotYetHappenedError),
        ({"person": "00000000-0000-4000-8000-000000000999"}, StrangerNamedError),
    ],
)
def test_what_rests_on_nothing_is_not_written_down(
    work: Workspace, family: Family, changes: dict[str, Any], error: type[RefusedError]
) -> None:
    values: dict[str, Any] = {"capacity": "full", "evidence": "seen", "paper": PAPER, "seen_on": "2026-11-20"}
    said = CapacityRecorded(**({"person": family.mother} | values | changes))
    with pytest.raises(error):
        work.families.record_capacity(family.case, said)
    assert work.files.get(family.case).capacities == ()


def test_of_a_child_it_is_not_written_down_here(work: Workspace, family: Family) -> None:
    with pytest.raises(StrangerNamedError):
        work.families.record_capacity(family.case, seen(family.girl))


def test_h4_with_a_visit_open_nobody_writes_it_down(work: Workspace, family: Family) -> None:
    begin_visit(work, family)
    with pytest.raises(CapacityInVisitError):
        work.families.record_capacity(family.case, seen(family.father))


def of_one_child(work: Workspace) -> Family:
    """Two parents with authority and one boy of 7: who decides is the same for every child spoken of."""
    ids = {name: PersonId(new_uuid7()) for name in ("mother", "father", "boy")}
    members = (
        PersonRegistered(person=ids["mother"], name="Samira Haddad", role="parent", born="1988-03-02"),
        PersonRegistered(person=ids["father"], name="Jeroen de Boer", role="parent", born="1985-07-19"),
        PersonRegistered(person=ids["boy"], name="Sami de Boer", role="child", born="2019-05-02"),
    )
    case = work.families.register("Haddad en De Boer", members)
    for holder in ("mother", "father"):
        line = AuthorityRecorded(
            line=new_uuid7(), child=ids["boy"], holder=ids[holder], kind="parent", since="2020-01-01",
            evidence="gezagsregister",
        )  # fmt: skip
        work.families.record_authority(case, line)
    return Family(case, **ids, girl=ids["boy"])


def test_h4_the_room_reads_who_decides_and_not_why_the_other_does_not(work: Workspace) -> None:
    family = of_one_child(work)
    work.families.record_capacity(family.case, told(family.father))
    for said, deciders in ((None, "Samira Haddad en Jeroen de Boer."), (seen(family.father), "Samira Haddad.")):
        if said is not None:
            work.families.record_capacity(family.case, said)
        visit = work.visits.start(family.case, [family.mother, family.father, family.boy])
        form = open_form_a(work, family, visit, family.boy)
        view = work.explaining.view(family.case, "K03", "parent", "nl")
        lines = [line.text for line in view.lines]
        assert f"Voor Sami de Boer vragen wij toestemming aan: {deciders}" in lines
        assert not any("zoeken nog uit" in line for line in lines)
        frames = frames_for_room(work.files.shown(family.case), work.today())
        assert [frame.said for frame in frames] == ["voluntary"]
        asked_now = work.forms.told(family.case, family.boy, form)
        everything = repr((asked_now, work.files.shown(family.case), view)).casefold()
        assert [word for word in TELLING if word in everything] == []
        assert work.finding.look_for("4411").families == ()
        work.visits.end(family.case, visit)
    assert work.finding.look_for("4411").families != ()


def test_the_day_by_which_it_is_to_be_seen_and_the_day_to_look_again_can_be_closed(
    work: Workspace, family: Family
) -> None:
    work.families.record_capacity(family.case, told(family.father, review_on="2026-11-28"))
    three_working_days = work.today() + timedelta(4)  # told on Friday the 20th
    again = Reminder("look_again_decides", work.today() + timedelta(7), (family.father,))
    assert due(work, family, 30) == [Reminder("who_decides_unseen", three_working_days, (family.father,)), again]
    assert due(work, family, alone=False) == []
    work.families.record_capacity(family.case, seen(family.father, review_on="2026-11-28"))
    assert due(work, family) == [again]
    work.families.record_capacity(family.case, seen(family.father))
    assert due(work, family) == []
    work.families.record_capacity(family.case, told(family.father, capacity="full"))
    work.families.record_capacity(family.case, seen(family.father, mistaken="het was zijn broer"))
    assert due(work, family) == []


def test_what_an_old_record_says_without_a_paper_is_looked_into(work: Workspace, family: Family) -> None:
    old = PersonRegistered(person=family.father, name="Jeroen de Boer", role="parent", capacity="under_guardianship")
    work.families.record_person(family.case, old)
    assert [each.kind for each in due(work, family)] == ["who_decides_unseen"]


def test_a_file_holds_the_reason_for_that_person_alone(work: Workspace, family: Family) -> None:
    def given(reader: PersonId) -> str:
        return work.dossiers.make(family.case, reader, "besluit 1").json().decode()

    work.families.record_capacity(family.case, seen(family.father))
    work.families.record_capacity(family.case, told(family.mother))
    assert "16/4411" in given(family.father)
    assert "16/4411" not in given(family.mother) + given(family.girl)
    assert "moeder belde" not in given(family.mother), "it says who told us"
