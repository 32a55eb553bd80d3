"""What we promise a family: from the record to who may know of it, and what becomes of it (H26)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from town import Family, TestClock, begin_visit, settle_family

from jgvisit.domain.duties import SHOWN_PER_FAMILY, Duty
from jgvisit.ids import new_uuid7
from jgvisit.records.happenings_of_ours import PromiseMade
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.promises import Promise
from jgvisit.services.desk.writing import WordsMissingError
from jgvisit.services.forms.refusals import LookAgainError
from jgvisit.services.papers.visit_sheet import VisitSheets
from jgvisit.services.talk.due_now import due_now
from jgvisit.services.talk.promises import PromiseDayError, PromisedToNobodyError
from jgvisit.workspace import Workspace


@pytest.fixture
def family(work: Workspace) -> Family:
    return settle_family(work)


def promise(work: Workspace, days: int = 3, **more: Any) -> PromiseMade:
    values: dict[str, Any] = {
        "event": new_uuid7(),
        "on": work.today().isoformat(),
        "source": "wijzelf",
        "who_of_us": "Femke",
        "what": "Ik bel de school",
        "promised_by": (work.today() + timedelta(days=days)).isoformat(),
    }
    return PromiseMade(**{**values, **more})


def only(work: Workspace, family: Family) -> Promise:
    (found,) = work.promises.of(family.case)
    return found


def test_it_goes_from_open_to_late_by_itself_and_late_is_told_first(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    work.promises.make(family.case, promise(work, days=1, what="Ik bel"))
    work.promises.make(family.case, promise(work, days=0, what="Ik schrijf"))
    assert [each.state for each in work.promises.of(family.case)] == ["open", "open"]
    clock.forward(days=1)
    assert [(each.what, each.state) for each in work.promises.of(family.case)] == [
        ("Ik schrijf", "late"),
        ("Ik bel", "open"),
    ]


def test_kept_after_its_day_is_kept_late_and_a_slip_is_taken_back(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    made = promise(work, days=1)
    work.promises.make(family.case, made)
    clock.forward(days=3)
    ended = work.promises.keep(family.case, made.event, work.today())
    assert only(work, family).state == "keptLate"
    work.promises.reopen(family.case, *ended)
    assert only(work, family).state == "late"
    work.promises.keep(family.case, made.event, work.today() - timedelta(days=2))
    assert only(work, family).state == "kept"  # it was done in time, and written down later


def test_one_that_is_not_kept_says_why_and_what_the_family_heard(work: Workspace, family: Family) -> None:
    made = promise(work)
    work.promises.make(family.case, made)
    for reason, told in (("-", "wij belden"), ("ziek", " ")):
        with pytest.raises(WordsMissingError):
            work.promises.fail(family.case, made.event, reason, told)
    assert only(work, family).waits
    work.promises.fail(family.case, made.event, "Femke is ziek", "wij belden moeder")
    found = only(work, family)
    assert (found.state, found.reason, found.told) == ("notKept", "Femke is ziek", "wij belden moeder")


def test_no_day_that_cannot_be_is_written(work: Workspace, family: Family) -> None:
    with pytest.raises(PromiseDayError):
        work.promises.make(family.case, promise(work, days=-1))
    made = promise(work)
    work.promises.make(family.case, made)
    for day in (work.today() - timedelta(days=1), work.today() + timedelta(days=1)):
        with pytest.raises(PromiseDayError):
            work.promises.keep(family.case, made.event, day)
    with pytest.raises(PromisedToNobodyError):
        work.promises.make(family.case, promise(work, only_to="yes"))
    assert len(work.promises.of(family.case)) == 1


def test_what_was_promised_to_one_alone_shows_to_nobody_else(work: Workspace, family: Family) -> None:
    work.promises.make(
        family.case, promise(work, what="Wij praten met de rechter", only_to="yes", persons=(family.girl,))
    )
    assert len(work.promises.of(family.case)) == 1
    visit = begin_visit(work, family)
    assert work.promises.of(family.case) == ()
    assert "Wij praten met de rechter" not in repr(work.files.shown(family.case))
    work.visits.change_presence(family.case, visit, [family.girl])
    assert only(work, family).only_to
    work.visits.change_presence(family.case, visit, [family.mother])
    with pytest.raises(LookAgainError):  # said again in words that all may read
        work.promises.make(family.case, promise(work, what="Wij praten met de rechter"))


def test_words_that_betray_a_hidden_place_show_only_to_who_may_know_it(work: Workspace, family: Family) -> None:
    place = SafeContactRecorded(
        person=family.mother, approach="allowed", channels=("post",), detail="Lindenhof 4, Dorp", evidence="zij zelf"
    )
    work.families.record_safe_contact(family.case, place)
    (contact,) = (each for each in work.files.get(family.case).safe_contacts if each.person == family.mother)
    hidden = VisibilityRestricted(hides=(contact.stamp.record,), hidden_from=(family.father,), basis="veiligheid")
    work.hiding.hide(family.case, hidden)
    work.promises.make(family.case, promise(work, what="Wij brengen de tas naar Lindenhof 4, Dorp"))
    visit = begin_visit(work, family)
    work.visits.change_presence(family.case, visit, [family.father])
    assert work.promises.of(family.case) == ()
    with pytest.raises(LookAgainError):
        work.promises.make(family.case, promise(work, what="Ik haal de tas op bij Lindenhof 4, Dorp"))


def test_at_most_three_duties_and_a_late_promise_stands_before_what_is_only_to_know(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    work.promises.make(family.case, promise(work, days=1))
    clock.forward(days=5)
    late = only(work, family)
    duties = [
        (Duty(rank, work.today(), family.mother, 1, ("K02",), "not_explained"),)  # type: ignore[arg-type]  # one of its words
        for rank in ("before_we_act", "next_visit", "to_know")
    ]
    shown = due_now(duties, (late,), work.today())
    assert len(shown) == SHOWN_PER_FAMILY
    assert shown[0] is late  # it was due before today
    ahead = replace(late, due=work.today() + timedelta(days=30), state="open")
    assert ahead not in due_now(duties, (ahead,), work.today())


def test_the_sheet_tells_who_what_and_when_but_nothing_of_one_alone_or_of_others(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    visit = begin_visit(work, family)
    sheets = VisitSheets(work.filled_forms._at, work.rights)
    work.promises.make(family.case, promise(work, what="Ik bel de school", children=(family.girl,)))
    work.promises.make(family.case, promise(work, what="Ik bel oma", persons=(family.father,)))
    work.promises.make(family.case, promise(work, what="Ik bel jou", persons=(family.mother,), only_to="yes"))
    sheet = sheets.of(family.case, visit, family.mother)
    assert sheet is not None
    (group,) = [lines for _, heading, lines in sheet.groups if heading[0].startswith("Wat wij beloofden")]
    (line,) = [each for each in group if "Femke" in each.title[0]]
    assert "Ik bel de school" in line.title[0]
    assert line.sentences[0][0].startswith("Wij doen dit uiterlijk op 24 november 2026")
    clock.forward(days=5)
    later = sheets.of(family.case, visit, family.mother)
    assert later is not None
    told = [text for _, _, lines in later.groups for each in lines for text, _ in each.sentences]
    assert any("Dat is nog niet gebeurd." in text for text in told)
