"""What happened is written down with its day and source, corrected, and closed as H18 says."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from town import Family, TestClock, begin_visit, new_workspace, pull, settle_family, supervision_order

from jgvisit.ids import new_uuid7
from jgvisit.records.happenings_of_family import OtherDecisionRecorded
from jgvisit.records.happenings_of_help import FamilyPlanOffered, VeiligThuisRecorded
from jgvisit.records.happenings_of_measures import HearingPlanned
from jgvisit.records.payload_family import AuthorityRecorded, OrderRecorded, SafeContactRecorded
from jgvisit.records.visibility import hidden_records
from jgvisit.services.desk.writing import OrderWithoutProofError, WordsMissingError, Writer
from jgvisit.services.family.happenings import (
    DutyReasonMissingError,
    NotYetHappenedError,
    StrangerNamedError,
    closing,
)
from jgvisit.services.law.frames import frames_of
from jgvisit.services.ports.journal import NewRecord
from jgvisit.services.talk.duties import duties_of, shown_duties
from jgvisit.services.talk.saying_back import ReasonMissingError
from jgvisit.workspace import Workspace

DAY = timedelta(days=1)


def hearing(work: Workspace, family: Family, **more: Any) -> HearingPlanned:
    values: dict[str, Any] = {
        "event": new_uuid7(), "on": work.today().isoformat(), "source": "brief van de rechtbank",
        "children": (family.boy,), "held_on": "2026-12-10",
    }  # fmt: skip
    return HearingPlanned(**{**values, **more})


def due(work: Workspace, family: Family, moment: int) -> set[str]:
    file = work.files.get(family.case)
    return {duty.person for duty in duties_of(file, work.today(), work.book, work.pack) if duty.moment == moment}


def test_what_happened_opens_a_duty_for_each_person_named(work: Workspace, family: Family) -> None:
    work.happenings.record(family.case, hearing(work, family))
    assert due(work, family, 19) == {family.mother, family.father, family.boy}


def test_a_new_version_replaces_and_a_mistake_takes_the_duty_away(work: Workspace, family: Family) -> None:
    told = hearing(work, family)
    work.happenings.record(family.case, told)
    work.happenings.record(family.case, hearing(work, family, event=told.event, held_on="2026-12-17"))
    (known,) = work.files.get(family.case).happenings
    assert known.detail("held_on") == "2026-12-17"
    work.happenings.strike(family.case, told.event, "hoort bij een ander gezin")
    assert work.files.get(family.case).happenings == ()
    assert due(work, family, 19) == set()


def test_what_was_taken_out_is_put_back_as_it_stood_and_once(work: Workspace, family: Family) -> None:
    told = hearing(work, family)
    work.happenings.record(family.case, told)
    was = work.happenings.standing(family.case, told.event)
    struck = work.happenings.strike(family.case, told.event, "hoort bij een ander gezin")
    work.happenings.put_back(family.case, was, struck)
    (known,) = work.files.get(family.case).happenings
    assert (known.details, known.children, known.on) == (was.details, was.children, was.on)
    assert work.files.get(family.case).conflicts == ()
    before = len(work.journal.records_of(family.case))
    work.happenings.put_back(family.case, was, struck)
    assert len(work.journal.records_of(family.case)) == before, "it stands already"


def test_a_mistake_needs_its_reason_and_its_event(work: Workspace, family: Family) -> None:
    told = hearing(work, family)
    work.happenings.record(family.case, told)
    with pytest.raises(DutyReasonMissingError):
        work.happenings.strike(family.case, told.event, "  ")
    with pytest.raises(KeyError):
        work.happenings.strike(family.case, new_uuid7(), "vergissing")


def test_nothing_is_written_of_a_day_to_come_or_of_a_stranger(work: Workspace, family: Family) -> None:
    with pytest.raises(NotYetHappenedError):
        work.happenings.record(family.case, hearing(work, family, on=(work.today() + DAY).isoformat()))
    for field in ("children", "persons"):
        with pytest.raises(StrangerNamedError):
            work.happenings.record(family.case, hearing(work, family, **{field: (new_uuid7(),)}))
    assert work.files.get(family.case).happenings == ()


def test_h9_what_concerns_veilig_thuis_is_hidden_from_the_whole_family(work: Workspace, family: Family) -> None:
    told = VeiligThuisRecorded(
        event=new_uuid7(), on=work.today().isoformat(), source="eigen overleg", step="considered"
    )
    record = work.happenings.record(family.case, told)
    file = work.files.get(family.case)
    for member in file.members:
        assert record in hidden_records(file, frozenset({member.id}), work.today())
    assert record not in hidden_records(file, frozenset(), work.today())
    work.happenings.strike(family.case, told.event, "vergissing")
    restricted = {hidden for entry in work.files.get(family.case).restrictions for hidden in entry.hides}
    assert len(restricted) == 2


def test_h6_another_decision_is_a_fact_and_never_a_frame(work: Workspace, family: Family) -> None:
    decided = OtherDecisionRecorded(
        event=new_uuid7(), on=work.today().isoformat(), source="de politie", persons=(family.father,),
        decision="exclusion_order", by="de burgemeester", about="vader mag niet in huis", until_on="2026-12-01",
    )  # fmt: skip
    work.happenings.record(family.case, decided)
    assert {entry.said for entry in frames_of(work.files.get(family.case), work.today())} == {"voluntary"}
    answer = work.forms.law_for(family.case, family.boy, None)
    assert answer.frame == "voluntary"


def test_moment_2_opens_when_it_is_found_out_who_holds_authority(work: Workspace) -> None:
    family = settle_family(work, father_checked=False)
    before = due(work, family, 2)
    line = next(line for line in work.files.get(family.case).authority if line.evidence is None)
    found = AuthorityRecorded(
        line=line.line, child=line.child, holder=line.holder, kind="parent", since=line.since,
        evidence="gezagsregister", checked_on=work.today().isoformat(),
    )  # fmt: skip
    work.families.record_authority(family.case, found)
    assert before == set()
    assert due(work, family, 2) >= {family.mother, family.father}
    work.families.record_authority(family.case, found)
    kinds = [known.kind for known in work.files.get(family.case).happenings]
    assert kinds == ["authorityFoundOut"]


# -- H18: the five ways a duty ends -----------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "more"),
    [
        ("declined", {}),
        ("withheld", {"colleague": "Femke", "again_on": date(2026, 12, 1)}),
        ("unreachable", {"attempts": ("19 november gebeld", "20 november een brief")}),
        ("unsafe", {}),
    ],
)
def test_h18_a_duty_ends_in_each_of_the_four_other_ways(
    work: Workspace, family: Family, how: str, more: dict[str, Any]
) -> None:
    work.happenings.record(family.case, hearing(work, family))
    closed = closing(19, family.father, work.today(), how, reason="hij zei het zelf", **more)
    work.happenings.close_duty(family.case, closed)
    assert due(work, family, 19) == {family.mother, family.boy}
    (kept,) = work.files.get(family.case).duties_closed
    assert (kept.how, kept.due) == (how, work.today().isoformat())


def test_h18_withheld_comes_back_on_its_day(work: Workspace, family: Family, clock: TestClock) -> None:
    work.happenings.record(family.case, hearing(work, family))
    again = work.today() + 5 * DAY
    closed = closing(
        19, family.father, work.today(), "withheld", reason="hij is ziek", colleague="Femke", again_on=again
    )
    work.happenings.close_duty(family.case, closed)
    assert family.father not in due(work, family, 19)
    clock.forward(days=5)
    assert family.father in due(work, family, 19)


@pytest.mark.parametrize(
    ("how", "more"),
    [("withheld", {"colleague": "Femke"}), ("withheld", {"again_on": date(2026, 12, 1)}), ("unreachable", {})],
)
def test_h18_what_the_rule_asks_is_asked(work: Workspace, how: str, more: dict[str, Any]) -> None:
    with pytest.raises(DutyReasonMissingError):
        closing(19, str(new_uuid7()), work.today(), how, reason="reden", **more)


@pytest.mark.parametrize(
    ("how", "more"),
    [
        ("declined", {"reason": "-"}),
        ("withheld", {"reason": "ziek", "colleague": ".", "again_on": date(2026, 12, 1)}),
        ("unreachable", {"reason": "niemand thuis", "attempts": ("-", "–")}),
    ],
)
def test_h18_a_dash_closes_no_duty(how: str, more: dict[str, Any]) -> None:
    with pytest.raises(DutyReasonMissingError):
        closing(19, new_uuid7(), date(2026, 11, 21), how, **more)


def test_h18_h23_a_dash_is_no_reason_for_any_use_case(work: Workspace, family: Family) -> None:
    """Nothing is written, and what was to end goes on."""
    event = hearing(work, family)
    work.happenings.record(family.case, event)
    with pytest.raises(DutyReasonMissingError):
        work.happenings.strike(family.case, event.event, "-")
    with pytest.raises(WordsMissingError):
        work.happenings.record(family.case, msgspec.structs.replace(event, event=new_uuid7(), source="."))
    visit = begin_visit(work, family)
    made = work.journal.balance().made
    view = work.explaining.view(family.case, "K02", "parent")
    with pytest.raises(ReasonMissingError):
        work.saying_back.said_back(family.case, visit, view, family.mother, "notAsked", reason="–")
    assert work.journal.balance().made == made
    assert family.father in due(work, family, 19)


def test_h18_closing_one_hearing_leaves_the_duty_of_one_that_is_written_down_later(
    work: Workspace, family: Family
) -> None:
    work.happenings.record(family.case, hearing(work, family))
    work.happenings.close_duty(
        family.case, closing(19, family.father, work.today(), "declined", reason="hij zei het zelf")
    )
    work.happenings.record(family.case, hearing(work, family, on=(work.today() - 3 * DAY).isoformat()))
    assert family.father in due(work, family, 19)


def test_a_closing_made_twice_is_one_that_was_corrected(work: Workspace, family: Family) -> None:
    for reason in ("hij zei het", "hij zei het, op 20 november"):
        closed = closing(19, family.father, work.today(), "declined", reason=reason)
        work.happenings.close_duty(family.case, closed)
    file = work.files.get(family.case)
    assert [(known.reason, known.due) for known in file.duties_closed] == [
        ("hij zei het, op 20 november", work.today().isoformat())
    ]
    assert file.conflicts == ()


# -- "opgelegd" without a court document, by no path ------------------------------------------


def bare_order(family: Family) -> OrderRecorded:
    return OrderRecorded(order=new_uuid7(), child=family.boy, kind="ots", starts_on="2026-10-01", evidence="seen")


def test_no_use_case_can_write_an_order_without_its_paper(work: Workspace, family: Family) -> None:
    with pytest.raises(OrderWithoutProofError):
        work.families.record_order(family.case, bare_order(family))
    with pytest.raises(OrderWithoutProofError):
        Writer(work.journal, work.files).one(family.case, bare_order(family))
    assert work.files.get(family.case).orders == ()


def test_an_order_without_its_paper_that_came_by_sync_is_announced_and_orders_nothing(
    work: Workspace, family: Family, clock: TestClock, tmp_path: Path
) -> None:
    colleague = new_workspace(tmp_path / "colleague", clock)
    pull(colleague, work)

    colleague.journal.append([NewRecord(bare_order(family), family.case)])
    pull(work, colleague)
    colleague.safe.close()
    (told,) = work.files.get(family.case).orders
    assert told.evidence == "announced"
    said = {entry.child: entry.said for entry in frames_of(work.files.get(family.case), work.today())}
    assert said[family.boy] != "court_ordered"
    assert due(work, family, 20) == set()
    assert work.forms.law_for(family.case, family.boy, None).may_be_imposed_by is None


def test_an_order_with_its_paper_is_a_measure_and_opens_moment_20(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.boy)
    assert due(work, family, 20) == {family.mother, family.father, family.boy}


def test_h8_who_is_not_to_be_approached_takes_one_place_and_the_last(work: Workspace, family: Family) -> None:
    contact = SafeContactRecorded(person=family.father, approach="doNotApproach", evidence="politie")
    work.families.record_safe_contact(family.case, contact)
    supervision_order(work, family, family.boy)
    file = work.files.get(family.case)
    duties = duties_of(file, work.today(), work.book, work.pack)
    assert sum(duty.person == family.father for duty in duties) > 1
    first = shown_duties(file, duties)
    assert len(first) == 3
    assert family.father not in {duty.person for duty in first}
    of_father = [duty for duty in duties if duty.person == family.father]
    assert len(shown_duties(file, of_father)) == 1
    assert shown_duties(file, of_father)[0] == of_father[0]


def test_a_family_plan_offered_is_due_to_parents_and_children(work: Workspace, family: Family) -> None:
    offered = FamilyPlanOffered(event=new_uuid7(), on=work.today().isoformat(), source="wij", until_on="2026-12-05")
    work.happenings.record(family.case, offered)
    assert due(work, family, 4) == {family.mother, family.father, family.girl, family.boy}
