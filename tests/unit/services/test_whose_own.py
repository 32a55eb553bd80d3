"""A withdrawal, and what was explained, are papers of whom they name (law.md table A3, H8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations

import pytest
from form_examples import fill_whole, lay_whole, the_form
from town import Family, begin_visit, open_form_a, sign, squiggle

from jgvisit.ids import FormId, PersonId, new_uuid7
from jgvisit.records.answers import Answer, PersonsAnswer
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.records.visibility import hidden_bodies
from jgvisit.records.whose_own import is_for_all, may_have, named_alone, owners_of
from jgvisit.services.forms.drafts import PartKey, find
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.refusals import FormChangedError, LookAgainError
from jgvisit.services.signing.signing import Choice
from jgvisit.workspace import Workspace

Filled = Callable[[str], FormId]


@pytest.fixture
def filled(work: Workspace, family: Family) -> Filled:
    """Fill a form; where it names a person, that is the mother."""
    return lambda letter: fill_whole(work, family, the_form(work, letter), family.mother)


@pytest.mark.parametrize("letter", ["G", "C"])
def test_h8_a_paper_that_names_its_owner_is_drawn_for_nobody_else(
    work: Workspace, family: Family, filled: Filled, letter: str
) -> None:
    form = filled(letter)
    assert work.filled_forms.readers(family.case, form) == (family.mother,)
    assert work.filled_forms.print_for(family.case, form, family.mother).reader == family.mother
    assert work.filled_forms.print_for(family.case, form, None).reader is None  # the workers' own
    for other in (family.father, family.girl, family.boy):
        with pytest.raises(FormChangedError):
            work.filled_forms.print_for(family.case, form, other)


@pytest.mark.parametrize("letter", ["B", "D", "H"])
def test_other_forms_are_papers_of_the_whole_family(
    work: Workspace, family: Family, filled: Filled, letter: str
) -> None:
    form = filled(letter)
    everybody = {member.id for member in work.files.get(family.case).members}
    assert set(work.filled_forms.readers(family.case, form)) == everybody


@pytest.mark.parametrize(
    ("born", "shows"), [("2024-05-01", True), ("2020-11-22", True), ("2020-11-21", False), (None, False)]
)
def test_a_child_that_reads_nothing_yet_keeps_no_mother_from_her_own_paper(
    work: Workspace, family: Family, filled: Filled, born: str | None, shows: bool
) -> None:
    form = filled("G")
    little = PersonId(new_uuid7())
    work.families.record_person(family.case, PersonRegistered(person=little, name="Lot", role="child", born=born))
    file = work.files.get(family.case)
    [paper] = [each for each in file.filled if each.id == form]
    assert is_for_all(file, paper, {family.mother, little}, work.today()) is shows
    assert not is_for_all(file, paper, {family.father, little}, work.today())
    assert not is_for_all(file, paper, {little}, work.today()), "alone it is nobody's guest at somebody's paper"


def test_a_form_that_is_not_on_record_has_no_owner_yet(work: Workspace, family: Family) -> None:
    everybody = {member.id for member in work.files.get(family.case).members}
    assert set(work.filled_forms.readers(family.case, work.filled_forms.begin())) == everybody


def test_who_holds_authority_has_what_is_a_child_under_12s_and_not_what_is_an_older_childs(
    work: Workspace, family: Family
) -> None:
    file, today = work.files.get(family.case), work.today()

    def readers(owner: PersonId) -> set[PersonId]:
        answers = {"explainedTo": PersonsAnswer((owner,))}
        return {each.id for each in file.members if may_have(file, "explanationRecord", answers, each.id, today)}

    assert readers(family.boy) == {family.boy, family.mother, family.father}
    assert readers(family.girl) == {family.girl}


OWN, OF_ALL = ("G", "C"), ("B", "D", "H")


@pytest.mark.parametrize("letter", [*OWN, *OF_ALL])
def test_h8_on_every_screen_it_is_for_rooms_in_which_everybody_may_have_it(
    work: Workspace, family: Family, filled: Filled, letter: str
) -> None:
    form = filled(letter)
    rooms = [
        frozenset(room)
        for size in (1, 2)
        for room in combinations((family.mother, family.father, family.girl, family.boy), size)
    ]
    for room in rooms:
        shown = find(work.files.shown_to(family.case, room), form)
        common = [] if shown is None else [part for part in shown.parts if part.part == "common"]
        assert bool(common) == (letter in OF_ALL or room == {family.mother}), room
    assert find(work.files.for_me(family.case), form) == find(work.files.get(family.case), form)


@pytest.mark.parametrize("letter", OWN)
def test_h8_what_lies_before_its_signer_and_was_signed_shows_to_that_one_alone(
    work: Workspace, family: Family, letter: str
) -> None:
    visit = begin_visit(work, family)
    opened = lay_whole(work, family, visit, letter)
    agreed = Choice(family.mother, "agreed", "self", squiggle(), squiggle(400), view_text="Zo is het.")
    work.signing.decide(family.case, visit, opened, agreed)
    for room in ({family.father}, {family.mother, family.father}, {family.mother, family.boy}):
        work.visits.change_presence(family.case, visit, sorted(room))
        shown = work.files.shown(family.case)
        assert opened not in {form.id for form in shown.forms}
        assert not work.laid.changes(family.case, form_of(work.files.get(family.case), opened).laid.form)  # type: ignore[union-attr]  # laid
        with pytest.raises(LookAgainError):
            work.signing.ceremony(family.case, opened, family.mother)
    records = work.journal.records_of(family.case)
    for reader in (family.father, family.girl):
        kept = hidden_bodies(work.files.get(family.case), records, frozenset({reader}), work.today())
        assert set(form_of(work.files.get(family.case), opened).records()) <= kept
    hers = hidden_bodies(work.files.get(family.case), records, frozenset({family.mother}), work.today())
    assert hers.isdisjoint(form_of(work.files.get(family.case), opened).records())


@pytest.mark.parametrize("letter", OWN)
def test_h8_half_typed_it_is_for_whom_it_names_and_named_by_nobody_for_the_worker(
    work: Workspace, family: Family, letter: str
) -> None:
    visit = begin_visit(work, family)
    key = PartKey(work.filled_forms.begin(), the_form(work, letter).id)
    hers = named_alone(key.form_type, family.mother)

    def opens(typed: Mapping[str, Answer], *room: PersonId, alone: bool = False) -> bool:
        work.visits.change_presence(family.case, visit, room)
        return work.filled_forms.may_open(family.case, key, typed, alone=alone)

    assert opens(hers, family.mother)
    assert not opens(hers, family.father)
    assert not opens(hers, family.mother, family.father)
    assert not opens({}, family.mother)
    assert not opens({}, family.mother, family.father)
    assert opens({}, family.mother, family.father, alone=True)
    assert opens(hers, family.father, alone=True)
    assert not opens(hers)  # nobody was noted: anybody may look on
    work.visits.change_presence(family.case, visit, [family.mother])
    assert work.filled_forms.named_here(family.case, key) == hers
    work.visits.change_presence(family.case, visit, [family.mother, family.father])
    assert work.filled_forms.named_here(family.case, key) == {}


def test_h8_a_version_that_named_somebody_else_stays_out_of_both_their_exports(
    work: Workspace, family: Family, filled: Filled
) -> None:
    form = filled("G")
    (hers,) = (part for part in find(work.files.get(family.case), form).parts if part.part == "common")  # type: ignore[union-attr]  # filled
    his = {**dict(hers.answers), **named_alone("consentWithdrawal", family.father)}
    fixed = work.filled_forms.fill(family.case, form, "consentWithdrawal", "common", (family.boy,), his)
    records, file = work.journal.records_of(family.case), work.files.get(family.case)

    def kept_from(reader: PersonId) -> frozenset[str]:
        return hidden_bodies(file, records, frozenset({reader}), work.today())

    assert {hers.stamp.record, fixed} <= kept_from(family.mother)
    assert hers.stamp.record in kept_from(family.father)
    assert fixed not in kept_from(family.father)


def test_h8_what_one_person_gave_is_asked_of_nobody_while_others_look_on(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family)
    opened = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, opened, family.mother)
    assert work.withdrawing.given(family.case, family.mother) == ()
    assert [each.form for each in work.withdrawing.given(family.case, family.mother, for_me=True)] == [opened]
    work.visits.change_presence(family.case, visit, [family.mother])
    assert [each.form for each in work.withdrawing.given(family.case, family.mother)] == [opened]


def test_only_these_forms_name_an_owner() -> None:
    mother = PersonsAnswer(("01a00000-0000-7000-8000-000000000001",))
    assert owners_of("consentWithdrawal", {"withdrawnBy": mother}) == mother.persons
    assert owners_of("safetyPlan", {"withdrawnBy": mother}) == ()
    assert owners_of("consentWithdrawal", {}) == ()
