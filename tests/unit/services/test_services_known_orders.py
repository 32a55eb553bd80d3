"""What is known later of an order: heard, carried out, ended, annulled, or never was (H12, H16)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from town import Family, TestClock, begin_visit, new_workspace, pull, settle_family, supervision_order

from jgvisit.ids import RecordId, new_uuid7
from jgvisit.records.payload_family import OrderRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.duties import duties_of
from jgvisit.services.families import MistakeReasonMissingError
from jgvisit.services.frames import frames_of
from jgvisit.services.happenings import NotYetHappenedError
from jgvisit.services.known_orders import DayNote, notes_of
from jgvisit.services.ports import NewRecord
from jgvisit.workspace import Workspace

DAY = timedelta(days=1)


@pytest.fixture
def family(work: Workspace) -> Family:
    return settle_family(work)


def said(work: Workspace, family: Family) -> str:
    return {entry.child: entry.said for entry in frames_of(work.files.get(family.case), work.today())}[family.boy]


def version(work: Workspace, family: Family, order: OrderRecorded) -> RecordId:
    return next(each.stamp.record for each in work.files.get(family.case).orders if each.order == order.order)


def enter(work: Workspace, family: Family, **changes: Any) -> RecordId:
    return version(work, family, supervision_order(work, family, family.boy, **changes))


def test_h16_a_provisional_order_that_was_heard_in_time_holds_on_after_day_15(work: Workspace, family: Family) -> None:
    start = work.today() - 20 * DAY
    days = {"starts_on": start.isoformat(), "decided_on": start.isoformat(), "until": None}
    known = enter(work, family, kind="vots", **days)
    assert said(work, family) == "checking"
    work.families.note_order(family.case, known, "heard", start + 10 * DAY)
    assert said(work, family) == "court_ordered"
    (kept,) = work.files.get(family.case).orders
    assert (kept.heard_on, kept.evidence, kept.number) == ((start + 10 * DAY).isoformat(), "seen", "C/00/123")


@pytest.mark.parametrize(
    ("kind", "note", "field"),
    [
        ("ots", "ended", "ended_on"),
        ("ots", "annulled", "annulled_on"),
        ("placement", "carried_out", "carried_out_on"),
        ("vots", "heard", "heard_on"),
    ],
)
def test_a_note_is_a_new_version_of_the_same_order_and_changes_nothing_else(
    work: Workspace, family: Family, kind: str, note: DayNote, field: str
) -> None:
    known = enter(work, family, kind=kind)
    (before,) = work.files.get(family.case).orders
    work.families.note_order(family.case, known, note, work.today())
    (after,) = work.files.get(family.case).orders
    changed = {name for name in vars(before) if getattr(before, name) != getattr(after, name)}
    assert changed == {field, "stamp", "end_known"}, "and since when we know of it"
    assert getattr(after, field) == work.today().isoformat()


def test_an_order_that_ended_early_is_voluntary_that_day_and_opens_its_duty(work: Workspace, family: Family) -> None:
    known = enter(work, family)
    assert said(work, family) == "court_ordered"
    work.families.note_order(family.case, known, "ended", work.today())
    assert said(work, family) == "voluntary"
    assert 24 in moments(work, family)


def moments(work: Workspace, family: Family) -> set[int]:
    file = work.files.get(family.case)
    return {duty.moment for duty in duties_of(file, work.today(), work.book, work.pack)}


def test_h12_a_note_makes_no_order_seen_that_was_only_told(work: Workspace, family: Family) -> None:
    told = OrderRecorded(
        order=new_uuid7(), child=family.boy, kind="vots", starts_on="2026-11-20", evidence="announced",
        told_by="oma", told_on="2026-11-20",
    )  # fmt: skip
    work.families.record_order(family.case, told)
    work.families.note_order(family.case, version(work, family, told), "heard", work.today())
    (kept,) = work.files.get(family.case).orders
    assert (kept.evidence, kept.told_by, said(work, family)) == ("announced", "oma", "checking")


def test_an_order_of_another_child_is_struck_and_never_was(work: Workspace, family: Family) -> None:
    known = enter(work, family)
    assert {20} <= moments(work, family)
    record = work.families.strike_order(family.case, known, " gaat over een ander kind ")
    file = work.files.get(family.case)
    assert (file.orders, file.conflicts, said(work, family)) == ((), (), "voluntary")
    assert not {20, 24} & moments(work, family)
    assert record not in {known}


def test_h12_an_order_typed_twice_is_no_contradiction_once_one_is_struck(work: Workspace, family: Family) -> None:
    enter(work, family)
    wrong = enter(work, family, until="2026-10-31")
    assert said(work, family) == "checking"
    work.families.strike_order(family.case, wrong, "tweemaal opgeschreven, met een verkeerd einde")
    assert said(work, family) == "court_ordered"


def test_what_cannot_be_is_refused_and_nothing_is_written(work: Workspace, family: Family) -> None:
    known = enter(work, family)
    with pytest.raises(NotYetHappenedError):
        work.families.note_order(family.case, known, "ended", work.today() + DAY)
    with pytest.raises(ValueError, match="heard of ots"):
        work.families.note_order(family.case, known, "heard", work.today())
    with pytest.raises(MistakeReasonMissingError):
        work.families.strike_order(family.case, known, " \u200b")
    with pytest.raises(KeyError):
        work.families.note_order(family.case, RecordId(new_uuid7()), "ended", work.today())
    assert [each.stamp.record for each in work.files.get(family.case).orders] == [known]


def test_only_a_provisional_order_is_heard_and_only_a_placement_is_carried_out() -> None:
    assert "heard" in notes_of("vots")
    assert "carried_out" in notes_of("placement")
    assert set(notes_of("ots")) == {"ended", "annulled", "mistaken"}


def test_a_note_on_one_of_two_versions_replaces_both_and_nothing_is_in_dispute_any_more(
    work: Workspace, family: Family, clock: TestClock, tmp_path: Path
) -> None:
    order = supervision_order(work, family, family.boy)
    colleague = new_workspace(tmp_path / "colleague", clock)
    pull(colleague, work)
    for laptop, end in ((work, "2027-01-31"), (colleague, "2027-02-28")):
        supervision_order(laptop, family, family.boy, order=order.order, until=end)
    pull(work, colleague)
    colleague.safe.close()
    assert said(work, family) == "checking"
    right = next(each for each in work.files.get(family.case).orders if each.until == "2027-02-28")
    work.families.note_order(family.case, right.stamp.record, "ended", work.today())
    file = work.files.get(family.case)
    assert [(each.until, each.disputed) for each in file.orders] == [("2027-02-28", False)]
    assert file.conflicts == ()


def test_h4_a_note_on_a_hidden_order_is_hidden_with_it(work: Workspace, family: Family) -> None:
    known = enter(work, family)
    hidden = VisibilityRestricted(hides=(known,), hidden_from=(family.father,), basis="veiligheid")
    work.journal.append([NewRecord(hidden, family.case)])
    work.families.note_order(family.case, known, "ended", work.today())
    begin_visit(work, family)
    assert len(work.files.get(family.case).orders) == 1
    assert work.files.shown(family.case).orders == ()
