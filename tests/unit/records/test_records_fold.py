import random
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_factory import (
    BRAM,
    CASE,
    FATHER,
    FORM,
    LINE,
    MOTHER,
    OTHER_CASE,
    SANNE,
    START,
    VISIT,
    Laptop,
    asked_back,
    at,
    authority,
    card,
    decided,
    filled,
    form,
    heard,
    id_of,
    order,
    person,
    said_back,
    uuid,
    withdrawn,
)

from jgvisit.records import canonical
from jgvisit.records.answers import TextAnswer
from jgvisit.records.body import encode_body, read_body
from jgvisit.records.case_journal import Conflict
from jgvisit.records.chain import without_body
from jgvisit.records.fold import fold
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_family import FamilyRegistered, SafeContactRecorded
from jgvisit.records.payload_journal import ConflictDecided, StoreOpened, VisibilityRestricted
from jgvisit.records.payload_papers import CopyChosen, RightsSheetChosen
from jgvisit.records.payload_reading import PaperStepped, PassageReacted, ReleaseChosen, SourceChecked
from jgvisit.records.payload_rights import CircumstanceSeen, RightsShown
from jgvisit.records.payload_talk import DutyClosed
from jgvisit.records.payload_visits import PresenceChanged, VisitEnded, VisitPlanned, VisitReopened, VisitStarted

PERSONS = (MOTHER, FATHER, SANNE, BRAM)
KINDS = st.sampled_from(
    [
        person(),
        person(name="Marga van Verzonnen", whereabouts="unknown"),
        authority(),
        authority(evidence=None),
        order(),
        order(ended_on="2026-02-01"),
        SafeContactRecorded(person=MOTHER, approach="allowed", channels=("phone",), evidence="moeder"),
        SafeContactRecorded(person=MOTHER, approach="doNotApproach", evidence="politie"),
        VisitPlanned(visit=VISIT, on="2026-03-02", at="15:00"),
        VisitStarted(visit=VISIT, present=(MOTHER,)),
        PresenceChanged(visit=VISIT, present=(MOTHER, FATHER), others_present="buurvrouw"),
        VisitEnded(visit=VISIT),
        VisitReopened(visit=VISIT),
        card(),
        said_back(),
        said_back("notYet"),
        heard(),
        heard(word="dwang", used_by=(FATHER,)),
        asked_back(),
        asked_back("ownWordsCorrect", person=FATHER),
        DutyClosed(moment=3, person=MOTHER, how="declined", reason="wil niet"),
        DutyClosed(moment=3, person=MOTHER, how="unsafe", reason="partner leest mee"),
        form(),
        filled(),
        filled("private", owner=MOTHER, answers={"safePlace": TextAnswer("bij haar zus")}),
        decided(),
        decided("refused"),
        decided("later"),
        withdrawn(),
        withdrawn(lines=("school",)),
        CopyChosen(visit=VISIT, person=MOTHER, way="paperNow"),
        CopyChosen(visit=VISIT, person=MOTHER, way="notSafe"),
        CircumstanceSeen(child=SANNE, person=MOTHER, what="stay", seen="moeder", since="2026-01-02"),
        CircumstanceSeen(child=SANNE, person=MOTHER, what="stay", seen="zij is thuis", holds=False),
        RightsShown(
            visit=VISIT,
            person=MOTHER,
            children=(SANNE,),
            lines=("help: Hulp",),
            languages=("nl", "ar"),
            heard_by=(MOTHER, SANNE),
            law_book="1",
            situation=("stay",),
            frame_said="voluntary",
        ),
        RightsSheetChosen(visit=VISIT, person=MOTHER, sheet="personal", law_book="1"),
        RightsSheetChosen(visit=VISIT, person=MOTHER, sheet="none", law_book="1"),
        FamilyRegistered(name="Verzonnen"),
        PassageReacted(form=FORM, passage=uuid(61), person=MOTHER, reaction="notCorrect", read="x", words="Niet waar."),
        PassageReacted(form=FORM, passage=uuid(61), person=MOTHER, reaction="leaveOut", read="x", heard_by=(FATHER,)),
        SourceChecked(form=FORM, passage=uuid(61), source="school", on="2026-03-02", outcome="partly"),
        ReleaseChosen(form=FORM, item=uuid(61), choice="include", on="2026-03-02", told=(MOTHER,)),
        ReleaseChosen(form=FORM, item=uuid(61), choice="leaveOut", on="2026-03-02"),
        PaperStepped(form=FORM, step="ready", on="2026-03-02", by="Femke"),
        PaperStepped(form=FORM, step="sent", on="2026-03-02", by="Femke", to="GI", orders=(uuid(51),)),
    ]
)


@st.composite
def journals(draw: st.DrawFn) -> list[StoredRecord]:
    """What two laptops wrote about one family, part of it pulled, replaced, restricted or decided."""
    laptops = (Laptop(), Laptop())
    feed: list[StoredRecord] = []
    for payload in draw(st.lists(KINDS, min_size=2, max_size=14)):
        laptop = draw(st.sampled_from(laptops))
        if draw(st.booleans()):
            laptop.pulled(len(feed))
        old = draw(st.lists(st.sampled_from(feed), max_size=2, unique_by=id_of)) if feed else []
        feed.append(at(laptop.write(payload, supersedes=tuple(old)), len(feed) + 1))
    if draw(st.booleans()):
        ids = tuple(id_of(record) for record in feed[:3])
        feed.append(laptops[0].write(ConflictDecided(records=ids, kept=ids[0], reason="nagevraagd")))
        feed.append(laptops[1].write(VisibilityRestricted(hides=ids, hidden_from=(FATHER,), basis="veiligheid")))
    return feed


@settings(deadline=None, max_examples=150)
@given(records=journals(), seed=st.integers(0, 10_000), doubled=st.booleans())
def test_the_same_set_gives_the_same_bytes_in_any_order(records: list[StoredRecord], seed: int, doubled: bool) -> None:
    shuffled = [*records, *(records if doubled else [])]
    random.Random(seed).shuffle(shuffled)
    assert canonical.encode(fold(CASE, shuffled)) == canonical.encode(fold(CASE, records))


def test_a_copy_without_body_or_position_adds_nothing_to_a_full_one(laptop: Laptop) -> None:
    record = at(laptop.write(person()), 3)
    copies = [record, without_body(record), laptop.records[0], at(record, 7)]
    for copy in (copies, copies[::-1]):
        file = fold(CASE, copy)
        assert len(file.members) == 1
        assert file.bodies_missing == 0
        assert canonical.encode(file) == canonical.encode(fold(CASE, [record]))


def test_an_empty_set_is_an_empty_family() -> None:
    file = fold(CASE, [])
    assert (file.case, file.name, file.members, file.conflicts, file.open_visit) == (CASE, "", (), (), None)


def test_records_of_another_family_are_left_out(laptop: Laptop) -> None:
    laptop.write(person(), case=OTHER_CASE)
    laptop.write(FamilyRegistered(name="Anders"), case=OTHER_CASE)
    assert fold(CASE, laptop.records) == fold(CASE, [])


def test_members_come_adults_first_and_children_eldest_first(laptop: Laptop) -> None:
    laptop.write(person(BRAM, "Bram", "child", born="2019-04-01"))
    laptop.write(person(SANNE, "Sanne", "child", born="2013-04-01"))
    laptop.write(person(uuid(15), "Kind zonder datum", "child"))
    laptop.write(person(FATHER, "Karim", born="1985-01-01"))
    laptop.write(person(MOTHER, "Marga"))
    file = fold(CASE, laptop.records)
    assert [member.name for member in file.members] == ["Marga", "Karim", "Sanne", "Bram", "Kind zonder datum"]
    assert [child.id for child in file.children] == [SANNE, BRAM, uuid(15)]
    assert file.member(SANNE).born == "2013-04-01"
    with pytest.raises(KeyError):
        file.member(uuid(99))  # type: ignore[arg-type]  # a plain id, as an old link could hold


def test_every_fact_says_where_it_comes_from(laptop: Laptop) -> None:
    basis: dict[str, Any] = {"boot": "b", "server_time": "2026-03-02T12:00:00.000Z", "elapsed_ms": 90_000}
    laptop.basis = type(laptop.basis)(**basis)
    record = laptop.write(person(), recorded_at=START + timedelta(days=365))
    stamp = fold(CASE, [record]).members[0].stamp
    assert (stamp.record, stamp.author, stamp.device) == (id_of(record), "worker-1", laptop.key.device)
    assert (stamp.recorded_at, stamp.estimated_at, stamp.not_before) == (
        "2027-03-02T13:00:00.000Z",
        "2026-03-02T12:01:30.000Z",
        "2026-03-02T12:00:00.000Z",
    )


def test_a_later_version_replaces_whatever_its_clock_says(laptop: Laptop) -> None:
    old = laptop.write(authority(evidence=None))
    laptop.write(authority(), supersedes=(old,), recorded_at=START - timedelta(days=365))
    file = fold(CASE, laptop.records)
    assert [(line.evidence, line.disputed) for line in file.authority] == [("gezagsregister", False)]
    assert file.conflicts == ()


def test_concurrent_versions_are_both_kept_until_a_person_decides() -> None:
    one, other = Laptop(), Laptop()
    first, second = one.write(authority()), other.write(authority(holder=FATHER))
    file = fold(CASE, [first, second])
    assert {(line.holder, line.disputed) for line in file.authority} == {(MOTHER, True), (FATHER, True)}
    ids = tuple(sorted((id_of(first), id_of(second))))
    assert file.conflicts == (Conflict(f"authority:{LINE}", ids),)
    decision = one.write(ConflictDecided(records=ids, kept=id_of(second), reason="gezagsregister gezien"))
    settled = fold(CASE, [first, second, decision])
    assert [(line.holder, line.disputed) for line in settled.authority] == [(FATHER, False)]
    assert settled.conflicts == ()


def test_two_that_supersede_one_version_are_a_conflict_even_in_one_chain(laptop: Laptop) -> None:
    old = laptop.write(authority(evidence=None))
    one = laptop.write(authority(), supersedes=(old,))
    two = laptop.write(authority(suspended=True), supersedes=(old,))
    three = laptop.write(authority(until="2026-02-01"), supersedes=(two,))
    file = fold(CASE, laptop.records)
    assert file.conflicts == (Conflict(f"authority:{LINE}", tuple(sorted((id_of(one), id_of(three))))),)
    laptop.write(authority(since="2014-01-01"), supersedes=(one, three))
    assert fold(CASE, laptop.records).conflicts == ()


def test_a_record_that_names_no_version_replaces_all_it_came_after_and_nothing_else() -> None:
    one, other = Laptop(), Laptop()
    first = at(one.write(authority()), 1)
    unseen = at(one.write(authority(suspended=True)), 2)
    other.pulled(1)
    third = other.write(authority(holder=FATHER))
    assert {line.holder for line in fold(CASE, [first, third]).authority} == {FATHER}
    file = fold(CASE, [first, unseen, third])
    assert file.conflicts[0].records == tuple(sorted((id_of(unseen), id_of(third))))
    other.pulled(2)
    fourth = other.write(authority())
    assert fold(CASE, [first, unseen, third, fourth]).conflicts == ()


def test_records_that_supersede_each_other_in_a_ring_hide_nothing() -> None:
    one, other = Laptop(), Laptop()
    ids = (uuid(71), uuid(72))
    first = one.write(authority(), id=ids[0])
    second = other.write(authority(holder=FATHER), id=ids[1], supersedes=(first,))
    body = read_body(first.body or b"")
    ring = msgspec.structs.replace(first, body=encode_body(msgspec.structs.replace(body, supersedes=(ids[1],))))
    assert fold(CASE, [ring, second]).conflicts == (Conflict(f"authority:{LINE}", ids),)  # type: ignore[arg-type]  # plain ids


def test_an_order_in_dispute_shows_both_proofs() -> None:
    one, other = Laptop().write(order(number="C/1")), Laptop().write(order(number="C/1", ended_on="2026-02-01"))
    file = fold(CASE, [one, other])
    assert {(o.ended_on, o.disputed) for o in file.orders} == {(None, True), ("2026-02-01", True)}
    assert file.conflicts[0].matter.startswith("order:")


def test_a_disputed_person_keeps_their_say() -> None:
    one = Laptop().write(person(capacity="incapable_in_this_matter"))
    other = Laptop().write(person(whereabouts="unknown"))
    third = Laptop().write(person())
    file = fold(CASE, [one, other, third])
    assert [(member.capacity, member.whereabouts) for member in file.members] == [("full", "known")]
    assert len(file.other_versions) == 2
    assert file.conflicts[0].matter == f"person:{MOTHER}"


def test_of_two_ways_to_reach_somebody_the_careful_one_holds() -> None:
    one = Laptop().write(SafeContactRecorded(person=MOTHER, approach="allowed", evidence="vader"))
    other = Laptop().write(SafeContactRecorded(person=MOTHER, approach="doNotApproach", evidence="politie"))
    file = fold(CASE, [one, other])
    assert [contact.approach for contact in file.safe_contacts] == ["doNotApproach"]
    assert [version.evidence for version in file.other_versions] == ["vader"]  # type: ignore[union-attr]  # a contact


@pytest.mark.parametrize(
    ("decisions", "kept"),
    [
        pytest.param([(0, 1)], {0}, id="one decision"),
        pytest.param([(0, 1), (1, 0)], {1}, id="a later one turns it round"),
        pytest.param([(0, 1), (0, 2)], {0}, id="one by one"),
    ],
)
def test_decisions_about_a_conflict_hold_in_their_order(decisions: list[tuple[int, int]], kept: set[int]) -> None:
    records = [Laptop().write(authority(since=f"2013-05-0{n + 1}")) for n in range(3)]
    ids = [id_of(record) for record in records]
    judge = Laptop()
    for keep, drop in decisions:
        judge.write(ConflictDecided(records=(ids[keep], ids[drop]), kept=ids[keep], reason="nagevraagd"))
    lines = fold(CASE, [*records, *judge.records]).authority
    dropped = {0, 1, 2} - kept - ({2} if len(decisions) == 1 or decisions[1] == (1, 0) else set())
    assert {line.stamp.record for line in lines} == {ids[n] for n in range(3) if n not in dropped}


def test_two_deciders_who_contradict_each_other_bring_the_conflict_back() -> None:
    records = [Laptop().write(authority()), Laptop().write(authority(holder=FATHER))]
    a, b = (id_of(record) for record in records)
    one = Laptop().write(ConflictDecided(records=(a, b), kept=a, reason="register"))
    other = Laptop().write(ConflictDecided(records=(a, b), kept=b, reason="vonnis"))
    assert len(fold(CASE, [*records, one]).authority) == 1
    assert len(fold(CASE, [*records, one, other]).authority) == 2


def test_a_decision_that_keeps_nothing_that_is_here_drops_nothing(laptop: Laptop) -> None:
    record = laptop.write(authority())
    other_matter = laptop.write(person())
    for kept, named in (
        (uuid(77), (id_of(record), uuid(77))),
        (id_of(other_matter), (id_of(record), id_of(other_matter))),
    ):
        laptop.write(ConflictDecided(records=named, kept=kept, reason="?"))
    laptop.write(ConflictDecided(records=(id_of(record),), kept=uuid(78), reason="?"))
    file = fold(CASE, laptop.records)
    assert len(file.authority) == len(file.members) == 1


def forged(record: StoredRecord, **fields: Any) -> StoredRecord:
    body = msgspec.structs.replace(read_body(record.body or b""), **fields)
    return msgspec.structs.replace(record, body=encode_body(body), signature=record.signature + b"x")


def test_what_this_program_does_not_know_is_named_and_never_a_crash(laptop: Laptop) -> None:
    record = laptop.write(person())
    bad = [
        forged(record, kind="moonPhase", kind_version=2),
        forged(record, kind_version=9),
        forged(record, payload=msgspec.Raw(b'{"person":7}')),
        forged(record, kind="familyRegistered"),
        forged(record, kind="storeOpened", payload=msgspec.Raw(b'{"program":"1","reason":"created"}')),
        msgspec.structs.replace(record, body=b'{"a":1}', signature=b"1"),
        msgspec.structs.replace(record, body=b"\xff", signature=b"2"),
        msgspec.structs.replace(record, link=b"no link"),
        forged(record, case=None),
    ]
    bad[3] = msgspec.structs.replace(bad[3], signature=b"3")
    bad = [msgspec.structs.replace(one, signature=b"%d" % n) for n, one in enumerate(bad)]
    file = fold(CASE, [record, *bad])
    assert file.unknown_kinds == (
        "body unreadable",
        "familyRegistered/1 unreadable",
        "link unreadable",
        "moonPhase/2",
        "personRegistered/1 unreadable",
        "personRegistered/9",
        "storeOpened/1 unreadable",
    )
    assert len(file.members) == 1


@pytest.mark.parametrize("depth", [1_000, 20_000])
def test_nesting_meant_to_exhaust_the_reader_is_only_unreadable(laptop: Laptop, depth: int) -> None:
    record = laptop.write(person())
    nest = b"[" * depth + b"]" * depth
    assert record.body is not None
    deep = [
        msgspec.structs.replace(record, body=record.body.replace(b'"parent"', nest), signature=b"1"),
        msgspec.structs.replace(record, body=nest, signature=b"2"),
        msgspec.structs.replace(record, link=nest),
    ]
    file = fold(CASE, [record, *deep])
    assert {"body unreadable", "link unreadable"} <= set(file.unknown_kinds)
    assert len(file.members) == 1


@given(st.binary(max_size=60), st.binary(max_size=60), st.binary(max_size=60))
def test_no_bytes_at_all_make_the_fold_fail(link: bytes, signature: bytes, body: bytes) -> None:
    file = fold(CASE, [StoredRecord(link, signature, body, b"")])
    assert file.unknown_kinds != ()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from([MOTHER, "2026-02-30", "agreed"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(data=st.data())
def test_no_value_in_any_field_of_a_record_makes_the_fold_fail(data: st.DataObject) -> None:
    record = Laptop().write(data.draw(KINDS))
    body = msgspec.json.decode(record.body or b"")
    where = data.draw(st.sampled_from([body, body["payload"], body["time_basis"]]))
    where[data.draw(st.sampled_from(sorted(where)))] = data.draw(json_values)
    broken = msgspec.structs.replace(record, body=msgspec.json.encode(body))
    assert canonical.encode(fold(CASE, [broken, broken])) == canonical.encode(fold(CASE, [broken]))


def test_what_a_device_says_of_itself_never_stops_a_family_from_opening(laptop: Laptop) -> None:
    opened = laptop.write(StoreOpened(reason="created", program="1"), case=None)
    news = msgspec.structs.replace(forged(opened, kind="leaseRenewed"), signature=b"1")
    broken = msgspec.structs.replace(forged(opened, payload=msgspec.Raw(b"{}")), signature=b"2")
    assert fold(CASE, [opened, news, broken]) == fold(CASE, [])


def test_records_without_a_body_are_counted(laptop: Laptop) -> None:
    laptop.write(person())
    laptop.write(authority())
    file = fold(CASE, [laptop.records[0], without_body(laptop.records[1])])
    assert (file.bodies_missing, len(file.members), file.authority) == (1, 1, ())


def test_a_restored_store_goes_on_without_a_conflict(laptop: Laptop) -> None:
    laptop.write(authority())
    after = laptop.continued()
    after.write(authority(suspended=True))
    with_opening = fold(CASE, [*laptop.records, *after.records])
    assert [line.suspended for line in with_opening.authority] == [True]
    assert with_opening.conflicts == ()
    assert fold(CASE, [laptop.records[0], after.records[1]]).conflicts != ()
