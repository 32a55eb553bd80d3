"""Of whom nobody asked how they can be reached, before a list asks to reach them (H8)."""

from __future__ import annotations

from datetime import date

from town import Family

from jgvisit.domain.reminders import Reminder, ReminderKind
from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.services.family.reached import to_ask_first, whom_to_reach
from jgvisit.workspace import Workspace


def test_grown_ups_and_children_from_twelve_are_asked_first_until_something_is_known(
    work: Workspace, family: Family
) -> None:
    everybody = (family.girl, family.mother, family.boy, family.father, family.girl, PersonId(new_uuid7()))
    asked = to_ask_first(work.files.get(family.case), everybody, work.today())
    assert asked == (family.girl, family.mother, family.father), "the boy of 7 is reached through his parents"
    for person, approach in ((family.girl, "allowed"), (family.father, "doNotApproach")):
        contact = SafeContactRecorded(person=person, approach=approach, reason="x", evidence="gehoord")  # type: ignore[arg-type]  # a word of it
        work.families.record_safe_contact(family.case, contact)
    assert to_ask_first(work.files.get(family.case), everybody, work.today()) == (family.mother,)


def test_a_reminder_about_a_child_reaches_who_has_authority_and_one_for_the_office_nobody(
    work: Workspace, family: Family
) -> None:
    file, day = work.files.get(family.case), date(2026, 12, 1)

    def reached(kind: ReminderKind, *people: PersonId) -> set[PersonId]:
        return set(whom_to_reach(file, Reminder(kind, day, people), work.today()))

    assert reached("stay_review", family.boy) == {family.mother, family.father}
    assert reached("stay_review", family.girl) == {family.girl, family.mother, family.father}
    assert reached("other_decision_ends", family.father) == {family.father}
    assert reached("office_waits", family.girl) == reached("look_again_contact", family.father) == set()
