"""What was said of passages and how far papers came: kept for ever, the same in any order, and seen by whom."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import msgspec
import pytest
from record_factory import BRAM, CASE, EPOCH, FATHER, FORM, MOTHER, SANNE, Laptop, at, decided, id_of, uuid, withdrawn

from jgvisit.ids import PersonId
from jgvisit.records import canonical
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_reading import PaperStep, Reaction
from jgvisit.records.fold import fold
from jgvisit.records.kinds import KINDS
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_reading import PaperStepped, PassageReacted, ReleaseChosen, SourceChecked
from jgvisit.records.visibility import hidden_records, hidden_words

PASSAGE = uuid(61)
TOLD = "De deur was kapot op zondag."
ID, OTHER = '"00000000-0000-0000-0000-00000000003d"', '"00000000-0000-0000-0000-00000000001f"'
STORED = {
    "passageReacted": (
        f'{{"form":{OTHER},"heard_by":["{FATHER}"],"how":"phone","may_go":"yes","passage":{ID},"person":"{MOTHER}",'
        f'"reaction":"notCorrect","read":"{TOLD}","words":"De deur klemt al jaren."}}'
    ),
    "sourceChecked": (
        f'{{"form":{OTHER},"note":"aan de telefoon","on":"2026-11-20","outcome":"partly","passage":{ID},'
        '"source":"de school"}'
    ),
    "releaseChosen": (
        f'{{"choice":"include","form":{OTHER},"item":{ID},"note":"zij vond het goed","on":"2026-11-20",'
        f'"told":["{SANNE}"]}}'
    ),
    "paperStepped": (
        f'{{"by":"Femke Hoekstra","consents":["{uuid(71)}"],"form":{OTHER},"note":"met de post","on":"2026-11-20",'
        f'"orders":["{uuid(51)}"],"reference":"C-12","step":"sent","to":"GI De Brug (verzonnen)",'
        f'"version":"{uuid(72)}"}}'
    ),
}
"""As version 1 of each kind was first written: it must stay readable for ever."""


def reacted(person: str = MOTHER, **more: Any) -> PassageReacted:
    values: dict[str, Any] = {"form": FORM, "passage": PASSAGE, "reaction": "notCorrect", "read": TOLD, **more}
    return PassageReacted(person=person, **values)


def step(name: Any, *consents: StoredRecord, **more: Any) -> PaperStepped:
    ids = tuple(id_of(record) for record in consents)
    return PaperStepped(form=FORM, step=name, on="2026-11-20", by="Femke", consents=ids, **more)


def folded(*laptops: Laptop) -> CaseFile:
    return fold(CASE, [record for laptop in laptops for record in laptop.records])


def heads(file: CaseFile) -> list[str]:
    return [each.step for each in file.read_together.steps if each.last]


def sent(file: CaseFile) -> PaperStep:
    (found,) = [each for each in file.read_together.steps if each.step == "sent"]
    return found


@pytest.mark.parametrize("kind", sorted(STORED))
def test_what_was_stored_once_is_read_for_ever(kind: str) -> None:
    payload = msgspec.json.decode(STORED[kind], type=KINDS[kind, 1].type)
    assert canonical.encode(payload) == STORED[kind].encode()


def test_a_second_reaction_counts_and_the_first_one_stays() -> None:
    laptop = Laptop()
    laptop.write(reacted())
    laptop.write(reacted(reaction="correct", read="De deur was kapot."))
    laptop.write(reacted(FATHER, reaction="leaveOut"))
    said = folded(laptop).read_together.reactions
    assert [(each.person, each.reaction, each.read, each.counts) for each in said] == [
        (MOTHER, "notCorrect", TOLD, False),
        (MOTHER, "correct", "De deur was kapot.", True),
        (FATHER, "leaveOut", TOLD, True),
    ]  # fmt: skip


def test_two_who_wrote_one_reaction_down_without_knowing_it_both_stand() -> None:
    one, other = Laptop(), Laptop()
    one.write(reacted())
    other.write(reacted(reaction="leaveOut"))
    file = folded(one, other)
    assert [(each.counts, each.disputed) for each in file.read_together.reactions] == [(True, True)] * 2
    assert [conflict.matter for conflict in file.conflicts] == [f"reaction:{FORM}:{PASSAGE}:{MOTHER}"]


@pytest.mark.parametrize(
    ("viewers", "seen"),
    [
        ((), True),
        ((MOTHER,), True),
        ((MOTHER, FATHER), True),
        ((FATHER,), True),
        ((SANNE,), False),
        ((MOTHER, SANNE), False),
    ],
)
def test_what_somebody_said_of_a_passage_shows_to_whoever_heard_it(viewers: tuple[str, ...], seen: bool) -> None:  # H8
    laptop = Laptop()
    record = laptop.write(reacted(heard_by=(FATHER,), words="Hij sliep die nacht bij tante Verzonnen"))
    file = folded(laptop)
    room = frozenset(map(PersonId, viewers))
    assert (id_of(record) not in hidden_records(file, room, date(2026, 11, 22))) is seen
    assert bool(hidden_words(file, room)) is not seen


@pytest.mark.parametrize(
    "payload",
    [
        SourceChecked(form=FORM, passage=PASSAGE, source="de school", on="2026-11-20", outcome="denied"),
        ReleaseChosen(form=FORM, item=PASSAGE, choice="leaveOut", on="2026-11-20"),
        step("dissentRecorded"),
        step("sent"),
    ],
    ids=["source", "release", "no agreement", "sent"],
)
def test_no_family_sees_how_far_a_paper_came_or_what_is_kept_out_of_it(payload: Payload) -> None:  # H4, H8
    laptop = Laptop()
    record = laptop.write(payload)
    file = folded(laptop)
    assert id_of(record) not in hidden_records(file, frozenset(), date(2026, 11, 22))
    assert id_of(record) in hidden_records(file, frozenset({PersonId(BRAM)}), date(2026, 11, 22))


def test_of_two_choices_about_something_restricted_the_one_that_tells_least_counts() -> None:
    one, other = Laptop(), Laptop()
    one.write(ReleaseChosen(form=FORM, item=PASSAGE, choice="include", on="2026-11-20", told=(SANNE,)))
    other.write(ReleaseChosen(form=FORM, item=PASSAGE, choice="leaveOut", on="2026-11-20"))
    for laptops in ((one, other), (other, one)):
        (release,) = folded(*laptops).read_together.releases
        assert (release.choice, release.disputed) == ("leaveOut", True)


# -- what a step rests on ---------------------------------------------------------------------


def test_a_yes_that_came_before_stands_under_what_was_sent_on_it() -> None:
    laptop = Laptop()
    yes = laptop.write(decided())
    laptop.write(step("sent", yes))
    assert sent(folded(laptop)).standing == (id_of(yes),)
    laptop.write(withdrawn())  # taken back afterwards: what went, went rightly
    assert sent(folded(laptop)).standing == (id_of(yes),)


@pytest.mark.parametrize(
    "between",
    [withdrawn(), decided("refused"), decided("later"), decided("objection")],
    ids=["taken back", "refused", "later", "objection"],
)
def test_h11_a_yes_that_was_taken_back_before_carries_nothing(between: Payload) -> None:
    laptop = Laptop()
    yes = laptop.write(decided())
    laptop.write(between)
    laptop.write(step("sent", yes))
    assert sent(folded(laptop)).standing == ()


@pytest.mark.parametrize("answer", ["refused", "later", "objection", "partly"])
def test_h11_only_a_yes_carries_anything(answer: str) -> None:
    laptop = Laptop()
    said = laptop.write(decided(answer))
    laptop.write(step("sent", said))
    assert sent(folded(laptop)).standing == ()


def test_h11_a_yes_that_the_sender_did_not_know_carries_nothing() -> None:
    here, elsewhere = Laptop(), Laptop()
    yes = elsewhere.write(decided())
    here.write(step("sent", yes))
    assert sent(folded(here, elsewhere)).standing == ()
    assert sent(folded(here)).standing == ()


def test_h11_a_yes_taken_back_at_the_same_time_elsewhere_carries_nothing() -> None:
    """In any order the records come in, and however often: what protects holds."""
    here, elsewhere = Laptop(), Laptop()
    yes = here.write(decided())
    elsewhere.pulled(1)
    back = elsewhere.write(withdrawn())
    gone = here.write(step("sent", yes))
    for records in permutations([at(yes, 1), back, gone]):
        assert sent(fold(CASE, [*records, *records], epoch=EPOCH)).standing == ()


def test_of_steps_each_replaces_what_it_came_after_and_two_at_once_are_a_conflict() -> None:
    one = Laptop()
    one.write(step("discussed"))
    shared = one.write(step("ready"))
    assert heads(folded(one)) == ["ready"]
    other = Laptop()
    other.pulled(1)
    other.write(step("stopped"))
    one.write(step("sent"))
    records = [*(at(shared, 1) if record is shared else record for record in one.records), *other.records]
    for order in (records, records[::-1]):
        file = fold(CASE, order, epoch=EPOCH)
        assert sorted(heads(file)) == ["sent", "stopped"]
        assert [conflict.matter for conflict in file.conflicts] == [f"way:{FORM}"]


def test_reactions_of_the_family_are_no_bare_lists() -> None:
    """What the fold gives is frozen and the same in any order."""
    one, other = Laptop(), Laptop()
    for laptop, person in ((one, MOTHER), (other, FATHER), (one, SANNE)):
        laptop.write(reacted(person))
    both: list[tuple[Reaction, ...]] = [
        folded(*laptops).read_together.reactions for laptops in ((one, other), (other, one))
    ]
    assert both[0] == both[1]
