"""Every kind of record can be laid side by side: in words, with a title, and without a number only a program reads."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from msgspec import inspect
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from town import Family, settle_family

from jgvisit.ids import DeviceId, RecordId, WorkerId, new_uuid7
from jgvisit.records.answers import (
    ChoiceAnswer,
    DayAnswer,
    Passage,
    PassagesAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.records.case_stamp import Stamp
from jgvisit.records.filled import FormFilled
from jgvisit.records.kinds import KINDS, Kind
from jgvisit.records.matters import matter_of
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_papers import CopyChosenTold
from jgvisit.records.payload_visits import PresenceAnswered
from jgvisit.records.rivals import Version
from jgvisit.workspace import Workspace
from ui.screens.conflicts.words import FactWords

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


def example(kind: Kind, person: str) -> Payload:
    """Return a record of this kind with every field filled in that has a fixed shape; persons are `person`."""
    fields = inspect.type_info(kind.type).fields  # type: ignore[attr-defined]  # a struct
    made = {field.encode_name: _value(field.type, person) for field in fields}
    for name in ("owner", "mistaken"):
        made.pop(name, None)
    if "part" in made:
        made["part"] = "common"
    if kind.type is PresenceAnswered:
        made.pop("other")  # one other: a member, or in words
    if kind.type is CopyChosenTold:
        made["way"] = "nothing"  # the only wishes that somebody outside can tell
    return msgspec.convert({name: value for name, value in made.items() if value is not None}, kind.type)


def _value(type_: Any, person: str) -> Any:
    match type_:
        case inspect.UnionType(types=types):
            return _value(next(each for each in types if not isinstance(each, inspect.NoneType)), person)
        case inspect.LiteralType(values=values):
            return values[0]
        case inspect.BoolType():
            return True
        case inspect.IntType():
            return 1
        case inspect.StrType(pattern=pattern):
            return _text(pattern or "", person)
        case inspect.VarTupleType(item_type=item):
            inner = _value(item, person)
            return [] if inner is None else [inner]
        case _:
            return None if not isinstance(type_, inspect.DictType) else {}


def _text(pattern: str, person: str) -> str:
    fitting = (
        person,
        "2026-03-02T13:00:00.000Z",
        "2026-03-02",
        "14:00",
        "a" * 64,
        "nl",
    )
    return next((text for text in fitting if pattern and re.match(pattern, text)), "een paar woorden")


def version(kind: str, payload: Payload) -> Version:
    device, worker = DeviceId("a" * 64), WorkerId("worker-2")
    return Version(kind, payload, Stamp(RecordId(new_uuid7()), "2026-03-02T13:00:00.000Z", worker, device))


def test_every_kind_has_a_title_and_says_itself_in_words(qtbot: QtBot, work: Workspace) -> None:
    family = settle_family(work)
    file, words = work.files.get(family.case), FactWords(QObject(), work)
    silent = []
    for kind in KINDS.values():
        if kind.about_device or kind.name in ("conflictDecided", "visibilityRestricted"):
            continue
        payload = example(kind, family.mother)
        one = version(kind.name, payload)
        title = words.title(file, matter_of(payload), (one, one))
        (lines, _) = words.sides(file, (one, one))
        told = " ".join((title, *(f"{line.label} {line.words}" for line in lines)))
        assert not _UUID.search(told), f"{kind.name}: {told}"
        assert not any(line.differs for line in lines)
        if title.startswith("Wat is opgeschreven") or not lines:
            silent.append(kind.name)
    assert silent == ["formFilled"], "an empty part has nothing to say"


def test_the_answers_of_a_form_stand_in_the_words_of_the_form(qtbot: QtBot, work: Workspace) -> None:
    family: Family = settle_family(work)
    file, words = work.files.get(family.case), FactWords(QObject(), work)
    form = work.filled_forms.definition("safetyPlan")
    of_kind = {field.kind: field for field in form.fields}
    stranger = new_uuid7()
    answers: dict[str, Any] = {}
    for field in form.fields:
        if field.columns:
            cells = {column.id: TextAnswer("elke dag bellen") for column in field.columns if column.kind == "text"}
            answers[field.id] = RowsAnswer((Row(new_uuid7(), cells),))
        elif field.choices:
            answers[field.id] = ChoiceAnswer((field.choices[0][0],))
    if "persons" in of_kind:
        answers[of_kind["persons"].id] = PersonsAnswer((family.mother, stranger))
    answers["goneFromTheForm"] = TextAnswer("dit veld is er niet meer")
    payload = FormFilled(
        form=new_uuid7(),
        form_type="safetyPlan",
        form_version="1",
        part="common",
        children=(family.boy,),
        answers=answers,
    )
    other = msgspec.structs.replace(payload, answers={**answers, "goneFromTheForm": DayAnswer("2026-03-02")})
    sides = words.sides(file, (version("formFilled", payload), version("formFilled", other)))
    assert [line.label for line in sides[0] if line.differs] == ["goneFromTheForm"]
    labels = {field.label for field in form.fields}
    assert {line.label for line in sides[0] if not line.differs} <= labels
    told = " ".join(line.words for side in sides for line in side)
    assert "dit veld is er niet meer" in told
    assert not _UUID.search(told)


def test_a_passage_is_told_with_its_source(qtbot: QtBot, work: Workspace) -> None:
    family = settle_family(work)
    words = FactWords(QObject(), work)
    passage = Passage(new_uuid7(), "reported", "De deur was kapot.", source="buurvrouw")
    payload = FormFilled(
        form=new_uuid7(), form_type="handoverToGI", form_version="1", part="team", children=(family.boy,),
        answers={"x": PassagesAnswer((passage,))},
    )  # fmt: skip
    said = words.said(work.files.get(family.case), payload)
    assert said["answer:x"][1] == "De deur was kapot. (buurvrouw)"
    assert "Team" in said["part"][1]
