"""Two versions of one fact: a person chooses, the choice holds, and can be taken back by choosing again (H12)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from record_factory import FORM, decided, form, uuid, withdrawn
from town import Family, TestClock, begin_visit, new_workspace, pull, settle_family, supervision_order

from jgvisit.ids import FormId, PersonId, new_uuid7
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import AuthorityRecorded, PersonRegistered, SafeContactRecorded
from jgvisit.records.payload_forms import SignerDecided
from jgvisit.records.payload_papers import CopyChosen
from jgvisit.records.payload_reading import PassageReacted
from jgvisit.records.payload_visits import VisitEnded
from jgvisit.records.rivals import Dispute
from jgvisit.services.desk.writing import OrderWithoutProofError, WordsMissingError
from jgvisit.services.family.conflicts import ChoosingInVisitError, NotToBeChosenError, VersionsChangedError
from jgvisit.services.ports.journal import NewRecord
from jgvisit.workspace import Workspace

Said = Callable[[PersonId], Payload]
REASON = "Ik belde de moeder, zij las het voor van haar brief."


@pytest.fixture
def colleague(tmp_path: Path, clock: TestClock) -> Workspace:
    return new_workspace(tmp_path / "colleague", clock, "worker-2", "Bram de Wit")


@pytest.fixture
def family(work: Workspace, colleague: Workspace) -> Family:
    """One family on two laptops; from here on neither knows what the other writes."""
    settled = settle_family(work)
    pull(colleague, work, placed=True)
    return settled


def meet(one: Workspace, other: Workspace) -> None:
    """Bring what each wrote to the other, as a sync of both does."""
    pull(one, other, placed=True)
    pull(other, one, placed=True)


def only(work: Workspace, family: Family) -> Dispute:
    (dispute,) = work.conflicts.of(family.case).waiting
    return dispute


def record_of(dispute: Dispute, **fields: Any) -> Any:
    return next(
        version.stamp.record
        for version in dispute.versions
        if all(getattr(version.payload, name) == value for name, value in fields.items())
    )


def authority_twice(work: Workspace, colleague: Workspace, family: Family) -> None:
    line = next(each for each in work.files.get(family.case).authority if each.holder == family.mother)
    said: dict[str, Any] = {"line": line.line, "child": line.child, "holder": family.mother, "kind": "parent"}
    work.families.record_authority(family.case, AuthorityRecorded(**said, since="2020-01-01", evidence="register"))
    ended = AuthorityRecorded(**said, since="2020-01-01", until="2026-05-01", evidence="brief van de rechtbank")
    colleague.families.record_authority(family.case, ended)
    meet(work, colleague)


def test_both_versions_stand_side_by_side_with_who_wrote_them_and_one_is_chosen_with_its_reason(
    work: Workspace, colleague: Workspace, family: Family
) -> None:
    authority_twice(work, colleague, family)
    dispute = only(work, family)
    assert sorted(version.stamp.author for version in dispute.versions) == ["worker-1", "worker-2"]
    assert only(colleague, family).versions == dispute.versions, "the same order on every laptop"
    with pytest.raises(WordsMissingError):
        work.conflicts.choose(family.case, dispute, record_of(dispute, until=None), " - ")
    work.conflicts.choose(family.case, dispute, record_of(dispute, until=None), REASON)
    file = work.files.get(family.case)
    assert not file.conflicts
    assert not any(line.disputed for line in file.authority)
    pull(colleague, work, placed=True)
    assert not colleague.files.get(family.case).conflicts
    assert [line.until for line in colleague.files.get(family.case).authority if line.evidence == "register"] == [None]


def test_a_choice_is_taken_back_by_choosing_again_and_every_version_stays_to_be_read(
    work: Workspace, colleague: Workspace, family: Family
) -> None:
    authority_twice(work, colleague, family)
    dispute = only(work, family)
    first, second = (version.stamp.record for version in dispute.versions)
    for kept, reason in ((first, REASON), (second, "de griffie zegt het anders"), (first, REASON)):
        known = work.conflicts.of(family.case)
        (shown,) = known.waiting or known.chosen
        assert {first, second} <= {version.stamp.record for version in shown.versions}
        work.conflicts.choose(family.case, shown, kept, reason)
        (chosen,) = work.conflicts.of(family.case).chosen
        assert chosen.chosen is not None
        assert (chosen.chosen.kept, chosen.chosen.reason) == (kept, reason)
        assert [version.stamp.record for version in chosen.versions if version.holds] == [kept]
        assert not work.files.get(family.case).conflicts


def test_what_a_rival_had_replaced_does_not_stand_up_again_behind_it(
    work: Workspace, colleague: Workspace, family: Family
) -> None:
    def named(laptop: Workspace, name: str) -> None:
        laptop.families.record_person(family.case, PersonRegistered(person=family.mother, name=name, role="parent"))

    named(work, "Samira H.")
    for name in ("S. Haddad", "Samira de Boer"):
        named(colleague, name)
    meet(work, colleague)
    dispute = only(work, family)
    work.conflicts.choose(family.case, dispute, record_of(dispute, name="Samira H."), REASON)
    file = work.files.get(family.case)
    assert (file.member(family.mother).name, file.conflicts) == ("Samira H.", ())


def test_nothing_is_shown_or_chosen_with_a_visit_open(work: Workspace, colleague: Workspace, family: Family) -> None:
    authority_twice(work, colleague, family)
    dispute = only(work, family)
    visit = begin_visit(work, family)
    before = len(work.journal.records_of(family.case))
    with pytest.raises(ChoosingInVisitError):
        work.conflicts.of(family.case)
    with pytest.raises(ChoosingInVisitError):
        work.conflicts.choose(family.case, dispute, dispute.versions[0].stamp.record, REASON)
    assert work.conflicts.waits_for((family.case,)) == ()
    assert len(work.journal.records_of(family.case)) == before
    work.visits.end(family.case, visit)
    assert work.conflicts.waits_for((family.case,)) == (family.case,)


def test_versions_that_changed_meanwhile_are_looked_at_again(
    work: Workspace, colleague: Workspace, family: Family
) -> None:
    authority_twice(work, colleague, family)
    shown = only(work, family)
    kept = shown.versions[0].stamp.record
    colleague.conflicts.choose(family.case, only(colleague, family), shown.versions[1].stamp.record, REASON)
    pull(work, colleague, placed=True)
    with pytest.raises(VersionsChangedError):
        work.conflicts.choose(family.case, shown, kept, REASON)


def test_two_who_choose_apart_bring_it_back_and_it_is_chosen_again(
    work: Workspace, colleague: Workspace, family: Family
) -> None:
    authority_twice(work, colleague, family)
    shown = only(work, family)
    first, second = (version.stamp.record for version in shown.versions)
    work.conflicts.choose(family.case, shown, first, REASON)
    colleague.conflicts.choose(family.case, only(colleague, family), second, REASON)
    meet(work, colleague)
    again = only(work, family)
    assert again.versions == shown.versions
    work.conflicts.choose(family.case, again, second, REASON)
    assert not work.files.get(family.case).conflicts


def test_h12_an_order_seen_without_its_paper_is_never_chosen(
    work: Workspace, colleague: Workspace, family: Family
) -> None:
    order = supervision_order(work, family, family.girl)
    pull(colleague, work, placed=True)
    bare = {name: getattr(order, name) for name in ("order", "child", "kind", "starts_on")}
    # what an older program, or another one, may have sent: the writer of ours refuses it
    _raw(colleague, family, type(order)(**bare))
    told = {**bare, "told_by": "oma", "told_on": "2026-11-20", "evidence": "announced"}
    work.families.record_order(family.case, type(order)(**told))
    meet(work, colleague)
    dispute = only(work, family)
    bars = work.conflicts.bars(family.case, dispute)
    evidence = [getattr(version.payload, "evidence", "") for version in dispute.versions]
    assert dict(zip(evidence, bars, strict=True)) == {"seen": "noPaper", "announced": None}
    with pytest.raises(OrderWithoutProofError):
        work.conflicts.choose(family.case, dispute, record_of(dispute, evidence="seen"), REASON)
    assert work.files.get(family.case).conflicts
    work.conflicts.choose(family.case, dispute, record_of(dispute, evidence="announced"), REASON)
    assert [each.evidence for each in work.files.get(family.case).orders] == ["announced"]


def _raw(laptop: Workspace, family: Family, payload: Payload) -> None:
    laptop.journal.append([NewRecord(payload, family.case)])
    laptop.files.forget(family.case)


def test_a_yes_is_never_chosen_over_what_the_person_took_back(
    work: Workspace, colleague: Workspace, family: Family
) -> None:
    said: dict[str, Any] = {"form": FORM, "person": family.mother}
    _raw(work, family, form(child=family.boy))
    _raw(work, family, decided(**said))
    pull(colleague, work, placed=True)
    _raw(colleague, family, withdrawn(**said))
    _raw(work, family, decided(**said))
    meet(work, colleague)
    dispute = next(each for each in work.conflicts.of(family.case).waiting if each.matter.startswith("decision"))
    bars = {
        type(v.payload).__name__: bar
        for v, bar in zip(dispute.versions, work.conflicts.bars(family.case, dispute), strict=True)
    }
    assert bars["SignerDecided"] == "personDecides"
    assert bars["ConsentWithdrawn"] is None
    yes = next(v.stamp.record for v in dispute.versions if type(v.payload).__name__ == "SignerDecided")
    no = next(v.stamp.record for v in dispute.versions if type(v.payload).__name__ == "ConsentWithdrawn")
    with pytest.raises(NotToBeChosenError):
        work.conflicts.choose(family.case, dispute, yes, REASON)
    work.conflicts.choose(family.case, dispute, no, REASON)
    assert not work.files.get(family.case).conflicts
    (known,) = work.files.get(family.case).forms
    assert all(each.withdrawn_at for each in known.decisions if each.person == family.mother)


def _reaction(person: PersonId, reaction: Any, may_go: Any) -> PassageReacted:
    return PassageReacted(
        form=FORM, passage=uuid(77), person=person, reaction=reaction, read="De deur was kapot.", words="Klopt zo",
        heard_by=(), how="phone", may_go=may_go,
    )  # fmt: skip


def _by_line(person: PersonId, school: Any, doctor: Any) -> SignerDecided:
    said = structs.replace(decided(form=FORM, person=person), decision="partly")
    return structs.replace(said, lines={uuid(81): school, uuid(82): doctor})


def _copy(person: PersonId, way: Any) -> CopyChosen:
    return CopyChosen(visit=uuid(91), person=person, way=way)


@pytest.mark.parametrize(
    ("one", "other", "barred"),
    [
        (partial(_reaction, reaction="leaveOut", may_go="no"), partial(_reaction, reaction="correct", may_go="no"), 1),
        (partial(_reaction, reaction="correct", may_go="no"), partial(_reaction, reaction="correct", may_go="yes"), 1),
        (partial(_by_line, school="agreed", doctor="refused"), partial(_by_line, school="refused", doctor="agreed"), 2),
        (partial(_copy, way="notSafe"), partial(_copy, way="paperNow"), 1),
    ],
)
def test_no_worker_chooses_what_somebody_else_said_of_their_own_over_their_no(
    work: Workspace, colleague: Workspace, family: Family, one: Said, other: Said, barred: int
) -> None:  # H5, H11, H15
    _raw(work, family, form(child=family.boy))
    pull(colleague, work, placed=True)
    _raw(work, family, one(family.mother))
    _raw(colleague, family, other(family.mother))
    meet(work, colleague)
    dispute = only(work, family)
    bars = work.conflicts.bars(family.case, dispute)
    assert bars.count("personDecides") == barred
    yes = next(version.stamp.record for version, bar in zip(dispute.versions, bars, strict=True) if bar)
    with pytest.raises(NotToBeChosenError):
        work.conflicts.choose(family.case, dispute, yes, REASON)


def test_a_visit_that_may_still_go_on_is_not_chosen_shut(
    work: Workspace, colleague: Workspace, family: Family, clock: TestClock
) -> None:
    visit = begin_visit(work, family)
    work.visits.end(family.case, visit)
    pull(colleague, work, placed=True)
    work.visits.reopen(family.case, visit)
    _raw(colleague, family, VisitEnded(visit=visit, note="nog een notitie"))
    meet(work, colleague)
    dispute = next(each for each in colleague.conflicts.of(family.case).waiting if each.matter.startswith("visit"))
    assert set(colleague.conflicts.bars(family.case, dispute)) == {"visitOpen"}
    clock.forward(days=1)
    assert set(colleague.conflicts.bars(family.case, dispute)) == {None}


def test_how_somebody_is_reached_safely_is_chosen_like_any_fact(
    work: Workspace, colleague: Workspace, family: Family
) -> None:
    work.families.record_safe_contact(
        family.case, SafeContactRecorded(person=family.mother, approach="allowed", evidence="vader")
    )
    colleague.families.record_safe_contact(
        family.case,
        SafeContactRecorded(person=family.mother, approach="doNotApproach", reason="geweld", evidence="zij"),
    )
    meet(work, colleague)
    dispute = only(work, family)
    assert [each.approach for each in work.files.get(family.case).safe_contacts] == ["doNotApproach"]
    work.conflicts.choose(family.case, dispute, record_of(dispute, approach="doNotApproach"), REASON)
    assert [each.approach for each in work.files.get(family.case).safe_contacts] == ["doNotApproach"]
    assert not work.files.get(family.case).other_versions


def test_two_forms_that_take_the_place_of_one_are_chosen_between_and_the_other_counts_no_more(
    work: Workspace, colleague: Workspace, family: Family
) -> None:
    _raw(work, family, form(FORM, child=family.boy))
    pull(colleague, work, placed=True)
    _raw(work, family, form(uuid(61), child=family.boy, replaces=FORM))
    _raw(colleague, family, form(uuid(62), child=family.boy, replaces=FORM))
    meet(work, colleague)
    dispute = next(each for each in work.conflicts.of(family.case).waiting if each.matter.startswith("replacement"))
    first, second = (version for version in dispute.versions)
    for kept, lost in ((first, second), (second, first)):
        known = work.conflicts.of(family.case)
        (shown,) = known.waiting or known.chosen
        work.conflicts.choose(family.case, shown, kept.stamp.record, REASON)
        standing = {each.id: each.replaced_by for each in work.files.get(family.case).forms}
        ids = kept.payload.form, lost.payload.form  # type: ignore[attr-defined]  # opened forms
        assert (standing[ids[0]], standing[ids[1]], standing[FormId(FORM)]) == (None, ids[0], ids[0])
        assert not work.files.get(family.case).conflicts


def test_lines_of_authority_that_exclude_each_other_are_named_without_being_versions(
    work: Workspace, family: Family
) -> None:
    guardian = AuthorityRecorded(
        line=new_uuid7(), child=family.boy, holder="gi", kind="guardian", since="2026-01-01", evidence="beschikking"
    )
    work.families.record_authority(family.case, guardian)
    ((found, versions),) = work.conflicts.of(family.case).contradictions
    assert (found.what, found.child) == ("authority", family.boy)
    assert {version.payload.holder for version in versions} == {family.mother, family.father, "gi"}  # type: ignore[attr-defined]  # lines


def test_h12_two_statements_of_one_decision_that_disagree_are_named(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.girl)
    supervision_order(work, family, family.girl, ended_on="2026-11-01")
    ((found, versions),) = work.conflicts.of(family.case).contradictions
    assert (found.what, len(versions)) == ("orders", 2)


def test_a_contradiction_that_begins_with_a_new_day_is_found_on_that_day(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    guardian = AuthorityRecorded(
        line=new_uuid7(), child=family.boy, holder="gi", kind="guardian", since="2026-11-22", evidence="beschikking"
    )
    work.families.record_authority(family.case, guardian)
    assert work.conflicts.of(family.case).contradictions == ()
    clock.forward(days=1)
    ((found, versions),) = work.conflicts.of(family.case).contradictions
    assert (found.what, len(versions)) == ("authority", 3)
