"""Which words betray a hidden record in another text, however they are written (H2)."""

from __future__ import annotations

import pytest

from jgvisit.ids import new_uuid7
from jgvisit.records.answers import TextAnswer
from jgvisit.records.filled import FormFilled
from jgvisit.records.happenings_of_help import StayProposed
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import OrderRecorded, PersonRegistered, SafeContactRecorded
from jgvisit.records.payload_talk import SaidBack
from jgvisit.records.payload_visits import VisitPlanned
from jgvisit.records.telling import betrays, plain, telling_words, texts_of

SOMEBODY, VISIT = new_uuid7(), new_uuid7()


def contact(detail: str) -> SafeContactRecorded:
    return SafeContactRecorded(person=SOMEBODY, approach="allowed", detail=detail, evidence="verteld door moeder zelf")


def stay(place: str) -> StayProposed:
    return StayProposed(event=new_uuid7(), on="2026-11-02", source="gesprek", place=place)


@pytest.mark.parametrize(
    ("hidden", "text"),
    [
        (contact("Wilgenpad 7"), "ophalen op WILGENPAD 7, om drie uur"),
        (contact("Wilgenpad 7"), "Wilgen-pad\n7"),
        (contact("06-12 34 56 78"), "bel 0612345678"),
        (contact("Čapek Straße"), "bij de capek strasse"),
        (stay("Opvang Noord"), "zij slaapt in de Opvang  Noord."),
        (PersonRegistered(person=SOMEBODY, name="Greet Ånsen", role="other"), "gebracht door greet ansen"),
        (SaidBack(visit=VISIT, card="K02", card_version="1", person=SOMEBODY, outcome="later",
                  own_words="papa slaat mama als hij drinkt"), "Kind zegt: “Papa slaat mama als hij drinkt”."),
        (VisitPlanned(visit=VISIT, on="2026-11-02", at="10:00", purpose="naar blijf van mijn lijf"),
         "Naar Blijf-van-mijn-Lijf"),
        (OrderRecorded(order=VISIT, child=SOMEBODY, kind="ots", starts_on="2026-11-02", number="C/00/123"),
         "zie C 00 123"),
    ],
)  # fmt: skip
def test_the_words_are_found_however_they_are_written(hidden: Payload, text: str) -> None:
    assert betrays(text, telling_words(hidden))


@pytest.mark.parametrize(
    ("hidden", "text"),
    [
        (contact("Wilgenpad 7"), "Wilgenpad 9"),
        (contact("oma"), "oma belt morgen"),
        (contact("Wilgenpad 7"), "verteld door moeder zelf"),
        (stay("thuis"), "het gaat goed"),
        (SaidBack(visit=VISIT, card="K02", card_version="1", person=SOMEBODY, outcome="later", own_words="ja hoor"),
         "ja hoor, dat is goed"),
    ],
)  # fmt: skip
def test_ordinary_words_and_sources_betray_nothing(hidden: Payload, text: str) -> None:
    assert not betrays(text, telling_words(hidden))


def test_ids_hashes_and_days_are_no_texts() -> None:
    filled = FormFilled(
        form=VISIT, form_type="plan", form_version="1", part="common", children=(SOMEBODY,),
        answers={"reason": TextAnswer("rust in huis")},
    )  # fmt: skip
    assert set(texts_of(filled)) == {"plan", "1", "common", "text", "rust in huis"} - {"text"}
    assert not betrays(VISIT, {plain(VISIT)[:8] + "x"})
