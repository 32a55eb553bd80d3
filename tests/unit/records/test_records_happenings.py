"""What happened: each kind stays readable, versions replace each other, and a mistake takes it out."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest
from happening_examples import EXAMPLES, stored
from hypothesis import given, settings
from hypothesis import strategies as st
from record_factory import CASE, MOTHER, SANNE, Laptop, at, id_of, order, person, uuid

from jgvisit.records import canonical
from jgvisit.records.body import Body, read_body
from jgvisit.records.fold import fold
from jgvisit.records.happening import Happening, details_of
from jgvisit.records.happenings import HAPPENINGS
from jgvisit.records.happenings_of_measures import HearingPlanned
from jgvisit.records.kinds import read_payload
from jgvisit.records.matters import matter_of
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.records.payload_talk import DutyClosedWhen

EVENT = uuid(170)


def hearing(**more: Any) -> HearingPlanned:
    values: dict[str, Any] = {"event": EVENT, "on": "2026-03-01", "source": "brief", "held_on": "2026-03-20"}
    return HearingPlanned(**{**values, **more})


def body_of(kind: str, laptop: Laptop, payload: bytes, version: int = 1) -> Body:
    body = read_body(laptop.write(person()).body or b"")
    return msgspec.structs.replace(body, kind=kind, kind_version=version, payload=msgspec.Raw(payload))


def test_every_kind_has_a_stored_example() -> None:
    assert set(EXAMPLES) == set(HAPPENINGS)


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_a_payload_as_it_was_stored_at_version_1_is_still_read(kind: str, laptop: Laptop) -> None:
    payload = read_payload(body_of(kind, laptop, stored(kind)))
    assert isinstance(payload, HAPPENINGS[kind])
    told = msgspec.json.decode(stored(kind))
    shared = {"event", "on", "source", "children", "persons"}
    assert dict(details_of(payload)) == {name: value for name, value in told.items() if name not in shared}
    (known,) = fold(CASE, [laptop.write(payload)]).happenings
    assert (known.kind, known.on, known.source) == (kind, "2026-03-01", "brief, gezien")


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
@pytest.mark.parametrize("base", ["event", "on", "source"])
def test_nothing_is_recorded_without_its_day_and_its_source(kind: str, base: str, laptop: Laptop) -> None:
    told = msgspec.json.decode(stored(kind))
    del told[base]
    with pytest.raises(msgspec.ValidationError):
        read_payload(body_of(kind, laptop, msgspec.json.encode(told)))


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("hearingPlanned", {"source": ""}),
        ("hearingPlanned", {"held_on": "2026-02-30"}),
        ("hearingPlanned", {"on": "0001-01-01"}),
        ("agreementEvaluated", {"outcome": "perhaps"}),
        ("familyPlanOffered", {"answer": "maybe"}),
        ("measureRejected", {"court": ""}),
        ("movedAway", {"municipality": ""}),
        ("movedAway", {"by": "somebody"}),
    ],
)
def test_a_payload_of_another_shape_is_refused(kind: str, changes: dict[str, str], laptop: Laptop) -> None:
    told = {**msgspec.json.decode(stored(kind)), **changes}
    with pytest.raises(msgspec.ValidationError):
        read_payload(body_of(kind, laptop, msgspec.json.encode(told)))


def test_an_exception_is_read_with_and_without_the_form_it_belongs_to(laptop: Laptop) -> None:
    without = stored("exceptionUsed")
    named = without.replace(b'"exception":"X1",', b'"exception":"X1","form":"01933333-0000-7000-8000-0000000000bb",')
    read = [read_payload(body_of("exceptionUsed", laptop, each)) for each in (without, named)]
    assert [getattr(each, "form", "") for each in read] == [None, "01933333-0000-7000-8000-0000000000bb"]


@pytest.mark.parametrize("kind", ["veiligThuisRecorded", "boardConsulted"])
def test_advice_is_read_as_it_was_told_before_and_with_who_gave_it_and_what_it_was(kind: str, laptop: Laptop) -> None:
    said = {"spoke_with": "een adviseur", "our_question": "wie?", "advice": "de ouders", "next_step": "dat doen wij"}
    before = msgspec.json.decode(stored(kind))
    whole = read_payload(body_of(kind, laptop, msgspec.json.encode({**before, **said})))
    assert isinstance(whole, HAPPENINGS[kind])
    assert said.items() <= dict(details_of(whole)).items()
    plain = read_payload(body_of(kind, laptop, stored(kind)))
    assert isinstance(plain, HAPPENINGS[kind])
    assert not said.keys() & dict(details_of(plain)).keys()


def test_a_new_version_replaces_the_old_and_a_mistake_takes_the_event_out(laptop: Laptop) -> None:
    first = laptop.write(hearing())
    second = laptop.write(hearing(held_on="2026-03-27"), supersedes=(first,))
    (known,) = fold(CASE, laptop.records).happenings
    assert (known.detail("held_on"), known.disputed) == ("2026-03-27", False)
    laptop.write(hearing(mistaken="verkeerd gezin"), supersedes=(second,))
    assert fold(CASE, laptop.records).happenings == ()


def test_rival_versions_are_both_told_and_wait_for_a_person(laptop: Laptop) -> None:
    other = Laptop()
    laptop.write(hearing())
    other.write(hearing(mistaken="niet waar"))
    file = fold(CASE, [*laptop.records, *other.records])
    assert [(known.event, known.disputed) for known in file.happenings] == [(EVENT, True)]
    assert [conflict.matter for conflict in file.conflicts] == [f"event:{EVENT}"]


def test_each_event_is_a_matter_of_its_own(laptop: Laptop) -> None:
    assert matter_of(hearing()) == f"event:{EVENT}"
    laptop.write(hearing())
    laptop.write(hearing(event=uuid(171)))
    assert len(fold(CASE, laptop.records).happenings) == 2


def test_since_when_the_family_is_known_is_not_moved_by_a_new_name(laptop: Laptop) -> None:
    first = laptop.write(FamilyRegistered(name="Verzonnen"))
    laptop.write(FamilyRegistered(name="Anders"), supersedes=(first,))
    registered = fold(CASE, laptop.records).registered
    assert registered is not None
    assert registered.record == id_of(first)
    member = Laptop().write(person())
    alone = fold(CASE, [member]).registered
    assert alone is not None
    assert alone.record == id_of(member)  # its family's own record is not here yet


# -- duties closed, second version ------------------------------------------------------------

CLOSED: dict[str, Any] = {
    "moment": 19, "person": MOTHER, "due": "2026-03-01", "how": "declined", "reason": "zij wil het niet"
}  # fmt: skip


@pytest.mark.parametrize(
    ("version", "stored_payload"),
    [
        (1, b'{"how":"declined","moment":3,"person":"%s","reason":"wil niet"}'),
        (
            2,
            (
                b'{"again_on":"2026-04-01","colleague":"Femke","due":"2026-03-01","how":"withheld","moment":19,'
                b'"person":"%s","reason":"schadelijk"}'
            ),
        ),
    ],
)
def test_both_versions_of_a_closed_duty_stay_readable(version: int, stored_payload: bytes, laptop: Laptop) -> None:
    payload = read_payload(body_of("dutyClosed", laptop, stored_payload % MOTHER.encode(), version))
    assert payload is not None
    (closed,) = fold(CASE, [laptop.write(payload)]).duties_closed
    assert (closed.person, closed.due) == (MOTHER, None if version == 1 else "2026-03-01")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"reason": " "}, id="no reason"),
        pytest.param({"how": "withheld"}, id="withheld without colleague and day"),
        pytest.param({"how": "withheld", "colleague": "Femke"}, id="withheld without a later day"),
        pytest.param({"how": "withheld", "again_on": "2026-04-01"}, id="withheld without a colleague"),
        pytest.param({"how": "unreachable"}, id="unreachable without attempts"),
        pytest.param({"how": "unreachable", "attempts": (" ",)}, id="unreachable with an empty attempt"),
    ],
)
def test_h18_a_duty_is_not_closed_without_what_the_rule_asks(changes: dict[str, Any]) -> None:
    DutyClosedWhen(**CLOSED)
    with pytest.raises(ValueError, match=r"needs|reason"):
        DutyClosedWhen(**{**CLOSED, **changes})


def test_a_closed_duty_of_another_day_is_another_matter(laptop: Laptop) -> None:
    laptop.write(DutyClosedWhen(**CLOSED))
    laptop.write(DutyClosedWhen(**{**CLOSED, "due": "2026-02-01"}))
    assert [closed.due for closed in fold(CASE, laptop.records).duties_closed] == ["2026-02-01", "2026-03-01"]


# -- no order is called seen without its paper ------------------------------------------------


@pytest.mark.parametrize("missing", [None, "", "  "])
@pytest.mark.parametrize("field", ["court", "number"])
def test_an_order_that_came_without_its_paper_is_told_as_announced(field: str, missing: Any, laptop: Laptop) -> None:
    paper = {"court": "Rechtbank Voorbeeld", "number": "C/1", "decided_on": "2026-01-09"}
    laptop.write(order(**{**paper, field: missing}))
    laptop.write(order(uuid(61), **paper))
    laptop.write(order(uuid(62), **{**paper, "decided_on": None}))
    seen = {known.order: known.evidence for known in fold(CASE, laptop.records).orders}
    assert sorted(seen.values()) == ["announced", "announced", "seen"]
    assert seen[uuid(61)] == "seen"


# -- order of arrival -------------------------------------------------------------------------

EVENTS = st.builds(
    lambda kind, event, mistaken, day: msgspec.structs.replace(
        msgspec.json.decode(stored(kind), type=HAPPENINGS[kind]),
        event=uuid(170 + event),
        mistaken=mistaken,
        on=f"2026-03-{day:02}",
        children=(SANNE,),
        persons=(),
    ),
    st.sampled_from(sorted(EXAMPLES)),
    st.integers(0, 2),
    st.sampled_from([None, None, "vergissing"]),
    st.integers(1, 9),
)


@settings(deadline=None, max_examples=120)
@given(events=st.lists(EVENTS, min_size=1, max_size=8), seed=st.integers(0, 9999), pulls=st.booleans())
def test_the_same_events_give_the_same_bytes_in_any_order(events: list[Happening], seed: int, pulls: bool) -> None:
    laptops, records = (Laptop(), Laptop()), []
    for place, event in enumerate(events):
        writer = laptops[place % 2]
        if pulls:
            writer.pulled(len(records))
        records.append(at(writer.write(event), len(records) + 1))
    shuffled = records[:]
    random.Random(seed).shuffle(shuffled)
    assert canonical.encode(fold(CASE, shuffled)) == canonical.encode(fold(CASE, records))
