"""A day chosen to look again is asked for until a newer version; the end of a huisverbod is told ahead (H2, H6-H8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from town import Family, begin_visit

from jgvisit.domain.reminders import Reminder
from jgvisit.ids import RecordId, new_uuid7
from jgvisit.records.happenings_of_family import OtherDecisionRecorded
from jgvisit.records.payload_bookmarks import BookmarkWritten
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.talk.duties import reminders_of
from jgvisit.workspace import Workspace

DAY = timedelta(days=1)
KINDS = {"look_again_contact", "look_again_hidden", "look_again_aside", "other_decision_ends"}


def told(work: Workspace, family: Family, on: date | None = None, *, alone: bool = True) -> list[Reminder]:
    found = reminders_of(work.files.get(family.case), on or work.today(), alone=alone)
    return [each for each in found if each.kind in KINDS]


def contact(family: Family, again: date | None) -> SafeContactRecorded:
    return SafeContactRecorded(
        person=family.father,
        approach="doNotApproach",
        reason="hij bedreigde haar",
        review_on=None if again is None else again.isoformat(),
        evidence="moeder",
    )


def aside(work: Workspace, family: Family) -> RecordId:
    visit = begin_visit(work, family)
    made = work.bookmarks.make(family.case, visit)
    work.visits.end(family.case, visit)
    return made


def said(bookmark: RecordId, again: date) -> BookmarkWritten:
    return BookmarkWritten(
        bookmark=bookmark,
        words="Hij sloot mij op.",
        basis="zij is bang",
        was_told="soms moet ik iets doorvertellen",
        alone="moeder",
        review_on=again.isoformat(),
    )


def hide(work: Workspace, family: Family, again: date) -> RecordId:
    mother = work.files.get(family.case).member(family.mother)
    hidden = VisibilityRestricted(
        hides=(mother.stamp.record,), hidden_from=(family.father,), basis="veiligheid", review_on=again.isoformat()
    )
    return work.hiding.hide(family.case, hidden)


def huisverbod(work: Workspace, family: Family, until: date) -> OtherDecisionRecorded:
    decided = OtherDecisionRecorded(
        event=new_uuid7(), on=work.today().isoformat(), source="de politie", persons=(family.father,),
        decision="exclusion_order", by="de burgemeester", about="vader mag niet in huis", until_on=until.isoformat(),
    )  # fmt: skip
    work.happenings.record(family.case, decided)
    return decided


def test_h8_who_is_not_approached_is_asked_after_until_a_newer_version(work: Workspace, family: Family) -> None:
    today = work.today()
    work.families.record_safe_contact(family.case, contact(family, today + 50 * DAY))
    assert told(work, family) == []
    found = Reminder("look_again_contact", today + 50 * DAY, (family.father,))
    assert told(work, family, today + 8 * DAY) == [found]
    assert told(work, family, today + 400 * DAY) == [found]
    work.families.record_safe_contact(family.case, contact(family, today + 500 * DAY))
    assert told(work, family, today + 400 * DAY) == []


def test_h8_of_two_versions_that_wait_for_a_person_each_is_asked_after(work: Workspace, family: Family) -> None:
    today = work.today()
    work.families.record_safe_contact(family.case, contact(family, today + 3 * DAY))
    file = work.files.get(family.case)
    (known,) = (each for each in file.safe_contacts if each.person == family.father)
    rival = replace(known, review_on=(today + DAY).isoformat())
    found = reminders_of(replace(file, other_versions=(rival,)), today)
    days = [each.due for each in found if each.kind == "look_again_contact"]
    assert days == [today + DAY, today + 3 * DAY]


def test_h7_what_was_said_aside_is_looked_at_again_and_names_nobody(work: Workspace, family: Family) -> None:
    today, bookmark = work.today(), aside(work, family)
    assert told(work, family) == []
    work.bookmarks.write(family.case, said(bookmark, today + DAY))
    assert told(work, family, today + 9 * DAY) == [Reminder("look_again_aside", today + DAY, ())]
    work.bookmarks.write(family.case, said(bookmark, today + 30 * DAY))
    assert told(work, family, today + 9 * DAY) == [Reminder("look_again_aside", today + 30 * DAY, ())]


def test_h2_what_is_hidden_is_looked_at_again_until_it_is_lifted(work: Workspace, family: Family) -> None:
    today = work.today()
    held = hide(work, family, today + DAY)
    assert told(work, family, today + 9 * DAY) == [Reminder("look_again_hidden", today + DAY, ())]
    work.hiding.lift(family.case, held, "het is nu veilig")
    assert told(work, family, today + 9 * DAY) == []


def test_h6_the_end_of_a_huisverbod_is_told_through_its_last_day(work: Workspace, family: Family) -> None:
    last = work.today() + 10 * DAY
    decided = huisverbod(work, family, last)
    found = Reminder("other_decision_ends", last, (family.father,))
    assert told(work, family) == told(work, family, last) == [found]
    assert told(work, family, last + DAY) == []
    work.happenings.strike(family.case, decided.event, "vergissing")
    assert told(work, family) == []


@pytest.mark.parametrize("alone", [True, False])
def test_nothing_of_it_is_told_before_the_family(work: Workspace, family: Family, alone: bool) -> None:
    today, bookmark = work.today(), aside(work, family)
    work.bookmarks.write(family.case, said(bookmark, today + DAY))
    hide(work, family, today + DAY)
    work.families.record_safe_contact(family.case, contact(family, today + DAY))
    huisverbod(work, family, today + DAY)
    assert {each.kind for each in told(work, family, alone=alone)} == (KINDS if alone else set())
