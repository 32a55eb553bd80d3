"""What is hidden from whom: chosen by a person, with all that betrays it, lifted with a reason (H2, H4, H7, H9)."""

from __future__ import annotations

import pytest
from town import Family, begin_visit

from jgvisit.ids import CaseId, PersonId, RecordId, new_uuid7
from jgvisit.records.entries import Reading
from jgvisit.records.happenings_of_help import ProviderChanged, VeiligThuisRecorded
from jgvisit.records.order import Order
from jgvisit.records.payload_family import AddressRecorded, PersonRegistered, SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_visits import VisitPlanned
from jgvisit.records.telling import betrays
from jgvisit.records.visibility import hidden_bodies, hidden_words
from jgvisit.services.desk.writing import WordsMissingError
from jgvisit.services.family.happenings import StrangerNamedError
from jgvisit.services.family.hiding import HidingInVisitError, OwnNameHiddenError
from jgvisit.workspace import Workspace

ADDRESS = "Wilgenlaan 12, Oosterdam"


@pytest.fixture
def contact(work: Workspace, family: Family) -> RecordId:
    said = SafeContactRecorded(
        person=family.mother, approach="allowed", channels=("post",), detail=ADDRESS, evidence="zij zelf"
    )
    return work.families.record_safe_contact(family.case, said)


@pytest.fixture
def plan(work: Workspace, family: Family) -> RecordId:
    """A visit whose purpose says the address."""
    planned = VisitPlanned(visit=new_uuid7(), on="2026-12-01", at="10:00", purpose=f"op {ADDRESS}")
    return work.visits.plan(family.case, planned)


@pytest.fixture
def helper(work: Workspace, family: Family) -> RecordId:
    """Another helper, whose name says nothing of the address and gives the town away."""
    changed = ProviderChanged(
        event=new_uuid7(), on=work.today().isoformat(), source="moeder", provider="Opvang Oosterdam", persons=()
    )
    return work.happenings.record(family.case, changed)


def hide(work: Workspace, family: Family, *records: RecordId, **more: object) -> RecordId:
    values = {"hidden_from": (family.father,), "basis": "hij bedreigde haar", "asked_by": family.mother} | more
    return work.hiding.hide(family.case, VisibilityRestricted(hides=records, **values))  # type: ignore[arg-type]  # as named


def seen_by(work: Workspace, family: Family, *people: PersonId) -> str:
    return repr(work.files.shown_to(family.case, frozenset(people)))


def test_h2_an_address_is_hidden_with_what_repeats_it(
    work: Workspace, family: Family, contact: RecordId, plan: RecordId
) -> None:
    along = work.hiding.along(family.case, {contact})
    assert [each.stamp.record for each in along] == [plan]
    hide(work, family, contact)
    assert ADDRESS not in seen_by(work, family, family.father)
    assert ADDRESS in seen_by(work, family, family.mother)


def test_h2_what_gives_the_place_away_in_other_words_is_laid_before_the_worker(
    work: Workspace, family: Family, contact: RecordId, plan: RecordId, helper: RecordId
) -> None:
    """No word is the same, and a helper's name tells the town: the program cannot know, so it asks."""
    assert [each.stamp.record for each in work.hiding.betraying(family.case, {contact})] == [helper]
    hide(work, family, contact, helper)
    assert "Opvang Oosterdam" not in seen_by(work, family, family.father)


def test_h2_h10_where_somebody_lives_is_hidden_apart_from_how_they_are_reached(
    work: Workspace, family: Family, helper: RecordId
) -> None:
    number = SafeContactRecorded(
        person=family.mother, approach="allowed", channels=("phone",), detail="06-00000000", evidence="zij zelf"
    )
    work.families.record_safe_contact(family.case, number)
    home = AddressRecorded(person=family.mother, serves="livesThere", address=ADDRESS, evidence="zij zelf")
    address = work.families.record_address(family.case, home)
    assert next(each.stamp.record for each in work.hiding.choices(family.case)) == address, "what is asked for most"
    assert helper in {each.stamp.record for each in work.hiding.betraying(family.case, {address})}
    assert address in {each.stamp.record for each in work.hiding.betraying(family.case, {helper})}
    hide(work, family, address)
    his = seen_by(work, family, family.father)
    assert ADDRESS not in his
    assert "06-00000000" in his


def test_nothing_is_laid_before_the_worker_where_no_place_is_hidden(
    work: Workspace, family: Family, helper: RecordId
) -> None:
    girl = work.files.get(family.case).member(family.girl).stamp.record
    assert work.hiding.betraying(family.case, {girl}) == ()


def test_each_fact_is_offered_once_and_veilig_thuis_never(work: Workspace, family: Family, contact: RecordId) -> None:
    again = SafeContactRecorded(
        person=family.mother, approach="allowed", channels=("post",), detail="Dijk 1, Veendam", evidence="zij zelf"
    )
    work.families.record_safe_contact(family.case, again)
    told = VeiligThuisRecorded(event=new_uuid7(), on=work.today().isoformat(), source="team", step="adviceAsked")
    work.happenings.record(family.case, told)
    kinds = [each.kind for each in work.hiding.choices(family.case)]
    assert kinds.count("safeContactRecorded") == 1
    assert "veiligThuisRecorded" not in kinds
    assert kinds == sorted(kinds, key=["safeContactRecorded", "visitPlanned", "personRegistered"].index)


def test_h7_a_restriction_keeps_why_who_asked_and_when_it_is_looked_at_again(
    work: Workspace, family: Family, contact: RecordId
) -> None:
    hide(work, family, contact, review_on="2027-02-01", child_was_told="dat papa dit niet leest")
    (standing,) = work.hiding.standing(family.case)
    held = standing.restriction
    assert (held.basis, held.asked_by, held.review_on) == ("hij bedreigde haar", family.mother, "2027-02-01")
    assert held.child_was_told == "dat papa dit niet leest"
    assert not standing.ours


@pytest.mark.parametrize("words", ["", "-", " . "])
def test_h7_nothing_is_hidden_without_a_reason(work: Workspace, family: Family, contact: RecordId, words: str) -> None:
    with pytest.raises(WordsMissingError):
        hide(work, family, contact, basis=words)


def test_h4_with_a_visit_open_nobody_sees_or_changes_what_is_hidden(
    work: Workspace, family: Family, contact: RecordId
) -> None:
    made = hide(work, family, contact)
    begin_visit(work, family)
    assert work.hiding.standing(family.case) == ()
    assert work.hiding.choices(family.case) == ()
    with pytest.raises(HidingInVisitError):
        hide(work, family, contact)
    with pytest.raises(HidingInVisitError):
        work.hiding.lift(family.case, made, "het is nu veilig")


def test_what_is_lifted_shows_again_and_that_it_was_hidden_shows_to_nobody_of_the_family(
    work: Workspace, family: Family, contact: RecordId
) -> None:
    made = hide(work, family, contact)
    work.hiding.lift(family.case, made, "het is nu veilig")
    assert ADDRESS in seen_by(work, family, family.father)
    assert work.hiding.standing(family.case) == ()
    file, records = work.files.get(family.case), list(work.journal.records_of(family.case))
    hidden = hidden_bodies(file, records, frozenset({family.father}), work.today())
    assert made in hidden
    assert not hidden_bodies(file, records, frozenset(), work.today())


def test_it_is_lifted_once_and_with_a_reason(work: Workspace, family: Family, contact: RecordId) -> None:
    made = hide(work, family, contact)
    with pytest.raises(WordsMissingError):
        work.hiding.lift(family.case, made, "-")
    work.hiding.lift(family.case, made, "het is nu veilig")
    with pytest.raises(KeyError):
        work.hiding.lift(family.case, made, "nog eens")


def test_h9_nobody_lifts_what_hides_veilig_thuis(work: Workspace, family: Family) -> None:
    told = VeiligThuisRecorded(event=new_uuid7(), on=work.today().isoformat(), source="team", step="adviceAsked")
    work.happenings.record(family.case, told)
    (standing,) = work.hiding.standing(family.case)
    assert standing.ours
    with pytest.raises(KeyError):
        work.hiding.lift(family.case, standing.restriction.stamp.record, "het mag")


def test_h9_who_joins_the_family_later_reads_advice_nowhere_either(work: Workspace, family: Family) -> None:
    advice = "Wacht met het gesprek tot oma in huis is"
    base = {"event": new_uuid7(), "on": work.today().isoformat(), "source": "team"}
    work.happenings.record(family.case, VeiligThuisRecorded(**base, step="adviceAsked", advice=advice))
    visit = begin_visit(work, family)
    work.visits.end(family.case, visit, f"Besproken met het team: {advice}.")
    partner = PersonId(new_uuid7())
    work.families.record_person(family.case, PersonRegistered(person=partner, name="Kim Vos", role="network"))
    assert advice in seen_by(work, family), "the worker alone"
    for reader in (family.mother, partner):
        assert advice not in seen_by(work, family, reader)
        assert betrays(
            f"Wij wachten: {advice.upper()}!", hidden_words(work.files.get(family.case), frozenset({reader}))
        )


def test_advice_that_repeats_a_hidden_place_keeps_nobody_from_lifting_that(
    work: Workspace, family: Family, contact: RecordId
) -> None:
    place = work.files.get(family.case).safe_contacts[0].detail
    base = {"event": new_uuid7(), "on": work.today().isoformat(), "source": "team"}
    told = VeiligThuisRecorded(**base, step="adviceAsked", advice=f"Ga niet naar {place}.")
    work.happenings.record(family.case, told)
    made = hide(work, family, contact)
    held = {each.restriction.stamp.record: each for each in work.hiding.standing(family.case)}
    assert "veiligThuisRecorded" in [each.kind for each in held[made].hides]
    work.hiding.lift(family.case, made, "het is nu veilig")
    assert [each.ours for each in work.hiding.standing(family.case)] == [True]


def test_nobody_is_hidden_from_themself_and_only_members_are_named(
    work: Workspace, family: Family, contact: RecordId
) -> None:
    file = work.files.get(family.case)
    with pytest.raises(OwnNameHiddenError):
        hide(work, family, file.member(family.father).stamp.record)
    with pytest.raises(StrangerNamedError):
        hide(work, family, contact, hidden_from=(new_uuid7(),))
    with pytest.raises(KeyError):
        hide(work, family, RecordId(new_uuid7()))


def test_a_family_is_read_once_until_something_of_it_changes(
    work: Workspace, family: Family, contact: RecordId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page about hiding asks for the same records at every touch."""
    reads: list[str] = []
    read = work.files.read

    def counted(case: CaseId) -> tuple[Reading, Order]:
        reads.append(case)
        return read(case)

    monkeypatch.setattr(work.files, "read", counted)
    before = work.hiding.choices(family.case)
    work.hiding.along(family.case, (contact,))
    work.hiding.betraying(family.case, (contact,))
    assert reads == [family.case]
    planned = VisitPlanned(visit=new_uuid7(), on="2026-12-02", at="10:00", purpose="bij oma")
    work.visits.plan(family.case, planned)
    reads.clear()
    for _ in range(2):
        assert len(work.hiding.choices(family.case)) == len(before) + 1
    assert reads == [family.case]
