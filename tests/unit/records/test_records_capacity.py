"""Whether somebody can decide: what the fold, the law and each viewer make of it (H4, H12; law.md A1 rows 9 and 10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from record_factory import CASE, FATHER, MOTHER, SANNE, Laptop, authority, id_of, person, uuid

from jgvisit.domain.authority import AuthorityReading, authority_over
from jgvisit.domain.frames import frame_of
from jgvisit.ids import PersonId
from jgvisit.records.case_family import NotDeciding
from jgvisit.records.case_file import CaseFile
from jgvisit.records.facts import facts_of
from jgvisit.records.fold import fold
from jgvisit.records.payload_family import CapacityRecorded
from jgvisit.records.payload_journal import ConflictDecided
from jgvisit.records.visibility import hidden_bodies, hidden_records, hidden_words

ON = date(2026, 3, 10)
PAPER = "beschikking C/16/4411 over curatele"


def seen(who: str = MOTHER, **more: Any) -> CapacityRecorded:
    said = {"capacity": "under_guardianship", "evidence": "seen", "paper": PAPER, "seen_on": "2026-03-01"} | more
    return CapacityRecorded(person=who, **said)


def told(**more: Any) -> CapacityRecorded:
    said = {
        "capacity": "under_guardianship",
        "told_by": "vader belde ons op kantoor over haar",
        "told_on": "2026-03-01",
    } | more
    return CapacityRecorded(person=MOTHER, evidence="announced", **said)


def home() -> Laptop:
    laptop = Laptop()
    for payload in (
        person(),
        person(FATHER, "Femke Verzonnen"),
        person(SANNE, "Sanne Verzonnen", "child", born="2018-05-05"),
        authority(),
        authority(uuid(44), FATHER),
    ):
        laptop.write(payload)
    return laptop


def file_of(*laptops: Laptop) -> CaseFile:
    return fold(CASE, [record for laptop in laptops for record in laptop.records])


def deciding(file: CaseFile, on: date = ON) -> AuthorityReading:
    return authority_over(facts_of(file, on), PersonId(SANNE))


@pytest.mark.parametrize(
    ("said", "decides"),
    [
        (seen(), False),
        (seen(capacity="incapable_in_this_matter"), False),
        (seen(capacity="full"), True),
        (seen(since="2026-04-01"), True),
        (seen(since="2026-03-10"), False),
        (seen(paper=None), True),
        (seen(paper="-"), True),
        (seen(seen_on=None), True),
        (seen(mistaken="verkeerde persoon"), True),
        (told(), True),
        (told(capacity="incapable_in_this_matter"), True),
    ],
)
def test_only_what_was_seen_takes_a_say_away(said: CapacityRecorded, decides: bool) -> None:
    laptop = home()
    laptop.write(said)
    reading = deciding(file_of(laptop))
    assert (MOTHER in reading.holders, reading.known) == (decides, True)
    assert FATHER in reading.holders


def test_a_guardianship_and_another_reason_are_one_answer() -> None:
    one, other = home(), home()
    one.write(seen(since="2026-03-01"))
    other.write(seen(capacity="incapable_in_this_matter", since="2026-03-01"))
    assert facts_of(file_of(one), ON) == facts_of(file_of(other), ON)
    assert {dropped.row for dropped in deciding(file_of(one)).dropped} == {9}


def test_who_can_decide_again_decides() -> None:
    laptop = home()
    first = laptop.write(seen())
    laptop.write(seen(capacity="full", paper="register: geen inschrijving"), supersedes=(first,))
    assert deciding(file_of(laptop)).holders == tuple(sorted((MOTHER, FATHER)))


def test_h12_of_two_versions_neither_takes_a_say_away_until_somebody_chose() -> None:
    here, there = home(), Laptop()
    out = here.write(seen())
    back = there.write(seen(capacity="full"))
    file = file_of(here, there)
    assert [conflict.matter for conflict in file.conflicts] == [f"capacity:{MOTHER}"]
    assert [known.is_being_checked for known in file.capacities] == [True, True]
    assert MOTHER in deciding(file).holders
    rivals = (id_of(out), id_of(back))
    here.write(ConflictDecided(records=rivals, kept=id_of(out), reason="de griffie bevestigt het"))
    assert MOTHER not in deciding(file_of(here, there)).holders


def test_what_an_old_record_says_of_a_grown_up_without_a_paper_stays_readable_and_counts_for_nothing() -> None:
    laptop = home()
    laptop.write(person(capacity="under_guardianship"))
    file = file_of(laptop)
    assert file.member(PersonId(MOTHER)).capacity == "under_guardianship"
    assert MOTHER in deciding(file).holders


def test_a_child_that_cannot_weigh_it_by_an_old_record_is_told_as_before() -> None:
    laptop = home()
    laptop.write(person(SANNE, "Sanne Verzonnen", "child", born="2013-05-05", capacity="incapable_in_this_matter"))
    (child,) = (each for each in facts_of(file_of(laptop), ON).persons if each.id == SANNE)
    assert child.capacity == "incapable_in_this_matter"


# -- who may know why ----------------------------------------------------------------------------------------


def shown(laptop: Laptop, *viewers: str) -> CaseFile:
    hidden = hidden_records(file_of(laptop), frozenset(map(PersonId, viewers)), ON)
    return fold(CASE, laptop.records, hidden=hidden)


@pytest.mark.parametrize(
    ("viewers", "knows_seen", "knows_told"),
    [
        ((), True, True),
        ((MOTHER,), True, False),
        ((FATHER,), False, False),
        ((SANNE,), False, False),
        ((MOTHER, SANNE), False, False),
        ((MOTHER, FATHER), False, False),
    ],
)
def test_h4_why_is_read_by_the_worker_and_that_person_alone(
    viewers: tuple[str, ...], knows_seen: bool, knows_told: bool
) -> None:
    for said, knows in ((seen(), knows_seen), (told(), knows_told)):
        laptop = home()
        record = id_of(laptop.write(said))
        people = frozenset(map(PersonId, viewers))
        file = file_of(laptop)
        assert bool(shown(laptop, *viewers).capacities) is knows
        assert (record not in hidden_bodies(file, laptop.records, people, ON)) is knows
        assert bool(hidden_words(file, people)) is not knows
    leaked = repr(shown(laptop, FATHER))
    assert "guardian" not in leaked
    assert "belde" not in leaked


def test_h4_the_room_meets_the_same_outcome_and_as_sure_a_frame() -> None:
    laptop = home()
    laptop.write(seen(since="2026-03-01"))
    whole, room = file_of(laptop), shown(laptop, FATHER, MOTHER)
    assert room.not_deciding == whole.not_deciding == (NotDeciding(PersonId(MOTHER), "2026-03-01"),)
    assert room.authority == whole.authority
    assert not room.proofs_withheld
    assert deciding(room) == deciding(whole)
    assert frame_of(facts_of(room, ON), PersonId(SANNE)) == frame_of(facts_of(whole, ON), PersonId(SANNE))
    assert replace(room, capacities=whole.capacities) == whole, "nothing else is missing"


def test_h4_an_older_version_and_a_reason_to_choose_are_hidden_along() -> None:
    laptop, there = home(), Laptop()
    first = laptop.write(seen(capacity="incapable_in_this_matter"))
    last = laptop.write(seen(), supersedes=(first,))
    rival = there.write(seen(capacity="full"))
    rivals = (id_of(last), id_of(rival))
    chosen = laptop.write(ConflictDecided(records=rivals, kept=id_of(last), reason="de curatele staat in het register"))
    file, records = file_of(laptop, there), (*laptop.records, *there.records)
    ids = {id_of(each) for each in (first, last, rival, chosen)}
    assert ids <= hidden_bodies(file, records, frozenset({PersonId(FATHER)}), ON)
    assert ids.isdisjoint(hidden_bodies(file, records, frozenset(), ON))
