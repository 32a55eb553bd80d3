"""Two things of one day: what was told between them was told about the first, and not about the second (H18)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from record_factory import (
    CASE,
    FATHER,
    MOTHER,
    SANNE,
    VISIT,
    Laptop,
    authority,
    decided,
    filled,
    form,
    heard,
    person,
    uuid,
    withdrawn,
)

from jgvisit import own_content
from jgvisit.content.pack_model import Pack
from jgvisit.domain.duties import Duty
from jgvisit.records.answers import ChoiceAnswer, DayAnswer, PersonsAnswer, Row, RowsAnswer
from jgvisit.records.fold import fold
from jgvisit.records.happenings import HAPPENINGS
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_forms import RequiredMark
from jgvisit.records.payload_talk import CardExplained
from jgvisit.services.talk.duties import duties_of
from jgvisit.services.talk.new_texts import changed_texts

TODAY = date(2026, 3, 2)


def at(hour: int, day: int = 2) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def family(*said: tuple[datetime, Payload]) -> Laptop:
    laptop = Laptop()
    for payload in (person(), person(FATHER, "Karim"), person(SANNE, "Sanne", "child", born="2013-05-01"),
                    authority(), authority(uuid(42), FATHER)):  # fmt: skip
        laptop.write(payload, recorded_at=at(6))
    for moment, payload in said:
        laptop.write(payload, recorded_at=moment)
    return laptop


def told(card: str, who: str = MOTHER) -> CardExplained:
    return CardExplained(
        visit=VISIT, card=card, card_version="1.0", audience="parent", languages=("nl",), statements=(),
        heard_by=(who,), reading_mode="self",
    )  # fmt: skip


def owed(laptop: Laptop, moment: int, who: str = MOTHER, today: date = TODAY) -> tuple[str, ...]:
    pack, book = own_content.content()[:2]
    duties = duties_of(fold(CASE, laptop.records), today, book, pack)
    return tuple(card for duty in duties if (duty.moment, duty.person) == (moment, who) for card in duty.cards)


# -- heard words --------------------------------------------------------------------------------

WORD = heard(used_by=(FATHER,), explained_to=(MOTHER,))


def test_13_a_card_that_was_heard_before_the_word_came_up_explains_no_word() -> None:
    assert owed(family((at(10), told("K02", FATHER)), (at(11), WORD)), 13, FATHER) == ("K02",)
    assert owed(family((at(11), WORD), (at(12), told("K02", FATHER))), 13, FATHER) == ()


def test_13_the_second_word_of_a_day_is_explained_as_well() -> None:
    first, second = WORD, replace_term(WORD, "preventieve-jeugdbescherming")
    between = family((at(10), first), (at(11), told("K02", FATHER)), (at(12), second))
    assert owed(between, 13, FATHER) == ("K02",)
    after = family((at(10), first), (at(11), second), (at(12), told("K02", FATHER)))
    assert owed(after, 13, FATHER) == ()


def replace_term(word: Any, term: str) -> Any:
    return heard(used_by=word.used_by, explained_to=word.explained_to, term=term, word=term)


# -- rows of a form with a day of their own -----------------------------------------------------


def review(*rows: tuple[int, str, str]) -> Payload:
    """A plan with what came of its promises: (row, result, day)."""
    cells = tuple(
        Row(uuid(number), {"result": ChoiceAnswer((result,)), "on": DayAnswer(day), "who": PersonsAnswer((MOTHER,))})
        for number, result, day in rows
    )
    return filled(answers={"reviewResults": RowsAnswer(cells)})


MISSED = (70, "notKept", "2026-03-02")


def test_7_the_second_promise_missed_on_a_day_is_gone_over_as_well() -> None:
    second = (71, "notKept", "2026-03-02")
    between = family((at(10), review(MISSED)), (at(11), told("K08")), (at(12), review(MISSED, second)))
    assert "K08" in owed(between, 7)
    after = family((at(10), review(MISSED)), (at(11), review(MISSED, second)), (at(12), told("K08")))
    assert owed(after, 7) == ()


def test_7_a_later_version_that_says_the_same_of_a_row_makes_no_talk_void() -> None:
    again = family((at(10), review(MISSED)), (at(11), told("K08")), (at(12), review(MISSED)))
    assert owed(again, 7) == ()
    worse = family((at(10), review((70, "partly", "2026-03-02"))), (at(11), told("K08")), (at(12), review(MISSED)))
    assert "K08" in owed(worse, 7), "what happened is different, and nobody was told"


def test_6_a_plan_that_was_explained_and_then_opened_the_same_day_was_explained() -> None:
    """The cards come before the paper: a form counts from its day, not from its minute."""
    laptop = family(*((at(9), told(card)) for card in ("K06", "K07", "K08", "K19")), (at(10), filled()))
    assert owed(laptop, 6) == ()


# -- a new text, and a yes that was taken back aloud --------------------------------------------


def no_to_help(day: int, event: int = 90, **more: Any) -> Payload:
    values: dict[str, Any] = {"persons": (MOTHER,), "children": (SANNE,), "about": "hulp", **more}
    return HAPPENINGS["refusalHeard"](event=uuid(event), on=f"2026-03-{day:02}", source="aan de telefoon", **values)


def touched(*said: tuple[datetime, Payload], valid_from: date = date(2026, 3, 10)) -> set[str]:
    """Who signed the text of version 1, with the no that was heard since, hears version 9 from this day."""
    signed = ((at(9), form()), (at(10), decided()))
    file = fold(CASE, family(*signed, *said).records)
    return {text.person for text in changed_texts(file, newer("consentToHelp", valid_from)) if text.card is None}


def newer(form_type: str, valid_from: date = date(2026, 3, 10)) -> Pack:
    """Return our texts with version 9 of this form."""
    pack = own_content.content()[0]
    now = pack.definition(form_type)
    assert now is not None
    lines = tuple(replace(line, valid_from=valid_from) for line in now.statements)
    text = replace(now, version="9.0", statements=lines)
    return replace(pack, definitions={**pack.definitions, (form_type, "nl"): text})


EVERY_FORM = sorted(name for name, language in own_content.content()[0].definitions if language == "nl")


def laid_form(form_type: str, **more: Any) -> tuple[tuple[datetime, Payload], ...]:
    """A form of this kind that both parents signed in version 1.4."""
    marks = tuple(RequiredMark(person=who, mark="G", articles=("Jw 7.3.2",)) for who in (MOTHER, FATHER))
    opened = form(form_type=form_type, form_version="1.4", answers={}, required=marks, **more)
    return (at(9), opened), (at(10), decided(mark="G")), (at(11), decided(person=FATHER, mark="G"))


@pytest.mark.parametrize("form_type", EVERY_FORM)
def test_31_a_new_text_of_any_form_is_explained_again_to_who_signed_the_old_one(form_type: str) -> None:
    pack, book = newer(form_type), own_content.content()[1]
    again = (datetime(2026, 3, 12, 9, tzinfo=UTC), decided(person=FATHER, mark="G", form=uuid(88)))
    renewed = form(uuid(88), form_type=form_type, form_version="9.0", answers={})
    laptop = family(*laid_form(form_type), (again[0], renewed), again)

    def waits() -> list[Duty]:
        file = fold(CASE, laptop.records)
        return [duty for duty in duties_of(file, date(2026, 3, 20), book, pack) if duty.moment == 31]

    (duty,) = waits()
    assert (duty.person, duty.due) == (MOTHER, date(2026, 3, 10)), "the father signed the new text: he read it"
    assert duty.cards
    for card in duty.cards:
        laptop.write(told(card), recorded_at=datetime(2026, 3, 14, 9, tzinfo=UTC))
    assert waits() == []


@pytest.mark.parametrize("form_type", EVERY_FORM)
def test_31_a_minor_version_of_a_form_opens_nothing(form_type: str) -> None:
    pack = newer(form_type)
    text = pack.definition(form_type)
    assert text is not None
    minor = replace(pack, definitions={**pack.definitions, (form_type, "nl"): replace(text, version="1.9")})
    file = fold(CASE, family(*laid_form(form_type)).records)
    assert changed_texts(file, minor) == ()


@pytest.mark.parametrize(
    ("back", "hears"),
    [((uuid(70),), True), ((uuid(70), uuid(71)), False), ((), False)],
    ids=["one line of two", "every line", "the whole"],
)
def test_31_a_yes_that_still_stands_for_one_line_is_not_over(back: tuple[str, ...], hears: bool) -> None:
    lines = (uuid(70), uuid(71), uuid(72))
    mark = RequiredMark(person=MOTHER, mark="T", articles=("Jw 7.3.4",), lines=lines)
    said = {uuid(70): "agreed", uuid(71): "agreed", uuid(72): "refused"}
    opened = form(form_type="consentToShare", form_version="1.0", answers={}, required=(mark,))
    story = family((at(9), opened), (at(10), decided("partly", lines=said)), (at(11), withdrawn(lines=back)))
    found = changed_texts(fold(CASE, story.records), newer("consentToShare"))
    assert {text.person for text in found} == ({MOTHER} if hears else set())


@pytest.mark.parametrize(("last", "hears"), [("2026-03-08", False), ("2026-03-09", True), ("2026-06-01", True)])
def test_31_who_signed_for_a_time_that_was_over_by_then_is_not_bothered(last: str, hears: bool) -> None:
    story = family((at(9), form(answers={"endsOn": last})), (at(10), decided()))
    found = changed_texts(fold(CASE, story.records), newer("consentToHelp"))
    assert bool(found) is hears


@pytest.mark.parametrize(
    ("said", "hears"),
    [
        pytest.param((), True, id="nothing"),
        pytest.param(((at(9, 5), no_to_help(5)),), False, id="a no before the new text"),
        pytest.param(((at(9, 12), no_to_help(12)),), True, id="a no after it: what is owed stays owed"),
        pytest.param(((at(9, 5), no_to_help(5, persons=(FATHER,))),), True, id="a no of the other parent"),
        pytest.param(((at(9, 5), no_to_help(5, children=(uuid(99),))),), True, id="a no about another child"),
        pytest.param(((at(9, 5), no_to_help(5)), (at(9, 6), decided())), True, id="a yes again since"),
        pytest.param(((at(9, 5), no_to_help(1)),), False, id="a no told late, of a day before the yes"),
        pytest.param(((at(9, 5), no_to_help(5)), (at(9, 12), no_to_help(12, 91))), False, id="the first of two noes"),
    ],
)
def test_31_who_took_the_yes_back_aloud_before_the_new_text_is_not_bothered_with_it(
    said: tuple[tuple[datetime, Payload], ...], hears: bool
) -> None:
    assert touched(*said) == ({MOTHER} if hears else set())
