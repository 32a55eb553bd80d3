"""What forms F, H, I, K and L ask of us on a day: asked until it was done, and gone once it was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from record_factory import CASE, FATHER, FORM, MOTHER, SANNE, Laptop, filled, person, uuid

from jgvisit.records.answers import ChoiceAnswer, DayAnswer, PersonsAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.fold import fold
from jgvisit.records.payload_reading import PaperStepped
from jgvisit.services.forms.days import form_reminders

TODAY = date(2026, 3, 10)
DUE = DayAnswer("2026-03-05")
ON = date(2026, 3, 5)
YES = TextAnswer("Er is gebeld")


def pick(value: str) -> ChoiceAnswer:
    return ChoiceAnswer((value,))


def told(who: str, how: str, later: str | None = None) -> Row:
    cells: dict[str, Any] = {"person": PersonsAnswer((who,)), "told": pick(how)}
    if later is not None:
        cells["laterOn"] = DayAnswer(later)
    return Row(uuid(70 + len(cells) + len(who + how) % 7), cells)


def rows(*each: Row) -> dict[str, Any]:
    return {"informing": RowsAnswer(each)}


def days(*payloads: Any) -> list[tuple[str, date | None]]:
    laptop = Laptop()
    for each in (person(SANNE, role="child", born="2016-05-01"), person(MOTHER), *payloads):
        laptop.write(each)
    skipped = {"second_review"}
    found = form_reminders(fold(CASE, laptop.records), TODAY)
    return [(each.kind, each.due) for each in found if each.kind not in skipped]


FORM_H, FORM_K, FORM_L, FORM_I, FORM_F = (
    "noAgreementRecord",
    "childView",
    "reportingCode",
    "investigationRequest",
    "handoverToGI",
)


@pytest.mark.parametrize(
    ("form_type", "part", "answers", "asked"),
    [
        (FORM_H, "common", {"nextStepOn": DUE}, [("next_step", ON)]),
        (FORM_H, "common", {"nextStepOn": DUE, "firstStepDone": TextAnswer(" ")}, [("next_step", ON)]),
        (FORM_H, "common", {"nextStepOn": DUE, "firstStepDone": YES}, []),
        (FORM_L, "team", {"told": pick("notNow"), "lookAgainOn": DUE}, [("tell_again", ON)]),
        (FORM_L, "team", {"told": pick("yes"), "lookAgainOn": DUE}, []),
        (FORM_K, "team", {"spoken": pick("no"), "spokenLaterOn": DUE}, [("child_talk", ON)]),
        (FORM_K, "team", {"spoken": pick("alone"), "spokenLaterOn": DUE}, []),
        (FORM_K, "team", {"spoken": pick("alone"), "reviewOn": DUE}, [("kept_words_again", ON)]),
        (FORM_I, "team", rows(told(MOTHER, "notYet", "2026-03-05")), [("tell_of_request", ON)]),
        (FORM_I, "team", rows(told(MOTHER, "notSafe", "2026-03-05")), [("tell_of_request", ON)]),
        (FORM_I, "team", rows(told(MOTHER, "unreachable", "2026-03-05"), told(MOTHER, "phone")), []),
        (FORM_I, "team", rows(told(MOTHER, "notYet", "2026-03-05"), told(FATHER, "phone")), [("tell_of_request", ON)]),
        (FORM_I, "team", rows(told(MOTHER, "inPerson")), []),
        (FORM_F, "common", {"firstMeetingOn": DUE}, []),
    ],
)
def test_a_day_is_asked_until_it_was_done(form_type: str, part: str, answers: Any, asked: list[Any]) -> None:
    assert days(filled(part, form_type=form_type, answers=answers)) == asked


def step(name: Any, on: str = "2026-03-06", **more: Any) -> PaperStepped:
    return PaperStepped(form=FORM, step=name, on=on, by="Femke", **more)


@pytest.mark.parametrize(("kind", "due"), [("regular", date(2026, 3, 9)), ("urgent", date(2026, 3, 6))])
def test_what_is_ready_is_asked_after_at_the_office(kind: str, due: date) -> None:  # H25
    request = filled(form_type=FORM_I, answers={"requestKind": pick(kind)})
    assert days(request, step("ready")) == [("office_waits", due)]  # a Friday; the next working day, or the same day
    assert days(request, step("ready"), step("sent", reference="C-1")) == []
    assert days(request, step("ready"), step("stopped", note="het hoeft niet meer")) == []


def test_a_handover_that_nothing_covers_is_called_after_at_once(  # H11
) -> None:
    handover = filled(form_type=FORM_F, answers={"firstMeetingOn": DUE})
    assert days(handover, step("sent", to="GI")) == [("first_talk", ON), ("sent_without_ground", date(2026, 3, 6))]
    assert ("sent_without_ground", date(2026, 3, 6)) in days(handover, step("accepted"))
    assert days(handover, step("sent", to="GI"), step("returned", note="geen toestemming")) == []


def test_the_first_talk_is_asked_after_until_it_was_held() -> None:
    handover = filled(form_type=FORM_F, answers={"firstMeetingOn": DUE})
    assert ("first_talk", ON) in days(handover, step("accepted"))
    assert ("first_talk", ON) not in days(handover, step("firstContactDone"))
