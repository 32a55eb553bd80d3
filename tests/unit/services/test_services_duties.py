"""What a family's file asks of whom in the coming weeks (H16)."""

from __future__ import annotations

from datetime import date, timedelta

from town import settle_family

from jgvisit.domain.reminders import Reminder
from jgvisit.services.talk.duties import reminders_of
from jgvisit.workspace import Workspace

GIRL_IS_16 = date(2029, 2, 14)


def test_a_birthday_of_any_child_comes_up_six_weeks_before(work: Workspace) -> None:
    family = settle_family(work)
    file = work.files.get(family.case)
    assert reminders_of(file, GIRL_IS_16 - timedelta(days=43)) == ()
    found = Reminder("birthday", GIRL_IS_16, (family.girl,))
    assert reminders_of(file, GIRL_IS_16 - timedelta(days=42)) == (found,)
    assert reminders_of(file, GIRL_IS_16) == ()
