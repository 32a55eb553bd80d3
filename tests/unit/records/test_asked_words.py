"""Where words are asked, a dash, a dot or a blank is none (H18, H23): one rule over every kind of record."""

from __future__ import annotations

from typing import Any

import pytest
from record_factory import CASE, FATHER, MOTHER, SANNE, VISIT, Laptop, asked_back, authority, order, said_back, uuid

from jgvisit.records.asked_words import closes_with_words, unsaid
from jgvisit.records.fold import fold
from jgvisit.records.happenings import HAPPENINGS
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.records.payload_journal import ConflictDecided, VisibilityRestricted
from jgvisit.records.payload_reading import PaperStepped, PassageReacted, ReleaseChosen, SourceChecked
from jgvisit.records.payload_rights import CircumstanceSeen
from jgvisit.records.payload_talk import DutyClosed, DutyClosedWhen

NOTHING = ["-", "–", ".", " ", "?!", "\u3164", "\u200b"]
EVENT = {"event": uuid(80), "on": "2026-03-01"}


def closed(how: Any = "declined", **more: Any) -> DutyClosedWhen:
    return DutyClosedWhen(**{"moment": 19, "person": MOTHER, "due": "2026-03-01", "reason": "zei zij", **more}, how=how)


def asking(words: str) -> list[tuple[str, Payload, str]]:
    """Every place where words are asked, with `words` in it and all else filled in."""
    return [
        ("source of an event", HAPPENINGS["movedAway"](**EVENT, source=words, municipality="Elders"), "source"),
        ("colleague who looked along", HAPPENINGS["secondReviewRecorded"](
            **EVENT, source="gesprek", colleague=words, opinion="eerst nog een gesprek"), "colleague"),
        ("number of a refused measure", HAPPENINGS["measureRejected"](
            **EVENT, source="brief", court="Rechtbank", number=words, decided_on="2026-03-01"), "number"),
        ("reason of an exception", HAPPENINGS["exceptionUsed"](
            **EVENT, source="overleg", exception="X4", reason=words), "reason"),
        ("why an event is a mistake", HAPPENINGS["movedAway"](
            **EVENT, source="brief", municipality="Elders", mistaken=words), "mistaken"),
        ("why an order never was", order(mistaken=words), "mistaken"),
        ("evidence of authority", authority(evidence=words), "evidence"),
        ("why it was not asked back", said_back("notAsked", reason=words), "reason"),
        ("why a belief was not asked back", asked_back("notAsked", follow_up_on=None, reason=words), "reason"),
        ("reason of a closed duty", DutyClosed(moment=3, person=MOTHER, how="declined", reason=words), "reason"),
        ("where a circumstance was seen", CircumstanceSeen(
            child=SANNE, person=MOTHER, what="stay", seen=words), "seen"),
        ("evidence of a safe way", SafeContactRecorded(person=MOTHER, approach="allowed", evidence=words), "evidence"),
        ("basis of hiding", VisibilityRestricted(hides=(), hidden_from=(FATHER,), basis=words), "basis"),
        ("reason of a choice", ConflictDecided(records=(), kept=uuid(81), reason=words), "reason"),
    ]  # fmt: skip


@pytest.mark.parametrize("words", NOTHING)
def test_words_that_say_nothing_are_missing_wherever_words_are_asked(words: str) -> None:
    assert {where: unsaid(payload) for where, payload, _ in asking(words)} == {
        where: (field,) for where, _, field in asking(words)
    }


@pytest.mark.parametrize("words", ["ja", "7", "أمها قالت ذلك", "Ω"])
def test_words_of_any_script_are_words(words: str) -> None:
    assert {where: unsaid(payload) for where, payload, _ in asking(words)} == {where: () for where, *_ in asking(words)}


@pytest.mark.parametrize(
    ("payload", "missing"),
    [
        pytest.param(closed(reason="-"), ("reason",), id="reason"),
        pytest.param(closed("withheld", colleague="-", again_on="2026-04-01"), ("colleague",), id="colleague"),
        pytest.param(closed("unreachable", attempts=("-", ".")), ("attempts",), id="attempts"),
        pytest.param(closed("unreachable", attempts=("-", "gebeld")), (), id="one attempt among them"),
        pytest.param(closed("declined", colleague="-"), (), id="no colleague is asked of who declined"),
    ],
)
def test_h18_a_duty_closes_only_with_what_its_way_asks(payload: DutyClosedWhen, missing: tuple[str, ...]) -> None:
    assert unsaid(payload) == missing
    assert closes_with_words(payload) == (not missing)


def test_nobody_is_asked_why_who_did_answer() -> None:
    assert unsaid(said_back("ownWordsCorrect", own_words="-")) == ()
    assert unsaid(authority(evidence=None)) == (), "not known is an answer of its own"


def test_what_was_told_badly_can_be_taken_out() -> None:
    """Its source may be the very thing that is wrong."""
    taken_out = HAPPENINGS["movedAway"](**EVENT, source="-", municipality="-", mistaken="dubbel opgeschreven")
    assert unsaid(taken_out) == ()


def test_records_of_before_stay_readable() -> None:
    laptop = Laptop()
    laptop.write(HAPPENINGS["movedAway"](**EVENT, source="-", municipality="Elders"))
    laptop.write(said_back("notAsked", visit=VISIT, reason="-"))
    file = fold(CASE, laptop.records)
    assert [event.source for event in file.happenings] == ["-"]
    assert [said.reason for said in file.said_back] == ["-"]


@pytest.mark.parametrize("said", NOTHING)
def test_what_is_asked_while_reading_together_is_said(said: str) -> None:
    of: dict[str, Any] = {"form": uuid(31), "passage": uuid(61)}
    step: dict[str, Any] = {"form": uuid(31), "on": "2026-03-01"}
    assert unsaid(PassageReacted(**of, person=MOTHER, read="x", reaction="different", words=said)) == ("words",)
    assert unsaid(PassageReacted(**of, person=MOTHER, read="x", reaction="notCorrect")) == ()
    assert unsaid(SourceChecked(**of, source=said, on="2026-03-01", outcome="confirmed")) == ("source",)
    release = ReleaseChosen(form=uuid(31), item="safetyOfWorkers", choice="tellByPhone", on="2026-03-01", note=said)
    assert unsaid(release) == ("note",)
    assert unsaid(PaperStepped(**step, step="sent", by=said)) == ("by",)
    for name in ("dissentRecorded", "returned", "stopped"):
        assert unsaid(PaperStepped(**step, step=name, by="Femke", note=said)) == ("note",)
