"""What is known later of an order: heard, carried out, ended, annulled, or never was (H12, H16)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from town import Family, TestClock, begin_visit, new_workspace, pull, supervision_order

from jgvisit.domain.authority import authority_over
from jgvisit.domain.orders import read_orders
from jgvisit.ids import PersonId, RecordId, new_uuid7
from jgvisit.records.facts import facts_of
from jgvisit.records.payload_family import OrderRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.desk.writing import OrderWithoutProofError
from jgvisit.services.family.families import MistakeReasonMissingError
from jgvisit.services.family.happenings import NotYetHappenedError, StrangerNamedError
from jgvisit.services.family.known_orders import DayNote, Extension, notes_of
from jgvisit.services.law.frames import frames_of
from jgvisit.services.ports.journal import NewRecord
from jgvisit.services.talk.duties import duties_of
from jgvisit.workspace import Workspace

DAY = timedelta(days=1)


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


@pytest.mark.parametrize(
    ("visit", "told"),
    [
        ("while it stood here", True),
        ("after it was taken out", False),
        ("before it came", False),
        ("on through it", True),
    ],
)
def test_h18_who_was_with_us_while_a_wrong_order_stood_here_hears_that_it_never_was(
    work: Workspace, family: Family, clock: TestClock, visit: str, told: bool
) -> None:
    def meet(*, ends: bool = True) -> None:
        number = begin_visit(work, family)
        clock.forward(minutes=10)
        if ends:
            work.visits.end(family.case, number)
            clock.forward(minutes=10)

    if visit in ("before it came", "on through it"):
        meet(ends=visit == "before it came")
    known = enter(work, family)
    clock.forward(minutes=10)
    if visit == "while it stood here":
        meet()
    work.families.strike_order(family.case, known, "gaat over een ander kind")
    clock.forward(minutes=10)
    if visit == "after it was taken out":
        meet()
    duties = duties_of(work.files.get(family.case), work.today(), work.book, work.pack)
    owed = {duty.person for duty in duties if duty.moment == 24}
    assert owed == ({family.mother, family.father, family.boy} if told else set())
    assert said(work, family) == "voluntary"


def test_h18_what_was_told_before_the_mistake_was_taken_out_does_not_tell_that_it_was_one(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    known = enter(work, family)
    visit = begin_visit(work, family)
    for card in ("K25", "K02", "K03"):
        view = work.explaining.view(family.case, card, "parent")
        work.explaining.explained(family.case, visit, view, [family.mother], "readAloud")
    clock.forward(minutes=10)
    work.families.strike_order(family.case, known, "gaat over een ander kind")
    duties = duties_of(work.files.get(family.case), work.today(), work.book, work.pack)
    (owed,) = (duty for duty in duties if (duty.moment, duty.person) == (24, family.mother))
    assert {"K25", "K02", "K03"} <= set(owed.cards)


# -- extended: a decision of its own, with its own paper --------------------------------------

PAPER = {"court": "Rechtbank Voorbeeld", "number": "C/00/456", "decided_on": date(2026, 11, 20)}


def test_h16_an_extension_goes_on_where_the_order_ends_and_leaves_its_end_where_it_was(
    work: Workspace, family: Family
) -> None:
    known = enter(work, family, until="2026-11-30")
    work.families.extend_order(family.case, known, Extension(**PAPER, until=date(2027, 11, 30)))
    first, second = work.files.get(family.case).orders
    assert (first.until, first.number, first.stamp.record) == ("2026-11-30", "C/00/123", known)
    assert (second.starts_on, second.until, second.number, second.evidence) == (
        "2026-12-01", "2027-11-30", "C/00/456", "seen",
    )  # fmt: skip
    assert 23 in moments(work, family)
    assert 24 not in moments(work, family), "help does not become voluntary on the old end"


@pytest.mark.parametrize("number", ["C/00/456", "C/00/123"])
def test_h16_after_the_old_end_the_extension_holds_also_under_the_number_of_the_case(
    work: Workspace, family: Family, clock: TestClock, number: str
) -> None:
    known = enter(work, family, until="2026-11-30")
    work.families.extend_order(family.case, known, Extension(**{**PAPER, "number": number}, until=date(2027, 11, 30)))
    clock.forward(days=20)
    assert said(work, family) == "court_ordered"


def test_what_was_carried_out_or_heard_goes_on_with_the_extension(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    """Else an extended placement would lapse after three months in which nobody carried it out anew (BW 1:265c)."""
    enter(work, family, until="2027-11-30")
    known = enter(work, family, kind="placement", until="2026-11-30", carried_out_on="2026-10-02")
    work.families.extend_order(family.case, known, Extension(**PAPER, until=date(2027, 11, 30)))
    clock.forward(days=130)
    facts = facts_of(work.files.get(family.case), work.today())
    forces = {
        each.order.number: each.force for each in read_orders(facts, family.boy) if each.order.kind == "placement"
    }
    assert forces == {"C/00/123": "expired", "C/00/456": "in_force"}


@pytest.mark.parametrize("missing", [{"court": "-"}, {"number": ""}, {"decided_on": date(2026, 11, 22)}])
def test_nothing_is_extended_without_the_paper(work: Workspace, family: Family, missing: dict[str, Any]) -> None:
    known = enter(work, family, until="2026-11-30")
    with pytest.raises(OrderWithoutProofError):
        work.families.extend_order(family.case, known, Extension(**{**PAPER, **missing}, until=date(2027, 11, 30)))
    assert len(work.files.get(family.case).orders) == 1


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"ended_on": "2026-11-01"}, id="ended early"),
        pytest.param({"annulled_on": "2026-11-01"}, id="annulled"),
        pytest.param({"until": "2027-12-01"}, id="the new end is before the old one"),
        pytest.param({"kind": "closed_care", "until": None}, id="no end is known"),
        pytest.param({"kind": "authority_ended"}, id="it runs until a judge ends it"),
    ],
)
def test_what_has_no_end_to_go_on_from_is_not_extended(work: Workspace, family: Family, fields: dict[str, Any]) -> None:
    known = enter(work, family, **fields)
    with pytest.raises(ValueError, match="goes on after an end"):
        work.families.extend_order(family.case, known, Extension(**PAPER, until=date(2027, 11, 30)))


# -- an order on authority of somebody nobody knows -------------------------------------------


def doubts(work: Workspace, family: Family) -> tuple[str, ...]:
    return authority_over(facts_of(work.files.get(family.case), work.today()), family.boy).doubts


@pytest.mark.parametrize("whose", [None, "a stranger"])
def test_h12_the_doubt_of_an_order_that_names_nobody_here_ends_by_its_name_or_by_taking_it_out(
    work: Workspace, family: Family, whose: str | None
) -> None:
    known = enter(work, family, kind="authority_ended", until=None, person=whose and new_uuid7())
    assert doubts(work, family) == ("authority_unknown",)
    named = work.families.name_order(family.case, known, family.father)
    assert doubts(work, family) == ()
    assert authority_over(facts_of(work.files.get(family.case), work.today()), family.boy).holders == (family.mother,)
    with pytest.raises(StrangerNamedError):
        work.families.name_order(family.case, named, PersonId(new_uuid7()))
    work.families.strike_order(family.case, named, "gaat over een ander gezin")
    assert doubts(work, family) == ()


@pytest.mark.parametrize("note", ["ended", "annulled"])
def test_h12_that_it_holds_no_longer_lets_the_doubt_stand(work: Workspace, family: Family, note: DayNote) -> None:
    """Then somebody we do not know may hold authority again: that is found out, never assumed."""
    known = enter(work, family, kind="authority_suspended", until=None, person=new_uuid7())
    record = work.families.note_order(family.case, known, note, work.today())
    assert doubts(work, family) == ("authority_unknown",)
    work.families.strike_order(family.case, record, "gaat over een ander gezin")
    assert doubts(work, family) == ()


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
    assert set(notes_of("ots")) == {"extended", "ended", "annulled", "gi", "mistaken"}
    assert set(notes_of("authority_ended")) == {"ended", "annulled", "names", "mistaken"}, (
        "it runs until a judge ends it"
    )


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


def test_h4_that_a_hidden_order_never_was_is_hidden_with_it(work: Workspace, family: Family) -> None:
    known = enter(work, family)
    begin_visit(work, family)
    hidden = VisibilityRestricted(hides=(known,), hidden_from=(family.father,), basis="veiligheid")
    work.journal.append([NewRecord(hidden, family.case)])
    work.families.strike_order(family.case, known, "gaat over een ander kind")
    assert len(work.files.get(family.case).orders_struck) == 1
    shown = work.files.shown(family.case)
    assert (shown.orders, shown.orders_struck) == ((), ())
    assert 24 not in {duty.moment for duty in duties_of(shown, work.today(), work.book, work.pack)}
