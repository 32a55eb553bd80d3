"""What two texts say of one matter is the same, and a duty never stands without its way out."""

from __future__ import annotations

import pytest

from jgvisit.content.model import Audience
from jgvisit.content.pack_model import Pack

CARD_LANGUAGES = ("nl", "en", "ar", "tr", "pl", "uk", "fy")
TO_YOU_AND_TO_EVERYONE = {
    "nl": ("U mag vragen", "Ieder mag vragen"),
    "en": ("You may", "Everyone may"),
    "ar": ("يمكنكم أن تطلبوا", "يحق لكل شخص أن يطلب"),
    "tr": ("Bir anlaşmanın değiştirilmesini isteyebilirsiniz", "Herkes bir anlaşmanın değiştirilmesini isteyebilir"),
    "pl": ("Mogą Państwo", "Każdy może"),
    "uk": ("Ви можете", "Кожна людина може"),
}
"""A card speaks to one reader; a form is one text for all its signers, and speaks to nobody."""
TO_THE_JUDGE = [
    ("K08", "parent", "K08.14", ("K08.17", "K08.18"), ("K16.17", "K16.18")),
    ("K09", "parent", "K09.12", ("K09.13", "K09.14"), ("K16.17", "K16.18")),
    ("K08", "youth12", "K08.y12", ("K08.y15", "K08.y16"), ("K16.y15", "K16.y16")),
]


def lines(pack: Pack, card: str, language: str, audience: Audience) -> dict[str, str]:
    return {line.id: line.text for line in pack.cards[(card, language, audience)].statements}


@pytest.mark.parametrize("language", CARD_LANGUAGES)
@pytest.mark.parametrize(("card", "audience", "duty", "here", "there"), TO_THE_JUDGE)
def test_an_instruction_never_stands_without_the_two_weeks_to_the_judge(
    own_pack: Pack,
    card: str,
    audience: Audience,
    duty: str,
    here: tuple[str, ...],
    there: tuple[str, ...],
    language: str,
) -> None:
    """BW 1:264: from the sending of the letter; the words are those of K16 (H16)."""
    said, known = lines(own_pack, card, language, audience), lines(own_pack, "K16", language, audience)
    after = list(said)[list(said).index(duty) + 1 :]
    assert tuple(after[: len(here)]) == here
    assert [said[name] for name in here] == [known[name] for name in there]


@pytest.mark.parametrize(("card", "audience", "duty", "here", "there"), TO_THE_JUDGE)
def test_the_way_out_holds_whenever_the_duty_does(
    own_pack: Pack,
    card: str,
    audience: Audience,
    duty: str,
    here: tuple[str, ...],
    there: tuple[str, ...],
) -> None:
    statements = {line.id: line for line in own_pack.cards[(card, "nl", audience)].statements}
    assert {statements[name].condition for name in here} == {statements[duty].condition} == {"supervision_in_force"}
    assert {statements[name].source for name in here} == {"BW 1:264"}


@pytest.mark.parametrize("language", TO_YOU_AND_TO_EVERYONE)
def test_card_and_plan_say_the_same_of_changing_an_agreement(own_pack: Pack, language: str) -> None:
    form = own_pack.definition("safetyPlan", language)
    assert form is not None
    on_paper = {line.id: line.text for line in form.statements}
    on_card = lines(own_pack, "K07", language, "parent")["K07.09"]
    to_you, to_everyone = TO_YOU_AND_TO_EVERYONE[language]
    assert to_you in on_card
    assert on_paper["D.10"] == on_card.replace(to_you, to_everyone)


def test_h24_every_application_is_taken_in_and_nothing_is_promised_by_it(own_pack: Pack) -> None:
    form = own_pack.definition("application")
    assert form is not None
    said = [line.text for line in form.statements]
    at = said.index("Wij nemen elke aanvraag aan.")
    assert said[at + 1] == "Dat is nog geen ja op de hulp."
    assert not any("weiger" in text for text in said)
