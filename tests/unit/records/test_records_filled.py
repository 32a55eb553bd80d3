"""Filled forms in the journal: parts of their own, versions, rivals, and who may see them."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from record_factory import CASE, FATHER, FORM, MOTHER, SANNE, Laptop, filled, id_of, uuid

from jgvisit.ids import PersonId
from jgvisit.records import canonical
from jgvisit.records.answers import (
    ChoiceAnswer,
    DayAnswer,
    LinesAnswer,
    MomentAnswer,
    OfChild,
    Passage,
    PassagesAnswer,
    PerChildAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.records.body import read_body
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.filled import FormFilled
from jgvisit.records.fold import fold
from jgvisit.records.kinds import read_payload
from jgvisit.records.visibility import hidden_records

EVERY_KIND = filled(
    answers={
        "text": TextAnswer("gesprek"),
        "lines": LinesAnswer(("een", "twee")),
        "day": DayAnswer("2026-11-22"),
        "moment": MomentAnswer("2026-11-22T10:00:00.000Z"),
        "choice": ChoiceAnswer(("immediate",)),
        "persons": PersonsAnswer((MOTHER,), ("buurvrouw",)),
        "rows": RowsAnswer((Row(uuid(71), {"who": PersonsAnswer((MOTHER,)), "until": DayAnswer("2026-12-01")}),)),
        "passages": PassagesAnswer(
            (Passage(uuid(72), "fact", "De deur was kapot.", "gezien", "2026-11-21", about=FATHER),)
        ),
    }
)
STORED = (
    b'{"answers":{"choice":{"kind":"choice","values":["immediate"]},"day":{"day":"2026-11-22","kind":"day"},'
    b'"lines":{"kind":"lines","lines":["een","twee"]},"moment":{"at":"2026-11-22T10:00:00.000Z","kind":"moment"},'
    b'"passages":{"kind":"passages","passages":[{"about":"00000000-0000-0000-0000-00000000000c",'
    b'"id":"00000000-0000-0000-0000-000000000048","on":"2026-11-21","source":"gezien","text":"De deur was kapot.",'
    b'"type":"fact"}]},"persons":{"kind":"persons","others":["buurvrouw"],'
    b'"persons":["00000000-0000-0000-0000-00000000000b"]},"rows":{"kind":"rows","rows":[{"cells":{"until":'
    b'{"day":"2026-12-01","kind":"day"},"who":{"kind":"persons","persons":["00000000-0000-0000-0000-00000000000b"]}},'
    b'"id":"00000000-0000-0000-0000-000000000047"}]},"text":{"kind":"text","text":"gesprek"}},'
    b'"children":["00000000-0000-0000-0000-00000000000d"],"form":"00000000-0000-0000-0000-00000000001f",'
    b'"form_type":"safetyPlan","form_version":"1.0","part":"common"}'
)
"""As version 1 of this kind was first written: it must stay readable for ever."""


OF_EACH = filled(answers={"meaningPerChild": PerChildAnswer((OfChild(SANNE, "Zij blijft op haar school"),))})
STORED_OF_EACH = (
    b'{"answers":{"meaningPerChild":{"kind":"perChild","said":[{"child":"00000000-0000-0000-0000-00000000000d",'
    b'"text":"Zij blijft op haar school"}]}},'
    b'"children":["00000000-0000-0000-0000-00000000000d"],"form":"00000000-0000-0000-0000-00000000001f",'
    b'"form_type":"safetyPlan","form_version":"1.0","part":"common"}'
)
"""What is said of each child apart came later; as it was first written."""


def folded(*laptops: Laptop) -> tuple[FilledForm, ...]:
    return fold(CASE, [record for laptop in laptops for record in laptop.records]).filled


def test_what_was_stored_once_is_read_for_ever() -> None:
    assert canonical.encode(EVERY_KIND) == STORED
    assert msgspec.json.decode(STORED, type=FormFilled) == EVERY_KIND
    assert canonical.encode(OF_EACH) == STORED_OF_EACH
    assert msgspec.json.decode(STORED_OF_EACH, type=FormFilled) == OF_EACH


def test_every_kind_of_answer_survives_the_journal(laptop: Laptop) -> None:
    record = laptop.write(EVERY_KIND)
    assert read_payload(read_body(record.body or b"")) == EVERY_KIND
    (form,) = folded(laptop)
    assert dict(form.parts[0].answers) == EVERY_KIND.answers
    assert (form.form_type, form.children) == ("safetyPlan", (SANNE,))


@pytest.mark.parametrize(
    "wrong",
    [
        {"answers": {"day": {"kind": "day", "day": "2026-02-30"}}},
        {"answers": {"day": {"kind": "day", "day": "9999-01-01"}}},
        {"answers": {"at": {"kind": "moment", "at": "2026-02-30T10:00:00.000Z"}}},
        {"answers": {"x": {"kind": "score", "score": 3}}},
        {"answers": {"half a name": {"kind": "text", "text": "x"}}},
        {"answers": {"text": {"kind": "text"}}},
        {"part": "private"},
        {"owner": MOTHER},
        {"number": 0},
    ],
    ids=["no such day", "no such year", "no such moment", "no such kind", "name", "empty", "nobody's", "owner", "zero"],
)
def test_what_cannot_be_an_answer_is_unreadable(wrong: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**msgspec.to_builtins(filled()), **wrong}, FormFilled)


def test_a_new_version_takes_the_place_of_its_own_part_only(laptop: Laptop) -> None:
    first = laptop.write(filled())
    laptop.write(filled("private", owner=MOTHER))
    laptop.write(filled("team"))
    laptop.write(filled(number=2, answers={"riskStatement": TextAnswer("nieuw")}), supersedes=(first,))
    (form,) = folded(laptop)
    assert [(part.part, part.owner, part.number) for part in form.parts] == [
        ("common", None, 2), ("private", MOTHER, 1), ("team", None, 1),
    ]  # fmt: skip
    assert not any(part.disputed for part in form.parts)


def test_two_who_filled_one_part_without_knowing_it_both_stand_and_are_a_conflict() -> None:
    one, other = Laptop(), Laptop()
    one.write(filled())
    other.write(filled(answers={"riskStatement": TextAnswer("anders")}))
    (form,) = folded(one, other)
    assert [part.disputed for part in form.parts] == [True, True]
    file = fold(CASE, [*other.records, *one.records])
    assert file.filled == (form,)
    assert [conflict.matter for conflict in file.conflicts] == [f"filled:{FORM}:common:"]


@pytest.mark.parametrize(
    ("viewers", "seen"),
    [
        ((), {"common", "mother", "father", "team"}),
        ((MOTHER,), {"common", "mother"}),
        ((FATHER,), {"common", "father"}),
        ((MOTHER, FATHER), {"common"}),
        ((MOTHER, SANNE), {"common"}),
    ],
    ids=["worker", "mother", "father", "both", "mother and child"],
)
def test_a_persons_own_part_shows_to_that_person_alone_and_the_teams_to_no_family(  # H1, H9
    laptop: Laptop, viewers: tuple[str, ...], seen: set[str]
) -> None:
    records = {
        "common": laptop.write(filled()),
        "mother": laptop.write(filled("private", owner=MOTHER)),
        "father": laptop.write(filled("private", owner=FATHER)),
        "team": laptop.write(filled("team")),
    }
    hidden = hidden_records(fold(CASE, laptop.records), frozenset(map(PersonId, viewers)), date(2026, 11, 22))
    assert {name for name, record in records.items() if id_of(record) not in hidden} == seen
