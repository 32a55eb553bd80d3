"""Table C rows 1 and 31 from the journal: the first conversation, and a text that changed since somebody heard it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from town import Family, TestClock, begin_visit, open_form_a, sign

from jgvisit.content.pack_model import Pack
from jgvisit.content.structure import major
from jgvisit.domain.duties import Duty
from jgvisit.ids import PersonId
from jgvisit.records.payload_family import FamilyRegistered, PersonRegistered
from jgvisit.services.desk.writing import Writer
from jgvisit.services.talk.duties import duties_of, known_since
from jgvisit.services.talk.new_texts import changed_texts
from jgvisit.workspace import Workspace

DAY = timedelta(days=1)


def newer(pack: Pack, card: str = "K02", version: str = "2.0", **line: Any) -> Pack:
    """Return the pack with a new version of one card, as a later pack would bring it."""
    cards = {
        key: replace(
            text, version=version, statements=tuple(replace(each, **line) for each in text.statements)
        ) if key[0] == card else text
        for key, text in pack.cards.items()
    }  # fmt: skip
    return replace(pack, cards=cards)


def tell(work: Workspace, family: Family, *persons: PersonId, card: str = "K02") -> None:
    visit = work.files.visit_here(family.case)
    visit_id = begin_visit(work, family) if visit is None else visit.id
    work.explaining.explained(family.case, visit_id, work.explaining.view(family.case, card, "parent"), persons, "self")


def due(work: Workspace, family: Family, pack: Pack, moment: int) -> list[Duty]:
    found = duties_of(work.files.get(family.case), work.today(), work.book, pack)
    return [duty for duty in found if duty.moment == moment]


def test_1_jw_7_3_2_the_first_conversation_is_due_to_everybody_from_the_day_the_family_came(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    came = work.today()
    clock.forward(days=400)
    found = due(work, family, work.pack, 1)
    assert {duty.person for duty in found} == {family.mother, family.father, family.girl, family.boy}
    assert {(duty.due, duty.rank) for duty in found} == {(came, "before_we_act")}


def test_1_a_new_name_or_a_new_version_of_a_person_moves_no_day(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    came = work.today()
    clock.forward(days=30)
    Writer(work.journal, work.files).one(family.case, FamilyRegistered(name="Anders"))
    for member in work.files.get(family.case).members:
        changed = PersonRegistered(person=member.id, name=f"{member.name} anders", role=member.role, born=member.born)
        work.families.record_person(family.case, changed)
    assert known_since(work.files.get(family.case), work.today()) == came


def test_31_a_new_major_version_is_due_to_who_heard_the_old_one(work: Workspace, family: Family) -> None:
    tell(work, family, family.mother)
    assert due(work, family, work.pack, 31) == []
    (duty,) = due(work, family, newer(work.pack, version="2.0"), 31)
    assert (duty.person, duty.cards, duty.due) == (family.mother, ("K02",), work.today() + DAY)


@pytest.mark.parametrize("version", ["1.0", "1.9", "0.9"])
def test_31_a_minor_version_opens_nothing(work: Workspace, family: Family, version: str) -> None:
    tell(work, family, family.mother)
    assert due(work, family, newer(work.pack, version=version), 31) == []


def test_31_it_is_due_from_the_day_the_new_text_holds(work: Workspace, family: Family) -> None:
    tell(work, family, family.mother)
    pack = newer(work.pack, valid_from=work.today() + 20 * DAY)
    assert [duty.due for duty in due(work, family, pack, 31)] == [work.today() + 20 * DAY]


def test_31_ends_when_the_new_version_was_heard_and_not_by_the_old_one(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    tell(work, family, family.mother, family.father)
    pack = newer(work.pack)
    clock.forward(days=3)
    tell(work, family, family.mother)  # once more the old text, on a laptop that was not updated
    assert {duty.person for duty in due(work, family, pack, 31)} == {family.mother, family.father}
    file = work.files.get(family.case)
    told = tuple(replace(entry, card_version="2.0") for entry in file.explained[-1:])
    assert {text.person for text in changed_texts(replace(file, explained=(*file.explained, *told)), pack)} == {
        family.father
    }


def test_31_who_signed_an_older_form_is_told_with_its_cards(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, form, family.mother)
    old = work.pack.definitions[("consentToHelp", "nl")]
    definitions = {**work.pack.definitions, ("consentToHelp", "nl"): replace(old, version="99.0")}
    pack = replace(work.pack, definitions=definitions)
    (duty,) = due(work, family, pack, 31)
    assert (duty.person, duty.cards) == (family.mother, ("K04", "K19", "K20"))


@pytest.mark.parametrize(("version", "number"), [("2.1", 2), ("10.0", 10), ("1", 1), ("", 0), ("x.1", 0)])
def test_the_major_part_of_a_version(version: str, number: int) -> None:
    assert major(version) == number
