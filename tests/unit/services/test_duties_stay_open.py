"""H18: a duty to explain ends by explaining, or declined, withheld, unreachable, unsafe; nothing else takes it away.

Each record below is a later fact, or a doubt. What says that a fact never was so stands at the end: only that
may take a duty back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
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
    MOTHER,
    ORDER,
    SANNE,
    VISIT,
    Laptop,
    authority,
    decided,
    filled,
    form,
    id_of,
    order,
    person,
    uuid,
    withdrawn,
)

from jgvisit import own_content
from jgvisit.domain.cards import RIGHTS_CARD
from jgvisit.domain.duties import Duty
from jgvisit.records.answers import ChoiceAnswer, PersonsAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.fold import fold
from jgvisit.records.happenings import HAPPENINGS
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.records.payload_forms import FormOpened, RequiredMark
from jgvisit.records.payload_journal import ConflictDecided, VisibilityRestricted
from jgvisit.records.payload_rights import RightsShown
from jgvisit.records.payload_talk import CardExplained, DutyClosedWhen
from jgvisit.services.talk.duties import duties_of, shown_duties

TODAY = date(2027, 3, 10)
"""A year after most of what was written: forms are older than a year, and a stay is."""
LONG_AGO, NOW = datetime(2026, 3, 2, 13, tzinfo=UTC), datetime(2027, 3, 10, 13, tzinfo=UTC)
SECOND, OTHER_HASH = uuid(32), "c" * 64
TYPES = ("consentToHelp", "safetyPlan", "consentToShare", "voluntaryStayAgreement", "contactAgreement", "handoverToGI")
SEEN: dict[str, Any] = {"court": "Rechtbank Voorbeeld", "number": "C/1", "decided_on": "2026-02-20"}
Key = tuple[int, str, date]


@cache
def law() -> Any:
    return own_content.content()


def family() -> Laptop:
    laptop = Laptop()
    born = {"recorded_at": LONG_AGO}
    laptop.write(FamilyRegistered(name="Verzonnen"), **born)
    for payload in (
        person(),
        person(FATHER, "Femke Verzonnen"),
        person(SANNE, "Sanne", "child", born="2013-05-01"),
        person(BRAM, "Bram", "child", born="2014-06-01"),
        authority(),
        authority(uuid(42), FATHER),
        authority(uuid(43), MOTHER, child=BRAM),
    ):
        laptop.write(payload, **born)
    return laptop


def duties(*records: StoredRecord, today: date = TODAY) -> tuple[Duty, ...]:
    pack, book = law()
    return duties_of(fold(CASE, records), today, book, pack)


def open_now(*records: StoredRecord, today: date = TODAY) -> set[Key]:
    """Return what is open and came up already; what has yet to come may change with the facts."""
    return {(duty.moment, duty.person, duty.due) for duty in duties(*records, today=today) if duty.due <= today}


def rows(*results: str) -> RowsAnswer:
    cells = ({"on": TextAnswer("2026-03-01"), "result": ChoiceAnswer((result,))} for result in results)
    return RowsAnswer(tuple(Row(uuid(80 + number), dict(each)) for number, each in enumerate(cells)))


# -- what may be written after something opened a duty ----------------------------------------

Written = tuple[Payload, datetime]


@st.composite
def forms(draw: st.DrawFn) -> Written:
    """A form, another text of it, or a form in its place; its type is that of the story."""
    ident = draw(st.sampled_from([FORM, SECOND]))
    values: dict[str, Any] = {
        "form_type": "",
        "required": tuple(
            RequiredMark(person=who, mark="T") for who in draw(st.sampled_from([(MOTHER,), (MOTHER, FATHER), ()]))
        ),
        "content_sha256": draw(st.sampled_from(["a" * 64, OTHER_HASH])),
        "answers": {"endsOn": "2027-12-31"} if draw(st.booleans()) else {},
        "replaces": FORM if ident == SECOND and draw(st.booleans()) else None,
    }
    return form(ident, **values), draw(st.sampled_from([LONG_AGO, NOW]))


@st.composite
def decisions(draw: st.DrawFn) -> Written:
    """Any decision of anybody, also one that takes the place of an earlier one."""
    values: dict[str, Any] = {
        "form": draw(st.sampled_from([FORM, SECOND])),
        "mark": draw(st.sampled_from(["T", "A", "G"])),
        "content_sha256": draw(st.sampled_from(["a" * 64, OTHER_HASH])),
    }
    said = draw(st.sampled_from(["agreed", "partly", "refused", "later", "objection"]))
    return decided(said, draw(st.sampled_from([MOTHER, FATHER])), **values), draw(st.sampled_from([LONG_AGO, NOW]))


@st.composite
def events(draw: st.DrawFn) -> Written:
    """Something that happened; a version of one event is another matter, see below."""
    # that a stay began on a day says that it did not begin when a paper was signed: see the end of this page
    kind = draw(st.sampled_from(sorted(set(HAPPENINGS) - {"stayBegan", "stayEnded"})))
    fields: dict[str, Any] = {
        name: value for name, value in EVENT_FIELDS.items() if name in HAPPENINGS[kind].__struct_fields__
    }
    event = HAPPENINGS[kind](
        event=DRAWN,
        on=draw(st.sampled_from(["2026-02-20", "2027-03-10"])),
        source="verteld",
        children=draw(st.sampled_from([(), (SANNE,), (BRAM,)])),
        persons=draw(st.sampled_from([(), (MOTHER,), (FATHER, MOTHER)])),
        **fields,
    )
    return event, NOW


DRAWN = uuid(200)
EVENT_FIELDS: dict[str, Any] = dict.fromkeys(
    ("about", "name", "reason", "agreement", "receiver", "contact_with", "help", "provider", "gi", "check", "concern",
     "colleague", "opinion", "danger", "contact_person", "municipality", "by", "spoke_with", "our_question",
     "advice", "who_of_us", "what"), "iets") | {
    "promised_by": "2026-04-01",
    "outcome": "notKept", "step": "reported", "how": "byName", "held_on": "2026-04-01", "investigates": "yes",
    "stage": "draft", "order": ORDER, "asked": "yes", "court": "Rechtbank", "number": "C/2",
    "decided_on": "2026-02-20", "wish": "copy", "decision": "exclusion_order", "exception": "X5",
}  # fmt: skip


def at_once(*payloads: Payload) -> st.SearchStrategy[Written]:
    return st.sampled_from([(payload, NOW) for payload in payloads])


LATER_FACTS = st.one_of(
    forms(),
    decisions(),
    events(),
    st.sampled_from([
        (withdrawn(MOTHER, effective_at="2027-03-10T09:00:00.000Z"), NOW),
        (withdrawn(FATHER, effective_at="2027-03-10T09:00:00.000Z", lines=("E.02",)), NOW),
    ]),
    # an order, its end from today, and a second one
    at_once(
        order(starts_on="2026-03-01", **SEEN),
        order(starts_on="2026-03-01", ended_on="2027-03-10", **SEEN),
        order(uuid(52), kind="placement", starts_on="2026-03-05", carried_out_on="2026-03-06", **SEEN),
        order(uuid(53), kind="authority_suspended", starts_on="2027-03-10", person=FATHER,
              **{**SEEN, "decided_on": "2027-03-10"}),
    ),
    # authority: evidence that is missed, an end or a suspension from today, a new holder
    at_once(
        authority(evidence=None),
        authority(until="2027-03-10"),
        authority(suspended=True),
        authority(uuid(44), FATHER, child=BRAM, since="2027-03-01"),
        authority(uuid(45), "unknown", evidence=None),
    ),
    # persons: who cannot be found, cannot weigh it, reads another language
    at_once(
        person(FATHER, "Femke Verzonnen", whereabouts="unknown"),
        person(MOTHER, capacity="under_guardianship", language="ar"),
        person(uuid(15), "Oma", "network"),
    ),
    at_once(
        filled(answers={"agreements": RowsAnswer((Row(uuid(70), {"who": PersonsAnswer((FATHER,))}),))}),
        filled(answers={"riskStatement": TextAnswer("anders")}),
        filled(form=SECOND, form_type="investigationRequest", answers={"requestKind": ChoiceAnswer(("regular",))}),
        filled(form=SECOND, form_type="investigationRequest", answers={"requestKind": ChoiceAnswer(("urgent",))}),
        filled("team", form=uuid(33), form_type="reportingCode"),
    ),
    at_once(HAPPENINGS["stayEnded"](event=uuid(98), on="2027-03-10", source="moeder", children=(SANNE,))),
    at_once(VisibilityRestricted(hides=(uuid(9),), hidden_from=(MOTHER,), basis="veiligheid")),
)  # fmt: skip


@settings(deadline=None, max_examples=120)
@given(story=st.lists(st.tuples(LATER_FACTS, st.booleans()), min_size=2, max_size=7), paper=st.sampled_from(TYPES))
def test_h18_no_later_fact_and_no_doubt_takes_an_open_duty_away(story: list[tuple[Written, bool]], paper: str) -> None:
    here, there = family(), Laptop()
    for number, ((written, at), elsewhere) in enumerate(story):
        payload = msgspec.structs.replace(written, form_type=paper) if isinstance(written, FormOpened) else written
        if getattr(payload, "event", None) == DRAWN:  # each is an event of its own, never a correction of another
            payload = msgspec.structs.replace(payload, event=uuid(200 + number))
        before = open_now(*here.records, *there.records)
        # the other laptop has seen nothing of this one: what it writes on the same matter is a conflict
        (there if elsewhere else here).write(payload, recorded_at=at)
        after = open_now(*here.records, *there.records)
        gone = before - after
        if at == LONG_AGO:  # what comes in late may say that something was on the table earlier: the duty has that day
            gone = {key for key in gone if not any(key[:2] == known[:2] and known[2] < key[2] for known in after)}
        assert not gone, (payload, gone)


# -- the ways that were found, one by one ------------------------------------------------------


def stays(*first: Payload, then: Callable[[Laptop, list[StoredRecord]], Any]) -> tuple[set[Key], set[Key]]:
    laptop = family()
    written = [laptop.write(payload, recorded_at=LONG_AGO) for payload in first]
    before = open_now(*laptop.records)
    extra = then(laptop, written)
    return before, open_now(*laptop.records, *(extra if isinstance(extra, list) else []))


REGULAR = {"requestKind": ChoiceAnswer(("regular",))}
STAY_FORM = form(form_type="voluntaryStayAgreement")
YES = decided("agreed")


def elsewhere(payload: Payload) -> Callable[[Laptop, list[StoredRecord]], list[StoredRecord]]:
    return lambda _, __: [Laptop().write(payload, recorded_at=NOW)]


def here(payload: Payload, **more: Any) -> Callable[[Laptop, list[StoredRecord]], None]:
    return lambda laptop, _: laptop.write(payload, recorded_at=NOW, **more) and None


def drops(laptop: Laptop, written: list[StoredRecord]) -> list[StoredRecord]:
    rival = Laptop().write(decided("agreed"), recorded_at=NOW)
    laptop.write(
        ConflictDecided(records=(id_of(written[-1]), id_of(rival)), kept=id_of(rival), reason="zij zei toch ja"),
        recorded_at=NOW,
    )
    return [rival]


WAYS = [
    pytest.param((STAY_FORM, YES), here(form(form_type="voluntaryStayAgreement", content_sha256=OTHER_HASH)),
                 {10, 12, 30}, id="a new text of the form: the yes to the old one counts no more"),
    pytest.param((STAY_FORM, YES), here(form(SECOND, form_type="voluntaryStayAgreement", replaces=FORM)),
                 {10, 12, 30}, id="a form in its place"),
    pytest.param((STAY_FORM, YES), here(decided("refused")), {10, 12, 30}, id="a no after the yes"),
    pytest.param((STAY_FORM, YES), here(decided("later")), {10, 12, 30}, id="thinks it over after the yes"),
    pytest.param((STAY_FORM, YES), here(decided("objection")), {10, 12, 30}, id="an objection after the yes"),
    pytest.param((STAY_FORM, YES), here(withdrawn(effective_at="2027-03-10T09:00:00.000Z")), {10, 12, 30},
                 id="taken back after the year was full"),
    pytest.param((STAY_FORM, YES), elsewhere(decided("refused")), {10, 12, 30}, id="in conflict with a no"),
    pytest.param((STAY_FORM, decided("refused")), here(decided("agreed")), {10, 26}, id="a yes after the no"),
    pytest.param((STAY_FORM, decided("refused")), drops, {10, 26}, id="a person decided that the yes holds"),
    pytest.param((STAY_FORM, YES, withdrawn(effective_at="2026-04-01T09:00:00.000Z")), here(decided("agreed")),
                 {10, 26}, id="a yes after it was taken back"),
    pytest.param((STAY_FORM, decided("agreed", mark="A")), here(decided("refused", mark="A")), {12},
                 id="who took the child in says no now"),
    pytest.param((order(starts_on="2026-03-01", until="2026-12-01", **SEEN),),
                 elsewhere(order(starts_on="2026-03-01", until="2027-12-01", **SEEN)), {20, 24},
                 id="rival versions of an order"),
    pytest.param((authority(since="2026-02-01"),), here(authority(since="2026-02-01", evidence=None)), {2},
                 id="the evidence of authority is missed"),
    pytest.param((HAPPENINGS["movedAway"](event=uuid(99), on="2026-03-05", source="brief", municipality="Elders"),),
                 here(authority(suspended=True)), {29}, id="suspended since"),
    pytest.param((HAPPENINGS["movedAway"](event=uuid(99), on="2026-03-05", source="brief", municipality="Elders"),),
                 here(person(whereabouts="unknown")), {29}, id="cannot be found since"),
    pytest.param((filled(answers={"agreements": RowsAnswer((Row(uuid(70), {"who": PersonsAnswer((uuid(15),))}),))}),
                  person(uuid(15), "Oma", "network")), here(filled()), {6}, id="a promise struck from the plan"),
    pytest.param((filled(form_type="investigationRequest", answers=REGULAR),),
                 here(filled(form_type="investigationRequest",
                             answers={"requestKind": ChoiceAnswer(("urgent",))})), {16}, id="a request became urgent"),
    pytest.param((), elsewhere(person(SANNE, "Sanne", "other", born="2013-05-01")), {1},
                 id="rival versions of who is a child"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "then", "moments"), WAYS)
def test_h18_a_duty_stays_when(
    first: tuple[Payload, ...], then: Callable[[Laptop, list[StoredRecord]], Any], moments: set[int]
) -> None:
    before, after = stays(*first, then=then)
    assert moments <= {moment for moment, _, _ in before}
    assert before <= after


def test_h18_a_new_text_moves_no_duty_to_its_own_day() -> None:
    """Who was asked in March was asked in March: what closed that duty closes it still."""
    laptop = family()
    laptop.write(STAY_FORM, recorded_at=LONG_AGO)
    closed = DutyClosedWhen(moment=10, person=MOTHER, due="2026-03-02", how="declined", reason="wil het niet horen")
    laptop.write(closed, recorded_at=LONG_AGO)
    laptop.write(form(form_type="voluntaryStayAgreement", content_sha256=OTHER_HASH), recorded_at=NOW)
    assert not {key for key in open_now(*laptop.records) if key[:2] == (10, MOTHER)}


def test_h18_a_dash_that_some_program_wrote_closes_nothing() -> None:
    laptop = family()
    laptop.write(STAY_FORM, recorded_at=LONG_AGO)
    before = {key for key in open_now(*laptop.records) if key[:2] == (10, MOTHER)}
    laptop.write(
        DutyClosedWhen(moment=10, person=MOTHER, due="2026-03-02", how="declined", reason="-"), recorded_at=NOW
    )
    assert before == {key for key in open_now(*laptop.records) if key[:2] == (10, MOTHER)} != set()


def test_what_a_form_opened_ends_by_explaining_it() -> None:
    laptop = family()
    laptop.write(form(form_type="handoverToGI"), recorded_at=LONG_AGO)
    (duty,) = (duty for duty in duties(*laptop.records) if (duty.moment, duty.person) == (14, MOTHER))
    for card in duty.cards:
        heard = CardExplained(
            visit=VISIT, card=card, card_version="1.0", audience="parent", languages=("nl",), statements=(),
            heard_by=(MOTHER,), reading_mode="self",
        )  # fmt: skip
        laptop.write(heard, recorded_at=NOW)
    assert not [each for each in duties(*laptop.records) if (each.moment, each.person) == (14, MOTHER)]


def test_who_cannot_be_found_takes_one_of_the_three_places_only_when_nobody_else_needs_it() -> None:
    laptop = family()
    laptop.write(person(FATHER, "Femke Verzonnen", whereabouts="unknown"), recorded_at=NOW)
    file: CaseFile = fold(CASE, laptop.records)
    shown = shown_duties(file, duties(*laptop.records))
    assert FATHER not in {duty.person for duty in shown}
    assert len(shown) == 3


# -- a talk counts from when we knew ------------------------------------------------------------

DAY = timedelta(days=1)
ORDER_OF_THE_20TH = order(starts_on="2026-03-20", **{**SEEN, "decided_on": "2026-03-20"})
MOVED = HAPPENINGS["movedAway"](event=uuid(99), on="2026-03-20", source="brief", municipality="Elders")
REQUESTED = HAPPENINGS["investigationRequested"](event=uuid(97), on="2026-03-20", source="ik", reason="zorg")
TALK, KNOWN = datetime(2026, 3, 21, 13, tzinfo=UTC), datetime(2026, 3, 26, 13, tzinfo=UTC)


def hears(laptop: Laptop, number: int, at: datetime, frame: Any = None, who: Any = MOTHER) -> None:
    """Let somebody hear every card of a moment."""
    for card in law()[1].moment(number).cards:
        said: dict[str, Any] = {"heard_by": (who,), "frame_said": frame, "languages": ("nl",)}
        if card == RIGHTS_CARD:
            laptop.write(
                RightsShown(
                    visit=VISIT, person=who, children=(SANNE,), lines=(), law_book="2026.1", situation=(), **said
                ),
                recorded_at=at,
            )
        else:
            said |= {"card_version": "1.0", "audience": "parent", "statements": (), "reading_mode": "self"}
            laptop.write(CardExplained(visit=VISIT, card=card, **said), recorded_at=at)


def owed(laptop: Laptop, number: int, who: Any = MOTHER) -> bool:
    return any(key[:2] == (number, who) for key in open_now(*laptop.records))


@pytest.mark.parametrize(
    ("told", "number"),
    [
        (ORDER_OF_THE_20TH, 20),
        (order(kind="closed_care", starts_on="2026-03-20", **{**SEEN, "decided_on": "2026-03-20"}), 21),
        (MOVED, 29),
        (REQUESTED, 16),
        (authority(uuid(44), MOTHER, since="2026-03-20"), 2),
    ],
)
def test_h18_what_was_heard_before_we_knew_does_not_explain_it(told: Payload, number: int) -> None:
    laptop = family()
    hears(laptop, number, TALK)
    laptop.write(told, recorded_at=KNOWN)
    assert owed(laptop, number)
    hears(laptop, number, KNOWN - timedelta(hours=1))  # the same day, and before it was written down
    assert owed(laptop, number)
    hears(laptop, number, KNOWN + timedelta(hours=1))
    assert not owed(laptop, number)


@pytest.mark.parametrize(
    ("first", "later", "number"),
    [
        (ORDER_OF_THE_20TH, msgspec.structs.replace(ORDER_OF_THE_20TH, ended_on="2026-09-01"), 20),
        (MOVED, msgspec.structs.replace(MOVED, source="brief van de gemeente"), 29),
        (authority(uuid(44), MOTHER, since="2026-03-20"), authority(uuid(44), MOTHER, since="2026-03-20",
                                                                    checked_on="2026-09-01"), 2),
    ],
)  # fmt: skip
def test_a_later_version_that_says_the_same_opens_no_second_talk(first: Payload, later: Payload, number: int) -> None:
    laptop = family()
    laptop.write(first, recorded_at=KNOWN)
    hears(laptop, number, KNOWN + DAY)
    assert not owed(laptop, number)
    laptop.write(later, recorded_at=NOW)
    assert not owed(laptop, number)


def test_h18_an_end_that_was_written_down_late_is_explained_after_that() -> None:
    laptop = family()
    laptop.write(ORDER_OF_THE_20TH, recorded_at=KNOWN)
    hears(laptop, 24, datetime(2026, 9, 2, 13, tzinfo=UTC))
    laptop.write(msgspec.structs.replace(ORDER_OF_THE_20TH, ended_on="2026-09-01"), recorded_at=NOW)
    assert owed(laptop, 24)
    hears(laptop, 24, NOW)
    assert not owed(laptop, 24)


@pytest.mark.parametrize(
    ("said", "open_"), [("voluntary", True), ("checking", True), ("court_ordered", False), (None, False)]
)
def test_h13_a_card_that_said_another_frame_does_not_explain_a_measure(said: Any, open_: bool) -> None:
    laptop = family()
    laptop.write(ORDER_OF_THE_20TH, recorded_at=KNOWN)
    hears(laptop, 20, KNOWN + DAY, said)
    assert owed(laptop, 20) is open_


@pytest.mark.parametrize(("said", "open_"), [("court_ordered", True), ("voluntary", False), ("checking", False)])
def test_h13_a_card_that_still_said_the_measure_does_not_explain_its_end(said: Any, open_: bool) -> None:
    laptop = family()
    laptop.write(msgspec.structs.replace(ORDER_OF_THE_20TH, ended_on="2026-09-01"), recorded_at=KNOWN)
    hears(laptop, 24, NOW, said)
    assert owed(laptop, 24) is open_


def test_a_measure_that_is_over_can_still_be_explained_by_what_holds_now() -> None:
    laptop = family()
    laptop.write(msgspec.structs.replace(ORDER_OF_THE_20TH, ended_on="2026-09-01"), recorded_at=KNOWN)
    hears(laptop, 20, NOW, "voluntary")
    assert not owed(laptop, 20)


# -- and what says that it never was so --------------------------------------------------------


def test_a_version_that_says_it_was_a_mistake_takes_its_duty_back() -> None:
    moved = HAPPENINGS["movedAway"](event=uuid(99), on="2026-03-05", source="brief", municipality="Elders")
    wrong = HAPPENINGS["movedAway"](
        event=uuid(99), on="2026-03-05", source="brief", municipality="Elders", mistaken="ander gezin"
    )
    before, after = stays(moved, then=here(wrong))
    assert {moment for moment, _, _ in before - after} == {29}


def test_a_stay_counts_from_the_day_it_began_where_that_is_known() -> None:
    began = HAPPENINGS["stayBegan"](event=uuid(98), on="2026-06-01", source="moeder", children=(SANNE,))
    before, after = stays(STAY_FORM, YES, then=here(began))
    assert {(moment, due) for moment, _, due in before - after} == {(12, date(2026, 12, 2)), (12, date(2027, 3, 2))}
    assert {(moment, due) for moment, _, due in after - before} == {(12, date(2027, 3, 1))}


def test_an_order_recorded_with_the_wrong_day_has_its_duty_on_the_right_one() -> None:
    first = order(starts_on="2026-03-01", **SEEN)
    before, after = stays(first, then=here(order(starts_on="2026-03-01", **{**SEEN, "decided_on": "2026-02-27"})))
    assert {(moment, due) for moment, _, due in before - after} == {(20, date(2026, 2, 20))}
    assert {(moment, due) for moment, _, due in after - before} == {(20, date(2026, 2, 27))}


def test_what_was_taken_back_before_the_year_was_full_was_never_a_year_old() -> None:
    before, after = stays(STAY_FORM, YES, then=here(withdrawn(effective_at="2026-05-01T09:00:00.000Z")))
    assert {moment for moment, _, _ in before - after} == {12, 30}


def test_the_day_the_family_came_moves_no_later_when_its_own_record_comes_in() -> None:
    laptop = Laptop()
    for payload in (person(), authority(), person(SANNE, "Sanne", "child", born="2013-05-01")):
        laptop.write(payload, recorded_at=LONG_AGO)
    moved = HAPPENINGS["movedAway"](event=uuid(99), on="2025-03-10", source="brief", municipality="Elders")
    laptop.write(moved, recorded_at=LONG_AGO)
    before = open_now(*laptop.records)
    laptop.write(FamilyRegistered(name="Verzonnen"), recorded_at=LONG_AGO + timedelta(days=300))
    assert before <= open_now(*laptop.records)
    assert 29 in {moment for moment, _, _ in before}
